"""The document's own rendering, never in front of a lens: as printed, or as exported."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from models.synthesis.capture.scene import sheet_mask
from models.synthesis.document import FlatDocument

from .place import Shown

__all__ = ["clean", "flat_picture", "rendered"]

Rng = np.random.Generator


def clean(document: FlatDocument, rng: Rng) -> FlatDocument:
    """Take the paper's grain away: one flat background, one uniform red for the seal."""
    pixels = document.pixels
    if document.material == "card":
        smooth = cv2.bilateralFilter(pixels, 5, 9, 2)
        return replace(document, pixels=smooth)
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    light = small.reshape(-1, 3)
    paper = np.median(light[light.sum(axis=1) > np.percentile(light.sum(axis=1), 50)], axis=0)
    gain = np.float32(255.0) / np.maximum(paper, 1).astype(np.float32)
    # Where nearly everything is paper the tint itself goes; a licence keeps a flat one.
    tint = np.full(3, 255.0) if rng.random() < 0.6 else np.round(paper)
    x = np.arange(256, dtype=np.float32)
    table = np.stack([np.clip((x * g - 255) * 1.03 + 255 + 7, 0, 255) / 255 * t
                      for g, t in zip(gain, tint, strict=True)], axis=1)  # fmt: skip
    out = cv2.LUT(pixels, np.clip(table, 0, 255).astype(np.uint8)[None])
    # Red print becomes one red laid over the page, its strength from how red it is.
    p = out.astype(np.int16)
    red = np.clip((p[..., 0] - np.maximum(p[..., 1], p[..., 2])) * (255 / 110), 0, 255)
    strong = np.clip((red - 60) * 1.6, 0, 255).astype(np.uint8)
    ink = np.array([rng.integers(205, 256), rng.integers(0, 45), rng.integers(0, 50)], np.float32)
    if document.type == "authorization_letter":
        alpha = (strong.astype(np.float32) / 255)[..., None]
        out = (out * (1 - alpha) + alpha * ink + 0.5).astype(np.uint8)
    return replace(document, pixels=out)


def flat_picture(document: FlatDocument, long_side: int) -> Shown:
    """The rendering itself, at most ``long_side`` pixels."""
    pixels = document.pixels
    scale = min(1.0, long_side / max(pixels.shape[:2]))
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    h, w = pixels.shape[:2]
    return pixels, np.array([[0, 0], [w - 1, 0], [w - 1, h - 1], [0, h - 1]], float)


def rendered(document: FlatDocument, rng: Rng, long_side: int) -> Shown:
    """The document's own image, cleaned, at a size; cards now and then with their round corners."""
    pixels, quad = flat_picture(clean(document, rng), long_side)
    if document.corner_radius_mm > 0 and rng.random() < 0.6:
        scale = pixels.shape[1] / document.size_mm[0]
        mask = sheet_mask(document, scale)[2:-2, 2:-2]
        alpha = cv2.resize(mask, pixels.shape[1::-1])[..., None] / np.float32(255)
        back = float(rng.choice([255, 255, 255, 245, 0]))
        pixels = (pixels * alpha + (1 - alpha) * back + 0.5).astype(np.uint8)
    return pixels, quad
