"""Where the document is in a photo, and the document laid flat."""

from verifier.locate.finder import locate
from verifier.locate.location import Evidence, Location
from verifier.locate.rectification import MARGIN, Rectified, rectify, to_upload
from verifier.locate.seen import Prior

__all__ = ["MARGIN", "Evidence", "Location", "Prior", "Rectified", "locate", "rectify", "to_upload"]
