"""All questions about one photo."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verifier.capture.blur import check_blur
from verifier.capture.exposure import check_overexposed, check_too_dark
from verifier.capture.monochrome import judge_colour, measure_colour
from verifier.capture.resolution import check_resolution
from verifier.capture.thresholds import CaptureThresholds
from verifier.capture.view import make_view
from verifier.findings import Finding
from verifier.reports import DocumentType

__all__ = ["check_capture"]


def check_capture(
    pixels: NDArray[np.uint8],
    corners: NDArray[np.float32] | None,
    text: Sequence[NDArray[np.float32]],
    document_type: DocumentType,
    thresholds: CaptureThresholds,
) -> tuple[Finding, ...]:
    """Every capture check on one document.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        corners: (4, 2) upload pixels of the document, clockwise; None: the whole image serves.
        text: The document's lines, each (4, 2) upload pixels, clockwise from where text begins.
        document_type: What it was recognised as: print has a size, and colours, by type.
        thresholds: The bands.
    """
    view = make_view(pixels, corners, text)
    colour = measure_colour(view, thresholds.least_chroma)
    findings = (
        check_blur(view, document_type, thresholds.blur),
        check_too_dark(view, thresholds.too_dark),
        check_overexposed(view, document_type, thresholds.overexposed, thresholds.print_luma),
        check_resolution(view, thresholds.resolution),
        judge_colour(colour, document_type, thresholds.monochrome),
    )
    return tuple(finding for finding in findings if finding is not None)
