"""Red ink of a seal: how much, how even, and is it the only colour there is?"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, shrunk
from verifier.capture.monochrome import measure_colour
from verifier.capture.view import View

__all__ = ["RedInk", "measure_red_ink"]

_LEAST_CHROMA = 16.0  # CIE Lab, of a pixel that counts as coloured
_RED = (-20.0, 50.0)  # hue angle, degrees
_LONG = 400


@dataclass(frozen=True, slots=True)
class RedInk:
    """Colour of the document, the light's taken off. Shares are of the document, 0 to 1.

    Attributes:
        red_share: Red.
        other_share: Coloured otherwise.
        chroma: 99th percentile of chroma, CIE Lab.
        cast: Chroma of the light taken off, CIE Lab.
        greyscale: 1 where every pixel has three equal channels.
        only_red: 1 where all colour is red, 0 where none is, from the two shares.
        lightness_spread: Deviation of CIE L within red areas, their edges left out: hand-stamped
            ink 4 and more, a seal drawn by a program 0 to 2. 0 where there is no red.
        hue_spread: Deviation of the hue angle there, degrees.
        box_left: The red area's box in upload pixels (0 where there is none).
        box_top: As above.
        box_right: As above.
        box_bottom: As above.
        compactness: Red pixels over the area of their box, 0 to 1: a seal 0.15 to 0.6, specks less.
    """

    red_share: float
    other_share: float
    chroma: float
    cast: float
    greyscale: float
    only_red: float
    lightness_spread: float
    hue_spread: float
    box_left: float
    box_top: float
    box_right: float
    box_bottom: float
    compactness: float


def measure_red_ink(sample: Sample) -> RedInk:
    """Measure a picture."""
    page, mask, factor, left, top = _page(sample, _LONG)
    long, short = sample.pixels_per_side
    coarse, inside, wide, _, _ = _page(sample, _LONG // 2)
    view = View(coarse, inside, wide, short, long / max(short, 1.0), sample.located, ())
    colour = measure_colour(view, _LEAST_CHROMA)
    coloured = colour.red_share + colour.other_share
    red, lab = _red(page, mask)
    lightness = hue_deviation = compact = 0.0
    box = (0.0, 0.0, 0.0, 0.0)
    if not colour.greyscale and red.any():
        core = cv2.erode(red, np.ones((3, 3), np.uint8)) > 0
        if core.sum() >= 20:
            a, b = lab[..., 1][core], lab[..., 2][core]
            lightness = float(lab[..., 0][core].std())
            hue_deviation = float(np.degrees(np.arctan2(b, a)).std())
        box, compact = _box(red, factor, left, top)
    return RedInk(
        red_share=colour.red_share,
        other_share=colour.other_share,
        chroma=colour.chroma,
        cast=colour.cast,
        greyscale=float(colour.greyscale),
        only_red=colour.red_share / coloured if coloured > 0.001 else 0.0,
        lightness_spread=lightness,
        hue_spread=hue_deviation,
        box_left=box[0],
        box_top=box[1],
        box_right=box[2],
        box_bottom=box[3],
        compactness=compact,
    )


def _page(
    sample: Sample, size_wanted: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], int, int, int]:
    """The document's part of the reduced frame, its mask, upload pixels a pixel, its place."""
    x, y, width, height = cv2.boundingRect(sample.mask)
    page = sample.small[y : y + height, x : x + width]
    mask = sample.mask[y : y + height, x : x + width]
    halves = max(1, round(max(height, width) / size_wanted))
    page, mask = shrunk(page, halves), (shrunk(mask, halves) > 127).astype(np.uint8) * 255
    factor = sample.factor * halves
    return (
        np.ascontiguousarray(page),
        np.ascontiguousarray(mask),
        factor,
        x * sample.factor,
        (y * sample.factor),
    )


def _red(
    page: NDArray[np.uint8], mask: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """(h, w) 0 or 1 and (h, w, 3) CIE Lab, under the light that the brightest third shows."""
    code = page.astype(np.float32) / np.float32(255)
    value = np.asarray(cv2.cvtColor(code, cv2.COLOR_BGR2GRAY), np.float32)
    inside = mask > 0
    if not inside.any():
        return np.zeros(mask.shape, np.uint8), np.zeros(page.shape, np.float32)
    bright = inside & (value >= np.quantile(value[inside], 0.66))
    light = np.median(code[bright][::7], axis=0)
    gains = np.diag(light.mean() / np.maximum(light, 0.05)).astype(np.float32)
    neutral = np.minimum(cv2.transform(code, gains), 1)
    lab = np.asarray(cv2.cvtColor(neutral.astype(np.float32), cv2.COLOR_BGR2LAB), np.float32)
    _, a, b = cv2.split(lab)
    low, high = (float(np.tan(np.radians(angle))) for angle in _RED)
    red = inside & (cv2.magnitude(a, b) > 1.5 * _LEAST_CHROMA)
    red &= (a > 0) & (b >= low * a) & (b <= high * a)
    return red.astype(np.uint8), lab


def _box(
    red: NDArray[np.uint8], factor: int, left: int, top: int
) -> tuple[tuple[float, float, float, float], float]:
    """The largest red thing, its near parts joined (a seal's ring and its characters)."""
    joined = cv2.dilate(red, np.ones((9, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    if count < 2:
        return (0.0, 0.0, 0.0, 0.0), 0.0
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, width, height = cv2.boundingRect(((labels == largest) & (red > 0)).astype(np.uint8))
    part = float(red[y : y + height, x : x + width].mean()) if width and height else 0.0
    box = (
        float(left + x * factor),
        float(top + y * factor),
        float(left + (x + width) * factor),
        float(top + (y + height) * factor),
    )
    return box, part
