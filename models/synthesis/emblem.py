"""An approximate national emblem: disc, ears of grain, gear, five stars, gate.

It is drawn from simple shapes to stand where documents have it, not to be a copy of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.press import Colour, Layer, Sheet

__all__ = ["draw_emblem", "star"]

Points = NDArray[np.float64]


def star(x: float, y: float, radius: float, turn: float = 0.0) -> Points:
    """The outline of a five-pointed star, ``(10, 2)``; one point up where ``turn`` is 0."""
    angles = -np.pi / 2 + turn + np.arange(10) * np.pi / 5
    radii = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
    return np.stack([x + radii * np.cos(angles), y + radii * np.sin(angles)], axis=1)


def _circle(x: float, y: float, rx: float, ry: float | None = None, points: int = 90) -> Points:
    t = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return np.stack([x + rx * np.cos(t), y + (ry or rx) * np.sin(t)], axis=1)


def _leaf(x: float, y: float, length: float, width: float, turn: float) -> Points:
    t = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    u, v = length / 2 * np.cos(t), width / 2 * np.sin(t) * (1 - 0.25 * np.cos(t))
    return np.stack(
        [x + u * np.cos(turn) - v * np.sin(turn), y + u * np.sin(turn) + v * np.cos(turn)], axis=1
    )


def _ears(layer: Layer, cx: float, cy: float, r: float) -> None:
    for side in (-1, 1):
        for row, radius in enumerate((0.86, 0.95)):
            for k in range(19):
                angle = np.pi / 2 + side * (0.42 + 0.128 * k + 0.05 * row)
                x, y = cx + r * radius * np.cos(angle), cy + r * radius * np.sin(angle)
                lean = side * (0.45 if row else -0.2)
                layer.fill([_leaf(x, y, 0.17 * r, 0.068 * r, angle + side * np.pi / 2 - lean)])


def _gate(cx: float, cy: float, r: float) -> list[Points]:
    """Terrace with arches, columns and two roofs."""

    def box(x0: float, x1: float, y0: float, y1: float, slope: float = 0.0) -> Points:
        return np.array(
            [
                (cx + r * (x0 + slope), cy + r * y0),
                (cx + r * (x1 - slope), cy + r * y0),
                (cx + r * x1, cy + r * y1),
                (cx + r * x0, cy + r * y1),
            ]
        )

    parts = [
        box(-0.60, 0.60, 0.34, 0.47),
        box(-0.64, 0.64, 0.31, 0.33),
        box(-0.44, 0.44, 0.20, 0.235, 0.06),
        box(-0.34, 0.34, 0.105, 0.15, 0.09),
    ]
    parts += [box(x - 0.012, x + 0.012, 0.24, 0.31) for x in np.linspace(-0.36, 0.36, 10)]
    parts += [box(x - 0.01, x + 0.01, 0.155, 0.20) for x in np.linspace(-0.26, 0.26, 8)]
    return parts


def draw_emblem(
    sheet: Sheet,
    x: float,
    y: float,
    height: float,
    *,
    red: Colour,
    gold: Colour | None,
) -> None:
    """Print the emblem.

    Args:
        sheet: Where.
        x: Middle, millimetres.
        y: Middle.
        height: Outer height.
        red: Ink of the disc.
        gold: Ink of ears, stars and gate; None prints in red alone, these left as fine work.
    """
    r = height / 2 / 1.03
    ornaments, disc, dark = sheet.layer(), sheet.layer(), sheet.layer()
    _ears(ornaments, x, y, r)
    gear_y = y + 0.66 * r
    teeth = 26
    t = np.linspace(0, 2 * np.pi, teeth * 4, endpoint=False)
    radius = 0.27 * r * (1 + 0.1 * np.sign(np.sin(teeth / 2 * t)))
    gear = np.stack([x + radius * np.cos(t), gear_y + radius * np.sin(t)], axis=1)
    ornaments.fill([gear, _circle(x, gear_y, 0.15 * r)])
    disc.fill([_circle(x, y - 0.04 * r, 0.775 * r)])
    # Drapery: a ribbon from the gear along both sides.
    for side in (-1, 1):
        ribbon = [
            (x + side * r * u, y + r * v)
            for u, v in ((0.16, 0.80), (0.5, 0.70), (0.78, 0.86), (0.52, 0.86), (0.28, 1.0))
        ]
        dark.fill([ribbon])
        fold = [(x + side * r * u, y + r * v) for u, v in ((0.2, 0.82), (0.48, 0.77), (0.7, 0.85))]
        ornaments.polylines([fold], 0.022 * r)
    figures = [star(x, y - 0.42 * r, 0.2 * r)]
    for angle in (-0.98, -0.35, 0.35, 0.98):
        sx, sy = x + 0.43 * r * np.sin(angle), y - 0.42 * r + 0.40 * r * np.cos(angle)
        figures.append(star(sx, sy - 0.02 * r, 0.085 * r))
    gate = _gate(x, y, r)
    inner = sheet.layer()
    inner.fill(figures)
    for part in gate:
        inner.fill([part])
    rim = sheet.layer()
    rim.polylines([_circle(x, y - 0.04 * r, 0.79 * r)], 0.035 * r, closed=True)
    # The disc leaves out what stands in it, as the plates of a press do.
    knocked = np.minimum(disc.coverage, 255 - inner.coverage)
    body = np.minimum(np.maximum(knocked, dark.coverage), 255)
    sheet.press(body, red, opacity=0.94, spread=0.015)
    if gold is None:
        sheet.press(ornaments, red, opacity=0.62, spread=0.02)
        sheet.press(rim, red, opacity=0.8, spread=0.02)
        sheet.press(inner, red, opacity=0.22, spread=0.02)
        return
    seams = sheet.layer()
    for side in (-1, 1):
        for k in range(19):
            angle = np.pi / 2 + side * (0.42 + 0.128 * k)
            a = [(x + r * q * np.cos(angle), y + r * q * np.sin(angle)) for q in (0.81, 0.99)]
            seams.polylines([a], 0.012 * r)
    for layer in (ornaments, rim, inner):
        sheet.press(layer, gold, opacity=0.95, spread=0.02)
    sheet.press(seams, (150, 90, 20), opacity=0.55)
