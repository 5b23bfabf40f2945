"""Sub-pixel layouts, and their light as a camera pixel sees it.

A layout is one repeating tile. What a camera pixel collects is the tile convolved with the lens's
blur and the pixel's own footprint (a parallelogram on the display), so both are applied exactly as
factors on the tile's Fourier series. Moiré arises where a harmonic that survives them is sampled
more coarsely than it varies; blur that comes before the sampling removes it, as in a real camera.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Field

__all__ = ["HOLD_OUT_LAYOUTS", "LAYOUTS", "centred", "light_of_cells", "tile"]

Array = NDArray[np.float64]
_CELL = 48  # samples per display pixel in a drawn tile
_OUT = 24  # samples per display pixel in the filtered tile

Shape = Callable[[Array, Array], Array]
"""Display pixel coordinates x, y to (h, w, 3) transmittance 0..1."""


def _bar(at: Array, start: float, width: float, period: float = 1.0) -> Array:
    return ((at - start) % period < width).astype(float)


def _stripes(x: Array, y: Array, order: str = "rgb", gap: float = 0.1, lean: float = 0.0) -> Array:
    """Three bars in a pixel; ``lean`` slants them, the other way in every second row."""
    way = np.where(np.floor(y) % 2 == 0, 1.0, -1.0)
    x = x + lean * way * (y % 1 - 0.5)
    rows = _bar(y, 0.06, 0.86)
    third = 1 / 3
    bars = {c: _bar(x, third * k + gap / 6, third - gap / 3) * rows for k, c in enumerate(order)}
    return np.stack([bars[c] for c in "rgb"], axis=-1)


def _upright(x: Array, y: Array) -> Array:
    """Stripes that lie: a display mounted or held sideways."""
    return _stripes(y, x)


def _domains(x: Array, y: Array) -> Array:
    """Dual-domain IPS: each bar is a chevron, bent at the pixel's middle."""
    return _stripes(x + 0.22 * np.abs(y % 1 - 0.5), y, gap=0.16)


def _oval(x: Array, y: Array, cx: float, cy: float, rx: float, ry: float, p: float = 2.0) -> Array:
    """A lozenge-shaped cell repeating each ``p`` pixels both ways."""
    dx = (x - cx + p / 2) % p - p / 2
    dy = (y - cy + p / 2) % p - p / 2
    return ((np.abs(dx) / rx) ** 1.4 + (np.abs(dy) / ry) ** 1.4 < 1).astype(float)


def _diamond(x: Array, y: Array) -> Array:
    """PenTile diamond: as many greens as pixels, half as many larger reds and blues."""
    green = sum(_oval(x, y, cx, cy, 0.26, 0.32) for cx in (0.25, 1.25) for cy in (0.5, 1.5))
    red = _oval(x, y, 0.75, 0.0, 0.38, 0.38) + _oval(x, y, 1.75, 1.0, 0.38, 0.38)
    blue = _oval(x, y, 1.75, 0.0, 0.42, 0.42) + _oval(x, y, 0.75, 1.0, 0.42, 0.42)
    return np.stack([red, green, blue], axis=-1)


def _pentile_rows(x: Array, y: Array) -> Array:
    """RG/BG: green in each pixel, red and blue in turn, upright cells."""
    odd = np.floor(y) % 2
    first = (np.floor(x) + odd) % 2 == 0
    wide = _bar(x, 0.06, 0.44) * _bar(y, 0.1, 0.8)
    green = _bar(x, 0.62, 0.26) * _bar(y, 0.14, 0.72)
    return np.stack([wide * first, green, wide * ~first], axis=-1)


def _wrgb(x: Array, y: Array) -> Array:
    """Television OLED: a white cell beside red, blue and green of unequal widths."""
    rows = _bar(y, 0.14, 0.72)
    white = _bar(x, 0.29, 0.19) * rows * 0.8
    red, blue, green = (_bar(x, a, b) * rows for a, b in ((0.03, 0.2), (0.53, 0.17), (0.76, 0.2)))
    return np.stack([red + white, green + white, blue + white], axis=-1)


