"""A black-and-white photocopy: what the scanner head saw, screened, in toner on plain paper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Pixels
from models.synthesis.document import FlatDocument

from .layout import HABITS, HOLD_OUT_HABITS, Layout, lay_out, sheet_of
from .screens import HOLD_OUT_SCREENS, SCREENS, halftone
from .wear import paper_colour, specks, streaks, uneven

__all__ = ["GreyCopier", "draw_grey_copier", "grey_copy_page"]

LINES = (106, 133, 141, 150, 175, 212)
"""Screens of common laser engines, lines an inch."""


@dataclass(frozen=True, slots=True)
class GreyCopier:
    """One machine and its settings.

    Attributes:
        mode: ``"photo"`` (all tones screened), ``"mixed"`` (dark print kept solid) or ``"text"``
            (no tones at all).
        screen: Kind, see :mod:`.screens`.
        lines_per_mm: Its frequency.
        angle: Degrees.
        low: Reflectance (0..1, sRGB) below which everything is black.
        high: Above which it is paper.
        contrast: Strength of an S curve.
        blur: Softness of the scanner head, millimetres.
        faint: Unevenness of the toner.
        dark_lid: Share of black the machine prints where no paper reflected, 0 for none.
        generations: 1 for a copy, 2 for a copy of a copy.
    """

    mode: str
    screen: str
    lines_per_mm: float
    angle: float
    low: float
    high: float
    contrast: float
    blur: float
    faint: float
    dark_lid: float
    generations: int


def draw_grey_copier(rng: np.random.Generator, hold_out: bool = False) -> GreyCopier:
    """A machine at random."""
    darkness = float(rng.normal(0, 0.05))
    screen = str(rng.choice(HOLD_OUT_SCREENS if hold_out else (*SCREENS, "round", "round")))
    lines = float(rng.choice((120, 160, 190) if hold_out else LINES)) / 25.4
    return GreyCopier(
        mode=str(rng.choice(["photo", "photo", "mixed", "mixed", "mixed", "text"])),
        screen=screen,
        lines_per_mm=lines * float(rng.uniform(0.99, 1.01)),
        angle=float(rng.choice((30, 60, 82) if hold_out else (45, 45, 0, 18.4, 71.6, 26.6, 135))),
        low=float(rng.uniform(0.06, 0.24)) + darkness,
        high=float(np.clip(rng.uniform(0.78, 0.99) + darkness, 0.7, 1.02)),
        contrast=float(rng.uniform(0.0, 0.9)),
        blur=float(rng.uniform(0.02, 0.07)),
        faint=float(rng.uniform(0, 0.1)) if rng.random() < 0.6 else 0.0,
        dark_lid=float(rng.uniform(0.5, 1)) if rng.random() < 0.12 else 0.0,
        generations=2 if rng.random() < 0.2 else 1,
    )


def _scanned(pixels: Pixels, rng: np.random.Generator, copier: GreyCopier, scale: float) -> Pixels:
    """(H, W) uint8 cover that the machine decides on."""
    # Copiers' green-yellow lamps see red a little dark.
    weights = np.array([[0.24, 0.64, 0.12]]) + rng.normal(0, 0.04, (1, 3))
    grey = cv2.transform(pixels, weights / weights.sum()) if pixels.ndim == 3 else pixels
    grey = cv2.GaussianBlur(grey, (0, 0), max(0.3, copier.blur * scale))
    tone = np.clip((np.arange(256) / 255 - copier.low) / (copier.high - copier.low), 0, 1)
    tone = tone + copier.contrast * (tone * tone * (3 - 2 * tone) - tone)
    return cv2.LUT(grey, np.clip(255.5 - 255 * tone, 0, 255).astype(np.uint8))


def _toned(cover: Pixels, rng: np.random.Generator, copier: GreyCopier, scale: float) -> Pixels:
    """(H, W) uint8 toner."""
    if copier.mode == "text":
        level = float(rng.uniform(90, 150))
        around = cv2.blur(cover, (int(6 * scale) | 1,) * 2)
        bar = cv2.addWeighted(around, 0.35, around, 0, level * 0.65)
        return cv2.addWeighted(cover, 6, bar, -6, 127)
    dots = halftone(
        cover, rng, kind=copier.screen, lines_per_mm=copier.lines_per_mm, angle=copier.angle,
        scale=scale,
    )  # fmt: skip
    if copier.mode == "mixed":
        # Dark print bypasses the screen, so letters keep sharp edges.
        np.maximum(dots, cv2.addWeighted(cover, 5, cover, 0, -5 * 178), out=dots)
    return dots


def _lid(cover: Pixels, layout: Layout, rng: np.random.Generator, copier: GreyCopier) -> None:
    """The card's edge throws a thin broken shadow; an open lid prints black around it."""
    scale = layout.scale
    h, w = layout.picture.shape[:2]
    box = (layout.left, layout.top, layout.left + w, layout.top + h)
    if copier.dark_lid:
        reach = rng.uniform(-5, 60, 4) * scale
        area = np.full(cover.shape, 0, np.uint8)
        x0, y0, x1, y1 = (round(b + s * r) for b, s, r in zip(box, (-1, -1, 1, 1), reach,
                                                              strict=True))  # fmt: skip
        cv2.rectangle(area, (x0, y0), (x1, y1), round(255 * copier.dark_lid), -1)
        cv2.rectangle(area, box[:2], (box[2] - 1, box[3] - 1), 0, -1)
        np.maximum(cover, cv2.blur(area, (round(0.4 * scale) * 2 + 1,) * 2), out=cover)
    elif rng.random() < 0.7:
        points = np.array([box[:2], (box[2], box[1]), box[2:], (box[0], box[3])])
        wide = max(1, round(float(rng.uniform(0.1, 0.5)) * scale))
        start = int(rng.integers(4))
        for side in range(start, start + int(rng.integers(1, 5))):
            a, b = points[side % 4], points[(side + 1) % 4]
            line = np.zeros_like(cover)
            cv2.line(line, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])),
                     int(rng.integers(50, 190)), wide)  # fmt: skip
            x, y, bw, bh = cv2.boundingRect(line)
            part = cover[y : y + bh, x : x + bw]
            np.maximum(part, line[y : y + bh, x : x + bw], out=part)


