"""Boxes that share a character made one: a character cut in two is read as another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["joined"]

_Array = NDArray[np.float32]

# Of the lower box's height. Neighbours that do not share a character overlap less: the detector
# finds what is between them too small, and each box is grown by the same rule.
_SHARED, _SAME_ROW, _SAME_HEIGHT = 0.3, 0.75, 1.25


def joined(boxes: Sequence[_Array]) -> list[_Array]:
    """Lines of one row that reach into each other as one line each.

    Args:
        boxes: Each (4, 2) float32 pixels, roughly level, clockwise from where its text begins.

    Returns:
        Likewise, from left to right and top to bottom where any were joined.
    """
    left = sorted(boxes, key=lambda box: float(box[:, 0].min()))
    done: list[_Array] = []
    for box in left:
        for index, before in enumerate(done):
            if _share(before, box):
                done[index] = np.stack([before[0], box[1], box[2], before[3]])
                break
        else:
            done.append(box)
    return list(boxes) if len(done) == len(left) else done


def _share(before: _Array, box: _Array) -> bool:
    """Whether ``box``, which begins further right, continues ``before``."""
    heights = [
        float(np.hypot(*(b[3] - b[0])) + np.hypot(*(b[2] - b[1]))) / 2 for b in (before, box)
    ]
    low, high = min(heights), max(heights)
    end, begin = before[[1, 2]].mean(axis=0), box[[0, 3]].mean(axis=0)
    longer = float(box[[1, 2], 0].mean()) > float(end[0])
    along = float(end[0] - begin[0])
    down = abs(float(end[1] - begin[1]))
    return (
        longer
        and high <= _SAME_HEIGHT * low
        and down <= (1 - _SAME_ROW) * low
        and _SHARED * low <= along <= 1.5 * low
    )
