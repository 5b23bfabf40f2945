"""Originals, copies and scans: what lies on the table or in the scanner is a sheet or a card."""

from __future__ import annotations

import numpy as np

from models.synthesis.capture import Photo, Recipe, photograph
from models.synthesis.capture.conditions import circumstances
from models.synthesis.copying import grey_copy_page, stamped
from models.synthesis.document import FlatDocument

from .pages import Array, Frames, colour_page, genuine, limits_for, marked, page_scale
from .scans import binary_scan, colour_copy_scan, colour_scan, grey_scan

__all__ = [
    "KINDS",
    "binary_scan",
    "colour_copy",
    "colour_copy_scan",
    "colour_scan",
    "genuine",
    "grey_scan",
    "monochrome_copy",
    "stamped_copy",
]


def _shown(
    page: FlatDocument, quad: Array, seed: int, recipe: Recipe, frames: Frames, fault: str
) -> Photo:
    """The sheet on a table, the camera on the document or on the whole sheet."""
    rng = np.random.default_rng([seed, 3502])
    share = float(np.prod(np.ptp(quad, axis=0)) / np.prod(page.size_mm))
    close = rng.random() < (0.85 if share < 0.3 else 0.5)
    return photograph(
        page, seed, recipe, quad_mm=quad, aim_at=quad if close else None,
        limits=limits_for(frames), faults=(fault,),
    )  # fmt: skip


def monochrome_copy(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A photo of a black-and-white photocopy; arguments as :func:`genuine`."""
    recipe = circumstances(np.random.default_rng([seed, 3501]), hold_out=hold_out, frames=frames)
    scale = page_scale(document, recipe)
    page, quad = grey_copy_page(document, seed, hold_out=hold_out, habit="any", scale=scale)
    photo = _shown(page, quad, seed, recipe, frames, "MONOCHROME_COPY")
    return marked(photo, "monochrome_copy", stamped=0)


def stamped_copy(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A black-and-white copy with a genuine red seal put on it; arguments as :func:`genuine`."""
    recipe = circumstances(np.random.default_rng([seed, 3501]), hold_out=hold_out, frames=frames)
    scale = page_scale(document, recipe)
    page, quad = grey_copy_page(document, seed, hold_out=hold_out, habit="any", scale=scale)
    page = stamped(page, quad, seed)
    photo = _shown(page, quad, seed, recipe, frames, "MONOCHROME_COPY")
    return marked(photo, "monochrome_copy", stamped=1)


def colour_copy(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A photo of a colour copy or print; arguments as :func:`genuine`."""
    recipe = circumstances(np.random.default_rng([seed, 3501]), hold_out=hold_out, frames=frames)
    page, quad, from_photo = colour_page(document, seed, recipe, hold_out)
    photo = _shown(page, quad, seed, recipe, frames, "COLOUR_COPY")
    return marked(photo, "colour_copy", from_photo=from_photo)


KINDS = {
    "genuine": genuine,
    "colour_scan": colour_scan,
    "monochrome_copy": monochrome_copy,
    "stamped_copy": stamped_copy,
    "grey_scan": grey_scan,
    "binary_scan": binary_scan,
    "colour_copy": colour_copy,
    "colour_copy_scan": colour_copy_scan,
}
"""Every kind here, by name."""
