"""Things that lie about: drawn on the table around the document, each with its own shadow.

Drawing happens in the table's own pixels (RGB uint8, ``scale`` pixels per millimetre); a shadow
map (H, W) float32, 1 where fully lit, is darkened along with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from .noise import Field, Pixels, fbm, grain
from .print_lines import printed_page

__all__ = ["Table", "scatter"]


@dataclass(frozen=True, slots=True)
class Table:
    """A tabletop under construction (its arrays are drawn into).

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        shadow: (H, W) float32, factor on the light that arrives.
        scale: Pixels per millimetre.
        keep_clear: (4, 2) float pixels, the quadrilateral where the document will lie.
        light: (2,) unit vector, the direction in which shadows fall.
    """

    pixels: Pixels
    shadow: Field
    scale: float
    keep_clear: np.ndarray
    light: np.ndarray

    def cast(self, mask: Pixels, height_mm: float, strength: float = 0.55) -> None:
        """Darken the table where an object of the given height and (H, W) uint8 mask blocks it."""
        reach = height_mm * self.scale
        small = cv2.resize(mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        move = np.float32([[1, 0, self.light[0] * reach / 8], [0, 1, self.light[1] * reach / 8]])
        moved = cv2.warpAffine(small, move, small.shape[::-1])
        soft = cv2.GaussianBlur(moved, (0, 0), max(0.6, reach / 10)).astype(np.float32) / 255
        soft = cv2.resize(soft, mask.shape[::-1])
        self.shadow[:] = np.minimum(self.shadow, 1 - strength * soft)

    def paste(self, mask: Pixels, colour: Pixels) -> None:
        """Lay (H, W, 3) uint8 ``colour`` over the table through an (H, W) uint8 mask."""
        x, y, w, h = cv2.boundingRect(mask)
        part = mask[y : y + h, x : x + w, None].astype(np.float32) / 255
        below = self.pixels[y : y + h, x : x + w]
        below[:] = (
            below + part * (colour[y : y + h, x : x + w].astype(np.float32) - below)
        ).astype(np.uint8)
        lit = self.shadow[y : y + h, x : x + w]
        lit[:] = lit + part[..., 0] * (1 - lit)


def _tube(table: Table, points: np.ndarray, radius: float, colour: np.ndarray) -> None:
    """A round bar along a polyline: nested strokes, bright off-centre, dark at the rims."""
    mask = np.zeros(table.shadow.shape, np.uint8)
    line = [np.round(points * 16).astype(np.int32)]
    width = max(2, int(2 * radius))
    cv2.polylines(mask, line, False, 255, width, cv2.LINE_AA, 4)
    table.cast(mask, 2 * radius / table.scale, 0.5)
    layer = np.zeros_like(table.pixels)
    for step in range(7):
        share = step / 6
        stroke = max(1, int(width * (1 - share) ** 0.8))
        shift = -table.light * radius * 0.45 * share
        moved = [np.round((points + shift) * 16).astype(np.int32)]
        level = 0.35 + 0.75 * np.sin(np.pi / 2 * min(1, share + 0.15))
        shade = colour * level + (90 if step == 6 else 0)
        cv2.polylines(
            layer, moved, False, tuple(float(v) for v in np.clip(shade, 0, 255)), stroke,
            cv2.LINE_AA, 4,
        )  # fmt: skip
    table.paste(mask, layer)


def _spot(table: Table, rng: np.random.Generator, distance_mm: float) -> np.ndarray:
    """A point about ``distance_mm`` outside the document's edge."""
    centre = table.keep_clear.mean(axis=0)
    side = rng.integers(4)
    a, b = table.keep_clear[side], table.keep_clear[(side + 1) % 4]
    point = a + (b - a) * rng.uniform(-0.1, 1.1)
    away = (a + b) / 2 - centre
    return np.asarray(point + away / np.linalg.norm(away) * distance_mm * table.scale)


