"""Round and oval red seals: ring, star, the name along the arc, and ink that is never even."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.synthesis.document import Mark
from models.synthesis.emblem import star
from models.synthesis.fonts import Face, load
from models.synthesis.press import Colour, Sheet, noise_field

__all__ = ["Seal", "press_seal"]

_SS = 2  # drawn larger, then reduced
_OVAL = 0.72  # height of an oval over its width


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal's die.

    Attributes:
        name: Along the upper arc.
        diameter: Millimetres: 38 to 42 for firms, 42 to 45 for offices; of an oval its width.
        face: Type face.
        number: Digits along the lower arc, or empty.
        caption: A line under the star, or empty; in an oval, across its middle.
        shape: ``round`` or ``oval`` (three quarters as high as wide, without a star).
    """

    name: str
    diameter: float
    face: Face
    number: str = ""
    caption: str = ""
    shape: Literal["round", "oval"] = "round"


def _glyph(char: str, face: Face, size: float) -> NDArray[np.uint8]:
    side = int(size * 1.6)
    tile = Image.new("L", (side, side), 0)
    font = load(face, size, char)
    ImageDraw.Draw(tile).text(
        (side / 2, side / 2 + 0.38 * size), char, 255, font, "ms", stroke_width=0.022 * size
    )
    return np.asarray(tile)


def _along_arc(
    image: NDArray[np.uint8],
    text: str,
    face: Face,
    *,
    radius: float,
    size: float,
    squeeze: float,
    span: float,
    top: bool,
) -> None:
    """Set ``text`` around the image's middle, centred at the top or at the bottom."""
    middle = image.shape[0] / 2
    step = span / max(len(text) - 1, 1)
    for index, char in enumerate(text):
        place = (index - (len(text) - 1) / 2) * step
        angle = place if top else np.pi - place
        tile = _glyph(char, face, size)
        half = tile.shape[0] / 2
        turn = angle if top else angle - np.pi
        cos, sin = np.cos(turn), np.sin(turn)
        x, y = middle + radius * np.sin(angle), middle - radius * np.cos(angle)
        matrix = np.array(
            [
                [squeeze * cos, -sin, x - half * squeeze * cos + half * sin],
                [squeeze * sin, cos, y - half * squeeze * sin - half * cos],
            ]
        )
        moved = cv2.warpAffine(tile, matrix, image.shape[::-1], flags=cv2.INTER_AREA)
        np.maximum(image, moved, out=image)


