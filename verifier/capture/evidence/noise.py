"""Sensor noise in flat areas: how much, at which brightness, and how far it is smeared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, luma

__all__ = ["NoiseEvidence", "measure_noise"]

_BLOCK = 16
_QUIETEST = 0.3
_QUARTER = np.kron(np.eye(4), np.full(4, 0.25)).astype(np.float32)  # means of four


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
    windows = sample.windows
    bright = _blocks(luma(windows))
    tint = _blocks(windows[..., 2].astype(np.float32) - windows[..., 0])
    mean = bright.reshape(len(bright), -1).mean(axis=1)
    rest = _detrended(bright)
    deviation = _deviation(rest)
    # Structure survives averaging, noise does not: so blocks are chosen by what survives.
    coarse = _deviation(np.asarray(_QUARTER @ rest @ _QUARTER.T, np.float32))
    silent = deviation < 0.02
    clipped = (mean < 3) | (mean > 252)
    # Beyond a few code values it is print, whatever is flattest.
    usable = ~clipped & (coarse < 3)
    share = float(silent.mean())
    flat = float((deviation < 3).mean())
    if usable.sum() < 8:
        return NoiseEvidence(0, 0, 0, 0, 0, 0, 0, share, flat)
    chosen = usable & (coarse <= np.quantile(coarse[usable], _QUIETEST))
    tint_deviation = _deviation(_detrended(tint[chosen]))
    residue = rest[chosen]
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
        chroma=_median(tint_deviation),
        correlation=float(np.mean(neighbours)) / variance if variance > 1e-3 else 0.0,
        coarse_share=_median(share_left),
        silent_share=share,
        flat_share=flat,
    )


def _blocks(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, s, s) to (m, 16, 16)."""
    count, size = planes.shape[0], planes.shape[1] // _BLOCK
    cut = planes.reshape(count, size, _BLOCK, size, _BLOCK).transpose(0, 1, 3, 2, 4)
    return np.ascontiguousarray(cut.reshape(-1, _BLOCK, _BLOCK))


def _detrended(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Blocks less their fitted planes."""
    ramp = (np.arange(_BLOCK, dtype=np.float32) - (_BLOCK - 1) / 2).astype(np.float32)
    scale = float((ramp**2).sum()) * _BLOCK
    flat = blocks.reshape(len(blocks), -1)
    design = np.stack([np.tile(ramp, _BLOCK), np.repeat(ramp, _BLOCK)])
    slopes = flat @ design.T / np.float32(scale)
    rest = flat - flat.mean(axis=1, keepdims=True) - slopes @ design
    return np.asarray(rest.reshape(blocks.shape), np.float32)


def _deviation(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """(m,) root mean square of blocks whose mean is zero."""
    flat = blocks.reshape(len(blocks), -1)
    power = np.einsum("ij,ij->i", flat, flat) / np.float32(flat.shape[1])
    return np.asarray(np.sqrt(power), np.float32)


def _median(values: NDArray[np.float32]) -> float:
    return float(np.median(values)) if values.size else 0.0
