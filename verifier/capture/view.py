"""The document as the checks see it: cut out, brought to a common scale, masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.lanes import Lanes

__all__ = ["View", "make_view"]

# The document's short side after reduction lies in [_SHORT, 2 * _SHORT): fine enough to see how
# sharp a stroke is, and averaging whole blocks of pixels calms noise on the way.
_SHORT = 600
_MARGIN = 0.03
_ROWS = 128  # of a strip that one thread reduces at a time
_ALONE = Lanes(1)


@dataclass(frozen=True, slots=True)
class View:
    """One document, ready to be measured.

    Attributes:
        page: (h, w, 3) uint8 BGR, the document's bounding box, averaged down by ``factor``.
        mask: (h, w) uint8, 255 on the document, its outermost margin left off, else 0.
        factor: Upload pixels per pixel of ``page`` along either axis, a whole number.
        short_side: Of the document in upload pixels, mean of opposite sides.
        aspect: Long side over short side, at least 1.
        located: False where the whole image serves.
        line_heights: Height of every text line in upload pixels.
    """

    page: NDArray[np.uint8]
    mask: NDArray[np.uint8]
    factor: int
    short_side: float
    aspect: float
    located: bool
    line_heights: tuple[float, ...]


def make_view(
    pixels: NDArray[np.uint8],
    corners: NDArray[np.float32] | None,
    text: Sequence[NDArray[np.float32]],
    lanes: Lanes | None = None,
) -> View:
    """Prepare what the checks share.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        corners: (4, 2) pixels of the document, clockwise; None for the whole image.
        text: Its lines, each (4, 2) upload pixels, clockwise from where the text begins.
        lanes: Threads to use; None: this one alone.
    """
    height, width = pixels.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    quad = whole if corners is None else np.asarray(corners, np.float64)
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    short, long = sorted((float(sides[[0, 2]].mean()), float(sides[[1, 3]].mean())))
    left, top = (int(limit) for limit in np.clip(quad.min(axis=0), 0, (width - 1, height - 1)))
    right, bottom = (int(np.ceil(limit)) for limit in quad.max(axis=0))
    crop = pixels[top : max(bottom, top + 1), left : max(right, left + 1)]
    factor = max(1, min(int(short // _SHORT), crop.shape[0], crop.shape[1]))
    page = _reduce(crop, factor, lanes or _ALONE)
    centre = quad.mean(axis=0)
    inner = (centre + (quad - centre) * (1 - 2 * _MARGIN) - (left, top)) / factor
    mask = np.zeros(page.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.round(inner).astype(np.int32), (255,))
    return View(
        page=page,
        mask=mask,
        factor=factor,
        short_side=short,
        aspect=long / max(short, 1.0),
        located=corners is not None,
        line_heights=tuple(float(np.linalg.norm(box[3] - box[0])) for box in text),
    )


def _reduce(crop: NDArray[np.uint8], factor: int, lanes: Lanes) -> NDArray[np.uint8]:
    rows, columns = crop.shape[0] // factor, crop.shape[1] // factor
    if factor == 1:
        return np.ascontiguousarray(crop)
    even = crop[: rows * factor, : columns * factor]  # a whole factor takes OpenCV's fast path
    page = np.empty((rows, columns, 3), np.uint8)

    def strip(top: int) -> None:
        part = page[top : top + _ROWS]
        part[:] = cv2.resize(
            even[top * factor : (top + len(part)) * factor],
            (columns, len(part)),
            interpolation=cv2.INTER_AREA,
        )

    lanes.map(strip, range(0, rows, _ROWS))
    return page
