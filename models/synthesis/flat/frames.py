"""Ornamental frames of certificates, one entry a style, drawn in a colour scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.synthesis.flat.licence_paper import draw_border
from models.synthesis.guilloche import band, rosette
from models.synthesis.press import Colour, Layer, Sheet

__all__ = ["FRAMES", "SCHEMES", "Scheme", "draw_frame", "jittered"]

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours of one certificate: its paper, the band of its frame, fine lines, an accent."""

    paper: Colour
    band: Colour
    line: Colour
    accent: Colour


SCHEMES: Mapping[str, Scheme] = {
    "gold": Scheme((253, 250, 240), (190, 148, 72), (226, 202, 150), (150, 104, 40)),
    "maroon": Scheme((253, 248, 240), (150, 44, 42), (232, 200, 172), (196, 150, 70)),
    "blue": Scheme((247, 250, 253), (52, 104, 168), (176, 206, 232), (30, 62, 122)),
    "green": Scheme((246, 251, 245), (58, 132, 92), (176, 216, 190), (26, 92, 62)),
    "teal": Scheme((244, 251, 251), (40, 138, 146), (166, 214, 214), (176, 140, 66)),
    "violet": Scheme((250, 247, 252), (112, 84, 152), (206, 192, 226), (70, 46, 110)),
    "red": Scheme((255, 250, 246), (196, 40, 36), (244, 196, 180), (206, 160, 70)),
    "grey": Scheme((250, 250, 250), (112, 118, 126), (206, 210, 216), (40, 80, 140)),
}


def jittered(rng: np.random.Generator, name: str) -> Scheme:
    """A scheme with its colours moved a little, as another print run."""
    scheme = SCHEMES[name]

    def move(colour: Colour, much: float) -> Colour:
        red, green, blue = np.clip(np.asarray(colour) + rng.normal(0, much, 3), 8, 254)
        return float(red), float(green), float(blue)

    return Scheme(
        move(scheme.paper, 1.2), move(scheme.band, 9), move(scheme.line, 6), move(scheme.accent, 8)
    )


class _Frame:
    """Where a frame runs: four sides with coordinates along and inwards."""

    def __init__(self, sheet: Sheet, scheme: Scheme, margin: float, breadth: float) -> None:
        self.sheet, self.scheme, self.margin, self.breadth = sheet, scheme, margin, breadth

    def corners(self, inset: float) -> list[tuple[float, float]]:
        a, (width, height) = self.margin + inset, self.sheet.size_mm
        return [(a, a), (width - a, a), (width - a, height - a), (a, height - a)]

    def sides(self) -> Iterable[tuple[Points, Points, Points, float]]:
        """Start, direction along, direction inwards, length; on the frame's middle line."""
        corners = self.corners(self.breadth / 2)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
            start, end = np.asarray(a), np.asarray(b)
            length = float(np.linalg.norm(end - start))
            along = (end - start) / length
            yield start, along, np.array([-along[1], along[0]]), length

    def repeat(self, figure: Iterable[Points], period: float, skip: float) -> list[Points]:
        """A figure in units of half the breadth, ``(along, inwards)``, set along all sides."""
        figures = list(figure)
        out, half = [], self.breadth / 2
        for start, along, inwards, length in self.sides():
            room = length - 2 * skip
            count = max(1, round(room / period))
            for k in range(count):
                middle = start + along * (skip + (k + 0.5) * room / count)
                for points in figures:
                    out.append(
                        middle
                        + points[:, :1] * along * room / count
                        + points[:, 1:] * inwards * half
                    )
        return out

    def ring(self, layer: Layer, outer: float, inner: float) -> None:
        layer.fill([self.corners(outer), self.corners(inner)])

    def rules(self, pairs: Iterable[tuple[float, float]], colour: Colour) -> None:
        layer = self.sheet.layer()
        for inset, width in pairs:
            layer.polylines([self.corners(inset)], width, closed=True)
        self.sheet.press(layer, colour, opacity=0.92, spread=0.02)


