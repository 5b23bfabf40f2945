"""Where the document is in a photo, and the document laid flat."""

from verifier.locate.finder import locate
from verifier.locate.location import Evidence, Location
from verifier.locate.rectification import MARGIN, Rectified, rectify, to_upload

__all__ = ["MARGIN", "Evidence", "Location", "Rectified", "locate", "rectify", "to_upload"]
