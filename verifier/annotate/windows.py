"""Where fine detail was looked at, and what each place said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from verifier.annotate.style import PALE, RGB
from verifier.capture.net.labels import ORIGIN_CODES, ORIGINS
from verifier.findings import FindingCode

if TYPE_CHECKING:
    from verifier.capture.net.runtime import DetailAnswer

__all__ = ["Window", "strongest", "tint", "windows_of"]

_LEAST = 0.3
"""A window that believes a fault less than this does not speak for it."""
_DENSEST = 0.5


@dataclass(frozen=True, slots=True)
class Window:
    """One window.

    Attributes:
        box: Left, top, right, bottom in pixels of the upload; right and bottom are exclusive.
        shares: How likely each wrong origin looks from this window alone, 0..1.
    """

    box: tuple[int, int, int, int]
    shares: Mapping[FindingCode, float]


def windows_of(detail: DetailAnswer) -> tuple[Window, ...]:
    """The windows of a network's answer."""
    logits = np.asarray(detail.alone[:, : len(ORIGINS)], np.float64)
    parts = np.exp(logits - logits.max(axis=1, keepdims=True))
    parts /= parts.sum(axis=1, keepdims=True)
    codes = [(k, ORIGIN_CODES[name]) for k, name in enumerate(ORIGINS) if name in ORIGIN_CODES]
    return tuple(
        Window(
            (int(box[0]), int(box[1]), int(box[2]), int(box[3])),
            {code: float(row[k]) for k, code in codes},
        )
        for box, row in zip(detail.boxes, parts, strict=True)
    )


def strongest(windows: Sequence[Window], code: FindingCode) -> Window | None:
    """The window that speaks most for ``code``; None where none does.

    Of windows that say nearly the same the smallest, as more can be seen of its pixels.
    """

    def worth(window: Window) -> tuple[float, int]:
        left, top, right, bottom = window.box
        return round(window.shares[code], 1), -(right - left) * (bottom - top)

    speaking = [window for window in windows if window.shares.get(code, 0.0) >= _LEAST]
    return max(speaking, key=worth, default=None)


def tint(
    picture: Image.Image,
    windows: Sequence[Window],
    code: FindingCode,
    colour: RGB,
    scale: tuple[float, float],
) -> None:
    """Lay ``colour`` over the windows that speak for ``code``, the denser the more they do.

    Args:
        picture: RGB, drawn on in place.
        windows: Of the upload.
        code: The fault.
        colour: Its colour.
        scale: Pixels of ``picture`` per pixel of the upload, along x and y.
    """
    said, weight = (np.zeros((picture.height, picture.width)) for _ in range(2))
    places = [(_scaled(window.box, scale), window.shares.get(code, 0.0)) for window in windows]
    for (left, top, right, bottom), share in places:
        # Where windows lie over each other, a small one knows better than a large one.
        say = 1 / ((right - left) * (bottom - top))
        said[top:bottom, left:right] += share * say
        weight[top:bottom, left:right] += say
    heat = said / np.maximum(weight, 1e-12)
    alpha = np.where(heat >= _LEAST, _DENSEST * heat, 0.0)
    over = Image.new("RGB", picture.size, colour)
    picture.paste(over, (0, 0), Image.fromarray(np.uint8(alpha * 255)))
    draw = ImageDraw.Draw(picture)
    for (left, top, right, bottom), share in sorted(places, key=lambda place: place[1]):
        edge, wide = (colour, 2) if share >= _LEAST else (PALE, 1)
        draw.rectangle((left, top, right - 1, bottom - 1), outline=edge, width=wide)


def _scaled(
    box: tuple[int, int, int, int], scale: tuple[float, float]
) -> tuple[int, int, int, int]:
    left, top = round(box[0] * scale[0]), round(box[1] * scale[1])
    right, bottom = round(box[2] * scale[0]), round(box[3] * scale[1])
    return left, top, max(right, left + 2), max(bottom, top + 2)
