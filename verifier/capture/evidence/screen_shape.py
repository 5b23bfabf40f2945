"""Does the frame look like a screen's own picture: its size, its bars, areas of one colour?"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, shrunk
from verifier.capture.evidence.screens import KNOWN_SCREENS, SCREEN_RATIOS

__all__ = ["ScreenShape", "measure_screen_shape"]

_BANDS = 40  # rows in threes, evenly over the frame
_COLOURS = 20_000
_LINES = 32  # rows and columns in which constancy is seen


@dataclass(frozen=True, slots=True)
class ScreenShape:
    """Signs of a screenshot or a rendered picture. Shares lie from 0 to 1.

    Attributes:
        known_screen: 1 where width and height are exactly a known screen's, either way round.
        screen_width: 1 where the short side alone is a phone's, and the picture is longer than a
            camera's ratios are.
        screen_ratio: 1 where long over short is a phone screen's (18:9 and longer) within 0.5 %.
        status_bar: Top strip of one colour with small glyphs at left and right, 0 to 1.
        home_bar: A centred pill near the bottom edge, 0 to 1.
        letterbox: Share of rows and columns at the edges that hold exactly one colour.
        flat_share: Share of pixels equal to all eight neighbours.
        flat_document: The same inside the document.
        colours: Distinct colours in a sample, as a share of the sample.
        pure_share: Share of pixels pure black or pure white.
        commonest: Share of the commonest colour.
    """

    known_screen: float
    screen_width: float
    screen_ratio: float
    status_bar: float
    home_bar: float
    letterbox: float
    flat_share: float
    flat_document: float
    colours: float
    pure_share: float
    commonest: float


def measure_screen_shape(sample: Sample) -> ScreenShape:
    """Measure a picture."""
    height, width = sample.pixels.shape[:2]
    short, long = min(height, width), max(height, width)
    ratio = long / short
    flat, inside, packed = _bands(sample)
    colours, commonest = _count_colours(packed)
    pure = (packed == 0) | (packed == 0xFFFFFF)
    return ScreenShape(
        known_screen=float((short, long) in KNOWN_SCREENS),
        screen_width=float(ratio > 1.7 and any(short == known for known, _ in KNOWN_SCREENS)),
        screen_ratio=float(any(abs(ratio / known - 1) < 0.005 for known in SCREEN_RATIOS)),
        status_bar=_status_bar(sample.pixels),
        home_bar=_home_bar(sample.pixels),
        letterbox=_letterbox(sample.pixels),
        flat_share=float(flat.mean()) if flat.size else 0.0,
        flat_document=float(flat[inside].mean()) if inside.any() else 0.0,
        colours=colours / len(packed),
        pure_share=float(pure.mean()),
        commonest=commonest / len(packed),
    )


def _bands(sample: Sample) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int32]]:
    """Of sampled rows: which pixels are flat, which are the document's; and packed colours."""
    pixels = sample.pixels
    height, width = pixels.shape[:2]
    if height < 3 or width < 3:
        return np.zeros(0, bool), np.zeros(0, bool), _packed(pixels).ravel()
    rows = np.unique(np.linspace(1, height - 2, _BANDS).astype(int))
    above, middle, below = (_packed(pixels[rows + shift]) for shift in (-1, 0, 1))
    same = (middle == above) & (middle == below)
    level = middle[:, 1:] == middle[:, :-1]
    # All nine agree where three columns are constant and equal their neighbours.
    flat = same[:, :-2] & same[:, 1:-1] & same[:, 2:] & level[:, :-1] & level[:, 1:]
    mask_rows = np.minimum(rows // sample.factor, sample.mask.shape[0] - 1)
    mask_columns = np.minimum(np.arange(1, width - 1) // sample.factor, sample.mask.shape[1] - 1)
    inside = sample.mask[mask_rows][:, mask_columns] > 0
    pool = middle.ravel()
    step = max(1, len(pool) // _COLOURS) | 1
    return flat, inside, pool[::step]


def _packed(bgr: NDArray[np.uint8]) -> NDArray[np.int32]:
    """(..., 3) uint8 to (...) int32, one number a colour."""
    padded = cv2.cvtColor(bgr, cv2.COLOR_BGR2BGRA)  # alpha is 255 everywhere
    return np.asarray(np.ascontiguousarray(padded).view(np.int32)[..., 0] & 0xFFFFFF, np.int32)


def _count_colours(packed: NDArray[np.int32]) -> tuple[int, int]:
    """How many there are, and how often the commonest is."""
    ordered = np.sort(packed)
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return len(starts), int(np.diff(starts, append=len(ordered)).max())


def _letterbox(pixels: NDArray[np.uint8]) -> float:
    """Share of the frame's edge rows and columns that are constant, the larger of the two."""
    down, across = (max(1, side // _LINES) for side in pixels.shape[:2])
    columns, rows = pixels[::down], pixels[:, ::across].transpose(1, 0, 2)
    return min(1.0, max(_constant_edges(columns), _constant_edges(rows)))


def _constant_edges(lines: NDArray[np.uint8]) -> float:
    """Share of places along the second axis, from both ends on, constant along the first."""
    count = lines.shape[1]
    first = _first_varied(lines)
    if first == count:
        return 1.0
    return float((first + _first_varied(lines[:, ::-1])) / count)


def _first_varied(lines: NDArray[np.uint8]) -> int:
    """The first place along the second axis that is not constant; their count where all are.

    Few pictures have bands at all, so no more is read than it takes.
    """
    start, some = 0, 8
    while start < lines.shape[1]:
        part = lines[:, start : start + some]
        varied = ((part.max(axis=0) - part.min(axis=0)) > 1).any(axis=1)
        if varied.any():
            return start + int(varied.argmax())
        start, some = start + some, 2 * some
    return int(lines.shape[1])


def _status_bar(pixels: NDArray[np.uint8]) -> float:
    """The best of three heights: share of background times what glyphs at both ends say."""
    height, width = pixels.shape[:2]
    if height < 200 or width < 100 or height < width * 1.2:
        return 0.0
    heights = (0.025, 0.034, 0.046)
    factor = max(1, width // 720)
    strip = np.asarray(
        cv2.cvtColor(pixels[: max(8, int(height * heights[-1]))], cv2.COLOR_BGR2GRAY), np.uint8
    )
    strip = shrunk(strip, factor)
    return min(1.0, max(_status(strip[: max(4, int(height * h) // factor)]) for h in heights))


def _status(grey: NDArray[np.uint8]) -> float:
    """How far a (h, w) strip is of one level, with small glyphs at both ends."""
    counts = np.bincount(grey.ravel(), minlength=256)
    ground = int(np.searchsorted(np.cumsum(counts), grey.size / 2))
    background = int(counts[max(0, ground - 3) : ground + 4].sum()) / grey.size
    if background <= 0.5:
        return 0.0
    glyphs = cv2.absdiff(grey, np.full_like(grey, ground)) > 40
    third = glyphs.shape[1] // 3
    left, right = float(glyphs[:, :third].mean()), float(glyphs[:, -third:].mean())
    # Glyphs keep clear of the strip's top and bottom edges.
    clear = float(glyphs[[0, 1, -1]].mean()) < 0.01
    ends = min(left, right, 0.02) / 0.02
    small = max(left, right) < 0.4
    return (background - 0.5) * 2 * ends * clear * small


def _home_bar(pixels: NDArray[np.uint8]) -> float:
    """Share of the expected pill that differs evenly from what is around it."""
    height, width = pixels.shape[:2]
    if height < 200 or width < 100 or height < width * 1.2:
        return 0.0
    strip = pixels[int(height * 0.965) :, :: max(1, width // 360)]
    grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(strip), cv2.COLOR_BGR2GRAY), np.float32)
    rows, columns = grey.shape
    core = grey[:, int(columns * 0.4) : int(columns * 0.6)]
    even = np.ptp(core, axis=1) < 12
    if even.mean() < 0.03:  # no row of a pill
        return 0.0
    ends = np.concatenate([grey[:, : columns // 5], grey[:, -columns // 5 :]], axis=1)
    ground = np.median(ends, axis=1, keepdims=True)
    on = (np.abs(core - ground) > 40).mean(axis=1) * even
    quiet = (np.abs(ends - ground) < 6).mean(axis=1)
    pill = on > 0.95
    thick = float(pill.sum()) / rows
    if not 0.03 <= thick <= 0.45 or pill[0] or pill[-1]:
        return 0.0
    runs = int((np.diff(pill.astype(np.int8)) == 1).sum())
    return float(quiet[pill].mean()) if runs == 1 else 0.0
