"""From light on the lens to raw sensor numbers."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .noise import Field

__all__ = ["COLOUR_MATRIX", "FULL_SCALE", "blur", "expose"]

FULL_SCALE = 16000
"""Raw number at which a pixel is full."""

COLOUR_MATRIX = np.array([[1.62, -0.48, -0.14], [-0.24, 1.46, -0.22], [-0.03, -0.52, 1.55]])
"""Camera RGB to linear sRGB (rows sum to 1): what undoing the filters' overlap costs in noise."""

RESPONSE = np.array([0.52, 1.0, 0.6])
"""Relative sensitivity of red, green and blue pixels to neutral daylight."""

_WELL = 9000.0
_READ = 3.0
_STRIP = 128  # rows; even, so that the mosaic is not cut


def blur(light: Field, *, sigma: float, radius: float, motion: tuple[float, float]) -> Field:
    """Lens softness, defocus and shake.

    Args:
        light: (H, W, 3) float32 linear.
        sigma: Gaussian, pixels.
        radius: Defocus disc, pixels.
        motion: Shake vector, pixels.

    Returns:
        (H, W, 3) float32.
    """
    length = float(np.hypot(*motion))
    if radius < 1.2 and length < 1.2:
        # Small discs and shakes differ from a Gaussian of equal variance by less than noise.
        total = float(np.sqrt(sigma**2 + radius**2 / 4 + length**2 / 12))
        return cv2.GaussianBlur(light, (0, 0), total, borderType=cv2.BORDER_REFLECT)
    over = 4
    half = int(np.ceil(max(radius, length / 2))) + 1
    size = 2 * half + 1
    kernel = np.zeros((size * over, size * over), np.float32)
    middle = (size * over - 1) / 2
    if radius > 0.1:
        centre = (round(middle * 16), round(middle * 16))
        cv2.circle(kernel, centre, round(radius * over * 16), 1.0, -1, cv2.LINE_AA, 4)
    else:
        kernel[int(middle), int(middle)] = 1
    if length > 0.1:
        line = np.zeros_like(kernel)
        step = np.array(motion) * over / 2
        ends = [np.round((middle + s * step) * 16).astype(int) for s in (-1, 1)]
        cv2.line(line, tuple(map(int, ends[0])), tuple(map(int, ends[1])), 1.0, over // 2,
                 cv2.LINE_8, 4)  # fmt: skip
        kernel = cv2.filter2D(kernel, -1, line)
    kernel = cv2.resize(kernel, (size, size), interpolation=cv2.INTER_AREA)
    kernel /= kernel.sum()
    light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REFLECT)
    return cv2.GaussianBlur(light, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)


def expose(
    light: Field, rng: np.random.Generator, *, exposure: float, iso: float, pattern: float = 0.0
) -> NDArray[np.uint16]:
    """Count photons behind a Bayer mosaic (RGGB).

    Shot noise follows the photons a pixel of about 1.4 µm holds; read noise is constant.

    Args:
        light: (H, W, 3) float32 linear sRGB with the illuminant's colour still in it; even sides.
        rng: Source of randomness.
        exposure: Factor on the light; a green pixel is full at 1.
        iso: Sensitivity; the well holds 9000 electrons at ISO 50.
        pattern: Deviation of fixed row and column offsets, as a share of full; pixels' gains
            differ by twenty times as much.

    Returns:
        (H, W) uint16 raw mosaic, 0..:data:`FULL_SCALE`.
    """
    rows = (np.linalg.inv(COLOUR_MATRIX) * RESPONSE[:, None] * exposure).astype(np.float32)
    full = _WELL * 50 / iso
    raw = np.empty(light.shape[:2], np.uint16)
    columns = np.float32(pattern) * rng.standard_normal(raw.shape[1], dtype=np.float32)
    # In strips that fit the cache: several times faster than whole frames.
    for start in range(0, light.shape[0], _STRIP):
        colour = cv2.transform(light[start : start + _STRIP], rows)
        part = np.empty(colour.shape[:2], np.float32)
        for top, left, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
            part[top::2, left::2] = colour[top::2, left::2, channel]
        np.maximum(part, 0, out=part)
        deviation = cv2.sqrt(part * np.float32(1 / full) + np.float32((_READ / full) ** 2))
        deviation *= rng.standard_normal(part.shape, dtype=np.float32)
        part += deviation
        if pattern:
            part *= 1 + np.float32(20 * pattern) * rng.standard_normal(part.shape, dtype=np.float32)
            part += np.float32(pattern) * rng.standard_normal((len(part), 1), dtype=np.float32)
            part += columns
        # A pedestal keeps the dark noise symmetric, as cameras do.
        part *= FULL_SCALE
        part += 512
        raw[start : start + _STRIP] = np.clip(part, 0, FULL_SCALE + 512, out=part)
    return raw
