"""What settles a picture before it is read: it is grey all over, or no picture of an original."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verifier.capture.examine import Examination
from verifier.capture.monochrome import channel_extremes, judge_colour, measure_colour
from verifier.capture.net.labels import ORIGIN_CODES
from verifier.capture.thresholds import CaptureThresholds
from verifier.capture.view import make_view
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType

__all__ = ["check_grey", "is_settled"]

# None of these depends on what the document turns out to be. A copy does: a letter may be one, and
# a province may take one that bears a stamp.
_SETTLING = {
    FindingCode.SCREENSHOT,
    FindingCode.SCREEN_RECAPTURE,
    FindingCode.ELECTRONIC_DOCUMENT,
}
_SAME = 1  # code values between the channels of a grey pixel, after rounding


def check_grey(pixels: NDArray[np.uint8], thresholds: CaptureThresholds) -> Finding | None:
    """``MONOCHROME_COPY`` where there is no colour anywhere in the picture.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload, or its glance.
        thresholds: The bands.
    """
    # In a picture in colour a few lines say so.
    for step in (16, 1):
        highest, lowest = channel_extremes(pixels[::step])
        if int((highest - lowest).max()) > _SAME:
            return None
    colour = measure_colour(make_view(pixels, None, ()), thresholds.least_chroma)
    return judge_colour(colour, DocumentType.UNKNOWN, thresholds.monochrome)


def is_settled(examination: Examination, thresholds: CaptureThresholds) -> bool:
    """Whether a picture is refused for where it comes from, whatever it would read."""
    probabilities = examination.probabilities
    origin = max(ORIGIN_CODES.values(), key=lambda code: probabilities[code])
    severity = thresholds.probabilities[origin].severity(probabilities[origin])
    return origin in _SETTLING and severity is Severity.REJECT
