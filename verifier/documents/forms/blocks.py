"""The values that belong to labels, in one column or several, on a form with lines or without.

A label, its value to the right, further lines of the value below, the next label beneath. In a
ruled table the label stands at the middle of its value, so that lines above it may belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verifier.documents.flow import group_rows
from verifier.documents.forms.labels import LabelHit, in_column
from verifier.ocr import PageLine

__all__ = ["values_below", "values_by_label"]

# A further line of a value follows within this many line heights of the one before it.
_LINE_GAP = 1.1
# What is this much taller than the value so far (a title, a seal's letters) is no part of it.
_TALLER = 2.0
# In line heights: a value's parts on a row stand nearer, its lines begin nearer, than this.
_FAR, _FAR_ON_ROW = 5.0, 3.0
# What stands beside a value in print of another size is a note.
_OTHER_PRINT = 1.35
# And its first part no farther from the label than this, or on the very same row, than this.
_REACH, _REACH_ON_ROW = 12.0, 45.0
# A line ends at the margin, so that its value may go on under the label, within this.
_MARGIN = 2.5
# Lines of one value are nearer than those of two by at least this, line heights.
_NEARER = 0.3
# Or by this where the label then stands at their middle, nearer than this.
_HARDLY_NEARER, _OFF_MIDDLE = 0.08, 0.3

# A value under its label begins within this many line heights of the label's left edge or lies
# over most of it, and follows within so many.
_LEFT, _UNDER = 1.2, 1.6

_Values = dict[str, list[PageLine]]


def values_by_label(
    hits: Sequence[LabelHit], rest: Iterable[PageLine]
) -> dict[str, tuple[PageLine, ...]]:
    """The line parts that belong to each label, in reading order."""
    values: _Values = {hit.field: [hit.value] if hit.value else [] for hit in hits}
    orphans: list[PageLine] = []
    rest = tuple(rest)
    for row in group_rows(rest):
        for piece in row.lines:
            owners = (
                hit
                for hit in _owners(piece, hits)
                if _follows(piece, hit, values[hit.field])
                and (values[hit.field] or not _past_another(piece, hit, rest))
            )
            owner = next(owners, None) or _wrapped(piece, hits, values)
            if owner is None:
                orphans.append(piece)
            else:
                values[owner.field].append(piece)
    _give_to_label_below(orphans, hits, values)
    _centre(hits, values)
    return {field: tuple(pieces) for field, pieces in values.items() if pieces}


def _owners(piece: PageLine, hits: Sequence[LabelHit]) -> Iterator[LabelHit]:
    """In each column to the left, the nearest first, the label on this row or last above it."""
    slack = 0.5 * piece.height
    above = [
        hit
        for hit in hits
        if hit.line.x0 + slack < piece.x0
        and (hit.line.y0 <= piece.middle or _level(hit.line, piece))
        and (_on_row(hit.line, piece) or not _second_of_row(hit, hits))
    ]
    while above:
        column = max(above, key=lambda hit: hit.line.x0).line
        same = [hit for hit in above if in_column(column, hit.line)]
        above = [hit for hit in above if hit not in same]
        # On a page that is not quite level the value of one row reaches down to the next label.
        nearest = min(same, key=lambda hit: abs(hit.line.middle - piece.middle))
        if _level(nearest.line, piece) or nearest.line.y0 < piece.middle < nearest.line.y1:
            yield nearest
        else:
            yield max(same, key=lambda hit: hit.line.middle)


def _past_another(piece: PageLine, hit: LabelHit, rest: Sequence[PageLine]) -> bool:
    """Whether a far first piece has other text between itself and the label."""
    if piece.x0 - hit.line.x1 < _REACH * piece.height:
        return False
    return any(
        hit.line.x1 < other.x0
        and other.x1 < piece.x0
        and abs(other.middle - hit.line.middle) < 1.5 * other.height
        for other in rest
    )


def _wrapped(piece: PageLine, hits: Sequence[LabelHit], values: _Values) -> LabelHit | None:
    """The label under which a value goes on that began beside it and reached the margin."""
    for hit in hits:
        before = values[hit.field]
        inline = before and before[0].x0 - hit.line.x1 < 2.0 * hit.line.height
        if not inline and hit.value is None:
            continue
        last = before[-1]
        column = (other for other in hits if in_column(other.line, hit.line))
        margin = max((other.value.x1 for other in column if other.value), default=0.0)
        # Or at the next label of its row.
        beside = [o.line.x0 for o in hits if o.line.x0 > last.x1 and _on_row(o.line, last)]
        margin = min([margin, *beside])
        full = last.x1 > margin - _MARGIN * last.height
        begins = abs(piece.x0 - hit.line.x0) < _MARGIN * piece.height
        follows = 0 < piece.y0 - last.y1 + 0.3 * last.height < _LINE_GAP * last.height
        alike = max(piece.height, last.height) < 1.4 * min(piece.height, last.height)
        if full and begins and follows and alike:
            return hit
    return None


def _on_row(one: PageLine, other: PageLine) -> bool:
    return one.y0 < other.middle < one.y1 or other.y0 < one.middle < other.y1


def _level(one: PageLine, other: PageLine) -> bool:
    return abs(one.middle - other.middle) <= 0.5 * min(one.height, other.height)


def _second_of_row(hit: LabelHit, hits: Sequence[LabelHit]) -> bool:
    """Whether a label only shares another's row (性别 男 民族 汉), and heads no column."""
    others = [other.line for other in hits if other is not hit]
    if any(in_column(other, hit.line) for other in others):
        return False
    return any(other.x0 < hit.line.x0 and _on_row(other, hit.line) for other in others)


