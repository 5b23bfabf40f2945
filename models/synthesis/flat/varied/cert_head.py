"""The head of a certificate: emblem, title, copy, and its numbers in one of many places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.synthesis.flat.licence_paper import crown
from models.synthesis.flat.sheet import justified
from models.synthesis.flat.varied.form import FormLook
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Sheet

__all__ = ["CertHead", "print_cert_head"]

COPIES = ("（副本）", "（正本）", "(副本)", "（副　本）", "（正　本）", "副  本", "正本", "", "")


@dataclass(frozen=True, slots=True)
class CertHead:
    """What a certificate's head says.

    Attributes:
        titles: Lines of the headline; all but the last are set smaller.
        copy: Below it, or empty.
        numbers: Label and value of the numbers, the first the most prominent.
        emblem: Whether the emblem stands above.
        english: The headline in English, or empty.
    """

    titles: tuple[str, ...]
    copy: str
    numbers: tuple[tuple[str, str], ...]
    emblem: bool
    english: str = ""


def _numbers(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, head: CertHead, y: float,
    area: tuple[float, float], k: float, places: Sequence[str], top: float,
    number_size: float,
) -> float:  # fmt: skip
    """Print the numbers; returns the y below them, which is ``y`` where they stand in a corner."""
    left, right = area
    labels, fill = sheet.layer(), sheet.layer()
    em = float(rng.uniform(0.86, 1.14)) * number_size * k
    place = pick(rng, places)
    if place == "corner":
        em, at = min(em, 4.0 * k), top + 3 * k
        for label, value in head.numbers:
            labels.text(left, at, label, look.label, em * 0.9)
            fill.text(left, at + em * 1.55, value, look.value, em * 1.1, bold=0.012)
            at += em * 3.3
        bottom = y
    else:
        end = pick(rng, ("：", ":", " ", "　", "： "))
        for label, value in head.numbers:
            after = f"{label}{end}" if label else ""
            wide = labels.text_width(after, look.label, em)
            wide += fill.text_width(value, look.value, em)
            x = {"left": left, "right": right - wide, "middle": (left + right - wide) / 2}[place]
            x = labels.text(x, y, after, look.label, em) if after else x
            fill.text(x, y, value, look.value, em, bold=look.bold)
            y += em * float(rng.uniform(1.45, 1.7))
        bottom = y + em * 0.5
    sheet.press(labels, look.ink, opacity=0.95, spread=0.025)
    sheet.press(fill, look.fill, opacity=0.95, spread=0.025)
    return bottom


def print_cert_head(
    sheet: Sheet,
    rng: np.random.Generator,
    look: FormLook,
    head: CertHead,
    *,
    area: tuple[float, float],
    top: float,
    k: float,
    size: float = 12.0,
    number_size: float = 4.2,
    ink: Colour | None = None,
    places: Sequence[str] = ("middle", "right", "left", "corner"),
) -> float:
    """Print a head between two x, from ``top`` down.

    Args:
        sheet: Where.
        rng: Source of chance.
        look: Of the form.
        head: What.
        area: Left and right, millimetres.
        top: Where the emblem, or the title, begins.
        k: The sheet's width against A4's.
        size: Em of the headline on A4.
        number_size: Em of the numbers on A4.
        ink: Of the headline, where it is not the form's.
        places: Where the numbers may stand; ``corner`` needs room left of the emblem.

    Returns:
        The y where rows may begin.
    """
    left, right = area
    middle, y = (left + right) / 2, top
    layer = sheet.layer()
    role = pick(rng, ("song_bold", "song_bold", "kai", "hei_bold"))
    face = choose_face(rng, role)  # type: ignore[arg-type]
    if head.emblem:
        crown(sheet, middle, y + 10 * k, 20 * k)
        y += 26 * k
    for index, title in enumerate(head.titles):
        em = size * k * (1.0 if index == len(head.titles) - 1 else 0.72)
        em *= min(1.0, (right - left) * 0.92 / layer.text_width(title, face, em))
        y += em * 0.5
        free = (right - left) * 0.9 - layer.text_width(title, face, em)
        track = min(em * float(rng.uniform(0.02, 0.5)), free / max(len(title), 1))
        wide = layer.text_width(title, face, em, track)
        justified(layer, middle - wide / 2, y, title, face, em, wide, 0.0)
        y += em * 0.85
    if head.english:
        em = 3.6 * k * min(1.0, (right - left) / layer.text_width(head.english, face, 3.6 * k))
        layer.text(middle, y, head.english, look.label, em, align="m")
        y += em * 1.6
    if head.copy:
        em = float(rng.uniform(4.2, 5.4)) * k
        layer.text(middle, y + em * 0.2, head.copy, face, em, align="m", tracking=em * 0.15)
        y += em * 1.6
    sheet.press(layer, ink or look.ink, opacity=0.95, spread=0.03)
    allowed = [place for place in places if place != "corner" or head.emblem] or ["middle"]
    return _numbers(sheet, rng, look, head, y + 3 * k, area, k, allowed, top, number_size) + 2 * k
