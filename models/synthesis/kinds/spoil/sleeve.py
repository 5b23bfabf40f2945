"""The clear sleeve or lamination that a document lies in, wider than the document itself."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture.noise import Field, fbm
from models.synthesis.capture.scene import Scene

from .paste import paste_flat

__all__ = ["lay_sleeve"]


def lay_sleeve(scene: Scene, light: Field, rng: np.random.Generator, *, welded: bool) -> None:
    """Lay clear plastic over the document, in place: a faint veil, a rim, a welded edge.

    Args:
        scene: The scene that was rendered.
        light: (H, W, 3) float32 linear light, changed.
        rng: Source of randomness.
        welded: A lamination, whose even rim is welded and whose corners are round; else a sleeve,
            open at one side and wider at random.
    """
    w, h = scene.document.size_mm
    span = min(max(w, h), 240.0)
    even, loose = float(rng.uniform(2.5, 6.0)), rng.uniform(0.012, 0.09, 4) * span
    rim = np.full(4, even) if welded else loose
    left, top, right, bottom = (float(r) for r in rim)
    scale = 900 / (max(w, h) + 40)
    full = (round((w + left + right) * scale), round((h + top + bottom) * scale))
    veil = float(rng.uniform(4, 14))
    alpha = np.full((full[1], full[0]), veil + float(rng.uniform(4, 26)), np.float32)
    x0, y0 = round(left * scale), round(top * scale)
    alpha[y0 : y0 + round(h * scale), x0 : x0 + round(w * scale)] = veil
    alpha *= 1 + 0.25 * fbm(rng, alpha.shape, 60 * scale / 3, 2)
    line = float(rng.uniform(30, 110))
    thick = max(1, round(float(rng.uniform(0.3, 1.2)) * scale))
    cv2.rectangle(alpha, (thick, thick), (full[0] - thick, full[1] - thick), (line,), thick)
    if not welded:
        # One side is open: its edge is a bare cut.
        alpha[: 3 * thick] = veil + 6
    else:
        corner = np.zeros(alpha.shape, np.uint8)
        r = round(min(5.0, 1.2 * left) * scale)
        cv2.rectangle(corner, (r, 0), (full[0] - r, full[1]), (255,), -1)
        cv2.rectangle(corner, (0, r), (full[0], full[1] - r), (255,), -1)
        for cx in (r, full[0] - 1 - r):
            for cy in (r, full[1] - 1 - r):
                cv2.circle(corner, (cx, cy), r, (255,), -1)
        alpha *= corner.astype(np.float32) / 255
    cover = np.clip(alpha, 0, 255).astype(np.uint8)
    face = np.full((full[1], full[0], 3), np.float32(rng.uniform(0.7, 1.0)), np.float32)
    quad = np.array(
        [[-w / 2 - left, -h / 2 - top], [w / 2 + right, -h / 2 - top],
         [w / 2 + right, h / 2 + bottom], [-w / 2 - left, h / 2 + bottom]]
    )  # fmt: skip
    paste_flat(scene, light, face, cover, quad, height=0.4, shadow=0.25)