def _delta(x: Array, y: Array) -> Array:
    """Triangles of three cells, each row moved on by half a triple."""
    return _stripes(x + 0.5 * (np.floor(y) % 2), y, gap=0.2)


def _quantum(x: Array, y: Array) -> Array:
    """QD-OLED: a large green above red and blue."""
    green = _bar(x, 0.12, 0.76) * _bar(y, 0.08, 0.36)
    lower = _bar(y, 0.54, 0.38)
    return np.stack([_bar(x, 0.06, 0.4) * lower, green, _bar(x, 0.54, 0.4) * lower], axis=-1)


def _door(x: Array, y: Array) -> Array:
    """A projector's pixels: all colours in one square with a dark grid between."""
    return np.stack([_bar(x, 0.04, 0.92) * _bar(y, 0.04, 0.92)] * 3, axis=-1)


LAYOUTS: dict[str, Shape] = {
    "rgb": _stripes,
    "bgr": lambda x, y: _stripes(x, y, "bgr"),
    "upright": _upright,
    "chevron": lambda x, y: _stripes(x, y, gap=0.14, lean=0.3),
    "domains": _domains,
    "diamond": _diamond,
    "pentile": _pentile_rows,
}
"""Layouts that training sees."""

HOLD_OUT_LAYOUTS: dict[str, Shape] = {
    "wrgb": _wrgb,
    "delta": _delta,
    "quantum": _quantum,
    "door": _door,
    "bgr_chevron": lambda x, y: _stripes(x, y, "bgr", gap=0.18, lean=-0.35),
}
"""Layouts kept for measuring."""


@cache
def tile(name: str) -> NDArray[np.complex128]:
    """(96, 96, 3) Fourier coefficients of a layout's tile of 2x2 pixels, mean 1 per channel."""
    at = (np.arange(2 * _CELL) + 0.5) / _CELL
    x, y = np.meshgrid(at, at)
    drawn = (LAYOUTS | HOLD_OUT_LAYOUTS)[name](x, y)
    drawn = drawn / drawn.mean(axis=(0, 1))
    return np.asarray(np.fft.fft2(drawn, axes=(0, 1)) / drawn[..., 0].size)


