"""Scanners: a flatbed or a sheet-feeder, and the marks that each leaves."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .noise import Pixels, fbm
from .pose import outline
from .scene import sheet_mask

__all__ = ["Scan", "scan"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanner saw.

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        corners: (4, 2) float64 pixels, clockwise from the document's own top left.
        dpi: Dots an inch.
        feeder: Whether it came through a sheet-feeder.
        lid: ``"white"``, ``"black"`` or ``"grey"``.
    """

    pixels: Pixels
    corners: Array
    dpi: int
    feeder: bool
    lid: str


def _bed(
    size: tuple[float, float], rng: np.random.Generator, feeder: bool, turn: float
) -> tuple[tuple[float, float], Array]:
    """Millimetres of the scanned area, and where the document's middle lies in it."""
    c, s = abs(np.cos(turn)), abs(np.sin(turn))
    w, h = size[0] * c + size[1] * s, size[0] * s + size[1] * c
    if feeder:
        # The guides hold the width; the length is cut a little late or early.
        more = rng.uniform([-1.0, -0.5], [2.0, 6.0])
    elif max(size) < 160 and rng.random() < 0.45:
        more = np.maximum(np.array([210.0, 297.0]) - (w, h), 10) * rng.uniform(0.5, 1)
    else:
        more = rng.uniform(1, 30, 2)
    area = (w + float(more[0]), h + float(more[1]))
    free = np.abs(more) / 2 * 0.9
    return area, np.array(area) / 2 + rng.uniform(-1, 1, 2) * free


