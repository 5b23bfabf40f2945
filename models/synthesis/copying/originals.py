"""How originals are printed: toner letters with stray dust, offset licences with a fine rosette.

Halftone dots alone do not make a copy. Licences come off offset presses, whose tints are screens of
175 to 200 lines an inch; letters come off office printers and are sealed and signed in real ink.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Pixels
from models.synthesis.capture.scene import sheet_mask
from models.synthesis.document import FlatDocument

from .layout import lay_out
from .screens import halftone
from .wear import paper_colour

__all__ = ["on_blank_sheet", "printed"]

_ROSETTE = 16.0  # pixels a millimetre: enough for 200 lines an inch


def _toner(pixels: Pixels, rng: np.random.Generator, scale: float, dust: float) -> Pixels:
    """Satellites of toner around black print and rough edges."""
    dark = cv2.inRange(pixels, (0, 0, 0), (110, 110, 110))
    reach = max(3, round(0.6 * scale) | 1)
    near = cv2.subtract(cv2.dilate(dark, np.ones((reach, reach), np.uint8)), dark)
    chance = rng.random(dark.shape, dtype=np.float32)
    spots = (chance < dust) & (near > 0) | (chance > 1 - dust * 0.03)
    mark = cv2.GaussianBlur(spots.astype(np.uint8) * 255, (0, 0), 0.55)
    return cv2.subtract(pixels, cv2.merge([mark] * 3))


def _rosette(pixels: Pixels, rng: np.random.Generator, scale: float, hold_out: bool) -> Pixels:
    """Tints as an offset press lays them; solids, text and red stamps stay whole."""
    cover = 255 - pixels
    lines = float(rng.uniform(165, 205)) / 25.4
    angles = (15.0, 75.0, 0.0) if not hold_out else (22.5, 52.5, 7.5)
    kind = "ellipse" if hold_out else "round"
    made = [
        halftone(np.ascontiguousarray(cover[..., k]), rng, kind=kind, lines_per_mm=lines,
                 angle=angles[k], scale=scale, hard=2.2)
        for k in range(3)
    ]  # fmt: skip
    screened = 255 - cv2.GaussianBlur(cv2.merge(made), (0, 0), 0.6)
    # A tint's dots are of a pale ink, not of full cyan: only part of the swing shows.
    depth = float(rng.uniform(0.35, 0.8))
    mixed = cv2.addWeighted(pixels, 1 - depth, screened, depth, 0)
    luma = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    red = cv2.subtract(pixels[..., 0], pixels[..., 1])
    whole = (luma < 105) | (red > 70)
    return np.where(whole[..., None], pixels, mixed)


def printed(
    document: FlatDocument, seed: int, *, hold_out: bool = False, detail: float = 8.0
) -> FlatDocument:
    """The original as its printing process made it.

    Args:
        document: As drawn, ideal.
        seed: Decides the press.
        hold_out: Screens that training never sees.
        detail: Pixels a millimetre at which it will be seen; finer structure is left out.

    Returns:
        The same document; cards are line work and dye, without dots, and stay as they are.
    """
    if document.material == "card":
        return document
    rng = np.random.default_rng([seed, 36])
    pixels, scale = document.pixels, document.pixels.shape[1] / document.size_mm[0]
    if "licence" in document.type and rng.random() < 0.5 and detail > 5:
        size = [round(s * _ROSETTE) for s in document.size_mm]
        fine = max(document.size_mm) <= 300
        if fine and scale < _ROSETTE:
            pixels = cv2.resize(pixels, (size[0], size[1]), interpolation=cv2.INTER_LINEAR)
            scale = _ROSETTE
        pixels = _rosette(pixels, rng, scale, hold_out)
    if rng.random() < 0.7:
        pixels = _toner(pixels, rng, scale, float(rng.uniform(0, 0.02)))
    return replace(document, pixels=pixels)


def on_blank_sheet(
    document: FlatDocument, seed: int, scale: float
) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A genuine card lying on a blank sheet: white around a card does not make it a copy.

    Args:
        document: The card.
        seed: Decides the sheet and the light on the card's edge.
        scale: Pixels a millimetre.

    Returns:
        Sheet and card as one flat object, and (4, 2) millimetres from its centre: the card.
    """
    rng = np.random.default_rng([seed, 37])
    habit = str(rng.choice(["sheet", "half", "close"]))
    layout = lay_out(replace(document, type="card"), rng, habit=habit, scale=scale)
    # Nothing shrinks a real card: it keeps its own size about the middle of its place.
    middle = layout.quad.mean(axis=0)
    w, h = (round(s * scale) for s in document.size_mm)
    left, top = (round(float(v) * scale) for v in middle + np.array(layout.size) / 2)
    left = int(np.clip(left - w // 2, 0, layout.shape[1] - w))
    top = int(np.clip(top - h // 2, 0, layout.shape[0] - h))
    page = np.empty((*layout.shape, 3), np.uint8)
    page[:] = paper_colour(rng)
    mask = cv2.resize(sheet_mask(document, scale)[2:-2, 2:-2], (w, h))
    whole = np.zeros(layout.shape, np.uint8)
    whole[top : top + h, left : left + w] = mask
    away = rng.normal(0, 0.5, 2) * scale
    shade = cv2.warpAffine(whole, np.array([[1, 0, away[0]], [0, 1, away[1]]]), whole.shape[::-1])
    shade = cv2.GaussianBlur(shade, (0, 0), float(rng.uniform(0.25, 0.9)) * scale)
    left_over = cv2.convertScaleAbs(shade, alpha=-float(rng.uniform(0.2, 0.6)), beta=255)
    page = np.asarray(cv2.multiply(page, cv2.merge([left_over] * 3), scale=1 / 255), np.uint8)
    face = cv2.resize(document.pixels, (w, h), interpolation=cv2.INTER_AREA)
    part = page[top : top + h, left : left + w]
    share = mask[..., None] / np.float32(255)
    part[:] = (part + share * (face.astype(np.float32) - part) + 0.5).astype(np.uint8)
    low = np.array([left, top]) / scale - np.array(layout.size) / 2
    high = low + document.size_mm
    quad = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    sheet = replace(
        document, pixels=page, size_mm=layout.size, corner_radius_mm=0.0, material="paper"
    )
    return sheet, quad
