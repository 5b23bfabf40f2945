"""Capitals and the filler ``<`` in the manner of OCR-B, beside the digits of ``digits.py``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.digits import GLYPHS
from models.synthesis.press import Layer
from models.synthesis.printed import note

__all__ = ["set_ocr_b"]

Curve = NDArray[np.float64]

# Strokes in a box 0.6 wide and 1 high: points "x,y" in hundredths, strokes apart by "|". A point
# "cx,cy,rx,ry,from,to" is an arc in degrees, clockwise from the right (y points down).
_STROKES = {
    "A": "0,100 30,0 60,100|11,66 49,66",
    "B": "4,50 34,50 34,25,22,25,90,-90 4,0 4,100 34,100 34,75,24,25,90,-90",
    "C": "34,30,30,30,-35,-180 4,70 34,70,30,30,180,35",
    "D": "4,0 4,100 22,100 22,62,36,38,90,0 58,38 22,38,36,38,0,-90 4,0",
    "E": "56,0 6,0 6,100 56,100|6,48 46,48",
    "F": "56,0 6,0 6,100|6,50 46,50",
    "G": "34,30,30,30,-35,-180 4,70 32,70,28,30,180,0 60,54 36,54",
    "H": "4,0 4,100|56,0 56,100|4,50 56,50",
    "I": "10,0 50,0|30,0 30,100|10,100 50,100",
    "J": "20,0 50,0 50,72 28,72,22,28,0,170",
    "K": "5,0 5,100|56,0 7,52|20,42 58,100",
    "L": "8,0 8,100 56,100",
    "M": "3,100 3,0 30,52 57,0 57,100",
    "N": "4,100 4,0 56,100 56,0",
    "O": "30,42,32,42,-180,0 62,58 30,58,32,42,0,180 -2,42",
    "P": "5,100 5,0 32,0 32,27,25,27,-90,90 5,54",
    "Q": "30,30,27,30,-180,0 57,66 30,66,27,30,0,180 3,30|34,74 56,103",
    "R": "5,100 5,0 32,0 32,26,24,26,-90,90 5,52|30,52 58,100",
    "S": "30,25,25,25,-25,-180 10,42 50,58 29,74,27,26,-20,160",
    "T": "2,0 58,0|30,0 30,100",
    "U": "4,0 4,72 30,72,26,28,180,0 56,0",
    "V": "1,0 30,100 59,0",
    "W": "2,0 14,100 30,38 46,100 58,0",
    "Y": "2,0 30,48 58,0|30,48 30,100",
    "Z": "4,0 57,0 3,100 58,100",
    "<": "55,18 6,50 55,82",
}


def _curves(strokes: str) -> list[Curve]:
    curves = []
    for stroke in strokes.split("|"):
        points: list[tuple[float, float]] = []
        for word in stroke.split():
            numbers = [float(n) for n in word.split(",")]
            if len(numbers) == 2:
                points.append((numbers[0] / 100, numbers[1] / 100))
                continue
            cx, cy, rx, ry = (n / 100 for n in numbers[:4])
            for angle in np.radians(np.linspace(numbers[4], numbers[5], 20)):
                points.append((cx + rx * float(np.cos(angle)), cy + ry * float(np.sin(angle))))
        curves.append(np.array(points))
    return curves


_ALL = {**{char: _curves(strokes) for char, strokes in _STROKES.items()}, **GLYPHS}


def set_ocr_b(
    layer: Layer, x: float, y: float, text: str, *, height: float, pitch: float, weight: float
) -> float:
    """Set digits, capitals and ``<`` in one line; other characters leave a gap.

    Args:
        layer: Where.
        x: Left end, millimetres.
        y: Middle of the line.
        text: What.
        height: Of the centre lines.
        pitch: From one character to the next.
        weight: Stroke width.

    Returns:
        The x where the last character ends.
    """
    curves = []
    for index, char in enumerate(text):
        origin = np.array([x + index * pitch, y - height / 2])
        curves += [origin + height * curve for curve in _ALL.get(char, ())]
    layer.polylines(curves, weight)
    note(text, x, x + (len(text) - 1) * pitch + 0.6 * height, y, height)
    return x + (len(text) - 1) * pitch + 0.6 * height
