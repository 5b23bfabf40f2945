"""Finding the document: lines, quadrilaterals, judgement, refinement."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.edges import find_edges
from verifier.locate.lines import find_lines
from verifier.locate.location import Evidence, Location
from verifier.locate.quads import assemble
from verifier.locate.reduction import reduce_to

__all__ = ["locate"]

WORKING = 600
LINES = 64
CANDIDATES = 24
LEAST_AREA = 0.05
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
    points = find_edges(lab)
    lines = find_lines(points, (width, height), LINES)
    quads = assemble(lines, (width, height), LEAST_AREA, CANDIDATES)
    if not quads:
        return FULL_IMAGE
    best = quads[0]
    corners = best.corners * [back[0, 0], back[1, 1]] + [back[0, 2], back[1, 2]]
    return Location(corners.astype(np.float32), "contour", best.support[1], Evidence())
