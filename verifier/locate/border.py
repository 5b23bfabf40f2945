"""Sides of an outline that run along the border of the image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["near_border"]

NEAR = 0.005
"""Share of the image's long side within which a corner counts as at its border."""


def near_border(corners: NDArray[np.float32], size: tuple[int, int]) -> list[bool]:
    """Whether both ends of each side lie near, or beyond, the same border.

    Args:
        corners: (4, 2) pixels; side k runs from corner k to corner k + 1.
        size: Width and height of the image.
    """
    room = NEAR * max(size)
    low = corners <= room
    high = corners >= np.array([size[0] - 1, size[1] - 1]) - room
    ends = np.roll(low, -1, axis=0), np.roll(high, -1, axis=0)
    held = np.asarray((low & ends[0]) | (high & ends[1]))
    return [bool(flag.any()) for flag in held]
