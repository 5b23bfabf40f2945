"""A letter's lines as one text: paragraphs whole, every labelled value an entry of its own.

Lines of one cell are put together first (:mod:`verifier.documents.letter_cells`); a line feed then
ends every paragraph and every cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from verifier.documents.flow import Flow, group_rows, half_width, squash
from verifier.documents.letter_cells import cells_of
from verifier.documents.letter_columns import under_headings
from verifier.documents.letter_marks import with_plain_marks, without_gloss
from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of

__all__ = ["letter_flow"]

# In heights of the text: a wider gap parts two entries of a row; a row that stops short of the
# margin by more ends its paragraph; a value goes on where it began, give or take so much.
_CELL_GAP, _SHORT_OF_MARGIN, _ALIGNED = 1.0, 2.5, 0.6
_FARTHER_IN, _MOST_ROOM = 6.0, 9.0
# Rows in larger or smaller print (letterheads, running feet) show no margin.
_LARGER, _SMALLER, _WIDE = 1.3, 0.8, 0.8
# What is not broken at the end of a row: a number or an address, with the marks around it.
_TOKEN = re.compile(r"[(《“\"\[]*(?:[A-Za-z0-9.@:/\-]+|.)[,。;:、)》”\"!?]*")
_UNFINISHED = re.compile(r".{19,}[^。;:!?)”\"]")
_BARE_LABEL = re.compile(r"[\u4e00-\u9fff()/A-Z\-]{2,14}:?")
# A date or another label is no rest of a value.
_NO_REST = re.compile(r"[\u4e00-\u9fff()/]{2,14}:|(?:19|20)\d\d[年./-]|二[〇○零]")
_LABELLED = re.compile(r"[\u4e00-\u9fff()/]{2,16}:(?=.)")

# What papers are called, at the end of a line that is no sentence.
_HEADLINE = re.compile(
    r"[^,。;:!?]{0,40}(?:(?:授权|委托|承诺|保证|证明|说明|声明|同意|告知|责任|通知|申请|意见|方案|计划|聘|协议)书|承诺|证明|说明|声明"
    r"|授权|批复|[公复]?函|意见|通知|告知|公告|决定|报告|请示|申请|责任状|方案|[表单])(?:\([^()]{1,20}\))?"
)
# A paragraph's first line begins this much further in, or what follows is of another size.
_INDENT, _OTHER_PRINT = 1.2, 1.45
# A 负责人 that begins the next row may be of one of these.
_WHOSE = ("网站", "主体", "备案")
_SIGNED_BY = re.compile(
    r"(?:(?:授权|委托|承诺)[人方]|(?:授权|委托|承诺|主办|出具)?单位)(?:名称)?(?:\([^)]{1,8}\))?(?:签字|签名|盖章|公章)?:"
    r"|(?:被授权人|受托人|代理人|法定代表人|法人代表|法人|负责人|网站负责人)(?:\([^)]{1,8}\))?(?:签字|签名|签章)?:"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells side by side, each by one line and by its parts."""

    cells: Flow
    parts: tuple[tuple[PageLine, ...], ...]

    @property
    def height(self) -> float:
        return self.cells.lines[-1].height

    @property
    def labelled(self) -> bool:
        """Whether a label begins it and its value stands apart."""
        first, *others = self.cells.lines
        apart = bool(others) and others[0].x0 - first.x1 > _CELL_GAP * first.height
        return apart and _BARE_LABEL.fullmatch(half_width(first.text)) is not None


def letter_flow(page: Page) -> Flow:
    """All lines in reading order, with a break wherever a paragraph or a cell ends."""
    cells = cells_of(map(squash, page.lines))
    parts = {id(cell.line): cell.parts for cell in cells}
    rows = [
        _Row(row, tuple(parts[id(line)] for line in row.lines))
        for row in group_rows(cell.line for cell in cells)
    ]
    margin = _margin(rows)
    lines: list[PageLine] = []
    breaks: set[int] = set()
    inside = False  # a paragraph that began above
    below_headings = 0  # rows already read as columns
    for at, (row, below) in enumerate(zip(rows, (*rows[1:], None), strict=True)):
        if below_headings:
            below_headings -= 1
            continue
        entries, used = under_headings([_cells(other) for other in rows[at:]])
        for entry in entries:
            lines += entry
            breaks.add(len(lines) - 1)
        if used:
            below_headings, inside = used - 1, False
            continue
        for index, (cell, pieces) in enumerate(zip(row.cells.lines, row.parts, strict=True)):
            lines += [part for piece in pieces for part in without_gloss(piece)]
            if index + 1 < len(row.parts):
                apart = row.cells.lines[index + 1].x0 - cell.x1 > _CELL_GAP * cell.height
            else:
                apart = below is None or _ends(row, below, margin, inside=inside)
                inside = not apart
            if apart:
                breaks.add(len(lines) - 1)
    return with_plain_marks(Flow.of(lines, breaks))


