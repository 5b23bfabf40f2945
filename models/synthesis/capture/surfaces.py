"""What documents are laid on: hard and soft surfaces, drawn to scale from noise.

Every surface is a function ``(rng, shape, scale)`` that returns (H, W, 3) uint8 RGB, where
``scale`` is pixels per millimetre.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from .noise import Field, Pixels, fbm, grain, ramp

__all__ = ["SURFACES", "Surface"]

Surface = Callable[[np.random.Generator, tuple[int, int], float], Pixels]

_WOODS = [
    ((72, 44, 26), (118, 77, 48), (146, 100, 66)),
    ((146, 104, 62), (187, 143, 94), (208, 168, 120)),
    ((172, 138, 100), (206, 176, 138), (222, 198, 164)),
    ((44, 30, 24), (70, 49, 38), (92, 66, 51)),
    ((128, 62, 32), (168, 92, 50), (188, 116, 70)),
]


def _grid(shape: tuple[int, int], scale: float) -> tuple[Field, Field]:
    """Millimetre coordinates of each pixel, (1, W) and (H, 1), ready to broadcast."""
    x = (np.arange(shape[1], dtype=np.float32) / scale)[None]
    y = (np.arange(shape[0], dtype=np.float32) / scale)[:, None]
    return x, y


def _tint(pixels: Pixels, light: Field) -> Pixels:
    """Multiply sRGB pixels by a (H, W) float32 factor near 1."""
    factor = cv2.convertScaleAbs(np.clip(light, 0, 2), alpha=127.5)
    return cv2.multiply(pixels, cv2.merge([factor] * 3), scale=1 / 127.5)


def wood(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """A plank table: growth rings bent by slow noise, pores along the grain, joints."""
    dark, middle, light = _WOODS[rng.integers(len(_WOODS))]
    x, y = _grid(shape, scale)
    board = float(rng.uniform(70, 220))
    start = float(rng.uniform(0, board))
    row = np.floor((y + start) / board).astype(int)[:, 0]
    bend = fbm(rng, shape, (220 * scale, 28 * scale), 4)
    phase = rng.uniform(0, 9, row.max() + 1).astype(np.float32)[row][:, None]
    period = float(rng.uniform(6, 14))
    rings = (y + bend * float(rng.uniform(6, 14)) + phase * 17) / period
    rings = rings - np.floor(rings)
    value = 0.55 * rings + 0.12 * fbm(rng, shape, (40 * scale, 1.2 * scale), 3)
    pores = grain(rng, shape)
    pores = cv2.blur(pores, (max(3, int(5 * scale)), max(1, int(0.2 * scale)) | 1))
    value += pores * np.float32(0.05 / max(float(pores.std()), 1e-6))
    value += rng.uniform(-0.14, 0.14, row.max() + 1).astype(np.float32)[row][:, None]
    pixels = ramp(value, [(-0.2, dark), (0.35, middle), (0.9, light)])
    if rng.random() < 0.6:
        joint = np.abs((y + start) % board - board / 2) > board / 2 - 0.45
        pixels[joint[:, 0]] = (pixels[joint[:, 0]] * 0.45).astype(np.uint8)
    return pixels


def cloth(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Woven cloth: threads over and under, a checked or plain dye, and soft wrinkles."""
    x, y = _grid(shape, scale)
    base = rng.uniform(50, 225, 3)
    base = base * 0.4 + base.mean() * 0.6
    pitch = float(rng.uniform(0.45, 1.3))
    warp = fbm(rng, shape, 30 * scale, 2) * np.float32(0.35)
    weave = np.sin((x + warp) * np.float32(2 * np.pi / pitch)) * np.sin(
        (y + warp) * np.float32(2 * np.pi / pitch)
    )
    thread = cv2.blur(grain(rng, shape), (max(1, int(3 * scale)), 1))
    thread += cv2.blur(grain(rng, shape), (1, max(1, int(3 * scale))))
    wrinkle = fbm(rng, shape, (120 * scale, 60 * scale), 3)
    slope = cv2.Sobel(wrinkle, cv2.CV_32F, 1, 1, ksize=5)
    slope *= np.float32(0.03 / max(float(slope.std()), 1e-9))
    light = 1 + 0.09 * weave + 0.5 * thread * min(1.0, 0.25 * scale**0.5) * 0.3 + slope
    colour = np.empty((*shape, 3), np.uint8)
    colour[:] = base.astype(np.uint8)
    if rng.random() < 0.6:
        period = float(rng.uniform(14, 60))
        second = np.clip(base * rng.uniform(0.4, 1.3) * rng.uniform(0.85, 1.15, 3), 15, 240)
        second = second.astype(np.uint8)
        share = float(rng.uniform(0.1, 0.5))
        vertical = ((x + warp * 3) % period < period * share) & np.ones((shape[0], 1), bool)
        colour[vertical] = second
        if rng.random() < 0.7:
            across = (y + warp * 3) % period < period * share
            colour[across] = (colour[across] * 0.5 + second * 0.5).astype(np.uint8)
    return _tint(colour, light)


