"""Is the document printed in dots: how strong, how fine, at one angle or several?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, halved
from verifier.capture.evidence.spectrum import excess, frequencies

__all__ = ["HalftoneEvidence", "measure_halftone"]

_BLOCK = 64
_MOST = 48
_LOWEST, _HIGHEST = 0.06, 0.48
_DOTTED = 8.5  # decibels above the floor from which a block counts as dotted
_MILLIMETRES_AN_INCH = 25.4


@dataclass(frozen=True, slots=True)
class HalftoneEvidence:
    """Dots in mid-tone areas without print of their own.

    Attributes:
        strength: Median over such areas of the strongest frequency's height above the floor,
            decibels, from 0; noise alone gives 3 to 5.
        strongest: The same, 90th percentile.
        dotted_share: Share of the mid-tone areas from 8.5 decibels on, 0 to 1.
        mid_share: Share of all areas that are mid-tone and even, 0 to 1.
        frequency: Of the dots, cycles a pixel, 0 to 0.68; 0 where there are none.
        lines_per_inch: The same on paper; 0 where there are none or the size is not known.
            Copiers 85 to 212, offset 133 to 200, and a display photographed reads as anything.
        angles: Directions of about that frequency that stand out, 0 to 6: two for one screen or a
            display (its axes), four and more for a rosette.
        coherence: Share of dotted areas of about the commonest frequency, 0 to 1.
    """

    strength: float
    strongest: float
    dotted_share: float
    mid_share: float
    frequency: float
    lines_per_inch: float
    angles: float
    coherence: float


def measure_halftone(sample: Sample, size_mm: tuple[float, float] | None) -> HalftoneEvidence:
    """Measure a picture.

    Args:
        sample: The picture.
        size_mm: The document's sides in millimetres, in any order; None where not known.
    """
    block = min(_BLOCK, sample.bright.shape[1])
    chosen = _even(sample.bright, block)
    mid_share = float(chosen.mean())
    places = np.argwhere(chosen.transpose(1, 2, 0))[:_MOST]  # spread over the windows
    if len(places) < 4:
        return HalftoneEvidence(0, 0, 0, mid_share, 0, 0, 0, 0)
    planes = [
        sample.bright[
            window, block * row : block * (row + 1), block * column : block * (column + 1)
        ]
        for row, column, window in places
    ]
    above = excess(np.stack(planes))
    radius, angle, allowed = _plane(block)
    inside = above.reshape(len(above), -1)[:, np.flatnonzero(allowed)]
    height = np.maximum(inside.max(axis=1), -1)
    found = radius[allowed][inside.argmax(axis=1)]
    dotted = height >= _DOTTED
    strength, strongest = (float(value) for value in np.quantile(height, (0.5, 0.9)))
    frequency = coherence = angles = 0.0
    if dotted.sum() >= 2:
        frequency = float(np.median(found[dotted]))
        coherence = float((np.abs(found[dotted] / frequency - 1) < 0.12).mean())
        ring = allowed & (np.abs(radius / frequency - 1) < 0.2)
        pooled = above[dotted].mean(axis=0)
        angles = _directions(pooled, ring, angle)
        # Bins are coarse: the centre of the peaks' mass is finer.
        weight = 10 ** (pooled[ring] / 10)
        frequency = float((weight * radius[ring]).sum() / weight.sum())
    return HalftoneEvidence(
        strength=max(0.0, strength),
        strongest=max(0.0, strongest),
        dotted_share=float(dotted.mean()),
        mid_share=mid_share,
        frequency=frequency,
        lines_per_inch=frequency * _pixels_per_mm(sample, size_mm) * _MILLIMETRES_AN_INCH,
        angles=angles,
        coherence=coherence,
    )


def _even(planes: NDArray[np.float32], block: int) -> NDArray[np.bool_]:
    """(n, b, b) which blocks of the (n, s, s) windows are mid-tone and without print."""
    count, size = planes.shape[:2]
    across = size // block
    tall = halved(planes.reshape(-1, size), (block // 8).bit_length() - 1)
    tiles = tall.reshape(count, across, 8, across, 8)
    mean = tiles.mean(axis=(2, 4))
    spread = tiles.max(axis=2).max(axis=3) - tiles.min(axis=2).min(axis=3)
    return np.asarray((spread < 28) & (mean > 60) & (mean < 225))


@lru_cache(maxsize=4)
def _plane(
    block: int,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """Of every frequency: cycles a pixel, angle in radians, whether dots may be of it."""
    y, x = frequencies(block)
    radius = np.hypot(x, y)
    eighths = [np.abs(part * 8 - np.round(part * 8)) < 0.15 for part in (x, y)]
    allowed = (radius >= _LOWEST) & (radius <= _HIGHEST) & ~(eighths[0] & eighths[1])
    return radius, np.arctan2(y, x), allowed


def _directions(
    pooled: NDArray[np.float32], ring: NDArray[np.bool_], angle: NDArray[np.float32]
) -> float:
    """How many of twelve sectors of a half turn stand out and are not their neighbour's flank."""
    sector = (np.degrees(angle) % 180 // 15).astype(int)
    peaks = np.array([pooled[ring & (sector == i)].max(initial=0) for i in range(12)], np.float64)
    high = (peaks > 4) & (peaks > 0.5 * peaks.max())
    summit = (peaks >= np.roll(peaks, 1)) & (peaks > np.roll(peaks, -1))
    return float(min(6, (high & summit).sum()))


def _pixels_per_mm(sample: Sample, size_mm: tuple[float, float] | None) -> float:
    if size_mm is None or min(size_mm) <= 0:
        return 0.0
    long, short = sample.pixels_per_side
    return (long / max(size_mm) + short / min(size_mm)) / 2
