"""Photographs that must not be accepted, one function each, made by the physics that causes them.

Every function takes a document and a seed (where useful a recipe to start from, and options that
:func:`~models.synthesis.capture.photograph` understands) and returns a
:class:`~models.synthesis.capture.Photo` whose ``faults`` name the finding codes it should raise.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from PIL import Image

from models.synthesis.capture import RECIPES, Photo, Recipe, photograph, with_name
from models.synthesis.capture.encode import jpeg
from models.synthesis.copying import colour_copy_page, grey_copy_page
from models.synthesis.display import display, phone_screen, subpixels
from models.synthesis.document import FlatDocument

__all__ = [
    "COPY",
    "FAULTS",
    "black_and_white_scan",
    "border_cut_off",
    "colour_copy",
    "defocused",
    "electronic",
    "glare",
    "low_resolution",
    "monochrome_copy",
    "occluded",
    "overexposed",
    "screen_recapture",
    "screenshot",
    "shaken",
    "too_dark",
    "two_documents",
]

_TWELVE = (4000, 3000)
_DESK = RECIPES["desk"]
# A copy or a display is photographed from above with most of it in the frame.
COPY = with_name(
    RECIPES["chat"],
    "copy",
    fill=(0.8, 0.95),
    fold=0.15,
    props=(0, 1),
    jitter=5.0,
    rotations=(0.0,),
    frames=((3264, 2448), (2400, 1800)),
    oversample=1.0,
    curl=(0.4, 3.0),
)


def defocused(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """The lens focused elsewhere: a disc of confusion several pixels wide."""
    radius = max(recipe.frames[0]) / 4000
    blurred = with_name(recipe, "defocused", defocus=(13 * radius, 24 * radius))
    return photograph(document, seed, blurred, faults=("IMAGE_BLURRED",), **options)


def shaken(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """The hand moved during a long exposure."""
    length = max(recipe.frames[0]) / 4000
    moved = with_name(recipe, "shaken", motion=(36 * length, 64 * length), iso=(400, 900))
    return photograph(document, seed, moved, faults=("IMAGE_BLURRED",), **options)


def too_dark(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """Far too little light: the sensor at its highest gain and still short of it."""
    dark = with_name(
        recipe,
        "too_dark",
        exposure=(-4.6, -3.8),
        iso=(1600, 3200),
        kelvin=(2700, 3400),
        fingers=0.0,
    )
    return photograph(document, seed, dark, faults=("IMAGE_TOO_DARK",), **options)


def overexposed(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """Metered on something dark: the paper is beyond what the sensor can hold."""
    bright = with_name(recipe, "overexposed", exposure=(1.9, 2.5), shade=(0.0, 0.1), iso=(50, 120))
    return photograph(document, seed, bright, faults=("IMAGE_OVEREXPOSED",), **options)


def glare(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """A lamp mirrored in the card, or in the sleeve a paper lies in."""
    shiny = replace(document, material="card")
    lamp = with_name(
        recipe,
        "glare",
        mirror=(0.0, 1.5),
        roughness=(0.05, 0.14),
        ambient=(0.3, 0.5),
        shade=(0.0, 0.1),
        tilt=(6, 16),
    )
    return photograph(shiny, seed, lamp, faults=("IMAGE_GLARE",), **options)


def low_resolution(
    document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any
) -> Photo:
    """A thumbnail sent in place of the photo."""
    small = with_name(
        recipe, "low_resolution", frames=((480, 360),), oversample=3.0, exif=0.0, quality=(92, 96)
    )
    return photograph(document, seed, small, faults=("RESOLUTION_TOO_LOW",), **options)


def monochrome_copy(
    document: FlatDocument, seed: int, recipe: Recipe = COPY, **options: Any
) -> Photo:
    """A black-and-white photocopy, photographed in colour on a table."""
    page, quad = grey_copy_page(document, seed)
    return photograph(page, seed, recipe, quad_mm=quad, faults=("MONOCHROME_COPY",), **options)


def black_and_white_scan(document: FlatDocument, seed: int) -> Photo:
    """A flatbed set to grey."""
    photo = photograph(document, seed, RECIPES["scan"], limits=None)
    colour = cv2.imdecode(np.frombuffer(photo.data, np.uint8), cv2.IMREAD_GRAYSCALE)
    data = jpeg(cv2.merge([colour] * 3), 90, dpi=300)
    return replace(photo, data=data, recipe_name="grey_scan", faults=("MONOCHROME_COPY",))


def colour_copy(document: FlatDocument, seed: int, recipe: Recipe = COPY, **options: Any) -> Photo:
    """A colour print of the document on plain paper, photographed."""
    page, quad = colour_copy_page(document, seed)
    return photograph(page, seed, recipe, quad_mm=quad, faults=("COLOUR_COPY",), **options)


def screen_recapture(
    document: FlatDocument, seed: int, recipe: Recipe = COPY, **options: Any
) -> Photo:
    """A photograph of a display that shows the document."""
    panel, quad = display(document, seed)
    aimed = with_name(
        recipe,
        "screen_recapture",
        fill=(0.9, 1.12),
        tilt=(2, 14),
        ambient=(0.5, 0.8),
        surfaces=("dark_desk", "wood", "white_desk"),
        mirror=(12, 40),
        defocus=(0, 0.3),
        motion=(0, 0.4),
        iso=(80, 400),
        props=(0, 0),
        fingers=0.0,
        softness=(0.3, 0.5),
    )
    options.setdefault("offset", (0.0, 0.0))
    return photograph(
        panel, seed, aimed, quad_mm=quad, glow=subpixels, faults=("SCREEN_RECAPTURE",), **options
    )


def screenshot(document: FlatDocument, seed: int) -> Photo:
    """A phone's screenshot of a picture of the document, PNG."""
    page, quad = phone_screen(document.pixels, seed)
    out = io.BytesIO()
    Image.fromarray(page).save(out, "PNG", optimize=True)
    return Photo(
        out.getvalue(),
        quad,
        page.shape[1],
        page.shape[0],
        document.truth,
        document.type,
        "screenshot",
        ".png",
        ("SCREENSHOT",),
        marks=document.marks,
    )


