"""Sensor noise in flat areas: how much, at which brightness, and how far it is smeared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, halved, red_less_blue

__all__ = ["NoiseEvidence", "measure_noise"]

_BLOCK = 16
_QUIETEST = 0.3
_ENOUGH = 250  # blocks, for what is a mean over their pixels
_PER_SQUARE = np.float32(12 / (_BLOCK**3 - _BLOCK))  # one over the sum of squares of the ramp


@dataclass(frozen=True, slots=True)
class NoiseEvidence:
    """Noise of the flattest third of the document's blocks of 16 by 16 pixels.

    Deviations are in code values (0 to 255), robust, of what is left of a block less its fitted
    plane; 0 where no block is of that brightness. A rendered picture has none; a photo 0.3 to 6.

    Attributes:
        luma_dark: Where luma is below 85.
        luma_mid: From 85 to 170.
        luma_bright: From 170.
        luma_all: Median of all brightnesses.
        chroma: Of red minus blue.
        correlation: Between neighbours, -1 to 1: demosaicing, denoising and enlarging raise it;
            white noise has 0. 0 where there is no noise.
        coarse_share: Noise left after averaging 4 by 4 pixels, over the noise; white noise 0.25,
            denoised photos 0.4 to 0.8.
        silent_share: Share of all blocks without any variation, 0 to 1; rendered pictures.
        flat_share: Share of all blocks that are nearly flat (deviation below 3), 0 to 1.
    """

    luma_dark: float
    luma_mid: float
    luma_bright: float
    luma_all: float
    chroma: float
    correlation: float
    coarse_share: float
    silent_share: float
    flat_share: float


def measure_noise(sample: Sample) -> NoiseEvidence:
    """Measure a picture."""
    mean, rest = _detrended(sample.bright)
    deviation = _deviation(rest, 4)
    # Structure survives averaging, noise does not: so blocks are chosen by what survives.
    coarse = _deviation(halved(rest, 2), 2)
    silent = deviation < 0.02
    clipped = (mean < 3) | (mean > 252)
    # Beyond a few code values it is print, whatever is flattest.
    usable = ~clipped & (coarse < 3)
    share = float(silent.mean())
    flat = float((deviation < 3).mean())
    if usable.sum() < 8:
        return NoiseEvidence(0, 0, 0, 0, 0, 0, 0, share, flat)
    quiet = coarse[usable]
    limit = np.partition(quiet, int(_QUIETEST * quiet.size))[int(_QUIETEST * quiet.size)]
    chosen = usable & (coarse <= limit)
    few = np.flatnonzero(chosen)
    few = few[:: max(1, len(few) // _ENOUGH)]
    tint = red_less_blue(_cut(sample.windows.reshape(-1, *sample.windows.shape[2:]), few))
    _, tint_rest = _detrended(tint)
    residue = _cut(rest, few)
    share_left = coarse[chosen] / np.maximum(deviation[chosen], 0.02)
    variance = float((residue**2).mean())
    neighbours = (
        (residue[:, 1:] * residue[:, :-1]).mean(),
        (residue[..., 1:] * residue[..., :-1]).mean(),
    )
    bands = [
        _median(deviation[chosen & (mean >= low) & (mean < high)])
        for low, high in ((0, 85), (85, 170), (170, 256))
    ]
    return NoiseEvidence(
        luma_dark=bands[0],
        luma_mid=bands[1],
        luma_bright=bands[2],
        luma_all=_median(deviation[chosen]),
        chroma=_median(_deviation(tint_rest, 4)),
        correlation=float(np.mean(neighbours)) / variance if variance > 1e-3 else 0.0,
        coarse_share=_median(share_left),
        silent_share=share,
        flat_share=flat,
    )


def _detrended(planes: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Means of the blocks of (n, h, w) planes, (n * h / 16, w / 16); and (n * h, w) less planes.

    The planes lie below each other; every block has had its fitted plane taken off.
    """
    width = planes.shape[2]
    # Lines of blocks: only the sums over their rows need all pixels.
    lines = planes.reshape(-1, _BLOCK, width)
    ramp = _ramp()
    weights = np.stack([np.full(_BLOCK, 1 / _BLOCK, np.float32), ramp])
    rows = weights @ lines  # small products each: OpenBLAS starts no threads that spin after
    across = rows[:, 0].reshape(len(lines), -1, _BLOCK)
    mean = across.mean(axis=2)
    slope_x = (across * ramp).sum(axis=2)[..., None]
    level = mean[..., None] + slope_x * ramp * _PER_SQUARE
    slope_y = rows[:, 1].reshape(len(lines), -1, _BLOCK).mean(axis=2)
    fall = np.repeat(slope_y * _PER_SQUARE, _BLOCK, axis=1)
    rest = lines - level.reshape(len(lines), 1, width)
    rest -= fall[:, None] * ramp[:, None]
    return mean, np.asarray(rest.reshape(-1, width), np.float32)


@lru_cache(maxsize=1)
def _ramp() -> NDArray[np.float32]:
    return (np.arange(_BLOCK) - (_BLOCK - 1) / 2).astype(np.float32)


def _deviation(rest: NDArray[np.float32], times: int) -> NDArray[np.float32]:
    """Root mean square of the blocks of a (h, w) plane, of a side of two ``times`` doubled."""
    return np.asarray(np.sqrt(halved(np.square(rest), times)), np.float32)


def _cut(plane: NDArray[Any], blocks: NDArray[np.intp]) -> NDArray[Any]:
    """(m, 16, 16, ...) blocks of a (h, w, ...) plane by their number, row by row."""
    across = plane.shape[1] // _BLOCK
    cut = plane.reshape(-1, _BLOCK, across, _BLOCK, *plane.shape[2:])
    return np.ascontiguousarray(cut[blocks // across, :, blocks % across])


def _median(values: NDArray[np.float32]) -> float:
    return float(np.median(values)) if values.size else 0.0
