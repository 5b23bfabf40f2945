"""What stands above a letter's text: letterheads, annex labels, numbers, and headlines."""

from __future__ import annotations

import numpy as np

from models.synthesis.flat.frames import SCHEMES, jittered
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.sheet import wrap
from models.synthesis.flat.varied.letter_look import LetterLook
from models.synthesis.names import pick
from models.synthesis.press import Colour, Sheet

__all__ = ["print_corner", "print_headline", "print_letterhead"]

_REDS: tuple[Colour, ...] = ((206, 28, 34), (188, 30, 30), (224, 40, 40))


def print_letterhead(
    sheet: Sheet,
    rng: np.random.Generator,
    look: LetterLook,
    kind: str,
    name: str,
    contact: str,
    year: int,
) -> float:
    """Print a letterhead (``none``, ``red``, ``logo``, ``line``); returns the y below it."""
    left, right = look.left, 210 - look.right
    if kind == "red":
        return _red(sheet, rng, look, name, year)
    if kind == "logo":
        layer, scheme = sheet.layer(), jittered(rng, pick(rng, tuple(SCHEMES)))
        y = float(rng.uniform(13, 19))
        draw_logo(sheet, rng, left + 4, y, float(rng.uniform(8, 13)), scheme.band)
        size = min(float(rng.uniform(4.0, 6.0)), (right - left - 16) / len(name))
        layer.text(left + 13, y, name, look.strong, size)
        layer.polylines([[(left - 4, y + 8), (right + 4, y + 8)]], float(rng.uniform(0.2, 0.7)))
        if contact:
            small = min(3.4, (right - left) / max(layer.text_width(contact, look.face, 1.0), 1.0))
            layer.polylines([[(left - 4, 283), (right + 4, 283)]], 0.2)
            layer.text(105, 287.5, contact, look.face, small, align="m")
        ink = scheme.accent if rng.random() < 0.7 else look.ink
        sheet.press(layer, ink, opacity=0.92, spread=0.025)
        return y + 16
    if kind == "line":  # a running head as word processors set it
        layer = sheet.layer()
        size = min(3.4, (right - left) / len(name))
        align = pick(rng, "lmr")
        x = {"l": left, "m": (left + right) / 2, "r": right}[align]
        layer.text(x, 14, name, look.face, size, align=align)
        layer.polylines([[(left, 17.4), (right, 17.4)]], 0.18)
        sheet.press(layer, look.ink, opacity=0.85, spread=0.025)
        return 26.0
    return 0.0


def _red(sheet: Sheet, rng: np.random.Generator, look: LetterLook, name: str, year: int) -> float:
    """The unit's name in large red type, a document number, a red rule or two."""
    layer, red = sheet.layer(), _REDS[int(rng.integers(len(_REDS)))]
    y = float(rng.uniform(24, 36))
    words = name + (pick(rng, ("", "文件", "（函）")) if len(name) < 15 else "")
    size = min(float(rng.uniform(9, 13)), (202 - 2 * 16) / len(words) * 0.98)
    tracking = min(size * 0.2, (178 - size * len(words)) / max(len(words) - 1, 1))
    layer.text(105, y, words, look.title, size, align="m", tracking=max(tracking, 0.0))
    y += size * 0.5 + 6
    if rng.random() < 0.55:
        number = sheet.layer()
        short = name[2:5] if len(name) > 5 else name
        sign = pick(rng, ("{s}〔{y}〕{n}号", "{s}字[{y}]第{n}号", "{s}函〔{y}〕{n}号"))
        words = sign.format(s=short, y=year, n=int(rng.integers(1, 190)))
        if rng.random() < 0.7:
            number.text(105, y + 3, words, look.face, 4.9, align="m")
        else:
            number.text(210 - look.right, y + 3, words, look.face, 4.9, align="r")
        sheet.press(number, look.ink, opacity=0.94, spread=0.025)
        y += 9
    left, right = look.left - 3, 213 - look.right
    layer.polylines([[(left, y), (right, y)]], float(rng.uniform(0.4, 1.1)))
    if rng.random() < 0.35:
        layer.polylines([[(left, y + 1.4), (right, y + 1.4)]], 0.25)
    sheet.press(layer, red, opacity=0.94, spread=0.025)
    return y + 13


def print_corner(sheet: Sheet, rng: np.random.Generator, look: LetterLook, y: float) -> None:
    """A small label above the headline: an annex, a number, a copy."""
    layer = sheet.layer()
    number = f"{int(rng.integers(2019, 2027))}{int(rng.integers(1, 9999)):04d}"
    words = pick(
        rng,
        ("附件1：", "附件2", "附件三", "附：", f"编号：{number}", f"No.{number}", "附件一", "表2",
         f"证明编号：{number}", "（样表）", "模板一：", "（单位用）", "第一联"),
    )  # fmt: skip
    if rng.random() < 0.65:
        layer.text(look.left, y, words, look.face, look.size * 0.9)
    else:
        layer.text(210 - look.right, y, words, look.face, look.size * 0.9, align="r")
    sheet.press(layer, look.ink, opacity=0.9, spread=0.025)


def print_headline(
    sheet: Sheet, rng: np.random.Generator, look: LetterLook, title: str, y: float
) -> float:
    """Set a headline, close or wide, underlined or not; ``|`` breaks it. Returns the y below."""
    layer, width = sheet.layer(), 206 - look.left - look.right
    size = float(rng.choice((5.6, 6.4, 7.76, 7.76, 9.2)) * rng.uniform(0.97, 1.05))
    spaced = rng.random()
    lines = [
        line
        for part in title.split("|")
        for line in wrap(layer, part, look.title, size * (1.0 if len(part) < 18 else 0.86), width)
    ]
    for line in lines:
        em = size if len(line) < 18 else size * 0.86
        tracking = em * 0.15 if spaced < 0.3 else 0.0
        if len(line) < 6:
            tracking = em * float(rng.choice((0.0, 0.3, 0.7, 1.2)))
        natural = layer.text_width(line, look.title, em, tracking)
        tracking = min(tracking, tracking * width / max(natural, 1.0))
        layer.text(105, y, line, look.title, em, align="m", tracking=tracking)
        if spaced > 0.94:
            half = layer.text_width(line, look.title, em, tracking) / 2
            layer.polylines([[(105 - half, y + em * 0.75), (105 + half, y + em * 0.75)]], 0.3)
        y += em * 1.5
    sheet.press(layer, look.ink, opacity=0.95, spread=0.025)
    return y + float(rng.uniform(2, 11))
