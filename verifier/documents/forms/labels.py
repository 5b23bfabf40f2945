"""Printed labels: lines that begin with one, which of two counts, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import half_width
from verifier.documents.forms.joining import rejoin, stacked
from verifier.documents.forms.spelling import (
    english_beside,
    is_english_label,
    is_other_label,
    label_at_start,
    other_language,
)
from verifier.ocr import PageLine
from verifier.ocr.page import part_of

__all__ = ["LabelHit", "find_labels", "in_column", "with_column_labels"]

# What may be a label without a colon.
_COLUMN_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\([\u4e00-\u9fff]{1,6}\))?")
# What a label may say more before its colon: 法定代表人（负责人）：, 地址/住所：, 负责人姓名：.
_QUALIFIED = re.compile(
    r"(?:[/、或及][\u4e00-\u9fff]{2,6}|\([\u4e00-\u9fff、/]{1,8}\)|姓名|名称)+(?=:|$|[A-Za-z]+:)"
)
# What is this much taller than a label is no value of it.
_TITLE_SIZE = 1.6


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found on the page.

    Attributes:
        field: What it stands for; ``?`` first if it only ends the value above it.
        line: The line part that prints it.
        value: What follows it on its own line; None where nothing does.
        colon: Whether one parts them.
    """

    field: str
    line: PageLine
    value: PageLine | None = None
    colon: bool = False

    @property
    def known(self) -> bool:
        """Whether its value is asked for."""
        return not self.field.startswith("?")


def in_column(one: PageLine, other: PageLine) -> bool:
    """Whether two labels stand in one column: their left edges, or most of their widths, agree."""
    if abs(one.x0 - other.x0) < 2.5 * max(one.height, other.height):
        return True
    common = min(one.x1, other.x1) - max(one.x0, other.x0)
    return common > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)


def find_labels(
    lines: Iterable[PageLine], spellings: Mapping[str, str], tails: Mapping[str, str]
) -> tuple[tuple[LabelHit, ...], tuple[PageLine, ...]]:
    """Split lines into labels and everything else.

    Args:
        lines: Squashed lines.
        spellings: Label text to field name. A label begins a line; its value may follow on it,
            behind the label's English.
        tails: Last characters of labels printed apart (称 of 名　　称), for when the first
            character was not found. They count only in a column of labels, for a field without
            a label so far.

    Returns:
        The labels, one a field (the first from the top, but a fully spelled one before a misread
        one and one in a column of labels before one that stands alone),
        those that no table knows among them where they stand among labels; and the remaining line
        parts, without the English of labels.
    """
    hits: list[tuple[bool, LabelHit]] = []
    rest: list[PageLine] = []
    longest_first = sorted(spellings, key=len, reverse=True)
    for line in stacked(rejoin(lines, longest_first), spellings):
        text = half_width(line.text)
        found, length, exact = label_at_start(text, longest_first)
        if found is None:
            rest.append(line)
            continue
        field = spellings.get(found, f"?{found}")
        if field.startswith("?") and _runs_on(text, length):
            rest.append(line)
            continue
        # Beside Chinese stands English of any wording; beside English the same label's Chinese.
        same = [s for s in longest_first if s.isascii() or spellings[s] == field or found.isascii()]
        value = _after(line, length, same)
        colon = ":" in text[length : len(text) - len(value.text) if value else None]
        hits.append((exact, LabelHit(field, part_of(line, 0, length), value, colon)))
    _add_tails(hits, rest, tails)
    best: dict[str, LabelHit] = {}
    every = [hit for _, hit in hits]

    def place(item: tuple[bool, LabelHit]) -> tuple[bool, bool, bool, float]:
        exact, hit = item
        return not exact, _bare(hit, rest), _alone(hit, every), hit.line.y0

    for _, hit in sorted(hits, key=place):
        best.setdefault(hit.field, hit)
    known = list(best.values())
    # A label seen twice is, the second time, a word of some value, or its English.
    for whole, hit in hits:
        if best[hit.field] is hit:
            continue
        again = hit.value is None and not hit.line.text.isascii() and _bare(hit, rest)
        if hit.colon and abs(hit.line.x0 - best[hit.field].line.x0) < hit.line.height:
            again = True
        if whole and (again or not hit.known):
            known.append(replace(hit, field=f"?{hit.field.lstrip('?')}#{len(known)}"))
        else:
            rest += [hit.line, hit.value] if hit.value else [hit.line]
    others, rest = _others(known, rest, spellings)
    return (*known, *others), tuple(rest)


def _runs_on(text: str, length: int) -> bool:
    """Whether a short word that ends values is here only the beginning of a text (登记备案)."""
    return length <= 3 and length < len(text) and text[length] not in ":(/"


