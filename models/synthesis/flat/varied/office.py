"""Where a certificate ends: the office, the day, and its seal over both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from models.synthesis.flat.sheet import justified
from models.synthesis.flat.varied.day_words import day_words
from models.synthesis.flat.varied.form import FormLook
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Layer, Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["sign_office"]

_DAYS = ("padded", "padded", "bare", "airy", "airy", "chinese", "hyphens", "dots")


def _preprinted(layer: Layer, look: FormLook, day: date, x: float, y: float, size: float) -> None:
    """Figures typed into a printed 年 月 日."""
    figures = (str(day.year), f"{day:%m}", f"{day:%d}")
    for figure, unit in zip(figures, "年月日", strict=True):
        x = layer.text(x, y, figure, look.value, size) + size * 0.5
        x = layer.text(x, y, unit, look.label, size) + size * 0.5


def sign_office(
    sheet: Sheet,
    rng: np.random.Generator,
    look: FormLook,
    *,
    authority: str,
    day: date | None,
    x: float,
    y: float,
    size: float,
    labels: Sequence[str] = ("登记机关",),
    named: float = 0.5,
    day_label: Sequence[str] = ("",),
    diameter: tuple[float, float] = (40, 45),
    sealed: bool = True,
    ink: Colour = (214, 34, 42),
) -> None:
    """Print the office (middle at ``x``, first line at ``y``) and the day, and stamp the seal.

    Args:
        sheet: Where.
        rng: Source of chance.
        look: Of the form.
        authority: The office, in its seal always.
        day: The day of the certificate; None where none is printed.
        x: Middle, millimetres.
        y: First line.
        size: Em.
        labels: What may stand before the office; empty for nothing.
        named: How often the office is printed beside its seal.
        day_label: What may stand before the day.
        diameter: Of the seal, least and most.
        sealed: Whether it is stamped.
        ink: Of the seal.
    """
    layer = sheet.layer()
    label, reach = pick(rng, labels), sheet.size_mm[0] * 0.95
    name = authority if rng.random() < named else ""
    if label and not name:
        label += pick(rng, ("", "", "：", "（章）", "（盖章）", "(印章)"))
    head = f"{label}{pick(rng, ('：', ':', '　'))}{name}" if label and name else label or name
    if head:
        small = size * min(1.0, 96 / max(layer.text_width(head, look.label, size), 1))
        width = layer.text_width(head, look.label, small)
        left = min(x - width / 2, reach - width)
        if label == head and rng.random() < 0.5:
            justified(layer, left, y, head, look.label, size, max(width, size * 6.2), 0.0)
        else:
            layer.text(left, y, head, look.label, small)
    foot = y + size * float(rng.uniform(1.8, 3.4))
    if day is not None:
        before = pick(rng, day_label)
        if not before and rng.random() < 0.3:
            _preprinted(layer, look, day, x - size * 4.5, foot, size)
        else:
            words = (f"{before}：" if before else "") + day_words(day, pick(rng, _DAYS))
            width = layer.text_width(words, look.value, size)
            layer.text(min(x - width / 2, reach - width), foot, words, look.value, size)
    sheet.press(layer, look.fill, opacity=0.94, spread=0.025)
    if sealed:
        seal = Seal(authority, float(rng.uniform(*diameter)), choose_face(rng, "song_bold"))
        worn = 0.0 if rng.random() < 0.4 else float(rng.uniform(0.4, 1.3))
        sx, sy = x + rng.normal(3, 4), (y + foot) / 2 + rng.normal(0, 2)
        press_seal(sheet, rng, seal, sx, sy, worn=worn, ink=ink)
