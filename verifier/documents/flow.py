"""Lines put in reading order and searched as one text, with the way back to where it stood."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of

__all__ = ["Flow", "group_rows", "half_width", "squash", "tidy"]

# Full-width ASCII to half width; each character stays one character, so positions are kept.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DOTS = str.maketrans("•・．‧∙⋅●", "·" * 7)


def squash(line: PageLine) -> PageLine:
    """The line without white space."""
    text = "".join(line.text.split())
    if len(text) == len(line.text):
        return line
    cells = tuple(c for c, char in zip(line.cells, line.text, strict=False) if not char.isspace())
    return replace(line, text=text, cells=cells)


def half_width(text: str) -> str:
    """Letters, digits and punctuation in half width, character for character, to be searched."""
    return text.translate(_HALF_WIDTH)


@dataclass(frozen=True, slots=True)
class Flow:
    """Squashed lines joined into one text.

    Attributes:
        text: All lines' texts in half width, nothing between them but the breaks asked for.
        lines: In reading order.
        starts: Where each line begins in ``text``.
    """

    text: str
    lines: tuple[PageLine, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: Iterable[PageLine], breaks: Container[int] = ()) -> Flow:
        """Join squashed ``lines`` in the order given, a line feed after those in ``breaks``."""
        kept = tuple(lines)
        text, starts = "", []
        for index, line in enumerate(kept):
            starts.append(len(text))
            text += half_width(line.text) + ("\n" if index in breaks else "")
        return cls(text, kept, tuple(starts))

    @classmethod
    def of_page(cls, page: Page) -> Flow:
        """All lines of a page, row by row, left to right, without breaks."""
        return cls.of(line for row in group_rows(map(squash, page.lines)) for line in row.lines)

    @property
    def y0(self) -> float:
        """Top of the highest line, page pixels."""
        return min(line.y0 for line in self.lines)

    @property
    def y1(self) -> float:
        """Bottom of the lowest line, page pixels."""
        return max(line.y1 for line in self.lines)

    @property
    def x0(self) -> float:
        """Left of the leftmost line, page pixels."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Right of the rightmost line, page pixels."""
        return max(line.x1 for line in self.lines)

    def span(self, start: int, end: int) -> tuple[PageLine, ...]:
        """The parts of lines that hold the characters ``start:end`` of the text."""
        return tuple(self._parts(start, end))

    def group(self, match: re.Match[str], name: str | int = 0) -> tuple[PageLine, ...]:
        """The parts of lines that a regular expression's group matched; none where it did not."""
        start, end = match.span(name)
        return self.span(start, end) if start >= 0 else ()

    def _parts(self, start: int, end: int) -> Iterator[PageLine]:
        for line, at in zip(self.lines, self.starts, strict=True):
            length = len(line.text)
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                yield line if last - first == length else part_of(line, first, last)


def group_rows(lines: Iterable[PageLine]) -> tuple[Flow, ...]:
    """Lines that stand side by side, top to bottom; within a row left to right."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        for row in reversed(rows):
            if _side_by_side(row, line):
                row.append(line)
                break
        else:
            rows.append([line])
    rows.sort(key=lambda row: sum(line.middle for line in row) / len(row))
    return tuple(Flow.of(sorted(row, key=lambda line: line.x0)) for row in rows)


def _side_by_side(row: Sequence[PageLine], line: PageLine) -> bool:
    """Whether the line's middle falls within the nearest line of the row, and the reverse."""
    nearest = min(row, key=lambda other: max(other.x0 - line.x1, line.x0 - other.x1))
    overlap = min(nearest.y1, line.y1) - max(nearest.y0, line.y0)
    return overlap > 0.5 * min(nearest.height, line.height)


# Boxes, ticks and bullets, as ornaments, paper and emblems are read: no value begins or ends so.
_MARKS = "☐☑☒□■◆◇●○▲△★☆√✓✔"


def tidy(text: str) -> str:
    """A value as documents print it: full-width brackets beside Chinese, one kind of middle dot."""
    text = text.translate(_DOTS).strip(_MARKS)
    if any("\u4e00" <= char <= "\u9fff" for char in text):
        text = text.replace("(", "（").replace(")", "）")
    return text
