"""Quadrilaterals out of lines: every pair of opposite sides against every other, at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.locate.geometry import clockwise_from_top_left
from verifier.locate.lines import CELL, Lines

__all__ = ["Quad", "assemble"]

BORDER_SUPPORT = 0.55
"""Support granted to the image's own border, where a document may run out of the photo."""
OPPOSITE = np.deg2rad(32.0)
"""Two opposite sides converge by no more than this, seen by a phone at a usual distance."""
CORNER = (np.deg2rad(50.0), np.deg2rad(130.0))
"""Angles that a right angle may have in perspective."""
TRIM = 0.06
"""Share of a side left out at each end: a card's corners are round."""
OVERRUN = 0.12
"""Share of a side's length beyond its ends where a document's edge must not go on."""
LEAST_SUPPORT = 0.3
OUTSIDE = 0.02
"""Corners may lie outside the image by this share of its long side."""


@dataclass(frozen=True, slots=True)
class Quad:
    """One candidate outline.

    Attributes:
        corners: (4, 2) float32, working pixels, clockwise from the top left.
        support: Lowest and mean share of the sides on an edge, 0..1.
        rank: Rough worth for sorting, higher is better.
    """

    corners: NDArray[np.float32]
    support: tuple[float, float]
    rank: float


def assemble(lines: Lines, size: tuple[int, int], least_area: float, most: int) -> list[Quad]:
    """Form the best-supported convex quadrilaterals in an image of ``size`` (width, height).

    Args:
        lines: The lines found in it.
        size: (width, height) in working pixels.
        least_area: Smallest area of a document as a share of the image.
        most: How many to return, best first, near duplicates dropped.
    """
    lines, real = _with_border(lines, size)
    count = len(lines.theta)
    crossing, points = _crossings(lines)
    first, second = _opposite_pairs(lines, size)
    if not len(first):
        return []
    lines_index = np.arange(count)[:, None]
    start, end = crossing[:, first], crossing[:, second]
    low, high = np.minimum(start, end), np.maximum(start, end)
    length = high - low
    # support[i, p]: how much of line i lies on an edge between the two lines of pair p.
    support = _covered(lines, lines_index, low + TRIM * length, high - TRIM * length)
    beyond = np.maximum(OVERRUN * length, 3 * CELL)
    gap = 1.5 * CELL
    overrun = 0.5 * (
        _covered(lines, lines_index, low - gap - beyond, low - gap)
        + _covered(lines, lines_index, high + gap, high + gap + beyond)
    )
    support = np.where(np.isfinite(length) & (length > 6 * CELL), support, 0.0)
    support[~real] = BORDER_SUPPORT
    overrun[~real] = 0.0

    # For pairs p and q: the sides of p cut by q, and those of q cut by p.
    lowest = np.minimum(support[first], support[second])
    summed = support[first] + support[second]
    past = overrun[first] + overrun[second]
    worst = np.minimum(lowest, lowest.T)
    mean = (summed + summed.T) / 4
    score = mean * np.sqrt(worst) * (1 - 0.4 * (past + past.T) / 4)
    wanted = (worst > LEAST_SUPPORT) & ~np.tri(len(first), dtype=bool)
    p, q = np.nonzero(wanted)
    if not len(p):
        return []
    corners = np.stack(
        [
            points[first[p], first[q]],
            points[first[p], second[q]],
            points[second[p], second[q]],
            points[second[p], first[q]],
        ],
        axis=1,
    )
    valid, area = _plausible(corners, size, least_area)
    border_sides = (~real[first[p]]).astype(int) + ~real[second[p]] + ~real[first[q]]
    border_sides = border_sides + ~real[second[q]]
    valid &= border_sides <= 2
    p, q, corners, area = p[valid], q[valid], corners[valid], area[valid]
    rank = score[p, q] * area**0.12
    half = np.array([(size[0] - 1) / 2, (size[1] - 1) / 2])
    kept: list[Quad] = []
    near = 0.012 * max(size)
    for best in np.argsort(-rank, kind="stable")[: most * 40]:
        ordered = clockwise_from_top_left(corners[best].astype(np.float32))
        if any(np.abs(ordered + half - other.corners).max() < near for other in kept):
            continue
        facts = (float(worst[p[best], q[best]]), float(mean[p[best], q[best]]))
        kept.append(Quad((ordered + half).astype(np.float32), facts, float(rank[best])))
        if len(kept) == most:
            break
    return kept