def grey_copy_page(
    document: FlatDocument,
    seed: int,
    *,
    hold_out: bool = False,
    habit: str | None = None,
    scale: float = 400 / 25.4,
) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A black-and-white photocopy.

    Args:
        document: The original.
        seed: Decides the machine's curve, dirt and screen.
        hold_out: Use screens and sheets that training never sees.
        habit: See :mod:`.layout`; drawn when ``"any"``, a plain sheet when absent.
        scale: Pixels a millimetre.

    Returns:
        The copy as a sheet of paper, and (4, 2) float64 millimetres from the sheet's centre: where
        the copied document lies on it.
    """
    rng = np.random.default_rng([seed, 31])
    copier = draw_grey_copier(rng, hold_out)
    if habit is None:
        habit = "half" if document.material == "card" else "sheet"
    elif habit == "any":
        habit = str(rng.choice(HOLD_OUT_HABITS if hold_out else HABITS))
    layout = lay_out(document, rng, habit=habit, scale=scale, seed=seed)
    part = _scanned(layout.picture, rng, copier, scale)
    for _ in range(copier.generations - 1):
        part = cv2.GaussianBlur(_toned(part, rng, copier, scale), (0, 0), 0.05 * scale)
        part = _scanned(255 - part, rng, copier, scale)
    cover = layout.place(part, int(rng.integers(0, 4)))
    if document.material == "card":
        _lid(cover, layout, rng, copier)
    if copier.faint:
        cover = uneven(cover, rng, scale, copier.faint)
    toner = _toned(cover, rng, copier, scale)
    area = layout.size[0] * layout.size[1] / 62_370
    specks(toner, rng, scale, int(rng.integers(10, 400) * area))
    streaks(toner, rng, int(rng.integers(1, 4)) if rng.random() < 0.35 else 0)
    toner = cv2.GaussianBlur(toner, (0, 0), max(0.3, float(rng.uniform(0.018, 0.04)) * scale))
    black = float(rng.uniform(30, 72))
    white = paper_colour(rng)
    t = np.arange(256)[:, None] / 255
    table = np.clip(np.array(white) * (1 - t) + black * t + 0.5, 0, 255).astype(np.uint8)
    page = cv2.LUT(cv2.merge([toner] * 3), table[None])
    return sheet_of(document, layout, page, rng), layout.quad
