"""What the kinds of paper share: the photo of an original, sheets of copies, bookkeeping."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from models.synthesis.capture import Photo, Recipe, photograph
from models.synthesis.capture.conditions import circumstances, pixels_per_mm
from models.synthesis.capture.noise import Pixels
from models.synthesis.copying import colour_copy_page, on_blank_sheet, printed
from models.synthesis.document import FlatDocument

__all__ = [
    "Array",
    "Frames",
    "colour_page",
    "genuine",
    "limits_for",
    "marked",
    "page_scale",
    "pixels_of",
]

Frames = tuple[tuple[int, int], ...] | None
Array = NDArray[np.float64]

_LIMITS = (204_800, 4_194_304)
_LARGEST_PAGE = 22e6


def marked(photo: Photo, origin: str, **settings: float | int | str) -> Photo:
    """The photo with its origin, and more, in its settings."""
    return replace(photo, settings={**photo.settings, "origin": origin, **settings})


def pixels_of(photo: Photo) -> Pixels:
    """(H, W, 3) uint8 RGB after EXIF orientation."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(photo.data)))
    return np.asarray(image.convert("RGB"))


def limits_for(frames: Frames) -> tuple[int, int] | None:
    """Smallest and largest file."""
    # Small pictures for training keep the quality that was drawn.
    return _LIMITS if frames is None else None


def genuine(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """An acceptable photo of the original.

    Args:
        document: The original.
        seed: Decides everything.
        hold_out: Only what training never sees.
        frames: (long, short) sides in place of the recipe's own.
    """
    rng = np.random.default_rng([seed, 3501])
    recipe = circumstances(rng, hold_out=hold_out, frames=frames)
    detail = pixels_per_mm(recipe, document.size_mm)
    original = printed(document, seed, hold_out=hold_out, detail=detail)
    if original.material == "paper" and rng.random() < 0.08:
        # In a plastic sleeve, which shines like a card.
        original = replace(original, material="card")
    if original.material == "card" and original.corner_radius_mm and rng.random() < 0.18:
        page, quad = on_blank_sheet(original, seed, page_scale(document, recipe))
        # A card does not bend with the paper, so the paper lies flat.
        recipe = replace(recipe, fold=0.0, curl=(0.1, 0.8))
        photo = photograph(page, seed, recipe, quad_mm=quad, aim_at=quad, limits=limits_for(frames))
        return marked(photo, "original", blank_sheet=1)
    return marked(photograph(original, seed, recipe, limits=limits_for(frames)), "original")


def page_scale(document: FlatDocument, recipe: Recipe) -> float:
    """Pixels a millimetre of a copy: enough for its dots, no more than memory likes."""
    detail = pixels_per_mm(recipe, document.size_mm)
    most = (_LARGEST_PAGE / max(62_370.0, document.size_mm[0] * document.size_mm[1])) ** 0.5
    return float(np.clip(2.0 * detail, 12.0, most))


def _printed_photo(document: FlatDocument, seed: int, hold_out: bool) -> tuple[FlatDocument, Array]:
    """A phone's photo of the document as something to print, and the document's corners in it.

    Returns:
        The picture with the size it is printed in, and (4, 2) shares 0..1 of its sides.
    """
    rng = np.random.default_rng([seed, 3503])
    photo = genuine(document, seed + 50_021, hold_out=hold_out, frames=((1600, 1200),))
    picture = pixels_of(photo)
    long = float(rng.uniform(110, 200)) if max(document.size_mm) < 160 else float(
        rng.uniform(200, 280)
    )  # fmt: skip
    k = long / max(picture.shape[:2])
    size = (picture.shape[1] * k, picture.shape[0] * k)
    source = replace(document, pixels=picture, size_mm=size, corner_radius_mm=0.0, type="photo")
    return source, (photo.corners + 0.5) / [photo.width, photo.height]


def colour_page(
    document: FlatDocument, seed: int, recipe: Recipe, hold_out: bool
) -> tuple[FlatDocument, Array, int]:
    """A colour copy's sheet.

    Returns:
        The sheet, (4, 2) millimetres from its centre where the document lies on it, and 1 where
        what was printed is itself a photo of the document, else 0.
    """
    rng = np.random.default_rng([seed, 3504])
    if rng.random() < 0.3:
        source, shares = _printed_photo(document, seed, hold_out)
        scale = page_scale(source, recipe)
        page, quad = colour_copy_page(source, seed, hold_out=hold_out, habit="any", scale=scale)
        page = replace(page, type=document.type)
        return page, quad[0] + shares * (quad[2] - quad[0]), 1
    original = printed(document, seed, hold_out=hold_out, detail=0)
    page, quad = colour_copy_page(
        original, seed, hold_out=hold_out, habit="any", scale=page_scale(document, recipe)
    )
    return page, quad, 0
