"""What the checks look at: the document small and flat, and some text lines at full scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["View", "make_view"]

_LONG_SIDE = 480
LINE_HEIGHT = 64
"""Text lines are brought to this height in pixels, so that sharpness is relative to the text."""
_LINES = 8
_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class View:
    """One document as the checks see it.

    Attributes:
        flat: (h, w, 3) uint8 BGR, the document (or the whole image) averaged down, its outermost
            margin left off.
        lines: Each (64, w) uint8 luma, a text line cut from the full-resolution upload.
        line_heights: Height of every text line in upload pixels.
        short_side: Of the document in upload pixels.
    """

    flat: NDArray[np.uint8]
    lines: tuple[NDArray[np.uint8], ...]
    line_heights: tuple[float, ...]
    short_side: float


def make_view(
    pixels: NDArray[np.uint8],
    corners: NDArray[np.float32] | None,
    text: Sequence[NDArray[np.float32]],
) -> View:
    """Prepare what the checks share.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        corners: (4, 2) pixels of the document, clockwise; None for the whole image.
        text: Its lines, each (4, 2) upload pixels, clockwise from where the text begins.
    """
    height, width = pixels.shape[:2]
    if corners is None:
        quad = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    else:
        centre = corners.mean(axis=0)
        quad = np.asarray(centre + (corners - centre) * (1 - 2 * _MARGIN), np.float32)
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    across, down = float(sides[[0, 2]].mean()), float(sides[[1, 3]].mean())
    heights = tuple(float(np.linalg.norm(box[3] - box[0])) for box in text)
    # The longest lines hold the most edges, and are the least likely to be a mistaken mark.
    longest = sorted(text, key=lambda box: -float(np.linalg.norm(box[1] - box[0])))[:_LINES]
    return View(
        flat=_flatten(pixels, quad, across, down),
        lines=tuple(_cut_line(pixels, box) for box in longest),
        line_heights=heights,
        short_side=min(across, down),
    )


def _flatten(
    pixels: NDArray[np.uint8], quad: NDArray[np.float32], across: float, down: float
) -> NDArray[np.uint8]:
    scale = min(1.0, _LONG_SIDE / max(across, down, 1.0))
    size = (max(8, round(across * scale)), max(8, round(down * scale)))
    # Average first (cheap, no aliasing), then straighten the small picture.
    shrink = max(1, int(0.5 / scale)) if scale < 0.5 else 1
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    height, width = pixels.shape[:2]
    x0, y0 = max(0, int(left)), max(0, int(top))
    x1, y1 = min(width, int(np.ceil(right))), min(height, int(np.ceil(bottom)))
    crop = pixels[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]
    small_size = (max(1, crop.shape[1] // shrink), max(1, crop.shape[0] // shrink))
    small = cv2.resize(crop, small_size, interpolation=cv2.INTER_AREA)
    factor = np.array([small_size[0] / crop.shape[1], small_size[1] / crop.shape[0]])
    source = ((quad - [x0, y0]) * factor).astype(np.float32)
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    flat = cv2.warpPerspective(small, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def _cut_line(pixels: NDArray[np.uint8], box: NDArray[np.float32]) -> NDArray[np.uint8]:
    width = float(np.linalg.norm(box[1] - box[0]))
    height = max(float(np.linalg.norm(box[3] - box[0])), 1.0)
    factor = 2 ** max(0, int(np.log2(max(height / LINE_HEIGHT, 1.0))))
    rows = LINE_HEIGHT * factor
    # Twelve heights are enough edges for a measurement.
    columns = min(max(LINE_HEIGHT, round(width / height * LINE_HEIGHT)), 12 * LINE_HEIGHT) * factor
    share = min(1.0, columns / max(width / height * rows, 1.0))
    end = box[0] + (box[1] - box[0]) * share, box[3] + (box[2] - box[3]) * share
    source = np.array([box[0], end[0], end[1], box[3]], np.float32)
    target = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    line = cv2.warpPerspective(
        pixels, matrix, (columns, rows), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    if factor > 1:
        line = cv2.resize(line, (columns // factor, LINE_HEIGHT), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(line, cv2.COLOR_BGR2GRAY), np.uint8)
