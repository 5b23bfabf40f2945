"""Is there enough light, and not too much? Measured on the document, not the table around it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.thresholds import Band
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, make_finding
from verifier.reports import DocumentType

__all__ = ["check_overexposed", "check_too_dark", "print_lightness"]

_CLIPPED = 250
_STRONG = 0.3
# Printed all over with tints: no part of such a card is white in a good photo.
_TINTED = {
    DocumentType.ID_CARD_FRONT,
    DocumentType.ID_CARD_BACK,
    DocumentType.HK_MACAU_PERMIT,
    DocumentType.HK_MACAU_RESIDENCE_PERMIT,
    DocumentType.TAIWAN_PERMIT,
    DocumentType.TAIWAN_RESIDENCE_PERMIT,
    DocumentType.RESIDENCE_PERMIT,
}


def check_too_dark(view: View, band: Band) -> Finding | None:
    """``IMAGE_TOO_DARK`` by the luma of the brighter parts of the document (paper, card)."""
    luma = np.asarray(cv2.cvtColor(view.page, cv2.COLOR_BGR2GRAY), np.uint8)
    paper, median = _percentiles(luma, view.mask, 0.9, 0.5)
    severity = band.severity(paper)
    if severity is None:
        return None
    return make_finding(
        FindingCode.IMAGE_TOO_DARK,
        severity,
        source=band.source,
        paper_luma=paper,
        median_luma=median,
        paper_light=round(_light(paper), 4),
        threshold=band.limit(severity),
    )


def check_overexposed(
    view: View, document_type: DocumentType, band: Band, print_luma: float
) -> Finding | None:
    """``IMAGE_OVEREXPOSED`` by the share blown out to white.

    White paper may be white. Unless the document is a card, which has tints all over, and its
    outline is known, the share counts only where print has paled as well.
    """
    white = cv2.inRange(view.page, np.full(3, _CLIPPED), np.full(3, 255))
    total = max(cv2.countNonZero(view.mask), 1)
    clipped = cv2.countNonZero(cv2.bitwise_and(white, view.mask)) / total
    severity = band.severity(clipped)
    if severity is None:
        return None
    darkest = print_lightness(view)
    card = view.located and document_type in _TINTED
    if not card and darkest < print_luma:
        return None
    return make_finding(
        FindingCode.IMAGE_OVEREXPOSED,
        severity,
        source=band.source,
        clipped_share=round(clipped, 3),
        print_luma=round(darkest, 1),
        threshold=band.limit(severity),
    )


def print_lightness(view: View) -> float:
    """Luma, 0 to 255, of the dark side of the document's strongest contrasts: its print."""
    luma = cv2.cvtColor(view.page, cv2.COLOR_BGR2GRAY)
    around = np.ones((5, 5), np.uint8)
    dark = cv2.erode(luma, around)
    contrast = cv2.subtract(cv2.dilate(luma, around), dark)
    inside = cv2.erode(view.mask, around) > 0
    if not inside.any():
        return 0.0
    # Print may cover little of a sheet: measured from the strongest contrast there is, down.
    strong = inside & (contrast >= _STRONG * np.quantile(contrast[inside], 0.998))
    return float(np.median(dark[strong]))


def _percentiles(
    luma: NDArray[np.uint8], mask: NDArray[np.uint8], *shares: float
) -> tuple[int, ...]:
    counts = cv2.calcHist([luma], [0], mask, [256], [0, 256])[:, 0]
    below = np.cumsum(counts) / max(float(counts.sum()), 1.0)
    return tuple(int(np.searchsorted(below, share)) for share in shares)


def _light(luma: float) -> float:
    """Share of full light, 0 to 1, of an sRGB code value (IEC 61966-2-1)."""
    code = luma / 255
    return code / 12.92 if code <= 0.04045 else ((code + 0.055) / 1.055) ** 2.4