def electronic(
    document: FlatDocument, seed: int, limits: tuple[int, int] = (204_800, 4_194_304)
) -> Photo:
    """The electronic document itself, as downloaded: rendered, never in front of a lens."""
    rng = np.random.default_rng([seed, 51])
    width = int(rng.integers(2000, 2500))
    scale = width / document.pixels.shape[1]
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    picture = cv2.resize(document.pixels, None, fx=scale, fy=scale, interpolation=how)
    h, w = picture.shape[:2]
    quad = np.array([[0, 0], [w - 1, 0], [w - 1, h - 1], [0, h - 1]], float)
    return Photo(
        jpeg(picture, 92, limits=limits),
        quad,
        w,
        h,
        document.truth,
        document.type,
        "electronic",
        ".jpg",
        ("ELECTRONIC_DOCUMENT",),
        marks=document.marks,
    )


def border_cut_off(
    document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any
) -> Photo:
    """Held too close and off to one side: an edge of the document is outside the picture."""
    rng = np.random.default_rng([seed, 52])
    side = rng.choice([-1, 1])
    close = with_name(recipe, "border_cut_off", fill=(1.02, 1.12), jitter=4.0, match_frame=1.0)
    offset = (float(side) * 0.16, float(rng.uniform(-0.03, 0.03)))
    return photograph(
        document, seed, close, offset=offset, faults=("BORDER_INCOMPLETE",), **options
    )


def occluded(document: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any) -> Photo:
    """A thumb lies over what is printed."""
    rng = np.random.default_rng([seed, 53])
    reach = float(rng.uniform(0.3, 0.42)) * min(document.size_mm[1], 80.0)
    return photograph(
        document,
        seed,
        recipe,
        reach=reach,
        side=3 if rng.random() < 0.5 else 2,
        faults=("OCCLUDED",),
        **options,
    )


def two_documents(
    document: FlatDocument, other: FlatDocument, seed: int, recipe: Recipe = _DESK, **options: Any
) -> Photo:
    """Both sides of a card, or two papers, in one picture; the truth is the first one's."""
    pair = with_name(
        recipe,
        "two_documents",
        fill=(0.7, 0.76),
        match_frame=0.0,
        jitter=2.0,
        tilt=(1, 6),
        props=(0, 0),
        fingers=0.0,
    )
    below = document.size_mm[0] >= document.size_mm[1]
    return photograph(
        document,
        seed,
        pair,
        offset=(0.0, -0.88) if below else (-0.88, 0.0),
        neighbour=other,
        faults=("MULTIPLE_DOCUMENTS",),
        **options,
    )


FAULTS = {
    "defocused": defocused,
    "shaken": shaken,
    "too_dark": too_dark,
    "overexposed": overexposed,
    "glare": glare,
    "low_resolution": low_resolution,
    "monochrome_copy": monochrome_copy,
    "black_and_white_scan": black_and_white_scan,
    "colour_copy": colour_copy,
    "screen_recapture": screen_recapture,
    "screenshot": screenshot,
    "electronic": electronic,
    "border_cut_off": border_cut_off,
    "occluded": occluded,
}
"""Faults of a single document, by name: functions of (document, seed)."""
