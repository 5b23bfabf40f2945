"""Peaks of a spectrum above its surroundings: what repeats, and where it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Peak", "excess", "find_peaks", "frequencies"]

_PROUD = 4.0  # decibels; what stands out more does not count to the floor
_PRESENT = 6.0  # a window has the peak from here on, decibels


@dataclass(frozen=True, slots=True)
class Peak:
    """The strongest repetition that windows share.

    Attributes:
        height: Decibels above the spectrum's local floor, mean over windows, from 0.
        single: The same for the one window where it is highest, wherever that is.
        frequency: Cycles a pixel, 0 to 0.71.
        angle: Degrees from the x axis, 0 to 180.
        agreement: Share of windows that have it at that place, 0 to 1.
    """

    height: float
    single: float
    frequency: float
    angle: float
    agreement: float


@lru_cache(maxsize=8)
def frequencies(size: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(size, size // 2 + 1) cycles a pixel along y and x; y runs from -0.5 up."""
    down = np.fft.fftshift(np.fft.fftfreq(size)).astype(np.float32)
    across = np.fft.rfftfreq(size).astype(np.float32)
    y, x = np.meshgrid(down, across, indexing="ij")
    return y, x


def excess(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log power above its surroundings.

    Args:
        planes: (n, s, s) float32, any unit.

    Returns:
        (n, s, s // 2 + 1) float32 decibels; frequencies as :func:`frequencies` gives.
    """
    size = planes.shape[1]
    hann = _hann(size)
    reach = 15 if size >= 128 else 9
    whitening, half = _whitening(size), size // 2
    results = np.empty((len(planes), size, half + 1), np.float32)
    for plane, out in zip(planes, results, strict=True):
        power = _power(cv2.dft((plane - plane.mean()) * hann))
        power = np.concatenate([power[half:], power[:half]])
        # The window smears a peak over three bins anyway; noise calms down. What is next to
        # nothing (a rendered flat) is lifted to a floor, or its rounding would look like peaks.
        power = cv2.blur(power, (3, 3)) + np.float32(1e-3 * size * size)
        level = cv2.log(power) * np.float32(10 / np.log(10)) + whitening
        # A straight edge draws a streak through the spectrum: on it only what tops the streak
        # stands out, so the floor is taken along both axes as well.
        along = cv2.max(_floor(level, (reach, 1)), _floor(level, (1, reach)))
        cv2.subtract(level, cv2.max(_floor(level, (reach, reach)), along), out)
    return results


def _power(packed: NDArray[np.float32]) -> NDArray[np.float32]:
    """(s, s) of OpenCV's packed transform to (s, s // 2 + 1) power, rows from frequency 0 up."""
    size = len(packed)
    half = size // 2
    square = np.square(packed)
    power = np.empty((size, half + 1), np.float32)
    np.add(square[:, 1:-1:2], square[:, 2:-1:2], out=power[:, 1:-1])
    for column, edge in ((0, square[:, 0]), (half, square[:, -1])):
        # These two columns hold only their upper half, real and imaginary parts below each other.
        power[0, column], power[half, column] = edge[0], edge[-1]
        power[1:half, column] = edge[1:-1:2] + edge[2:-1:2]
        power[half + 1 :, column] = power[1:half, column][::-1]
    return power


def _floor(level: NDArray[np.float32], box: tuple[int, int]) -> NDArray[np.float32]:
    """Mean over a box, what stands out left off."""
    around = cv2.blur(level, box) + np.float32(_PROUD)
    return np.asarray(cv2.blur(cv2.min(level, around), box), np.float32)


def find_peaks(
    above: NDArray[np.float32], regions: tuple[NDArray[np.bool_], ...], drift: int = 5
) -> tuple[Peak, ...]:
    """The highest place that windows share, of each region.

    Args:
        above: (n, s, s // 2 + 1) decibels from :func:`excess`.
        regions: Masks of its last two axes: where a peak may be.
        drift: Bins over which perspective may move a peak between windows.
    """
    kernel = np.ones((drift, drift), np.uint8)
    spread = np.asarray(np.stack([cv2.dilate(window, kernel) for window in above]), np.float32)
    pooled = np.asarray(spread.mean(axis=0), np.float32)
    plain = np.asarray(above.mean(axis=0), np.float32)
    highest = np.asarray(spread.max(axis=0), np.float32)
    return tuple(_top(spread, pooled, highest, plain, region, drift) for region in regions)


def _top(
    spread: NDArray[np.float32],
    pooled: NDArray[np.float32],
    highest: NDArray[np.float32],
    plain: NDArray[np.float32],
    allowed: NDArray[np.bool_],
    drift: int,
) -> Peak:
    if not allowed.any():
        return Peak(0.0, 0.0, 0.0, 0.0, 0.0)
    inside = np.where(allowed, pooled, np.float32(-99))
    row, column = np.unravel_index(int(inside.argmax()), inside.shape)
    # Dilating made a plateau of it; the top is where the windows' plain mean is highest.
    near = drift // 2
    rows = slice(max(0, row - near), row + near + 1)
    columns = slice(max(0, column - near), column + near + 1)
    around = plain[rows, columns]
    at = np.unravel_index(int(around.argmax()), around.shape)
    y, x = frequencies(spread.shape[1])
    fy, fx = float(y[rows, columns][at]), float(x[rows, columns][at])
    usual = float(np.median(pooled[allowed][::5]))
    return Peak(
        height=max(0.0, float(pooled[row, column]) - usual),
        single=max(0.0, float(highest[allowed].max())),
        frequency=float(np.hypot(fx, fy)),
        angle=float(np.degrees(np.arctan2(fy, fx)) % 180),
        agreement=float((spread[:, row, column] >= _PRESENT).mean()),
    )


@lru_cache(maxsize=8)
def _whitening(size: int) -> NDArray[np.float32]:
    """Decibels that level the usual fall of a picture's spectrum, so that its slope is no peak."""
    y, x = frequencies(size)
    return (20 * np.log10(np.hypot(x, y) + 1 / size)).astype(np.float32)


@lru_cache(maxsize=8)
def _hann(size: int) -> NDArray[np.float32]:
    one = np.hanning(size).astype(np.float32)
    return np.outer(one, one)
