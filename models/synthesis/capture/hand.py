"""A thumb over the edge and the hand behind it, shaded as a solid."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .noise import Field, fbm
from .pose import Pinhole

__all__ = ["Thumb", "draw_thumb", "shade_thumb"]

Array = NDArray[np.float64]

_SKINS = np.array([[0.60, 0.36, 0.25], [0.50, 0.28, 0.18], [0.68, 0.45, 0.34], [0.42, 0.22, 0.13]])
_LIFT = 8.0  # Height of the thumb's middle above the document, millimetres.


@dataclass(frozen=True, slots=True)
class Thumb:
    """Where a thumb lies.

    Attributes:
        tip: (2,) millimetres in the document's frame.
        inward: (2,) unit vector from the hand towards the tip.
        width: Half width in millimetres.
        skin: (3,) linear reflectance.
        bend: Sideways curve along its length, 1/millimetre.
    """

    tip: Array
    inward: Array
    width: float
    skin: Array
    bend: float

    def profile(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """Distance behind the tip, across the axis, and half width there (millimetres)."""
        dx, dy = x - self.tip[0], y - self.tip[1]
        s = -(dx * self.inward[0] + dy * self.inward[1])
        t = dx * self.inward[1] - dy * self.inward[0] + self.bend * np.maximum(s, 0) ** 2
        # Past the joint the ball of the thumb widens, to the side of the palm.
        ball = np.clip((s - 40) / 45, 0, 1)
        ball = ball * ball * (3 - 2 * ball)
        t = t + np.sign(self.bend) * 9 * ball
        nose = np.clip(1 - s / (1.1 * self.width), 0, 1)
        w = self.width * np.sqrt(np.maximum(1 - nose**2, 0))
        w *= 1 - 0.07 * np.exp(-(((s - 19) / 7) ** 2)) + 0.06 * np.exp(-(((s - 31) / 9) ** 2))
        w *= 1 + 0.95 * ball
        return s, t, np.where(s < 0, 0.0, w)


def draw_thumb(
    rng: np.random.Generator, size_mm: tuple[float, float], reach: float, side: int | None = None
) -> Thumb:
    """A thumb that comes over one edge.

    Args:
        rng: Source of randomness.
        size_mm: Document's width and height.
        reach: How far the tip comes onto the document, millimetres.
        side: 0 top, 1 right, 2 bottom, 3 left; drawn when absent (never the top).
    """
    side = int(rng.choice([1, 2, 3])) if side is None else side
    w, h = size_mm[0] / 2, size_mm[1] / 2
    along = rng.uniform(-0.55, 0.75)
    edge = {0: (along * w, -h), 1: (w, along * h), 2: (along * w, h), 3: (-w, along * h)}[side]
    angle = {0: np.pi / 2, 1: np.pi, 2: -np.pi / 2, 3: 0.0}[side] + rng.uniform(-0.5, 0.5)
    inward = np.array([np.cos(angle), np.sin(angle)])
    skin = _SKINS[rng.integers(len(_SKINS))] * rng.uniform(0.9, 1.1)
    return Thumb(
        np.array(edge) + inward * reach, inward, rng.uniform(8.3, 10.5), skin,
        rng.uniform(-0.004, 0.004),
    )  # fmt: skip


def shade_thumb(
    thumb: Thumb, camera: Pinhole, x: Array, y: Array, lamp: Array, seed: int
) -> tuple[Field, Field]:
    """Picture of the thumb on a grid of pixels.

    Args:
        thumb: Where it lies.
        camera: The camera.
        x: (h, w) pixel columns of the grid.
        y: (h, w) pixel rows.
        lamp: (3,) position of the main light, millimetres.
        seed: For the skin's texture.

    Returns:
        (h, w, 3) float32 reflectance times the light's incidence, and (h, w) float32 coverage 0..1.
    """
    rng = np.random.default_rng([seed, 71])
    u, v = camera.unproject(x, y, _LIFT)
    s, t, w = thumb.profile(u, v)
    step = float(np.hypot(u[0, 1] - u[0, 0], v[0, 1] - v[0, 0])) if u.shape[1] > 1 else 0.1
    cover = np.clip((w - np.abs(t)) / max(step, 1e-3) + 0.5, 0, 1)
    q = np.clip(t / np.maximum(w, 1e-3), -1, 1)
    nose = np.clip(1 - s / (1.1 * thumb.width), 0, 1)
    up = np.sqrt(np.clip(1 - q * q, 0, 1)) * np.sqrt(1 - 0.85 * nose**2) + 0.05
    normal_t, normal_s = q, nose
    across = np.array([thumb.inward[1], -thumb.inward[0]])
    n = np.stack(
        [
            normal_t * across[0] + normal_s * thumb.inward[0],
            normal_t * across[1] + normal_s * thumb.inward[1],
            up,
        ],
        axis=-1,
    )
    nail_s, nail_t = (s - 8.6) / 6.6, t / (0.67 * thumb.width)
    nail_r = (np.abs(nail_s) ** 3.0 + np.abs(nail_t) ** 3.0) ** (1 / 3.0)
    nail = np.clip((1 - nail_r) * 10, 0, 1)
    n[..., 2] += 0.5 * nail
    shape = s.shape
    bumps = 0.07 * fbm(rng, shape, max(4.0, 1.2 / step), 3, 0.7)
    wrinkle = np.exp(-(((s - 27) / 5) ** 2)) * np.sin(s * 3.1 + 1.5 * fbm(rng, shape, 6 / step, 2))
    skin_only = 1 - nail
    n[..., 0] += skin_only * (bumps + 0.28 * wrinkle * thumb.inward[0])
    n[..., 1] += skin_only * (bumps + 0.28 * wrinkle * thumb.inward[1])
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    toward = lamp / np.linalg.norm(lamp)
    lambert = np.clip((n * toward).sum(-1), -0.2, 1)
    # Light bleeds through flesh: the terminator is soft and red.
    wrap = np.stack([(lambert + k) / (1 + k) for k in (0.45, 0.25, 0.18)], axis=-1)
    ambient = 0.45 + 0.55 * np.clip(n[..., 2], 0, 1)
    lit = 0.6 * np.clip(wrap, 0, 1) + 0.4 * ambient[..., None]
    tone = thumb.skin * (1 + 0.06 * fbm(rng, shape, 7 / step, 3)[..., None] * [0.6, 1.0, 1.0])
    tone = tone * np.where(nail[..., None] > 0, 1 + nail[..., None] * [0.06, 0.0, 0.04], 1.0)
    tip = np.clip((3.2 - (s + 0.06 * t * t)) / 0.8, 0, 1) * nail
    tone = tone + tip[..., None] * (np.array([0.62, 0.55, 0.47]) - tone) * 0.6
    ring = np.exp(-(((nail_r - 1.03) / 0.045) ** 2))
    tone = tone * (1 - 0.16 * ring[..., None] * np.clip(s / 6, 0, 1)[..., None])
    half = toward + np.array([0, 0, 1.0])
    half /= np.linalg.norm(half)
    gloss = np.clip((n * half).sum(-1), 0, 1)
    shine = 0.10 * nail * gloss**40 + 0.03 * skin_only * gloss**12
    colour = tone * lit + shine[..., None]
    return colour.astype(np.float32), cv2.GaussianBlur(cover.astype(np.float32), (3, 3), 0)
