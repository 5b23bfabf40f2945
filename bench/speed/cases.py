"""The images that speed is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.synthesis.capture import RECIPES, Photo, photograph
from models.synthesis.document import make_document

__all__ = ["CASES", "Case", "photos_of"]

_TWELVE, _THREE = ((4000, 3000),), ((2048, 1536),)


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of image.

    Attributes:
        name: As ``bench-results/speed.json`` calls it.
        types: Document types that take turns.
        recipe: Name of the recipe of capture.
        frames: Sizes to choose from; None: the recipe's own.
    """

    name: str
    types: tuple[str, ...]
    recipe: str = "desk"
    frames: tuple[tuple[int, int], ...] | None = _TWELVE


_ID = ("id_card_front", "id_card_back")
CASES = (
    Case("id_card_12mp", _ID),
    Case("business_licence_12mp", ("business_licence",)),
    Case("letter_12mp", ("authorization_letter",)),
    Case("id_card_3mp", _ID, frames=_THREE),
    Case("id_card_scan", _ID, recipe="scan", frames=None),
)


def photos_of(case: Case, each: int, seed: int) -> Iterator[Photo]:
    """``each`` photos of every type of a case; the same seeds give the same files."""
    recipe = RECIPES[case.recipe]
    if case.frames is not None:
        recipe = replace(recipe, frames=case.frames)
    for index in range(each):
        for place, kind in enumerate(case.types):
            own = seed + 100 * place + index
            yield photograph(make_document(kind, own), own, recipe)
