"""Finding the document: lines, quadrilaterals, judgement, refinement."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.edges import find_edges
from verifier.locate.geometry import clockwise_from_top_left
from verifier.locate.lines import Lines, find_lines
from verifier.locate.location import Evidence, Location
from verifier.locate.colours import colour_difference, side_strips
from verifier.locate.growth import grow
from verifier.locate.quads import Quad, assemble
from verifier.locate.reduction import reduce_to
from verifier.locate.sides import sides_of

__all__ = ["locate"]

WORKING = 600
LINES = 56
GROWN = 16
COARSER = 6.0
COARSE_LINES = 24
CANDIDATES = 24
FULL_IMAGE = Location(None, "full_image", 0.0, Evidence())


def locate(
    pixels: NDArray[np.uint8], text_boxes: Sequence[NDArray[np.float32]] | None = None
) -> Location:
    """Find the card or sheet in a photo.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        text_boxes: Detected lines of text, each (4, 2) float32 in pixels of ``pixels``.
    """
    small, back = reduce_to(pixels, WORKING)
    height, width = small.shape[:2]
    if min(height, width) < 32:
        return FULL_IMAGE
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), np.uint8)
    sides = sides_of(_lines(lab), (width, height))
    quads = assemble(sides, (width, height), CANDIDATES)
    if not quads:
        return FULL_IMAGE
    ranked = sorted(
        (_judged(grow(q, sides, lab, (width, height)), lab) for q in quads[:GROWN]),
        key=lambda judged: -judged[0],
    )
    worth, best = ranked[0]
    corners = clockwise_from_top_left(best.corners) + [(width - 1) / 2, (height - 1) / 2]
    corners = corners * [back[0, 0], back[1, 1]] + [back[0, 2], back[1, 2]]
    return Location(corners.astype(np.float32), "contour", worth, Evidence())


def _judged(quad: Quad, lab: NDArray[np.uint8]) -> tuple[float, Quad]:
    inner, outer = side_strips(lab, quad.corners)
    contrast = colour_difference(inner, outer)
    return quad.rank * float((contrast / (contrast + 3.0)).mean()), quad


def _lines(lab: NDArray[np.uint8]) -> Lines:
    height, width = lab.shape[:2]
    shrunk = (max(16, round(width / COARSER)), max(16, round(height / COARSER)))
    far = np.asarray(cv2.resize(lab, shrunk, interpolation=cv2.INTER_AREA), np.uint8)
    return find_lines(
        find_edges(lab), (width, height), LINES, (find_edges(far), COARSER, COARSE_LINES)
    )
