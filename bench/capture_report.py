"""The rates of the capture checks as tables, for the terminal and for the model card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from rich.table import Table

from bench.intervals import wilson
from verifier.capture.net.labels import ORIGIN_CODES

__all__ = ["Outcome", "Report", "Rows", "write_card"]

_PHOTOS = ("genuine", "hard_genuine", "real_photo")
_LOCATED = 0.9
_ORIGINS = frozenset(str(code) for code in ORIGIN_CODES.values())
_BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Outcome:
    """One picture: what it is and what was said of it.

    Attributes:
        kind: Name of the kind, or of the real class.
        type: Document type.
        seed: Seed, or number of the file.
        wanted: Finding codes that it should raise.
        found: Finding codes raised above info, and their severity.
        error: Mean corner error over the diagonal, or -1 where no corners were answered.
        overlap: Intersection over union with the true outline, or -1.
        probabilities: Of every code.
        undecided: Codes of which either answer is right.
    """

    kind: str
    type: str
    seed: int
    wanted: tuple[str, ...]
    found: dict[str, str]
    error: float
    overlap: float
    probabilities: dict[str, float]
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rows:
    """One table."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def for_terminal(self) -> Table:
        """As rich draws it."""
        table = Table(title=self.title)
        for head in self.heads:
            table.add_column(head)
        for row in self.rows:
            table.add_row(*row)
        return table

    def as_markdown(self) -> str:
        """As a model card holds it."""
        lines = [self.heads, tuple("---" for _ in self.heads), *self.rows]
        return f"**{self.title}**\n\n" + "\n".join("| " + " | ".join(x) + " |" for x in lines)


@dataclass(frozen=True)
class Report:
    """Everything that is said of one run."""

    tables: tuple[Rows, ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Report:
        """Count."""
        tables = (_recall(outcomes), _alarms(outcomes), _reliability(outcomes))
        return cls(tables, _corners(outcomes))


def write_card(path: Path, name: str, report: Report) -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- /name -->`` in a text file.

    Raises:
        ValueError: The file has no such pair of marks.
    """
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if begin not in text or end not in text:
        raise ValueError(f"{path.name} has no {begin} … {end}")
    parts = [table.as_markdown() for table in report.tables] + list(report.lines)
    body = "\n\n".join(part for part in parts if part)
    head, tail = text.split(begin)[0], text.split(end)[1]
    path.write_text(f"{head}{begin}\n{body}\n{end}{tail}", encoding="utf-8")


def _rate(hits: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(hits, of)
    return f"{hits / of:.1%} [{low:.1%}, {high:.1%}] {hits}/{of}"


def _share(ones: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> str:
    return _rate(sum(holds(one) for one in ones), len(ones))


def _recall(outcomes: Sequence[Outcome]) -> Rows:
    kinds: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        for code in one.wanted:
            kinds.setdefault((code, one.kind), []).append(one)
            kinds.setdefault((code, "· all"), []).append(one)
    rows = []
    for (code, kind), ones in sorted(kinds.items()):
        rows.append(
            (
                code,
                kind,
                _share(ones, lambda one, c=code: one.found.get(c) == "reject"),
                _share(ones, lambda one, c=code: c in one.found),
                _share(ones, lambda one: "reject" in one.found.values()),
                _share(ones, lambda one: bool(one.found)),
            )
        )
    heads = ("code", "kind", "its reject", "its review or reject", "any reject", "any finding")
    return Rows("Recall, with Wilson 95 % intervals", heads, tuple(rows))


def _alarms(outcomes: Sequence[Outcome]) -> Rows:
    good = [one for one in outcomes if not one.wanted]
    groups: dict[str, list[Outcome]] = {"all": good}
    for one in good:
        groups.setdefault(f"kind {one.kind}", []).append(one)
    for one in sorted(good, key=lambda one: one.type):
        if one.type:
            groups.setdefault(f"type {one.type}", []).append(one)
    rows = [
        (
            name,
            _share(ones, lambda one: "reject" in one.found.values()),
            _share(ones, lambda one: bool(one.found)),
        )
        for name, ones in groups.items()
    ]
    for code in sorted({code for one in good for code in one.found}):
        rows.append(
            (
                f"by {code}",
                _share(good, lambda one, c=code: one.found.get(c) == "reject"),
                _share(good, lambda one, c=code: c in one.found),
            )
        )
    return Rows(
        "False alarms on acceptable pictures", ("group", "reject", "review or reject"), tuple(rows)
    )


def _reliability(outcomes: Sequence[Outcome]) -> Rows:
    """What share of pictures has a fault, by the probability that was said.

    Of the origins the likeliest counts, which is said with the probability that the picture is no
    original; the other faults are asked of originals.
    """
    said: list[tuple[str, float, bool]] = []
    for one in outcomes:
        original = not _ORIGINS.intersection(one.wanted)
        said.append(("origin", max(one.probabilities[code] for code in _ORIGINS), not original))
        for code, p in one.probabilities.items():
            if original and code not in _ORIGINS and code not in one.undecided:
                said.append(("other", p, code in one.wanted))
    rows = []
    for low, high in pairwise(_BINS):
        row = [f"{low:.2f} to {high:.2f}"]
        for group in ("origin", "other"):
            ones = [(p, hit) for name, p, hit in said if name == group and low <= p < high]
            mean = f"{np.mean([p for p, _ in ones]):.3f}" if ones else "–"
            row += [mean, _rate(sum(hit for _, hit in ones), len(ones))]
        rows.append(tuple(row))
    heads = (
        "probability",
        "no original: mean",
        "origins: observed",
        "faults: mean",
        "faults: observed",
    )
    return Rows("Reliability: probability said and share observed", heads, tuple(rows))


def _corners(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    ones = [one for one in outcomes if one.kind in _PHOTOS]
    errors = np.array([one.error for one in ones if one.error >= 0])
    if not len(errors):
        return ()
    located = _share(ones, lambda one: one.overlap > _LOCATED)
    return (
        f"Corners of acceptable photos: mean error {errors.mean():.2%} of the diagonal, 95th "
        f"percentile {np.quantile(errors, 0.95):.2%} ({len(errors)} answered); located "
        f"(intersection over union above {_LOCATED}) {located}.",
    )
