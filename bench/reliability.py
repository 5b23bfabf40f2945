"""``python -m bench.reliability FILE``: does a confidence mean what it says?

Reads the rows that ``bench.extraction`` kept, and draws ``docs/reliability.svg``: of the fields
read with a confidence, the share that is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.intervals import wilson
from bench.readings import Ledger, Row

__all__ = ["EDGES", "Bin", "bins_of", "draw"]

EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0001)
_SIDE, _MARGIN = 420, 56


@dataclass(frozen=True, slots=True)
class Bin:
    """Fields whose confidence lies within two edges.

    Attributes:
        low, high: Edges, the upper one excluded.
        said: Their mean confidence.
        right, of: How many are right, of how many.
    """

    low: float
    high: float
    said: float
    right: int
    of: int


def bins_of(rows: Sequence[Row]) -> list[Bin]:
    """Every field with a value, by its confidence; empty bins are left out."""
    pairs = [
        (said, row.right[name])
        for row in rows
        for name, said in row.confidence.items()
        if name in row.right
    ]
    found = []
    for low, high in zip(EDGES, EDGES[1:], strict=False):
        chosen = [(said, right) for said, right in pairs if low <= said < high]
        if chosen:
            mean = sum(said for said, _ in chosen) / len(chosen)
            found.append(Bin(low, high, mean, sum(right for _, right in chosen), len(chosen)))
    return found


def draw(bins: Sequence[Bin]) -> str:
    """The diagram as SVG: bars are 95 % intervals, the diagonal is a confidence that is true."""
    whole = _SIDE + 2 * _MARGIN

    def x(share: float) -> float:
        return round(_MARGIN + share * _SIDE, 1)

    def y(share: float) -> float:
        return round(_MARGIN + (1 - share) * _SIDE, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
        f'<path d="M{x(0)} {y(1)}V{y(0)}H{x(1)}" fill="none" stroke="#333"/>',
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="5 4"/>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(
            f'<text x="{x(tick)}" y="{y(0) + 20}" text-anchor="middle">{tick:g}</text>'
            f'<text x="{x(0) - 8}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>'
        )
    for one in bins:
        low, high = wilson(one.right, one.of)
        parts.append(
            f'<path d="M{x(one.said)} {y(low)}V{y(high)}" stroke="#1f6feb" stroke-width="2"/>'
            f'<circle cx="{x(one.said)}" cy="{y(one.right / one.of)}" r="4" fill="#1f6feb">'
            f"<title>{one.right}/{one.of}</title></circle>"
        )
    parts.append(
        f'<text x="{x(0.5)}" y="{whole - 10}" text-anchor="middle">可信度 confidence</text>'
        f'<text x="{x(0)}" y="{_MARGIN - 14}">读对的比例 share that is right</text></svg>'
    )
    return "\n".join(parts) + "\n"


def main() -> None:
    """Print the table and write the diagram."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path, nargs="?", default="bench-results/extraction.jsonl")
    parser.add_argument("--reader", help="as the rows name it; the last of ours by default")
    parser.add_argument("--svg", type=Path, default=Path("docs/reliability.svg"))
    options = parser.parse_args()
    rows = [row for row in Ledger(options.rows).rows.values() if row.verdict is not None]
    reader = options.reader or rows[-1].reader
    bins = bins_of([row for row in rows if row.reader == reader])
    table = Table(title=reader)
    for head in ("confidence", "said", "right", "share"):
        table.add_column(head, justify="right")
    for one in bins:
        share = f"{one.right / one.of:.3f}"
        span = f"{one.low:g}–{min(one.high, 1):g}"
        table.add_row(span, f"{one.said:.3f}", f"{one.right}/{one.of}", share)
    Console().print(table)
    options.svg.write_text(draw(bins), encoding="utf-8")


if __name__ == "__main__":
    main()
