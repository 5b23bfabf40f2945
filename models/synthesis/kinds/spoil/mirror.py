"""A lamp, a tube or a window mirrored in plastic that lies over the print."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.lattice import lattice
from models.synthesis.capture.light import kelvin_rgb
from models.synthesis.capture.noise import Field, fbm
from models.synthesis.capture.pose import outline
from models.synthesis.capture.scene import PAPER, Scene

from .prints import MAP_SCALE, PrintMap, share_covered

__all__ = ["Mirrored", "draw_mirrored", "reflect"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What is mirrored, and in what.

    Attributes:
        source: ``bulb``, ``tube``, ``window``, ``panel`` or ``ring``.
        spot: (2,) millimetres where its image lies.
        size: (2,) half width and half height of its image, millimetres on the sheet.
        turn: Radians by which it is turned.
        blur: Millimetres over which its edge is spread (roughness of the plastic).
        ripple: Millimetres by which the plastic's waves push the image about.
        wave: Length of those waves, millimetres.
        crease: Whether the plastic has creases that each catch the light.
        veil: Brightness of the haze around, as a share of the image's.
        power: Brightness of the image against white paper.
        kelvin: Its colour.
    """

    source: str
    spot: Array
    size: Array
    turn: float
    blur: float
    ripple: float
    wave: float
    crease: bool
    veil: float
    power: float
    kelvin: float


def draw_mirrored(
    rng: np.random.Generator,
    spot: tuple[float, float],
    size_mm: tuple[float, float],
    *,
    sleeve: bool,
    other: bool,
) -> Mirrored:
    """Draw a reflection whose image is centred near a spot.

    Args:
        rng: Source of randomness.
        spot: Millimetres from the document's centre.
        size_mm: The document's.
        sleeve: The print lies under loose plastic, which waves and creases.
        other: Use the sources that are kept for measuring.
    """
    span = min(max(size_mm), 210.0)
    source = str(rng.choice(["panel", "ring"] if other else ["bulb", "tube", "window"]))
    small = float(rng.uniform(0.05, 0.13)) * span
    size = {
        "bulb": (small, small),
        "ring": (1.4 * small, 1.4 * small),
        "tube": (float(rng.uniform(0.25, 0.7)) * span, 0.28 * small),
        "window": (1.5 * small, 2.1 * small),
        "panel": (1.6 * small, 1.6 * small),
    }[source]
    return Mirrored(
        source, np.array(spot), np.array(size), float(rng.uniform(0, np.pi)),
        # Plastic is never polished: edges of the image are spread, a bulb's almost into a glow.
        float(np.exp(rng.uniform(np.log(0.12), np.log(1.5)))) * small
        * (1.6 if source == "bulb" else 0.9),
        float(rng.uniform(0.3, 1.2)) * small if sleeve else float(rng.uniform(0.0, 0.12)) * small,
        float(rng.uniform(0.06, 0.3)) * span, sleeve and rng.random() < 0.6,
        float(rng.uniform(0.06, 0.4)), float(np.exp(rng.uniform(np.log(0.9), np.log(4.5)))),
        float(rng.uniform(2800, 7500)),
    )  # fmt: skip


