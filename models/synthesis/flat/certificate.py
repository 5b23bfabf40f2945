"""What framed certificates share: type, labelled rows, the office with its date and seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.synthesis.flat.frames import FRAMES, Scheme, draw_frame, jittered
from models.synthesis.flat.grounds import GROUNDS, draw_ground
from models.synthesis.flat.sheet import justified, spelled, wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["SCALE", "Style", "age_of", "certificate_sheet", "choose_style", "set_rows", "sign_off"]

SCALE = 9.0  # pixels a millimetre on A4

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """Faces and inks of one certificate.

    Attributes:
        title: Face of the headline.
        label: Face of labels.
        value: Face of what is filled in.
        ink: Of headline and labels.
        fill: Of what is filled in.
        bold: Extra stroke in em of what is filled in.
        colon: Whether labels end in a colon; else they are spread over their width.
        dates: Style of :func:`spelled`.
    """

    title: Face
    label: Face
    value: Face
    ink: Colour
    fill: Colour
    bold: float
    colon: bool
    dates: int


def choose_style(
    rng: np.random.Generator, *, titles: Sequence[str] = ("song_bold",), ink: Colour = (32, 30, 34)
) -> Style:
    """Faces and inks by chance; ``ink`` is that of the printed form."""
    value = ("song", "fangsong", "kai", "hei")[int(rng.choice(4, p=(0.4, 0.25, 0.15, 0.2)))]
    label = pick(rng, ("song", "song", "song_bold", "hei", "kai"))
    grey = float(rng.uniform(24, 60))
    return Style(
        title=choose_face(rng, pick(rng, titles)),  # type: ignore[arg-type]
        label=choose_face(rng, label),  # type: ignore[arg-type]
        value=choose_face(rng, value),  # type: ignore[arg-type]
        ink=ink,
        fill=(grey, grey, grey + float(rng.uniform(0, 8))),
        bold=float(rng.uniform(0, 0.016)),
        colon=rng.random() < 0.4,
        dates=int(rng.integers(2)),
    )


def certificate_sheet(
    rng: np.random.Generator,
    size: tuple[float, float],
    schemes: Sequence[str],
    *,
    frames: Sequence[str] = tuple(FRAMES),
    grounds: Sequence[str] = tuple(GROUNDS),
    margin: tuple[float, float] = (8, 14),
    breadth: tuple[float, float] = (5, 11),
) -> tuple[Sheet, Scheme, float]:
    """A sheet with ground and frame; returns it, its scheme and where the frame ends inside."""
    scheme = jittered(rng, pick(rng, schemes))
    scale = SCALE * min(1.0, 297.0 / max(size))
    sheet = Sheet(*size, scale, scheme.paper)
    draw_ground(sheet, rng, scheme, pick(rng, grounds))
    k = max(size) / 297.0
    inset, wide = float(rng.uniform(*margin)) * k, float(rng.uniform(*breadth)) * k
    draw_frame(sheet, rng, scheme, pick(rng, frames), margin=inset, breadth=wide)
    return sheet, scheme, inset + wide


def set_rows(
    sheet: Sheet,
    style: Style,
    rows: Sequence[Row],
    *,
    x: float,
    y: float,
    label_width: float,
    value_width: float,
    size: float,
    pitch: float,
    gap: float = 4.0,
    underline: bool = False,
) -> float:
    """Set labels and values one under the other, millimetres; returns the y below the last."""
    labels, values = sheet.layer(), sheet.layer()
    for label, value in rows:
        if style.colon:
            end = labels.text(x, y, f"{label}：", style.label, size)
            left = max(x + label_width * 0.7, end) if label_width else end
        else:
            small = min(1.0, label_width / labels.text_width(label, style.label, size))
            justified(labels, x, y, label, style.label, size * small, label_width, 0.0)
            left = x + label_width + gap
        room, em = x + label_width + gap + value_width - left, size
        lines = wrap(values, value, style.value, em, room)
        while len(lines) > 4:
            em *= 0.92
            lines = wrap(values, value, style.value, em, room)
        for line in lines:
            values.text(left, y, line, style.value, em, bold=style.bold)
            if underline:
                labels.polylines([[(left - 1, y + em * 0.62), (left + room, y + em * 0.62)]], 0.2)
            y += em * (1.6 if underline else 1.4)
        y += pitch - em * (1.6 if underline else 1.4)
    sheet.press(labels, style.ink, opacity=0.94, spread=0.025)
    sheet.press(values, style.fill, opacity=0.94, spread=0.025)
    return y


def sign_off(
    sheet: Sheet,
    rng: np.random.Generator,
    style: Style,
    authority: str,
    day: date | None,
    *,
    x: float,
    y: float,
    size: float,
    label: str = "",
    diameter: float = 0.0,
    named: bool = True,
    ink: Colour = (214, 34, 42),
) -> None:
    """Print the office (middle at ``x``) and the date below it, and stamp its seal over both.

    Where not ``named``, the office stands in its seal only.
    """
    layer = sheet.layer()
    words = f"{label}{authority}" if named else label
    face, limit = (style.label if label else style.value), sheet.size_mm[0] * 0.92
    size *= min(1.0, sheet.size_mm[0] * 0.42 / max(layer.text_width(words, face, size), 1.0))
    x = min(x, limit - layer.text_width(words, face, size) / 2)
    layer.text(x, y, words, face, size, align="m")
    if day is not None:
        layer.text(x, y + size * 2.1, spelled(day, style.dates), style.value, size, align="m")
    sheet.press(layer, style.fill, opacity=0.94, spread=0.025)
    diameter = diameter or float(rng.uniform(40, 45))
    seal = Seal(authority, diameter, choose_face(rng, "song_bold"))
    worn = 0.0 if rng.random() < 0.35 else float(rng.uniform(0.5, 1.3))
    sx, sy = x + rng.normal(4, 4), y + size + rng.normal(0, 2)
    press_seal(sheet, rng, seal, sx, sy, worn=worn, ink=ink)


def age_of(rng: np.random.Generator, mean: float = 0.15) -> float:
    """How yellow the sheet has become, 0 to 1."""
    return float(np.clip(rng.normal(mean, 0.3), 0, 1))
