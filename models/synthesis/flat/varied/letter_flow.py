"""Blocks of a letter placed one under the other, and printed once they fit.

Everything is placed before anything is printed: type becomes smaller and lines closer until the
text fits its room, so that nothing the truth speaks of is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.sheet import wrap
from models.synthesis.flat.varied.letter_look import LetterLook
from models.synthesis.fonts import Face
from models.synthesis.press import Layer, Sheet

__all__ = ["Flow", "Run", "print_flow", "set_blocks"]

_SLOT = re.compile(r"\{(\w+)\}")
# Domains, mail addresses and numbers are not broken; an opening mark keeps what follows it.
_TOKEN = re.compile(r"[（(《“【]*(?:[A-Za-z0-9.@:/-]+|.)")
_NO_END = "（(《“【"
_NO_START = "，。；：、）)】》”！？·,.;:"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one line: where it starts, its text, its em, and how it is set."""

    x: float
    y: float
    text: str
    size: float
    how: str = "type"  # or "value", "strong", "hand"
    tracking: float = 0.0


@dataclass(slots=True)
class Flow:
    """What has been placed so far.

    Attributes:
        look: Faces and measures.
        values: Slot to its text.
        size: Em of the text, millimetres.
        pitch: From line to line, millimetres.
        left: Where lines begin.
        width: How long they are.
        y: Middle of the next line.
        used: Slots that were filled in.
    """

    look: LetterLook
    values: Mapping[str, str]
    size: float
    pitch: float
    left: float
    width: float
    y: float
    rng: np.random.Generator
    used: set[str] = field(default_factory=set)
    runs: list[Run] = field(default_factory=list)
    rules: list[tuple[list[tuple[float, float]], float]] = field(default_factory=list)
    _measure: Layer = field(default_factory=lambda: Layer((2, 2), 6.0))

    def wide(self, text: str, size: float | None = None, face: Face | None = None) -> float:
        """Width of typed text, millimetres."""
        return self._measure.text_width(text, face or self.look.face, size or self.size)

    @property
    def pen(self) -> float:
        """Em of handwriting: nobody writes very small."""
        return max(self.size * 1.18, 4.6)

    def rule(self, x0: float, x1: float, y: float, width: float = 0.2) -> None:
        """A level line."""
        self.rules.append(([(x0, y), (x1, y)], width))

    def parts(self, text: str) -> list[tuple[str, str]]:
        """Pieces of a text with how each is set; slots are filled in and remembered."""
        out: list[tuple[str, str]] = []
        for index, part in enumerate(_SLOT.split(text)):
            if index % 2:
                self.used.add(part)
                how = "hand" if part in self.look.penned else "value"
                out.append((self.values[part], how))
            elif part:
                out.append((part, "type"))
        return out

    def _step(self, token: str, how: str, size: float) -> float:
        if how == "hand":
            pen = self.pen * 1.02
            return sum(pen * (0.52 if char.isascii() else 0.84) for char in token)
        return self.wide(token, size)

    def words(
        self, text: str, x0: float, indent: float, width: float, *, copied: bool = False
    ) -> float:
        """Set words over as many lines as they need; returns the x where they end."""
        x, size, parts = x0 + indent, self.size, self.parts(text)
        for place, (part, set_as) in enumerate(parts):
            how = "hand" if copied else set_as
            ruled = how == "hand" or (how == "value" and self.look.ruled)
            x += size * 0.4 if ruled else 0.0
            start, piece = x, ""
            for token in _TOKEN.findall(part):
                step = self._step(token, how, size)
                ahead = 0.0
                if token in _NO_END and place + 1 < len(parts):  # stays with the value behind it
                    ahead = self._step(_TOKEN.findall(parts[place + 1][0])[0], how, size)
                if x + step + ahead > x0 + width and x > x0 + size and token not in _NO_START:
                    self._piece(start, x, piece, how, ruled)
                    self.y += self.pitch
                    x, start, piece = x0, x0, ""
                x, piece = x + step, piece + token
            self._piece(start, x, piece, how, ruled)
            x += size * 0.4 if ruled else 0.0
        return x

    def _piece(self, x: float, end: float, text: str, how: str, ruled: bool) -> None:
        if not text:
            return
        size = self.pen if how == "hand" else self.size
        rise = 0.3 if how == "hand" else 0.0
        self.runs.append(Run(x, self.y - rise, text, size, how))
        if ruled:
            self.rule(x - 0.8, end + 0.8, self.y + self.size * 0.66)

    def fields(self, rows: Sequence[Sequence[str]]) -> None:
        """Labels with their values, one pair or two on a line."""
        style, size = self.look.fields, self.size
        labels = [row[n] for row in rows for n in range(0, len(row), 2)]
        column = min(max(len(label) for label in labels), 9) * size
        single = [row[n : n + 2] for row in rows for n in range(0, len(row), 2)]
        for row in rows if self._pairs_fit(single, column) else single:
            pairs = [(row[n], row[n + 1]) for n in range(0, len(row), 2)]
            room, last = self.width / len(pairs), self.y
            for place, (label, value) in enumerate(pairs):
                x, self.y = self.left + place * room, last if place else self.y
                natural = self.wide(label)
                tracking = 0.0
                if style == "spread" and len(label) > 1 and natural < column:
                    tracking = (column - natural) / (len(label) - 1)
                mark = "  " if style == "bare" else self.look.colon
                self.runs.append(Run(x, self.y, label, size, "type", tracking))
                end = x + natural + tracking * max(len(label) - 1, 0)
                if mark.strip():
                    self.runs.append(Run(end, self.y, mark, size))
                end += self.wide(mark)
                if style in ("hung", "bare"):
                    end = max(end, x + column + size * 1.2)
                stop = x + room - (size * 0.8 if place + 1 < len(pairs) else 0.0)
                first = self.y
                self.words(value, end + size * 0.2, 0.0, max(stop - end - size, size * 8))
                if style == "ruled":
                    self.rule(end, stop, self.y + size * 0.7)
                last, self.y = first, self.y
            self.y += self.pitch

    def _pairs_fit(self, pairs: Sequence[Sequence[str]], column: float) -> bool:
        """Whether two of the short facts fit side by side."""
        names = [(label, text) for label, value in pairs for text, _ in self.parts(value)]
        short = [(label, text) for label, text in names if len(text) < 20]
        need = max(
            (max(self.wide(label), column) + self._step(text, "hand", self.size)
             for label, text in short),
            default=0.0,
        )  # fmt: skip
        return need + 3 * self.size < self.width / 2

    def table(self, rows: Sequence[Sequence[str]], *, heads: bool = False) -> None:
        """A ruled table; a row with fewer cells has its last one wider."""
        rng, size, most = self.rng, self.size * 0.95, max(len(row) for row in rows)
        ways = {
            1: (1.0,), 2: (0.28, 0.72), 3: (0.22, 0.39, 0.39), 4: (0.2, 0.3, 0.2, 0.3),
            5: (0.1, 0.24, 0.22, 0.22, 0.22),
        }  # fmt: skip
        share = np.asarray(ways[most])
        if most == 2:
            share = np.array((first := float(rng.uniform(0.2, 0.4)), 1 - first))
        edges = self.left + self.width * np.concatenate([[0.0], np.cumsum(share)])
        tight = float(rng.uniform(0.25, 0.75)) * self.pitch
        middle = rng.random() < 0.6
        top = self.y - self.pitch * 0.45
        tops, thin = [top], float(rng.uniform(0.18, 0.4))
        for number, row in enumerate(rows):
            ends = [*edges[: len(row)], edges[-1]]
            tall, cells = 0.0, list[list[tuple[str, str]]]()
            for n, cell in enumerate(row):
                room = ends[n + 1] - ends[n] - 3.4
                lines = [
                    (line, how) for part, how in self._whole(cell)
                    for line in wrap(self._measure, part, self.look.face,
                                     self.pen if how == "hand" else size, room)
                ]  # fmt: skip
                cells.append(lines)
                tall = max(tall, len(lines) * size * 1.35)
            tall += tight
            for n, lines in enumerate(cells):
                y = tops[-1] + tall / 2 - (len(lines) - 1) * size * 0.675
                label = (n % 2 == 0 and most in (2, 4)) or (heads and number == 0)
                for line, how in lines:
                    centred = middle and (label or most in (3, 5)) and how != "hand"
                    x = (ends[n] + ends[n + 1] - self.wide(line, size)) / 2
                    start, em = x if centred else ends[n] + 1.7, self.pen if how == "hand" else size
                    self.runs.append(Run(start, y, line, em, how))
                    y += size * 1.35
            bottom = tops[-1] + tall
            self.rules += [([(x, tops[-1]), (x, bottom)], thin) for x in ends]
            tops.append(bottom)
        self.rules += [([(edges[0], y), (edges[-1], y)], thin) for y in tops]
        self.y = tops[-1] + self.pitch * 0.9

    def _whole(self, cell: str) -> list[tuple[str, str]]:
        """A cell as one piece: by hand if all of it is."""
        parts = self.parts(cell)
        if len(parts) == 1:
            return parts
        return [("".join(text for text, _ in parts), "type")] if parts else [("", "type")]

    def boxes(self, captions: Sequence[str]) -> None:
        """Frames where copies of a card are to be pasted, left empty."""
        gap = 5.0
        wide = (self.width - gap * (len(captions) - 1)) / len(captions)
        tall = min(wide * 0.63, 54.0)
        for n, caption in enumerate(captions):
            x, y, small = self.left + n * (wide + gap), self.y - self.pitch * 0.4, self.size * 0.85
            frame = [(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y)]
            self.rules.append((frame, 0.25))
            self.runs.append(
                Run(x + (wide - self.wide(caption, small)) / 2, y + tall / 2, caption, small)
            )
        self.y += tall + self.pitch * 0.5

    def set(self, block: Block) -> None:
        """Place one block and move down."""
        two = self.look.indent * self.size
        match block.kind:
            case "fields":
                self.fields(block.rows)
            case "table" | "heads":
                self.table(block.rows, heads=block.kind == "heads")
            case "boxes":
                self.boxes(block.rows[0])
            case "c" | "h":
                words = "".join(text for text, _ in self.parts(block.text))
                face = self.look.strong
                shift = (self.width - self.wide(words, face=face)) / 2 if block.kind == "c" else 0.0
                for line in wrap(self._measure, words, face, self.size, self.width):
                    self.runs.append(Run(self.left + shift, self.y, line, self.size, "strong"))
                    self.y += self.pitch
            case _:
                indent = two if block.kind in ("p", "copy") else 0.0
                copied = block.kind == "copy"
                self.words(block.text, self.left, indent, self.width, copied=copied)
                self.y += self.pitch
        self.y += self.size * self.look.air


