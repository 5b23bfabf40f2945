"""An outline known roughly, made exact: each side is moved to the edge nearest to it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Refined", "refine"]

SAMPLES = 48
"""Places along a side at which the edge is looked for."""
REACH = 0.028
"""How far from the rough side it is looked for, as a share of the mean diagonal."""
ENDS = 0.05
"""Share of a side left out at each end: rounded corners, and the neighbouring side."""
FAINT = 3.0
"""Step in CIE Lab units (OpenCV's, 8 bit) that counts one half."""
STRAYING = 0.4
"""What a side loses for lying all of its reach away from where it was expected."""
WIDTH = 3
"""Pixels averaged on each side of a step."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Refined:
    """Four sides at edges.

    Attributes:
        corners: (4, 2) float32 pixels of the image given, in the order of the rough outline.
        support: (4,) float32, 0..1: how clear an edge runs all along each side.
        moved: (4,) float32: how far each side was moved, as a share of its reach, 0..1.
    """

    corners: Array
    support: Array
    moved: Array


def refine(lab: NDArray[np.uint8], rough: NDArray[np.floating]) -> Refined | None:
    """Move each side to the clearest straight edge nearby.

    Args:
        lab: (H, W, 3) uint8 OpenCV Lab.
        rough: (4, 2) pixels of ``lab``, clockwise or anticlockwise.

    Returns:
        None where the outline is too small to say, or its sides no longer meet.
    """
    quad = np.asarray(rough, np.float32)
    ahead = np.roll(quad, -1, axis=0) - quad
    length = np.maximum(np.linalg.norm(ahead, axis=1), 1e-3)
    diagonal = float(np.linalg.norm(quad[0] - quad[2]) + np.linalg.norm(quad[1] - quad[3])) / 2
    reach = max(3, round(REACH * diagonal))
    if diagonal < 30 or length.min() < 12:
        return None
    normal = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / length[:, None]
    steps, slopes = _steps(lab, quad, ahead, normal, reach)
    sides = [_straight(*both, reach) for both in zip(steps, slopes, strict=True)]
    # A side's line through its points at both ends, moved along the normal.
    first = quad + normal * np.array([[side[0]] for side in sides], np.float32)
    last = quad + ahead + normal * np.array([[side[1]] for side in sides], np.float32)
    corners = np.empty((4, 2), np.float32)
    for k in range(4):
        meet = _meet(first[k - 1], last[k - 1], first[k], last[k])
        if meet is None or np.linalg.norm(meet - quad[k]) > 4 * reach:
            return None
        corners[k] = meet
    moved = [max(abs(side[0]), abs(side[1])) / reach for side in sides]
    return Refined(
        corners,
        np.array([side[2] for side in sides], np.float32),
        np.clip(np.array(moved, np.float32), 0, 1),
    )


def _steps(
    lab: NDArray[np.uint8], quad: Array, ahead: Array, normal: Array, reach: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How clear a step lies at each place across each side, 0..1, and how steep it is just there.

    Both are (4, SAMPLES, 2·reach + 1); the second in CIE Lab units.
    """
    along = np.linspace(ENDS, 1 - ENDS, SAMPLES, dtype=np.float32)
    across = np.arange(-reach - WIDTH, reach + WIDTH + 1, dtype=np.float32)
    places = (
        quad[:, None, None]
        + along[None, :, None, None] * ahead[:, None, None]
        + across[None, None, :, None] * normal[:, None, None]
    ).reshape(4 * SAMPLES, len(across), 2)
    seen = cv2.remap(
        lab, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)
    total = np.cumsum(np.pad(seen, ((0, 0), (1, 0), (0, 0))), axis=1)
    mean = (total[:, WIDTH:] - total[:, :-WIDTH]) / WIDTH
    step = np.linalg.norm(mean[:, WIDTH + 1 :] - mean[:, : -WIDTH - 1], axis=2)
    # Nothing is known of what lies beyond the image.
    height, width = lab.shape[:2]
    inner = places[:, WIDTH:-WIDTH]
    outside = (inner < 0).any(-1) | (inner > (width - 1, height - 1)).any(-1)
    slope = np.linalg.norm(seen[:, WIDTH + 1 : 1 - WIDTH] - seen[:, WIDTH - 1 : -WIDTH - 1], axis=2)
    step[outside], slope[outside] = 0, 0
    shape = (4, SAMPLES, -1)
    return (step / (step + FAINT)).reshape(shape), slope.reshape(shape)


def _straight(
    steps: NDArray[np.float32], slopes: NDArray[np.float32], reach: int
) -> tuple[float, float, float]:
    """Offsets at both ends of the best line through (SAMPLES, 2·reach + 1), and its support."""
    span = np.arange(-reach, reach + 1)
    start, end = (one.ravel() for one in np.meshgrid(span, span, indexing="ij"))
    near = np.abs(start - end) <= reach
    start, end = start[near], end[near]
    along = np.linspace(ENDS, 1 - ENDS, len(steps))
    rows = np.rint(start[:, None] + (end - start)[:, None] * along).astype(np.intp) + reach
    found = steps[np.arange(len(steps)), rows].mean(axis=1)
    strayed = (start.astype(np.float32) ** 2 + end**2) / (2 * reach * reach)
    best = int(np.argmax(found - STRAYING * strayed))
    # Between whole pixels: the middle of the step at each place, and a line through them.
    row = rows[best]
    around = np.clip(row[:, None] + np.arange(-WIDTH, WIDTH + 1), 0, steps.shape[1] - 1)
    weight = np.take_along_axis(slopes, around, axis=1) ** 2
    total = weight.sum(axis=1)
    offset = (weight * (around - reach)).sum(axis=1) / np.maximum(total, 1e-6)
    a, b = _line(along, offset, np.minimum(total, FAINT**2))
    return float(a), float(a + b), float(found[best])


def _line(
    x: NDArray[np.floating], y: NDArray[np.floating], weight: NDArray[np.floating]
) -> tuple[float, float]:
    """Weighted least squares: value at 0, and slope."""
    total = max(float(weight.sum()), 1e-6)
    mx, my = float((weight * x).sum()) / total, float((weight * y).sum()) / total
    slope = float((weight * (x - mx) * (y - my)).sum()) / max(
        float((weight * (x - mx) ** 2).sum()), 1e-6
    )
    return my - slope * mx, slope


def _meet(a: Array, b: Array, c: Array, d: Array) -> Array | None:
    """Where the lines a-b and c-d meet."""
    one, other = b - a, d - c
    across = float(one[0] * other[1] - one[1] * other[0])
    if abs(across) < 1e-6:
        return None
    t = float((c - a)[0] * other[1] - (c - a)[1] * other[0]) / across
    return np.asarray(a + t * one, np.float32)
