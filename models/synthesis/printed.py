"""What is printed on a sheet and where, kept while it is drawn.

A reader's grammar can so be tried on thousands of papers without photographing and reading one.
Millimetres from the sheet's top left. Text along a seal's arc is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

__all__ = ["Printed", "drawing", "lines_of", "note", "recording"]

# A detector of text takes what stands nearer than this, in line heights, for one line.
_ONE_LINE = 0.9
# Smaller print (micro lettering) is not read, millimetres.
_LEAST_MM = 1.1


@dataclass(frozen=True, slots=True)
class Printed:
    """A run of text: its words and its bounds in millimetres."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """Of the line, millimetres."""
        return self.y1 - self.y0


@dataclass(slots=True)
class _Record:
    runs: list[Printed]
    draw: bool


_record: ContextVar[_Record | None] = ContextVar("printed", default=None)


@contextmanager
def recording(*, draw: bool = True) -> Iterator[list[Printed]]:
    """Keep every run of text drawn within; with ``draw=False`` no ink is put on the sheet.

    Without ink no grain is drawn either, so a seed gives another paper of the same layout then.
    """
    runs: list[Printed] = []
    token = _record.set(_Record(runs, draw))
    try:
        yield runs
    finally:
        _record.reset(token)


def drawing() -> bool:
    """Whether ink is wanted."""
    record = _record.get()
    return record is None or record.draw


def note(text: str, x0: float, x1: float, y: float, size: float, tracking: float = 0.0) -> None:
    """A run of text was set: its ends, its middle, its em and the space between characters."""
    record = _record.get()
    if record is None or not text.strip() or size < _LEAST_MM:
        return
    if tracking <= _ONE_LINE * size or len(text) < 2:
        record.runs.append(Printed(text, x0, y - 0.55 * size, x1, y + 0.55 * size))
        return
    # Set so wide that each character is found by itself.
    step = (x1 - x0 + tracking) / len(text)
    for index, char in enumerate(text):
        note(char, x0 + index * step, x0 + index * step + size, y, size)


def lines_of(runs: Iterable[Printed]) -> tuple[Printed, ...]:
    """Runs joined into lines as a detector finds them, top to bottom."""
    lines: list[Printed] = []
    for run in sorted(runs, key=lambda run: (run.x0, run.y0)):
        near = [line for line in lines if _continues(line, run)]
        if not near:
            lines.append(run)
            continue
        line = max(near, key=lambda line: line.x1)
        lines.remove(line)
        lines.append(
            replace(
                line,
                text=line.text + run.text,
                y0=min(line.y0, run.y0),
                x1=max(line.x1, run.x1),
                y1=max(line.y1, run.y1),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.y0, line.x0)))


def _continues(line: Printed, run: Printed) -> bool:
    height = min(line.height, run.height)
    overlap = min(line.y1, run.y1) - max(line.y0, run.y0)
    gap = run.x0 - line.x1
    alike = max(line.height, run.height) < 1.7 * height
    return alike and overlap > 0.6 * height and -0.5 * height < gap < _ONE_LINE * height