def _follows(piece: PageLine, owner: LabelHit, before: Sequence[PageLine]) -> bool:
    """Whether the piece is printed like the value and close to what there is of it so far."""
    last = before[-1] if before else owner.line
    if piece.height >= _TALLER * max(last.height, owner.line.height):
        return False
    level = last.y0 < piece.middle < last.y1
    if not before and piece.x0 - last.x1 > (_REACH_ON_ROW if level else _REACH) * piece.height:
        return False
    if before:
        beside = piece.y0 < last.middle < piece.y1
        # What stands far off on the row, or begins somewhere else below it, is another thing.
        off = piece.x0 - last.x1 if beside else abs(piece.x0 - before[0].x0)
        if off > (_FAR_ON_ROW if beside else _FAR) * piece.height:
            return False
        if beside and max(piece.height, last.height) > _OTHER_PRINT * min(
            piece.height, last.height
        ):
            return False
    return piece.y0 - last.y1 < _LINE_GAP * min(piece.height, last.height)


def _give_to_label_below(
    orphans: Sequence[PageLine], hits: Sequence[LabelHit], values: _Values
) -> None:
    """Lines above the middle of a label's value, nearer to it than to anything above them."""
    for piece in reversed(orphans):
        for hit in hits:
            first = values[hit.field][0] if values[hit.field] else None
            if first is None or hit.value is not None or first.x0 < hit.line.x1:
                continue
            near = 0 <= first.y0 - piece.y1 + 0.3 * piece.height < piece.height
            aligned = abs(first.x0 - piece.x0) < piece.height
            alike = max(piece.height, first.height) < 1.4 * min(piece.height, first.height)
            if near and aligned and alike and hit.line.middle < _foot(hit, values):
                values[hit.field].insert(0, piece)
                break


def _foot(hit: LabelHit, values: _Values) -> float:
    """How far down a label may stand at the middle of its value."""
    return max(piece.y1 for piece in values[hit.field]) + 0.5 * hit.line.height


def _centre(hits: Sequence[LabelHit], values: _Values) -> None:
    """Give lines between two labels to the one of whose value they are nearer."""
    for upper in sorted(hits, key=lambda hit: -hit.line.middle):
        below = [
            hit
            for hit in hits
            if hit is not upper
            and in_column(upper.line, hit.line)
            and hit.line.middle > upper.line.y1
        ]
        if not below:
            continue
        lower = min(below, key=lambda hit: hit.line.middle)
        mine, theirs = values[upper.field], values[lower.field]
        own = [piece for piece in mine if piece.middle <= upper.line.middle + 0.5 * piece.height]
        loose = mine[len(own) :]
        if not loose or not theirs or abs(loose[-1].x0 - theirs[0].x0) > 0.5 * loose[-1].height:
            continue
        chain = [*own[-1:], *loose, theirs[0]]
        gaps = [after.y0 - before.y1 for before, after in zip(chain, chain[1:], strict=False)]
        widest = max(range(len(gaps)), key=lambda index: (gaps[index], index))
        moved = chain[widest + 1 : -1]
        wider = (gaps[widest] - gaps[-1]) / theirs[0].height
        if wider > _NEARER or (wider > _HARDLY_NEARER and _in_middle(lower.line, moved, theirs)):
            values[upper.field] = [piece for piece in mine if piece not in moved]
            values[lower.field] = [*moved, *theirs]


def _in_middle(label: PageLine, moved: Sequence[PageLine], theirs: Sequence[PageLine]) -> bool:
    """Whether a label stands at the middle of its lines once some more are given to it."""
    if not moved:
        return False
    middle = (moved[0].y0 + theirs[-1].y1) / 2
    return abs(label.middle - middle) < _OFF_MIDDLE * theirs[0].height


def values_below(
    hits: Sequence[LabelHit], rest: Iterable[PageLine]
) -> dict[str, tuple[PageLine, ...]] | None:
    """The lines under each label where a form prints values under labels; None where it does not.

    It does if most labels have nothing on their row and a line close under them; what stands on
    the row of one of the others is its value.
    """
    lines = sorted(rest, key=lambda line: line.middle)
    bare = [hit for hit in hits if hit.value is None and not _beside(hit, lines)]
    under = {hit.field: found for hit in bare if (found := _lines_under(hit, hits, lines))}
    if len(under) < 3 or len(under) < 0.6 * sum(hit.known for hit in hits):
        return None
    used = [id(line) for found in under.values() for line in found]
    others = [hit for hit in hits if hit.field not in under]
    return under | values_by_label(others, [line for line in lines if id(line) not in used])


def _beside(hit: LabelHit, lines: Sequence[PageLine]) -> bool:
    label = hit.line
    return any(
        0 < line.x0 - label.x1 < _REACH * line.height
        and abs(line.middle - label.middle) < 0.4 * label.height
        for line in lines
    )


def _lines_under(
    hit: LabelHit, hits: Sequence[LabelHit], lines: Sequence[PageLine]
) -> tuple[PageLine, ...]:
    last, found = hit.line, list[PageLine]()
    for line in lines:
        if line.middle <= hit.line.y1 or line.height >= _TALLER * hit.line.height:
            continue
        common = min(line.x1, hit.line.x1) - max(line.x0, hit.line.x0)
        narrow = min(line.x1 - line.x0, hit.line.x1 - hit.line.x0)
        if abs(line.x0 - hit.line.x0) > _LEFT * line.height and common < 0.6 * narrow:
            continue
        gap = line.y0 - last.y1
        between = any(
            last.middle < other.line.middle < line.middle and in_column(other.line, hit.line)
            for other in hits
            if other is not hit
        )
        if between or gap > _UNDER * min(line.height, last.height):
            break
        found.append(line)
        last = line
    return tuple(found)
