"""Rows of a run as tables: whole documents, fields, what passed though wrong, seals and times."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rich.table import Table

from bench.intervals import wilson
from bench.readings import Row

__all__ = ["markdown", "tables"]

_Cells = tuple[str, ...]
_Sheet = tuple[str, _Cells, list[_Cells]]


def tables(rows: Sequence[Row], seeds: str) -> Iterator[Table]:
    """Tables for a terminal."""
    for title, heads, body in _sheets(rows, seeds):
        table = Table(title=title)
        for index, head in enumerate(heads):
            table.add_column(head, justify="right" if index else "left")
        for cells in body:
            table.add_row(*cells)
        yield table


def markdown(rows: Sequence[Row], seeds: str, ours: str) -> str:
    """The same for ``docs/accuracy.md``, with the day and the versions."""
    readers = ", ".join(dict.fromkeys(row.reader for row in rows))
    parts = [f"{date.today().isoformat()} · {readers} · seeds {seeds} · {ours}\n"]
    for title, heads, body in _sheets(rows, seeds):
        lines = [f"**{title}**\n", _line(heads), _line(("---",) * len(heads))]
        parts.append("\n".join([*lines, *map(_line, body)]) + "\n")
    return "\n".join(parts)


def _line(cells: _Cells) -> str:
    return "| " + " | ".join(cells) + " |"


def _rate(hits: int, of: int) -> str:
    return f"{hits}/{of} ({hits / of:.1%})" if of else "–"


def _with_interval(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{_rate(hits, of)} [{low:.0%}–{high:.0%}]" if of else "–"


def _by_reader(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.reader, []).append(row)
    return found


def _sheets(rows: Sequence[Row], seeds: str) -> Iterator[_Sheet]:
    readers = _by_reader(rows)
    yield _documents(readers, seeds)
    yield _side_by_side(readers)
    yield _fields(readers)
    yield _verdicts(next(iter(readers.values())))


def _documents(readers: dict[str, list[Row]], seeds: str) -> _Sheet:
    """Whole documents by type."""
    heads = ("document", "type right", *(f"{name}, all fields" for name in readers))
    ours = next(iter(readers.values()))
    types = list(dict.fromkeys(row.type for row in ours))
    body = []
    for kind in [*types, "all"]:
        chosen = {
            name: [row for row in rows if kind in (row.type, "all")]
            for name, rows in readers.items()
        }
        own = next(iter(chosen.values()))
        told = _rate(sum(bool(row.type_right) for row in own), len(own))
        cells = (
            _with_interval(sum(row.whole for row in part), len(part)) for part in chosen.values()
        )
        body.append((kind, told, *cells))
    return f"all fields right, seeds {seeds}", heads, body


def _side_by_side(readers: dict[str, list[Row]]) -> _Sheet:
    """Wrong documents of each peer and of ours on the images that the peer read."""
    ours = {row.sha256: row for row in next(iter(readers.values()))}
    body = []
    for name, rows in list(readers.items())[1:]:
        theirs = sum(not row.whole for row in rows)
        own = sum(not ours[row.sha256].whole for row in rows)
        times = [statistics.median(r.milliseconds for r in part) for part in (ours.values(), rows)]
        body.append(
            (
                name,
                str(len(rows)),
                str(theirs),
                str(own),
                f"{theirs / own:.1f}" if own else "∞",
                f"{times[1] / times[0]:.1f}",
            )
        )
    heads = ("peer", "images", "its wrong", "ours wrong", "ratio", "its time / ours, medians")
    return "wrong documents side by side", heads, body


def _fields(readers: dict[str, list[Row]]) -> _Sheet:
    """By type and field; numbers pooled last."""
    counts = {name: _count(rows) for name, rows in readers.items()}
    first = next(iter(counts.values()))
    body: list[_Cells] = []
    for kind, field in first:
        cells = (_rate(*part.get((kind, field), (0, 0))) for part in counts.values())
        body.append((kind, field, *cells))
    for pooled in ("id_number", "credit_code"):
        sums = (
            _rate(
                sum(v[0] for (_, f), v in part.items() if f.endswith(pooled)),
                sum(v[1] for (_, f), v in part.items() if f.endswith(pooled)),
            )
            for part in counts.values()
        )
        body.append(("all", pooled, *sums))
    return "by field", ("document", "field", *readers), body


def _count(rows: Sequence[Row]) -> dict[tuple[str, str], tuple[int, int]]:
    right: Counter[tuple[str, str]] = Counter()
    all_: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for field, is_right in row.right.items():
            all_[row.type, field] += 1
            right[row.type, field] += is_right
    return {key: (right[key], all_[key]) for key in all_}


def _verdicts(rows: Sequence[Row]) -> _Sheet:
    """What passes though wrong, and seals and signatures."""
    passed = [row for row in rows if row.verdict == "pass"]
    fields = [
        (row.right[name])
        for row in rows
        for name in row.confidence
        if name in row.right and name not in row.shown
    ]
    seals = [row.seals for row in rows if row.seals is not None]
    signed = [row.signed for row in rows if row.signed is not None and row.signed[1] is not None]
    body = [
        ("verdicts", str(dict(Counter(str(row.verdict) for row in rows)))),
        (
            "documents passed with a field wrong",
            _rate(sum(not r.whole for r in passed), len(passed)),
        ),
        ("fields passed without review that are right", _rate(sum(fields), len(fields))),
        ("seals found", _rate(sum(s[1] for s in seals), sum(s[0] for s in seals))),
        ("seal texts right", _rate(sum(s[2] for s in seals), sum(s[0] for s in seals))),
        ("signature presence right", _rate(sum(s[0] == s[1] for s in signed), len(signed))),
    ]
    return "ours: what passes, seals and signatures", ("", "figure"), body
