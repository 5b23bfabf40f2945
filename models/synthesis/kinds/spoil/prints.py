"""Where a document is printed, how large its small print is, and how much of it is covered."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

__all__ = ["MAP_SCALE", "SMALL_PRINT_MM", "PrintMap", "print_map", "printed_spot", "share_covered"]

PrintMap = NDArray[np.bool_]

MAP_SCALE = 3.0
"""Pixels per millimetre of a print map."""

SMALL_PRINT_MM = {
    "id_card_front": 2.6,
    "id_card_back": 2.6,
    "business_licence": 3.4,
    "authorization_letter": 4.2,
}
"""Height of the characters that have to be read, millimetres."""


def print_map(document: FlatDocument) -> PrintMap:
    """(h, w) bool at :data:`MAP_SCALE`: strokes darker than what is around them."""
    w, h = (max(8, round(s * MAP_SCALE)) for s in document.size_mm)
    small = cv2.resize(document.pixels, (w, h), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    dark = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((11, 11), np.uint8))
    marked = (dark > 38).astype(np.uint8)
    # The frame around a licence is not to be read.
    rim = round(0.04 * min(w, h))
    marked[:rim], marked[-rim:], marked[:, :rim], marked[:, -rim:] = 0, 0, 0, 0
    return np.asarray(cv2.dilate(marked, np.ones((3, 3), np.uint8)) > 0)


def printed_spot(
    printed: PrintMap, rng: np.random.Generator, size_mm: tuple[float, float]
) -> tuple[float, float]:
    """A place on print, millimetres from the document's centre."""
    places = np.argwhere(printed)
    if not len(places):
        return 0.0, 0.0
    y, x = places[int(rng.integers(len(places)))]
    return float(x / MAP_SCALE - size_mm[0] / 2), float(y / MAP_SCALE - size_mm[1] / 2)


def share_covered(printed: PrintMap, covered: NDArray[np.bool_]) -> float:
    """Share of the print under (h, w) bool ``covered``, 0..1."""
    return float((printed & covered).sum() / max(1, printed.sum()))
