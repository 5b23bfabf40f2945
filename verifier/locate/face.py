"""Whether a person's own face is in a photo, beside the document that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.reduction import reduce_to

__all__ = ["find_face"]

_SIDE = 640  # pixels of the long side that is searched
_LEAST = 44  # pixels of that: a face smaller than this is nobody who holds a document
_STEP, _NEIGHBOURS = 1.1, 4
# Both cascades of OpenCV see faces in folds of cloth, seldom in the same.
_CASCADES = ("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml")
_AGREE = 0.5  # intersection over union
# The portrait of a card stands inside its outline, or where that was found roughly, at its edge.
_MARGIN = 1.1

_Box = tuple[float, float, float, float]


def find_face(
    pixels: NDArray[np.uint8], document: NDArray[np.floating] | None
) -> NDArray[np.float32] | None:
    """The largest whole face, seen from the front, that is not printed on the document.

    Args:
        pixels: (H, W, 3) uint8 BGR, upright.
        document: (4, 2) pixels of the document's outline; faces inside are its portrait.

    Returns:
        (4, 2) float32 pixels, clockwise from its top left; None where no face was seen, which is
        no proof that there is none: one turned aside, half covered or cut off is not seen.
    """
    small, back = reduce_to(pixels, _SIDE)
    scale = 1 / back[0, 0]
    grey = np.asarray(cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)), np.uint8)
    printed = None if document is None else _grown(np.asarray(document, np.float32) * scale)
    first, second = _CASCADES
    own = [box for box in _seen(first, grey) if printed is None or not _inside(printed, box)]
    if own:  # else the other one need not look
        others = list(_seen(second, grey))
        own = [box for box in own if any(_overlap(box, other) > _AGREE for other in others)]
    if not own:
        return None
    x, y, w, h = max(own, key=lambda box: box[2] * box[3])
    corners = np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], np.float32)
    return np.asarray(corners / scale, np.float32)


@cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(str(files("cv2").joinpath("data", name)))


def _seen(name: str, grey: NDArray[np.uint8]) -> Iterator[_Box]:
    found = _cascade(name).detectMultiScale(grey, _STEP, _NEIGHBOURS, minSize=(_LEAST, _LEAST))
    for x, y, w, h in found:
        yield float(x), float(y), float(w), float(h)


def _overlap(one: _Box, other: _Box) -> float:
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(wide, 0.0) * max(high, 0.0)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared)


def _grown(outline: NDArray[np.float32]) -> NDArray[np.float32]:
    middle = outline.mean(axis=0)
    return np.asarray(middle + _MARGIN * (outline - middle), np.float32)


def _inside(outline: NDArray[np.float32], box: _Box) -> bool:
    middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
    return cv2.pointPolygonTest(outline.reshape(-1, 1, 2), middle, False) >= 0
