"""Halftone screens: how a machine that knows only ink and no ink makes tones.

A screen is a tile of thresholds that repeats without a seam: its frequencies are whole numbers of
cycles a tile, as in a printer's own supercells.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.synthesis.capture.noise import Pixels

__all__ = ["HOLD_OUT_SCREENS", "SCREENS", "halftone", "spot_tile"]

SCREENS = ("round", "line", "blue", "diffusion")
"""Kinds of screen that training may see."""
HOLD_OUT_SCREENS = ("ellipse", "green", "stochastic", "cross")
"""Kinds kept for measuring."""

_SIDE = 128


def _equal(field: NDArray[np.floating]) -> Pixels:
    """Thresholds in the order of a field: equal steps of tone darken equal areas."""
    rank = np.empty(field.size, np.int64)
    rank[np.argsort(field, axis=None, kind="stable")] = np.arange(field.size)
    return (1 + rank * 254 // field.size).astype(np.uint8).reshape(field.shape)


@lru_cache(maxsize=64)
def spot_tile(kind: str, across: int, down: int) -> Pixels:
    """A clustered screen with ``across``, ``down`` cycles a tile along its first direction.

    Returns:
        (128, 128) uint8 thresholds; ink falls where the cover is above.
    """
    y, x = np.mgrid[:_SIDE, :_SIDE] / _SIDE
    first = 2 * np.pi * (across * x + down * y)
    second = 2 * np.pi * (-down * x + across * y)
    match kind:
        case "line":
            value = np.cos(first) + 0.05 * np.cos(second)
        case "ellipse":
            value = np.cos(first) + 0.6 * np.cos(second)
        case "cross":
            value = np.minimum(np.cos(first), np.cos(second))
        case _:
            value = np.cos(first) + np.cos(second)
    jitter = np.random.default_rng([abs(across), abs(down), 3302]).normal(0, 1e-3, value.shape)
    return _equal(-(value + jitter))


@lru_cache(maxsize=32)
def _noise_tile(kind: str, number: int, grain: int) -> Pixels:
    """Thresholds of scattered drops: blue noise keeps drops apart, green lets them clump."""
    side = 4 * _SIDE // grain
    rng = np.random.default_rng([number, 3301])
    r = np.hypot(*np.meshgrid(np.fft.fftfreq(side), np.fft.rfftfreq(side), indexing="ij"))
    # A little of everything but nothing slow: slow waves would show as a repeating pattern.
    band = np.exp(-(((r - 0.2) / 0.08) ** 2)) if kind == "green" else np.minimum(r / 0.35, 1) ** 2
    rank = rng.random((side, side))
    for _ in range(8):
        wave = np.fft.irfft2(np.fft.rfft2(rank) * band, s=rank.shape)
        order = np.empty(wave.size)
        order[np.argsort(wave, axis=None)] = np.arange(wave.size)
        rank = order.reshape(wave.shape) / wave.size
    return np.kron(_equal(rank), np.ones((grain, grain), np.uint8))


def halftone(
    cover: Pixels,
    rng: np.random.Generator,
    *,
    kind: str,
    lines_per_mm: float,
    angle: float,
    scale: float,
    hard: float = 3.0,
) -> Pixels:
    """Lay toner or ink down in dots.

    Args:
        cover: (H, W) uint8 wanted share of ink, 255 being solid.
        rng: Source of chance: where the screen starts.
        kind: One of :data:`SCREENS` or :data:`HOLD_OUT_SCREENS`.
        lines_per_mm: Frequency of clustered screens.
        angle: Of clustered screens, degrees.
        scale: Pixels a millimetre.
        hard: Steepness of a dot's edge.

    Returns:
        (H, W) uint8 ink.
    """
    if kind == "diffusion":
        bits = Image.fromarray(255 - cover).convert("1")
        return 255 - np.asarray(bits.convert("L"))
    h, w = cover.shape
    if kind in ("blue", "green", "stochastic"):
        grain = max(1, round(scale / (16 if kind == "blue" else 8)))
        tile = _noise_tile(kind, int(rng.integers(4)), 1 << (grain.bit_length() - 1))
        hard = 8.0
    else:
        # Above this the grid of pixels cannot carry the screen and would beat with it.
        cycles = min(lines_per_mm / scale, 1 / 2.8) * _SIDE
        a = np.deg2rad(angle)
        tile = spot_tile(kind, round(cycles * np.cos(a)), round(cycles * np.sin(a)))
    side = tile.shape[0]
    start = rng.integers(0, side, 2)
    tile = np.roll(tile, tuple(map(int, start)), (0, 1))
    wide = np.tile(tile, (-(-h // side), -(-w // side)))[:h, :w]
    dots = cv2.addWeighted(cover, hard, wide, -hard, 127.0)
    # Bare paper and solids stay what they are.
    dots[cover < 3] = 0
    dots[cover > 252] = 255
    return np.asarray(dots, np.uint8)
