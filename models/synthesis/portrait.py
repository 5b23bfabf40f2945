"""A bust for the ID card, made of soft shapes: nobody's face, only a face seen from afar."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.press import noise_field

__all__ = ["draw_portrait"]

Field = NDArray[np.float32]

SKINS = ((238, 205, 182), (229, 190, 163), (222, 182, 152), (242, 213, 194), (210, 166, 136))
COATS = ((38, 42, 52), (52, 56, 70), (70, 62, 60), (34, 52, 82), (96, 34, 40), (74, 84, 78))
SHIRTS = ((236, 238, 242), (222, 230, 240), (208, 214, 210), (240, 228, 220))


@dataclass(slots=True)
class _Canvas:
    x: Field
    y: Field
    rgb: Field
    alpha: Field
    soft: float

    def mask(self, distance: Field, soft: float | None = None) -> Field:
        """1 inside (distance below 0), 0 outside, with a soft edge."""
        return np.clip(0.5 - distance / (soft or self.soft), 0, 1).astype(np.float32)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, turn: float = 0.0) -> Field:
        """Approximate signed distance to an ellipse."""
        u, v = self.x - cx, self.y - cy
        u, v = u * np.cos(turn) + v * np.sin(turn), v * np.cos(turn) - u * np.sin(turn)
        return np.asarray((np.hypot(u / rx, v / ry) - 1) * min(rx, ry), np.float32)

    def paint(self, mask: Field, colour: tuple[float, ...] | Field, opacity: float = 1.0) -> None:
        """Lay a colour over what is there."""
        amount = (mask * opacity)[..., None]
        self.rgb = self.rgb * (1 - amount) + np.asarray(colour, np.float32) * amount
        self.alpha = np.maximum(self.alpha, mask * opacity)

    def shade(self, mask: Field, factor: float) -> None:
        """Darken (below 1) or lighten (above 1) what is there."""
        self.rgb = self.rgb * (1 + (factor - 1) * mask[..., None])


def _head(c: _Canvas, cy: float, rx: float, ry: float, jaw: float) -> Field:
    down = np.clip((c.y - cy) / ry, 0, 1)
    width = rx * (1 - jaw * down**2.2)
    distance = np.hypot(c.x / width, (c.y - cy) / ry) - 1
    return np.asarray(distance * rx, np.float32)


def _clothes(c: _Canvas, rng: np.random.Generator, man: bool) -> None:
    slope = rng.uniform(0.20, 0.30)
    edge = 0.865 + slope * np.clip(np.abs(c.x) - 0.10, 0, None) ** 1.25 * 2.2
    edge = edge + 0.35 * np.clip(np.abs(c.x) - 0.43, 0, None) ** 1.0
    body = c.mask((edge - c.y).astype(np.float32))
    coat = np.asarray(COATS[int(rng.integers(len(COATS)))], np.float32)
    c.paint(body, coat)
    fold = 0.5 + 0.5 * np.sin(c.x * 21 + 2.5 * np.sin(c.y * 9))
    c.shade(body * fold * np.clip(np.abs(c.x) * 2, 0, 1), 0.86)
    c.shade(body * c.mask(np.abs(np.abs(c.x) - 0.31) - 0.05, 0.2), 1.16)
    if man or rng.random() < 0.6:
        opening = 0.15 + 0.02 * float(rng.random())
        vee = np.abs(c.x) - opening * np.clip((1.24 - c.y) / 0.40, 0, 1)
        shirt = np.asarray(SHIRTS[int(rng.integers(len(SHIRTS)))], np.float32)
        inside = c.mask(vee.astype(np.float32)) * c.mask((0.845 - c.y).astype(np.float32))
        c.paint(inside, shirt)
        c.shade(inside * c.mask((np.abs(c.x) - 0.012).astype(np.float32)), 0.84)
        lapel = c.mask((np.abs(vee) - 0.008).astype(np.float32), 0.02) * body
        c.shade(lapel, 0.6)
        for side in (-1, 1):
            flap = c.ellipse(side * 0.075, 0.885, 0.062, 0.026, side * -0.75)
            c.paint(c.mask(flap), shirt * 1.01)
            c.shade(c.mask((np.abs(flap + 0.002) - 0.004).astype(np.float32), 0.012), 0.78)


def _face(c: _Canvas, rng: np.random.Generator, skin: Field, cy: float, man: bool) -> None:
    eye_y = cy + rng.uniform(-0.012, 0.004)
    gap, size = rng.uniform(0.079, 0.092), rng.uniform(0.9, 1.1)
    hair = (34, 28, 26)
    for side in (-1, 1):
        x = side * gap
        c.shade(c.mask(c.ellipse(x, eye_y - 0.012, 0.058, 0.034), 0.045), 0.90)
        white = c.mask(c.ellipse(x, eye_y, 0.036 * size, 0.0145 * size), 0.009)
        c.paint(white, (226, 219, 214))
        c.paint(c.mask(c.ellipse(x, eye_y - 0.001, 0.0148, 0.0150), 0.008) * white, (40, 28, 24))
        arch = np.abs(c.y - (eye_y - 0.013 * size + 6.0 * (c.x - x) ** 2)) - 0.0042
        lid = c.mask(arch.astype(np.float32), 0.008)
        c.paint(lid * c.mask((np.abs(c.x - x) - 0.040).astype(np.float32), 0.02), hair, 0.85)
        brow_y = eye_y - 0.052 + 2.6 * (np.abs(c.x) - gap - 0.012) ** 2
        thick = 0.0095 if man else 0.0058
        brow = c.mask((np.abs(c.y - brow_y) - thick).astype(np.float32), 0.012)
        c.paint(brow * c.mask((np.abs(c.x - x * 1.06) - 0.052).astype(np.float32), 0.03), hair, 0.7)
        c.shade(c.mask(c.ellipse(side * 0.030, cy + 0.098, 0.013, 0.008), 0.012), 0.62)
        c.shade(c.mask(c.ellipse(side * 0.038, cy + 0.092, 0.018, 0.022), 0.03), 0.90)
        c.shade(c.mask(c.ellipse(side * 0.112, cy + 0.085, 0.055, 0.045), 0.08), 1.035)
    c.shade(c.mask(c.ellipse(0.018, cy + 0.04, 0.012, 0.060), 0.03), 0.93)
    c.shade(c.mask(c.ellipse(-0.004, cy + 0.05, 0.011, 0.055), 0.02), 1.06)
    c.shade(c.mask(c.ellipse(0, cy + 0.075, 0.022, 0.018), 0.02), 1.05)
    lip_y, wide = cy + 0.158, rng.uniform(0.052, 0.064)
    lips = np.asarray(skin, np.float32) * np.array((0.84, 0.62, 0.60), np.float32)
    c.paint(c.mask(c.ellipse(0, lip_y + 0.007, wide, 0.0135), 0.012), lips, 0.6 if man else 0.8)
    c.paint(c.mask(c.ellipse(0, lip_y - 0.007, wide * 0.9, 0.0085), 0.010), lips * 0.93, 0.7)
    line = np.abs(c.y - lip_y - 1.5 * c.x**2 * 0.6) - 0.0022
    mouth = c.mask(line.astype(np.float32), 0.007)
    c.shade(mouth * c.mask((np.abs(c.x) - wide).astype(np.float32), 0.01), 0.52)
    c.shade(c.mask(c.ellipse(0, lip_y + 0.034, 0.04, 0.010), 0.025), 0.90)
    if rng.random() < 0.22:
        for side in (-1, 1):
            rim = np.abs(c.ellipse(side * gap, eye_y + 0.006, 0.062, 0.040)) - 0.0032
            c.paint(c.mask(rim.astype(np.float32), 0.007), (46, 44, 48), 0.85)
        bridge = np.maximum(np.abs(c.y - eye_y + 0.004) - 0.003, np.abs(c.x) - gap + 0.06)
        c.paint(c.mask(bridge.astype(np.float32), 0.006), (46, 44, 48), 0.85)


def draw_portrait(
    rng: np.random.Generator, sex: str, age: int, size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Draw a bust.

    Args:
        rng: Source of chance.
        sex: ``男`` or ``女``.
        age: In years; older people have greyer hair.
        size: ``(width, height)`` in pixels, about 26 to 32.

    Returns:
        RGB ``(H, W, 3)`` float32 in 0 to 255, and opacity ``(H, W)`` float32 in 0 to 1.
    """
    man = sex == "男"
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / width
    x = x - 0.5 + np.float32(rng.normal(0, 0.006))
    x = x + np.float32(rng.normal(0, 0.02)) * (y - 0.9)
    soft = 2.2 / width
    blank = np.full((height, width, 3), 244, np.float32)
    c = _Canvas(x, y, blank, np.zeros((height, width), np.float32), soft)
    skin = np.asarray(SKINS[int(rng.integers(len(SKINS)))], np.float32)
    grey = float(np.clip((age - 45) / 45 + rng.normal(0, 0.15), 0, 0.75))
    hair = np.array((30, 26, 25), np.float32) * (1 - grey) + 150 * grey
    cy = 0.475 + float(rng.uniform(-0.01, 0.015))
    rx = rng.uniform(0.188, 0.206) if man else rng.uniform(0.176, 0.192)
    ry, jaw = rng.uniform(0.250, 0.272), rng.uniform(0.22, 0.34)
    style = rng.random()
    top = c.ellipse(0, cy - 0.075, rx + 0.03, 0.235)
    if not man and style < 0.45:  # long hair behind the shoulders
        spread = np.clip((c.y - cy + 0.1) / 0.5, 0, 1)
        fall = np.abs(c.x) - (rx + 0.022 + 0.030 * spread * (2 - spread))
        back = np.maximum(fall, np.maximum(c.y - 1.02, cy - 0.08 - c.y))
        c.paint(np.maximum(c.mask(back, 0.02), c.mask(top)), hair)
    _clothes(c, rng, man)
    neck = c.mask((np.abs(c.x) - 0.092 - 0.10 * np.clip(c.y - 0.80, 0, 1)).astype(np.float32))
    neck = neck * c.mask(c.y - 0.885 + 1.2 * np.abs(c.x), 0.02) * c.mask(cy - c.y)
    c.paint(neck, skin * 0.90)
    c.shade(neck * c.mask((c.y - cy - ry - 0.055).astype(np.float32), 0.08), 0.80)
    for side in (-1, 1):
        c.paint(c.mask(c.ellipse(side * (rx - 0.002), cy + 0.015, 0.026, 0.052)), skin * 0.90)
        c.shade(c.mask(c.ellipse(side * (rx + 0.004), cy + 0.015, 0.010, 0.030), 0.02), 0.82)
    head = _head(c, cy, rx, ry, jaw)
    face = c.mask(head)
    c.paint(c.mask(top), hair)
    c.paint(face, skin)
    light = -0.35 * c.x - 0.10 * (c.y - cy)
    rim = np.clip(head / rx + 1, 0, 1) ** 3
    c.rgb *= (1 + face * (light * 0.5 - 0.20 * rim))[..., None]
    # Hair over the forehead: a hairline that a parting and fringe disturb.
    part = rng.uniform(-0.09, 0.09)
    if man:
        line = cy - rng.uniform(0.120, 0.150) + 1.5 * c.x**2 + 0.05 * np.abs(c.x - part)
        line = line - 0.09 * np.clip((age - 50) / 30, 0, 1) * (1 - np.abs(c.x) * 4)
    elif style < 0.7:
        parting = np.exp(-(((c.x - part) / 0.05) ** 2))
        line = cy - 0.125 + 0.10 * (np.abs(c.x) * 5) ** 2.2 - 0.09 * parting
    else:
        line = cy - 0.085 + 0.9 * c.x**2 + 0.006 * np.sin(c.x * 90)
    cap = np.maximum(top, c.y - line)
    if man:
        sides = np.maximum(np.maximum(top, rx - 0.022 - np.abs(c.x)), c.y - cy + 0.01)
        cap = np.minimum(cap, sides)
    elif style < 0.7:
        sides = np.maximum(
            np.maximum(np.abs(c.x) - rx - 0.026, rx - 0.020 - np.abs(c.x)),
            np.maximum(cy - 0.10 - c.y, c.y - (cy + (0.36 if style < 0.45 else 0.10))),
        )
        cap = np.minimum(cap, sides)
    strand = noise_field(rng, (height, max(8, width // 3)), width / 130)
    strand = cv2.resize(strand, (width, height), interpolation=cv2.INTER_LINEAR)
    cap = cap + (0.004 if man else 0.0022) * strand
    c.paint(c.mask(cap.astype(np.float32), 0.012), hair)
    crown = c.mask(c.ellipse(-0.05, cy - 0.235, 0.13, 0.05, -0.2), 0.10)
    c.rgb += (crown * c.mask(cap.astype(np.float32)) * 26)[..., None]
    c.rgb += (c.mask(cap.astype(np.float32)) * strand * 4)[..., None]
    _face(c, rng, skin, cy + 0.01, man)
    rgb = cv2.GaussianBlur(c.rgb, (0, 0), width * 0.0032)
    rgb += 2.4 * noise_field(rng, (height, width), 1.6)[..., None]
    alpha = cv2.GaussianBlur(c.alpha, (0, 0), width * 0.002)
    return np.clip(rgb, 0, 255).astype(np.float32), alpha
