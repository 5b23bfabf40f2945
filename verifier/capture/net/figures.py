"""What the network's maps say in a few numbers: one document or two, whole or cut, sure or not."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.net.inputs import MASK_SIDE, VIEW, ViewFrame

__all__ = ["FIGURES", "figures_of"]

FIGURES: tuple[str, ...] = (
    "share", "second", "fit", "margin", "on_border", "weakest_corner", "unsure",
    "size",
)  # fmt: skip
"""Names of the numbers, in order.

``share`` of the picture that is document; ``second``: area of the next patch of mask over that of
the largest; ``fit``: intersection over union of the mask and the four sides; ``margin``: least
distance of a corner from the picture's edge, share of its long side, negative outside;
``on_border``: share of the picture's edge that is document; ``weakest_corner``: the least of the
corner map's peaks at the four corners; ``unsure``: 0 where every place is clearly document or
clearly not, up to 1; ``size``: logarithm to base 2 of the document's size in upload pixels (root of
its area), which by type tells how many pixels its print has.
"""
_HALF = 0.5


def figures_of(
    mask: NDArray[np.float32],
    corners: NDArray[np.float32],
    quad: NDArray[np.float32] | None,
    frame: ViewFrame,
) -> NDArray[np.float32]:
    """(len(FIGURES),) float32.

    Args:
        mask: (MASK_SIDE, MASK_SIDE) float32 0..1.
        corners: Likewise, how likely each place is a corner.
        quad: (4, 2) float32 upload pixels, or None: no document seen; the figures that need it
            are then 0.
        frame: The square that the maps belong to.
    """
    ratio = MASK_SIDE / VIEW
    left, top = round(frame.left * ratio), round(frame.top * ratio)
    inner = mask[top : MASK_SIDE - top, left : MASK_SIDE - left]
    inside = np.asarray(inner > _HALF, np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=4)
    areas = np.sort(stats[1:count, cv2.CC_STAT_AREA])[::-1].astype(np.float64)
    edge = np.concatenate([inside[0], inside[-1], inside[:, 0], inside[:, -1]])
    share = float(inside.mean())
    second = float(areas[1] / areas[0]) if len(areas) > 1 else 0.0
    fit = margin = weakest = size = 0.0
    if quad is not None:
        points = (frame.from_upload(quad) + 0.5) * ratio - 0.5
        drawn = np.zeros((MASK_SIDE, MASK_SIDE), np.uint8)
        cv2.fillConvexPoly(drawn, np.round(points * 16).astype(np.int32), (1,), shift=4)
        both, either = (drawn > 0) & (mask > _HALF), (drawn > 0) | (mask > _HALF)
        fit = float(both.sum() / max(int(either.sum()), 1))
        long = MASK_SIDE - 2 * min(left, top)
        low = points - np.array([left, top]) + 0.5
        high = np.array([MASK_SIDE - left, MASK_SIDE - top]) - 0.5 - points
        margin = float(min(low.min(), high.min())) / max(long, 1)
        weakest = min(_peak(corners, point) for point in points)
        size = float(np.log2(max(cv2.contourArea(np.asarray(quad, np.float32)), 1.0)) / 2)
    unsure = float((4 * inner * (1 - inner)).mean())
    return np.array(
        [share, second, fit, margin, float(edge.mean()), weakest, unsure, size], np.float32
    )  # fmt: skip


def _peak(corners: NDArray[np.float32], point: NDArray[np.floating]) -> float:
    """The corner map's highest value within two places of a point, 0 beyond the square."""
    x, y = (int(v) for v in np.rint(point))
    window = corners[max(y - 2, 0) : max(y + 3, 0), max(x - 2, 0) : max(x + 3, 0)]
    return float(window.max()) if window.size else 0.0
