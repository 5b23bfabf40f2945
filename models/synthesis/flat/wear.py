"""What carrying does to a card or page."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.press import Sheet, noise_field

__all__ = ["wear"]


def wear(sheet: Sheet, rng: np.random.Generator, amount: float) -> None:
    """Hairline scratches, rubbed edges and a little grime; ``amount`` 0 (new) to 1 (carried)."""
    width, height = sheet.size_mm
    scratches = sheet.layer()
    for _ in range(int(rng.poisson(14 * amount))):
        start = rng.uniform((0, 0), (width, height))
        turn, length = rng.uniform(0, 6.28), rng.gamma(2.0, 4.0)
        t = np.linspace(0, 1, 8)[:, None]
        bend = rng.normal(0, 0.04) * length * t * (1 - t)
        along = np.array([np.cos(turn), np.sin(turn)])
        points = start + t * length * along + bend * along[::-1]
        scratches.polylines([points], 0.03, level=int(rng.integers(60, 200)))
    light = scratches.coverage.astype(np.float32)[..., None] / 255 * 0.35
    sheet.reflectance[:] = sheet.reflectance * (1 - light) + light * 0.97
    rows, columns = sheet.shape
    y = np.minimum(np.arange(rows), np.arange(rows)[::-1])[:, None] / sheet.scale
    x = np.minimum(np.arange(columns), np.arange(columns)[::-1])[None, :] / sheet.scale
    edge = np.exp(-np.minimum(x, y) / 0.22).astype(np.float32)
    rubbed = np.clip(edge * (0.5 + 0.5 * noise_field(rng, sheet.shape, 70)) * amount, 0, 1)
    rubbed = cv2.GaussianBlur(rubbed, (0, 0), 1.5)[..., None] * 0.6
    sheet.reflectance[:] = sheet.reflectance * (1 - rubbed) + rubbed * 0.93
    grime = noise_field(rng, sheet.shape, 6 * sheet.scale)
    grime = np.clip(grime - 0.8, 0, 2)[..., None] * np.float32(0.012 * amount)
    sheet.reflectance *= 1 - grime * np.array((0.8, 1.0, 1.4), np.float32)
