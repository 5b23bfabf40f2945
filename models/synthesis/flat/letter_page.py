"""A page of A4 text set from blocks: paragraphs, typed or filled in by hand, and tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.synthesis.flat.handwriting import INKS, sign
from models.synthesis.flat.sheet import wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Layer, Sheet

__all__ = ["A4", "Block", "Page", "new_page"]

A4 = (210.0, 297.0)
_SLOT = re.compile(r"\{(\w+)\}")
_TOKEN = re.compile(r"[（(《“]?(?:[A-Za-z0-9.@-]+|.)")  # domains and numbers are not broken
_NO_START = "，。；：、）)】》！？·"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on a page.

    Attributes:
        kind: ``p`` paragraph, ``h`` heading, ``n`` line without indent, ``c`` centred line,
            ``copy`` a sentence copied by hand, ``lines`` labelled lines, ``table``.
        text: With placeholders such as ``{a}``.
        rows: Cells of ``lines`` and ``table``, with placeholders.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Page:
    """A page while it is being set.

    Attributes:
        sheet: The paper.
        rng: Source of chance.
        face: Of the text.
        title: Of headlines.
        size: Em of the text, millimetres.
        pitch: From line to line.
        left: Left margin.
        width: Of the text.
        ink: Of the printer.
        pen: Of whoever fills it in.
        by_hand: Whether placeholders are filled in by hand.
        values: What placeholders stand for.
        y: Where the next line goes.
        used: Placeholders that were printed.
    """

    sheet: Sheet
    rng: np.random.Generator
    face: Face
    title: Face
    size: float
    pitch: float
    left: float
    width: float
    ink: Colour
    pen: Colour
    by_hand: bool
    values: Mapping[str, str]
    y: float
    used: set[str]

    def fill(self, text: str) -> str:
        """The text with its placeholders replaced."""
        self.used.update(_SLOT.findall(text))
        return text.format_map(self.values)

    def press(self, layer: Layer, ink: Colour | None = None) -> None:
        """Print a layer in the printer's ink, or another."""
        self.sheet.press(layer, ink or self.ink, opacity=0.94, spread=0.025)

    def headline(self, text: str, size: float) -> None:
        """Set a headline in one or two lines."""
        layer = self.sheet.layer()
        for line in wrap(layer, text, self.title, size, self.width):
            tracking = size * 0.12 if len(line) < 14 else 0.0
            layer.text(105, self.y, line, self.title, size, align="m", tracking=tracking)
            self.y += size * 1.45
        self.press(layer)
        self.y += 6

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float | None = None,
        *,
        tidy: bool = True,
        signature: bool = False,
    ) -> float:
        """Write by hand with this page's pen; returns the x where it ends."""
        big = size or self.size * float(self.rng.uniform(1.1, 1.3))
        return sign(
            self.sheet, self.rng, x, y, text, big, ink=self.pen, tidy=tidy, signature=signature
        )

    def _runs(self, text: str) -> list[tuple[str, bool]]:
        if not self.by_hand:
            return [(self.fill(text), False)]
        runs: list[tuple[str, bool]] = []
        for index, part in enumerate(_SLOT.split(text)):
            if index % 2:
                self.used.add(part)
            if part:
                runs.append((self.values[part], True) if index % 2 else (part, False))
        return runs

    def _advance(self, layer: Layer, char: str, hand: bool) -> float:
        if hand:
            return self.size * 1.2 * (0.52 if char.isascii() else 0.84)
        return layer.text_width(char, self.face, self.size)

    def paragraph(self, text: str, *, indent: float, copied: bool = False) -> None:
        """Set a paragraph; fillings by hand stand on a line, as in a printed form."""
        layer = self.sheet.layer()
        runs = [(self.fill(text), True)] if copied else self._runs(text)
        x, pieces = self.left + indent, list[tuple[float, float, str, bool]]()
        for run, hand in runs:
            start, piece = x, ""
            for token in _TOKEN.findall(run):
                step = sum(self._advance(layer, char, hand) for char in token)
                if x + step > self.left + self.width and token not in _NO_START:
                    pieces.append((start, self.y, piece, hand))
                    self.y += self.pitch
                    x, start, piece = self.left, self.left, ""
                x, piece = x + step, piece + token
            pieces.append((start, self.y, piece, hand))
            x += self.size * 0.5 if hand else 0
        for start, y, piece, hand in pieces:
            if not piece:
                continue
            if not hand:
                layer.text(start, y, piece, self.face, self.size)
                continue
            end = self.write(start, y - 0.4, piece, self.size * 1.18)
            if not copied:
                foot = y + self.size * 0.66
                layer.polylines([[(start - 0.5, foot), (end + 1.5, foot)]], 0.2)
        self.press(layer)
        self.y += self.pitch

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A ruled table; short first columns, the last one takes what is left."""
        layer, size = self.sheet.layer(), self.size * 0.94
        columns = len(rows[0])
        share = {2: (0.27, 0.73), 3: (0.22, 0.39, 0.39), 4: (0.2, 0.3, 0.2, 0.3)}[columns]
        edges = self.left + self.width * np.concatenate([[0], np.cumsum(share)])
        tops = [self.y - self.pitch * 0.4]
        for row in rows:
            cells = [self.fill(cell) for cell in row]
            broken = [
                wrap(layer, cell, self.face, size, edges[c + 1] - edges[c] - 4)
                for c, cell in enumerate(cells)
            ]
            tall = max(len(lines) for lines in broken) * size * 1.35 + self.pitch * 0.55
            for c, lines in enumerate(broken):
                y = tops[-1] + tall / 2 - (len(lines) - 1) * size * 0.675
                hand = self.by_hand and _SLOT.search(row[c]) is not None
                for line in lines:
                    if hand:
                        self.write(edges[c] + 2, y, line, size * 1.15)
                    elif c % 2 == 0 or columns == 3:
                        middle = (edges[c] + edges[c + 1]) / 2
                        layer.text(middle, y, line, self.face, size, align="m")
                    else:
                        layer.text(edges[c] + 2.5, y, line, self.face, size)
                    y += size * 1.35
            tops.append(tops[-1] + tall)
        layer.polylines([[(edges[0], y), (edges[-1], y)] for y in tops], 0.28)
        layer.polylines([[(x, tops[0]), (x, tops[-1])] for x in edges], 0.28)
        self.press(layer)
        self.y = tops[-1] + self.pitch

    def lines(self, rows: Sequence[Sequence[str]]) -> None:
        """Labels with what follows them on a rule."""
        layer = self.sheet.layer()
        for label, value in rows:
            end = layer.text(self.left + 4, self.y, f"{label}：", self.face, self.size)
            if self.by_hand:
                self.write(end + 1, self.y - 0.5, self.fill(value))
            else:
                layer.text(end + 1, self.y, self.fill(value), self.face, self.size)
            foot = self.y + self.size * 0.68
            layer.polylines([[(end, foot), (self.left + self.width - 6, foot)]], 0.2)
            self.y += self.pitch * 1.12
        self.press(layer)

    def set(self, block: Block) -> None:
        """Set one block and move down."""
        two = 2 * self.size
        if block.kind in ("p", "copy"):
            self.paragraph(block.text, indent=two, copied=block.kind == "copy")
        elif block.kind == "n":
            self.paragraph(block.text, indent=0.0)
        elif block.kind == "table":
            self.table(block.rows)
        elif block.kind == "lines":
            self.lines(block.rows)
        else:
            layer = self.sheet.layer()
            middle = block.kind == "c"
            x = 105.0 if middle else self.left
            words = self.fill(block.text)
            layer.text(x, self.y, words, self.title, self.size, align="m" if middle else "l")
            self.press(layer)
            self.y += self.pitch

    def set_all(self, blocks: Sequence[Block], foot: float) -> None:
        """Set blocks; where they would run below ``foot``, the last ones are left out."""
        for block in blocks:
            if self.y > foot - self.pitch * (3 if block.rows else 1):
                return
            self.set(block)


def new_page(
    rng: np.random.Generator,
    values: Mapping[str, str],
    *,
    by_hand: bool,
    dense: float = 0.0,
    scale: float = 9.0,
) -> Page:
    """An empty A4 page with faces, margins and inks by chance; ``dense`` makes the type smaller."""
    white = np.array((250.0, 250, 248)) + rng.normal(0, 1.6, 3)
    paper = tuple(float(v) for v in np.clip(white, 238, 254))
    sheet = Sheet(*A4, scale, paper)  # type: ignore[arg-type]
    role = pick(rng, ("song", "song", "fangsong", "fangsong", "kai", "hei"))
    size = float(rng.uniform(4.3, 5.6)) - dense
    left = float(rng.uniform(22, 32))
    grey = float(rng.uniform(20, 44))
    return Page(
        sheet=sheet,
        rng=rng,
        face=choose_face(rng, role),  # type: ignore[arg-type]
        title=choose_face(rng, pick(rng, ("hei_bold", "song_bold", "song_bold"))),  # type: ignore[arg-type]
        size=size,
        pitch=size * float(rng.uniform(1.6, 2.05)),
        left=left,
        width=210 - 2 * left,
        ink=(grey, grey, grey + 2),
        pen=INKS[int(rng.integers(len(INKS)))],
        by_hand=by_hand,
        values=values,
        y=float(rng.uniform(30, 48)),
        used=set(),
    )
