"""Drawn pictures with gradients and texture, as magazines carry; nothing real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.press import Sheet, noise_field

__all__ = ["PICTURES", "draw_picture", "print_picture", "vivid"]

Image = NDArray[np.float32]  # (H, W, 3) RGB, 0 to 1
Shape = tuple[int, int]


def vivid(rng: np.random.Generator, light: tuple[float, float] = (0.35, 0.95)) -> Image:
    """A random colour ``(3,)``: any hue, mostly saturated."""
    hue, value = float(rng.uniform(0, 180)), float(rng.uniform(*light))
    sat = float(rng.beta(3, 2))
    pixel = np.array([[[hue * 2, sat, value]]], np.float32)
    return np.asarray(cv2.cvtColor(pixel, cv2.COLOR_HSV2RGB)[0, 0], np.float32)


def _mix(low: Image, high: Image, share: NDArray[np.float32]) -> Image:
    return np.asarray(low + (high - low) * share[..., None], np.float32)


def _landscape(rng: np.random.Generator, shape: Shape) -> Image:
    """Sky, sun, ridges one behind the other, sometimes water."""
    h, w = shape
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None] + np.zeros((1, w), np.float32)
    x = np.linspace(0, w / h, w, dtype=np.float32)[None, :]
    image = _mix(vivid(rng, (0.4, 0.9)), vivid(rng, (0.8, 1.0)), np.clip(y * 1.8, 0, 1))
    sx, sy, radius = rng.uniform(0.1, w / h - 0.1), rng.uniform(0.1, 0.45), rng.uniform(0.03, 0.12)
    distance = np.hypot(x - sx, y - sy)
    glow = np.exp(-((distance / radius / 2.5) ** 2)) + (distance < radius)
    image = _mix(
        image, np.array([1, 0.95, 0.8], np.float32), np.clip(glow, 0, 1).astype(np.float32)
    )
    cloud = np.clip(noise_field(rng, shape, h / 5) - 0.4, 0, 1) * (1 - y)
    image = _mix(image, np.ones(3, np.float32), cloud)
    near, haze = vivid(rng, (0.1, 0.4)), image[int(h * 0.6)].mean(axis=0)
    for k in range(int(rng.integers(3, 6))):
        line = noise_field(rng, (4, w), w / (3 + 3 * k))[1] * 0.06 + 0.42 + 0.12 * k
        under = np.clip((y - line[None, :]) * h, 0, 1)
        grain = 1 + 0.09 * noise_field(rng, shape, 2 + k) + 0.08 * noise_field(rng, shape, h / 25)
        colour = (haze + (near - haze) * min(1.0, 0.3 + 0.2 * k)) * grain[..., None]
        image = image + (colour - image) * under[..., None]
    return image


def _blobs(rng: np.random.Generator, shape: Shape) -> Image:
    """Soft discs out of focus."""
    image = _mix(
        vivid(rng, (0.1, 0.6)),
        vivid(rng, (0.2, 0.9)),
        0.5 + 0.3 * noise_field(rng, shape, shape[0] / 3),
    )
    for _ in range(int(rng.integers(12, 45))):
        layer: NDArray[Any] = np.zeros(shape, np.uint8)
        centre = (int(rng.integers(shape[1])), int(rng.integers(shape[0])))
        cv2.circle(layer, centre, int(rng.uniform(0.03, 0.16) * shape[0]), (255,), -1)
        share = (layer * (rng.uniform(0.15, 0.6) / 255)).astype(np.float32)
        image = _mix(image, vivid(rng, (0.6, 1.0)), share)
    return image


def _spheres(rng: np.random.Generator, shape: Shape) -> Image:
    """Shaded balls on a table, as fruit."""
    h, w = shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    image = _mix(vivid(rng, (0.6, 1)), vivid(rng, (0.3, 0.8)), np.clip(yy / h * 1.6 - 0.6, 0, 1))
    for _ in range(int(rng.integers(3, 10))):
        r = float(rng.uniform(0.08, 0.22)) * h
        cx, cy = float(rng.uniform(0, w)), float(rng.uniform(0.45, 0.85)) * h
        shadow = np.exp(
            -(((xx - cx - 0.2 * r) / (1.2 * r)) ** 2 + ((yy - cy - 0.9 * r) / (0.35 * r)) ** 2)
        )
        image = image * (1 - 0.5 * shadow[..., None])
        u, v = (xx - cx) / r, (yy - cy) / r
        z = np.sqrt(np.clip(1 - u * u - v * v, 0, None))
        lit = np.clip(-0.45 * u - 0.6 * v + 0.66 * z, 0, 1)
        skin = vivid(rng)[None, None] * (0.25 + 0.85 * lit)[..., None]
        skin = skin * (1 + 0.05 * noise_field(rng, shape, h / 90))[..., None] + (lit**24)[..., None]
        inside = np.clip((1 - np.hypot(u, v)) * r, 0, 1)[..., None]
        image = image + (skin - image) * inside
    return image


def _facades(rng: np.random.Generator, shape: Shape) -> Image:
    """A street of blocks with windows."""
    h, w = shape
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None] + np.zeros((1, w), np.float32)
    image = _mix(vivid(rng, (0.5, 0.9)), np.ones(3, np.float32), y)
    x = 0
    while x < w:
        wide, top = int(w * rng.uniform(0.08, 0.25)), int(h * rng.uniform(0.1, 0.6))
        wall, glass = vivid(rng, (0.3, 0.85)), vivid(rng, (0.1, 1.0))
        block = image[top:, x : x + wide]
        block[:] = wall * np.linspace(1.1, 0.75, block.shape[0], dtype=np.float32)[:, None, None]
        cell = max(6, int(h * rng.uniform(0.03, 0.08)))
        rows, columns = np.mgrid[0 : block.shape[0], 0 : block.shape[1]]
        window = (rows % cell > cell * 0.4) & (columns % cell > cell * 0.35)
        block[window] = glass * 0.8 + 0.2 * rng.random()
        x += wide
    return image * (1 + 0.04 * noise_field(rng, shape, 6))[..., None]


def _marble(rng: np.random.Generator, shape: Shape) -> Image:
    """Bent veins between two colours."""
    field = noise_field(rng, shape, shape[0] / 4) + 0.5 * noise_field(rng, shape, shape[0] / 12)
    veins = 0.5 + 0.5 * np.sin(float(rng.uniform(3, 14)) * field)
    return _mix(vivid(rng), vivid(rng, (0.6, 1)), np.asarray(veins, np.float32))


def _weave(rng: np.random.Generator, shape: Shape) -> Image:
    """Checks and stripes, as cloth."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    a, b = rng.uniform(0.01, 0.15, 2) * 6.28 * 100 / shape[0]
    image = _mix(vivid(rng), vivid(rng), 0.5 + 0.5 * np.sign(np.sin(x * a)) * 0.8)
    image = _mix(image, vivid(rng), 0.25 + 0.25 * np.sign(np.sin(y * b)))
    image *= (1 + 0.06 * np.sin(x * 1.7) * np.sin(y * 1.7))[..., None]
    return image