def _circle(radius: float, x: float = 0.0, y: float = 0.0, part: float = 1.0) -> Points:
    t = np.linspace(0, 2 * np.pi * part, 36)
    return np.stack([x + radius * np.cos(t), y + radius * np.sin(t)], axis=1)


def _corner_patches(frame: _Frame, petals: int, colour: Colour) -> None:
    """Clear the corners and put a rosette on each."""
    sheet, size = frame.sheet, frame.breadth * 0.72
    fine, paper = sheet.layer(), np.asarray(frame.scheme.paper, np.float32) / 255
    for x, y in frame.corners(frame.breadth / 2):
        top, bottom, left, right = (
            round(v * sheet.scale) for v in (y - size, y + size, x - size, x + size)
        )
        sheet.reflectance[max(top, 0) : bottom, max(left, 0) : right] = paper
        fine.polylines(rosette((x, y), size * 0.92, petals, turns=5), 0.14)
        fine.polylines(rosette((x, y), size * 0.45, petals // 2, turns=3), 0.2)
        box = [(x - size, y - size), (x + size, y - size), (x + size, y + size)]
        fine.polylines([[*box, (x - size, y + size)]], 0.4, closed=True)
    sheet.press(fine, colour, opacity=0.9, spread=0.02)


def _strands(
    frame: _Frame, period: float, plan: Iterable[tuple[float, int]], width: float
) -> Layer:
    layer = frame.sheet.layer()
    for start, along, _, length in frame.sides():
        for share, strands in plan:
            half = frame.breadth / 2 * share
            curves = band(
                tuple(start), tuple(start + along * length), half, period=period, strands=strands
            )
            layer.polylines(curves, width)
    return layer


def _leaves(frame: _Frame, rng: np.random.Generator) -> None:
    draw_border(frame.sheet, rng, frame.scheme.band, frame.margin, frame.breadth)


def _engraved(frame: _Frame, rng: np.random.Generator) -> None:
    """White strands left out of a solid band."""
    solid = frame.sheet.layer()
    frame.ring(solid, 0, frame.breadth)
    period = float(rng.uniform(6, 14))
    lines = _strands(frame, period, ((0.86, 5), (0.55, 4), (0.25, 2)), 0.3)
    solid.coverage = np.maximum(solid.coverage.astype(np.int16) - lines.coverage, 0).astype(
        np.uint8
    )
    frame.sheet.press(solid, frame.scheme.band, opacity=0.85, spread=0.03)
    frame.rules(((-1.4, 0.35), (frame.breadth + 1.2, 0.3)), frame.scheme.accent)
    _corner_patches(frame, int(rng.integers(6, 12)), frame.scheme.band)


def _guilloche(frame: _Frame, rng: np.random.Generator) -> None:
    """Two inks of fine strands on bare paper."""
    period = float(rng.uniform(9, 20))
    for share, colour in ((1.0, frame.scheme.band), (0.75, frame.scheme.accent)):
        plan = ((share, 9), (share * 0.6, 6), (share * 0.3, 4))
        lines = _strands(frame, period * (1.5 - 0.5 * share), plan, 0.14)
        frame.sheet.press(lines, colour, opacity=0.75, spread=0.015)
    frame.rules(((0, 0.5), (frame.breadth, 0.4), (frame.breadth + 1, 0.15)), frame.scheme.band)
    if rng.random() < 0.7:
        _corner_patches(frame, int(rng.integers(6, 12)), frame.scheme.accent)


def _key(frame: _Frame, rng: np.random.Generator) -> None:
    """A Chinese fret between two rules."""
    turn = [(-0.5, 0.6), (-0.5, -0.6), (0.3, -0.6), (0.3, 0.2), (-0.15, 0.2), (-0.15, -0.2)]
    units = [np.array(turn), np.array([(-0.5, 0.6), (0.5, 0.6)])]
    layer = frame.sheet.layer()
    layer.polylines(frame.repeat(units, frame.breadth * 1.0, frame.breadth * 0.2), 0.5)
    frame.sheet.press(layer, frame.scheme.band, opacity=0.9, spread=0.02)
    frame.rules(((-0.6, 0.9), (frame.breadth, 0.5)), frame.scheme.band)
    if rng.random() < 0.5:
        frame.rules(((frame.breadth + 2.2, 0.2),), frame.scheme.accent)


def _scallop(frame: _Frame, rng: np.random.Generator) -> None:
    """Fans side by side, their tips inwards."""
    fans = [_circle(r, 0, -0.9, 0.5) * (1 / 2.0, 1.6) for r in (0.95, 0.72, 0.48, 0.24)]
    fans = [fan + (0.0, 0.5) for fan in fans]
    period = frame.breadth * float(rng.uniform(0.7, 1.1))
    lines, dots = frame.sheet.layer(), frame.sheet.layer()
    lines.polylines(frame.repeat(fans, period, frame.breadth * 0.5), 0.3)
    dots.fill(frame.repeat([_circle(0.11, 0, 0.85) * (0.5, 1.0)], period, frame.breadth * 0.5))
    wash = frame.sheet.layer()
    frame.ring(wash, 0, frame.breadth)
    frame.sheet.press(wash, frame.scheme.line, opacity=0.55)
    frame.sheet.press(lines, frame.scheme.band, opacity=0.9, spread=0.02)
    frame.sheet.press(dots, frame.scheme.accent, opacity=0.9, spread=0.02)
    frame.rules(((0, 0.6), (frame.breadth, 0.35)), frame.scheme.band)
    _corner_patches(frame, 8, frame.scheme.band)


def _diamonds(frame: _Frame, rng: np.random.Generator) -> None:
    outer = np.array([(-0.48, 0), (0, -0.8), (0.48, 0), (0, 0.8)])
    solid, period = frame.sheet.layer(), frame.breadth * float(rng.uniform(0.8, 1.6))
    for figure in frame.repeat([outer, outer * 0.62, outer * 0.3], period, frame.breadth * 0.8):
        solid.fill([figure]) if rng.random() < 0.34 else solid.polylines(
            [figure], 0.25, closed=True
        )
    frame.sheet.press(solid, frame.scheme.band, opacity=0.85, spread=0.02)
    frame.rules(((0, 1.1), (frame.breadth, 0.3)), frame.scheme.accent)
    _corner_patches(frame, 6, frame.scheme.accent)


def _rules(frame: _Frame, rng: np.random.Generator) -> None:
    """Plain rules, the inner one stepping in at the corners."""
    notch = frame.breadth * float(rng.uniform(0.6, 1.4))
    frame.rules(((0, float(rng.uniform(0.6, 2.4))),), frame.scheme.band)
    line, ornament = frame.sheet.layer(), frame.sheet.layer()
    path: list[tuple[float, float]] = []
    corners = frame.corners(frame.breadth * 0.7)
    width, height = frame.sheet.size_mm
    for index, (x, y) in enumerate(corners):
        sx, sy = (1 if x < width / 2 else -1), (1 if y < height / 2 else -1)
        steps = [(x, y + sy * notch), (x + sx * notch, y + sy * notch), (x + sx * notch, y)]
        path += steps if index % 2 == 0 else steps[::-1]
        ornament.polylines(rosette((x, y), notch * 0.55, 5, turns=2), 0.25)
    line.polylines([path], 0.4, closed=True)
    frame.sheet.press(line, frame.scheme.accent, opacity=0.9, spread=0.02)
    frame.sheet.press(ornament, frame.scheme.band, opacity=0.9, spread=0.02)


FRAMES: Mapping[str, Callable[[_Frame, np.random.Generator], None]] = {
    "leaves": _leaves,
    "engraved": _engraved,
    "guilloche": _guilloche,
    "key": _key,
    "scallop": _scallop,
    "diamonds": _diamonds,
    "rules": _rules,
}


def draw_frame(
    sheet: Sheet,
    rng: np.random.Generator,
    scheme: Scheme,
    style: str,
    *,
    margin: float,
    breadth: float,
) -> None:
    """Print a frame of one of :data:`FRAMES`, ``margin`` from the edge, millimetres."""
    FRAMES[style](_Frame(sheet, scheme, margin, breadth), rng)
