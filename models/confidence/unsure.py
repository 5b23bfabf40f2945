"""What decoding makes of identity numbers with unsure digits: genuine ones, and forged ones.

``python -m models.confidence.unsure --pages FOLDER…``. Digits of which the recogniser was unsure on
collected pages are put into invented numbers, one to three each; all other digits are certain. A
forged number has one digit changed so that it does not satisfy GB 11643: whatever decoding makes of
it is wrong, which is why a decoded field always goes to a person.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console

from models.confidence.pages import load
from models.synthesis import people
from verifier.documents import KINDS
from verifier.documents.decoding import decode_field
from verifier.documents.decoding.grammars import id_number
from verifier.documents.flow import Flow
from verifier.documents.seen import SeenField
from verifier.ocr import PageLine
from verifier.ocr.lattice import Cell, sure
from verifier.reports import FieldReport
from verifier.standards import NumberStatus, check_id_number

__all__ = ["unsure_digits"]

_NUMBERS = ("id_number", "agent_id_number", "credit_code", "document_number")
_UNSURE = 0.95


def unsure_digits(folders: Sequence[Path]) -> Mapping[str, Sequence[Cell]]:
    """By printed digit, cells of numbers that were read with at most three characters wrong."""
    found: dict[str, list[Cell]] = defaultdict(list)
    for sample in load(folders):
        if not sample.told_apart:
            continue
        for name, field in (
            KINDS[sample.type].extract(sample.page, Flow.of_page(sample.page)).items()
        ):
            truth = sample.truth.get(name, "")
            if name not in _NUMBERS or not isinstance(field, SeenField):
                continue
            wrong = sum(a != b for a, b in zip(field.raw.upper(), truth, strict=False))
            if len(field.raw) == len(truth) and wrong <= 3:
                for cell, digit in zip(field.cells, truth, strict=False):
                    if cell.probability < _UNSURE:
                        found[digit].append(cell)
    return found


def _changed(number: str, rng: np.random.Generator) -> str:
    while True:
        at = int(rng.integers(17))
        changed = number[:at] + str(rng.integers(10)) + number[at + 1 :]
        if check_id_number(changed) is not NumberStatus.OK:
            return changed


def _count(pool: Mapping[str, Sequence[Cell]], unsure: int, *, forged: bool) -> Counter[str]:
    rng = np.random.default_rng([unsure, forged])
    counts: Counter[str] = Counter()
    for _ in range(4000):
        number = people.make_person(rng).id_number
        number = _changed(number, rng) if forged else number
        cells = [sure(char) for char in number]
        for at in rng.choice(18, unsure, replace=False):
            if seen := pool.get(number[at]):
                cells[at] = seen[int(rng.integers(len(seen)))]
        text = "".join(cell.char for cell in cells)
        line = PageLine(text, 0.95, 0.0, 0.0, 400.0, 20.0, tuple(cells))
        read = FieldReport(value=text, raw=text, confidence=0.95)
        decoded = decode_field(SeenField.of(read, (line,), 20.0), id_number(None, None))
        counts["misread"] += text != number
        if decoded.decoded:
            counts["decoded right" if decoded.value == number else "decoded wrong"] += 1
    return counts


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="+", required=True)
    pool = unsure_digits(parser.parse_args().pages)
    console = Console()
    console.print({digit: len(cells) for digit, cells in sorted(pool.items())})
    for forged in (False, True):
        for unsure in (1, 2, 3):
            title = f"{'forged' if forged else 'genuine'}, {unsure} unsure, of 4000:"
            console.print(title, dict(_count(pool, unsure, forged=forged)))


if __name__ == "__main__":
    main()
