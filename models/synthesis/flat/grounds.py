"""Pale grounds of certificates: waves, rosettes, rays, and a wash of colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from models.synthesis.flat.frames import Scheme
from models.synthesis.guilloche import rosette, waves
from models.synthesis.press import Layer, Sheet

__all__ = ["GROUNDS", "draw_ground"]


def _waves(sheet: Sheet, rng: np.random.Generator, layer: Layer) -> None:
    pitch, size = float(rng.uniform(1.2, 2.4)), sheet.size_mm
    amplitude, length = float(rng.uniform(1, 4)), float(rng.uniform(20, 60))
    curves = waves(rng, size, pitch=pitch, amplitude=amplitude, length=length, step=0.9)
    layer.polylines(curves, 0.1)


def _flower(sheet: Sheet, rng: np.random.Generator, layer: Layer) -> None:
    width, height = sheet.size_mm
    centre, reach = (width / 2, height * float(rng.uniform(0.48, 0.58))), min(width, height)
    for share in (0.36, 0.25, 0.14):
        petals = int(rng.integers(8, 20))
        layer.polylines(rosette(centre, share * reach, petals, turns=8), 0.12)


def _rays(sheet: Sheet, rng: np.random.Generator, layer: Layer) -> None:
    width, height = sheet.size_mm
    centre, reach = np.array([width / 2, height / 2]), width + height
    for angle in np.linspace(0, 2 * np.pi, int(rng.integers(90, 200)), endpoint=False):
        way = np.array([np.cos(angle), np.sin(angle)])
        layer.polylines([np.stack([centre + way * 12, centre + way * reach])], 0.1)


def _rosettes(sheet: Sheet, rng: np.random.Generator, layer: Layer) -> None:
    """Small rosettes in rows, as a wallpaper."""
    width, height = sheet.size_mm
    pitch, petals = float(rng.uniform(14, 30)), int(rng.integers(5, 9))
    rows = enumerate(np.arange(0, height + pitch, pitch * 0.8))
    for row, y in rows:
        for x in np.arange((row % 2) * pitch / 2, width + pitch, pitch):
            layer.polylines(rosette((float(x), float(y)), pitch * 0.5, petals, turns=2), 0.1)


def _plain(sheet: Sheet, rng: np.random.Generator, layer: Layer) -> None:
    """Nothing but paper."""


GROUNDS: Mapping[str, Callable[[Sheet, np.random.Generator, Layer], None]] = {
    "waves": _waves,
    "flower": _flower,
    "rays": _rays,
    "rosettes": _rosettes,
    "plain": _plain,
}


def draw_ground(sheet: Sheet, rng: np.random.Generator, scheme: Scheme, style: str) -> None:
    """Print a pale ground of one of :data:`GROUNDS`, often with a wash of colour under it."""
    if rng.random() < 0.5:
        height, width = sheet.shape
        x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
        y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
        shape = (x * x + y * y) / 2 if rng.random() < 0.5 else (y + 1) / 2 + 0 * x
        if rng.random() < 0.5:
            shape = 1 - shape
        wash = np.full(sheet.shape, 255, np.uint8)
        sheet.press(wash, scheme.line, opacity=(shape * rng.uniform(0.15, 0.5)).astype(np.float32))
    layer = sheet.layer()
    GROUNDS[style](sheet, rng, layer)
    sheet.press(layer, scheme.line, opacity=float(rng.uniform(0.5, 0.95)))
