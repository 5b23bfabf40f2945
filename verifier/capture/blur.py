"""Is the text sharp? How wide the document's edges are, in pixels and in millimetres on paper.

An edge blurred by a Gaussian of width s and once more by a known r loses the factor
sqrt(1 + r²/s²) of its steepness; the loss tells s whatever the contrast (Zhuo & Sim, "Defocus map
estimation from a single image", Pattern Recognition 44, 2011). Directions are measured apart,
since shake widens the edges across it and no others. Millimetres, because print has a size: what
is lost on a letter is still clear on the larger print of a licence photographed from as near.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.thresholds import BlurBands
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType

__all__ = ["Sharpness", "check_blur", "measure_sharpness"]

_WIDTH = 2.563  # 10 % to 90 % of a Gaussian edge, in its standard deviations
# Smoothing against noise, and the blur that is added to measure by; pixels of the page.
_SMOOTHING, _ADDED = 0.8, 1.6
# Variance that the measurement itself gives to a perfect edge: the smoothing, and 0.45 for the
# pixel and the gradient filter (measured on drawn edges at five angles).
_OWN = _SMOOTHING**2 + 0.45
_SECTORS = 4
_LEAST_EDGES = 150
# The strongest edges of each direction are print, the rest is tint, texture and noise.
_SHARE = 0.3
# Steepness (of an unscaled Sobel filter) below which nothing is an edge, and how far an edge must
# stand above bare paper.
_FLOOR, _CLEAR = 25.0, 5.0
# Looked at coarsely first, which calms noise; an edge that is sharp there (its standard deviation
# below this, in pixels of that scale) is looked at again more finely.
_SCALES = (4, 2, 1)
_RESOLVED = 1.2
# Share of the limit below which a photo is sharp without a closer look.
_WELL_WITHIN = 0.7


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How wide edges are on the document.

    Attributes:
        width: 10–90 % width of the median edge in the least sharp direction, upload pixels.
        sharpest: The same in the sharpest direction; far less than ``width`` points to shake.
        direction: Of the least sharp edges' gradient, degrees from the image's x axis, 0 to 179.
        edges: How many edge pixels were measured.
    """

    width: float
    sharpest: float
    direction: int
    edges: int


def measure_sharpness(view: View, enough: float = 0.0) -> Sharpness | None:
    """Measure edge widths; None where the document shows too few edges to tell.

    Args:
        view: The document.
        enough: Width in upload pixels from which down nothing finer is looked at: the closer look
            only ever finds edges to be sharper than they seemed.
    """
    grey = np.asarray(cv2.cvtColor(view.page, cv2.COLOR_BGR2GRAY), np.uint8)
    mask = view.mask
    found: dict[int, tuple[float, int]] = {}
    found_at: dict[int, int] = {}
    for scale in _SCALES:
        size = (max(1, grey.shape[1] // scale), max(1, grey.shape[0] // scale))
        smaller = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
        inside = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)
        for sector, (sigma, count) in _by_direction(smaller, inside, _LEAST_EDGES // scale).items():
            if sector not in found or found[sector][0] < _RESOLVED * found_at[sector]:
                found[sector], found_at[sector] = (sigma * scale, count), scale
        if found and max(found.values())[0] * _WIDTH * view.factor < enough:
            break
    if not found:
        return None
    sector, (widest, _) = max(found.items(), key=lambda item: item[1][0])
    return Sharpness(
        width=widest * _WIDTH * view.factor,
        sharpest=min(sigma for sigma, _ in found.values()) * _WIDTH * view.factor,
        direction=round(sector * 180 / _SECTORS),
        edges=sum(count for _, count in found.values()),
    )


def check_blur(view: View, document_type: DocumentType, bands: BlurBands) -> Finding | None:
    """``IMAGE_BLURRED`` where edges are too wide for the print of such a document.

    Of a picture in which no document was recognised nobody knows whether its edges are print: that
    much is for a person to say.
    """
    print_ = bands.of(document_type, view.aspect)
    limit = print_.band.review * view.short_side / print_.short_side_mm
    sharpness = measure_sharpness(view, _WELL_WITHIN * limit)
    if sharpness is None:
        return None
    width_mm = sharpness.width * print_.short_side_mm / view.short_side
    severity = print_.band.severity(width_mm)
    if severity is None:
        return None
    if document_type is DocumentType.UNKNOWN:
        severity = Severity.REVIEW
    return make_finding(
        FindingCode.IMAGE_BLURRED,
        severity,
        source=print_.band.source,
        edge_width_mm=round(width_mm, 2),
        edge_width_px=round(sharpness.width, 1),
        sharpest_px=round(sharpness.sharpest, 1),
        direction=sharpness.direction,
        edges=sharpness.edges,
        threshold=print_.band.limit(severity),
    )


def _by_direction(
    grey: NDArray[np.uint8], mask: NDArray[np.uint8], least: int
) -> dict[int, tuple[float, int]]:
    """Sector of the gradient (0: along x) to median standard deviation, and number of edges."""
    fine = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), _SMOOTHING)
    dx, dy = cv2.Sobel(fine, cv2.CV_32F, 1, 0), cv2.Sobel(fine, cv2.CV_32F, 0, 1)
    steep = cv2.magnitude(dx, dy)
    inside = steep[mask > 0]
    if inside.size < 1000:
        return {}
    # Most of a document is bare paper, so the median gradient is noise and texture.
    floor = max(_CLEAR * float(np.median(inside[::7])), _FLOOR)
    ridge = (steep >= floor) & (mask > 0)
    ridge &= steep >= cv2.dilate(steep, np.ones((3, 3), np.uint8))
    ys, xs = np.nonzero(ridge)
    along_x, along_y, before = dx[ys, xs], dy[ys, xs], steep[ys, xs]
    soft = cv2.GaussianBlur(fine, (0, 0), _ADDED)
    dx, dy = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    after = np.abs(dx[ys, xs] * along_x + dy[ys, xs] * along_y) / before
    loss = np.maximum(before / np.maximum(after, 1e-3), 1.001)
    sigma = np.sqrt(np.maximum(_ADDED**2 / (loss**2 - 1) - _OWN, 0.0))
    sector = np.round(np.arctan2(along_y, along_x) / (np.pi / _SECTORS)).astype(int) % _SECTORS
    found = {}
    for number in range(_SECTORS):
        here = sector == number
        if np.count_nonzero(here) >= least:
            print_ = here & (before >= np.quantile(before[here], 1 - _SHARE))
            found[number] = float(np.median(sigma[print_])), int(np.count_nonzero(print_))
    return found
