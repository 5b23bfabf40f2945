"""Cells of a page put together: labels set wide, and cells of a table that run over several lines.

A cell of several lines is known by what stands beside it, level with its middle instead of with a
line of it, as a table's rows are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import group_rows
from verifier.ocr import PageLine
from verifier.ocr.page import part_of

__all__ = ["Cell", "cells_of", "spread_joined"]

# In line heights: characters of one label set wide stand nearer than this; a seam between lines of
# one cell is narrower, their left edges or middles and those of cells side by side agree so far.
_WIDE, _SEAM, _LINED_UP, _LEVEL = 9.0, 0.5, 0.4, 0.3
_ALIKE = 1.2
_MOST_LINES = 5
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDS_LABEL = re.compile(r"[\u4e00-\u9fff][:：]")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place.

    Attributes:
        line: All its text, one line high, at the middle of the place.
        parts: The lines it consists of.
    """

    line: PageLine
    parts: tuple[PageLine, ...]


def cells_of(lines: Iterable[PageLine]) -> tuple[Cell, ...]:
    """Squashed lines as cells, in no order."""
    chains = _chains(tuple(spread_joined(lines)))
    cells: list[Cell] = []
    for chain in chains:
        if 1 < len(chain) <= _MOST_LINES and _is_cell(chain, chains):
            cells.append(Cell(_as_one(chain), chain))
        else:
            cells += (Cell(line, (line,)) for line in chain)
    return tuple(cells)


def spread_joined(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Lines, those of one label set wide as one (网　站　名 and the like)."""
    for row in group_rows(lines):
        pending: list[PageLine] = []
        for line in row.lines:
            if pending and not _goes_on(pending, line):
                yield _side_by_side(pending)
                pending = []
            pending.append(line)
            if not _HAN.fullmatch(line.text):
                yield _side_by_side(pending)
                pending = []
        if pending:
            yield _side_by_side(pending)


def _goes_on(pending: Sequence[PageLine], line: PageLine) -> bool:
    """Whether the next character of a wide label follows: at the same pitch as those before."""
    if not (_HAN.fullmatch(line.text) or _ENDS_LABEL.match(line.text)):
        return False
    last = pending[-1]
    gap, slack = line.x0 - last.x1, 0.5 * last.height
    if len(pending) > 1:
        return abs(gap - (last.x0 - pending[-2].x1)) < slack
    return gap < _WIDE * last.height


def _side_by_side(parts: Sequence[PageLine]) -> PageLine:
    if len(parts) == 1:
        return parts[0]
    text = "".join(part.text for part in parts)
    # As if set close before a value that follows, which keeps its place.
    x0 = parts[0].x0 if len(text) == len(parts) else _close_before(parts)
    return replace(
        parts[0],
        text=text,
        x0=x0,
        confidence=min(part.confidence for part in parts),
        y0=min(part.y0 for part in parts),
        x1=parts[-1].x1,
        y1=max(part.y1 for part in parts),
        cells=sum((part.cells for part in parts), ()) if all(p.cells for p in parts) else (),
    )


def _close_before(parts: Sequence[PageLine]) -> float:
    last = parts[-1]
    label = part_of(last, 0, 1)
    return last.x0 - (len(parts) - 1) * (label.x1 - label.x0)


def _chains(lines: Sequence[PageLine]) -> list[tuple[PageLine, ...]]:
    """Lines close under each other with the same left edge or the same middle."""
    chains: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        above = next((chain for chain in reversed(chains) if _under(chain[-1], line)), None)
        if above:
            above.append(line)
        else:
            chains.append([line])
    return [tuple(chain) for chain in chains]


def _under(upper: PageLine, lower: PageLine) -> bool:
    height = min(upper.height, lower.height)
    seam = lower.y0 - upper.y1
    left = abs(upper.x0 - lower.x0) < _LINED_UP * height
    centred = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 2 * _LINED_UP * height
    alike = max(upper.height, lower.height) < _ALIKE * height
    return alike and -_LINED_UP * height < seam < _SEAM * height and (left or centred)


def _is_cell(chain: Sequence[PageLine], chains: Sequence[Sequence[PageLine]]) -> bool:
    """Whether a shorter cell stands level with a chain's middle, and nothing with one of its lines.

    What stands beside a single line makes that a row of its own.
    """
    height = chain[0].height
    beside = [
        other
        for other in chains
        if (
            max(line.x1 for line in other) < min(line.x0 for line in chain)
            or min(line.x0 for line in other) > max(line.x1 for line in chain)
        )
        and _reach(chain, other)
    ]
    level = [other for other in beside if abs(_middle(chain) - _middle(other)) < _LEVEL * height]
    return any(len(other) < len(chain) for other in level) and len(level) == len(beside)


def _reach(one: Sequence[PageLine], other: Sequence[PageLine]) -> bool:
    return one[0].y0 < other[-1].middle and other[0].middle < one[-1].y1


def _middle(chain: Sequence[PageLine]) -> float:
    return (chain[0].y0 + chain[-1].y1) / 2


def _as_one(chain: Sequence[PageLine]) -> PageLine:
    middle, height = _middle(chain), chain[0].height
    return replace(
        chain[0],
        text="".join(line.text for line in chain),
        x0=min(line.x0 for line in chain),
        x1=max(line.x1 for line in chain),
        y0=middle - height / 2,
        y1=middle + height / 2,
        cells=(),
    )
