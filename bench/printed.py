"""Grammar alone: fields made of what is printed, every line read perfectly, no photo and no net.

``python -m bench.printed --layout varied --types domain_certificate --each 200`` says how often a
layout is understood; what is wrong here no better reading can mend. ``--keep FILE`` writes the
pages down, a second run with the same file only reads them. ``--held-out`` counts layouts that are
kept for measuring and shows no values.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.readings import is_right
from models.synthesis.document import ALL_TYPES, make_document
from models.synthesis.printed import Printed, lines_of, recording
from verifier.documents import extract_fields, recognise
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType

TYPES = tuple(name for name in ALL_TYPES if name != "unknown")
_SCALE = 10.0  # pixels a millimetre


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's printed lines and its truth."""

    type: str
    seed: int
    size_mm: tuple[float, float]
    lines: tuple[Printed, ...]
    truth: dict[str, str]

    def page(self) -> Page:
        """As if every line had been found and read without an error."""
        lines = tuple(
            PageLine(
                line.text,
                0.99,
                line.x0 * _SCALE,
                line.y0 * _SCALE,
                line.x1 * _SCALE,
                line.y1 * _SCALE,
            )
            for line in self.lines
        )
        width, height = (side * _SCALE for side in self.size_mm)
        return Page(lines, width, height, np.eye(3))


def papers(
    types: Sequence[str], each: int, seed: int, layout: str | None, held_out: bool
) -> Iterator[Paper]:
    """Papers drawn without ink."""
    options = {"held_out": True} if held_out else {"layout": layout} if layout else {}
    for place, kind in enumerate(types):
        for number in range(seed + 1000 * place, seed + 1000 * place + each):
            with recording(draw=False) as runs:
                flat = make_document(kind, number, **options)
            yield Paper(kind, number, flat.size_mm, lines_of(runs), dict(flat.truth))


def _kept(path: Path) -> Iterator[Paper]:
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        lines = tuple(Printed(**printed) for printed in entry.pop("lines"))
        yield Paper(**{**entry, "size_mm": tuple(entry["size_mm"]), "lines": lines})


def main() -> None:
    """Draw or load, read, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--types", nargs="*", default=list(TYPES), choices=TYPES)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=61000)
    parser.add_argument("--layout")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show-wrong", action="store_true", help="seeds, fields and both values")
    options = parser.parse_args()
    if options.held_out and options.show_wrong:
        parser.error("held-out layouts are counted, not shown")
    if options.keep and options.keep.exists():
        drawn = [paper for paper in _kept(options.keep) if paper.type in options.types]
    else:
        drawn = list(
            papers(options.types, options.each, options.seed, options.layout, options.held_out)
        )
        if options.keep:
            text = "\n".join(json.dumps(asdict(paper), ensure_ascii=False) for paper in drawn)
            options.keep.write_text(text + "\n", encoding="utf-8")
    _count(drawn, Console(), show=options.show_wrong)


def _count(drawn: Sequence[Paper], console: Console, *, show: bool) -> None:
    seen, typed, whole = Counter[str](), Counter[str](), Counter[str]()
    wrong: dict[str, Counter[str]] = {}
    printed: dict[str, Counter[str]] = {}
    for paper in drawn:
        page = paper.page()
        found, _ = recognise(page)
        fields = extract_fields(DocumentType(paper.type), page)
        read = {name: field.value or "" for name, field in fields.items()}
        missed = [
            name for name, truth in paper.truth.items() if not is_right(name, truth, read.get(name))
        ]
        seen[paper.type] += 1
        typed[paper.type] += found == paper.type
        whole[paper.type] += not missed
        wrong.setdefault(paper.type, Counter()).update(missed)
        printed.setdefault(paper.type, Counter()).update(paper.truth.keys())
        if show and (missed or found != paper.type):
            what = {name: (paper.truth[name], read.get(name)) for name in missed}
            console.print(paper.type, paper.seed, found if found != paper.type else "", what)
    table = Table("type", "type right", "all fields", "fields wrong")
    for kind, count in seen.items():
        parts = (f"{name} {n}/{printed[kind][name]}" for name, n in wrong[kind].most_common())
        table.add_row(kind, f"{typed[kind]}/{count}", f"{whole[kind]}/{count}", ", ".join(parts))
    console.print(table)


if __name__ == "__main__":
    main()
