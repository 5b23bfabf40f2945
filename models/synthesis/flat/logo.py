"""Invented marks: simple figures in one or two colours, for registrars, letterheads, brochures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.emblem import star
from models.synthesis.press import Colour, Sheet

__all__ = ["draw_logo"]

Points = NDArray[np.float64]


def _ring(x: float, y: float, radius: float, start: float = 0.0, stop: float = 1.0) -> Points:
    t = 2 * np.pi * np.linspace(start, stop, 64)
    return np.stack([x + radius * np.cos(t), y + radius * np.sin(t)], axis=1)


def _arc(x: float, y: float, outer: float, inner: float, start: float, stop: float) -> Points:
    return np.concatenate([_ring(x, y, outer, start, stop), _ring(x, y, inner, stop, start)])


def draw_logo(
    sheet: Sheet, rng: np.random.Generator, x: float, y: float, size: float, colour: Colour
) -> None:
    """Print a mark of ``size`` millimetres with its middle at ``x``, ``y``."""
    r, second = size / 2, tuple(np.roll(np.asarray(colour), int(rng.integers(3))))
    first_layer, second_layer = sheet.layer(), sheet.layer()
    style, turn = int(rng.integers(7)), float(rng.uniform(0, 1))
    if style == 0:  # globe
        first_layer.polylines([_ring(x, y, r), _ring(x, y, r) * (0.5, 1) + (x / 2, 0)], 0.09 * r)
        first_layer.polylines([[(x - r, y), (x + r, y)], [(x, y - r), (x, y + r)]], 0.08 * r)
    elif style == 1:  # broken ring with a dot
        cut = float(rng.uniform(0.6, 0.85))
        first_layer.fill([_arc(x, y, r, 0.68 * r, turn, turn + cut)])
        second_layer.fill([_ring(x, y, 0.34 * r)])
    elif style == 2:  # petals
        count = int(rng.integers(3, 7))
        for k in range(count):
            a = 2 * np.pi * (k / count + turn)
            cx, cy = x + 0.5 * r * np.cos(a), y + 0.5 * r * np.sin(a)
            (first_layer if k % 2 else second_layer).fill([_ring(cx, cy, 0.45 * r)])
    elif style == 3:  # hexagon in a hexagon
        t = np.linspace(0, 2 * np.pi, 7)[:6] + np.pi / 6
        six = np.stack([np.cos(t), np.sin(t)], axis=1)
        first_layer.fill([six * r + (x, y), six * 0.55 * r + (x, y)])
        second_layer.fill([six * 0.3 * r + (x, y)])
    elif style == 4:  # bars
        for k in range(3):
            tall = r * (0.8 + 0.5 * k)
            target = second_layer if k == 2 else first_layer
            target.rectangle(x - r + k * 0.7 * r, y + r - tall, 0.5 * r, tall)
    elif style == 5:  # star in a disc
        first_layer.fill([_ring(x, y, r), star(x, y, 0.75 * r)])
    else:  # swoosh
        first_layer.fill([_arc(x, y, r, 0.8 * r, turn, turn + 0.55)])
        second_layer.fill([_arc(x, y, 0.7 * r, 0.45 * r, turn + 0.3, turn + 0.9)])
    sheet.press(first_layer, colour, opacity=0.92, spread=0.02)
    sheet.press(second_layer, second, opacity=0.85, spread=0.02)
