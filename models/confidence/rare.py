"""Cards of people whose names have characters that the recogniser does not know.

As :mod:`models.confidence.collect`, for ID card fronts: of three names one has a character beyond
the recogniser's alphabet, one a seldom one within it, one is common.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from models.confidence.collect import read_photo
from models.synthesis import fonts, names, people
from models.synthesis.capture import RECIPES
from models.synthesis.document import make_document
from verifier.model_files import model_file
from verifier.ocr.paddle import PaddleEngine
from verifier.precheck import load_prechecker

__all__ = ["alphabet", "unknown_characters"]


def alphabet() -> frozenset[str]:
    """Every character that the recogniser can say."""
    session = onnxruntime.InferenceSession(
        str(model_file("text_recognition").path), providers=["CPUExecutionProvider"]
    )
    return frozenset(session.get_modelmeta().custom_metadata_map["character"].split("\n"))


def unknown_characters(known: frozenset[str], rng: np.random.Generator, count: int) -> list[str]:
    """Characters beyond ``known`` that some face can print: the basic block and extensions A, B."""
    found: list[str] = []
    while len(found) < count:
        low, high = ((0x4E00, 0x9FA6), (0x3400, 0x4DB6), (0x20000, 0x2A6D7))[len(found) % 3]
        char = chr(int(rng.integers(low, high)))
        try:
            fonts.load(fonts.faces("hei")[0], 24, char)
        except fonts.FontsMissingError:
            continue
        if char not in known:
            found.append(char)
    return found


def _person(seed: int, seldom: Sequence[str], unknown: Sequence[str]) -> people.Person:
    rng = np.random.default_rng([seed, 5])
    person = people.make_person(rng, ethnicity="汉")
    given = ("", names.pick(rng, seldom), names.pick(rng, unknown))[seed % 3]
    name = names.pick(rng, names.COMMON) + given + names.pick(rng, names.MALE + names.FEMALE)
    return people.make_person(
        np.random.default_rng([seed, 5]), ethnicity=person.ethnicity, name=name
    )


def main() -> None:
    """Collect what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    engine, prechecker = PaddleEngine(threads=1), load_prechecker()
    known = alphabet()
    unknown = unknown_characters(known, np.random.default_rng(options.seed), 60)
    seldom = [c for c in sorted(known) if len(c) == 1 and "\u4e00" <= c <= "\u9fff"]
    recipes = list(RECIPES.values())
    for seed in range(options.seed, options.seed + options.count):
        path = options.out / f"{seed}.pickle"
        if not path.exists():
            card = make_document("id_card_front", seed, person=_person(seed, seldom, unknown))
            recipe = recipes[seed // 3 % len(recipes)]
            path.write_bytes(pickle.dumps(read_photo(engine, prechecker, card, seed, recipe)))


if __name__ == "__main__":
    main()