def marble(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Polished stone: thin veins where two noise fields cross zero, over a cloudy ground."""
    cloud = fbm(rng, shape, 90 * scale, 4)
    vein = np.abs(fbm(rng, shape, 130 * scale, 5, 0.55))
    fine = np.abs(fbm(rng, shape, 45 * scale, 4, 0.6))
    value = 0.8 + 0.1 * cloud - 0.55 * np.exp(-vein * 9) - 0.2 * np.exp(-fine * 16)
    if rng.random() < 0.35:
        return ramp(1 - value, [(0, (38, 38, 42)), (0.5, (92, 90, 92)), (1, (210, 205, 200))])
    warm = int(rng.integers(0, 14))
    return ramp(
        value,
        [(0, (120, 112 - warm, 104 - warm)), (0.7, (214, 210, 204 - warm)), (1, (238, 236, 231))],
    )


def granite(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Speckled stone or terrazzo: chips of several colours in a binder."""
    chips = fbm(rng, shape, float(rng.uniform(1.0, 2.2)) * scale, 3, 0.8)
    other = fbm(rng, shape, float(rng.uniform(0.8, 1.5)) * scale, 3, 0.8)
    base = int(rng.integers(60, 190))
    pixels = ramp(
        0.2 * fbm(rng, shape, 60 * scale, 2) + 0.1 * grain(rng, shape),
        [(-1, (base - 12,) * 3), (1, (base + 12, base + 8, base + 2))],
    )
    pixels[chips > 0.9] = (max(base - 48, 18), max(base - 50, 18), max(base - 50, 20))
    pixels[other > 1.1] = (min(base + 55, 230), min(base + 45, 222), min(base + 34, 210))
    pixels[chips < -1.25] = (min(base + 30, 220), max(base - 6, 20), max(base - 22, 20))
    return cv2.GaussianBlur(pixels, (0, 0), 0.7)


def dark_desk(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """A dark laminate desk with fine texture, a little dust and hair scratches."""
    base = rng.uniform(16, 58) + rng.normal(0, 4, 3)
    light = 1 + 0.06 * fbm(rng, shape, 80 * scale, 3) + 0.1 * grain(rng, shape, 0.8)
    colour = np.empty((*shape, 3), np.uint8)
    colour[:] = np.clip(base, 8, 80).astype(np.uint8)
    pixels = _tint(colour, light)
    for _ in range(int(rng.integers(0, 14))):
        a = rng.uniform(0, [shape[1], shape[0]])
        b = a + rng.normal(0, 30 * scale, 2)
        level = int(base.mean() + rng.uniform(6, 22))
        cv2.line(pixels, _int(a), _int(b), (level,) * 3, 1, cv2.LINE_AA)
    for _ in range(int(rng.integers(10, 120))):
        centre = rng.uniform(0, [shape[1], shape[0]])
        level = int(base.mean() + rng.uniform(15, 60))
        cv2.circle(pixels, _int(centre), int(rng.integers(0, 2)), (level,) * 3, -1, cv2.LINE_AA)
    return pixels


def white_desk(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """A white or pale desk: nearly, never quite, the tone of a sheet of paper."""
    base = rng.uniform(188, 236) + rng.normal(0, 3, 3) - np.array([0, 1, rng.uniform(0, 10)])
    light = 1 + 0.012 * fbm(rng, shape, 70 * scale, 4) + 0.014 * grain(rng, shape, 0.9)
    colour = np.empty((*shape, 3), np.uint8)
    colour[:] = np.clip(base, 0, 246).astype(np.uint8)
    pixels = _tint(colour, light)
    for _ in range(int(rng.integers(0, 4))):
        centre = _int(rng.uniform(0, [shape[1], shape[0]]))
        cv2.ellipse(
            pixels, centre, _int(rng.uniform(8, 42, 2) * scale), float(rng.uniform(0, 180)), 0, 360,
            tuple(int(v) - 5 for v in base), max(1, int(scale * 1.5)), cv2.LINE_AA,
        )  # fmt: skip
    return pixels


def leather(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Pebbled leather or a rubber mouse mat: bumps lit from one side."""
    bumps = fbm(rng, shape, 1.7 * scale, 2, 0.6) + 0.5 * fbm(rng, shape, 40 * scale, 2)
    slope = cv2.Sobel(bumps, cv2.CV_32F, 1, 0, ksize=3) + cv2.Sobel(
        bumps, cv2.CV_32F, 0, 1, ksize=3
    )
    slope *= np.float32(0.2 / max(float(slope.std()), 1e-9))
    base = np.array([[34, 30, 30], [92, 52, 34], [46, 58, 74], [110, 24, 26]])[rng.integers(4)]
    colour = np.empty((*shape, 3), np.uint8)
    colour[:] = base
    return _tint(colour, 1 + slope)


def floor_tiles(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Ceramic tiles with grout lines."""
    tile = marble(rng, shape, scale)
    x, y = _grid(shape, scale)
    size, gap = float(rng.uniform(60, 180)), float(rng.uniform(1.5, 4))
    line = ((x + rng.uniform(0, size)) % size < gap) | ((y + rng.uniform(0, size)) % size < gap)
    tile[line] = (tile[line] * 0.55 + 40).astype(np.uint8)
    return cv2.GaussianBlur(tile, (0, 0), 0.8)


def bamboo(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """A woven bamboo or reed mat: round slats with a stitched seam now and then."""
    x, y = _grid(shape, scale)
    slat = float(rng.uniform(3, 7))
    row = np.floor(y / slat).astype(int)[:, 0]
    across = (y / slat) % 1
    light = (
        0.62 + 0.42 * np.sin(np.pi * across) + 0.05 * fbm(rng, shape, (60 * scale, 0.6 * scale), 3)
    )
    tone = rng.normal(1, 0.07, row.max() + 1).astype(np.float32)[row][:, None]
    colour = np.empty((*shape, 3), np.uint8)
    colour[:] = np.array([[196, 160, 104], [150, 112, 66], [214, 190, 142]])[rng.integers(3)]
    pixels = _tint(colour, light * tone)
    seam = np.broadcast_to(np.abs(x % 48 - 24) > 23.5, shape)
    pixels[seam] = (pixels[seam] * 0.6).astype(np.uint8)
    return pixels


def _int(point: np.ndarray) -> tuple[int, int]:
    return int(point[0]), int(point[1])


SURFACES: dict[str, Surface] = {
    "wood": wood,
    "cloth": cloth,
    "marble": marble,
    "granite": granite,
    "dark_desk": dark_desk,
    "white_desk": white_desk,
    "leather": leather,
    "floor_tiles": floor_tiles,
    "bamboo": bamboo,
}
