"""The parts of cards that are not the ID card: grounds, photos, labelled values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.card import rainbow
from models.synthesis.flat.wear import wear
from models.synthesis.fonts import Face, choose_face
from models.synthesis.guilloche import rosette, waves
from models.synthesis.portrait import draw_portrait
from models.synthesis.press import Colour, Sheet

__all__ = ["Look", "Printer", "finish", "ground", "place_portrait"]

Tone = Literal["colour", "grey", "ghost"]


@dataclass(frozen=True, slots=True)
class Look:
    """The printed ground of a card.

    Attributes:
        stops: Places from left (0) to right (1) with their inks, passing into each other.
        wash: How much of the ink lies everywhere, 0 to 1.
        curves: ``(pitch, amplitude, length)`` of each field of waves, millimetres.
        rosettes: ``(x, y, radius, petals)``, x and y as parts of the card's width and height.
        strength: Of curves and rosettes, 0 to 1.
        tilt: Of the colours' passage, parts of the width.
    """

    stops: tuple[tuple[float, Colour], ...]
    wash: float = 0.45
    curves: tuple[tuple[float, float, float], ...] = ((0.62, 1.5, 17.0), (0.8, 2.6, 31.0))
    rosettes: tuple[tuple[float, float, float, int], ...] = ()
    strength: float = 0.45
    tilt: float = 0.0


def ground(rng: np.random.Generator, size: tuple[float, float], scale: float, look: Look) -> Sheet:
    """A sheet of ``size`` millimetres with its ground; tint and strength drift by print run."""
    sheet = Sheet(*size, scale, (251, 251, 249))
    shift = rng.normal(0, 3.0, 3)
    stops = tuple(
        (place, (ink[0] + shift[0], ink[1] + shift[1], ink[2] + shift[2]))
        for place, ink in look.stops
    )
    colours = rainbow(sheet, stops, tilt=look.tilt + rng.uniform(-0.1, 0.1))
    everywhere = np.full(sheet.shape, 255, np.uint8)
    sheet.press(everywhere, colours, opacity=look.wash * rng.uniform(0.85, 1.15))
    strength = look.strength * float(rng.uniform(0.8, 1.2))
    for pitch, amplitude, length in look.curves:
        lines = sheet.layer()
        pitch = pitch * float(rng.uniform(0.92, 1.1))
        lines.polylines(
            waves(rng, size, pitch=pitch, amplitude=amplitude, length=length, drift=0.09), 0.05
        )
        sheet.press(lines, colours * np.float32(0.84), opacity=strength)
    if look.rosettes:
        flower = sheet.layer()
        for x, y, radius, petals in look.rosettes:
            for part, turns, inner in ((1.0, 7, 0.62), (0.66, 9, 0.4), (0.36, 6, 0.2)):
                centre = (x * size[0], y * size[1])
                flower.polylines(
                    rosette(centre, radius * part, petals, turns=turns, inner=inner), 0.045
                )
        sheet.press(flower, colours * np.float32(0.78), opacity=strength)
    micro = sheet.layer()
    face = choose_face(np.random.default_rng(0), "hei")
    for y in (size[1] * 0.07, size[1] * 0.955):
        micro.text(size[0] * 0.05, y, "SPECIMEN " * int(size[0] * 0.32), face, 0.45, tracking=0.06)
    sheet.press(micro, colours * np.float32(0.7), opacity=0.5)
    return sheet


def place_portrait(
    sheet: Sheet,
    rng: np.random.Generator,
    box: tuple[float, float, float, float],
    sex: str,
    age: int,
    *,
    tone: Tone = "colour",
    zoom: float = 1.25,
    backdrop: Colour | None = None,
) -> None:
    """Print the holder's photo into ``box`` (left, top, width, height in millimetres).

    Args:
        sheet: Where.
        rng: Source of chance; the same state draws the same face.
        box: Of the photo.
        sex: ``男`` or ``女``.
        age: In years.
        tone: ``grey`` for black and white, ``ghost`` for a pale second picture.
        zoom: How much larger than the ID card's bust the head is in the box.
        backdrop: Colour behind the head with hard edges; None lets the ground show through.
    """
    left, top, width, height = box
    w, h = round(width * sheet.scale), round(height * sheet.scale)
    wide = round(w * zoom)
    above = round(0.10 * wide * (zoom - 1) / 0.25)
    rgb, alpha = draw_portrait(rng, sex, age, (wide, h + above))
    cut = (slice(above, above + h), slice((wide - w) // 2, (wide - w) // 2 + w))
    picture, cover = rgb[cut] / 255, alpha[cut][..., None]
    if backdrop is not None:
        # Lit from one side, a little darker below.
        fall = 1 - 0.05 * np.linspace(0, 1, h, dtype=np.float32)[:, None, None]
        picture = picture * cover + np.asarray(backdrop, np.float32) / 255 * fall * (1 - cover)
        cover = np.ones_like(cover)
    x, y = round(left * sheet.scale), round(top * sheet.scale)
    area = sheet.reflectance[y : y + h, x : x + w]
    if tone != "colour":
        grey = picture @ np.array((0.3, 0.59, 0.11), np.float32)
        picture = np.repeat(grey[..., None], 3, axis=-1)
    if tone == "ghost":
        # One ink, lightest where the picture is white: printed over the ground.
        ink = np.array((0.36, 0.42, 0.60), np.float32)
        area[:] *= 1 - cover * 0.55 * (1 - picture) * (1 - ink)
        return
    if backdrop is None:
        # The picture's white ground has no edge of its own: the curves fade out under it.
        ramp_x = np.minimum(np.arange(w), np.arange(w)[::-1])[None, :] / 24
        ramp_y = np.minimum(np.arange(h)[:, None], h) / 24
        under = np.clip(np.minimum(ramp_x, ramp_y), 0, 1).astype(np.float32)[..., None] * 0.66
        area[:] = area * (1 - under) + under * np.float32(0.972)
    area[:] = area * (1 - cover) + picture * cover * 0.985


class Printer:
    """Labels of the blank and values of the holder, collected and pressed as two inks."""

    def __init__(
        self,
        sheet: Sheet,
        rng: np.random.Generator,
        *,
        label_face: Face,
        face: Face,
        label_size: float,
        size: float,
        jitter: float = 0.22,
    ) -> None:
        """Values shift together against the labels by about ``jitter`` millimetres."""
        self._sheet = sheet
        self.labels, self.values = sheet.layer(), sheet.layer()
        self.label_face, self.face = label_face, face
        self.label_size, self.size = label_size, size
        self._shift = rng.normal(0, jitter, 2)
        self._bold = float(rng.uniform(0.0, 0.018))

    def label(
        self, x: float, y: float, text: str, size: float | None = None, tracking: float = 0.1
    ) -> None:
        """Set words of the blank."""
        self.labels.text(x, y, text, self.label_face, size or self.label_size, tracking=tracking)

    def value(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        tracking: float = 0.05,
        room: float = 60.0,
        bold: float = 0.0,
    ) -> None:
        """Set words about the holder, made smaller where they are wider than ``room``."""
        em = size or self.size
        em *= min(1.0, room / self.values.text_width(text, self.face, em, tracking))
        dx, dy = self._shift
        self.values.text(
            x + dx, y + dy, text, self.face, em, tracking=tracking, bold=self._bold + bold
        )

    def field(
        self, x: float, y: float, label: str, value: str, *, drop: float, room: float = 60.0
    ) -> None:
        """A label and, ``drop`` millimetres below it, its value."""
        self.label(x, y, label)
        self.value(x, y + drop, value, room=room)

    def lines(self, x: float, y: float, text: str, *, width: float, pitch: float) -> None:
        """Set a value that breaks anywhere into lines of at most ``width``."""
        line = ""
        for char in text:
            if line and self.values.text_width(line + char, self.face, self.size) > width:
                self.value(x, y, line)
                line, y = "", y + pitch
            line += char
        self.value(x, y, line)

    def press(self, label_ink: Colour, value_ink: Colour) -> None:
        """Print both onto the sheet."""
        self._sheet.press(self.labels, label_ink, opacity=0.92, spread=0.02)
        self._sheet.press(self.values, value_ink, opacity=0.95, spread=0.022)


def finish(
    sheet: Sheet,
    rng: np.random.Generator,
    document_type: str,
    truth: dict[str, str],
    *,
    radius: float,
    material: Literal["card", "paper"] = "card",
) -> FlatDocument:
    """Wear it, add the grain of the laminate or paper, and hand over."""
    wear(sheet, rng, float(rng.beta(1.2, 2.5)))
    grain = 0.006 if material == "card" else 0.009
    sheet.texture(rng, fibre=0.002 if material == "card" else 0.005, fine=grain)
    sheet.reflectance *= 1 + rng.normal(0, 0.006, 3).astype(np.float32)
    return FlatDocument(
        document_type, sheet.pixels(), sheet.size_mm, radius, material, truth, tuple(sheet.marks)
    )
