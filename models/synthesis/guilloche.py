"""Fine security curves: waves, rosettes, interlaced bands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["band", "rosette", "waves"]

Curve = NDArray[np.float64]  # (N, 2) points in millimetres


def waves(
    rng: np.random.Generator,
    size: tuple[float, float],
    *,
    pitch: float,
    amplitude: float,
    length: float,
    drift: float = 0.06,
    step: float = 0.35,
) -> list[Curve]:
    """A field of nearly parallel waves over ``size``; neighbours drift in phase.

    Args:
        rng: Source of chance.
        size: ``(width, height)`` in millimetres.
        pitch: Distance between curves.
        amplitude: Height of the waves.
        length: Wave length.
        drift: Phase difference between neighbours, radians.
        step: Distance between points.
    """
    width, height = size
    x = np.arange(-step, width + 2 * step, step)
    phase, bend = rng.uniform(0, 6.28, 2)
    curves = []
    count = int((height + 4 * amplitude) / pitch)
    for index in range(count):
        middle = -2 * amplitude + index * pitch
        swell = 1 + 0.5 * np.sin(2 * np.pi * x / width * 1.5 + bend + 0.02 * index)
        y = middle + amplitude * swell * np.sin(2 * np.pi * x / length + phase + drift * index)
        y = y + 0.4 * amplitude * np.sin(2 * np.pi * x / (length * 2.7) - drift * 2 * index)
        curves.append(np.stack([x, y], axis=1))
    return curves


def rosette(
    centre: tuple[float, float], radius: float, petals: int, *, turns: int = 9, inner: float = 0.35
) -> list[Curve]:
    """A rosette of turned waves around ``centre``, as bank notes have."""
    angle = np.linspace(0, 2 * np.pi, 60 * petals)
    curves = []
    for turn in range(turns):
        phase = 2 * np.pi * turn / turns
        swing = 0.5 + 0.5 * np.sin(petals * angle + phase)
        r = radius * (inner + (1 - inner) * swing)
        curves.append(
            np.stack([centre[0] + r * np.cos(angle), centre[1] + r * np.sin(angle)], axis=1)
        )
    return curves


def band(
    start: tuple[float, float],
    end: tuple[float, float],
    half_width: float,
    *,
    period: float,
    strands: int,
) -> list[Curve]:
    """Sine strands twisted around the line from ``start`` to ``end``.

    The period is adjusted so that a whole number of them fits.
    """
    a, b = np.asarray(start, float), np.asarray(end, float)
    length = float(np.linalg.norm(b - a))
    along = (b - a) / length
    across = np.array([-along[1], along[0]])
    count = max(1, round(length / period))
    t = np.linspace(0, 1, count * 24 + 1)
    curves = []
    for strand in range(strands):
        phase = 2 * np.pi * strand / strands
        offset = half_width * np.sin(2 * np.pi * count * t + phase)
        curves.append(a + t[:, None] * length * along + offset[:, None] * across)
    return curves
