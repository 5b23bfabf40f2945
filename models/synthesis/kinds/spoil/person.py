"""A person from the chest up, drawn with soft shading, before a room out of focus."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.ground import room
from models.synthesis.capture.noise import Field, Pixels, fbm, linear_to_srgb
from models.synthesis.portrait import draw_portrait

__all__ = ["backdrop", "bust", "person_before_room"]


def backdrop(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """(H, W, 3) uint8: a wall, or a room far out of focus."""
    if rng.random() < 0.35:
        base = rng.uniform(90, 235) * np.array(
            [1, rng.uniform(0.92, 1.02), rng.uniform(0.82, 1.05)]
        )
        light = 1 + 0.05 * fbm(rng, shape, max(shape) / 2, 2)
        x = np.linspace(-1, 1, shape[1], dtype=np.float32)[None] * float(rng.normal(0, 0.15))
        light = light + x + np.linspace(0.08, -0.1, shape[0], dtype=np.float32)[:, None]
        return np.asarray(np.clip(base * light[..., None], 4, 252), np.uint8)
    blurred = room(rng, shape) * float(rng.uniform(0.8, 1.6))
    picture = (255 * linear_to_srgb(blurred)).astype(np.uint8)
    size = (shape[1], shape[0])
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _dressed(rng: np.random.Generator, rgb: Field, skin_below: int, opacity: Field) -> Field:
    """Other clothes than the dark coats of the identity card: a dye, stripes or a check."""
    h, w = opacity.shape
    if h - skin_below < 8:
        return rgb
    part = rgb[skin_below:]
    grey = part.mean(axis=-1, keepdims=True)
    dark = np.clip((95 - grey) / 40, 0, 1) * (
        part.max(-1, keepdims=True) - part.min(-1, keepdims=True) < 75
    )
    dye = rng.uniform(25, 225, 3)
    own = float(rng.uniform(0.1, 0.6))
    dye = dye * own + dye.mean() * (1 - own)
    cloth = dye * (0.55 + 0.9 * grey / 100)
    x = np.arange(w, dtype=np.float32)[None, :, None] / w
    y = np.arange(len(part), dtype=np.float32)[:, None, None] / w
    pattern = rng.random()
    if pattern < 0.45:
        pitch = float(rng.uniform(0.012, 0.06))
        second = rng.uniform(0.5, 1.5)
        line = (np.sin(2 * np.pi * y / pitch) > rng.uniform(-0.2, 0.8)).astype(np.float32)
        if pattern < 0.22:
            line = np.maximum(line, (np.sin(2 * np.pi * x / pitch) > 0.5).astype(np.float32)) * 0.8
        cloth = cloth * (1 + (second - 1) * line)
    fold = 1 + 0.07 * fbm(rng, (len(part), w), (w * 0.12, w * 0.3), 3)[..., None]
    rgb[skin_below:] = part + dark * (np.clip(cloth * fold, 2, 250) - part)
    return rgb


def bust(rng: np.random.Generator, width: int, height: int) -> tuple[Field, NDArray[np.float32]]:
    """Head, shoulders and chest.

    Args:
        rng: Source of randomness.
        width: Pixels; the head is about 0.38 of it wide, its chin at about 0.75 of it.
        height: Pixels.

    Returns:
        (H, W, 3) float32 sRGB 0..255 and (H, W) float32 opacity 0..1.
    """
    drawn = min(width, 400)
    size = (drawn, max(8, round(height * drawn / width)))
    sex = "男" if rng.random() < 0.5 else "女"
    rgb, opacity = draw_portrait(rng, sex, int(rng.integers(19, 72)), size)
    tone = rng.uniform(0.84, 1.04) * np.array([1, rng.uniform(0.95, 1.0), rng.uniform(0.88, 1.0)])
    rgb = _dressed(rng, np.asarray(rgb * tone, np.float32), round(0.80 * drawn), opacity)
    # Light from one side models the body as a whole.
    x = np.linspace(-1, 1, drawn, dtype=np.float32)[None]
    side = float(rng.normal(0, 0.3))
    y = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    rgb = rgb * (1 + side * x - 0.12 * y * y)[..., None]
    rgb += 2.5 * fbm(rng, opacity.shape, drawn / 9, 4)[..., None]
    out = (width, height)
    return (
        np.asarray(
            cv2.resize(np.clip(rgb, 0, 255), out, interpolation=cv2.INTER_CUBIC), np.float32
        ),
        np.asarray(cv2.resize(opacity, out, interpolation=cv2.INTER_LINEAR), np.float32),
    )


def person_before_room(
    rng: np.random.Generator,
    shape: tuple[int, int],
    width: int,
    left: int,
    top: int,
    behind: Pixels | None = None,
) -> Pixels:
    """(H, W, 3) uint8 sRGB: a person whose bust, ``width`` pixels wide, starts at (left, top).

    ``behind`` is a picture of that shape to stand before (drawn into); a room when absent.
    """
    picture = backdrop(rng, shape) if behind is None else behind
    height = shape[0] - top
    if height < 8:
        return picture
    rgb, opacity = bust(rng, width, height)
    # What is just outside the outline has no colour of its own.
    edge = max(3, width // 110) | 1
    opacity = np.asarray(cv2.erode(opacity, np.ones((edge, edge), np.uint8)), np.float32)
    # Shoulders round off and go on as upper arms beyond the drawn width.
    pad = int(0.14 * width)
    rgb = np.asarray(cv2.copyMakeBorder(rgb, 0, 0, pad, pad, cv2.BORDER_REFLECT), np.float32)
    wider = cv2.copyMakeBorder(opacity, 0, 0, pad, pad, cv2.BORDER_REPLICATE)
    opacity = np.asarray(wider, np.float32)
    past = np.abs(np.arange(opacity.shape[1]) - opacity.shape[1] / 2) / width - 0.5
    start = 1.04 + 0.45 * np.clip((past + 0.12) / 0.24, 0, 1.2) ** 3
    y = (np.arange(opacity.shape[0], dtype=np.float32) / width)[:, None]
    sleeve = np.clip((y - start) * 40, 0, 1) * np.clip((0.125 - past) * 40, 0, 1)
    opacity = np.where(past > -0.12, np.minimum(opacity, sleeve), opacity).astype(np.float32)
    rgb *= np.where(past > 0, 1 - 3.0 * past, 1.0).astype(np.float32)[None, :, None]
    left -= pad
    y0, y1 = max(top, 0), shape[0]
    x0, x1 = max(left, 0), min(left + opacity.shape[1], shape[1])
    if x1 <= x0 or y1 <= y0:
        return picture
    part = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    alpha = cv2.GaussianBlur(opacity, (0, 0), max(0.8, width / 600))[part][..., None]
    under = picture[y0:y1, x0:x1].astype(np.float32)
    picture[y0:y1, x0:x1] = np.clip(under + alpha * (rgb[part] - under), 0, 255).astype(np.uint8)
    return picture
