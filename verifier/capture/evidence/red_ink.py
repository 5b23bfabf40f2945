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
_REDDER = 30  # code values over green; 36 at the least, whatever the lightness
_MARGIN = 6
_ENOUGH = 6000  # pixels that tell the light


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
    lightness = hue_deviation = compact = 0.0
    box = (0.0, 0.0, 0.0, 0.0)
    if not colour.greyscale and mask.any():
        white = _whitening(page, mask)
        red = _red(page, mask, white)
        x, y, width, height = cv2.boundingRect(red)
        if width:
            rows = slice(max(0, y - _MARGIN), y + height + _MARGIN)
            columns = slice(max(0, x - _MARGIN), x + width + _MARGIN)
            red = np.ascontiguousarray(red[rows, columns])
            lightness, hue_deviation = _spread(page[rows, columns], red, white)
            box, compact = _box(
                red, factor, left + columns.start * factor, top + rows.start * factor
            )
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
    page: NDArray[np.uint8], mask: NDArray[np.uint8], white: NDArray[np.float32]
) -> NDArray[np.uint8]:
    """(h, w) 0 or 1."""
    _, green, red = cv2.split(page)
    # Whatever is red has more red than green; few pixels have, and the rest need no arithmetic.
    more = cv2.addWeighted(red, float(white[2]), green, -float(white[1]), 0)
    place = np.flatnonzero((more > _REDDER) & (mask > 0))
    _, a, b = _lab(page.reshape(-1, 3)[place], white)
    low, high = (float(np.tan(np.radians(angle))) for angle in _RED)
    is_red = (np.hypot(a, b) > 1.5 * _LEAST_CHROMA) & (a > 0) & (b >= low * a) & (b <= high * a)
    found = np.zeros(mask.shape, np.uint8)
    found.ravel()[place] = is_red
    return found


def _whitening(page: NDArray[np.uint8], mask: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(3,) factors that take off the light that the brightest third of the page shows."""
    step = max(1, round((page.shape[0] * page.shape[1] / _ENOUGH) ** 0.5))
    seen = page[::step, ::step][mask[::step, ::step] > 0]
    if not seen.size:
        return np.ones(3, np.float32)
    value = seen @ np.array([114, 587, 299])
    bright = seen[value >= np.partition(value, int(0.66 * len(value)))[int(0.66 * len(value))]]
    light = np.median(bright, axis=0)
    return np.asarray(light.mean() / np.maximum(light, 0.05 * 255), np.float32)


def _spread(
    page: NDArray[np.uint8], red: NDArray[np.uint8], white: NDArray[np.float32]
) -> tuple[float, float]:
    """Deviations of CIE L and of the hue angle within red areas."""
    core = cv2.erode(red, np.ones((3, 3), np.uint8)) > 0
    if np.count_nonzero(core) < 20:
        return 0.0, 0.0
    lightness, a, b = _lab(page[core], white)
    return float(lightness.std()), float(np.degrees(np.arctan2(b, a)).std())


def _lab(bgr: NDArray[np.uint8], white: NDArray[np.float32]) -> NDArray[np.float32]:
    """(3, n) CIE L, a and b of (n, 3) pixels, under white light."""
    if not bgr.size:
        return np.zeros((3, 0), np.float32)
    code = np.minimum(bgr[None] * (white / np.float32(255)), np.float32(1))
    return np.asarray(cv2.cvtColor(code, cv2.COLOR_BGR2LAB)[0].T, np.float32)


def _box(
    red: NDArray[np.uint8], factor: int, left: int, top: int
) -> tuple[tuple[float, float, float, float], float]:
    """The largest red thing, its near parts joined (a seal's ring and its characters)."""
    joined = cv2.dilate(red, np.ones((9, 9), np.uint8))[::2, ::2]  # enough to tell what joins
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(joined))
    if count < 2:
        return (0.0, 0.0, 0.0, 0.0), 0.0
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    own = np.repeat(np.repeat(labels == largest, 2, axis=0), 2, axis=1)
    own = own[: red.shape[0], : red.shape[1]]
    x, y, width, height = cv2.boundingRect(red * own)
    part = float(red[y : y + height, x : x + width].mean()) if width and height else 0.0
    box = (
        float(left + x * factor),
        float(top + y * factor),
        float(left + (x + width) * factor),
        float(top + (y + height) * factor),
    )
    return box, part