def _die(seal: Seal, scale: float) -> NDArray[np.uint8]:
    """The die's coverage, square, ``scale`` pixels a millimetre."""
    s = scale * _SS
    side = int((seal.diameter + 4) * s)
    image = np.zeros((side, side), np.uint8)
    middle, radius = side / 2, seal.diameter / 2 * s
    ring = max(2, int(seal.diameter * 0.028 * s))
    centre = (int(middle), int(middle))
    cv2.circle(image, centre, int(radius - ring / 2), 255, ring, cv2.LINE_AA)
    outline = star(middle, middle - (0.04 * radius if seal.caption else 0), 0.31 * radius)
    cv2.fillPoly(image, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    count = len(seal.name)
    size = 0.30 * radius if count <= 14 else 0.27 * radius
    span = min(0.27 * count, 4.55)
    step = span / max(count - 1, 1) * (0.97 * radius - ring - size * 0.72)
    squeeze = float(np.clip(step / size * 0.98, 0.42, 0.86))
    _along_arc(
        image,
        seal.name,
        seal.face,
        radius=0.97 * radius - ring - size * 0.55,
        size=size,
        squeeze=squeeze,
        span=span,
        top=True,
    )
    if seal.number:
        _along_arc(
            image,
            seal.number,
            seal.face,
            radius=0.98 * radius - ring - 0.06 * radius,
            size=0.105 * radius,
            squeeze=0.9,
            span=0.085 * len(seal.number),
            top=False,
        )
    for index, char in enumerate(seal.caption):
        tile = _glyph(char, seal.face, 0.24 * radius)
        x = middle + (index - (len(seal.caption) - 1) / 2) * 0.235 * radius
        half = tile.shape[0] / 2
        move = np.array([[1, 0, x - half], [0, 1, middle + 0.56 * radius - half]], float)
        moved = cv2.warpAffine(tile, move, (side, side))
        np.maximum(image, moved, out=image)
    return image


def _oval_die(seal: Seal, scale: float) -> NDArray[np.uint8]:
    """An oval die's coverage, square, ``scale`` pixels a millimetre."""
    s = scale * _SS
    side = int((seal.diameter + 4) * s)
    image = np.zeros((side, side), np.uint8)
    middle, a = side / 2, seal.diameter / 2 * s
    b = a * _OVAL
    ring = max(2, int(seal.diameter * 0.025 * s))
    axes = (int(a - ring / 2), int(b - ring / 2))
    cv2.ellipse(image, (int(middle), int(middle)), axes, 0, 0, 360, 255, ring, cv2.LINE_AA)
    size = 0.30 * b
    inner = (0.97 * a - ring - size * 0.55, 0.97 * b - ring - size * 0.55)
    # Even steps along the ellipse, from left below over the top to right below.
    t = np.linspace(-2.1, 2.1, 800)
    x, y = inner[0] * np.sin(t), -inner[1] * np.cos(t)
    way = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    count = len(seal.name)
    step = min(size * 1.05, way[-1] / max(count - 1, 1))
    squeeze = float(np.clip(step / size * 0.95, 0.42, 0.86))
    for index, char in enumerate(seal.name):
        place = way[-1] / 2 + (index - (count - 1) / 2) * step
        angle = float(np.interp(place, way, t))
        turn = float(np.arctan2(inner[1] * np.sin(angle), inner[0] * np.cos(angle)))
        tile = _glyph(char, seal.face, size)
        half, cos, sin = tile.shape[0] / 2, np.cos(turn), np.sin(turn)
        px = middle + inner[0] * np.sin(angle)
        py = middle - inner[1] * np.cos(angle)
        matrix = np.array(
            [
                [squeeze * cos, -sin, px - half * squeeze * cos + half * sin],
                [squeeze * sin, cos, py - half * squeeze * sin - half * cos],
            ]
        )
        moved = cv2.warpAffine(tile, matrix, (side, side), flags=cv2.INTER_AREA)
        np.maximum(image, moved, out=image)
    for index, char in enumerate(seal.caption):
        tile = _glyph(char, seal.face, 0.26 * b)
        half = tile.shape[0] / 2
        x0 = middle + (index - (len(seal.caption) - 1) / 2) * 0.28 * b
        move = np.array([[1, 0, x0 - half], [0, 1, middle + 0.3 * b - half]], float)
        np.maximum(image, cv2.warpAffine(tile, move, (side, side)), out=image)
    return image


def press_seal(
    sheet: Sheet,
    rng: np.random.Generator,
    seal: Seal,
    x: float,
    y: float,
    *,
    ink: Colour = (214, 34, 42),
    worn: float = 1.0,
) -> None:
    """Stamp a seal, a little turned, with uneven, slightly transparent ink.

    Args:
        sheet: Where.
        rng: Source of chance: turn, pressure, gaps.
        seal: Which.
        x: Middle, millimetres.
        y: Middle.
        ink: Colour of the ink.
        worn: 0 for a printed seal, 1 for hand-stamped, more for a dry pad.
    """
    die = (_oval_die if seal.shape == "oval" else _die)(seal, sheet.scale)
    side = die.shape[0] // _SS
    turn = float(rng.normal(0, 4 if worn else 0.4))
    matrix = cv2.getRotationMatrix2D((die.shape[1] / 2, die.shape[0] / 2), turn, 1)
    die = cv2.warpAffine(die, matrix, die.shape[::-1], flags=cv2.INTER_LINEAR)
    coverage = cv2.resize(die, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    scale = sheet.scale
    if worn:
        edge = noise_field(rng, coverage.shape, 0.12 * scale)
        coverage = cv2.GaussianBlur(coverage, (0, 0), 0.05 * scale)
        coverage = np.clip((coverage - 0.5 + 0.10 * edge) * 3.2 + 0.5, 0, 1)
        gaps = noise_field(rng, coverage.shape, 0.25 * scale)
        speckle = np.clip(1.25 - 0.35 * worn * np.clip(gaps - 0.6, 0, None), 0.15, 1)
        pressure = 0.86 + 0.10 * worn * noise_field(rng, coverage.shape, 14 * scale)
        fine = 1 + 0.10 * worn * rng.standard_normal(coverage.shape, np.float32)
        coverage *= speckle * np.clip(pressure, 0.4, 1) * np.clip(fine, 0, 1.2)
    else:
        coverage *= 0.88
    full = np.zeros(sheet.shape, np.uint8)
    left, top = int(x * scale - side / 2), int(y * scale - side / 2)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + side, full.shape[1]), min(top + side, full.shape[0])
    part = coverage[y0 - top : y1 - top, x0 - left : x1 - left]
    full[y0:y1, x0:x1] = np.clip(part * 255, 0, 255).astype(np.uint8)
    sheet.press(full, ink)
    half, tall = seal.diameter / 2, seal.diameter / 2 * (_OVAL if seal.shape == "oval" else 1)
    box = (float(x - half), float(y - tall), float(x + half), float(y + tall))
    sheet.marks.append(Mark("seal", seal.shape, seal.name, box))
