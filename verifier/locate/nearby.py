"""A closer look beside the sides of a promising outline, for edges too faint to stand out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verifier.locate.edges import EdgePoints
from verifier.locate.lines import NEAR, Lines, add_lines
from verifier.locate.quads import Quad
from verifier.locate.sides import Sides

__all__ = ["look_beside"]

OUTWARD, INWARD = 0.17, 0.06
"""How far is looked, as a share of the outline's extent across the side."""
SLANTS = np.tan(np.deg2rad(np.linspace(-3.0, 3.0, 13)))
"""Slopes against the side that are tried."""
TURN = np.deg2rad(12.0)
PEAKS = 4
LEAST = 0.22
"""Mean weight along the side that makes a peak worth following."""


def look_beside(quads: Sequence[Quad], sides: Sides, points: EdgePoints, lines: Lines) -> Lines:
    """Search along each side of each outline for further lines.

    Args:
        quads: Promising outlines.
        sides: What they were made of.
        points: The image's edge points.
        lines: The lines known so far.

    Returns:
        ``lines`` and those found, appended; places in ``lines`` stay what they were.
    """
    starts: list[tuple[float, float]] = []
    done: set[tuple[int, int, int]] = set()
    for quad in quads:
        for side, line in enumerate(quad.sides):
            about = (line, quad.sides[side - 1], quad.sides[(side + 1) % 4])
            if sides.seen[line] and about not in done:
                done.add(about)
                starts.extend(_beside(quad, side, sides, points))
    return add_lines(lines, points, starts, NEAR)


def _beside(quad: Quad, side: int, sides: Sides, points: EdgePoints) -> list[tuple[float, float]]:
    line = quad.sides[side]
    theta, rho = float(sides.lines.theta[line]), float(sides.lines.rho[line])
    normal = np.array([np.cos(theta), np.sin(theta)])
    tangent = np.array([-normal[1], normal[0]])
    a, b = quad.corners[side], quad.corners[(side + 1) % 4]
    across = (quad.corners - a) @ normal
    extent = float(across[np.argmax(np.abs(across))])
    outward = -np.sign(extent)
    length = float(np.linalg.norm(b - a))
    middle = float((a + b) @ tangent) / 2

    turn = np.abs((points.angle - theta + np.pi / 2) % np.pi - np.pi / 2)
    off = (points.x * np.float32(normal[0]) + points.y * np.float32(normal[1]) - rho) * outward
    along = points.x * np.float32(tangent[0]) + points.y * np.float32(tangent[1]) - middle
    low, high = -INWARD * abs(extent) - 2, OUTWARD * abs(extent) + 2
    band = (turn < TURN) & (off > low) & (off < high) & (np.abs(along) < 0.5 * length)
    weight, off, along = points.weight[band], off[band], along[band]
    if len(weight) < 8:
        return []
    bins = int(high - low) + 3
    place = off[None] - SLANTS[:, None] * along[None] - low + 1
    index = place.round().astype(int).clip(0, bins - 1) + bins * np.arange(len(SLANTS))[:, None]
    votes = np.bincount(
        index.ravel(), np.tile(weight, len(SLANTS)), minlength=bins * len(SLANTS)
    ).reshape(len(SLANTS), bins)
    votes = votes + 0.7 * np.pad(votes, ((0, 0), (1, 0)))[:, :-1]
    found: list[tuple[float, float]] = []
    for _ in range(PEAKS):
        slant, at = np.unravel_index(int(np.argmax(votes)), votes.shape)
        if votes[slant, at] < LEAST * length:
            break
        votes[:, max(0, int(at) - 3) : int(at) + 4] = 0
        distance = (float(at) - 1 + low) * outward
        slope = float(SLANTS[slant]) * outward
        # The line off = distance + slope * (along - middle), as a normal form of its own.
        own = theta - float(np.arctan(slope))
        foot = normal * (rho + distance) + tangent * middle
        found.append((own, float(foot @ [np.cos(own), np.sin(own)])))
    return found
