"""A letter of a random grammar from its parts: head, text, foot, seal, and what use does to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat import certificate
from models.synthesis.flat.letter_page import A4, Block
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.varied.letter_facts import Facts
from models.synthesis.flat.varied.letter_flow import print_flow, set_blocks
from models.synthesis.flat.varied.letter_foot import FootLine, SealWish, make_foot, print_foot
from models.synthesis.flat.varied.letter_head import (
    print_corner,
    print_headline,
    print_letterhead,
)
from models.synthesis.flat.varied.letter_heading import print_full_head, print_tail
from models.synthesis.flat.varied.letter_look import choose_letter_look
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["Draft", "Marks", "print_letter"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before it is printed.

    Attributes:
        title: Headline; ``|`` breaks it.
        blocks: Its text.
        lines: Of its foot.
        head: ``none``, ``red``, ``logo``, ``line``, ``full`` or ``english``.
        letterhead: Slot of the name in the letterhead.
        sealed: Slot of the name on the seal; empty for none.
        thumb: Whether a thumb is pressed.
        by_hand: How often blanks are filled in with a pen.
        kind: ``letter_kind``, where it is one of those known.
        place: Where the foot stands; empty for anywhere.
        undated: Whether the foot has no day; the text may have it as ``{day}``.
        tail: Lines between rules at the very foot of the page.
    """

    title: str
    blocks: Sequence[Block]
    lines: Sequence[FootLine]
    head: str = "none"
    letterhead: str = "a"
    sealed: str = "a"
    thumb: bool = False
    by_hand: float = 0.25
    kind: str = ""
    place: str = ""
    undated: bool = False
    tail: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What the caller wants on a letter: seal, signatures, a name and a shape for the seal."""

    sealed: bool = True
    signed: bool = True
    name: str = ""
    shape: Literal["round", "oval"] = "round"


def print_letter(
    rng: np.random.Generator,
    document_type: str,
    draft: Draft,
    facts: Facts,
    truth_keys: Mapping[str, str],
    marks: Marks,
) -> FlatDocument:
    """Print, sign and seal a draft; the truth holds what was filled in of ``truth_keys``."""
    look = choose_letter_look(rng, by_hand=draft.by_hand)
    values = facts.values
    white = np.array((250.0, 250, 248)) + rng.normal(-1, 2.5) + rng.normal(0, 0.7, 3)
    if rng.random() < 0.08:  # recycled or coloured paper
        white += np.array((-4.0, -6, -14)) * float(rng.uniform(0.4, 1.3))
    sheet = Sheet(*A4, certificate.SCALE, tuple(float(v) for v in np.clip(white, 226, 254)))  # type: ignore[arg-type]
    name = values[draft.letterhead]
    contact = f"地址：{values['s']}　电话：{values['q']}" if rng.random() < 0.6 else ""
    if draft.head in ("full", "english"):
        bilingual = draft.head == "english"
        below = print_full_head(sheet, rng, look, values, name, english=bilingual)
    else:
        below = print_letterhead(sheet, rng, look, draft.head, name, contact, facts.day.year)
    top = max(look.top, below)
    if draft.head in ("none", "line") and rng.random() < 0.16:
        print_corner(sheet, rng, look, top - 8 if top > 30 else top)
        top += 0 if top > 30 else 9
    top = print_headline(sheet, rng, look, draft.title.format_map(values), top)
    foot = make_foot(
        rng, draft.lines, facts.day, by_hand=bool(look.penned), place=draft.place,
        undated=draft.undated,
    )  # fmt: skip
    lowest = float(rng.uniform(258, 274)) if draft.head in ("none", "red", "line") else 266.0
    if draft.tail:
        lowest = 276.0 - 6.4 * len(draft.tail)
        print_tail(sheet, look, [line.format_map(values) for line in draft.tail])
    room = lowest - foot.rows * 9.5
    flow = set_blocks(rng, look, values, draft.blocks, top + look.size, room)
    print_flow(sheet, rng, flow)
    wish = SealWish(
        (marks.name or values[draft.sealed]) if marks.sealed and draft.sealed else "",
        marks.shape,
        marks.signed,
        draft.thumb,
    )
    print_foot(sheet, rng, flow, foot, wish, lowest)
    if rng.random() < 0.18 and draft.head in ("none", "red", "line"):
        page = sheet.layer()
        words = pick(rng, ("- 1 -", "1", "第1页 共1页", "— 1 —", "1 / 1"))
        page.text(105, 287, words, look.face, 3.5, align="m")
        sheet.press(page, look.ink, opacity=0.9, spread=0.025)
    _use(sheet, rng)
    truth = {key: values[slot] for slot, key in truth_keys.items() if slot in flow.used}
    if "{" in draft.title:
        truth |= {key: values[s] for s, key in truth_keys.items() if f"{{{s}}}" in draft.title}
    if foot.day or "day" in flow.used:
        truth["issued_on"] = facts.day.isoformat()
    if draft.kind:
        truth["letter_kind"] = draft.kind
    age = float(np.clip(rng.normal(-0.05, 0.3), 0, 1))
    return finish_sheet(sheet, rng, document_type, truth, age=age)


def _use(sheet: Sheet, rng: np.random.Generator) -> None:
    """Folds across the page, and a pale streak where the drum lacked toner."""
    rows, columns = sheet.shape
    if rng.random() < 0.3:
        folds = ((0.5,), (1 / 3, 2 / 3), (0.5, 0.25, 0.75))[int(rng.integers(3))]
        for share in folds:
            y = (np.arange(rows) / sheet.scale - 297 * (share + rng.normal(0, 0.006))).astype(
                np.float32
            )
            depth = np.float32(rng.uniform(0.02, 0.09))
            bright = 0.5 * np.exp(-np.abs(y + 1.2) / 1.5) - np.exp(-np.abs(y) / 0.7)
            sheet.reflectance *= (1 + depth * bright)[:, None, None]
    if rng.random() < 0.08:
        x = (np.arange(columns) / sheet.scale - rng.uniform(20, 190)).astype(np.float32)
        pale = np.float32(rng.uniform(0.15, 0.4)) * np.exp(-((x / 1.6) ** 2))
        sheet.reflectance += (0.97 - sheet.reflectance).clip(0, 1) * pale[None, :, None]
