"""How a form of labels and values looks: faces, colons, columns or cells, by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour

__all__ = ["ARRANGEMENTS", "Arrange", "Box", "FormLook", "Row", "choose_look", "pair_rows"]

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


def pair_rows(
    rng: np.random.Generator, rows: Sequence[Row], often: float = 0.6
) -> list[Row | tuple[Row, Row]]:
    """Put some short rows that follow each other on one line, as narrow forms do."""
    out: list[Row | tuple[Row, Row]] = []
    waiting: Row | None = None
    for row in rows:
        short = len(row.value) <= 15 and len(row.label) <= 7
        if waiting is not None and short and rng.random() < often:
            out.append((waiting, row))
            waiting = None
            continue
        if waiting is not None:
            out.append(waiting)
        waiting = row if short else None
        if not short:
            out.append(row)
    return [*out, waiting] if waiting is not None else out
