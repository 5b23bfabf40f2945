"""A mask's parts: their boxes in upload pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "boxes_of"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in upload pixels."""


def boxes_of(mask: NDArray[np.uint8], factor: float, most: int = 8) -> tuple[Box, ...]:
    """Boxes of the largest parts of a (h, w) uint8 mask, largest first.

    Args:
        mask: Non-zero where something is.
        factor: Upload pixels per pixel of the mask.
        most: How many at most.
    """
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    order = sorted(range(1, count), key=lambda part: -int(stats[part, cv2.CC_STAT_AREA]))
    found = []
    for part in order[:most]:
        x, y, width, height = (float(value) * factor for value in stats[part, :4])
        found.append((x, y, x + width, y + height))
    return tuple(found)
