"""Forms by a table: which labels name a field, where its value stands, how it is written.

An :class:`Entry` a field. Labels may be printed apart (姓　名), run into their value, share a line
with another entry, or be misread in a character; values may stand to the right, over several lines,
or below. Where no label was found, a value of a form of its own is searched on the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.documents.flow import Flow, group_rows, half_width, squash
from verifier.documents.forms.blocks import values_below, values_by_label
from verifier.documents.forms.cutting import cut_at, cut_before_labels
from verifier.documents.forms.labels import LabelHit, find_labels, with_column_labels
from verifier.documents.forms.spelling import english_beside
from verifier.documents.forms.values import DOUBTED, Read, Reader
from verifier.documents.kind import Fields
from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of
from verifier.reports import FieldReport

__all__ = ["Entry", "Form", "read_entries", "read_form"]

# Words put over a paper before it is sent, so that it serves nothing else.
_STAMPED = re.compile(
    r"(?:本|此|该)?(?:件|复印件|执照|证照?|证书|证件|扫描件)?(?:仅|只)(?:供|限|用)"
    r"|.*(?:复印无效|他用无效|与原件一致|与原件相符)"
)
# A value below its label begins at most so many line heights left and right of the label's left
# edge, and follows within so many of its foot.
_LEFT, _INDENT, _BELOW = 1.2, 2.4, 2.6


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled value of a form.

    Attributes:
        labels: As printed, without spaces; the fuller ones win.
        read: Makes fields of the value; None: only ends the value above it.
        below: Whether the value, a line, may stand under its label.
        under: Whether all lines under the label are the value where no other was found.
        after: Pattern of all that may stand before the label on its line; None: it begins one.
        anywhere: Pattern of the value (group ``v``, else all of it), searched in every line of
            the page where no label led to one.
    """

    labels: tuple[str, ...]
    read: Reader | None = None
    below: bool = False
    under: bool = False
    after: str | None = None
    anywhere: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was read.

    Attributes:
        fields: Found; one with value None was seen and not made out.
        taken: Field to the parts of lines it was read from.
    """

    fields: Fields
    taken: Mapping[str, tuple[PageLine, ...]]


def read_entries(
    page: Page,
    entries: Sequence[Entry],
    tails: Mapping[str, str] | None = None,
    titles: str = "",
) -> Fields:
    """The fields of a form; see :func:`read_form`."""
    return read_form(page, entries, tails, titles).fields


def read_form(
    page: Page,
    entries: Sequence[Entry],
    tails: Mapping[str, str] | None = None,
    titles: str = "",
) -> Form:
    """Read a form.

    Args:
        page: Upright.
        entries: The table. Fields come in its order; of two entries for one field the first that
            was made out counts.
        tails: Last characters of labels printed apart to the whole label, for when only they were
            found (see :func:`verifier.documents.forms.labels.find_labels`).
        titles: Pattern of headlines, which are no labels though they may begin like one.
    """
    keys = {
        # One that only ends values may stand more than once.
        half_width(label): str(index) if entry.read else f"?{label}"
        # What only ends a value gives way to what names one.
        for index, entry in sorted(enumerate(entries), key=lambda item: item[1].read is not None)
        for label in reversed(entry.labels)
    }
    longest_first = sorted(keys, key=len, reverse=True)
    lines = [
        part
        for line in map(squash, page.lines)
        if not (titles and re.fullmatch(titles, line.text)) and not _STAMPED.match(line.text)
        for part in _split(line, entries, longest_first)
    ]
    ends = {char: keys[label] for char, label in (tails or {}).items()}
    hits, rest = find_labels(lines, keys, ends)
    blocks = values_below(hits, rest)
    if blocks is None:
        hits, rest = with_column_labels(hits, rest, keys)
        blocks = values_by_label(hits, rest)
    lines_apart = Flow.of_page(page).lines
    flow = Flow.of(lines_apart, range(len(lines_apart)))
    fields: dict[str, FieldReport] = {}
    taken: dict[str, tuple[PageLine, ...]] = {}
    for index, entry in enumerate(entries):
        if entry.read is None:
            continue
        hit = next((hit for hit in hits if hit.field == str(index)), None)
        block = _without_colon(blocks.get(str(index), ()))
        places = _places(entry, hit, block, hits, rest)
        read, pieces = _first_made_out(page, entry, places, flow)
        for name, field in read.items():
            known = fields.get(name)
            if field is not None and (known is None or known.value is None):
                fields[name] = field
                taken[name] = tuple(pieces)
    return Form(fields, taken)


def _without_colon(block: Sequence[PageLine]) -> tuple[PageLine, ...]:
    """The value where the colon, or the label's English, was found at its start."""
    if not block:
        return ()
    first = block[0]
    words = half_width(first.text)
    length = len(words)
    start = length - len(words.lstrip(":;"))
    behind = english_beside(words, start)
    if start < behind < length:
        start = behind + len(words[behind:]) - len(words[behind:].lstrip(":"))
    rest = tuple(block[1:])
    return (part_of(first, start, length), *rest) if start < length else rest


