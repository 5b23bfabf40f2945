"""From a frame printed on a sheet to the sheet's own outline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verifier.locate.colours import colour_difference, paper_beside, side_strips
from verifier.locate.quads import Quad, quad_of
from verifier.locate.sides import Sides

__all__ = ["grow"]

WIDEST_MARGIN = 0.16
"""A sheet's margin around its frame, as a share of the frame's extent across the side."""
LEAST_SUPPORT = 0.42
MOST_OVERRUN = 0.6
PARALLEL = np.deg2rad(4.0)
WIDEST_SHADOW = 0.06
"""A shadow beside a sheet, as a share of the sheet's extent across the side."""
SAME_TINT = 4.0
SAME_PAPER = 3.5
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
    is a difference at all. A side that lies on the rim of a shadow is moved inward likewise.
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
    previous, following = (side - 1) % 4, (side + 1) % 4
    others, gaps, outward, inside = _alongside(quad, frame, side, sides)
    wanted = np.flatnonzero(outward | inside)
    if not len(wanted):
        return quad
    support, overrun = sides.measure(
        others, np.array(quad.sides[previous]), np.array(quad.sides[following])
    )
    # The sheet's edge runs on beyond the frame's corner, as far as to the sheet's next edge.
    for_previous, _, wider, _ = _alongside(quad, frame, previous, sides)
    before = np.append(for_previous[wider], quad.sides[previous])
    for_following, _, wider, _ = _alongside(quad, frame, following, sides)
    after = np.append(for_following[wider], quad.sides[following])
    _, beyond = sides.measure(others[:, None, None], before[:, None], after)
    overrun = np.minimum(overrun, beyond.min(axis=(1, 2)))
    good = (support > LEAST_SUPPORT) & (overrun < MOST_OVERRUN * support)
    wanted = wanted[good[wanted]]
    if not len(wanted):
        return quad
    paper = paper_beside(lab, quad, side)
    own_inner, own_outer = (strip[side] for strip in side_strips(lab, quad.corners)[:2])
    for k in wanted[np.argsort(-gaps[wanted])]:
        four = [*quad.sides]
        four[side] = int(others[k])
        moved = quad_of(sides, (four[0], four[1], four[2], four[3]), size)
        if moved is None:
            continue
        near = float(min(CLOSE, 0.75 * abs(gaps[k])))
        inner, outer = (strip[side] for strip in side_strips(lab, moved.corners, near)[:2])
        contrast = colour_difference(inner, outer)
        unlike = min(colour_difference(inner, paper), colour_difference(inner, own_inner))
        if contrast < LEAST_CONTRAST or unlike > min(0.5 * float(contrast) + 1.5, MOST_UNLIKE):
            continue
        # Beyond a real edge lies ground, and what follows it is like the ground, not the paper.
        is_paper = unlike < min(0.3 * float(contrast), SAME_PAPER)
        if gaps[k] > 0 and (is_paper or unlike < colour_difference(inner, own_outer) + 1.0):
            return moved
        if gaps[k] < 0 and _is_shadow(outer, own_inner, own_outer, paper):
            return moved
    return quad


def _alongside(
    quad: Quad, frame: Quad, side: int, sides: Sides
) -> tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.bool_], NDArray[np.bool_]]:
    """Lines along a side: which, how far outward, and if that is a margin, or a shadow inward."""
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
    extent = float(max((frame.corners - a) @ inward))
    gone = float(((frame.corners[side] + frame.corners[(side + 1) % 4] - a - b) / 2) @ inward)
    least, most = np.minimum(out_a, out_b), np.maximum(out_a, out_b)
    # A margin is about as wide at one end as at the other; a pattern behind crosses at a slant.
    outward = (least > 1.0) & (most < np.minimum(WIDEST_MARGIN * extent - gone, 2 * least + 3))
    inside = (most < -1.0) & (least > np.maximum(-WIDEST_SHADOW * extent, 2 * most - 3))
    return others, (out_a + out_b) / 2, outward, inside


def _is_shadow(
    beside: NDArray[np.float32],
    rim: NDArray[np.float32],
    beyond: NDArray[np.float32],
    paper: NDArray[np.float32],
) -> bool:
    """Whether the band inside a side is its ground in shadow: as coloured, only darker.

    Args:
        beside: Colour of the band at its inner end, (3,) Lab, as are the others.
        rim: Colour of the band at the side.
        beyond: Colour outside the side.
        paper: Colour of the sheet.
    """
    darker = beside[0] < beyond[0] - 1.0
    tint = float(np.hypot(*(beside[1:] - beyond[1:])))
    return bool(
        darker
        and tint < SAME_TINT
        and colour_difference(rim, beyond) < colour_difference(rim, paper)
    )
