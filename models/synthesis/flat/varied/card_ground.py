"""Grounds and headings of cards of no particular place: pastel inks, curves, pale scenes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card_parts import Look, ground
from models.synthesis.flat.scenery import flower, gate, hills, skyline
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Sheet

__all__ = ["CardHead", "card_ground", "dark_of", "print_card_head"]


def _pastel(rng: np.random.Generator) -> Colour:
    """A pale ink: two bands light, one or two a little less."""
    low, high = rng.uniform(180, 224), rng.uniform(226, 252)
    bands = rng.permutation(np.array((low, high, rng.uniform(low, high))))
    return float(bands[0]), float(bands[1]), float(bands[2])


def dark_of(rng: np.random.Generator) -> Colour:
    """An ink for labels: black mostly, else a dark colour."""
    if rng.random() < 0.4:
        grey = float(rng.uniform(24, 60))
        return grey, grey, grey + 4
    bands = rng.permutation(np.array((rng.uniform(24, 60), rng.uniform(60, 110), 130.0)))
    return float(bands[0]), float(bands[1]), float(bands[2])


def card_ground(rng: np.random.Generator, size: tuple[float, float], scale: float) -> Sheet:
    """A card with wash, curves and a scene by chance."""
    width, height = size
    stops = tuple((place, _pastel(rng)) for place in (0.0, 0.5, 1.0))
    curves = tuple(
        (float(rng.uniform(0.6, 1.0)), float(rng.uniform(1, 3)), float(rng.uniform(10, 40)))
        for _ in range(int(rng.integers(0, 3)))
    )
    rosettes = tuple(
        (
            float(rng.uniform(0.2, 0.8)),
            float(rng.uniform(0.4, 0.6)),
            float(rng.uniform(14, 26)),
            int(rng.integers(8, 19)),
        )
        for _ in range(int(rng.integers(0, 3)))
    )
    look = Look(
        stops, float(rng.uniform(0.15, 0.6)), curves, rosettes, float(rng.uniform(0.3, 0.5))
    )
    sheet = ground(rng, size, scale, look)
    pale = tuple(np.array(_pastel(rng)) * 0.82)
    match pick(rng, ("gate", "skyline", "hills", "flower", "none", "none")):
        case "gate":
            gate(sheet, width / 2, height * 0.88, width * 0.5, pale, 0.3)
        case "skyline":
            skyline(sheet, rng, height * 0.92, pale, 0.28)
        case "hills":
            hills(sheet, rng, height * 0.74, pale, height=3.0, wall=rng.random() < 0.3, opacity=0.3)
        case "flower":
            flower(sheet, width * 0.45, height * 0.6, 14, pale, petals=int(rng.integers(5, 10)))
    return sheet


@dataclass(frozen=True, slots=True)
class CardHead:
    """What stands at a card's top.

    Attributes:
        title: In Chinese.
        english: Under it, or empty.
        above: Over it, as 中华人民共和国, or empty.
        emblem: Whether the national emblem stands before it.
    """

    title: str
    english: str = ""
    above: str = ""
    emblem: bool = False


def print_card_head(
    sheet: Sheet, rng: np.random.Generator, head: CardHead, ink: Colour, *, size: float = 4.6
) -> float:
    """Print a card's heading, in a strip of colour on some; returns the y below it."""
    width = sheet.size_mm[0]
    bold = choose_face(rng, pick(rng, ("song_bold", "hei_bold", "kai")))  # type: ignore[arg-type]
    layer = sheet.layer()
    left = 5.0 + (size * 2.2 if head.emblem else 0.0)
    room = width - left - 5.0
    middle = rng.random() < 0.7 and not head.emblem
    y = size * float(rng.uniform(0.95, 1.4))
    lines = []
    if head.above:
        lines.append((head.above, size * 0.72))
    lines.append((head.title, size))
    if head.english:
        lines.append((head.english, size * 0.44))
    top = y
    for words, em in lines:
        spread = em * float(rng.uniform(0.05, 0.5)) if not words.isascii() else 0.02
        spread = min(spread, max(0.0, (room - layer.text_width(words, bold, em)) / len(words)))
        em *= min(1.0, room / layer.text_width(words, bold, em, spread))
        wide = layer.text_width(words, bold, em, spread)
        x = (width - wide) / 2 if middle else left
        layer.text(x, y, words, bold, em, tracking=spread)
        y += em * 0.5 + size * 0.62
    y -= size * 0.1
    if head.emblem:
        gold = (206, 160, 84) if rng.random() < 0.6 else None
        at = max((top + y - size) / 2, size * 1.2)
        draw_emblem(sheet, 4.2 + size, at, size * 2, red=(204, 46, 50), gold=gold)
    if rng.random() < 0.22 and not head.emblem:
        bar = sheet.layer()
        bar.rectangle(0, 0, width, y - size * 0.2)
        sheet.press(bar, ink, opacity=0.85)
        light = (layer.coverage.astype(np.float32) / 255)[..., None]
        sheet.reflectance[:] = sheet.reflectance * (1 - light) + light * np.float32(0.97)
    else:
        sheet.press(layer, ink, opacity=0.93, spread=0.025)
    return y
