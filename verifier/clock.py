"""Wall time of one image or one filing, by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from verifier.reports import ImageReport, TimingMs

__all__ = ["Clock"]


class Clock:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._start = perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count what passes inside to ``stage``, a field of :class:`TimingMs`."""
        begin = perf_counter()
        try:
            yield
        finally:
            spent = (perf_counter() - begin) * 1000
            self._stages[stage] = round(self._stages.get(stage, 0.0) + spent, 2)

    def timing(self) -> TimingMs:
        """The stages so far, milliseconds, and all that has passed."""
        return TimingMs(**self._stages, total=round((perf_counter() - self._start) * 1000, 2))

    def sum_of(self, reports: Sequence[ImageReport]) -> TimingMs:
        """The stages of several images together, and all that has passed here."""
        stages = ("decode", "checks", "locate", "ocr")
        sums = {s: round(sum(getattr(r.timing_ms, s) for r in reports), 2) for s in stages}
        return TimingMs(**sums, total=round((perf_counter() - self._start) * 1000, 2))
