"""Printed labels and the values that belong to them, in one column or several.

A licence is a table without lines: a label, its value to the right, further lines of the value
below, the next label beneath. Two columns stand side by side on the landscape form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import group_rows, half_width
from verifier.ocr import PageLine
from verifier.ocr.page import part_of

__all__ = ["LabelHit", "find_labels", "values_by_label"]

# A further line of a value follows within this many line heights of the one before it.
_LINE_GAP = 1.1
# What is this much taller than the value so far (a title, a seal's letters) is no part of it.
_TALLER = 2.0
# In line heights: a value's parts on a row stand nearer, its lines begin nearer, than this.
_FAR = 5.0
# And its first part no farther from the label than this.
_REACH = 12.0


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found on the page.

    Attributes:
        field: What it stands for.
        line: The line part that prints it.
        value: What follows it on its own line; None where nothing does.
    """

    field: str
    line: PageLine
    value: PageLine | None = None


def find_labels(
    lines: Iterable[PageLine], spellings: Mapping[str, str], tails: Mapping[str, str]
) -> tuple[tuple[LabelHit, ...], tuple[PageLine, ...]]:
    """Split lines into labels and everything else.

    Args:
        lines: Squashed lines.
        spellings: Label text to field name. A label begins a line; its value may follow on it.
        tails: Last characters of labels printed apart (称 of 名　　称), for when the first
            character was not found. They count only in a column of labels, for a field without
            a label so far.

    Returns:
        The labels, one a field (the first from the top, a fully spelled one before a misread one),
        and the remaining line parts.
    """
    hits: list[tuple[bool, LabelHit]] = []
    rest: list[PageLine] = []
    longest_first = sorted(spellings, key=len, reverse=True)
    for line in _rejoin(lines, longest_first):
        text = half_width(line.text)
        found = next((s for s in longest_first if text.startswith(s)), None)
        exact, length = found is not None, len(found or "")
        if found is None:
            found, length = next(
                ((s, n) for s in longest_first if (n := _misread(text, s))), (None, 0)
            )
        if found is None:
            rest.append(line)
            continue
        label = part_of(line, 0, length)
        hits.append((exact, LabelHit(spellings[found], label, _after(line, length))))
    labelled = {hit.field for _, hit in hits}
    for line in tuple(rest):
        field = tails.get(line.text[0])
        column = _label_column(line, [hit for _, hit in hits])
        if field and field not in labelled and column:
            rest.remove(line)
            # The label begins where its column does, only its end was found.
            label = replace(part_of(line, 0, 1), x0=min(column.line.x0, line.x0))
            hits.append((False, LabelHit(field, label, _after(line, 1))))
    best: dict[str, LabelHit] = {}
    for _, hit in sorted(hits, key=lambda item: (not item[0], item[1].line.y0)):
        best.setdefault(hit.field, hit)
    # A label seen twice is, the second time, a word of some value.
    for _, hit in hits:
        if best[hit.field] is not hit:
            rest += [hit.line, hit.value] if hit.value else [hit.line]
    return tuple(best.values()), tuple(rest)


def _after(line: PageLine, start: int) -> PageLine | None:
    """The value behind a label on the same line, without the colon; None if nothing follows."""
    while start < len(line.text) and line.text[start] in ":：;；.·":
        start += 1
    return part_of(line, start, len(line.text)) if start < len(line.text) else None


def _label_column(line: PageLine, hits: Sequence[LabelHit]) -> LabelHit | None:
    """A label in whose width the line begins, or None."""
    return next(
        (
            hit
            for hit in hits
            if len(hit.line.text) > 1 and hit.line.x0 - 0.5 * line.height <= line.x0 < hit.line.x1
        ),
        None,
    )


def values_by_label(
    hits: Sequence[LabelHit], rest: Iterable[PageLine]
) -> dict[str, tuple[PageLine, ...]]:
    """The line parts that belong to each label, in reading order."""
    values: dict[str, list[PageLine]] = {
        hit.field: [hit.value] if hit.value else [] for hit in hits
    }
    for row in group_rows(rest):
        for piece in row.lines:
            owner = _owner(piece, hits)
            if owner and _follows(piece, owner, values[owner.field]):
                values[owner.field].append(piece)
    return {field: tuple(pieces) for field, pieces in values.items() if pieces}