def _cells(row: _Row) -> list[tuple[PageLine, tuple[PageLine, ...]]]:
    return list(zip(row.cells.lines, row.parts, strict=True))


def _margin(rows: Sequence[_Row]) -> float:
    """Where rows of the text's own print end: two or more of them, or the longest."""
    heights = [line.height for row in rows for line in row.cells.lines]
    if not heights:
        return 0.0
    usual, left = median(heights), min(row.cells.x0 for row in rows)
    own = [row for row in rows if _SMALLER * usual < row.height < _LARGER * usual]
    ends = sorted((row.cells.x1 for row in own), reverse=True)
    longest = ends[0] if ends else 0.0
    shared = (
        end
        for end, following in zip(ends, ends[1:], strict=False)
        if end - following < usual and end - left > _WIDE * (longest - left)
    )
    return next(shared, longest)


def _ends(row: _Row, below: _Row, margin: float, *, inside: bool) -> bool:
    """Whether a row ends its paragraph or entry."""
    if max(map(len, row.parts)) > 1 or max(map(len, below.parts)) > 1:
        return True  # rows of a table
    if _goes_on_hanging(row, below):
        return False
    words = half_width(row.cells.text)
    if not inside and _HEADLINE.fullmatch(words):
        return True
    if _begins_anew(row.cells, below.cells) or row.labelled or below.labelled:
        return True
    if row.cells.x0 - below.cells.x0 > _FARTHER_IN * row.height:
        return True  # a headline, or what stands at the right
    if words.endswith(":") and words.count("(") <= words.count(")"):
        return True
    room = margin - row.cells.x1
    sentence = inside or re.search(r"[,。;]", words) is not None
    goes_on = sentence and _UNFINISHED.fullmatch(words) and not _NO_REST.match(below.cells.text)
    if goes_on and room < _MOST_ROOM * row.height:
        return False
    return room > max(_SHORT_OF_MARGIN * row.height, _next_word(below) + row.height)


def _next_word(below: _Row) -> float:
    """Width of what could not be broken at the beginning of a row."""
    line = below.cells.lines[0]
    word = _TOKEN.match(half_width(line.text))
    return part_of(line, 0, word.end()).x1 - line.x0 if word else 0.0


def _goes_on_hanging(row: _Row, below: _Row) -> bool:
    """Whether the row below holds nothing but the rest of a value, under where that began."""
    last, first = row.cells.lines[-1], below.cells.lines[0]
    words = half_width(first.text)
    if len(below.parts) > 1 or _NO_REST.match(words):
        return False
    label = _LABELLED.match(half_width(last.text))
    begins = part_of(last, label.end(), len(last.text)).x0 if label else last.x0
    hangs = label is not None or row.labelled
    near = first.y0 - last.y1 < 1.5 * row.height
    alike = max(first.height, last.height) < _LARGER * min(first.height, last.height)
    shorter = first.x1 < last.x1 + row.height
    return hangs and near and alike and shorter and abs(first.x0 - begins) < _ALIGNED * row.height


def _begins_anew(row: Flow, below: Flow) -> bool:
    """Whether the next row is indented, of another size, or begins with who signs."""
    heights = row.lines[-1].height, below.lines[0].height
    indented = below.x0 - row.x0 > _INDENT * min(heights)
    other_print = max(heights) > _OTHER_PRINT * min(heights)
    return (
        indented
        or other_print
        or (_SIGNED_BY.match(below.text) is not None and not row.text.endswith(_WHOSE))
    )