def light_of_cells(
    name: str, x: Field, y: Field, *, sigma: float = 0.4, radius: float = 0.0, native: int = 1
) -> Field:
    """Light of a display's cells per picture pixel, relative to its mean.

    Args:
        name: A layout.
        x: (h, w) float32 column on the display, in display pixels with pixel k spanning k..k+1,
            of each picture pixel's centre; near enough to linear for one footprint to serve all.
        y: (h, w) float32 row.
        sigma: The lens's Gaussian, in the camera's own pixels.
        radius: The defocus disc, in the camera's own pixels.
        native: The camera's own pixels per picture pixel, each way: 1 leaves the colour mosaic to
            the sensor; 2 and 4 take red, green and blue where an RGGB mosaic has them and average,
            as when a large photograph is made smaller (:func:`centred` completes it).

    Returns:
        (h, w, 3) float32.
    """
    h, w = x.shape
    # Columns: what a step right and a step down in the picture are on the display.
    step = np.array([
        [(x[h // 2, -1] - x[h // 2, 0]) / (w - 1), (x[-1, w // 2] - x[0, w // 2]) / (h - 1)],
        [(y[h // 2, -1] - y[h // 2, 0]) / (w - 1), (y[-1, w // 2] - y[0, w // 2]) / (h - 1)],
    ], float)  # fmt: skip
    texture = _seen(name, step / native, sigma, radius)
    if native == 1:
        return _sample(texture, x, y)
    out = np.zeros((h, w, 3), np.float32)
    at = (np.arange(native) + 0.5) / native - 0.5
    counts = np.zeros(3, int)
    for row in range(native):
        for column in range(native):
            channel = (row % 2) + (column % 2)
            move = step @ [at[column], at[row]]
            out[..., channel] += _sample(
                texture[..., channel], x + np.float32(move[0]), y + np.float32(move[1])
            )
            counts[channel] += 1
    return np.asarray(out / counts.astype(np.float32), np.float32)


def centred(cells: Field, native: int) -> Field:
    """Interpolate red and blue, taken beside each picture pixel's middle, to the middle.

    Args:
        cells: (H, W, 3) float32, the whole picture's :func:`light_of_cells`.
        native: As it was there.
    """
    if native == 1:
        return cells
    move = 0.5 / native
    size = (cells.shape[1], cells.shape[0])
    out = [cv2.warpAffine(part, np.array([[1, 0, way * move], [0, 1, way * move]]), size,
                          flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                          borderMode=cv2.BORDER_REPLICATE)
           for part, way in zip(cv2.split(cells), (1, 0, -1), strict=True)]  # fmt: skip
    return np.asarray(cv2.merge(out), np.float32)


def _seen(name: str, step: Array, sigma: float, radius: float) -> Field:
    """The tile as a camera pixel sees it, (51, 51, 3): a margin of the repeat on each side."""
    series = tile(name)
    n = 2 * _OUT
    half = n // 2
    # Harmonics the filtered tile can hold; those above are beyond any footprint used.
    pick = np.r_[0:half, -half:0]
    wave = np.fft.fftfreq(n, 1 / n) / 2  # cycles per display pixel
    fx, fy = np.meshgrid(wave, wave)
    along = fx * step[0, 0] + fy * step[1, 0]  # cycles per camera pixel, to the right
    down = fx * step[0, 1] + fy * step[1, 1]
    r = np.hypot(along, down)
    pass_on = np.sinc(along) * np.sinc(down) * np.exp(-2 * (np.pi * sigma * r) ** 2)
    if radius > 0.05:
        z = np.maximum(2 * np.pi * radius * r, 1e-6)
        pass_on *= 2 * _bessel(z) / z
    picked = series[np.ix_(pick, pick)] * pass_on[..., None]
    filtered = np.fft.ifft2(picked, axes=(0, 1)).real * n * n
    texture = np.clip(filtered, 0, None).astype(np.float32)
    return np.pad(texture, ((1, 2), (1, 2), (0, 0)), mode="wrap")


def _sample(texture: Field, x: Field, y: Field) -> Field:
    # Sample k of the drawn tile lies at (k + 0.5) / CELL; the transform keeps the first one's
    # place, so sample k of the filtered tile lies at k / OUT beyond it.
    shift = np.float32(0.5 / _CELL)
    tx = np.mod(x - shift, np.float32(2)) * np.float32(_OUT) + np.float32(1)
    ty = np.mod(y - shift, np.float32(2)) * np.float32(_OUT) + np.float32(1)
    return cv2.remap(np.ascontiguousarray(texture), tx, ty, cv2.INTER_LINEAR)


def _bessel(z: Array) -> Array:
    """J1, by its rational approximation (Abramowitz and Stegun 9.4.4 and 9.4.6)."""
    small = z / 3
    s = small * small
    near = z * (0.5 + s * (-0.56249985 + s * (0.21093573 + s * (-0.03954289 + s * (
        0.00443319 + s * (-0.00031761 + s * 0.00001109))))))  # fmt: skip
    t = 3 / np.maximum(z, 3)
    size = 0.79788456 + t * (0.00000156 + t * (0.01659667 + t * (0.00017105 + t * (
        -0.00249511 + t * (0.00113653 - t * 0.00020033)))))  # fmt: skip
    angle = z - 2.35619449 + t * (0.12499612 + t * (0.0000565 + t * (-0.00637879 + t * (
        0.00074348 + t * (0.00079824 - t * 0.00029166)))))  # fmt: skip
    far = size * np.cos(angle) / np.sqrt(np.maximum(z, 3))
    return np.where(z < 3, near, far)