def _alone(hit: LabelHit, hits: Sequence[LabelHit]) -> bool:
    """Whether hardly another label stands under or over one: it heads a small table of its own."""
    return sum(in_column(hit.line, other.line) for other in hits) <= 2 < len(hits)


def _bare(hit: LabelHit, rest: Sequence[PageLine]) -> bool:
    """Whether nothing stands behind, beside or under a label: it only looks like one."""
    if hit.value is not None:
        return False
    label = hit.line
    return not any(
        (line.x0 > label.x1 - label.height and abs(line.middle - label.middle) < label.height)
        or (
            0 < line.middle - label.middle < 2.5 * label.height
            and min(line.x1, label.x1) > max(line.x0, label.x0)
        )
        for line in rest
        if line.height < _TITLE_SIZE * label.height
    )


def _add_tails(
    hits: list[tuple[bool, LabelHit]], rest: list[PageLine], tails: Mapping[str, str]
) -> None:
    labelled = {hit.field for _, hit in hits}
    for line in tuple(rest):
        field = tails.get(line.text[0])
        column = _label_column(line, [hit for _, hit in hits])
        if field and field not in labelled and column:
            rest.remove(line)
            # The label begins where its column does, only its end was found.
            label = replace(part_of(line, 0, 1), x0=min(column.line.x0, line.x0))
            hits.append((False, LabelHit(field, label, _after(line, 1))))


def _others(
    known: Sequence[LabelHit], rest: Sequence[PageLine], spellings: Mapping[str, str]
) -> tuple[tuple[LabelHit, ...], list[PageLine]]:
    """Labels that no table knows: a few characters and a colon in a column of labels.

    What ends like a label that is missing is taken for it (企业负责人 for 负责人).
    """
    others: list[LabelHit] = []
    kept: list[PageLine] = []
    for line in rest:
        text = half_width(line.text)
        if is_english_label(text):
            continue
        length = is_other_label(text)
        label = part_of(line, 0, length) if length else line
        if length and any(in_column(hit.line, label) for hit in known):
            field = _like_missing(label, (*known, *others), spellings)
            others.append(LabelHit(field, label, _after(line, length)))
        else:
            kept.append(line)
    return tuple(others), kept


def with_column_labels(
    hits: Sequence[LabelHit], rest: Sequence[PageLine], spellings: Mapping[str, str]
) -> tuple[tuple[LabelHit, ...], tuple[PageLine, ...]]:
    """Labels that no table knows and that have no colon, but stand in the column of labels."""
    others: list[LabelHit] = []
    kept: list[PageLine] = []
    for line in rest:
        if _stands_like_label(line, hits, rest):
            others.append(LabelHit(_like_missing(line, (*hits, *others), spellings), line))
        else:
            kept.append(line)
    return (*hits, *others), tuple(kept)


def _like_missing(label: PageLine, hits: Sequence[LabelHit], spellings: Mapping[str, str]) -> str:
    """The field of a label that is missing so far and ends this one; else one of its own."""
    name = half_width(label.text)
    there = {hit.field for hit in hits}
    ends = [
        end
        for end, field in spellings.items()
        if len(end) > 1 and field not in there and name.endswith(end) and len(name) - len(end) <= 4
    ]
    return spellings[max(ends, key=len)] if ends else f"?{name}#{len(hits)}"


def _stands_like_label(line: PageLine, known: Sequence[LabelHit], rest: Sequence[PageLine]) -> bool:
    """Whether a short line without a colon stands where labels stand, its value to the right."""
    if not _COLUMN_LABEL.fullmatch(half_width(line.text)):
        return False

    def alike(label: PageLine) -> bool:
        edge = min(abs(label.x0 - line.x0), abs(label.x1 - line.x1))
        return edge < 0.4 * line.height and 0.8 < label.height / line.height < 1.25

    column = [hit for hit in known if hit.value is None and alike(hit.line)]
    beside = any(
        other.x0 > line.x1 and abs(other.middle - line.middle) < 0.4 * line.height for other in rest
    )
    return len(column) > 1 and beside


def _after(line: PageLine, start: int, same: Sequence[str] = ()) -> PageLine | None:
    """The value behind a label on the same line, without the colon; None if nothing follows.

    The label may stand twice, in either language (``same``: its other spellings).
    """
    text = half_width(line.text)
    start = other_language(text, start, same)
    if qualified := _QUALIFIED.match(text, start):
        start = qualified.end()
    if start < len(text) and text[start] not in ":;.·":
        start = english_beside(text, start)
    while start < len(text) and text[start] in ":：;；.·":
        start += 1
    # The English may stand behind the colon.
    start = other_language(text, start, same)
    if (behind := english_beside(text, start)) < len(text) or not text.isascii():
        start = behind
    return part_of(line, start, len(text)) if start < len(text) else None


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
