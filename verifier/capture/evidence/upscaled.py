"""Was the picture enlarged? What interpolation leaves out, and what it repeats."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, luma

__all__ = ["UpscaleEvidence", "measure_upscaled"]

_CROP = 512
_THIN = 4


@dataclass(frozen=True, slots=True)
class UpscaleEvidence:
    """Traces of enlarging.

    Attributes:
        cut_off: Frequency that holds 99.5 % of the windows' energy above 0.03, cycles a pixel,
            0.03 to 0.5; low for enlarged, soft and shaken pictures.
        high_share: Energy above 0.35 over energy from 0.05 to 0.15, decibels, -90 to 10.
        drop: Steepest fall of the spectrum over a tenth of the band, decibels, from 0: enlarging
            ends it abruptly, a lens gently.
        factor: Estimated enlargement, 1 where there is none, to 4; 0.5 over the place of the drop.
        periodicity: Peak of the period that interpolation gives second differences, from 0, in
            deviations above the rest; from about 11 it is there. Multiples of 1/8 are left out.
        period_frequency: Of that peak, cycles a pixel, 0.09 to 0.5; 0 where it is not there.
            Enlarging by f < 2 gives 1 - 1 / f, by more 1 / f.
    """

    cut_off: float
    high_share: float
    drop: float
    factor: float
    periodicity: float
    period_frequency: float


def measure_upscaled(sample: Sample) -> UpscaleEvidence:
    """Measure a picture."""
    size = sample.bright.shape[1]
    profile = _profile(sample.bright)
    place = np.arange(len(profile)) / size
    beyond = np.where(place >= 0.03, profile, 0)
    total = float(beyond.sum())
    cut_off = 0.03
    if total > 0:
        cut_off = float(place[int(np.searchsorted(np.cumsum(beyond), 0.995 * total))])
    level = 10 * np.log10(profile + 1e-3)
    drop, factor = _drop(level, place)
    strength, period = _periodicity(sample.pixels)
    return UpscaleEvidence(
        cut_off=float(np.clip(cut_off, 0.03, 0.5)),
        high_share=float(
            np.clip(_band(level, place, 0.35, 0.5) - _band(level, place, 0.05, 0.15), -90, 10)
        ),
        drop=drop,
        factor=factor,
        periodicity=strength,
        period_frequency=period,
    )


def _profile(planes: NDArray[np.float32]) -> NDArray[np.float64]:
    """(s / 2 + 1,) power along both axes, summed over lines and windows."""
    count, size = planes.shape[:2]
    # Some of the lines are enough for a mean.
    lines = np.empty((2, count, size // _THIN, size), np.float32)
    for plane, across, down in zip(planes, *lines, strict=True):
        centred = plane - np.float32(cv2.mean(plane)[0])
        across[:] = centred[::_THIN]
        down[:] = centred[:, ::_THIN].T
    tall = lines.reshape(-1, size)
    packed = cv2.dft(tall * np.hanning(size).astype(np.float32), flags=cv2.DFT_ROWS)
    mean = 2 * cv2.multiply(packed, packed).mean(axis=0)
    # OpenCV packs real and imaginary parts side by side, the two ends without an imaginary part.
    power = np.concatenate([mean[:1], mean[1:-1:2] + mean[2:-1:2], mean[-1:]])
    smooth = np.convolve(np.pad(power, 2, mode="edge"), np.ones(5) / 5, "valid")
    return np.asarray(smooth / size, np.float64)


def _band(level: NDArray[np.float64], place: NDArray[np.float64], low: float, high: float) -> float:
    return float(level[(place >= low) & (place < high)].mean())


def _drop(level: NDArray[np.float64], place: NDArray[np.float64]) -> tuple[float, float]:
    tenth = max(2, len(level) // 10)
    fall = level[:-tenth] - level[tenth:]
    middle = place[:-tenth] + place[tenth] / 2
    # Compared with the usual fall of the spectrum around; a single lens has one slope.
    usual = float(np.median(fall[(middle > 0.05)])) if (middle > 0.05).any() else 0.0
    allowed = (middle > 0.12) & (middle < 0.46)
    if not allowed.any():
        return 0.0, 1.0
    at = int(np.argmax(np.where(allowed, fall, -np.inf)))
    drop = max(0.0, float(fall[at]) - max(usual, 0.0))
    return drop, float(np.clip(0.5 / middle[at], 1, 8)) if drop > 6 else 1.0


def _periodicity(pixels: NDArray[np.uint8]) -> tuple[float, float]:
    height, width = pixels.shape[:2]
    rows, columns = min(_CROP, height), min(_CROP, width)
    top, left = (height - rows) // 2, (width - columns) // 2
    plane = luma(pixels[top : top + rows, left : left + columns])
    best = (0.0, 0.0)
    for axis in (1, 0):
        if plane.shape[axis] < 64:
            continue
        second = _second_differences(plane, axis)
        trend = np.convolve(np.pad(second, 8, mode="edge"), np.ones(17) / 17, "valid")
        ratio = second / (trend + 0.05) - 1
        spectrum = np.abs(np.fft.rfft(ratio * np.hanning(len(ratio))))
        place = np.arange(len(spectrum)) / len(ratio)
        jpeg = np.abs(place * 8 - np.round(place * 8)) < 8 * 2.5 / len(ratio)
        allowed = (place > 0.09) & ~jpeg
        # Enlarging by two is at 1/2, which no JPEG has to itself.
        spread = float(np.median(spectrum[allowed])) + 1e-3
        at = int(np.argmax(np.where(allowed, spectrum, -1)))
        strength = float(spectrum[at]) / spread
        if strength > best[0]:
            best = strength, float(place[at]) if strength > 11 else 0.0
    return best


def _second_differences(plane: NDArray[np.float32], axis: int) -> NDArray[np.float64]:
    """Their means over the other axis, size and no sign, what is an edge cut short."""
    if axis == 0:
        apart = cv2.subtract(plane[1:], plane[:-1])
        bent = cv2.absdiff(apart[1:], apart[:-1])
    else:
        apart = cv2.subtract(plane[:, 1:], plane[:, :-1])
        bent = cv2.absdiff(apart[:, 1:], apart[:, :-1])
    cut = np.minimum(bent, np.float32(20))
    return np.asarray(cut.mean(axis=1 - axis), np.float64)
