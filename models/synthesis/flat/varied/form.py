"""A form of labels and values, set in any of the ways printed forms set them.

Rows fit their box: type becomes smaller until they do, and what room is left goes between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from models.synthesis.flat.sheet import wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Layer, Sheet

__all__ = ["ARRANGEMENTS", "Arrange", "Box", "FormLook", "Row", "choose_look", "set_form"]

Arrange = Literal["column", "run_in", "stacked", "lines", "table", "open_table"]
Spread = Literal["natural", "wide", "spaced"]
English = Literal["", "under", "beside"]
ARRANGEMENTS: tuple[Arrange, ...] = (
    "column", "run_in", "stacked", "lines", "table", "open_table",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A label, what is filled in after it, and the label in English (printed by some looks)."""

    label: str
    value: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a form stands, millimetres: left, top (of its first line's middle), size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FormLook:
    """How a form is set.

    Attributes:
        label: Face of labels.
        value: Face of what is filled in.
        ink: Of labels and rules.
        fill: Of what is filled in.
        label_bold: Extra stroke in em of labels.
        bold: Extra stroke in em of values.
        arrange: ``column`` values start at one x, ``run_in`` right after their label, ``stacked``
            below it, ``lines`` on a rule, ``table`` in ruled cells, ``open_table`` without sides.
        end: What follows a label: a colon of some kind, or nothing.
        spread: Labels as they are, spread over the longest's width, or with a space inside.
        english: Where a label's English stands, if anywhere.
        hang: Whether further lines stand under the value; else they return to the margin
            (``run_in`` only).
        centred: Whether labels are in the middle of their cell, and short values too (tables).
        label_size: Of labels against values.
        leading: From line to line of one value, in its size.
        air: Least room between rows, in their size.
    """

    label: Face
    value: Face
    ink: Colour
    fill: Colour
    label_bold: float
    bold: float
    arrange: Arrange
    end: str
    spread: Spread
    english: English
    hang: bool
    centred: bool
    label_size: float
    leading: float
    air: float


def choose_look(
    rng: np.random.Generator,
    *,
    arrange: Sequence[Arrange] = ARRANGEMENTS,
    bilingual: float = 0.0,
    ink: Colour = (32, 30, 34),
    end: Sequence[str] = ("：", "：", ":", "", "", " ："),
) -> FormLook:
    """A look by chance.

    Args:
        rng: Source of chance.
        arrange: Arrangements to choose from; name one twice to have it more often.
        bilingual: How often labels have their English.
        ink: Of the printed form.
        end: What may follow a label.
    """
    kind: Arrange = arrange[int(rng.integers(len(arrange)))]
    value = ("song", "fangsong", "kai", "hei")[int(rng.choice(4, p=(0.4, 0.22, 0.16, 0.22)))]
    label = pick(rng, ("song", "song", "song_bold", "hei", "hei_bold", "kai"))
    grey = float(rng.uniform(18, 62))
    colon = pick(rng, end) if kind in ("column", "lines", "stacked") else pick(rng, (*end, "："))
    if kind == "run_in" and not colon:
        colon = pick(rng, ("：", ":", " ", "　"))
    if kind in ("table", "open_table") and rng.random() < 0.8:
        colon = ""
    spread: Spread = ("natural", "wide", "spaced")[int(rng.choice(3, p=(0.42, 0.4, 0.18)))]
    english: English = ""
    if rng.random() < bilingual:
        table = kind in ("table", "open_table")
        english = "under" if kind != "run_in" and (table or rng.random() < 0.6) else "beside"
        spread = "natural" if english == "beside" else spread
    return FormLook(
        label=choose_face(rng, label),  # type: ignore[arg-type]
        value=choose_face(rng, value),  # type: ignore[arg-type]
        ink=ink,
        fill=(grey, grey, grey + float(rng.uniform(0, 8))),
        label_bold=float(rng.uniform(0, 0.012)),
        bold=float(rng.uniform(0, 0.016)),
        arrange=kind,
        end=colon,
        spread=spread,
        english=english,
        hang=rng.random() < 0.7,
        centred=rng.random() < 0.5,
        label_size=float(rng.uniform(0.9, 1.1)),
        leading=float(rng.uniform(1.25, 1.5)),
        air=float(rng.uniform(0.55, 1.0)),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """Text to set: ``y`` is from the row's top, in millimetres."""

    filled: bool
    x: float
    y: float
    text: str
    size: float
    tracking: float = 0.0
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """One row's runs and how tall they are; ``split`` is where a table's value cell begins."""

    runs: tuple[_Run, ...]
    height: float
    foot: tuple[float, ...] = ()  # y of the rules that values stand on
    split: float = 0.0


def _spaced(label: str) -> str:
    """A short label with blanks inside, as typists make two characters as wide as four."""
    if len(label) == 2:
        return f"{label[0]}　　{label[1]}"
    return "　".join(label) if len(label) == 3 else label


def _label_runs(
    layer: Layer, look: FormLook, row: Row, x: float, size: float, room: float
) -> tuple[list[_Run], float, float]:
    """Runs of a label in ``room``, where it ends, how tall it is."""
    em = size * look.label_size
    text = _spaced(row.label) if look.spread == "spaced" else row.label
    natural = layer.text_width(text, look.label, em)
    runs: list[_Run] = []
    y = 0.0
    if look.spread == "wide" and 1 < len(row.label) <= 6 and natural < room:
        track = (room - natural) / (len(row.label) - 1)
        runs.append(_Run(False, x, y, row.label, em, track))
        end = x + room
        if look.end.strip():
            runs.append(_Run(False, end, y, look.end.strip(), em))
            end += em
    else:
        lines = [text]
        if look.arrange != "run_in" and natural > room * 1.02:
            half = (len(text) + 1) // 2
            cut = next((i for i in (text.find("("), text.find("（")) if i > 0), half)
            lines = [text[:cut], text[cut:]]
        lines[-1] += look.end
        end = x
        for line in lines:
            small = min(1.0, room * 1.1 / max(layer.text_width(line, look.label, em), 1e-6))
            small = 1.0 if look.arrange == "run_in" else max(small, 0.6)
            runs.append(_Run(False, x, y, line, em * small))
            end = max(end, x + layer.text_width(line, look.label, em * small))
            y += em * 1.2
        y -= em * 1.2
    if look.english and row.english:
        if look.english == "beside":
            runs.append(_Run(False, end + 0.3 * em, y, row.english, em * 0.72))
            end += 0.3 * em + layer.text_width(row.english, look.label, em * 0.72)
        else:
            y += em * 0.95
            small = em * 0.62
            small *= min(1.0, (room + em) / layer.text_width(row.english, look.label, small))
            runs.append(_Run(False, x, y, row.english, small))
    return runs, end, y + em


def _label_room(layer: Layer, look: FormLook, rows: Sequence[Row], size: float) -> float:
    """Width of the labels' column: the longest label, long ones breaking into two lines."""
    em = size * look.label_size
    room = 0.0
    for row in rows:
        label = _spaced(row.label) if look.spread == "spaced" else row.label
        width = layer.text_width(label, look.label, em)
        if look.english == "beside":
            width += em * 0.4 + layer.text_width(row.english, look.label, em * 0.72)
        room = max(room, width if len(label) <= 6 or look.end else width * 0.62)
    limit = em * (12 if look.english == "beside" else 5.6 if look.spread == "wide" else 8)
    return max(min(room, limit), em * 3.2)


def _place(layer: Layer, look: FormLook, row: Row, box: Box, size: float, room: float) -> _Placed:
    """Set one row at the top of ``box``."""
    em = size
    runs, end, tall = _label_runs(layer, look, row, box.x, size, room)
    step = em * look.leading
    right = box.x + box.width
    if look.arrange == "stacked":
        left, y = box.x + (0 if look.hang else 2 * em), tall + em * (look.leading - 1)
    elif look.arrange == "run_in":
        left, y = end + 0.1 * em, 0.0
    else:
        left, y = max(box.x + room + (0.9 if look.end else 1.4) * em, end + 0.3 * em), 0.0
    if right - left < 6 * em:  # no room beside a long label
        left, y = box.x + 2 * em, tall + em * 0.3
    indent = left - box.x if look.arrange == "run_in" and not look.hang else 0.0
    start = box.x if indent else left
    lines = wrap(layer, row.value, look.value, em, right - start, indent=indent) or [""]
    feet: list[float] = []
    for index, line in enumerate(lines):
        x = left if index == 0 else start
        runs.append(_Run(True, x, y, line, em))
        if look.arrange == "lines":
            feet.append(y + em * 0.66)
        y += step
    return _Placed(tuple(runs), max(tall, y - step + em), tuple(feet), left)


def _cells(layer: Layer, look: FormLook, row: Row, box: Box, size: float, room: float) -> _Placed:
    """Set one row in two cells: a label's and a value's, both in the middle of their height."""
    pad = size * 0.55
    inner = replace(box, x=box.x + pad, width=box.width - pad)
    runs, _, tall = _label_runs(layer, look, row, inner.x, size, room)
    if look.centred and not (look.spread == "wide" and len(row.label) <= 6):
        widest = max(layer.text_width(run.text, look.label, run.size, run.tracking) for run in runs)
        runs = [replace(run, x=run.x + max(room - widest, 0) / 2) for run in runs]
    split = inner.x + room + pad + (size if look.end else 0)
    width = box.x + box.width - split - 2 * pad
    lines = wrap(layer, row.value, look.value, size, width) or [""]
    step = size * look.leading
    body = step * (len(lines) - 1) + size
    high = max(tall, body)
    placed = [replace(run, y=run.y + (high - tall) / 2) for run in runs]
    for index, line in enumerate(lines):
        x = split + pad
        if look.centred and len(lines) == 1:
            x += max(width - layer.text_width(line, look.value, size), 0) / 2
        placed.append(_Run(True, x, (high - body) / 2 + index * step, line, size))
    return _Placed(tuple(placed), high, (), split)


def set_form(
    sheet: Sheet,
    look: FormLook,
    rows: Sequence[Row],
    box: Box,
    *,
    size: float,
    room: float = 1.0,
) -> float:
    """Print rows in a box.

    Args:
        sheet: Where.
        look: How.
        rows: What.
        box: Where on the sheet.
        size: Em of values, millimetres; smaller where they would not fit.
        room: How much of the room that is left goes between the rows, 0 to 1.

    Returns:
        The y below the last row.
    """
    layer, values, rules = sheet.layer(), sheet.layer(), sheet.layer()
    table = look.arrange in ("table", "open_table")
    place = _cells if table else _place
    while True:
        width = _label_room(layer, look, rows, size)
        placed = [place(layer, look, row, box, size, width) for row in rows]
        taken = sum(row.height for row in placed) + size * look.air * len(rows)
        if taken <= box.height or size < 1.9:
            break
        size *= 0.95
    spare = max(box.height - taken, 0.0) * room / max(len(rows), 1)
    gap = size * look.air + min(spare, size * 1.6)
    y = box.y
    edges = [y - size / 2 - gap / 2]
    for row in placed:
        for run in row.runs:
            face = look.value if run.filled else look.label
            (values if run.filled else layer).text(
                run.x, y + run.y, run.text, face, run.size, tracking=run.tracking,
                bold=look.bold if run.filled else look.label_bold,
            )  # fmt: skip
        rules.polylines(
            [[(row.split - 1, y + foot), (box.x + box.width, y + foot)] for foot in row.foot], 0.2
        ) if row.foot else None
        y += row.height + gap
        edges.append(y - size / 2 - gap / 2)
    if table:
        right, split = box.x + box.width, max(row.split for row in placed)
        rules.polylines([[(box.x, edge), (right, edge)] for edge in edges], 0.25)
        uprights = [split] if look.arrange == "open_table" else [box.x, split, right]
        rules.polylines([[(x, edges[0]), (x, edges[-1])] for x in uprights], 0.25)
    sheet.press(rules, look.ink, opacity=0.85, spread=0.02)
    sheet.press(layer, look.ink, opacity=0.94, spread=0.025)
    sheet.press(values, look.fill, opacity=0.94, spread=0.025)
    return y
