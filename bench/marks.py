"""``python -m bench.marks``: seals found and read, signatures told, on photos of papers.

Photos are synthesised from a seed with recipes that are no hold-out. A quarter of the letters bear
no seal, a quarter no signature, a quarter an oval seal. Each count is of what could be right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.intervals import wilson
from models.synthesis.capture import Photo
from models.synthesis.document import make_document
from models.synthesis.kinds.papers import genuine
from verifier.findings import FindingCode
from verifier.pipeline import load_context, verify_image
from verifier.reports import ImageReport
from verifier.standards import normalise_text

AS_OF = date(2026, 11, 23)
LETTERS = ("authorization_letter", "commitment_letter", "supporting_letter")
TYPES = (*LETTERS, "business_licence", "institution_certificate", "law_firm_licence")
SURE = 0.9


def options_for(kind: str, index: int) -> dict[str, Any]:
    """What a letter lacks, or which seal it bears, in turns."""
    if kind not in LETTERS:
        return {}
    turns: tuple[dict[str, Any], ...] = (
        {}, {"sealed": False}, {"signed": False}, {"seal_shape": "oval"},
    )  # fmt: skip
    return turns[index % 4]


def count(photo: Photo, report: ImageReport, tally: Counter[str]) -> list[str]:
    """Add one photo to the tally; returns what went wrong."""
    wrong: list[str] = []

    def add(what: str, right: bool) -> None:
        tally[f"{what}, of"] += 1
        tally[what] += right
        if not right:
            wrong.append(what)

    want = [mark for mark in photo.marks if mark.kind == "seal"]
    left = list(report.seals)
    for mark in want:
        add("seal found", bool(left))
        same = [s for s in left if normalise_text(s.text or "") == normalise_text(mark.text)]
        add("text exactly right", bool(same))
        if left:
            seal = same[0] if same else left[0]
            left.remove(seal)
            if seal.confidence >= SURE:
                add("right where sure", bool(same))
    if not want:
        add("no seal on papers without", not left)
    if photo.type in LETTERS:
        codes = [finding.code for finding in report.findings]
        signed = any(mark.kind == "signature" for mark in photo.marks)
        told = {place.present for place in report.signatures}
        if signed:
            add("signature seen where signed", True in told)
            add("not said to be missing where signed", told != {False})
        elif told:
            add("not seen where unsigned", True not in told)
            add("said to be missing where unsigned", told == {False})
        if want and photo.type != "commitment_letter":
            add("no SEAL_MISSING where sealed", FindingCode.SEAL_MISSING not in codes)
    return wrong


def main() -> None:
    """Generate, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--types", nargs="*", default=list(TYPES))
    parser.add_argument("--frame", type=int, help="long side of the photos, pixels; by the recipe")
    parser.add_argument("--show-wrong", action="store_true", help="name the seeds")
    parser.add_argument("--out", type=Path, default=Path("bench-results/marks.json"))
    options = parser.parse_args()
    context, tally = load_context(), Counter[str]()
    frames = ((options.frame, options.frame * 3 // 4),) if options.frame else None
    console = Console()
    for index in range(options.count):
        kind, seed = options.types[index % len(options.types)], options.seed + index
        document = make_document(kind, seed, **options_for(kind, index // len(options.types)))
        photo = genuine(document, seed, frames=frames)
        report = verify_image(context, photo.data, name=f"photo{photo.suffix}", as_of=AS_OF)
        wrong = count(photo, report, tally)
        if wrong and options.show_wrong:
            console.print(seed, kind, wrong)
    table = Table("measure", "right", "of", "share", "95 %")
    for name in sorted(key for key in tally if not key.endswith(", of")):
        right, of = tally[name], tally[f"{name}, of"]
        low, high = wilson(right, of)
        table.add_row(name, str(right), str(of), f"{right / of:.1%}", f"{low:.1%}–{high:.1%}")
    table.title = f"seed {options.seed}, {options.count} photos"
    console.print(table)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(dict(tally), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
