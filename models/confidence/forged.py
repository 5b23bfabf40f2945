"""Identity numbers that are printed wrong, seen from too far away: none may be made right.

``python -m models.confidence.forged --out FOLDER --seed S --count N``: cards whose number has one
digit changed, so that its check character is wrong, photographed with the developing recipes and
made very small. Counts what is read as printed, misread, given a value that satisfies GB 11643 and
passed without a person.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from pathlib import Path

import numpy as np
from rich.console import Console

from models.confidence.collect import read_photo
from models.confidence.pages import load
from models.synthesis import people
from models.synthesis.capture import RECIPES
from models.synthesis.document import FlatDocument, make_document
from verifier.documents import check_fields, extract_fields
from verifier.findings import FindingCode
from verifier.ocr.paddle import PaddleEngine
from verifier.precheck import load_prechecker
from verifier.standards import NumberStatus, check_id_number

__all__ = ["forged_card"]

_SHARES = (0.05, 0.16)


def forged_card(seed: int) -> FlatDocument:
    """A card of which one digit behind the birth date, or the check character, was changed."""
    rng = np.random.default_rng([seed, 9])
    person = people.make_person(np.random.default_rng([seed, 5]))
    number = person.id_number
    while True:
        at, digit = int(rng.integers(14, 18)), str(rng.integers(10))
        changed = number[:at] + digit + number[at + 1 :]
        if check_id_number(changed) is NumberStatus.BAD_CHECKSUM:
            break
    again = np.random.default_rng([seed, 5])
    kept = {"sex": person.sex, "birth_date": person.birth_date, "ethnicity": person.ethnicity}
    return make_document(
        "id_card_front", seed, person=people.make_person(again, id_number=changed, **kept)
    )


def main() -> None:
    """Collect what is not there yet, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    engine, prechecker = PaddleEngine(threads=1), load_prechecker()
    recipes = list(RECIPES.values())
    for seed in range(options.seed, options.seed + options.count):
        path = options.out / f"{seed}.pickle"
        if not path.exists():
            recipe = recipes[seed % len(recipes)]
            read = read_photo(engine, prechecker, forged_card(seed), seed, recipe, _SHARES)
            path.write_bytes(pickle.dumps(read))
    counts: Counter[str] = Counter()
    for sample in load([options.out]):
        counts["photos"] += 1
        fields = extract_fields(sample.type, sample.page) if sample.told_apart else {}
        number = fields.get("id_number")
        if number is None or number.value is None:
            counts["not read"] += 1
            continue
        findings = check_fields(sample.type, fields)
        told = {f.code for f in findings if f.evidence.get("field") == "id_number"}
        counts["as printed" if number.value == sample.truth["id_number"] else "otherwise"] += 1
        counts["decoded"] += number.decoded is not None
        counts["satisfies"] += check_id_number(number.value) is NumberStatus.OK
        counts["checksum finding"] += FindingCode.ID_NUMBER_CHECKSUM in told
        counts["passed"] += not told
    Console().print(dict(counts))


if __name__ == "__main__":
    main()