def _owner(piece: PageLine, hits: Sequence[LabelHit]) -> LabelHit | None:
    """The label in the nearest column to the left, on this row or the last one above it."""
    slack = 0.5 * piece.height
    above = [
        hit
        for hit in hits
        if hit.line.x0 + slack < piece.x0
        and hit.line.middle - piece.middle <= 0.5 * min(hit.line.height, piece.height)
        and (_on_row(hit.line, piece) or not _second_of_row(hit, hits))
    ]
    if not above:
        return None
    column = max(above, key=lambda hit: hit.line.x0).line
    # Labels of one column share their left edge, within a character or two.
    same = [hit for hit in above if column.x0 - hit.line.x0 < 2.5 * column.height]
    # On a page that is not quite level the value of one row reaches down to the next label.
    nearest = min(same, key=lambda hit: abs(hit.line.middle - piece.middle))
    if abs(nearest.line.middle - piece.middle) < 0.5 * min(nearest.line.height, piece.height):
        return nearest
    return max(same, key=lambda hit: hit.line.middle)


def _on_row(one: PageLine, other: PageLine) -> bool:
    return one.y0 < other.middle < one.y1 or other.y0 < one.middle < other.y1


def _second_of_row(hit: LabelHit, hits: Sequence[LabelHit]) -> bool:
    """Whether a label only shares another's row (性别 男 民族 汉), and heads no column."""
    line = hit.line
    others = [other.line for other in hits if other is not hit]
    if any(abs(other.x0 - line.x0) < 2.5 * line.height for other in others):
        return False
    return any(other.x0 < line.x0 and _on_row(other, line) for other in others)


def _follows(piece: PageLine, owner: LabelHit, before: Sequence[PageLine]) -> bool:
    """Whether the piece is printed like the value and close to what there is of it so far."""
    last = before[-1] if before else owner.line
    if piece.height >= _TALLER * max(last.height, owner.line.height):
        return False
    if not before and piece.x0 - last.x1 > _REACH * piece.height:
        return False
    if before:
        beside = piece.y0 < last.middle < piece.y1
        # What stands far off on the row, or begins somewhere else below it, is another thing.
        off = piece.x0 - last.x1 if beside else abs(piece.x0 - before[0].x0)
        if off > _FAR * piece.height:
            return False
    return piece.y0 - last.y1 < _LINE_GAP * min(piece.height, last.height)


def _rejoin(lines: Iterable[PageLine], spellings: Sequence[str]) -> list[PageLine]:
    """Join labels printed with wide gaps (名　　称) and found as single characters."""
    joined: list[PageLine] = []
    for row in group_rows(lines):
        pending: PageLine | None = None
        for line in row.lines:
            if pending is not None:
                together = half_width(pending.text + line.text)
                if any(
                    _begins(together, s) and not _begins(pending.text, s, whole=True)
                    for s in spellings
                ):
                    pending = _merge(pending, line)
                    continue
                joined.append(pending)
            pending = line
        if pending is not None:
            joined.append(pending)
    return joined


def _begins(text: str, spelling: str, *, whole: bool = False) -> bool:
    """Whether ``text`` starts with the label, or is an unfinished beginning of it."""
    return text.startswith(spelling) or (not whole and spelling.startswith(text))


def _merge(left: PageLine, right: PageLine) -> PageLine:
    return PageLine(
        text=left.text + right.text,
        confidence=min(left.confidence, right.confidence),
        x0=min(left.x0, right.x0),
        y0=min(left.y0, right.y0),
        x1=max(left.x1, right.x1),
        y1=max(left.y1, right.y1),
        cells=left.cells + right.cells if left.cells and right.cells else (),
    )


def _misread(text: str, spelling: str) -> int:
    """How long a misread label at the start of the text is; 0 where there is none.

    Of four or more characters one may be wrong, of eight two; of five or more one may be missing.
    Of three one may be wrong where nothing else is on the line.
    """
    size = len(spelling)
    if size == 3 == len(text):
        return size if sum(a != b for a, b in zip(text, spelling, strict=True)) == 1 else 0
    if size >= 4 and len(text) >= size:
        wrong = sum(a != b for a, b in zip(text, spelling, strict=False))
        if wrong <= size // 4:
            return size
    if size >= 5 and any(text.startswith(spelling[:i] + spelling[i + 1 :]) for i in range(size)):
        return size - 1
    return 0
