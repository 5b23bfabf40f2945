"""Where the copy stands on its sheet: margins, a scissored piece, both sides of a card."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Pixels
from models.synthesis.document import FlatDocument, make_document

__all__ = ["HABITS", "HOLD_OUT_HABITS", "Layout", "lay_out", "sheet_of"]

Array = NDArray[np.float64]

HABITS = ("sheet", "sheet", "half", "trimmed", "trimmed", "close", "both_sides")
"""What people do with the sheet; a card may be any, a paper only ``sheet`` or ``trimmed``."""
HOLD_OUT_HABITS = ("square", "strip", "torn")
"""Kept for measuring: an uncommon sheet, a strip cut across, a piece torn off."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet before anything is printed on it.

    Attributes:
        size: Width and height in millimetres.
        scale: Pixels a millimetre.
        quad: (4, 2) float64 millimetres from the sheet's centre, the document's corners.
        habit: See :data:`HABITS`.
        picture: (h, w, 3) uint8 RGB at the sheet's scale: the document.
        left: Column of the picture's first pixel on the sheet; may be negative when cut.
        top: Row.
    """

    size: tuple[float, float]
    scale: float
    quad: Array
    habit: str
    picture: Pixels
    left: int
    top: int

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) of the sheet in pixels."""
        return round(self.size[1] * self.scale), round(self.size[0] * self.scale)

    def place(self, part: NDArray[np.uint8], blank: int | tuple[int, int, int]) -> Pixels:
        """A sheet's worth of pixels with ``part`` where the document lies."""
        shape = (*self.shape, *part.shape[2:])
        page = np.empty(shape, np.uint8)
        page[:] = blank
        h, w = part.shape[:2]
        x0, y0 = max(self.left, 0), max(self.top, 0)
        x1, y1 = min(self.left + w, shape[1]), min(self.top + h, shape[0])
        page[y0:y1, x0:x1] = part[y0 - self.top : y1 - self.top, x0 - self.left : x1 - self.left]
        return page


def _pair(document: FlatDocument, seed: int, scale: float, rng: np.random.Generator) -> Pixels:
    """Front above back, as a copier does with a card turned over."""
    front = document.type == "id_card_front"
    other = make_document("id_card_back" if front else "id_card_front", seed + 77_003)
    w, h = (round(s * scale) for s in document.size_mm)
    gap = round(float(rng.uniform(5, 30)) * scale)
    page = np.full((2 * h + gap, w, 3), 250, np.uint8)
    own, second = (
        cv2.resize(d.pixels, (w, h), interpolation=cv2.INTER_AREA) for d in (document, other)
    )
    page[:h], page[-h:] = (own, second) if front else (second, own)
    return page


def lay_out(
    document: FlatDocument,
    rng: np.random.Generator,
    *,
    habit: str,
    scale: float,
    seed: int = 0,
) -> Layout:
    """Draw where the copy stands.

    Args:
        document: The original.
        rng: Source of chance.
        habit: One of :data:`HABITS` or :data:`HOLD_OUT_HABITS`.
        scale: Pixels a millimetre wanted.
        seed: For the card's other side.
    """
    w, h = document.size_mm
    small = max(w, h) < 160
    if not small and habit not in ("trimmed", "torn", "strip"):
        habit = "sheet"
    if habit == "both_sides" and not document.type.startswith("id_card"):
        habit = "sheet"
    shrink = 1.0
    if small and rng.random() < 0.25:
        shrink = float(rng.uniform(0.94, 1.3))
    wide = w > h
    free = (90.0, 60.0)
    match habit:
        case "sheet" if not small:
            size = (297.0, 210.0) if wide else (210.0, 297.0)
            shrink = float(rng.uniform(0.9, 1.0)) * min(size[0] / w, size[1] / h, 1.0)
            free = (3.0, 3.0)
        case "half":
            size = (210.0, 148.0)
        case "trimmed" | "torn":
            edge = rng.uniform(-0.4, 4, 2) if small else rng.uniform(-2, 8, 2)
            size = (w * shrink + float(edge[0]), h * shrink + float(edge[1]))
            free = (0.4, 0.4)
        case "strip":
            size = (w * shrink * 1.0 + float(rng.uniform(20, 60)), h * shrink + 6.0)
        case "close" | "square":
            more = rng.uniform(10, 50, 2) if habit == "close" else rng.uniform(35, 45, 2)
            size = (w * shrink + float(more[0]), h * shrink + float(more[1]))
        case _:
            size = (210.0, 297.0)
            free = (110.0, 200.0)
    picture = document.pixels
    target = (round(w * shrink * scale), round(h * shrink * scale))
    pair = habit == "both_sides"
    if pair:
        picture = _pair(document, seed, scale * shrink, rng)
        target = (picture.shape[1], picture.shape[0])
    elif picture.shape[1::-1] != target:
        how = cv2.INTER_AREA if target[0] < picture.shape[1] else cv2.INTER_CUBIC
        picture = cv2.resize(picture, target, interpolation=how)
    room = np.array(size) - np.array(target) / scale
    limit = np.minimum(np.abs(room) / 2, free) * np.where(room < 0, 1.0, 0.92)
    corner = np.array(size) / 2 + rng.uniform(-1, 1, 2) * limit - np.array(target) / scale / 2
    left, top = (round(float(c) * scale) for c in corner)
    a = np.array([left, top]) / scale - np.array(size) / 2
    b = a + np.array([w, h]) * shrink
    if pair and document.type == "id_card_back":
        low = a[1] + target[1] / scale
        a, b = np.array([a[0], low - h * shrink]), np.array([b[0], low])
    quad = np.array([a, [b[0], a[1]], b, [a[0], b[1]]])
    return Layout(size, scale, quad, habit, picture, left, top)


def sheet_of(
    document: FlatDocument,
    layout: Layout,
    pixels: Pixels,
    rng: np.random.Generator,
    glossy: bool = False,
) -> FlatDocument:
    """The finished sheet as a flat document.

    Args:
        document: The original.
        layout: Where it stands.
        pixels: (H, W, 3) uint8 RGB of the sheet.
        rng: Source of chance: laminated, in a sleeve, corners cut round.
        glossy: Photo paper.
    """
    small = layout.habit == "trimmed" and max(layout.size) < 160
    laminated = rng.random() < (0.25 if small else 0.08)
    radius = float(rng.uniform(2.5, 3.6)) if small and rng.random() < 0.3 else 0.0
    return replace(
        document,
        pixels=pixels,
        size_mm=layout.size,
        corner_radius_mm=radius,
        material="card" if glossy or laminated else "paper",
    )