def set_blocks(
    rng: np.random.Generator,
    look: LetterLook,
    values: Mapping[str, str],
    blocks: Sequence[Block],
    top: float,
    foot: float,
) -> Flow:
    """Place blocks between two heights, smaller and closer where they would not fit."""
    size, pitch = look.size, look.size * look.pitch
    left, width = look.left, 210 - look.left - look.right
    state = rng.bit_generator.state
    while True:
        rng.bit_generator.state = state
        flow = Flow(look, values, size, pitch, left, width, top, rng)
        for block in blocks:
            flow.set(block)
        if flow.y <= foot or size < 2.5:
            return flow
        if pitch > 1.45 * size:
            pitch = max(pitch * 0.94, 1.4 * size)
        else:
            size, pitch = size * 0.96, pitch * 0.96


def print_flow(sheet: Sheet, rng: np.random.Generator, flow: Flow) -> None:
    """Print what was placed; what is written by hand comes after the printer."""
    look, typed, strong = flow.look, sheet.layer(), sheet.layer()
    for points, width in flow.rules:
        typed.polylines([points], width)
    for run in flow.runs:
        if run.how == "hand":
            continue
        face = look.strong if run.how == "strong" else look.face
        heavy = look.heavy if run.how == "value" else 0.0
        layer = strong if run.how == "strong" else typed
        layer.text(run.x, run.y, run.text, face, run.size, tracking=run.tracking, bold=heavy)
    sheet.press(typed, look.ink, opacity=0.94, spread=0.025)
    sheet.press(strong, look.ink, opacity=0.94, spread=0.025)
    for run in flow.runs:
        if run.how == "hand":
            sign(sheet, rng, run.x, run.y, run.text, run.size, ink=look.pen, tidy=True)
