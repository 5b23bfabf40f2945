"""What a photocopier or a colour printer makes of a document: a sheet of plain paper with toner.

Tones are reflectances. Toner and ink are laid down as dots of a screen (laser) or scattered drops
(inkjet), fine enough that a good photograph resolves them only partly.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import TO_LINEAR, Field, Pixels, fbm, linear_to_srgb
from models.synthesis.document import FlatDocument

__all__ = ["colour_copy_page", "grey_copy_page"]

_DPI = 400
_MM = _DPI / 25.4
# Light passed by a full layer of each ink, linear RGB.
_INKS = np.array([[0.09, 0.36, 0.66], [0.58, 0.06, 0.20], [0.90, 0.77, 0.07], [0.04, 0.04, 0.04]])


def _screen(shape: tuple[int, int], lines_per_mm: float, angle: float) -> Field:
    """Thresholds 0..1 of a clustered-dot screen."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    k = 2 * np.pi * lines_per_mm / _MM
    c, s = np.cos(np.deg2rad(angle)) * k, np.sin(np.deg2rad(angle)) * k
    # Separable phases: cos(a+b) from one-dimensional tables.
    ax, bx, ay, by = c * x, s * x, s * y, c * y
    first = np.cos(ax) * np.cos(ay) - np.sin(ax) * np.sin(ay)
    second = np.cos(by) * np.cos(bx) + np.sin(by) * np.sin(bx)
    # The sum of two cosines is not uniform; this curve makes equal steps of tone equal areas.
    total = ((first + second) / 4).astype(np.float32)
    return np.asarray(0.5 + np.arcsin(2 * total) / np.pi * 0.98, np.float32)


def _page(
    document: FlatDocument, rng: np.random.Generator
) -> tuple[tuple[int, int], tuple[float, float], NDArray[np.float64], Pixels]:
    """Size of the sheet in pixels and millimetres, where the copy lies, and its pixels."""
    w, h = document.size_mm
    card = document.material == "card"
    if card:
        size, scale = (210.0, 148.0), 1.0
        spot = rng.uniform([-45, -30], [45, 30])
    else:
        size = (210.0, 297.0) if h >= w else (297.0, 210.0)
        scale = 0.965 * min(size[0] / w, size[1] / h, 1.0)
        spot = rng.normal(0, 1.5, 2)
    pixels = document.pixels
    target = (round(w * scale * _MM), round(h * scale * _MM))
    how = cv2.INTER_AREA if target[0] < pixels.shape[1] else cv2.INTER_CUBIC
    half = np.array([w, h]) * scale / 2
    quad = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half + spot
    return (
        (round(size[1] * _MM), round(size[0] * _MM)),
        size,
        quad,
        cv2.resize(pixels, target, interpolation=how),
    )


def _place(page: Field, part: Field, quad: NDArray[np.float64], size: tuple[float, float]) -> None:
    left = int((quad[0, 0] + size[0] / 2) * _MM)
    top = int((quad[0, 1] + size[1] / 2) * _MM)
    h, w = part.shape[:2]
    page[top : top + h, left : left + w] = part[: page.shape[0] - top, : page.shape[1] - left]


def _document_of(
    original: FlatDocument, size: tuple[float, float], reflectance: Field
) -> FlatDocument:
    pixels = (linear_to_srgb(reflectance) * 255 + 0.5).astype(np.uint8)
    if pixels.ndim == 2:
        pixels = cv2.merge([pixels] * 3)
    return replace(original, pixels=pixels, size_mm=size, corner_radius_mm=0.0, material="paper")


def _lid_shadow(shape: tuple[int, int], quad: NDArray[np.float64], size: tuple[float, float],
                rng: np.random.Generator) -> Field:  # fmt: skip
    """Toner where the copier saw the card's edge throw a shadow: a thin broken outline."""
    tone = np.zeros(shape, np.float32)
    points = ((quad + np.array(size) / 2) * _MM).astype(np.int32)
    cv2.polylines(tone, [points], True, float(rng.uniform(0.2, 0.6)), max(1, int(0.25 * _MM)))
    tone *= np.clip(0.6 + 0.5 * fbm(rng, shape, 12 * _MM, 2), 0, 1)
    return cv2.GaussianBlur(tone, (0, 0), 0.12 * _MM)


