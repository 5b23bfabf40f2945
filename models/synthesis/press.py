"""The printing press: a sheet measured in millimetres, and layers of ink put on it.

Coordinates are millimetres from the sheet's top left, x to the right, y down. A layer holds
coverage (0 to 255); pressing multiplies the sheet's reflectance by the ink's where it covers.
Drawing is antialiased with sub-pixel positions, so a sheet needs no supersampling of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.synthesis.document import Mark
from models.synthesis.fonts import Face, load
from models.synthesis.printed import drawing, note

__all__ = ["Colour", "Layer", "Sheet", "noise_field"]

Colour = tuple[float, float, float]  # RGB reflectance, 0 to 255
_SHIFT = 4  # fractional bits of OpenCV's coordinates


def noise_field(
    rng: np.random.Generator, shape: tuple[int, int], grain_px: float
) -> NDArray[np.float32]:
    """Smooth noise ``(H, W)`` float32, zero mean, unit deviation; ``grain_px`` is its size."""
    small = (max(2, int(shape[0] / grain_px) + 2), max(2, int(shape[1] / grain_px) + 2))
    field = rng.standard_normal(small).astype(np.float32)
    field = cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray((field - field.mean()) / max(float(field.std()), 1e-6), np.float32)


class Layer:
    """Ink coverage of one colour, drawn before it is pressed."""

    def __init__(self, shape: tuple[int, int], scale: float) -> None:
        """An empty layer of ``(H, W)`` pixels with ``scale`` pixels a millimetre."""
        self.scale = scale
        self.coverage: NDArray[np.uint8] = np.zeros(shape, np.uint8)

    def merge(self, part: NDArray[np.uint8], left: int, top: int) -> None:
        """Keep the stronger coverage where ``part``, placed at ``left``, ``top``, overlaps."""
        if not drawing():
            return
        height, width = self.coverage.shape
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + part.shape[1], width), min(top + part.shape[0], height)
        if x0 < x1 and y0 < y1:
            area = self.coverage[y0:y1, x0:x1]
            np.maximum(area, part[y0 - top : y1 - top, x0 - left : x1 - left], out=area)

    def _patch(
        self, lines: Iterable[Iterable[Sequence[float]]], margin: int
    ) -> tuple[list[NDArray[np.int32]], NDArray[np.uint8], int, int]:
        """Fixed-point pixel coordinates on an empty patch, and where the patch belongs."""
        arrays = [np.asarray(line, np.float64).reshape(-1, 2) * self.scale for line in lines]
        height, width = self.coverage.shape
        low = np.min([array.min(axis=0) for array in arrays], axis=0)
        high = np.max([array.max(axis=0) for array in arrays], axis=0)
        left, top = (int(max(v, -margin) - margin - 1) for v in low)
        right = int(min(high[0], width + margin) + margin + 2)
        bottom = int(min(high[1], height + margin) + margin + 2)
        patch = np.zeros((max(bottom - top, 1), max(right - left, 1)), np.uint8)
        corner = np.array([left, top])
        fixed = [np.round((a - corner) * (1 << _SHIFT)).astype(np.int32) for a in arrays]
        return [f.reshape(-1, 1, 2) for f in fixed], patch, left, top

    def polylines(
        self,
        lines: Iterable[Iterable[Sequence[float]]],
        width: float,
        *,
        closed: bool = False,
        level: int = 255,
    ) -> None:
        """Draw lines through points; lines thinner than a pixel become fainter, not thicker."""
        if not drawing():
            return
        pixels = width * self.scale
        level = int(level * min(1.0, max(pixels, 0.15)))
        thickness = max(1, round(pixels))
        fixed, patch, left, top = self._patch(lines, thickness + 1)
        cv2.polylines(patch, fixed, closed, level, thickness, cv2.LINE_AA, _SHIFT)
        self.merge(patch, left, top)

    def fill(self, polygons: Iterable[Iterable[Sequence[float]]], level: int = 255) -> None:
        """Fill polygons (overlaps cancel out, so rings are two outlines)."""
        if not drawing():
            return
        fixed, patch, left, top = self._patch(polygons, 2)
        cv2.fillPoly(patch, fixed, level, cv2.LINE_AA, _SHIFT)
        self.merge(patch, left, top)

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Fill an upright rectangle."""
        self.fill([[(x, y), (x + width, y), (x + width, y + height), (x, y + height)]])

    def text_width(self, text: str, face: Face, size: float, tracking: float = 0.0) -> float:
        """Advance width of ``text`` in millimetres."""
        pixels = size * self.scale
        width = sum(load(face, pixels, char).getlength(char) for char in text) / self.scale
        return width + tracking * max(len(text) - 1, 0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        *,
        align: str = "l",
        tracking: float = 0.0,
        bold: float = 0.0,
    ) -> float:
        """Set one line; returns the x where it ends.

        Args:
            x: Left end, middle or right end, as ``align`` says (``l``, ``m``, ``r``).
            y: Middle of the em square.
            text: What to set.
            face: Type face; characters it lacks come from another.
            size: Em in millimetres.
            align: Which end ``x`` is.
            tracking: Extra space between characters, millimetres.
            bold: Extra stroke in em.
        """
        if align != "l":
            width = self.text_width(text, face, size, tracking)
            x -= width if align == "r" else width / 2
        pixels = size * self.scale
        stroke = (face.stroke + bold) * pixels
        # Chinese glyphs sit in an em square whose baseline is 0.12 em above its foot.
        baseline = (y + 0.38 * size) * self.scale
        margin = int(pixels * 0.4) + 2
        start = x
        for char in text:
            font = load(face, pixels, char)
            if not drawing():
                x += font.getlength(char) / self.scale + tracking
                continue
            left, top = int(x * self.scale) - margin, int(baseline - pixels) - margin
            size_px = (int(pixels * 1.2) + 2 * margin, int(pixels * 1.4) + 2 * margin)
            tile = Image.new("L", size_px, 0)
            ImageDraw.Draw(tile).text(
                (x * self.scale - left, baseline - top), char, fill=255, font=font, anchor="ls",
                stroke_width=stroke if stroke >= 0.3 else 0,
            )  # fmt: skip
            self.merge(np.asarray(tile), left, top)
            x += font.getlength(char) / self.scale + tracking
        note(text, start, x - tracking, y, size, tracking)
        return x - tracking


