"""Measure how exactly documents are located in simulated photographs.

``python -m models.evaluate_locate --count 60`` draws that many photographs (all four documents,
all recipes in turn, the seed deciding the rest), locates the document in each and prints corner
errors and rates by document type and by recipe. ``--held-out`` takes the recipes that nothing was
tuned on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import HOLD_OUT, RECIPES, Photo, Recipe, photograph
from models.synthesis.document import FLAT_TYPES, make_document
from verifier.locate import locate
from verifier.locate.geometry import iou

LOCATED = 0.9
"""Intersection over union with the truth above which a document counts as located."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One photograph: what it showed and how well its document was located.

    Attributes:
        document: Document type.
        recipe: Name of the recipe.
        seed: Seed of document and photograph.
        error: Mean distance of the corners from the truth over the document's diagonal; NaN
            where only the full image was answered.
        overlap: Intersection over union, 0..1; of the full image where no corners were found.
        method: How it was located.
        confidence: 0..1.
        seconds: Time taken.
    """

    document: str
    recipe: str
    seed: int
    error: float
    overlap: float
    method: str
    confidence: float
    seconds: float


def corner_error(found: NDArray[np.floating], truth: NDArray[np.floating]) -> float:
    """Mean corner distance over the mean diagonal; which corner comes first does not matter."""
    diagonal = (np.linalg.norm(truth[0] - truth[2]) + np.linalg.norm(truth[1] - truth[3])) / 2
    apart = [
        float(np.linalg.norm(np.roll(found, turn, axis=0) - truth, axis=1).mean())
        for turn in range(4)
    ]
    return min(apart) / float(diagonal)


def measure(photo: Photo, seed: int) -> Measured:
    """Locate the document in one photograph and compare with the truth."""
    # IMREAD_COLOR applies the EXIF orientation, as the truth assumes.
    pixels = cv2.imdecode(np.frombuffer(photo.data, np.uint8), cv2.IMREAD_COLOR)
    begin = time.perf_counter()
    location = locate(np.asarray(pixels, np.uint8))
    seconds = time.perf_counter() - begin
    if location.corners is None:
        right, bottom = photo.width - 1, photo.height - 1
        whole = np.array([[0, 0], [right, 0], [right, bottom], [0, bottom]], np.float32)
        error, overlap = float("nan"), iou(whole, photo.corners)
    else:
        error = corner_error(location.corners, photo.corners)
        overlap = iou(location.corners, photo.corners)
    return Measured(
        photo.type,
        photo.recipe_name,
        seed,
        error,
        overlap,
        location.method,
        location.confidence,
        seconds,
    )


def photographs(
    count: int, seed: int, recipes: Mapping[str, Recipe]
) -> Iterable[tuple[Photo, int]]:
    """Photographs of all documents under all recipes in turn."""
    names = list(recipes)
    for index in range(count):
        kind = FLAT_TYPES[index % len(FLAT_TYPES)]
        recipe = recipes[names[(index // len(FLAT_TYPES)) % len(names)]]
        own = seed + index
        yield photograph(make_document(kind, own), own, recipe), own


def summary(name: str, measured: list[Measured]) -> str:
    """One line of figures."""
    errors = np.array([m.error for m in measured])
    found = errors[np.isfinite(errors)]
    located = np.mean([m.overlap > LOCATED for m in measured])
    mean, p95 = (found.mean(), np.percentile(found, 95)) if len(found) else (np.nan, np.nan)
    return (
        f"{name:24s} {len(measured):5d} {100 * located:9.1f}% {100 * mean:9.3f}% "
        f"{100 * p95:9.3f}% {100 * (1 - len(found) / len(measured)):9.1f}%\n"
    )


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="photographs")
    parser.add_argument("--seed", type=int, default=7000, help="seed of the first")
    parser.add_argument("--held-out", action="store_true", help="recipes nothing was tuned on")
    options = parser.parse_args()
    recipes = HOLD_OUT if options.held_out else RECIPES
    measured = [
        measure(photo, seed) for photo, seed in photographs(options.count, options.seed, recipes)
    ]
    out = sys.stdout
    out.write(
        f"{'':24s} {'count':>5s} {'IoU>0.9':>10s} {'mean error':>10s} {'p95 error':>10s}"
        f" {'none':>10s}\n"
    )
    out.write(summary("all", measured))
    for value in sorted({m.document for m in measured}):
        out.write(summary(value, [m for m in measured if m.document == value]))
    for value in sorted({m.recipe for m in measured}):
        out.write(summary(value, [m for m in measured if m.recipe == value]))
    seconds = np.array([m.seconds for m in measured])
    out.write(f"time: median {1e3 * np.median(seconds):.0f} ms, p95 ")
    out.write(f"{1e3 * np.percentile(seconds, 95):.0f} ms\n")
    for m in measured:
        if m.overlap <= LOCATED:
            out.write(
                f"missed: seed {m.seed} {m.document} {m.recipe} overlap {m.overlap:.2f} "
                f"{m.method} confidence {m.confidence:.2f}\n"
            )


if __name__ == "__main__":
    main()