def grey_copy_page(document: FlatDocument, seed: int) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A black-and-white photocopy.

    Args:
        document: The original.
        seed: Decides the machine's curve, dirt and screen.

    Returns:
        The copy as a sheet of paper, and (4, 2) float64 millimetres from the sheet's centre: where
        the copied document lies on it.
    """
    rng = np.random.default_rng([seed, 31])
    shape, size, quad, pixels = _page(document, rng)
    # Copiers' green-yellow lamps see red a little dark.
    weights = np.array([[0.22, 0.66, 0.12]]) + rng.normal(0, 0.03, (1, 3))
    grey = cv2.transform(cv2.LUT(pixels, TO_LINEAR), weights)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.045 * _MM)
    tone = linear_to_srgb(grey)
    low, high = rng.uniform(0.12, 0.22), rng.uniform(0.84, 0.95)
    tone = np.clip((tone - low) / (high - low), 0, 1)
    tone = tone + rng.uniform(0.3, 0.9) * (tone * tone * (3 - 2 * tone) - tone)
    cover = np.zeros(shape, np.float32)
    _place(cover, 1 - tone.astype(np.float32), quad, size)
    if document.material == "card":
        np.maximum(cover, _lid_shadow(shape, quad, size, rng), out=cover)
    cover += np.clip(fbm(rng, shape, 40 * _MM, 2) * 0.004 + 0.006, 0, 1)
    lines = rng.uniform(4.2, 5.6)
    dots = np.clip((cover - _screen(shape, lines, 45)) * 3.2 + 0.5, 0, 1)
    # Text mode keeps solid edges sharp: darkest tones bypass the screen.
    solid = np.clip((cover - 0.72) * 5, 0, 1)
    toner = np.maximum(dots * (cover > 0.02), solid)
    for _ in range(int(rng.integers(60, 400))):
        at = (int(rng.integers(shape[1])), int(rng.integers(shape[0])))
        cv2.circle(
            toner, at, int(rng.choice([0, 1, 1, 2])), float(rng.uniform(0.4, 1)), -1, cv2.LINE_AA
        )
    if rng.random() < 0.4:
        x = int(rng.integers(shape[1]))
        toner[:, x : x + int(rng.integers(1, 4))] += float(rng.uniform(0.1, 0.35))
    toner = cv2.GaussianBlur(np.clip(toner, 0, 1), (0, 0), 0.7)
    black, white = rng.uniform(0.03, 0.06), rng.uniform(0.86, 0.97)
    reflectance = white + (black - white) * toner
    return _document_of(document, size, np.asarray(reflectance, np.float32)), quad


def colour_copy_page(document: FlatDocument, seed: int) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A colour copy from a laser (screened) or an inkjet (scattered drops).

    Args:
        document: The original.
        seed: Decides the machine.

    Returns:
        As :func:`grey_copy_page`.
    """
    rng = np.random.default_rng([seed, 32])
    shape, size, quad, pixels = _page(document, rng)
    rgb = cv2.GaussianBlur(pixels, (0, 0), 0.04 * _MM).astype(np.float32) / 255
    # Consumer printing pulls colours towards grey and lifts pale tints to paper.
    rgb = np.clip((rgb - 0.02) / rng.uniform(0.93, 0.98), 0, 1) ** np.float32(
        rng.uniform(0.85, 1.1)
    )
    mean = rgb.mean(axis=2, keepdims=True)
    rgb = np.clip(mean + (rgb - mean) * np.float32(rng.uniform(0.85, 1.2)), 0, 1)
    cmy = 1 - rgb
    key = cmy.min(axis=2)
    black = np.clip((key - 0.25) / 0.75, 0, 1) ** 1.4
    inks = np.concatenate([np.clip((cmy - black[..., None]) / (1 - 0.98 * black[..., None]), 0, 1),
                           black[..., None]], axis=2)  # fmt: skip
    inkjet = rng.random() < 0.5
    lines = float(rng.uniform(5.0, 6.5))
    part = inks.shape[:2]
    light = np.full((*part, 3), float(rng.uniform(0.9, 0.98)), np.float32)
    for number, angle in enumerate((15, 75, 0, 45)):
        amount = inks[..., number].astype(np.float32)
        shift = rng.normal(0, 0.5, 2)
        amount = cv2.warpAffine(
            amount, np.float32([[1, 0, shift[0]], [0, 1, shift[1]]]), part[::-1]
        )
        if inkjet:
            threshold = rng.random(part, dtype=np.float32)
            threshold -= cv2.GaussianBlur(threshold, (0, 0), 1.2) - 0.5
            dots = (amount > threshold).astype(np.float32)
        else:
            dots = np.clip((amount - _screen(part, lines, angle)) * 3 + 0.5, 0, 1)
            dots *= amount > 0.015
        dots = cv2.GaussianBlur(dots, (0, 0), 0.75)
        light *= 1 - dots[..., None] * (1 - _INKS[number].astype(np.float32))
    if inkjet and rng.random() < 0.6:
        # A clogged nozzle leaves pale lines at the head's pitch.
        rows = np.arange(part[0]) % int(rng.integers(40, 130)) == 0
        light[rows] = np.minimum(1, light[rows] * 1.12 + 0.03)
    page = np.full((*shape, 3), float(rng.uniform(0.9, 0.98)), np.float32)
    _place(page, light, quad, size)
    return _document_of(document, size, page), quad