def _polygons(rng: np.random.Generator, shape: Shape) -> Image:
    """Flat shapes of bright colours."""
    image: NDArray[Any] = np.ones((*shape, 3), np.float32) * vivid(rng, (0.7, 1))
    for _ in range(int(rng.integers(6, 25))):
        centre, reach = rng.uniform(0, 1, 2) * shape[::-1], rng.uniform(0.05, 0.5) * shape[0]
        angles = np.sort(rng.uniform(0, 6.28, int(rng.integers(3, 8))))
        points = centre + reach * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        colour = tuple(float(v) for v in vivid(rng))
        cv2.fillPoly(image, [np.round(points).astype(np.int32)], colour, cv2.LINE_AA)
    return image


PICTURES: tuple[Callable[[np.random.Generator, Shape], Image], ...] = (
    _landscape,
    _landscape,
    _blobs,
    _spheres,
    _facades,
    _marble,
    _weave,
    _polygons,
)


def draw_picture(rng: np.random.Generator, shape: Shape) -> Image:
    """A picture ``(H, W, 3)`` float32 RGB, 0 to 1, of one of :data:`PICTURES`."""
    # Drawn at a bounded size: a large print is no sharper than its file.
    k = min(1.0, 1000 / max(shape))
    small = (max(16, int(shape[0] * k)), max(16, int(shape[1] * k)))
    image = PICTURES[int(rng.integers(len(PICTURES)))](rng, small)
    image = np.clip(image, 0, 1).astype(np.float32)
    return np.asarray(cv2.resize(image, shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def print_picture(
    sheet: Sheet, rng: np.random.Generator, x: float, y: float, width: float, height: float
) -> None:
    """Print a picture at ``x``, ``y`` (left top), millimetres; ink never gets quite black."""
    s = sheet.scale
    rows = slice(max(int(y * s), 0), min(int((y + height) * s), sheet.shape[0]))
    columns = slice(max(int(x * s), 0), min(int((x + width) * s), sheet.shape[1]))
    area = sheet.reflectance[rows, columns]
    if area.size:
        area *= 0.06 + 0.94 * draw_picture(rng, area.shape[:2])
