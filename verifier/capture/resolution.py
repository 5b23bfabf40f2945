"""Are there enough pixels on the text?"""

from __future__ import annotations

import numpy as np

from verifier.capture.thresholds import Band
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, Severity, make_finding

__all__ = ["check_resolution"]

# Where no text was found at all: a card's short side carries about thirty lines' heights.
_LINES_ON_A_SIDE = 30


def check_resolution(view: View, band: Band) -> Finding | None:
    """``RESOLUTION_TOO_LOW`` by the median height of the text lines in upload pixels.

    Where no text was read the height is estimated from the document's size, for a person to judge.
    """
    if view.line_heights:
        height = float(np.median(view.line_heights))
    else:
        height = view.short_side / _LINES_ON_A_SIDE
    severity = band.severity(height)
    if severity is None:
        return None
    if not view.line_heights:
        severity = Severity.REVIEW  # an estimate
    return make_finding(
        FindingCode.RESOLUTION_TOO_LOW,
        severity,
        source=band.source,
        text_height=round(height, 1),
        short_side=round(view.short_side),
        threshold=band.limit(severity),
    )