def _with_border(lines: Lines, size: tuple[int, int]) -> tuple[Lines, NDArray[np.bool_]]:
    """Append the image's four sides as lines; the mask is true for the lines really seen."""
    wide, tall = size[0] / 2, size[1] / 2
    theta = np.concatenate([lines.theta, [0.0, 0.0, np.pi / 2, np.pi / 2]])
    rho = np.concatenate([lines.rho, [-wide, wide, -tall, tall]])
    empty = np.zeros((4, lines.support.shape[1]))
    real = np.arange(len(theta)) < len(lines.theta)
    return Lines(theta, rho, np.concatenate([lines.support, empty]), lines.reach), real


def _crossings(lines: Lines) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where line j crosses line i: place along i (K, K), and the point (K, K, 2); NaN if never."""
    turn = lines.theta[None, :] - lines.theta[:, None]
    sine = np.sin(turn)
    sine = np.where(np.abs(sine) < np.sin(np.deg2rad(25.0)), np.nan, sine)
    along = (lines.rho[None, :] - lines.rho[:, None] * np.cos(turn)) / sine
    normal = np.stack([np.cos(lines.theta), np.sin(lines.theta)], axis=-1)
    tangent = np.stack([-normal[:, 1], normal[:, 0]], axis=-1)
    points = lines.rho[:, None, None] * normal[:, None] + along[..., None] * tangent[:, None]
    return along, points


def _opposite_pairs(
    lines: Lines, size: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    first, second = np.triu_indices(len(lines.theta), 1)
    turn = np.abs((lines.theta[first] - lines.theta[second] + np.pi / 2) % np.pi - np.pi / 2)
    flipped = np.cos(lines.theta[first] - lines.theta[second]) < 0
    apart = np.abs(lines.rho[first] - np.where(flipped, -1, 1) * lines.rho[second])
    kept = (turn < OPPOSITE) & ((apart > 0.08 * min(size)) | (turn > np.deg2rad(6)))
    return first[kept], second[kept]


def _covered(
    lines: Lines,
    index: NDArray[np.intp],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Mean weight of the cells between two places along each line, 0..1."""
    last = lines.support.shape[1] - 1
    begin = np.nan_to_num((low + lines.reach) / CELL, nan=0.0).clip(0, last).round().astype(int)
    finish = np.nan_to_num((high + lines.reach) / CELL, nan=0.0).clip(0, last).round().astype(int)
    total = lines.support[index, finish] - lines.support[index, begin]
    cells = np.maximum(np.nan_to_num((high - low) / CELL, nan=1.0), 1.0)
    return np.asarray((total / cells).clip(0, 1), np.float64)


def _plausible(
    corners: NDArray[np.float64], size: tuple[int, int], least_area: float
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Convex, inside the image, of possible angles and area; and the area's share of the image."""
    ahead = np.roll(corners, -1, axis=1) - corners
    behind = np.roll(ahead, 1, axis=1)
    cross = behind[..., 0] * ahead[..., 1] - behind[..., 1] * ahead[..., 0]
    lengths = np.linalg.norm(ahead, axis=2)
    inner = np.pi - np.arctan2(np.abs(cross), (behind * ahead).sum(axis=2))
    room = np.array([size[0], size[1]]) / 2 + OUTSIDE * max(size)
    with np.errstate(invalid="ignore"):
        convex = (cross > 0).all(axis=1) | (cross < 0).all(axis=1)
        inside = (np.abs(corners) <= room).all(axis=(1, 2))
        angles = ((inner > CORNER[0]) & (inner < CORNER[1])).all(axis=1)
        x, y = corners[..., 0], corners[..., 1]
        area = 0.5 * np.abs((x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1))
        area = area / (size[0] * size[1])
        wide = lengths[:, 0] + lengths[:, 2]
        tall = lengths[:, 1] + lengths[:, 3]
        # Foreshortening narrows a sheet, but no further than a person would hold a camera.
        shape = np.maximum(wide, tall) < 2.6 * np.minimum(wide, tall)
        valid = convex & inside & angles & shape & (area >= least_area)
    return valid, np.nan_to_num(area)
