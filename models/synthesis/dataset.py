"""A labelled set of genuine photographs, as many as asked for, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.synthesis.capture import RECIPES, Photo, Recipe, photograph
from models.synthesis.document import FLAT_TYPES, make_document

__all__ = ["GENUINE", "generate", "write_dataset"]

GENUINE: tuple[Recipe, ...] = tuple(
    RECIPES[name]
    for name in (
        "chat",
        "desk",
        "chat",
        "turned",
        "tilted",
        "chat",
        "clutter",
        "handheld",
        "dim",
        "scan",
    )
)
"""Recipes of acceptable photographs, in the share in which people send them."""


def generate(
    count: int,
    seed: int,
    recipes: Sequence[Recipe] = GENUINE,
    document_types: Sequence[str] = FLAT_TYPES,
) -> Iterator[Photo]:
    """Photograph ``count`` different documents; the same arguments give the same bytes.

    Types take turns, and so do recipes within a type, so any count is nearly balanced.

    Args:
        count: Number of photographs.
        seed: Start of the seeds; photograph ``k`` has the seed ``1_000_003 * seed + k``.
        recipes: Taken in turn.
        document_types: Taken in turn.

    Yields:
        Photographs, never two of the same document.
    """
    for k in range(count):
        own = 1_000_003 * seed + k
        document = make_document(document_types[k % len(document_types)], own)
        recipe = recipes[(k // len(document_types)) % len(recipes)]
        yield photograph(document, own, recipe)


def write_dataset(
    out_dir: Path, count: int, seed: int, recipes: Sequence[Recipe] = GENUINE
) -> list[Path]:
    """Write ``count`` photographs and ``labels.jsonl`` (one line a file) into a folder.

    Returns:
        The picture files in order.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    paths = []
    with (out_dir / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for k, photo in enumerate(generate(count, seed, recipes)):
            path = out_dir / f"{k:05d}_{photo.type}{photo.suffix}"
            path.write_bytes(photo.data)
            paths.append(path)
            line = {
                "file": path.name,
                "type": photo.type,
                "fields": dict(photo.truth),
                "corners": photo.corners.round(2).tolist(),
                "width": photo.width,
                "height": photo.height,
                "recipe": photo.recipe_name,
                "findings": list(photo.faults),
                "settings": dict(photo.settings),
            }
            labels.write(json.dumps(line, ensure_ascii=False) + "\n")
    return paths
