"""A page of running text that nobody will read: paper lying under or beside the document."""

from __future__ import annotations

import cv2
import numpy as np

from .noise import Pixels

__all__ = ["printed_page"]


def printed_page(
    rng: np.random.Generator, size_mm: tuple[float, float], scale: float
) -> Pixels:
    """Square-ish marks in lines, as Chinese text looks from afar.

    Args:
        rng: Source of randomness.
        size_mm: Width and height.
        scale: Pixels per millimetre.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    width, height = int(size_mm[0] * scale), int(size_mm[1] * scale)
    paper = int(rng.integers(226, 250))
    ink = int(rng.integers(20, 90))
    page = np.full((height, width), paper, np.uint8)
    letter = float(rng.uniform(3.0, 4.6)) * scale
    leading = letter * float(rng.uniform(1.5, 2.1))
    margin = 18 * scale
    y = margin
    while y + letter < height - margin:
        length = (width - 2 * margin) * (1 if rng.random() < 0.75 else rng.uniform(0.1, 0.9))
        x = margin + (2 * letter if rng.random() < 0.25 else 0)
        if rng.random() > 0.06:
            while x + letter < margin + length:
                _glyph(page, rng, x, y, letter * 0.86, ink)
                x += letter
        y += leading
    return cv2.merge([page, page, cv2.subtract(page, int(rng.integers(0, 9)))])


def _glyph(
    page: Pixels, rng: np.random.Generator, x: float, y: float, size: float, ink: int
) -> None:
    """A handful of strokes in a square."""
    thick = max(1, round(size * 0.09))
    for _ in range(int(rng.integers(3, 7))):
        at = rng.uniform(0.05, 0.95, 4)
        if rng.random() < 0.8:
            at[2 + int(rng.integers(2))] = at[int(rng.integers(2))]
        a = (round((x + at[0] * size) * 8), round((y + at[1] * size) * 8))
        b = (round((x + at[2] * size) * 8), round((y + at[3] * size) * 8))
        cv2.line(page, a, b, ink, thick, cv2.LINE_AA, 3)