def _first_made_out(
    page: Page, entry: Entry, places: Iterable[Sequence[PageLine]], flow: Flow
) -> tuple[Read, Sequence[PageLine]]:
    """What the place says at which most is made out, the first of such.

    A doubted value counts only where no other is, the whole page only where no label led to one.
    """
    assert entry.read is not None
    seen: tuple[Read, Sequence[PageLine]] = ({}, ())
    best, most = seen, (False, 0)
    for group in (places, _anywhere(entry, flow)):
        for pieces in group:
            read = entry.read(page, pieces)
            values = [field for field in read.values() if field is not None]
            made_out = sum(field.value is not None for field in values)
            sure = made_out > 0 and all(field.confidence > DOUBTED for field in values)
            if (sure, made_out) > most:
                best, most = (read, pieces), (sure, made_out)
            elif values and not seen[0]:
                seen = read, pieces
        if most[0]:
            break
    return best if most[1] else seen


def _anywhere(entry: Entry, flow: Flow) -> Iterator[Sequence[PageLine]]:
    """Where on the page something of the value's form stands."""
    for match in re.finditer(entry.anywhere, flow.text) if entry.anywhere else ():
        yield flow.group(match, "v" if "v" in match.re.groupindex else 0)


def _places(
    entry: Entry,
    hit: LabelHit | None,
    block: Sequence[PageLine],
    hits: Sequence[LabelHit],
    rest: Sequence[PageLine],
) -> Iterator[Sequence[PageLine]]:
    """Where the value may be, the likeliest first."""
    inline = hit is not None and hit.value is not None
    below = list(_under(hit, hits, rest)) if hit is not None else []
    if entry.below and not inline:
        yield from ((line,) for line in below)
    if block:
        yield block
        if len(block) > 1:
            # A stray mark beside a value, or a seal's letters under it, spoil the whole.
            yield from ((piece,) for piece in block)
    elif entry.under and below:
        yield below
    if entry.below and inline:
        yield from ((line,) for line in below)


def _under(hit: LabelHit, hits: Sequence[LabelHit], rest: Sequence[PageLine]) -> Iterator[PageLine]:
    """Lines under a label, down to the next label of its column."""
    label = hit.line

    def in_column(line: PageLine) -> bool:
        height = max(label.height, line.height)
        left = -_LEFT * height < line.x0 - label.x0 < _INDENT * height
        return left and line.middle > label.y1

    limit = min((other.line.middle for other in hits if in_column(other.line)), default=None)
    foot = label.y1
    for row in group_rows(line for line in rest if in_column(line)):
        line = row.lines[0]
        if (limit is not None and line.middle > limit) or line.y0 - foot > _BELOW * line.height:
            return
        yield line
        foot = line.y1


def _split(line: PageLine, entries: Sequence[Entry], labels: Sequence[str]) -> Iterator[PageLine]:
    """The line cut before labels that may stand within one."""
    text = half_width(line.text)
    cuts: set[int] = set()
    for entry in entries:
        if entry.after is None:
            continue
        for label in entry.labels:
            at = text.find(half_width(label), 1)
            if at > 0 and re.fullmatch(entry.after, text[:at]):
                cuts.add(at)
                break
    for part in cut_at(line, sorted(cuts)):
        yield from cut_before_labels(part, labels)
