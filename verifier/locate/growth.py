"""From a frame printed on a sheet to the sheet's own outline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verifier.locate.colours import colour_difference, paper_beside, side_strips
from verifier.locate.quads import Quad, quad_of
from verifier.locate.sides import Sides

__all__ = ["grow"]

WIDEST_MARGIN = 0.12
"""A sheet's margin around its frame, as a share of the frame's extent across the side."""
LEAST_SUPPORT = 0.42
MOST_OVERRUN = 0.6
PARALLEL = np.deg2rad(4.0)
CLOSE = 3.5
"""Strips beside a side reach this far, in working pixels: margins can be narrow."""
LEAST_CONTRAST = 1.2
"""In CIE Lab units, averaged over a whole side: fainter than a person sees, above the noise."""
MOST_UNLIKE = 9.0
"""Difference that light alone may make between the margin and the sheet beside it."""


def grow(quad: Quad, sides: Sides, lab: NDArray[np.uint8], size: tuple[int, int]) -> Quad:
    """Move each side outward as long as the document goes on.

    A licence's ornamental border is often a clearer rectangle than the sheet's own edge. A line
    outside a side and along it belongs to the document if an edge runs there just as far as the
    document does and no further, if what lies inside it looks like the sheet's bare paper rather
    than like what lies beyond (which is how it differs from the edge of a shadow), and if there
    is a difference at all.
    """
    frame = quad
    for _ in range(3):
        before = quad.sides
        for side in range(4):
            quad = _push(quad, frame, side, sides, lab, size)
        if quad.sides == before:
            break
    return quad


def _push(
    quad: Quad,
    frame: Quad,
    side: int,
    sides: Sides,
    lab: NDArray[np.uint8],
    size: tuple[int, int],
) -> Quad:
    own = quad.sides[side]
    previous, following = quad.sides[side - 1], quad.sides[(side + 1) % 4]
    a, b = quad.corners[side], quad.corners[(side + 1) % 4]
    run = b - a
    inward = np.array([-run[1], run[0]]) / max(float(np.hypot(*run)), 1e-6)
    if inward @ (quad.corners.mean(axis=0) - a) < 0:
        inward = -inward
    theta = sides.lines.theta
    turn = np.abs((theta - theta[own] + np.pi / 2) % np.pi - np.pi / 2)
    others = np.flatnonzero((turn < PARALLEL) & sides.seen)
    out_a = (a - sides.point[previous, others]) @ inward
    out_b = (b - sides.point[following, others]) @ inward
    # The margin is counted from the frame that growth began with.
    gone = float(((frame.corners[side] + frame.corners[(side + 1) % 4] - a - b) / 2) @ inward)
    reach = WIDEST_MARGIN * float(max((frame.corners - a) @ inward)) - gone
    least, most = np.minimum(out_a, out_b), np.maximum(out_a, out_b)
    # A margin is about as wide at one end as at the other; a pattern behind crosses at a slant.
    near = (least > 1.0) & (most < np.minimum(reach, 2 * least + 3))
    if not near.any():
        return quad
    others = others[near]
    support, overrun = sides.measure(others, np.array(previous), np.array(following))
    good = (support > LEAST_SUPPORT) & (overrun < MOST_OVERRUN * support)
    paper = paper_beside(lab, quad, side)
    gaps = (out_a + out_b)[near][good] / 2
    farthest_first = np.argsort(-gaps)
    for other, gap in zip(others[good][farthest_first], gaps[farthest_first], strict=True):
        four = [*quad.sides]
        four[side] = int(other)
        larger = quad_of(sides, (four[0], four[1], four[2], four[3]), size)
        if larger is None or larger.area <= quad.area:
            continue
        inner, outer = side_strips(lab, larger.corners, float(min(CLOSE, 0.75 * gap)))
        contrast = colour_difference(inner[side], outer[side])
        unlike = colour_difference(inner[side], paper)
        allowed = min(0.5 * float(contrast) + 1.5, MOST_UNLIKE)
        if contrast > LEAST_CONTRAST and unlike < allowed:
            return larger
    return quad
