"""Peaks of a spectrum above its surroundings: what repeats, and where it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Peak", "excess", "find_peaks", "frequencies"]

_PROUD = 4.0  # decibels; what stands out more does not count to the floor
# Decibels as whole numbers, which halves the work: so many steps each, and where they begin.
_STEPS, _BEGIN = 256, -50.0
_CHUNK = 200_000  # pixels
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
    count, size = planes.shape[:2]
    # All planes lie below each other for the floor, their edges mirrored between.
    reach = 14 if size >= 128 else 8
    level = np.empty((count, size + 2 * reach, size // 2 + 1), np.uint16)
    # As many at once as a processor's cache holds: calls are few, and other threads go on beside.
    some = max(1, _CHUNK // size**2)
    for first in range(0, count, some):
        part = slice(first, first + some)
        level[part, reach:-reach] = _level(planes[part])
    level[:, :reach] = level[:, 2 * reach : reach : -1]
    level[:, -reach:] = level[:, -reach - 2 : -2 * reach - 2 : -1]
    tall = level.reshape(-1, level.shape[2])
    steps = cv2.subtract(tall, _floor(tall, reach + 1), None, None, cv2.CV_32F)
    above = np.asarray(steps, np.float32).reshape(level.shape)[:, reach:-reach]
    return np.asarray(above * np.float32(1 / _STEPS), np.float32)


def _level(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, s, s) to (n, s, s // 2 + 1) log power, levelled, in steps from ``_BEGIN`` on."""
    count, size = planes.shape[:2]
    means = planes.reshape(count, -1).mean(axis=1)
    centred = planes - means[:, None, None]
    centred *= _hann(size)
    packed = np.empty_like(centred)
    for plane, out in zip(centred, packed, strict=True):
        cv2.dft(plane, out)
    # A row more above and below, mirrored: planes do not mix where they meet.
    power = np.empty((count, size + 2, size // 2 + 1), np.float32)
    _fill_power(packed, power[:, 1:-1])
    power[:, 0], power[:, -1] = power[:, 2], power[:, -3]
    # The window smears a peak over three bins anyway; noise calms down. What is next to nothing
    # (a rendered flat) is lifted to a floor, or its rounding would look like peaks.
    calm = np.asarray(cv2.blur(power.reshape(-1, power.shape[2]), (3, 3)), np.float32)
    calm += np.float32(1e-3 * size * size)
    level = np.asarray(cv2.log(calm, calm), np.float32).reshape(power.shape)[:, 1:-1]
    level *= np.float32(_STEPS * 10 / np.log(10))
    level += _whitening(size)
    return level


def _fill_power(packed: NDArray[np.float32], power: NDArray[np.float32]) -> None:
    """(n, s, s) of OpenCV's packed transform to (n, s, s // 2 + 1) power, y from -0.5 up."""
    half = packed.shape[1] // 2
    np.square(packed, out=packed)
    for rows, source in ((slice(half, None), packed[:, :half]), (slice(half), packed[:, half:])):
        np.add(source[..., 1:-1:2], source[..., 2:-1:2], out=power[:, rows, 1:-1])
    for column, edge in ((0, packed[..., 0]), (half, packed[..., -1])):
        # These two columns hold only their upper half, real and imaginary parts below each other.
        power[:, half, column], power[:, 0, column] = edge[:, 0], edge[:, -1]
        power[:, half + 1 :, column] = edge[:, 1:-1:2] + edge[:, 2:-1:2]
        power[:, 1:half, column] = power[:, :half:-1, column]


def _floor(level: NDArray[np.uint16], reach: int) -> NDArray[np.uint16]:
    """What surrounds each bin, with what stands out left off.

    A straight edge draws a streak through the spectrum: on it only what tops the streak stands
    out, so the floor is the highest of three, along both axes and around.
    """
    floors = []
    for box in ((reach, reach), (reach, 1), (1, reach)):
        around = np.asarray(cv2.blur(level, box)) + np.uint16(_PROUD * _STEPS)
        floors.append(cv2.blur(cv2.min(level, around), box))
    return np.asarray(cv2.max(cv2.max(floors[0], floors[1]), floors[2]), np.uint16)


def find_peaks(
    above: NDArray[np.float32], regions: tuple[NDArray[np.intp], ...], drift: int
) -> tuple[Peak, ...]:
    """The highest place that windows share, of each region.

    Args:
        above: (n, s, s // 2 + 1) decibels from :func:`excess`.
        regions: Where a peak may be: indices into a window's (s, s // 2 + 1), flattened.
        drift: Bins, odd, over which perspective may move a peak between windows.
    """
    kernel = np.ones((drift, drift), np.uint8)
    spread = np.empty_like(above)
    for window, out in zip(above, spread, strict=True):
        out[:] = cv2.dilate(window, kernel)
    pooled, plain = spread.mean(axis=0), above.mean(axis=0)
    highest = spread.max(axis=0)
    return tuple(_top(spread, pooled, highest, plain, region, drift) for region in regions)


def _top(
    spread: NDArray[np.float32],
    pooled: NDArray[np.float32],
    highest: NDArray[np.float32],
    plain: NDArray[np.float32],
    allowed: NDArray[np.intp],
    drift: int,
) -> Peak:
    if not allowed.size:
        return Peak(0.0, 0.0, 0.0, 0.0, 0.0)
    inside = pooled.ravel()[allowed]
    best = int(inside.argmax())
    row, column = divmod(int(allowed[best]), pooled.shape[1])
    # Dilating made a plateau of it; the top is where the windows' plain mean is highest.
    near = drift // 2
    rows = slice(max(0, row - near), row + near + 1)
    columns = slice(max(0, column - near), column + near + 1)
    around = plain[rows, columns]
    at = np.unravel_index(int(around.argmax()), around.shape)
    y, x = frequencies(spread.shape[1])
    fy, fx = float(y[rows, columns][at]), float(x[rows, columns][at])
    some = inside[::5]
    usual = float(np.partition(some, len(some) // 2)[len(some) // 2])
    return Peak(
        height=max(0.0, float(inside[best]) - usual),
        single=max(0.0, float(highest.ravel()[allowed].max())),
        frequency=float(np.hypot(fx, fy)),
        angle=float(np.degrees(np.arctan2(fy, fx)) % 180),
        agreement=float((spread[:, row, column] >= _PRESENT).mean()),
    )


@lru_cache(maxsize=8)
def _whitening(size: int) -> NDArray[np.float32]:
    """What levels the usual fall of a picture's spectrum, so that its slope is no peak.

    In steps of 1 / ``_STEPS`` decibel, from ``_BEGIN`` on.
    """
    y, x = frequencies(size)
    decibels = 20 * np.log10(np.hypot(x, y) + 1 / size) - _BEGIN
    return (decibels * _STEPS).astype(np.float32)


@lru_cache(maxsize=8)
def _hann(size: int) -> NDArray[np.float32]:
    one = np.hanning(size).astype(np.float32)
    return np.outer(one, one)