class Sheet:
    """A card or sheet of paper being printed."""

    def __init__(self, width: float, height: float, scale: float, colour: Colour) -> None:
        """A blank sheet of ``width`` by ``height`` millimetres at ``scale`` pixels a millimetre."""
        self.size_mm = (width, height)
        self.scale = scale
        self.shape = (round(height * scale), round(width * scale))
        self.reflectance = np.empty((*self.shape, 3), np.float32)
        self.reflectance[:] = np.asarray(colour, np.float32) / 255
        self.marks: list[Mark] = []

    def layer(self) -> Layer:
        """An empty layer of the sheet's size."""
        return Layer(self.shape, self.scale)

    def press(
        self,
        layer: Layer | NDArray[np.uint8],
        colour: Colour | NDArray[np.float32],
        *,
        opacity: float | NDArray[np.float32] = 1.0,
        spread: float = 0.0,
    ) -> None:
        """Multiply ink onto the sheet.

        Args:
            layer: Coverage.
            colour: The ink, or one colour a pixel ``(H, W, 3)`` in 0 to 255.
            opacity: 0 to 1, or one value a pixel ``(H, W)``.
            spread: Ink spread, standard deviation in millimetres.
        """
        if not drawing():
            return
        coverage = layer.coverage if isinstance(layer, Layer) else layer
        x, y, w, h = cv2.boundingRect(coverage)
        if not w:
            return
        margin = int(4 * spread * self.scale) + 1
        rows = slice(max(y - margin, 0), y + h + margin)
        columns = slice(max(x - margin, 0), x + w + margin)
        amount = coverage[rows, columns].astype(np.float32) / 255
        if spread > 0:
            amount = cv2.GaussianBlur(amount, (0, 0), max(spread * self.scale, 0.2))
        if isinstance(opacity, np.ndarray):
            opacity = opacity[rows, columns]
        amount = (amount * opacity)[..., None]
        ink = np.asarray(colour, np.float32) / 255
        if ink.ndim == 3:
            ink = ink[rows, columns]
        self.reflectance[rows, columns] *= 1 - amount * (1 - ink)

    def texture(self, rng: np.random.Generator, fibre: float, fine: float) -> None:
        """Make reflectance uneven: ``fibre`` clouds, ``fine`` grain (deviations, 0 to 1)."""
        if not drawing():
            return
        field = 1 + fibre * noise_field(rng, self.shape, 0.9 * self.scale)
        field += fibre * 0.7 * noise_field(rng, self.shape, 9 * self.scale)
        field += fine * rng.standard_normal(self.shape, np.float32)
        self.reflectance *= field[..., None]

    def pixels(self) -> NDArray[np.uint8]:
        """The finished sheet, ``(H, W, 3)`` uint8 RGB."""
        return np.asarray(np.clip(self.reflectance * 255 + 0.5, 0, 255), np.uint8)
