"""Is there enough light, and not too much?"""

from __future__ import annotations

import cv2
import numpy as np

from verifier.capture.thresholds import Band
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, make_finding

__all__ = ["check_overexposed", "check_too_dark"]

_CLIPPED = 250


def check_too_dark(view: View, band: Band) -> Finding | None:
    """``IMAGE_TOO_DARK`` by the luma of the brighter parts of the document (paper, card)."""
    luma = cv2.cvtColor(view.flat, cv2.COLOR_BGR2GRAY)
    bright = float(np.percentile(luma, 90))
    severity = band.severity(bright)
    if severity is None:
        return None
    return make_finding(
        FindingCode.IMAGE_TOO_DARK,
        severity,
        source=band.source,
        paper_luma=round(bright, 1),
        threshold=band.limit(severity),
    )


def check_overexposed(view: View, band: Band, print_luma: float) -> Finding | None:
    """``IMAGE_OVEREXPOSED`` by the share blown out, where print has paled as well.

    White paper may be white; what tells overexposure is that its print is no longer dark.
    """
    clipped = float((view.flat.min(axis=2) >= _CLIPPED).mean())
    if view.lines:
        darkest = float(np.median([np.percentile(line, 4) for line in view.lines]))
    else:
        darkest = float(np.percentile(cv2.cvtColor(view.flat, cv2.COLOR_BGR2GRAY), 1))
    severity = band.severity(clipped)
    if severity is None or darkest < print_luma:
        return None
    return make_finding(
        FindingCode.IMAGE_OVEREXPOSED,
        severity,
        source=band.source,
        clipped_share=round(clipped, 3),
        print_luma=round(darkest, 1),
        threshold=band.limit(severity),
    )
