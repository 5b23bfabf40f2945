"""The red ink of a page by itself: black print under it taken out, paper and light taken off."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["RedLayer", "dark_ink", "red_detail", "red_ink"]

RedLayer = NDArray[np.float32]

_PAPER_GRAIN = 24  # the paper's brightness is looked for on a frame this many times smaller
# Where the red channel is this dark, print covers what the seal left, and is filled from beside it.
_PRINT = 0.5
_FILL = 1.6  # pixels
# Close up, where colour has half the detail of brightness (JPEG 4:2:0).
_COVERED = 0.4
_RED_NEARBY, _NEAR = 0.12, 3.0  # ink; pixels


def _reflectance(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(H, W, 3) float32 BGR, about 1 where the paper is bare."""
    height, width = frame.shape[:2]
    size = (max(width // _PAPER_GRAIN, 4), max(height // _PAPER_GRAIN, 4))
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    # Brightest nearby, then smooth: print and seals vanish, shadows stay.
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), (0, 0), 2)
    paper = np.maximum(cv2.resize(paper, (width, height)).astype(np.float32), 24)
    return np.asarray(np.clip(frame / paper, 0, 1.2), np.float32)


def red_ink(frame: NDArray[np.uint8]) -> RedLayer:
    """How much red ink there is.

    Args:
        frame: (H, W, 3) uint8 BGR of a page.

    Returns:
        (H, W) float32, 0 none to about 0.8 full; under black print what stands beside it.
    """
    blue, green, red = cv2.split(_reflectance(frame))
    amount = np.clip(red - np.maximum(blue, green), 0, 1)
    return _filled(amount, red > _PRINT)


def red_detail(frame: NDArray[np.uint8]) -> RedLayer:
    """Red ink with the detail of the picture's brightness, for reading.

    The difference of red and green alone is all colour, which a photo keeps at half resolution;
    green alone has the brightness's detail, but shows print too. What is taken is between the
    two, where there is red nearby.

    Args:
        frame: (H, W, 3) uint8 BGR of a seal and little else.

    Returns:
        (H, W) float32, 0 none to about 0.8 full.
    """
    blue, green, red = cv2.split(_reflectance(frame))
    redness = np.clip(red - np.maximum(blue, green), 0, 1)
    nearby = np.clip(cv2.GaussianBlur(redness, (0, 0), _NEAR) / _RED_NEARBY, 0, 1)
    amount = np.clip(1 - green - 0.5 * (1 - red), 0, 1) * nearby
    return _filled(np.asarray(amount, np.float32), red > _COVERED)


def _filled(amount: NDArray[np.float32], seen: NDArray[np.bool_]) -> RedLayer:
    """Ink, and where it was not ``seen``, what stands beside."""
    known = seen.astype(np.float32)
    weight = cv2.GaussianBlur(known, (0, 0), _FILL)
    beside = cv2.GaussianBlur(amount * known, (0, 0), _FILL) / np.maximum(weight, 0.05)
    return np.asarray(np.where(seen, amount, beside), np.float32)


def dark_ink(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much ink there is that is not red: print and pens.

    Args:
        frame: (H, W, 3) uint8 BGR of a page.

    Returns:
        (H, W) float32, 0 none to about 0.9 full.
    """
    blue, green, red = cv2.split(_reflectance(frame))
    redness = cv2.GaussianBlur(np.clip(red - np.maximum(blue, green), 0, 1), (0, 0), 1.0)
    # Red ink takes some red light too, and its colour is kept less sharp than its brightness.
    return np.asarray(np.clip(1 - red - redness, 0, 1), np.float32)
