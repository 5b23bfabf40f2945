"""From the network's mask to the document's four corners."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.net.inputs import MASK_SIDE, VIEW, ViewFrame

__all__ = ["outline_of"]

_LEAST_AREA = 0.004
"""Share of the square below which a patch of mask is no document."""
_FAR = 0.04
"""Share of the square within which a corner is drawn to a peak of the corner map."""
_PEAK = 0.25


def outline_of(
    mask: NDArray[np.float32], corners: NDArray[np.float32], frame: ViewFrame
) -> NDArray[np.float32] | None:
    """Corners of the largest document.

    Args:
        mask: (MASK_SIDE, MASK_SIDE) float32, 0..1, how likely each place is document.
        corners: (MASK_SIDE, MASK_SIDE) float32, 0..1, how likely each place is a corner.
        frame: The square that the maps belong to.

    Returns:
        (4, 2) float32 upload pixels, clockwise as seen; None where there is no document.
    """
    large = cv2.resize(mask, (VIEW, VIEW), interpolation=cv2.INTER_LINEAR)
    found, _ = cv2.findContours(
        np.asarray(large > 0.5, np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    contour = max(found, key=cv2.contourArea, default=None)
    if contour is None or cv2.contourArea(contour) < _LEAST_AREA * VIEW * VIEW:
        return None
    hull = np.asarray(cv2.approxPolyDP(cv2.convexHull(contour), 1.0, True))
    quad = _four_sides(hull.reshape(-1, 2))
    if quad is None:
        return None
    quad = np.stack([_to_peak(point, corners) for point in quad])
    if cv2.contourArea(quad.astype(np.float32), True) < 0:
        quad = quad[::-1]
    return frame.to_upload(quad)


def _four_sides(polygon: NDArray[np.number]) -> NDArray[np.float64] | None:
    """The four sides that enclose a convex polygon, dropping those that matter least."""
    points = polygon.astype(np.float64)
    while len(points) > 4:
        best: tuple[float, int, NDArray[np.float64]] | None = None
        for k in range(len(points)):
            # Without side k its neighbours meet farther out.
            a, b, c, d = (points[(k + j) % len(points)] for j in (-1, 0, 1, 2))
            meet = _meet(a, b, c, d)
            if meet is not None:
                added = abs(_cross(meet - b, c - b)) / 2
                if best is None or added < best[0]:
                    best = (added, k, meet)
        if best is None:
            return None
        _, k, meet = best
        points[k] = meet
        points = np.delete(points, (k + 1) % len(points), axis=0)
    return points if len(points) == 4 else None


def _cross(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(one[0] * other[1] - one[1] * other[0])


def _meet(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Where a→b goes on to meet d→c; None where they part."""
    along, back = b - a, c - d
    across = _cross(along, back)
    if abs(across) < 1e-9:
        return None
    t = _cross(d - a, back) / across
    u = _cross(d - a, along) / across
    return np.asarray(a + t * along) if t >= 1 and u >= 1 else None


def _to_peak(point: NDArray[np.float64], corners: NDArray[np.float32]) -> NDArray[np.float64]:
    """The corner map's centre of mass near a point (pixels of the square), if it has a peak."""
    ratio = MASK_SIDE / VIEW
    at = (point + 0.5) * ratio - 0.5
    reach = max(2, round(_FAR * MASK_SIDE))
    x, y = (int(v) for v in np.round(at))
    left, top = max(x - reach, 0), max(y - reach, 0)
    window = corners[top : y + reach + 1, left : x + reach + 1]
    if window.size == 0 or float(window.max()) < _PEAK:
        return point
    weight = np.where(window > 0.5 * window.max(), window, 0)
    rows, columns = np.mgrid[top : top + window.shape[0], left : left + window.shape[1]]
    total = float(weight.sum())
    mean = np.array([(columns * weight).sum(), (rows * weight).sum()]) / total
    return np.asarray((mean + 0.5) / ratio - 0.5)