def _ramp(t: Field) -> Field:
    """0 to 1 over -0.5 to 0.5, smooth at both ends."""
    t = np.clip(t + 0.5, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _shape(mirrored: Mirrored, x: Field, y: Field) -> Field:
    """Brightness of the source over its own frame, 1 inside, soft at its edge."""
    w, h = mirrored.size
    soft = max(mirrored.blur, 0.15)
    if mirrored.source in ("bulb", "ring"):
        r = np.hypot(x / w, y / h)
        inside = _ramp((1 - r) * min(w, h) / soft)
        if mirrored.source == "ring":
            inside = inside * _ramp((r - 0.62) * min(w, h) / soft)
        return np.asarray(inside, np.float32)
    inside = _ramp((w - np.abs(x)) / soft) * _ramp((h - np.abs(y)) / soft)
    if mirrored.source == "window":
        bar = 0.06 * h
        for place, size in ((x, 0.0), (y - 0.3 * h, 0.0)):
            inside = inside * _ramp((np.abs(place) - size - bar) / soft)
    if mirrored.source == "panel":
        # A ceiling light behind a grid of louvres.
        cells = np.abs(np.sin(x / w * 4.7)) * np.abs(np.sin(y / h * 4.7))
        inside = inside * (0.45 + 0.55 * np.clip(cells * 3, 0, 1))
    return np.asarray(inside, np.float32)


def _image(
    mirrored: Mirrored, u: Array, v: Array, waves: tuple[Field, Field], rng_seed: int
) -> Field:
    dx = u - mirrored.spot[0] + mirrored.ripple * waves[0]
    dy = v - mirrored.spot[1] + mirrored.ripple * waves[1]
    c, s = np.cos(mirrored.turn), np.sin(mirrored.turn)
    x, y = (c * dx + s * dy).astype(np.float32), (c * dy - s * dx).astype(np.float32)
    shine = _shape(mirrored, x, y)
    if mirrored.crease:
        rng = np.random.default_rng([rng_seed, 652])
        for _ in range(int(rng.integers(1, 5))):
            angle, off = mirrored.turn + float(rng.normal(0, 0.5)), float(rng.normal(0, 0.6))
            across = dx * np.sin(angle) + dy * np.cos(angle) - off * mirrored.size.max() * 1.6
            along = dx * np.cos(angle) - dy * np.sin(angle)
            wide = float(rng.uniform(0.5, 2.2))
            streak = np.exp(-((across / wide) ** 2) - (along / (2.5 * mirrored.size.max())) ** 2)
            shine = np.maximum(shine, float(rng.uniform(0.3, 1.0)) * streak.astype(np.float32))
    far = np.hypot(x / mirrored.size[0], y / mirrored.size[1])
    haze = mirrored.power * mirrored.veil / (1 + (far / 1.3) ** 2) ** 1.2
    return np.asarray(mirrored.power * shine + haze, np.float32)


def _grown(mirrored: Mirrored, factor: float) -> Mirrored:
    return replace(mirrored, size=mirrored.size * factor, ripple=mirrored.ripple * factor**0.5)


def reflect(
    scene: Scene,
    light: Field,
    mirrored: Mirrored,
    printed: PrintMap,
    seed: int,
    wanted: tuple[float, float],
) -> float:
    """Add the reflection to the light, in place, sized so that it hides a wanted share of print.

    Args:
        scene: The scene that was rendered.
        light: (H, W, 3) float32, changed.
        mirrored: What is mirrored.
        printed: The document's print map.
        seed: For the plastic's waves.
        wanted: Least and most share of the print to hide; (0, 0) for none of it.

    Returns:
        The share of the print on which the reflection is brighter than half of white paper.
    """
    rng = np.random.default_rng([seed, 651])
    document = scene.document
    w, h = document.size_mm
    shape = (max(4, int(1.1 * h)), max(4, int(1.1 * w)))  # one pixel a millimetre
    waves = [fbm(rng, shape, (mirrored.wave, 0.6 * mirrored.wave), 3, 0.3) for _ in range(2)]

    def on(u: Array, v: Array) -> tuple[Field, Field]:
        mx = ((u / (1.1 * w) + 0.5) * (shape[1] - 1)).astype(np.float32)
        my = ((v / (1.1 * h) + 0.5) * (shape[0] - 1)).astype(np.float32)
        one, two = (
            np.asarray(
                cv2.remap(f, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32
            )
            for f in waves
        )
        return one, two

    y, x = np.mgrid[: printed.shape[0], : printed.shape[1]] / MAP_SCALE
    x, y = x - w / 2, y - h / 2
    flat_waves = on(x, y)
    share = 0.0
    for _ in range(9):
        share = share_covered(printed, _image(mirrored, x, y, flat_waves, seed) > 0.5)
        if share < wanted[0]:
            mirrored = _grown(mirrored, 1.3)
        elif share > wanted[1]:
            mirrored = _grown(mirrored, 0.78)
        else:
            break
    quad = scene.camera.project(outline(document.size_mm))
    low = np.maximum(np.floor(quad.min(axis=0)).astype(int) - 4, 0)
    high = np.minimum(np.ceil(quad.max(axis=0)).astype(int) + 5, light.shape[1::-1])
    if (high - low < 8).any():
        return share
    grid = lattice((int(low[0]), int(low[1]), int(high[0]), int(high[1])), 3)
    u, v = scene.sheet.seen_at(scene.camera, grid.x, grid.y)
    image = _image(mirrored, u, v, on(u, v), seed)
    spread = 2.0 * float(rng.uniform(0.3, 1.0))
    inside = np.clip((np.minimum(w / 2 - np.abs(u), h / 2 - np.abs(v))) / spread + 1, 0, 1)
    rgb = kelvin_rgb(mirrored.kelvin) * PAPER
    extra = grid.up(image * inside)[..., None] * rgb.astype(np.float32)
    light[low[1] : high[1], low[0] : high[0]] += extra
    return share
