"""Quadrilaterals out of lines: every pair of opposite sides against every other, at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.locate.sides import Sides

__all__ = ["Quad", "assemble", "quad_of"]

OPPOSITE = np.deg2rad(32.0)
"""Two opposite sides converge by no more than this, seen by a phone at a usual distance."""
CORNER = (np.deg2rad(50.0), np.deg2rad(130.0))
"""Angles that a right angle may have in perspective."""
LONGEST = 2.6
"""Foreshortening narrows a sheet, but no further than a person would hold a camera."""
LEAST_SUPPORT = 0.3
LEAST_AREA = 0.05
OUTSIDE = 0.02
"""Corners may lie outside the image by this share of its long side."""
RUNS_ON = 0.5
"""What an outline loses for each side that runs on past both corners."""
EXAMINED = 6_000
"""Combinations whose geometry is looked at, best supported first; bounds the time."""
FAMILY = 0.05
"""Outlines whose corners all lie within this share of the image's long side are one family
(a frame printed near the edge of a sheet, say), of which only the best is kept."""


@dataclass(frozen=True, slots=True)
class Quad:
    """One candidate outline.

    Attributes:
        sides: Indices of its four lines, each following the last around the outline.
        corners: (4, 2) float32, pixels from the image's centre; corner k is where side k - 1 and
            side k meet.
        support: (4,) share of each side that lies on an edge, 0..1.
        overrun: (4,) the same just beyond the side's ends, where a document's edge stops.
        area: Share of the image, 0..1.
        on_border: For each side, whether it is the border of the image.
    """

    sides: tuple[int, int, int, int]
    corners: NDArray[np.float32]
    support: NDArray[np.float32]
    overrun: NDArray[np.float32]
    area: float
    on_border: tuple[bool, bool, bool, bool]

    @property
    def seen_all_around(self) -> bool:
        """Whether no side is merely the border of the image."""
        return not any(self.on_border)

    @property
    def rank(self) -> float:
        """Rough worth, higher is better: edges all along each side, and none running on."""
        return float(_rank(self.support, self.overrun, np.array(self.area, np.float32)))


def _rank(
    support: NDArray[np.float32], overrun: NDArray[np.float32], area: NDArray[np.float32]
) -> NDArray[np.float32]:
    ends = 1 - RUNS_ON * np.minimum(overrun / np.maximum(support, 0.05), 1.0)
    held = support.mean(axis=-1) * np.sqrt(support.min(axis=-1))
    return np.asarray(held * ends.prod(axis=-1) * area**0.12, np.float32)


def quad_of(sides: Sides, four: tuple[int, int, int, int], size: tuple[int, int]) -> Quad | None:
    """The quadrilateral of four lines given in order around it, or ``None`` if implausible."""
    index = np.array(four)
    before, after = np.roll(index, 1), np.roll(index, -1)
    corners = sides.point[before, index]
    valid, area = _plausible(corners[None], size)
    if not valid[0]:
        return None
    support, overrun = sides.measure(index, before, after)
    return _quad(sides, four, corners, support, overrun, float(area[0]))


def _quad(
    sides: Sides,
    four: tuple[int, int, int, int],
    corners: NDArray[np.float32],
    support: NDArray[np.float32],
    overrun: NDArray[np.float32],
    area: float,
) -> Quad:
    a, b, c, d = (not sides.seen[line] for line in four)
    return Quad(four, corners, support, overrun, area, (bool(a), bool(b), bool(c), bool(d)))


def assemble(sides: Sides, size: tuple[int, int], most: int) -> list[Quad]:
    """Form the best-supported plausible quadrilaterals in an image of ``size`` (width, height).

    Returns:
        Up to ``most``, best first, one of each family.
    """
    first, second = _opposite_pairs(sides, size)
    if not len(first):
        return []
    every = np.arange(len(sides.seen))[:, None]
    support, overrun = sides.measure(every, first[None], second[None])
    # For pairs p and q: both sides of p are cut by q, and both of q by p.
    enough = support > LEAST_SUPPORT
    holds = enough[first] & enough[second]
    p, q = np.nonzero(np.triu(holds & holds.T, 1))
    if not len(p):
        return []
    around = np.stack([first[p], first[q], second[p], second[q]], axis=1)
    cutting = np.stack([q, p, q, p], axis=1)
    supports, overruns = support[around, cutting], overrun[around, cutting]
    rough = supports.mean(axis=1) * np.sqrt(supports.min(axis=1)) - 0.15 * overruns.mean(axis=1)
    rough[(~sides.seen[around]).sum(axis=1) > 2] = -1
    if len(p) > EXAMINED:
        top = np.argpartition(-rough, EXAMINED)[:EXAMINED]
        around, supports, overruns, rough = around[top], supports[top], overruns[top], rough[top]
    corners = sides.point[np.roll(around, 1, axis=1), around]
    valid, area = _plausible(corners, size)
    valid &= rough > 0
    around, supports, overruns = around[valid], supports[valid], overruns[valid]
    corners, area = corners[valid], area[valid]
    rank = _rank(supports, overruns, area)

    kept: list[Quad] = []
    order = np.argsort(-rank, kind="stable")
    alive = np.ones(len(order), bool)
    centres = corners.mean(axis=1)
    for best in order:
        if not alive[best]:
            continue
        a, b, c, d = (int(k) for k in around[best])
        kept.append(
            _quad(sides, (a, b, c, d), corners[best], supports[best], overruns[best], area[best])
        )
        if len(kept) == most:
            break
        close = np.abs(centres - centres[best]).max(axis=1) < FAMILY * max(size)
        # Corners may be listed from another start; the nearest in each direction is its twin.
        apart = np.abs(corners[close][:, :, None] - corners[best][None, None]).max(axis=3)
        alive[close] &= apart.min(axis=2).max(axis=1) >= FAMILY * max(size)
    return kept


def _opposite_pairs(
    sides: Sides, size: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    theta, rho = sides.lines.theta, sides.lines.rho
    first, second = np.triu_indices(len(theta), 1)
    turn = np.abs((theta[first] - theta[second] + np.pi / 2) % np.pi - np.pi / 2)
    sign = np.where(np.cos(theta[first] - theta[second]) < 0, -1, 1)
    apart = np.abs(rho[first] - sign * rho[second])
    kept = (turn < OPPOSITE) & ((apart > 0.1 * min(size)) | (turn > np.deg2rad(8)))
    return first[kept], second[kept]


def _plausible(
    corners: NDArray[np.float32], size: tuple[int, int]
) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Convex, inside the image, of possible angles and area; and the area's share of the image."""
    ahead = np.roll(corners, -1, axis=1) - corners
    behind = np.roll(ahead, 1, axis=1)
    cross = behind[..., 0] * ahead[..., 1] - behind[..., 1] * ahead[..., 0]
    lengths = np.linalg.norm(ahead, axis=2)
    inner = np.pi - np.arctan2(np.abs(cross), (behind * ahead).sum(axis=2))
    room = np.array([size[0], size[1]]) / 2 + OUTSIDE * max(size)
    x, y = corners[..., 0], corners[..., 1]
    area = 0.5 * np.abs((x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1))
    area = area / (size[0] * size[1])
    wide, tall = lengths[:, 0] + lengths[:, 2], lengths[:, 1] + lengths[:, 3]
    valid = (cross > 0).all(axis=1) | (cross < 0).all(axis=1)
    valid &= (np.abs(corners) <= room).all(axis=(1, 2))
    valid &= ((inner > CORNER[0]) & (inner < CORNER[1])).all(axis=1)
    valid &= np.maximum(wide, tall) < LONGEST * np.minimum(wide, tall)
    return valid & (area >= LEAST_AREA), np.asarray(area, np.float32)
