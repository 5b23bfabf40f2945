"""Smooth random fields, the raw material of every surface, and the linear-light conversion."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Field", "Pixels", "TO_LINEAR", "fbm", "grain", "linear_to_srgb", "ramp"]

Field = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def _srgb_table() -> Field:
    value = np.arange(256) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


TO_LINEAR: Field = _srgb_table()
"""(256,) float32: the linear light of each sRGB byte (IEC 61966-2-1), 0..1."""


def linear_to_srgb(linear: float | Field) -> Field:
    """Linear light 0..1 to sRGB-encoded 0..1 (IEC 61966-2-1)."""
    value = np.clip(np.asarray(linear, np.float32), 0, 1)
    return np.where(
        value <= 0.0031308, value * 12.92, 1.055 * np.power(value, 1 / 2.4) - 0.055
    ).astype(np.float32)


def fbm(
    rng: np.random.Generator,
    shape: tuple[int, int],
    cell: float | tuple[float, float],
    octaves: int = 4,
    gain: float = 0.5,
) -> Field:
    """Fractal noise: octaves of smoothly interpolated random grids.

    Args:
        rng: Source of randomness.
        shape: (height, width) in pixels.
        cell: Size in pixels of the coarsest grid cell, or (along x, along y).
        octaves: Number of layers, each half the cell of the one before.
        gain: Amplitude of each layer relative to the one before.

    Returns:
        (height, width) float32 with mean about 0 and standard deviation about 1.
    """
    height, width = shape
    cx, cy = (cell, cell) if isinstance(cell, int | float) else cell
    total = np.zeros(shape, np.float32)
    weight = 0.0
    amplitude = 1.0
    for _ in range(octaves):
        gw, gh = max(2, round(width / cx) + 2), max(2, round(height / cy) + 2)
        if gw > width or gh > height:
            gw, gh = min(gw, width), min(gh, height)
        grid = rng.standard_normal((gh, gw), dtype=np.float32)
        # Cubic interpolation of white noise keeps about two thirds of its deviation.
        total += amplitude * 1.5 * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        weight += amplitude**2
        amplitude *= gain
        cx, cy = max(1.0, cx / 2), max(1.0, cy / 2)
    total *= np.float32(1 / np.sqrt(weight))
    return total


def grain(rng: np.random.Generator, shape: tuple[int, int], sigma: float = 0.0) -> Field:
    """White noise, optionally blurred by ``sigma`` pixels, standard deviation 1."""
    noise = rng.standard_normal(shape, dtype=np.float32)
    if sigma > 0:
        noise = cv2.GaussianBlur(noise, (0, 0), sigma)
        noise /= max(float(noise.std()), 1e-6)
    return noise


def ramp(field: Field, stops: list[tuple[float, tuple[int, int, int]]]) -> Pixels:
    """Colour a scalar field.

    Args:
        field: (H, W) float32; values outside the stops take the end colours.
        stops: Increasing ``(value, (R, G, B))``.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    low, high = stops[0][0], stops[-1][0]
    levels = np.linspace(low, high, 256)
    at = [value for value, _ in stops]
    table = np.stack([np.interp(levels, at, [c[k] for _, c in stops]) for k in range(3)], axis=1)
    scaled = cv2.convertScaleAbs(
        np.clip(field, low, high) - np.float32(low), alpha=255 / (high - low)
    )
    return cv2.LUT(cv2.merge([scaled] * 3), table.astype(np.uint8)[None])
