"""Rows of a card: labels and values in a column or running on, the usual pairs on one line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.synthesis.flat.card_parts import Printer
from models.synthesis.flat.identity_block import Block, print_rows
from models.synthesis.flat.varied.form import Box, FormLook, Row, set_form
from models.synthesis.press import Sheet

__all__ = ["print_card_rows"]

# Keys that stand side by side where there is room.
_PAIRS = (("sex", "ethnicity"), ("issued", "until"), ("sex", "birth"), ("school", "married"))


def _paired(
    p: Printer, rng: np.random.Generator, rows: Sequence[tuple[str, Row]], look: FormLook,
    room: float, often: float,
) -> list[tuple[tuple[str, str], ...]]:  # fmt: skip
    """Rows as ``(key, label)``, the usual pairs together where both fit."""
    out: list[tuple[tuple[str, str], ...]] = []
    index = 0
    while index < len(rows):
        both = rows[index : index + 2]
        wide = sum(
            p.labels.text_width(row.label + look.end, look.label, p.label_size, 0.5)
            + p.values.text_width(row.value, look.value, p.size, 0.05)
            for _, row in both
        )
        fits = tuple(key for key, _ in both) in _PAIRS and wide + 3 * p.size < room
        count = 2 if fits and rng.random() < often else 1
        out.append(tuple((key, row.label + look.end) for key, row in both[:count]))
        index += count
    return out


def print_card_rows(
    sheet: Sheet,
    rng: np.random.Generator,
    look: FormLook,
    rows: Sequence[tuple[str, Row]],
    box: Box,
    *,
    size: float,
    pairs: float = 0.8,
) -> float:
    """Print rows in a box (its y is the first row's middle); returns the y below them.

    Args:
        sheet: Where.
        rng: Source of chance.
        look: How; ``column`` and ``run_in`` as cards set them, else as forms do.
        rows: What each is about, and what it says.
        box: Where.
        size: Em of values, millimetres.
        pairs: How often sex and ethnicity, or two dates, share a line.
    """
    if look.arrange not in ("column", "run_in"):
        return set_form(sheet, look, [row for _, row in rows], box, size=size)
    em = size * look.label_size
    p = Printer(
        sheet, rng, label_face=look.label, face=look.value, label_size=em, size=size, jitter=0.3
    )
    grouped = _paired(
        p, rng, rows, look, box.width * (0.85 if look.arrange == "run_in" else 0.7), pairs
    )
    widest = max(p.labels.text_width(row[0][1], look.label, em, 0.15) for row in grouped)
    column = min(widest, box.width * 0.36) + 0.6 * size
    height = min(box.height, size * float(rng.uniform(2.0, 2.6)) * len(grouped))
    values = {key: row.value for key, row in rows}
    block = Block(
        box.x, box.x + (column if look.arrange == "column" else 0.0), box.x + box.width,
        box.y, box.y + height, spelled=False, spread=float(rng.choice((0.0, 0.6, 1.0))),
        number_digits=bool(rng.random() < 0.4), leading=look.leading,
    )  # fmt: skip
    print_rows(p, grouped, values, block)
    p.press(look.ink, look.fill)
    return box.y + height + size
