"""A colour copy or print: four inks in screens (laser) or scattered drops (inkjet)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Pixels
from models.synthesis.document import FlatDocument

from .layout import HABITS, HOLD_OUT_HABITS, lay_out, sheet_of
from .screens import halftone
from .wear import paper_colour, streaks

__all__ = ["colour_copy_page", "inked"]

# sRGB of a full layer of each ink on white paper, as a share of the paper.
_INKS = np.array([[0.0, 0.62, 0.86], [0.84, 0.12, 0.46], [0.98, 0.90, 0.10], [0.14, 0.13, 0.14]])
_LASER = ((141, (15, 75, 0, 45)), (175, (15, 75, 0, 45)), (150, (18.4, 71.6, 0, 45)),
          (212, (18.4, 71.6, 0, 45)), (106, (63, 27, 0, 45)), (200, (30, 60, 0, 45)))  # fmt: skip


def _separate(pixels: Pixels, rng: np.random.Generator) -> list[Pixels]:
    """Cyan, magenta, yellow and black, (H, W) uint8 each, with the printer's narrower gamut."""
    # Consumer printing pulls colours towards grey, lifts pale tints to paper and drifts in hue.
    gain = float(rng.uniform(0.75, 1.15))
    grey = np.full((3, 3), (1 - gain) / 3)
    matrix = gain * np.eye(3) + grey + rng.normal(0, 0.015, (3, 3))
    ends = (float(rng.uniform(0, 14)), float(rng.uniform(232, 252)))
    gamma = rng.uniform(0.82, 1.2) * np.exp(rng.normal(0, 0.04, 3))
    x = np.clip((np.arange(256) - ends[0]) / (ends[1] - ends[0]), 0, 1)[:, None]
    table = np.clip(255 * x**gamma + 0.5, 0, 255).astype(np.uint8)
    cmy = 255 - cv2.LUT(cv2.transform(pixels, matrix), table[None])
    c, m, y = cv2.split(cmy)
    key = cv2.min(cv2.min(c, m), y)
    start = float(rng.uniform(0.1, 0.4))
    ramp = np.clip((np.arange(256) / 255 - start) / (1 - start), 0, 1) ** rng.uniform(1.0, 1.6)
    black = cv2.LUT(key, np.clip(255 * ramp + 0.5, 0, 255).astype(np.uint8))
    under = float(rng.uniform(0.6, 0.98))
    return [cv2.addWeighted(ink, 1, black, -under, 0) for ink in (c, m, y)] + [black]


def inked(
    pixels: Pixels,
    rng: np.random.Generator,
    *,
    scale: float,
    technique: str,
    lines: float,
    angles: tuple[float, ...],
    soft: float,
) -> Pixels:
    """Print a picture.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        rng: Source of chance.
        scale: Pixels a millimetre.
        technique: Kind of screen, see :mod:`.screens`.
        lines: Lines an inch of clustered screens.
        angles: Degrees for cyan, magenta, yellow, black.
        soft: Spread of a dot's edge, millimetres.

    Returns:
        (H, W, 3) uint8 RGB, relative to the paper.
    """
    out = np.full(pixels.shape, 255, np.uint8)
    channels = list(cv2.split(out))
    for number, amount in enumerate(_separate(pixels, rng)):
        dx, dy = rng.normal(0, 0.03 * scale, 2)
        shift = np.float32([[1, 0, dx], [0, 1, dy]])
        amount = cv2.warpAffine(amount, shift, pixels.shape[1::-1])
        dots = halftone(
            amount, rng, kind=technique, lines_per_mm=lines / 25.4, angle=angles[number],
            scale=scale,
        )  # fmt: skip
        dots = cv2.GaussianBlur(dots, (0, 0), max(0.35, soft * scale))
        for k in range(3):
            left = cv2.LUT(dots, (255 - np.arange(256) * (1 - _INKS[number, k])).astype(np.uint8))
            channels[k] = cv2.multiply(channels[k], left, scale=1 / 255)
    return np.asarray(cv2.merge(channels))


def colour_copy_page(
    document: FlatDocument,
    seed: int,
    *,
    hold_out: bool = False,
    habit: str | None = None,
    scale: float = 400 / 25.4,
) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A colour copy from a laser (screened) or an inkjet (scattered drops), or on photo paper.

    Args:
        document: The original.
        seed: Decides the machine.
        hold_out: Use screens and sheets that training never sees.
        habit: As for :func:`.grey_copy_page`.
        scale: Pixels a millimetre.

    Returns:
        As :func:`.grey_copy_page`.
    """
    rng = np.random.default_rng([seed, 32])
    if habit is None:
        habit = "half" if document.material == "card" else "sheet"
    elif habit == "any":
        habit = str(rng.choice(HOLD_OUT_HABITS if hold_out else HABITS))
    layout = lay_out(document, rng, habit=habit, scale=scale, seed=seed)
    if hold_out:
        technique = str(rng.choice(["ellipse", "stochastic", "green"]))
    else:
        technique = str(rng.choice(["round", "round", "round", "line", "blue", "blue",
                                    "diffusion"]))  # fmt: skip
    lines, angles = _LASER[int(rng.integers(len(_LASER)))]
    if hold_out:
        lines, angles = float(rng.uniform(115, 190)), (37.0, 82.0, 7.0, 52.0)
    inkjet = technique not in ("round", "line", "ellipse")
    blur = float(rng.uniform(0.02, 0.06)) * scale
    picture = cv2.GaussianBlur(layout.picture, (0, 0), max(0.3, blur))
    light = inked(
        picture, rng, scale=scale, technique=technique, lines=float(lines), angles=angles,
        soft=float(rng.uniform(0.02, 0.05)) if inkjet else float(rng.uniform(0.015, 0.035)),
    )  # fmt: skip
    if inkjet and rng.random() < 0.5:
        # A clogged nozzle leaves pale lines at the head's pitch.
        pitch = max(6, round(float(rng.uniform(2.5, 9)) * scale))
        rows = slice(int(rng.integers(pitch)), None, pitch)
        light[rows] = cv2.addWeighted(light[rows], 0.85, light[rows], 0, 38)
    if not inkjet and rng.random() < 0.25:
        for k in range(3):
            ink = 255 - light[..., k]
            streaks(ink, np.random.default_rng([seed, 33]), 1)
            light[..., k] = 255 - ink
    page = layout.place(light, 255)
    glossy = bool(inkjet and rng.random() < 0.4)
    white = (250, 250, 252) if glossy else paper_colour(rng)
    page = cv2.multiply(page, np.array([*white, 0], float), scale=1 / 255)
    sheet = sheet_of(document, layout, np.asarray(page, np.uint8), rng, glossy)
    return sheet, layout.quad
