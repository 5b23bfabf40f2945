"""Pages whose characters are in doubt where a test says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from verifier.ocr import Page
from verifier.ocr.lattice import Cell

Doubts = Mapping[int, tuple[tuple[str, float], ...]]

SURE = 0.9995


def cells_of(text: str, doubts: Doubts | None = None, sure: float = SURE) -> tuple[Cell, ...]:
    """Cells of a text; at the places in ``doubts`` these options, the character read among them."""
    made = []
    for at, char in enumerate(text):
        options = (doubts or {}).get(at, ((char, sure),))
        made.append(Cell(char, dict(options)[char], tuple(options), float(at)))
    return tuple(made)


def with_doubts(page: Page, text: str, doubts: Doubts, sure: float = SURE) -> Page:
    """The page with cells on every line, in doubt on the line of this text."""
    lines = tuple(
        replace(line, cells=cells_of(line.text, doubts if line.text == text else None, sure))
        for line in page.lines
    )
    return replace(page, lines=lines)
