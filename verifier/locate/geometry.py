"""Small geometry of quadrilaterals; all coordinates are pixels, x right, y down."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = [
    "A_SERIES",
    "ID_1",
    "clockwise_from_top_left",
    "estimate_aspect",
    "iou",
    "polygon_area",
    "snap_aspect",
]

ID_1 = 85.6 / 54.0
"""Long over short side of a card (ISO/IEC 7810 ID-1)."""
A_SERIES = 2.0**0.5
"""Long over short side of a sheet (ISO 216)."""
PHONE_FOCAL = 0.78
"""Focal length over the image's long side of a phone's main camera (26-28 mm equivalent, 4:3)."""
SNAP_WITHIN = 0.055
"""Half the distance between the two known aspects, as a natural logarithm."""


def clockwise_from_top_left(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Order four corners clockwise as seen, starting at the one nearest the image's top left.

    Args:
        corners: (4, 2) in any order, of a convex quadrilateral.

    Returns:
        (4, 2) float32, the same points.
    """
    centred = corners - corners.mean(axis=0)
    around = np.argsort(np.arctan2(centred[:, 1], centred[:, 0]))
    ordered = corners[around]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.roll(ordered, -first, axis=0).astype(np.float32)


def polygon_area(corners: NDArray[np.floating]) -> float:
    """Area of a polygon (N, 2); positive when its corners run clockwise as seen."""
    x, y = corners[:, 0], corners[:, 1]
    return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def iou(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Intersection over union of two convex quadrilaterals (4, 2), 0..1."""
    shared, _ = cv2.intersectConvexConvex(one.astype(np.float32), other.astype(np.float32))
    union = abs(polygon_area(one)) + abs(polygon_area(other)) - shared
    return float(shared / union) if union > 0 else 0.0


def estimate_aspect(corners: NDArray[np.floating], image_size: tuple[int, int]) -> float:
    """Width over height that the flat rectangle behind ``corners`` has in reality.

    Zhang and He, "Whiteboard scanning and image enhancement" (2007): four corners of a rectangle
    give the focal length and the aspect, the principal point taken at the image's centre. The
    focal length is badly determined when two sides are nearly parallel; where it comes out
    impossible for a camera, that of a phone is assumed, and the aspect follows from it.

    Args:
        corners: (4, 2) clockwise from the top left.
        image_size: (width, height) of the image in pixels.

    Returns:
        Width (first to second corner) over height, positive.
    """
    width, height = image_size
    long_side = float(max(width, height))
    centred = (np.asarray(corners, np.float64) - [(width - 1) / 2, (height - 1) / 2]) / long_side
    m1, m2, m4, m3 = np.column_stack([centred, np.ones(4)])
    lower, upper = np.cross(m1, m4), (m2, m3)
    below2, below3 = np.cross(m2, m4) @ m3, np.cross(m3, m4) @ m2
    if min(abs(below2), abs(below3)) < 1e-9:
        return _side_ratio(centred)
    n2 = (lower @ m3) / below2 * upper[0] - m1
    n3 = (lower @ m2) / below3 * upper[1] - m1
    focal2 = PHONE_FOCAL**2
    if abs(n2[2] * n3[2]) > 1e-3:
        found = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
        if 0.5**2 < found < 3.0**2:
            focal2 = found
    wide = (n2[0] ** 2 + n2[1] ** 2) / focal2 + n2[2] ** 2
    tall = (n3[0] ** 2 + n3[1] ** 2) / focal2 + n3[2] ** 2
    if not (wide > 0 and tall > 0):
        return _side_ratio(centred)
    return float(np.sqrt(wide / tall))


def _side_ratio(corners: NDArray[np.float64]) -> float:
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float((sides[0] + sides[2]) / max(sides[1] + sides[3], 1e-9))


def snap_aspect(aspect: float) -> float:
    """Replace a width over height by that of a card or an A-series sheet where it is near one."""
    upright = max(aspect, 1 / aspect)
    nearest = min((ID_1, A_SERIES), key=lambda known: abs(np.log(upright / known)))
    if abs(np.log(upright / nearest)) > SNAP_WITHIN:
        return aspect
    return nearest if aspect >= 1 else 1 / nearest
