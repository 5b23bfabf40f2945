"""Before and after: the same pages read without and with the recogniser's probabilities.

``python -m models.confidence.compare --pages FOLDER… [--apart]``. Without them a field's confidence
is the mean of its lines, the bound 0.80, and nothing is decoded, as it was before there were any.
A field goes to a person where a finding for review names it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from models.confidence.fit import held_apart
from models.confidence.pages import Sample, load, same
from verifier.documents import check_fields, extract_fields
from verifier.findings import Severity

__all__ = ["count"]

_HEADS = (
    "photos",
    "all right",
    "fields",
    "right",
    "wrong, passed",
    "right, to a person",
    "decoded",
)


def count(samples: Iterable[Sample]) -> dict[str, Counter[str]]:
    """By document type and for all: photos, fields, and what became of them."""
    found: dict[str, Counter[str]] = {}
    for sample in samples:
        if not sample.told_apart:
            continue
        fields = extract_fields(sample.type, sample.page)
        shown = {
            finding.evidence.get("field")
            for finding in check_fields(sample.type, fields)
            if finding.severity is Severity.REVIEW
        }
        tally: Counter[str] = Counter(photos=1)
        missed = False
        for name, truth in sample.truth.items():
            field = fields.get(name)
            right = field is not None and same(field, truth, name)
            missed |= not right
            if field is None or field.value is None:
                continue
            tally["fields"] += 1
            tally["right"] += right
            tally["wrong, passed"] += not right and name not in shown
            tally["right, to a person"] += right and name in shown
            tally["decoded"] += field.decoded is not None
        tally["all right"] += not missed
        for key in (str(sample.type), "all"):
            found.setdefault(key, Counter()).update(tally)
    return found


def main() -> None:
    """Count both and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="+", required=True)
    parser.add_argument("--apart", action="store_true", help="only photos that were not fitted")
    parser.add_argument("--least-share", type=float, default=0.0, help="of a photo's size")
    options = parser.parse_args()

    def chosen(*, cells: bool) -> Iterable[Sample]:
        for sample in load(options.pages, cells=cells):
            if sample.share >= options.least_share and (
                held_apart(sample.seed) or not options.apart
            ):
                yield sample

    before, after = count(chosen(cells=False)), count(chosen(cells=True))
    table = Table(title="before → after")
    table.add_column("document")
    for head in _HEADS:
        table.add_column(head, justify="right")
    for key in sorted(after, key=lambda key: key == "all"):
        cells = [
            str(after[key][head])
            if before[key][head] == after[key][head]
            else f"{before[key][head]} → {after[key][head]}"
            for head in _HEADS
        ]
        table.add_row(key, *cells)
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
