"""Resampling the document to an upright frame of known proportions, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.geometry import estimate_aspect, snap_aspect
from verifier.locate.reduction import halve, reduce_to

__all__ = ["MARGIN", "Rectified", "rectify", "to_upload"]

MARGIN = 0.012
"""Margin around the document on each side, as a share of its long side, so that text printed at
the very edge survives a corner that is a little off."""


@dataclass(frozen=True, slots=True)
class Rectified:
    """A document seen from straight above.

    Attributes:
        pixels: (h, w, 3) uint8 BGR. The document fills it but for ``MARGIN`` of the long side on
            every side; where the whole image is taken there is no margin. It may stand on its
            side or head: which way is up is decided from its text.
        to_upload: (3, 3) float64 homography from pixels of ``pixels`` to pixels of the upload.
    """

    pixels: NDArray[np.uint8]
    to_upload: NDArray[np.float64]


def rectify(
    pixels: NDArray[np.uint8], corners: NDArray[np.float32] | None, *, long_side: int
) -> Rectified:
    """Resample a document so that it lies flat and fills the frame.

    The true proportions are estimated from the perspective and set to those of a card (1.585) or
    an A-series sheet (1.414) when near. Shrinking is antialiased; nothing is enlarged beyond
    ``long_side``.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        corners: (4, 2) clockwise from the top left in pixels of ``pixels``; ``None`` takes the
            whole image, shrunk to ``long_side`` where it is larger.
        long_side: Longer side of the result in pixels.

    Raises:
        ValueError: ``corners`` do not span a convex quadrilateral, or ``long_side`` is below 16.
    """
    if long_side < 16:
        raise ValueError("long_side must be at least 16 pixels")
    if corners is None:
        small, back = reduce_to(pixels, long_side)
        return Rectified(small, back)
    quad = np.asarray(corners, np.float32)
    if quad.shape != (4, 2) or not cv2.isContourConvex(quad):
        raise ValueError("corners must be four points of a convex quadrilateral")

    height, width = pixels.shape[:2]
    aspect = snap_aspect(estimate_aspect(quad, (width, height)))
    frame, size = _frame(aspect, long_side)

    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    drawn = np.linalg.norm(np.roll(frame, -1, axis=0) - frame, axis=1)
    shrink = float((drawn / np.maximum(sides, 1e-6)).max())
    source, origin = _crop(pixels, quad)
    step = np.array([[1, 0, origin[0]], [0, 1, origin[1]], [0, 0, 1.0]])
    while shrink < 0.6 and min(source.shape[:2]) >= 4:
        source = halve(source)
        step = step @ np.array([[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1.0]])
        shrink *= 2

    to_full = cv2.getPerspectiveTransform(frame, quad).astype(np.float64)
    flat = cv2.warpPerspective(
        source,
        np.linalg.inv(step) @ to_full,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Rectified(np.asarray(flat, np.uint8), to_full)


def to_upload(points: NDArray[np.floating], rectified: Rectified) -> NDArray[np.float32]:
    """Take points (N, 2) from pixels of ``rectified`` to pixels of the upload, (N, 2) float32."""
    given = np.asarray(points, np.float64).reshape(-1, 2)
    moved = np.column_stack([given, np.ones(len(given))]) @ rectified.to_upload.T
    return np.asarray(moved[:, :2] / moved[:, 2:], np.float32)


def _frame(aspect: float, long_side: int) -> tuple[NDArray[np.float32], tuple[int, int]]:
    """Corners of the document inside the output, and the output's (width, height)."""
    margin = MARGIN * long_side
    inner = long_side - 2 * margin
    wide, tall = (inner, inner / aspect) if aspect >= 1 else (inner * aspect, inner)
    size = (max(1, round(wide + 2 * margin)), max(1, round(tall + 2 * margin)))
    left, top = margin - 0.5, margin - 0.5
    right, bottom = size[0] - margin - 0.5, size[1] - margin - 0.5
    frame = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    return frame, size


def _crop(
    pixels: NDArray[np.uint8], quad: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """The part of the image around the document, and its (left, top) in the image."""
    height, width = pixels.shape[:2]
    room = 0.03 * float(np.ptp(quad, axis=0).max()) + 4
    low, high = np.floor(quad.min(axis=0) - room), np.ceil(quad.max(axis=0) + room)
    left, top = (int(np.clip(low[0], 0, width - 2)), int(np.clip(low[1], 0, height - 2)))
    right, bottom = (int(np.clip(high[0], left + 2, width)), int(np.clip(high[1], top + 2, height)))
    return pixels[top:bottom, left:right], (left, top)
