"""Pale pictures in the ground of cards: a wall over hills, a gate, a flower, a skyline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.press import Colour, Sheet

__all__ = ["flower", "gate", "hills", "skyline"]

Points = NDArray[np.float64]


def _ridge(rng: np.random.Generator, x: Points, base: float, height: float) -> Points:
    y = np.full_like(x, base)
    for octave in range(1, 6):
        swing = np.sin(x / 50 * np.pi * octave + rng.uniform(0, 6.28))
        y -= height / octave**1.25 * swing
    return y


def hills(
    sheet: Sheet,
    rng: np.random.Generator,
    y: float,
    ink: Colour,
    *,
    height: float = 2.4,
    wall: bool = True,
    opacity: float = 0.45,
) -> None:
    """Hatched ridges across the sheet around ``y``, with a battlemented wall along the nearest."""
    x: Points = np.arange(-1.0, sheet.size_mm[0] + 1, 0.2, dtype=np.float64)
    fine, stone = sheet.layer(), sheet.layer()
    for step in range(3):
        ridge = _ridge(rng, x, y + (step - 1) * 1.5 * height, height)
        for depth in range(10):
            dip = depth * (0.40 + 0.05 * depth)
            fine.polylines([np.stack([x, ridge + dip + 0.25 * np.sin(x * 0.9 + depth)], 1)], 0.05)
    sheet.press(fine, ink, opacity=opacity)
    if not wall:
        return
    path = _ridge(rng, x, y + 0.4 * height, height)
    for lift in (-1.0, -0.45, 0.9):
        stone.polylines([np.stack([x, path + lift], 1)], 0.07)
    for k in range(0, len(x) - 4, 6):
        stone.rectangle(x[k], path[k] - 1.4, 0.5, 0.45)
    for k in range(20, len(x) - 20, int(rng.integers(90, 150))):
        w, h = rng.uniform(1.8, 2.8), rng.uniform(3.4, 4.8)
        foot = path[k] + 1.4
        tower = [(x[k] - w, foot), (x[k] - w * 0.88, foot - h - 1), (x[k] + w * 0.88, foot - h - 1)]
        stone.polylines([[*tower, (x[k] + w, foot)]], 0.09)
        for q in np.linspace(-0.88 * w, 0.6 * w, 5):
            stone.rectangle(x[k] + q, foot - h - 1.5, 0.28 * w, 0.5)
        for q in (-0.5, 0.0, 0.5):
            stone.rectangle(x[k] + q * w - 0.22, foot - h + 0.6, 0.45, 0.8)
    sheet.press(stone, ink, opacity=opacity * 1.25, spread=0.02)


def gate(sheet: Sheet, x: float, y: float, width: float, ink: Colour, opacity: float = 0.4) -> None:
    """A gate tower with two roofs on a terrace, in lines; ``x`` is its middle, ``y`` its foot."""
    u = width / 2
    lines = sheet.layer()
    terrace = [(-1, 0), (-0.97, -0.30), (0.97, -0.30), (1, 0)]
    lower = [(-0.86, -0.44), (-0.66, -0.56), (0.66, -0.56), (0.86, -0.44)]
    upper = [(-0.64, -0.63), (-0.48, -0.80), (0.48, -0.80), (0.64, -0.63)]
    for shape in (terrace, lower, upper):
        points = np.array(shape) * u + (x, y)
        lines.polylines([points], 0.09, closed=True)
        for part in np.linspace(0.08, 0.92, 11):
            a, b = (
                points[0] + (points[1] - points[0]) * part,
                points[3] + (points[2] - points[3]) * part,
            )
            lines.polylines([[a, b]], 0.04)
    for place in np.linspace(-0.62, 0.62, 10):
        lines.rectangle(x + place * u - 0.012 * u, y - 0.44 * u, 0.024 * u, 0.14 * u)
    for place in np.linspace(-0.44, 0.44, 8):
        lines.rectangle(x + place * u - 0.01 * u, y - 0.63 * u, 0.02 * u, 0.07 * u)
    t = np.linspace(np.pi, 2 * np.pi, 20)
    for place, half in ((-0.56, 0.05), (-0.28, 0.055), (0, 0.075), (0.28, 0.055), (0.56, 0.05)):
        arch = np.stack([place + half * np.cos(t), -0.13 + half * np.sin(t)], 1)
        arch = np.concatenate([[(place - half, 0)], arch, [(place + half, 0)]])
        lines.polylines([arch * u + (x, y)], 0.06)
    sheet.press(lines, ink, opacity=opacity, spread=0.015)


def flower(
    sheet: Sheet,
    x: float,
    y: float,
    radius: float,
    ink: Colour,
    *,
    petals: int = 5,
    opacity: float = 0.4,
) -> None:
    """Veined petals around a middle: five broad ones (bauhinia) or many (peony, lotus)."""
    veins, body = sheet.layer(), sheet.layer()
    t = np.linspace(0, 1, 24)
    broad = 0.36 if petals <= 6 else 0.24
    rings = ((1.0, petals),) if petals <= 6 else ((1.0, petals), (0.72, petals), (0.45, petals))
    for ring, (size, count) in enumerate(rings):
        for k in range(count):
            turn = 2 * np.pi * (k + 0.5 * ring) / count - np.pi / 2
            along = np.array([np.cos(turn), np.sin(turn)])
            across = np.array([-along[1], along[0]])
            for vein in np.linspace(-1, 1, 7):
                width = broad * vein * np.sin(np.pi * t**0.8) ** 0.8 * (1 + 0.08 * np.sin(9 * t))
                curve = (x, y) + radius * size * (
                    t[:, None] * along * (1 - 0.10 * abs(vein)) + width[:, None] * across
                )
                (body if abs(vein) == 1 else veins).polylines(
                    [curve], 0.08 if abs(vein) == 1 else 0.045
                )
    sheet.press(veins, ink, opacity=opacity)
    sheet.press(body, ink, opacity=opacity, spread=0.015)


def skyline(
    sheet: Sheet, rng: np.random.Generator, y: float, ink: Colour, opacity: float = 0.35
) -> None:
    """Towers of a city along the foot ``y``, hatched upright."""
    lines = sheet.layer()
    x = -2.0
    while x < sheet.size_mm[0]:
        w, h = rng.uniform(2.0, 5.5), rng.gamma(6.0, 1.3) + 2
        roof = rng.uniform(0, 1.5) if rng.random() < 0.4 else 0.0
        outline = [(x, y), (x, y - h), (x + w / 2, y - h - roof), (x + w, y - h), (x + w, y)]
        lines.polylines([outline], 0.08)
        for q in map(float, np.arange(0.4, w, float(rng.choice((0.4, 0.55, 0.8))))):
            lines.polylines([[(x + q, y), (x + q, y - h)]], 0.04)
        if rng.random() < 0.15:
            lines.polylines([[(x + w / 2, y - h - roof), (x + w / 2, y - h - 5)]], 0.09)
        x += w + rng.uniform(-0.6, 0.8)
    sheet.press(lines, ink, opacity=opacity, spread=0.015)
