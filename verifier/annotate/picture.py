"""Files to pictures that can be drawn on, and back."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from verifier.annotate.style import NARROWEST, PAPER
from verifier.intake import ANY_FILE, take_in

__all__ = ["decode", "encode", "fitted"]


def decode(data: bytes) -> Image.Image:
    """The pixels that were judged, RGB; a grey panel if there are none."""
    upload = take_in(data, "", ANY_FILE).upload
    if upload is None:
        return Image.new("RGB", (NARROWEST, 200), PAPER)
    return Image.fromarray(np.ascontiguousarray(upload.pixels[:, :, ::-1]))


def fitted(picture: Image.Image, fit: tuple[int, int]) -> Image.Image:
    """A copy, scaled down to lie within ``fit`` (width, height)."""
    small = picture.copy()
    small.thumbnail(fit)
    return small


def encode(picture: Image.Image) -> bytes:
    """A PNG."""
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
