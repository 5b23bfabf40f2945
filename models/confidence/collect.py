"""Pages read once, with all the recogniser's probabilities, kept for fitting.

``python -m models.confidence.collect --out FOLDER --seed S --count N`` photographs invented
documents with the developing recipes, one type after the other; half of them are made smaller,
as by a person who stood too far away or sent them through a chat (``--shares 0.1 0.25``: all of
them, so that digits are in doubt). ``--layout varied``: papers of the varied layouts, where a type
has them, in circumstances as varied, at the size that these have. One pickle a photo, so that a
run that was stopped goes on where it was. Fitting needs no engine.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import RECIPES, Recipe, photograph
from models.synthesis.document import ALL_TYPES, FlatDocument, make_document
from models.synthesis.flat.varied import VARIED
from models.synthesis.kinds.spoil.circumstances import circumstances
from verifier.intake import ANY_FILE, ServiceLimits, take_in
from verifier.ocr.paddle import PaddleEngine
from verifier.precheck import load_prechecker
from verifier.reading import read_document

__all__ = [
    "AS_TAKEN",
    "KINDS",
    "SMALLER",
    "collect_one",
    "collect_varied",
    "read_photo",
    "smaller",
]

KINDS = tuple(kind for kind in ALL_TYPES if kind != "unknown")


SMALLER = (0.16, 0.8)
"""Shares of their size at which half of the photos are read."""

AS_TAKEN = (1.0, 1.0)
"""No photo is made smaller or compressed again."""


def smaller(
    pixels: NDArray[np.uint8], seed: int, shares: tuple[float, float] | None = None
) -> tuple[NDArray[np.uint8], float]:
    """The photo at a share of its size and compressed again, or as it is; and the share.

    Args:
        pixels: (H, W, 3) uint8 BGR.
        seed: Decides.
        shares: Least and most, or :data:`AS_TAKEN`; None: :data:`SMALLER`, for every second photo.
    """
    rng = np.random.default_rng([seed, 77])
    if shares == AS_TAKEN or (rng.random() < 0.5 and shares is None):
        return pixels, 1.0
    share = float(np.exp(rng.uniform(*np.log(shares or SMALLER))))
    small = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(50, 90))])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8), share


def collect_one(
    engine: PaddleEngine,
    prechecker: Any,
    seed: int,
    kind: str,
    shares: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """One document of a type with one of the developing recipes."""
    recipes = list(RECIPES.values())
    recipe = recipes[seed // len(KINDS) % len(recipes)]
    return read_photo(engine, prechecker, make_document(kind, seed), seed, recipe, shares)


def collect_varied(engine: PaddleEngine, prechecker: Any, seed: int, kind: str) -> dict[str, Any]:
    """One document of a type, of a varied layout where there is one, under varied circumstances."""
    options = {"layout": "varied"} if kind in VARIED else {}
    document = make_document(kind, seed, **options)
    recipe = circumstances(seed, hold_out=False, frames=None, document=document)
    return read_photo(engine, prechecker, document, seed, recipe, AS_TAKEN)


def read_photo(
    engine: PaddleEngine,
    prechecker: Any,
    document: FlatDocument,
    seed: int,
    recipe: Recipe,
    shares: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """Photograph one document, read it, and keep the page with what is printed on it."""
    photo = photograph(document, seed, recipe)
    upload = take_in(photo.data, f"photo{photo.suffix}", ANY_FILE, ServiceLimits()).upload
    assert upload is not None
    pixels, share = smaller(upload.pixels, seed, shares)
    _, location = prechecker.locate(upload.glance)
    reading = read_document(engine, pixels, location, None)
    page = reading.page
    return {
        "seed": seed,
        "kind": document.type,
        "recipe": recipe.name,
        "share": share,
        "truth": dict(photo.truth),
        "type": str(reading.type),
        "read_as": str(reading.read_as),
        "size": (page.width, page.height),
        "to_upload": page.to_upload,
        "lines": [
            (
                line.text, line.confidence, line.x0, line.y0, line.x1, line.y1,
                tuple(tuple(cell) for cell in line.cells),
            )
            for line in page.lines
        ],
    }  # fmt: skip


def main() -> None:
    """Collect what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--types", nargs="*", default=list(KINDS))
    parser.add_argument("--shares", type=float, nargs=2, help="least and most; half of all")
    parser.add_argument("--layout", choices=["varied"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    engine, prechecker = PaddleEngine(threads=options.threads), load_prechecker()
    for index in range(options.count):
        seed = options.seed + index
        kind = options.types[index % len(options.types)]
        path = options.out / f"{seed}-{kind}.pickle"
        if not path.exists():
            shares = tuple(options.shares) if options.shares else None
            read = (
                collect_varied(engine, prechecker, seed, kind)
                if options.layout == "varied"
                else collect_one(engine, prechecker, seed, kind, shares)
            )
            path.write_bytes(pickle.dumps(read))


if __name__ == "__main__":
    main()