def _along(table: Table, point: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A direction at the point that does not lead towards the document."""
    away = point - table.keep_clear.mean(axis=0)
    angle = np.arctan2(away[1], away[0]) + rng.uniform(0.9, 1.5) * rng.choice([-1, 1])
    return np.array([np.cos(angle), np.sin(angle)])


def pen(table: Table, rng: np.random.Generator) -> None:
    """A pen or pencil with a grip and a tip."""
    start = _spot(table, rng, rng.uniform(11, 30))
    along = _along(table, start, rng)
    length, radius = 140 * table.scale, rng.uniform(3.2, 5) * table.scale
    a, b = start - along * length / 2, start + along * length / 2
    colour = np.array(
        [[30, 30, 34], [24, 48, 128], [200, 200, 205], [170, 24, 30], [214, 176, 40]]
    )[rng.integers(5)]
    _tube(table, np.stack([a + (b - a) * 0.1, b]), radius, colour.astype(float))
    _tube(table, np.stack([a, a + (b - a) * 0.1]), radius * 0.5, np.array([190.0, 190, 188]))
    _tube(table, np.stack([a + (b - a) * 0.62, a + (b - a) * 0.65]), radius * 1.04,
          np.array([205.0, 205, 200]))  # fmt: skip


def cable(table: Table, rng: np.random.Generator) -> None:
    """A charging cable in a lazy curve."""
    point = _spot(table, rng, rng.uniform(12, 26))
    along = _along(table, point, rng)
    centre = table.keep_clear.mean(axis=0)
    points = []
    for step in np.linspace(-1, 1, 40):
        p = point + along * step * 190 * table.scale
        away = (p - centre) / np.linalg.norm(p - centre)
        bulge = (1 - np.cos(step * 3 + rng.uniform(0, 0.05))) * 12 * table.scale
        points.append(p + away * bulge)
    level = float(rng.choice([28, 225]))
    _tube(table, np.array(points), rng.uniform(1.3, 2) * table.scale, np.full(3, level))


def coins(table: Table, rng: np.random.Generator) -> None:
    """A few coins with a raised rim and a worn relief."""
    first = _spot(table, rng, rng.uniform(16, 34))
    for _ in range(int(rng.integers(1, 4))):
        radius = rng.uniform(9.5, 12.5) * table.scale
        centre = first + rng.normal(0, 14 * table.scale, 2)
        gap = cv2.pointPolygonTest(table.keep_clear.astype(np.float32), _f(centre), True)
        if gap > -radius - 2 * table.scale:
            continue
        mask = np.zeros(table.shadow.shape, np.uint8)
        cv2.circle(mask, _i(centre * 16), int(radius * 16), 255, -1, cv2.LINE_AA, 4)
        table.cast(mask, 2.0, 0.5)
        size = 2 * int(radius) + 3
        y, x = np.mgrid[:size, :size].astype(np.float32) - size / 2
        r = np.hypot(x, y) / radius
        relief = 0.25 * fbm(rng, (size, size), radius / 2, 3) * (r < 0.78)
        relief += 1.2 * np.exp(-(((r - 0.92) / 0.05) ** 2)) + 0.5 * (np.abs(r - 0.4) < 0.16)
        relief = cv2.GaussianBlur(relief.astype(np.float32), (0, 0), max(0.6, radius / 40))
        slope = -table.light[0] * cv2.Sobel(relief, cv2.CV_32F, 1, 0) - table.light[1] * cv2.Sobel(
            relief, cv2.CV_32F, 0, 1
        )
        tone = np.array([[188, 190, 192], [190, 160, 92]])[rng.integers(2)]
        coin = np.clip(tone * (0.82 + 0.9 * slope[..., None] * radius / 40), 0, 255)
        layer = np.zeros_like(table.pixels)
        _place(layer, coin.astype(np.uint8), centre)
        table.paste(mask, layer)


def _f(point: np.ndarray) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _i(point: np.ndarray) -> tuple[int, int]:
    return int(point[0]), int(point[1])


def _place(layer: Pixels, patch: Pixels, centre: np.ndarray) -> None:
    """Copy a patch, centred on a point, as far as it fits."""
    h, w = patch.shape[:2]
    left, top = int(centre[0]) - w // 2, int(centre[1]) - h // 2
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + w, layer.shape[1]), min(top + h, layer.shape[0])
    if x1 > x0 and y1 > y0:
        layer[y0:y1, x0:x1] = patch[y0 - top : y1 - top, x0 - left : x1 - left]


def _quad(table: Table, rng: np.random.Generator, size_mm: tuple[float, float], gap_mm: float,
          turn: float) -> np.ndarray:  # fmt: skip
    """A rectangle beyond one edge of the document, turned a little, that stays clear of it."""
    centre = table.keep_clear.mean(axis=0)
    side = rng.integers(4)
    a, b = table.keep_clear[side], table.keep_clear[(side + 1) % 4]
    away = (a + b) / 2 - centre
    away = away / np.linalg.norm(away)
    angle = np.arctan2(away[1], away[0]) + rng.uniform(-turn, turn)
    u = np.array([np.cos(angle), np.sin(angle)])
    v = np.array([u[1], -u[0]])
    depth, width = size_mm[0] * table.scale, size_mm[1] * table.scale
    start = (
        a
        + (b - a) * rng.uniform(0.1, 0.9)
        + away * (gap_mm * table.scale + np.tan(abs(turn)) * width / 2)
    )
    return np.array(
        [start - v * width / 2, start + v * width / 2, start + v * width / 2 + u * depth,
         start - v * width / 2 + u * depth]
    )  # fmt: skip


def _lay(table: Table, quad: np.ndarray, picture: Pixels, height_mm: float) -> None:
    """Lay a flat picture on the table at a quadrilateral, with a shadow for its thickness."""
    h, w = picture.shape[:2]
    source = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    matrix = cv2.getPerspectiveTransform(source, quad.astype(np.float32))
    size = table.shadow.shape[::-1]
    mask = cv2.warpPerspective(np.full((h, w), 255, np.uint8), matrix, size)
    table.cast(mask, height_mm, 0.5)
    table.paste(mask, cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_AREA))


def book(table: Table, rng: np.random.Generator) -> None:
    """A book or notebook whose edge reaches into the picture: cover, spine line, page block."""
    quad = _quad(table, rng, (210, 148), rng.uniform(7, 22), 0.25)
    s = max(1.0, table.scale * 0.6)
    h, w = int(210 * s), int(148 * s)
    cover = np.empty((h, w, 3), np.uint8)
    cover[:] = rng.uniform(20, 190, 3).astype(np.uint8)
    light = 1 + 0.02 * fbm(rng, (h, w), 20 * s, 3) + 0.02 * grain(rng, (h, w))
    cover = np.clip(cover * light[..., None], 0, 255).astype(np.uint8)
    cv2.rectangle(cover, (int(w * 0.15), int(h * 0.2)), (int(w * 0.85), int(h * 0.34)),
                  tuple(int(v) for v in rng.uniform(120, 245, 3)), -1)  # fmt: skip
    edge = int(9 * s)
    pages = 196 + 14 * grain(rng, (edge, 1)) + 3 * grain(rng, (edge, w))
    cover[:edge] = np.clip(pages[..., None] - [0, 4, 16], 0, 255).astype(np.uint8)
    cover[edge : edge + max(1, int(s * 0.8))] //= 2
    _lay(table, quad, cover, rng.uniform(9, 20))


def keyboard(table: Table, rng: np.random.Generator) -> None:
    """Rows of key caps at the edge of the picture."""
    quad = _quad(table, rng, (130, 300), rng.uniform(8, 20), 0.12)
    s = max(1.0, table.scale * 0.6)
    h, w = int(130 * s), int(300 * s)
    dark = rng.random() < 0.6
    body, cap = ((26, 27, 30), (44, 45, 49)) if dark else ((186, 188, 190), (232, 232, 230))
    board = np.empty((h, w, 3), np.uint8)
    board[:] = body
    pitch, key = 19 * s, 15.5 * s
    for r in range(int(h / pitch)):
        for c in range(int(w / pitch)):
            x, y = c * pitch + (r % 3) * 4 * s + 2 * s, r * pitch + 2 * s
            p, q = (int(x), int(y)), (int(x + key), int(y + key))
            cv2.rectangle(board, p, q, tuple(int(v * 0.72) for v in cap), -1, cv2.LINE_AA)
            top = (int(x + 1.5 * s), int(y + 1 * s)), (int(x + key - 1.5 * s), int(y + key - 3 * s))
            cv2.rectangle(board, *top, cap, -1, cv2.LINE_AA)
            cv2.putText(board, chr(65 + int(rng.integers(26))), (int(x + 3 * s), int(y + 8 * s)),
                        cv2.FONT_HERSHEY_SIMPLEX, 0.16 * s, (200,) * 3 if dark else (60,) * 3,
                        max(1, int(s / 4)), cv2.LINE_AA)  # fmt: skip
    _lay(table, quad, cv2.GaussianBlur(board, (0, 0), max(0.4, s / 6)), 10)


def loose_page(table: Table, rng: np.random.Generator) -> None:
    """Another sheet of paper beside the document."""
    quad = _quad(table, rng, (297, 210), rng.uniform(4, 16), 0.5)
    page = printed_page(rng, (210, 297), max(1.5, table.scale * 0.5))
    _lay(table, quad, page, 0.8)


_KINDS = {
    "pen": pen,
    "cable": cable,
    "coins": coins,
    "book": book,
    "keyboard": keyboard,
    "loose_page": loose_page,
}


def scatter(table: Table, rng: np.random.Generator, count: int) -> tuple[str, ...]:
    """Put ``count`` different things around the document, flat ones first; returns their names."""
    names = [str(n) for n in rng.permutation(list(_KINDS))[:count]]
    for name in sorted(
        names, key=["loose_page", "book", "keyboard", "cable", "coins", "pen"].index
    ):
        _KINDS[name](table, rng)
    return tuple(names)