def _lid_pixels(rng: np.random.Generator, lid: str, shape: tuple[int, int], scale: float) -> Pixels:
    h, w = shape
    level = {"white": rng.uniform(232, 255), "black": rng.uniform(4, 36)}.get(
        lid, rng.uniform(90, 190)
    )
    small = (max(4, h // 8), max(4, w // 8))
    field = fbm(rng, small, 25 * scale / 8, 3) * np.float32(rng.uniform(0.3, 2.5))
    tint = rng.normal(0, 2, 3)
    grey = cv2.resize(field, (w, h)) + np.float32(level)
    return np.clip(grey[..., None] + tint, 0, 255).astype(np.uint8)


def _seen_by_line(picture: Pixels, rng: np.random.Generator, dpi: int, hold_out: bool) -> Pixels:
    """The line sensor: colour rows out of step, gains by column, noise, sharpening."""
    h, w = picture.shape[:2]
    sigma = float(rng.uniform(0.35, 0.9))
    picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    if rng.random() < 0.6:
        gap = float(rng.uniform(-0.4, 0.4)) * dpi / 300
        planes = list(cv2.split(picture))
        for k, sign in ((0, 1), (2, -1)):
            move = np.float32([[1, 0, 0], [0, 1, sign * gap]])
            planes[k] = cv2.warpAffine(planes[k], move, (w, h), borderMode=cv2.BORDER_REPLICATE)
        picture = cv2.merge(planes)
    amount = float(rng.uniform(0.3, 2.2))
    column = rng.normal(0, amount * 0.4, (1, w, 1)).astype(np.float32)
    row = rng.normal(0, amount * (0.8 if hold_out else 0.1), (h, 1, 1)).astype(np.float32)
    out = np.empty_like(picture)
    for start in range(0, h, 256):
        part = picture[start : start + 256].astype(np.float32)
        part += column + row[start : start + 256]
        noise = rng.standard_normal(part.shape[:2], dtype=np.float32)[..., None]
        part += np.float32(amount) * noise
        out[start : start + 256] = np.clip(part + 0.5, 0, 255)
    strength = float(rng.uniform(0, 1.3))
    wide = 2.2 if hold_out else float(rng.uniform(0.8, 1.6))
    return cv2.addWeighted(out, 1 + strength, cv2.GaussianBlur(out, (0, 0), wide), -strength, 0)


def _streaked(picture: Pixels, rng: np.random.Generator) -> None:
    """Dust on a feeder's glass draws a line along the feed."""
    for _ in range(int(rng.integers(1, 4))):
        x, wide = int(rng.integers(picture.shape[1])), int(rng.integers(1, 3))
        part = picture[:, x : x + wide]
        part[:] = cv2.addWeighted(part, 0.7, part, 0, float(rng.uniform(0, 70)))


def scan(
    document: FlatDocument,
    rng: np.random.Generator,
    *,
    feeder: bool = False,
    hold_out: bool = False,
    longest: int = 3508,
) -> Scan:
    """Scan a document.

    Args:
        document: The original, or a copy's sheet.
        rng: Source of chance.
        feeder: Through a sheet-feeder in place of the glass.
        hold_out: Noise, lids and sharpening that training never sees.
        longest: Most pixels along a side; the density is lowered to suit.
    """
    turn = np.deg2rad(float(rng.normal(0, 0.8 if feeder else 1.6)))
    quarter = int(rng.choice([0, 0, 0, 1, 2, 3]))
    turn += quarter * np.pi / 2
    area, middle = _bed(document.size_mm, rng, feeder, turn)
    dpi = int(rng.choice([150, 200, 300, 300, 400, 600]))
    scale = min(dpi / 25.4, longest / max(area))
    dpi = round(scale * 25.4)
    shape = (round(area[1] * scale), round(area[0] * scale))
    lid = str(rng.choice(["grey", "black"] if hold_out else ["white", "white", "white", "black"]))
    picture = _lid_pixels(rng, lid, shape, scale)
    pixels = document.pixels
    own = pixels.shape[1] / document.size_mm[0]
    if own > scale * 1.3:
        k = scale * 1.15 / own
        pixels = cv2.resize(pixels, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        own *= k
    c, s = np.cos(turn) * scale, np.sin(turn) * scale
    at = middle * scale
    to_bed = np.array([[c, -s, at[0] - 0.5], [s, c, at[1] - 0.5]])

    def lay(source_scale: float, border: float) -> Array:
        half = np.array(document.size_mm) / 2
        inner = np.array([[1 / source_scale, 0, -half[0] + (0.5 - border) / source_scale],
                          [0, 1 / source_scale, -half[1] + (0.5 - border) / source_scale],
                          [0, 0, 1]])  # fmt: skip
        return np.asarray(to_bed @ inner)

    size = (shape[1], shape[0])
    mask = cv2.warpAffine(sheet_mask(document, own), lay(own, 2), size, flags=cv2.INTER_LINEAR)
    face = cv2.warpAffine(pixels, lay(own, 0), size, flags=cv2.INTER_CUBIC,
                          borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    # The lamp stands to one side of the lens: one edge throws a shadow on the lid.
    reach = float(rng.uniform(0.3, 1.4)) * (1.0 if document.material == "card" else 0.35) * scale
    away = rng.choice([-1, 1]) * reach
    move = np.float32([[1, 0, rng.normal(0, 0.15) * reach], [0, 1, away]])
    shadow = cv2.GaussianBlur(cv2.warpAffine(mask, move, size), (0, 0), max(0.5, 0.4 * reach))
    left = cv2.convertScaleAbs(shadow, alpha=-float(rng.uniform(0.2, 0.75)), beta=255)
    picture = cv2.multiply(picture, cv2.merge([left] * 3), scale=1 / 255)
    alpha = cv2.merge([mask] * 3)
    picture = cv2.add(
        cv2.multiply(face, alpha, scale=1 / 255), cv2.multiply(picture, 255 - alpha, scale=1 / 255)
    )
    white = float(rng.uniform(222, 256)) if rng.random() < 0.5 else float(rng.uniform(244, 285))
    x = np.arange(256) / white
    gamma = rng.uniform(0.85, 1.15) * np.exp(rng.normal(0, 0.015, 3))
    table = np.clip(255 * np.clip(x, 0, 1)[:, None] ** gamma + 0.5, 0, 255).astype(np.uint8)
    picture = _seen_by_line(cv2.LUT(picture, table[None]), rng, dpi, hold_out)
    if feeder and rng.random() < 0.4:
        _streaked(picture, rng)
    corners = outline(document.size_mm)[:, :2] @ to_bed[:, :2].T + to_bed[:, 2]
    return Scan(picture, corners, dpi, feeder, lid)
