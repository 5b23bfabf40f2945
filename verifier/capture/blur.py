"""Is the text sharp?

Measured on the text lines themselves, relative to their height: an edge of print that the lens,
a shaken hand or enlargement has spread over ``sigma`` pixels has a steepest slope of its contrast
over ``sigma * sqrt(2 pi)``.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.thresholds import Band
from verifier.capture.view import LINE_HEIGHT, View
from verifier.findings import Finding, FindingCode, make_finding

__all__ = ["check_blur", "edge_spread"]

# Smoothing that keeps sensor noise from passing for steep edges; taken off again in quadrature.
_SMOOTHING = 1.0
# Less contrast than this between print and paper shows no edges to measure.
_LEAST_CONTRAST = 25.0


def edge_spread(line: NDArray[np.uint8]) -> float | None:
    """Standard deviation of the edge spread of one line, in line heights (0 is perfectly sharp).

    Args:
        line: (64, w) uint8 luma.

    Returns:
        None where print and paper hardly differ.
    """
    dark, bright = np.percentile(line, (4, 90))
    contrast = float(bright - dark)
    if contrast < _LEAST_CONTRAST:
        return None
    smooth = cv2.GaussianBlur(line.astype(np.float32), (0, 0), _SMOOTHING)
    slope_x = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3, scale=1 / 8)
    slope_y = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3, scale=1 / 8)
    steepest = float(np.percentile(cv2.magnitude(slope_x, slope_y), 98))
    sigma = contrast / (max(steepest, 1e-3) * np.sqrt(2 * np.pi))
    return float(np.sqrt(max(sigma**2 - _SMOOTHING**2, 0.0)) / LINE_HEIGHT)


def check_blur(view: View, band: Band) -> Finding | None:
    """``IMAGE_BLURRED`` by the median of the measured lines; nothing is said without text."""
    spreads = [spread for line in view.lines if (spread := edge_spread(line)) is not None]
    if not spreads:
        return None
    spread = float(np.median(spreads))
    severity = band.severity(spread)
    if severity is None:
        return None
    return make_finding(
        FindingCode.IMAGE_BLURRED,
        severity,
        source=band.source,
        edge_spread=round(spread, 4),
        threshold=band.limit(severity),
        lines=len(spreads),
    )
