"""What varies over the frame: corner softness, lateral colour, distortion, bands of flicker."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .noise import Field

__all__ = ["Lens", "flicker_bands"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lens:
    """What this lens does beyond a pinhole.

    Attributes:
        distortion: Share by which a point at the corner is moved outward.
        lateral: Share by which red is magnified more, and blue less, than green.
        corner_blur: Gaussian at the corners, pixels.
    """

    distortion: float = 0.0
    lateral: float = 0.0
    corner_blur: float = 0.0

    def moved(self, points: Array, width: int, height: int) -> Array:
        """(N, 2) pixels of the pinhole's picture to pixels of this lens's."""
        if not self.distortion:
            return points
        middle = np.array([(width - 1) / 2, (height - 1) / 2])
        d = points - middle
        r2 = (d**2).sum(axis=1, keepdims=True) / float((middle**2).sum())
        return np.asarray(middle + d * (1 + self.distortion * r2))

    def bend(self, light: Field) -> None:
        """Soften, distort and disperse (H, W, 3) float32 light in place, one colour at a time."""
        h, w = light.shape[:2]
        soften = self.corner_blur > 0.25
        bent = abs(self.distortion) >= 1e-4 or abs(self.lateral) >= 5e-5
        if not soften and not bent:
            return
        gh, gw = -(-h // 16) + 1, -(-w // 16) + 1
        cx, cy = (w - 1) / 2, (h - 1) / 2
        x, y = np.meshgrid(np.linspace(0, w - 1, gw) - cx, np.linspace(0, h - 1, gh) - cy)
        r2 = (x * x + y * y) / (cx * cx + cy * cy)
        # The inverse of a small radial motion, to second order.
        k = self.distortion
        back = 1 - k * r2 + 3 * k * k * r2 * r2
        for number, sign in enumerate((1, 0, -1)):
            plane = cv2.extractChannel(light, number)
            if soften:
                _soften_corners(plane, self.corner_blur)
            if bent:
                factor = back * (1 - sign * self.lateral)
                maps = [_up(g * factor + c, w, h) for g, c in ((x, cx), (y, cy))]
                plane = cv2.remap(plane, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
            cv2.insertChannel(plane, light, number)


def _up(grid: Array, w: int, h: int) -> Field:
    """Interpolate a grid whose outermost points lie on the outermost pixels; (h, w) float32."""
    sx, sy = (grid.shape[1] - 1) / (w - 1), (grid.shape[0] - 1) / (h - 1)
    matrix = np.float32([[sx, 0, 0], [0, sy, 0]])
    return cv2.warpAffine(
        grid.astype(np.float32), matrix, (w, h), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip


def _soften_corners(plane: Field, sigma: float) -> None:
    """Blend (H, W) float32 light towards its blur, the more the farther from the middle."""
    h, w = plane.shape
    soft = cv2.GaussianBlur(plane, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    x = ((np.arange(w, dtype=np.float32) - w / 2) * 2 / np.hypot(w, h))[None]
    y = ((np.arange(h, dtype=np.float32) - h / 2) * 2 / np.hypot(w, h))[:, None]
    for start in range(0, h, 128):
        rows = slice(start, start + 128)
        share = np.clip((x * x + y[rows] ** 2) * np.float32(1.3) - np.float32(0.15), 0, 1)
        plane[rows] += share * (soft[rows] - plane[rows])


def flicker_bands(shape: tuple[int, int], rng: np.random.Generator, depth: float) -> Field:
    """Bands that a lamp on alternating current leaves over a rolling shutter.

    The sensor's rows run along its long side, so in an upright picture the bands stand.

    Args:
        shape: (height, width).
        rng: Source of chance: readout time, mains, phase.
        depth: Of the modulation, 0..1.

    Returns:
        (H, 1, 3) or (1, W, 3) float32 factors about 1.
    """
    h, w = shape
    rows = min(h, w)
    # 100 or 120 flashes a second over a readout of 15 to 35 ms.
    cycles = float(rng.choice([100, 120])) * float(rng.uniform(0.015, 0.035))
    wave = np.sin(2 * np.pi * (np.arange(rows) / rows * cycles + rng.random()))
    if rng.random() < 0.5:
        wave = np.abs(wave) * 2 - 1.27
    # A lamp's phosphor glows on: blue flickers more than red.
    colour = np.array([rng.uniform(0.75, 1.0), 1.0, rng.uniform(1.0, 1.2)])
    bands = (1 + depth * wave[:, None] * colour).astype(np.float32)
    return bands[:, None] if h <= w else bands[None]
