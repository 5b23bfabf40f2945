"""What a screen shows: a photograph of the document, a scan of it, or its plain rendering."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageOps

from models.synthesis.capture import HOLD_OUT, RECIPES, photograph, with_name
from models.synthesis.capture.noise import Pixels
from models.synthesis.document import FlatDocument

from .desk_chrome import DESK_SCREENS
from .flat_pages import flat_picture, rendered
from .held_chrome import HELD_DESK, HELD_PHONE
from .phone_chrome import PHONE_SCREENS
from .place import Quad, Shown

__all__ = ["cropped", "make_content", "rotated", "screen_of"]

_PHOTOS = ("desk", "chat", "clutter", "handheld", "dim", "tilted")


def make_content(
    document: FlatDocument, seed: int, *, long_side: int, hold_out: bool = False
) -> tuple[Shown, str]:
    """Draw what is shown.

    Args:
        document: The original.
        seed: Decides which, and everything about it.
        long_side: Pixels of the picture's long side.
        hold_out: Use recipes that training never sees.

    Returns:
        The picture with the document's corners in it, and ``photo``, ``scan`` or ``flat``.
    """
    rng = np.random.default_rng([seed, 301])
    kind = str(rng.choice(["photo", "scan", "flat"], p=[0.6, 0.12, 0.28]))
    if kind == "flat":
        made = rendered(document, rng, long_side) if rng.random() < 0.6 else None
        return made or flat_picture(document, long_side), kind
    short = 2 * round(long_side * (0.375 if rng.random() < 0.8 else 0.28125))
    frames = ((2 * (long_side // 2), short),)
    if kind == "scan":
        recipe = with_name(RECIPES["scan"], "scan", frames=frames)
    else:
        book = HOLD_OUT if hold_out else RECIPES
        names = tuple(HOLD_OUT) if hold_out else _PHOTOS
        base = book[str(rng.choice(names))]
        recipe = with_name(base, base.name, frames=frames, oversample=1.0, exif=0.0)
    photo = photograph(document, int(rng.integers(2**31)), recipe, limits=None)
    with Image.open(io.BytesIO(photo.data)) as image:
        pixels = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    shown = (np.ascontiguousarray(pixels), photo.corners)
    # People crop to the document, more or less closely, and turn it upright.
    if rng.random() < 0.35:
        shown = cropped(shown, rng)
    top = shown[1][1] - shown[1][0]
    quarters = round(float(np.arctan2(top[1], top[0])) / (np.pi / 2)) % 4
    return rotated(shown, quarters) if quarters and rng.random() < 0.8 else shown, kind


def cropped(shown: Shown, rng: np.random.Generator) -> Shown:
    """Cut near the document's bounding box."""
    pixels, quad = shown
    h, w = pixels.shape[:2]
    span = np.ptp(quad, axis=0).max()
    low = np.floor(quad.min(axis=0) - span * rng.uniform(0.0, 0.06, 2)).astype(int)
    high = np.ceil(quad.max(axis=0) + span * rng.uniform(0.0, 0.06, 2)).astype(int)
    x0, y0 = np.maximum(low, 0)
    x1, y1 = np.minimum(high, [w, h])
    if x1 - x0 < 64 or y1 - y0 < 64:
        return shown
    return np.ascontiguousarray(pixels[y0:y1, x0:x1]), quad - [x0, y0]


def rotated(shown: Shown, quarters: int) -> Shown:
    """Turned anticlockwise by quarter turns."""
    pixels, quad = shown
    for _ in range(quarters % 4):
        w = pixels.shape[1]
        pixels = np.rot90(pixels)
        quad = np.stack([quad[:, 1], w - 1 - quad[:, 0]], axis=1)
    return np.ascontiguousarray(pixels), quad


def screen_of(
    shown: Shown,
    rng: np.random.Generator,
    size: tuple[int, int],
    *,
    hold_out: bool = False,
    bare: float = 0.0,
    desk: bool | None = None,
) -> tuple[Pixels, Quad, str]:
    """A screen with an application that shows a picture.

    Args:
        shown: The picture.
        rng: Decides the application.
        size: Width and height in pixels.
        hold_out: Use applications that training never sees.
        bare: Chance of nothing but the picture.
        desk: A computer's applications rather than a phone's; by the shape when absent.

    Returns:
        (h, w, 3) uint8 RGB, the document's corners on it, and the application's name.
    """
    desk = size[0] > size[1] if desk is None else desk
    book = DESK_SCREENS if desk else PHONE_SCREENS
    if hold_out:
        book = HELD_DESK if desk else HELD_PHONE
    name = str(rng.choice(list(book)))
    draw = book[name]
    if rng.random() < bare:
        name, draw = "bare", (DESK_SCREENS if desk else PHONE_SCREENS)["bare"]
    page, quad = draw(shown, rng, size)
    return page, quad, name
