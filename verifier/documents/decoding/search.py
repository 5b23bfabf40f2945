"""The likeliest readings of a line that satisfy a grammar.

Cells are independent, so readings are drawn best first from the product of their options, exactly,
until they are too unlikely to matter. A grammar says what value a text has, or that it has none.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from verifier.ocr.lattice import FLOOR, Cell

__all__ = ["REACH", "Candidate", "Grammar", "candidates", "readings"]

REACH = 5.0
"""Readings so much less likely than what was read are not looked at (natural logarithm)."""

_MOST_READINGS = 300


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a field may say.

    Attributes:
        value: Normalised value of a text that satisfies the standard; None for any other.
        standard: Its name, for the report.
        margin: A reading may be chosen that is this much less likely than what was read
            (natural logarithm); 0 where none may.
        keeps: Whether a text is good enough not to look for another; None: whether it has a value.
        only_missing: Whether a value that was made out, in whatever writing, stands as it is.
        head: Only so many characters from the start are searched; None: all.
        last_only: Only the last part of the field is searched; the text of the others is kept.
        alike: Characters that the field's alphabet leaves out because they look like one in it.
    """

    value: Callable[[str], str | None]
    standard: str
    margin: float
    keeps: Callable[[str], bool] | None = None
    only_missing: bool = False
    head: int | None = None
    last_only: bool = False
    alike: Mapping[str, str] = field(default_factory=dict)

    def satisfied(self, text: str) -> bool:
        """Whether what was read needs no other reading."""
        return self.keeps(text) if self.keeps else self.value(text) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that satisfies the grammar.

    Attributes:
        value: As the grammar normalises it.
        text: The reading.
        behind: How much less likely than what was read, natural logarithm; negative where likelier.
    """

    value: str
    text: str
    behind: float


def readings(cells: Sequence[Cell], reach: float = REACH) -> Iterator[tuple[str, float]]:
    """Readings and how much less likely than the greedy one each is, best first."""
    options = [_options(cell) for cell in cells]
    open_at = [index for index, of in enumerate(options) if len(of) > 1]
    # The greedy choice of a step need not be the likeliest of a segment.
    start = sum(
        log(of[0][1] / max(cell.probability, FLOOR))
        for cell, of in zip(cells, options, strict=True)
        if of[0][0] != cell.char
    )
    steps = [[log(of[0][1] / p) for _, p in of] for of in options]
    heap: list[tuple[float, tuple[int, ...], int]] = [(0.0, (0,) * len(open_at), 0)]
    for _ in range(_MOST_READINGS):
        if not heap:
            return
        cost, chosen, last = heapq.heappop(heap)
        if cost - start > reach:
            return
        picked = dict(zip(open_at, chosen, strict=True))
        yield "".join(of[picked.get(i, 0)][0] for i, of in enumerate(options)), cost - start
        for place in range(last, len(open_at)):
            step, now = steps[open_at[place]], chosen[place]
            if now + 1 < len(step):
                after = (*chosen[:place], now + 1, *chosen[place + 1 :])
                heapq.heappush(heap, (cost - step[now] + step[now + 1], after, place))


def candidates(
    cells: Sequence[Cell], grammar: Grammar, reach: float = REACH
) -> tuple[Candidate, ...]:
    """The two likeliest different values that the grammar allows, at most."""
    cells = [_in_alphabet(cell, grammar.alike) for cell in cells]
    searched = cells[: grammar.head]
    rest = "".join(cell.char for cell in cells[len(searched) :])
    found: dict[str, Candidate] = {}
    for begin, behind in readings(searched, reach):
        text = begin + rest
        said = grammar.value(text)
        if said is not None and said not in found:
            found[said] = Candidate(said, text, behind)
            if len(found) == 2:
                break
    return tuple(found.values())


def _in_alphabet(cell: Cell, alike: Mapping[str, str]) -> Cell:
    """The cell in the field's alphabet: a shape that stands for two characters is the one in it."""
    if not any(reading in alike for reading, _ in (*cell.options, (cell.char, 0.0))):
        return cell
    merged: dict[str, float] = {}
    for reading, p in cell.options:
        merged[alike.get(reading, reading)] = merged.get(alike.get(reading, reading), 0.0) + p
    char = alike.get(cell.char, cell.char)
    ordered = tuple(sorted(merged.items(), key=lambda option: -option[1]))
    return cell._replace(char=char, probability=merged.get(char, cell.probability), options=ordered)


def _options(cell: Cell) -> tuple[tuple[str, float], ...]:
    """A cell's options with what was read among them."""
    if any(reading == cell.char for reading, _ in cell.options):
        return cell.options
    return (*cell.options, (cell.char, max(cell.probability, FLOOR * 0.1)))
