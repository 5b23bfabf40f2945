"""The photos that reading is measured on."""

from __future__ import annotations

from contextlib import nullcontext

from models.synthesis import fonts
from models.synthesis.capture import RECIPES, Photo, photograph
from models.synthesis.document import make_document
from models.synthesis.kinds.spoil.circumstances import circumstances

__all__ = ["photo_of"]

_DEVELOPING = tuple(recipe for recipe in RECIPES.values() if not recipe.hold_out)


def photo_of(document_type: str, seed: int, index: int, *, held_out: bool) -> Photo:
    """One photo.

    Args:
        document_type: Of the contract.
        seed: Of the document and the photo.
        index: Which photo of its type: developing recipes take turns.
        held_out: Other layouts, faces, cameras, sizes and lights than any that was developed on.

    Raises:
        FontsMissingError: The faces kept for measuring are not there (``make held-out-fonts``).
    """
    with fonts.held_out() if held_out else nullcontext():
        options = {"held_out": True} if held_out else {}
        document = make_document(document_type, seed, **options)
    if held_out:
        recipe = circumstances(seed, hold_out=True, frames=None, document=document)
    else:
        recipe = _DEVELOPING[index % len(_DEVELOPING)]
    return photograph(document, seed, recipe)
