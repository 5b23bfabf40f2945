"""Digits in the manner of OCR-B: one stroke width, round ends, one width for all.

Drawn here because no package of the environment carries such a face.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.press import Layer
from models.synthesis.printed import note

__all__ = ["GLYPHS", "set_digits"]

Curve = NDArray[np.float64]


def _arc(cx: float, cy: float, rx: float, ry: float, start: float, stop: float) -> list[Curve]:
    t = np.radians(np.linspace(start, stop, max(6, int(abs(stop - start) / 6))))
    return [np.stack([cx + rx * np.cos(t), cy + ry * np.sin(t)], axis=1)]


def _line(*points: tuple[float, float]) -> list[Curve]:
    return [np.array(points, float)]


def _join(*parts: list[Curve]) -> list[Curve]:
    return [np.concatenate([curve for part in parts for curve in part])]


# In a box 0.6 wide and 1 high; angles in degrees, clockwise from the right (y points down).
GLYPHS: dict[str, list[Curve]] = {
    "0": _join(
        _arc(0.3, 0.3, 0.27, 0.3, 180, 360),
        _arc(0.3, 0.7, 0.27, 0.3, 0, 180),
        _line((0.03, 0.3)),
    ),
    "1": _line((0.08, 0.18), (0.33, 0.0), (0.33, 1.0)) + _line((0.10, 1.0), (0.56, 1.0)),
    "2": _join(_arc(0.29, 0.27, 0.26, 0.27, 190, 385), _line((0.03, 1.0), (0.58, 1.0))),
    "3": _line((0.05, 0.0), (0.54, 0.0), (0.26, 0.38))
    + _join(_line((0.26, 0.38)), _arc(0.27, 0.69, 0.29, 0.31, -90, 145)),
    "4": _line((0.36, 0.0), (0.03, 0.72), (0.59, 0.72)) + _line((0.43, 0.42), (0.43, 1.0)),
    "5": _join(
        _line((0.52, 0.0), (0.1, 0.0), (0.08, 0.42)),
        _arc(0.27, 0.69, 0.29, 0.31, -110, 140),
    ),
    "6": _join(_line((0.42, 0.0)), _arc(0.44, 0.60, 0.41, 0.42, 235, 190))
    + _join(_arc(0.30, 0.69, 0.27, 0.31, 0, 360)),
    "7": _join(_line((0.03, 0.0), (0.57, 0.0), (0.34, 0.5)), _line((0.24, 0.78), (0.22, 1.0))),
    "8": _arc(0.3, 0.24, 0.235, 0.24, 0, 360) + _arc(0.3, 0.735, 0.275, 0.265, 0, 360),
    "9": _arc(0.3, 0.31, 0.27, 0.31, 0, 360)
    + _join(_arc(0.16, 0.40, 0.41, 0.42, 10, 55), _line((0.18, 1.0))),
    "X": _line((0.04, 0.0), (0.56, 1.0)) + _line((0.56, 0.0), (0.04, 1.0)),
}


def set_digits(
    layer: Layer, x: float, y: float, text: str, *, height: float, pitch: float, weight: float
) -> float:
    """Set digits (and ``X``) in one line; returns the x where it ends.

    Args:
        layer: Where.
        x: Left end, millimetres.
        y: Middle of the digits.
        text: Only ``0`` to ``9`` and ``X``.
        height: Of the digits' centre lines.
        pitch: From one character to the next.
        weight: Stroke width.
    """
    curves = []
    for index, char in enumerate(text):
        origin = np.array([x + index * pitch, y - height / 2])
        curves += [origin + height * curve for curve in GLYPHS[char]]
    layer.polylines(curves, weight)
    note(text, x, x + (len(text) - 1) * pitch + 0.6 * height, y, height)
    return x + (len(text) - 1) * pitch + 0.6 * height
