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
_TALLER = 1.7


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found on the page: the field it stands for, and the line part that prints it."""

    field: str
    line: PageLine


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
        exact = found is not None
        found = found or next((s for s in longest_first if _misread(text, s)), None)
        if found is None:
            rest.append(line)
            continue
        hits.append((exact, LabelHit(spellings[found], part_of(line, 0, len(found)))))
        rest += _after(line, len(found))
    labelled = {hit.field for _, hit in hits}
    for line in tuple(rest):
        field = tails.get(line.text[0])
        column = _label_column(line, [hit for _, hit in hits])
        if field and field not in labelled and column:
            rest.remove(line)
            # The label begins where its column does, only its end was found.
            label = replace(part_of(line, 0, 1), x0=min(column.line.x0, line.x0))
            hits.append((False, LabelHit(field, label)))
            rest += _after(line, 1)
    best: dict[str, LabelHit] = {}
    for _, hit in sorted(hits, key=lambda item: (not item[0], item[1].line.y0)):
        best.setdefault(hit.field, hit)
    # A label seen twice is, the second time, a word of some value.
    rest += [hit.line for _, hit in hits if best[hit.field] is not hit]
    return tuple(best.values()), tuple(rest)


def _after(line: PageLine, start: int) -> list[PageLine]:
    """The value behind a label on the same line, without the colon; none where nothing follows."""
    while start < len(line.text) and line.text[start] in ":：;；.·":
        start += 1
    return [part_of(line, start, len(line.text))] if start < len(line.text) else []


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
    values: dict[str, list[PageLine]] = {hit.field: [] for hit in hits}
    for row in group_rows(rest):
        for piece in row.lines:
            owner = _owner(piece, hits)
            if owner and _follows(piece, owner, values[owner.field]):
                values[owner.field].append(piece)
    return {field: tuple(pieces) for field, pieces in values.items() if pieces}


def _owner(piece: PageLine, hits: Sequence[LabelHit]) -> LabelHit | None:
    """The label in the nearest column to the left, on this row or the last one above it."""
    slack = 0.5 * piece.height
    left = [hit for hit in hits if hit.line.x0 + slack < piece.x0]
    above = [hit for hit in left if hit.line.y0 - slack <= piece.middle]
    if not above:
        return None
    column = max(above, key=lambda hit: hit.line.x0).line
    # Labels of one column share their left edge, within a character or two.
    same = [hit for hit in above if column.x0 - hit.line.x0 < 2.5 * column.height]
    return max(same, key=lambda hit: hit.line.middle)


def _follows(piece: PageLine, owner: LabelHit, before: Sequence[PageLine]) -> bool:
    """Whether the piece is printed like the value and close under what there is of it so far."""
    last = before[-1] if before else owner.line
    alike = piece.height < _TALLER * max(last.height, owner.line.height)
    return alike and piece.y0 - last.y1 < _LINE_GAP * min(piece.height, last.height)


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
    )


def _misread(text: str, spelling: str) -> bool:
    """Whether a label of four or more characters begins the text with one of them wrong."""
    if len(spelling) < 4 or len(text) < len(spelling):
        return False
    return sum(a != b for a, b in zip(text, spelling, strict=False)) == 1
