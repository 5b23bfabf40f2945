"""What stands beside a form: notes to read, and tables of yearly checks or of changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.synthesis.flat.sheet import paragraph
from models.synthesis.flat.varied.form import Box, FormLook
from models.synthesis.names import pick
from models.synthesis.press import Colour, Sheet

__all__ = ["fold", "print_notes", "print_records"]

_STAMPS: tuple[Colour, ...] = ((200, 40, 46), (40, 60, 160), (110, 50, 140))


def print_notes(
    sheet: Sheet,
    rng: np.random.Generator,
    look: FormLook,
    title: str,
    notes: Sequence[str],
    box: Box,
    *,
    size: float,
) -> float:
    """A headline and numbered notes in a box, smaller where needed; returns the y below them."""
    layer = sheet.layer()
    start = pick(rng, ("{n}.", "{n}、", "{c}、", "（{c}）", "{n}．"))
    lines = [
        start.format(n=n, c="一二三四五六七八"[n - 1]) + note for n, note in enumerate(notes, 1)
    ]
    em = size
    while True:
        rows = sum(1 + int(layer.text_width(line, look.label, em) / box.width) for line in lines)
        if (rows + 2.5) * em * 1.5 < box.height or em < 1.6:
            break
        em *= 0.94
    layer.text(box.x + box.width / 2, box.y, title, look.label, size * 1.4, align="m")
    y = box.y + size * 2.6
    for line in lines:
        y = paragraph(
            layer, box.x, y, line, look.label, em, width=box.width, pitch=em * 1.45
        ) + em * 0.25  # fmt: skip
    sheet.press(layer, look.ink, opacity=0.92, spread=0.02)
    return y


def print_records(
    sheet: Sheet,
    rng: np.random.Generator,
    look: FormLook,
    title: str,
    heads: Sequence[str],
    entries: Sequence[Sequence[str]],
    box: Box,
    *,
    size: float,
    blank_rows: int = 3,
) -> None:
    """A ruled table below a headline: heads across, entries stamped or typed, then empty rows."""
    layer, rules, fill = sheet.layer(), sheet.layer(), sheet.layer()
    layer.text(box.x + box.width / 2, box.y, title, look.label, size * 1.3, align="m")
    top, bottom = box.y + size * 1.6, box.y + box.height
    rows = 1 + max(len(entries) + blank_rows, 1)
    tall, wide = (bottom - top) / rows, box.width / len(heads)
    for n in range(rows + 1):
        y = top + n * tall
        rules.polylines([[(box.x, y), (box.x + box.width, y)]], 0.22)
    for n in range(len(heads) + 1):
        x = box.x + n * wide
        rules.polylines([[(x, top), (x, bottom)]], 0.22)
    for n, head in enumerate(heads):
        em = min(size, wide * 0.9 / max(len(head), 1))
        layer.text(box.x + (n + 0.5) * wide, top + tall / 2, head, look.label, em, align="m")
    for m, entry in enumerate(entries, 1):
        for n, cell in enumerate(entry[: len(heads)]):
            em = min(size, wide * 0.92 / max(layer.text_width(cell, look.value, 1.0), 1e-6))
            at = (box.x + (n + 0.5) * wide, top + (m + 0.5) * tall)
            fill.text(*at, cell, look.value, em, align="m")
    sheet.press(layer, look.ink, opacity=0.92, spread=0.02)
    sheet.press(rules, look.ink, opacity=0.75, spread=0.02)
    ink = look.fill if rng.random() < 0.4 else _STAMPS[int(rng.integers(len(_STAMPS)))]
    sheet.press(fill, ink, opacity=0.82, spread=0.04)


def fold(sheet: Sheet, rng: np.random.Generator, x: float) -> None:
    """Shade the fold between two pages."""
    columns = (np.arange(sheet.shape[1]) / sheet.scale - x).astype(np.float32)
    depth = np.float32(rng.uniform(0.06, 0.25))
    sheet.reflectance *= (1 - depth * np.exp(-np.abs(columns) / 1.8))[None, :, None]
