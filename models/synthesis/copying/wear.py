"""Dirt and wear of a copier: specks, streaks along the feed, uneven toner, tinted paper."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture.noise import Pixels, fbm

__all__ = ["paper_colour", "specks", "streaks", "uneven"]


def specks(toner: Pixels, rng: np.random.Generator, scale: float, count: int) -> None:
    """Stray toner and dust on the glass, into (H, W) uint8 toner."""
    h, w = toner.shape
    for _ in range(count):
        at = (int(rng.integers(w)), int(rng.integers(h)))
        radius = round(float(rng.choice([0.02, 0.04, 0.06, 0.12])) * scale)
        cv2.circle(toner, at, radius, int(rng.integers(90, 255)), -1, cv2.LINE_AA)


def streaks(toner: Pixels, rng: np.random.Generator, count: int) -> None:
    """Lines along the feed: a scratched drum (pale) or a dirty glass (dark)."""
    h, w = toner.shape
    for _ in range(count):
        x, wide = int(rng.integers(w)), int(rng.integers(1, 5))
        part = toner[:, x : x + wide]
        level = float(rng.uniform(20, 110))
        if rng.random() < 0.4:
            part[:] = cv2.subtract(part, level)
        else:
            part[:] = cv2.add(part, level)


def uneven(cover: Pixels, rng: np.random.Generator, scale: float, depth: float) -> Pixels:
    """Toner that comes out fainter in clouds and in bands across the feed; (H, W) uint8."""
    h, w = cover.shape
    small = (max(4, h // 16), max(4, w // 16))
    field = fbm(rng, small, 30 * scale / 16, 3) * np.float32(depth)
    pitch = float(rng.uniform(20, 95)) * scale / 16
    row = np.arange(small[0], dtype=np.float32)[:, None]
    field += np.float32(depth * 0.5) * np.sin(2 * np.pi * row / np.float32(pitch))
    factor = cv2.convertScaleAbs(1 - np.clip(field, -0.3, 0.6), alpha=127.5)
    return cv2.multiply(cover, cv2.resize(factor, (w, h)), scale=1 / 127.5)


def paper_colour(rng: np.random.Generator) -> tuple[int, int, int]:
    """Colour of a sheet, sRGB: bright with brightener, plain, recycled, or old and yellow."""
    base = float(rng.uniform(228, 252))
    match rng.integers(4):
        case 0:
            tint = rng.uniform([-7, -4, 0], [-2, -1, 3])
        case 1:
            tint = rng.uniform([0, -3, -22], [2, 0, -8])
        case 2:
            base, tint = base - 14, rng.uniform([-3, -2, -8], [1, 1, 0])
        case _:
            tint = rng.normal(0, 1.2, 3)
    r, g, b = np.clip(base + tint, 0, 255).astype(int)
    return int(r), int(g), int(b)
