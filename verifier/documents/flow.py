"""Lines put in reading order and searched as one text, with the way back to where it stood."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of

__all__ = [
    "Flow",
    "begins_anew",
    "group_rows",
    "half_width",
    "paragraphs",
    "right_margin",
    "squash",
    "tidy",
]

# In line heights: a shorter last row ends a paragraph; a wider gap parts two entries of one row.
_SHORT_OF_MARGIN = 2.5
_ENTRY_GAP = 3.0
# A paragraph's first line begins this much further in, or what follows is of another size.
_INDENT, _OTHER_PRINT = 1.2, 1.45
# Full rows end within this many line heights of each other; so many, and this share of all, make
# a margin.
_TOGETHER, _FULL_ROWS, _SHARE, _WIDE = 0.8, 4, 0.4, 0.8
_SIGNED_BY = re.compile(
    r"(?:授权|委托|承诺|主办|出具)?(?:单位|人|方)(?:名称)?(?:\([^)]{1,8}\))?(?:签字|签名|盖章|公章)?:"
    r"|(?:被授权人|受托人|代理人|法定代表人|法人代表|法人|负责人|网站负责人)(?:\([^)]{1,8}\))?(?:签字|签名|签章)?:"
)

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


def paragraphs(page: Page) -> Flow:
    """All lines of a page in reading order, with a break wherever a paragraph or an entry ends.

    A row that stops short of the right margin ends its paragraph, one that is indented, set in
    another size or says who signs begins one; two entries on one row stand
    well apart, unless the first is a label whose value follows.
    """
    rows = group_rows(map(squash, page.lines))
    margin = right_margin(rows)
    lines: list[PageLine] = []
    breaks: set[int] = set()
    for row, below in zip(rows, (*rows[1:], None), strict=True):
        for index, line in enumerate(row.lines):
            lines.append(line)
            if index + 1 == len(row.lines):
                apart = margin - row.x1 > _SHORT_OF_MARGIN * line.height
                apart = apart or (below is not None and begins_anew(row, below))
            else:
                gap = row.lines[index + 1].x0 - line.x1
                apart = gap > _ENTRY_GAP * line.height and not half_width(line.text).endswith(
                    (":", ")")
                )
            if apart:
                breaks.add(len(lines) - 1)
    return Flow.of(lines, breaks)


def right_margin(rows: Sequence[Flow]) -> float:
    """Where most full rows end, page pixels: signatures and notes may run further.

    Rows of running text, which are nearly as wide as the widest, end together; where too few do,
    the one that reaches furthest says it.
    """
    widest = max((row.x1 - row.x0 for row in rows), default=0.0)
    full = [row for row in rows if len(row.lines) == 1 and row.x1 - row.x0 > _WIDE * widest]
    for last in sorted(full, key=lambda row: -row.x1):
        reach = last.x1 - _TOGETHER * last.lines[-1].height
        together = sum(reach <= row.x1 <= last.x1 for row in full)
        if together >= max(_FULL_ROWS, len(rows) * _SHARE):
            return last.x1
    return max((row.x1 for row in rows), default=0.0)


def begins_anew(row: Flow, below: Flow) -> bool:
    """Whether the next row is indented, of another size, or begins with who signs."""
    heights = row.lines[-1].height, below.lines[0].height
    indented = below.x0 - row.x0 > _INDENT * min(heights)
    other_print = max(heights) > _OTHER_PRINT * min(heights)
    return indented or other_print or _SIGNED_BY.match(below.text) is not None


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
