"""Small parts of which applications' screens are made: icons, bars, lines of text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.synthesis.capture.noise import Pixels
from models.synthesis.fonts import Face, choose_face, load

__all__ = ["Canvas", "Colour", "Theme", "draw_theme"]

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of an application and its face.

    Attributes:
        back: Behind everything.
        bar: Of title and tool bars.
        ink: Text.
        faint: Secondary text and lines.
        accent: Buttons.
        dark: Light text on dark.
        face: Type face.
    """

    back: Colour
    bar: Colour
    ink: Colour
    faint: Colour
    accent: Colour
    dark: bool
    face: Face


def draw_theme(rng: np.random.Generator, *, dark: bool | None = None) -> Theme:
    """A light or dark look."""
    dark = bool(rng.random() < 0.45) if dark is None else dark
    tint = rng.integers(-3, 4, 3)
    level = int(rng.choice([0, 0, 18, 28, 36, 44]) if dark else rng.choice([255, 255, 247, 240]))
    step = int(rng.integers(0, 20))

    def grey(value: int) -> Colour:
        r, g, b = (int(np.clip(value + (t if 0 < value < 255 else 0), 0, 255)) for t in tint)
        return r, g, b

    accents = ((22, 119, 255), (7, 193, 96), (230, 67, 64), (255, 152, 0), (98, 70, 234))
    ink = int(rng.integers(215, 256)) if dark else int(rng.integers(10, 60))
    return Theme(
        grey(level), grey(level + step if dark else level - step), grey(ink),
        grey(130 if dark else 150), accents[int(rng.integers(len(accents)))], dark,
        choose_face(rng, "hei"),
    )  # fmt: skip


class Canvas:
    """A screen being drawn: sizes in units of which ``per`` make the screen's short side."""

    def __init__(self, size: tuple[int, int], theme: Theme, unit: float) -> None:
        """An empty screen of (width, height) pixels, ``unit`` pixels to a drawing unit."""
        self.width, self.height = size
        self.theme, self.unit = theme, unit
        self.image = Image.new("RGB", size, theme.back)
        self.draw = ImageDraw.Draw(self.image)

    def font(self, units: float) -> ImageFont.FreeTypeFont:
        """The theme's face."""
        return load(self.theme.face, max(6.0, round(units * self.unit)))

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Colour,
            radius: float = 0.0) -> None:  # fmt: skip
        """A filled rectangle, pixels; empty ones are not drawn."""
        if x1 > x0 and y1 > y0:
            self.draw.rounded_rectangle((x0, y0, x1, y1), radius, fill=fill)

    def text(self, x: float, y: float, words: str, units: float, fill: Colour | None = None,
             anchor: str = "lm") -> None:  # fmt: skip
        """A line of text at pixels."""
        self.draw.text(
            (x, y), words, fill=self.theme.ink if fill is None else fill,
            font=self.font(units), anchor=anchor,
        )  # fmt: skip

    def icon(self, x: float, y: float, size: float, number: int,
             fill: Colour | None = None) -> None:  # fmt: skip
        """A simple sign about ``size`` units wide, centred at pixels."""
        r = size * self.unit / 2
        ink = self.theme.ink if fill is None else fill
        thick = max(1, round(r / 6))
        d = self.draw
        match number % 10:
            case 0:
                d.ellipse((x - r, y - r, x + r, y + r), outline=ink, width=thick)
            case 1:
                d.rounded_rectangle((x - r, y - r, x + r, y + r), r / 3, outline=ink, width=thick)
            case 2:
                d.line([(x + r / 2, y - r), (x - r / 2, y), (x + r / 2, y + r)], ink, thick)
            case 3:
                for k in (-1, 0, 1):
                    dot = max(1.0, r / 5)
                    cx = x + k * r * 0.7
                    d.ellipse((cx - dot, y - dot, cx + dot, y + dot), fill=ink)
            case 4:
                d.ellipse((x - r, y - r, x + r / 2, y + r / 2), outline=ink, width=thick)
                d.line([(x + r / 3, y + r / 3), (x + r, y + r)], ink, thick)
            case 5:
                d.line([(x, y - r), (x, y + r / 2)], ink, thick)
                d.line([(x - r / 2, y), (x, y + r / 2), (x + r / 2, y)], ink, thick)
                d.line([(x - r, y + r), (x + r, y + r)], ink, thick)
            case 6:
                d.polygon([(x, y - r), (x + r, y + r), (x - r, y + r)], outline=ink, width=thick)
            case 7:
                d.line([(x - r, y - r), (x + r, y + r)], ink, thick)
                d.line([(x - r, y + r), (x + r, y - r)], ink, thick)
            case 8:
                for k in (-1, 0, 1):
                    d.line([(x - r, y + k * r * 0.7), (x + r, y + k * r * 0.7)], ink, thick)
            case _:
                d.rectangle((x - r, y - r / 2, x + r, y + r), outline=ink, width=thick)
                d.line([(x, y + r / 2), (x, y - r)], ink, thick)

    def pixels(self) -> Pixels:
        """(h, w, 3) uint8 RGB."""
        return np.array(self.image)
