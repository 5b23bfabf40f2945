"""The shape of a sheet that is not flat: waves, a bend, folds and a lifted corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pose import Pinhole

__all__ = ["Sheet", "draw_sheet"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Height of a sheet above the table as a function of place.

    Attributes:
        size_mm: Width and height.
        thickness: Millimetres; the lowest point of the upper face.
        waves: (K, 4) float64 rows of amplitude mm, wave vector x, y (radians/mm) and phase.
        folds: (K, 4) float64 rows of unit normal x, y, offset mm and change of slope.
        floor: Subtracted so that the lowest point lies on the table.
    """

    size_mm: tuple[float, float]
    thickness: float
    waves: Array
    folds: Array
    floor: float = 0.0

    @property
    def flat(self) -> bool:
        """Whether the upper face is a plane."""
        return not len(self.waves) and not len(self.folds)

    def height(self, x: Array, y: Array) -> Array:
        """Millimetres above the table at places (millimetres from the centre)."""
        # Beyond its edge the sheet continues level, which keeps lines of sight well behaved.
        x = np.clip(x, -self.size_mm[0] / 2, self.size_mm[0] / 2)
        y = np.clip(y, -self.size_mm[1] / 2, self.size_mm[1] / 2)
        z = np.full(np.broadcast(x, y).shape, self.thickness - self.floor)
        for amplitude, kx, ky, phase in self.waves:
            z += amplitude * np.sin(kx * x + ky * y + phase)
        for nx, ny, offset, slope in self.folds:
            d = nx * x + ny * y - offset
            z += slope * (np.sqrt(d * d + 2.0) - np.abs(offset)) / 2
        return z

    def slope(self, x: Array, y: Array) -> tuple[Array, Array]:
        """The height's derivatives along x and y."""
        step = 0.25
        return (
            (self.height(x + step, y) - self.height(x - step, y)) / (2 * step),
            (self.height(x, y + step) - self.height(x, y - step)) / (2 * step),
        )

    def wear(self, x: Array, y: Array) -> Array:
        """Share of light returned along creases, where the paper's face is broken; 1 elsewhere."""
        left = np.ones(np.broadcast(x, y).shape)
        for nx, ny, offset, slope in self.folds:
            d = nx * x + ny * y - offset
            # The valley side of a crease shades itself; a faint light line marks the broken fibres.
            left *= (
                1 - 0.10 * np.sign(slope) * np.exp(-((d - 0.5) ** 2)) + 0.04 * np.exp(-d * d * 4)
            )
        return left

    def seen_at(self, camera: Pinhole, x: Array, y: Array) -> tuple[Array, Array]:
        """Where on the sheet (millimetres) each pixel looks; beyond its edge its level goes on."""
        u, v = camera.unproject(x, y, self.thickness)
        if self.flat:
            return u, v
        for _ in range(4):
            u, v = camera.unproject(x, y, self.height(u, v))
        return u, v


def draw_sheet(
    rng: np.random.Generator,
    size_mm: tuple[float, float],
    *,
    thickness: float,
    curl: float,
    folded: bool,
) -> Sheet:
    """Draw a shape.

    Args:
        rng: Source of randomness.
        size_mm: Width and height.
        thickness: Millimetres.
        curl: Typical height of waves and bends, millimetres; 0 gives a plane.
        folded: Whether it has creases from having been folded in halves or thirds.
    """
    if curl <= 0:
        return Sheet(size_mm, thickness, np.empty((0, 4)), np.empty((0, 4)))
    waves = []
    for order in range(1, 4):
        angle = rng.uniform(0, 2 * np.pi)
        k = np.pi * order * rng.uniform(0.5, 1.0) / max(size_mm)
        height = curl * rng.uniform(0.2, 0.8) / order**2
        waves.append([height, k * np.cos(angle), k * np.sin(angle), rng.uniform(0, 2 * np.pi)])
    folds = []
    if folded:
        upright = size_mm[1] >= size_mm[0]
        parts = int(rng.choice([2, 3, 4]))
        for index, line in enumerate(np.arange(1, parts) / parts - 0.5):
            along = size_mm[1 if upright else 0] * line + rng.normal(0, 1)
            sign = 1 if index % 2 else -1
            slope = sign * rng.uniform(0.04, 0.14)
            tilt = rng.normal(0, 0.008)
            folds.append([tilt, 1.0, along, slope] if upright else [1.0, tilt, along, slope])
        if rng.random() < 0.4:
            folds.append([0.0, 1.0, rng.normal(0, 1), rng.choice([-1, 1]) * 0.07]
                         if not upright else [1.0, 0.0, rng.normal(0, 1), 0.07])  # fmt: skip
    sheet = Sheet(size_mm, thickness, np.array(waves), np.array(folds).reshape(-1, 4))
    grid = np.meshgrid(*(np.linspace(-s / 2, s / 2, 40) for s in size_mm))
    floor = float(sheet.height(*grid).min()) - thickness
    return Sheet(size_mm, thickness, sheet.waves, sheet.folds, floor)
