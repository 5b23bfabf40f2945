"""Setting one row of a form: where its label and its value's lines stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.synthesis.flat.sheet import wrap
from models.synthesis.flat.varied.form_look import Box, FormLook, Row
from models.synthesis.press import Layer

__all__ = ["Placed", "Run", "label_room", "place_row"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text to set: ``y`` is from the row's top, in millimetres."""

    filled: bool
    x: float
    y: float
    text: str
    size: float
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """One row's runs and how tall they are.

    Attributes:
        runs: What is printed.
        height: Millimetres.
        feet: Rules that values stand on: left, right, y.
        splits: Where a table's cells begin, besides the first.
    """

    runs: tuple[Run, ...]
    height: float
    feet: tuple[tuple[float, float, float], ...] = ()
    splits: tuple[float, ...] = ()


def _spaced(label: str) -> str:
    """A short label with blanks inside, as typists make two characters as wide as four."""
    if len(label) == 2:
        return f"{label[0]}　　{label[1]}"
    return "　".join(label) if len(label) == 3 else label


def _label_runs(
    layer: Layer, look: FormLook, row: Row, x: float, size: float, room: float
) -> tuple[list[Run], float, float]:
    """Runs of a label in ``room``, where it ends, how tall it is."""
    em = size * look.label_size
    text = _spaced(row.label) if look.spread == "spaced" else row.label
    natural = layer.text_width(text, look.label, em)
    runs: list[Run] = []
    y = 0.0
    if look.spread == "wide" and 1 < len(row.label) <= 6 and natural < room:
        track = (room - natural) / (len(row.label) - 1)
        runs.append(Run(False, x, y, row.label, em, track))
        end = x + room
        if look.end.strip():
            runs.append(Run(False, end, y, look.end.strip(), em))
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
            runs.append(Run(False, x, y, line, em * small))
            end = max(end, x + layer.text_width(line, look.label, em * small))
            y += em * 1.2
        y -= em * 1.2
    if look.english and row.english:
        if look.english == "beside":
            runs.append(Run(False, end + 0.3 * em, y, row.english, em * 0.72))
            end += 0.3 * em + layer.text_width(row.english, look.label, em * 0.72)
        else:
            y += em * 0.95
            small = em * 0.62
            small *= min(1.0, (room + em) / layer.text_width(row.english, look.label, small))
            runs.append(Run(False, x, y, row.english, small))
    return runs, end, y + em


def label_room(layer: Layer, look: FormLook, rows: Iterable[Row], size: float) -> float:
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


def _place(layer: Layer, look: FormLook, row: Row, box: Box, size: float, room: float) -> Placed:
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
    feet: list[tuple[float, float, float]] = []
    for index, line in enumerate(lines):
        x = left if index == 0 else start
        runs.append(Run(True, x, y, line, em))
        if look.arrange == "lines":
            feet.append((start - 1, right, y + em * 0.66))
        y += step
    return Placed(tuple(runs), max(tall, y - step + em), tuple(feet))


def _cells(layer: Layer, look: FormLook, row: Row, box: Box, size: float, room: float) -> Placed:
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
        placed.append(Run(True, x, (high - body) / 2 + index * step, line, size))
    return Placed(tuple(placed), high, (), (split,))


def place_row(
    layer: Layer, look: FormLook, row: Row | tuple[Row, Row], box: Box, size: float, room: float
) -> Placed:
    """Set one row, or two side by side, at the top of ``box``; ``room`` is the labels' width."""
    table = look.arrange in ("table", "open_table")
    place = _cells if table else _place
    if isinstance(row, Row):
        return place(layer, look, row, box, size, room)
    gap = 0.0 if table else size * 1.5
    half = (box.width - gap) / 2
    boxes = (replace(box, width=half), replace(box, x=box.x + half + gap, width=half))
    parts = [place(layer, look, one, at, size, room) for one, at in zip(row, boxes, strict=True)]
    high = max(part.height for part in parts)
    runs: list[Run] = []
    for part in parts:
        down = (high - part.height) / 2 if table else 0.0
        runs += [replace(run, y=run.y + down) for run in part.runs]
    splits = (*parts[0].splits, boxes[1].x, *parts[1].splits)
    return Placed(tuple(runs), high, parts[0].feet + parts[1].feet, splits)
