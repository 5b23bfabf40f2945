"""Letterheads with everything on them, and what official letters print at the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from models.synthesis.flat.frames import SCHEMES, jittered
from models.synthesis.flat.varied.letter_look import LetterLook
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["print_full_head", "print_tail"]

_CONTACTS = (
    ("地址：{hs}", "电话：{tel}　传真：{fax}　邮编：{zip}"),
    ("办公地址：{hs}", "Tel：{tel}  Fax：{fax}"),
    ("电话（Tel）：{tel}", "传真（Fax）：{fax}", "地址（Add）：{hs}"),
    ("{hs}", "T {tel} / F {fax}"),
    ("总机：{tel}　邮编：{zip}", "E-mail：{k}"),
)


def print_full_head(
    sheet: Sheet,
    rng: np.random.Generator,
    look: LetterLook,
    values: Mapping[str, str],
    name: str,
    *,
    english: bool,
) -> float:
    """Print a name, perhaps in English too, and where its office is reached; the y below it.

    The office's address is not the unit's seat. Some heads have it at the foot of the page.
    """
    layer, left, right = sheet.layer(), look.left, 210 - look.right
    y, align = float(rng.uniform(14, 22)), pick(rng, "lmr")
    x = {"l": left, "m": (left + right) / 2, "r": right}[align]
    size = min(float(rng.uniform(5.2, 8.0)), (right - left) / len(name) * 0.96)
    layer.text(x, y, name, look.strong, size, align=align)
    y += size * 0.9
    if english:
        small = (right - left) / max(layer.text_width(values["en"], look.face, 1.0), 1.0)
        layer.text(x, y + 1.0, values["en"], look.face, min(4.2, small), align=align)
        y += 6
    contacts = [line.format_map(values) for line in pick(rng, _CONTACTS)]  # type: ignore[arg-type]
    below = rng.random() < 0.4
    at = 281.0 - 4.2 * (len(contacts) - 1) if below else y + 1.5
    for line in contacts:
        wide = layer.text_width(line, look.face, 1.0)
        side = align if not below else "m"
        middle = {"l": left, "m": (left + right) / 2, "r": right}[side]
        layer.text(middle, at + 4.0, line, look.face, min(3.3, (right - left) / wide), align=side)
        at += 4.2
    y = y if below else at + 1.5
    layer.polylines([[(left, y + 3.2), (right, y + 3.2)]], float(rng.uniform(0.2, 0.9)))
    ink = jittered(rng, pick(rng, tuple(SCHEMES))).accent if rng.random() < 0.4 else look.ink
    sheet.press(layer, ink, opacity=0.92, spread=0.025)
    return y + 15


def print_tail(sheet: Sheet, look: LetterLook, lines: Sequence[str]) -> None:
    """Lines between rules at the foot of the page: who gets a copy, who printed it."""
    layer, left, right = sheet.layer(), look.left, 210 - look.right
    y = 283.0 - 6.4 * len(lines)
    layer.polylines([[(left, y), (right, y)]], 0.35)
    for line in lines:
        size = min(4.2, (right - left - 3) / max(layer.text_width(line, look.face, 1.0), 1.0))
        layer.text(left + 1.5, y + 3.2, line, look.face, size)
        y += 6.4
        layer.polylines([[(left, y), (right, y)]], 0.35)
    sheet.press(layer, look.ink, opacity=0.94, spread=0.025)
