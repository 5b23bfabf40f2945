"""``make bench``: every field right or not, ours beside RapidOCR and regular expressions, one run.

Photos are synthesised from a seed (``models/synthesis``), encoded as a phone would, and given to
both as files. A document counts as right only if every printed field is; values are compared
after folding ways of writing (width, spaces, brackets), the same for both.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from bench.peer import RapidOcrPeer
from models.synthesis.capture import RECIPES, photograph
from models.synthesis.document import FLAT_TYPES, make_document
from verifier.pipeline import load_context, verify_image
from verifier.standards import normalise_text

AS_OF = date(2026, 11, 23)


@dataclass
class Tally:
    """Counts and times of one reader on one document type."""

    documents: int = 0
    all_right: int = 0
    type_right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)

    def add(self, truth: Mapping[str, str], read: Mapping[str, str], spent: float) -> list[str]:
        """Count one document; returns the fields that are wrong."""
        self.documents += 1
        self.milliseconds.append(spent * 1000)
        wrong = [
            name
            for name, value in truth.items()
            if normalise_text(read.get(name) or "") != normalise_text(value)
        ]
        self.fields.update(truth.keys())
        self.right.update(truth.keys() - set(wrong))
        self.all_right += not wrong
        return wrong


def main() -> None:
    """Generate, read with both, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--types", nargs="*", default=list(FLAT_TYPES))
    parser.add_argument("--recipes", nargs="*", default=[], help="of the photos; all by default")
    parser.add_argument("--without-peer", action="store_true")
    parser.add_argument("--show-wrong", action="store_true", help="name the seeds and fields")
    parser.add_argument("--out", type=Path, default=Path("bench-results/extraction.json"))
    options = parser.parse_args()

    context = load_context()
    peer = None if options.without_peer else RapidOcrPeer()
    recipes = [RECIPES[name] for name in options.recipes] or [
        recipe for recipe in RECIPES.values() if not recipe.hold_out
    ]
    ours: dict[str, Tally] = defaultdict(Tally)
    theirs: dict[str, Tally] = defaultdict(Tally)
    codes: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    firm: Counter[tuple[str, bool]] = Counter()
    console = Console()
    for index in range(options.count):
        seed = options.seed + index
        kind = options.types[index % len(options.types)]
        recipe = recipes[index // len(options.types) % len(recipes)]
        photo = photograph(make_document(kind, seed), seed, recipe)

        begin = perf_counter()
        report = verify_image(context, photo.data, name=f"{seed}{photo.suffix}", as_of=AS_OF)
        spent = perf_counter() - begin
        read = {name: f.value or "" for name, f in report.fields.items()}
        wrong = ours[kind].add(photo.truth, read, spent)
        ours[kind].type_right += report.document.type == kind
        if report.document.type != kind:
            confused[kind, str(report.document.type)] += 1
        firm[report.verdict, not wrong] += 1
        verdicts[report.verdict] += 1
        codes.update({f"{f.code} {f.severity}" for f in report.findings if f.severity != "info"})
        if wrong and options.show_wrong:
            console.print(seed, kind, recipe.name, report.document.type, wrong)

        if peer:
            begin = perf_counter()
            read = peer.read(photo.data, kind)
            theirs[kind].add(photo.truth, read, perf_counter() - begin)
        if options.count >= 40 and (index + 1) % 20 == 0:
            console.print(f"{index + 1}/{options.count}", style="dim")
    console.print(_table(ours, theirs, options.seed))
    console.print(_field_table(ours, theirs))
    for (kind, found), times in confused.most_common():
        console.print(f"{kind} taken for {found}: {times}")
    console.print("ours, verdicts:", dict(verdicts))
    passed = firm["pass", False] + firm["pass", True]
    console.print(f"passed without review with a field wrong: {firm['pass', False]} of {passed}")
    console.print("ours, images by finding:", dict(codes.most_common()))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(_figures(ours, theirs, options.seed), indent=1))


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part}/{whole})" if whole else "–"


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.0f}" if values else "–"


def _table(ours: Mapping[str, Tally], theirs: Mapping[str, Tally], seed: int) -> Table:
    table = Table(title=f"all fields right, seed {seed}; RapidOCR {version('rapidocr')} + regex")
    for head in ("document", "ours", "RapidOCR", "type right", "ours ms", "RapidOCR ms"):
        table.add_column(head, justify="left" if head == "document" else "right")
    for kind, tally in ours.items():
        peer = theirs.get(kind, Tally())
        table.add_row(
            kind,
            _rate(tally.all_right, tally.documents),
            _rate(peer.all_right, peer.documents),
            _rate(tally.type_right, tally.documents),
            _median(tally.milliseconds),
            _median(peer.milliseconds),
        )
    return table


def _field_table(ours: Mapping[str, Tally], theirs: Mapping[str, Tally]) -> Table:
    table = Table(title="by field")
    for head in ("document", "field", "ours", "RapidOCR"):
        table.add_column(head, justify="right" if head in ("ours", "RapidOCR") else "left")
    for kind, tally in ours.items():
        peer = theirs.get(kind, Tally())
        for name, count in tally.fields.items():
            table.add_row(
                kind, name, _rate(tally.right[name], count), _rate(peer.right[name], count)
            )
    return table


def _figures(
    ours: Mapping[str, Tally], theirs: Mapping[str, Tally], seed: int
) -> dict[str, object]:
    def of(tallies: Mapping[str, Tally]) -> dict[str, object]:
        return {
            kind: {
                "documents": t.documents,
                "all_right": t.all_right,
                "fields": {name: [t.right[name], count] for name, count in t.fields.items()},
                "median_ms": statistics.median(t.milliseconds),
            }
            for kind, t in tallies.items()
        }

    return {"seed": seed, "ours": of(ours), "rapidocr": of(theirs)}


if __name__ == "__main__":
    main()
