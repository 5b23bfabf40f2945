"""Things drawn by themselves, with opacity and shadow, to be laid over a document."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from models.synthesis.capture import props
from models.synthesis.capture.noise import Pixels, fbm, grain
from models.synthesis.capture.print_lines import printed_page
from models.synthesis.capture.props import Table

__all__ = ["PLATES", "Plate", "blank_plate"]


@dataclass(frozen=True, slots=True)
class Plate(Table):
    """A table of which only what is laid on it exists.

    Attributes:
        alpha: (H, W) uint8 opacity, grows with everything that is pasted.
        height: One number, millimetres of the highest thing.
    """

    alpha: Pixels = field(default_factory=lambda: np.zeros((1, 1), np.uint8))
    height: list[float] = field(default_factory=lambda: [0.5])

    def cast(self, mask: Pixels, height_mm: float, strength: float = 0.55) -> None:
        """Remember how high the thing is; its shadow falls where the plate is laid."""
        self.height[0] = max(self.height[0], min(height_mm, 12.0))

    def paste(self, mask: Pixels, colour: Pixels) -> None:
        """Lay ``colour`` over the plate through a mask; premultiplied edges keep their colour."""
        Table.paste(self, np.where(mask > 0, 255, 0).astype(np.uint8), colour)
        np.maximum(self.alpha, mask, out=self.alpha)


def blank_plate(size_mm: float, scale: float, light: np.ndarray) -> Plate:
    """An empty square plate with room for a thing in its middle.

    Args:
        size_mm: Side.
        scale: Pixels per millimetre.
        light: (2,) direction in which shadows fall.
    """
    n = int(size_mm * scale)
    half = n / 2
    clear = half + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], float) * scale
    direction = light / max(float(np.linalg.norm(light)), 1e-6)
    return Plate(
        np.zeros((n, n, 3), np.uint8), np.ones((n, n), np.float32), scale, clear, direction,
        np.zeros((n, n), np.uint8),
    )  # fmt: skip


def _flat(plate: Plate, picture: Pixels, angle: float, height: float, opacity: int = 255) -> None:
    """Lay a picture in the plate's own scale in its middle, turned."""
    h, w = picture.shape[:2]
    n = plate.alpha.shape[0]
    matrix = np.asarray(cv2.getRotationMatrix2D((w / 2, h / 2), angle, 1.0), float)
    matrix[:, 2] += [n / 2 - w / 2, n / 2 - h / 2]
    solid = np.full((h, w), opacity, np.uint8)
    mask = np.asarray(cv2.warpAffine(solid, matrix, (n, n)), np.uint8)
    plate.cast(mask, height)
    laid = cv2.warpAffine(picture, matrix, (n, n), borderMode=cv2.BORDER_REPLICATE)
    plate.paste(mask, np.asarray(laid, np.uint8))


def pen(plate: Plate, rng: np.random.Generator) -> None:
    """A pen."""
    props.pen(plate, rng)


def cable(plate: Plate, rng: np.random.Generator) -> None:
    """A charging cable or the cord of a pair of earphones."""
    props.cable(plate, rng)


def coins(plate: Plate, rng: np.random.Generator) -> None:
    """Coins."""
    for _ in range(int(rng.integers(1, 4))):
        props.coins(plate, rng)


def sticky_note(plate: Plate, rng: np.random.Generator) -> None:
    """A small coloured note with a scribble or nothing on it."""
    s = plate.scale
    w, h = ((76, 76), (76, 51), (51, 38), (45, 12), (51, 51))[int(rng.integers(5))]
    colour = np.array(
        [[250, 232, 120], [246, 170, 190], [160, 216, 240], [190, 232, 150], [250, 190, 110]]
    )[int(rng.integers(5))]
    shape = (max(4, int(h * s)), max(4, int(w * s)))
    light = 1 + 0.01 * grain(rng, shape) + 0.02 * fbm(rng, shape, 30 * s, 2)
    light += np.linspace(-0.05, 0.06, shape[0], dtype=np.float32)[:, None]
    note = np.clip(colour * light[..., None], 0, 255).astype(np.uint8)
    if rng.random() < 0.6 and h > 30:
        ink = tuple(int(v) for v in rng.choice([[30, 34, 60], [20, 20, 24], [170, 30, 40]]))
        for row in range(int(rng.integers(1, 4))):
            count = int(rng.integers(16, 50))
            x = np.linspace(0.12, float(rng.uniform(0.5, 0.9)), count) * shape[1]
            y = (0.22 + 0.24 * row) * shape[0] + np.cumsum(rng.normal(0, 0.5 * s, count)) * 0.6
            y += rng.normal(0, 1.3 * s, count)
            line = np.stack([x + rng.normal(0, 0.8 * s, count), y], axis=1)
            cv2.polylines(
                note, [np.round(line * 16).astype(np.int32)], False, ink,
                max(1, round(0.5 * s)), cv2.LINE_AA, 4,
            )  # fmt: skip
    _flat(plate, note, float(rng.uniform(-35, 35)), 1.0)


def paper(plate: Plate, rng: np.random.Generator) -> None:
    """Another sheet, of which a corner or an edge comes over the document."""
    size = (148, 210) if rng.random() < 0.5 else (105, 148)
    page = printed_page(rng, size, plate.scale)
    if rng.random() < 0.35:
        page[:] = page.max(axis=(0, 1))
    limit = int(plate.alpha.shape[0] * 0.7)
    _flat(plate, page[:limit, :limit], float(rng.uniform(0, 360)), 0.8)


def clip(plate: Plate, rng: np.random.Generator) -> None:
    """A paper clip, or the black jaw of a binder clip."""
    s, n = plate.scale, plate.alpha.shape[0]
    angle = float(rng.uniform(0, 360))
    if rng.random() < 0.4:
        level = int(rng.integers(14, 50))
        jaw = np.full((int(rng.uniform(10, 16) * s), int(rng.uniform(18, 34) * s), 3), level)
        shine = np.exp(-(((np.linspace(-1, 1, len(jaw)) - 0.3) / 0.25) ** 2))[:, None, None] * 70
        _flat(plate, np.clip(jaw + shine, 0, 255).astype(np.uint8), angle, 5.0)
        return
    length, width = float(rng.uniform(26, 48)) * s, float(rng.uniform(6, 9)) * s
    loops = []
    for shrink, a, b in ((1.0, -0.5, 0.5), (0.72, -0.34, 0.5), (0.72, -0.34, 0.28)):
        half = width / 2 * shrink
        t = np.linspace(-np.pi / 2, np.pi / 2, 12)
        loops.append(np.stack([b * length + half * np.cos(t), half * np.sin(t)], axis=1))
        loops.append(np.stack([a * length - half * np.cos(t), -half * np.sin(t)], axis=1))
    turn = np.deg2rad(angle)
    rotate = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    line = [np.round((np.concatenate(loops) @ rotate.T + n / 2) * 16).astype(np.int32)]
    mask, layer = np.zeros((n, n), np.uint8), np.zeros((n, n, 3), np.uint8)
    wire = max(2, int(1.1 * s))
    cv2.polylines(mask, line, False, (255,), wire, cv2.LINE_AA, 4)
    tone = ((178, 180, 184), (196, 70, 60), (60, 110, 190), (214, 176, 90))[int(rng.integers(4))]
    cv2.polylines(layer, line, False, tuple(int(v * 0.7) for v in tone), wire + 2, cv2.LINE_AA, 4)
    cv2.polylines(layer, line, False, tone, max(1, wire // 2), cv2.LINE_AA, 4)
    plate.cast(mask, 1.0)
    plate.paste(mask, layer)


def sleeve_edge(plate: Plate, rng: np.random.Generator) -> None:
    """The welded or punched edge of a plastic sleeve: a milky or coloured strip."""
    s, n = plate.scale, plate.alpha.shape[0]
    width = float(rng.uniform(9, 24))
    colour = np.array([[226, 230, 234], [90, 130, 190], [190, 60, 60], [60, 64, 70]])
    tone = colour[int(rng.choice(4, p=[0.55, 0.2, 0.1, 0.15]))]
    shape = (max(4, int(width * s)), int(n * 0.96))
    light = 1 + 0.05 * fbm(rng, shape, (40 * s, 3 * s), 3)
    light += 0.1 * np.sin(np.linspace(0, float(rng.uniform(6, 20)), shape[0]))[:, None]
    strip = np.clip(tone * light[..., None], 0, 255).astype(np.uint8)
    opacity = int(rng.uniform(205, 250))
    _flat(plate, strip, float(rng.uniform(0, 180)), 0.6, opacity)


def card(plate: Plate, rng: np.random.Generator) -> None:
    """A bank card or a name card of plain colours."""
    s = plate.scale
    shape = (int(54 * s), int(85 * s))
    face = np.empty((*shape, 3), np.uint8)
    face[:] = rng.uniform(20, 235, 3).astype(np.uint8)
    band = int(shape[0] * rng.uniform(0.1, 0.6))
    face[band : band + int(shape[0] * 0.22)] = rng.uniform(20, 235, 3).astype(np.uint8)
    for row in range(3):
        y = int(shape[0] * (0.62 + 0.1 * row))
        cv2.putText(
            face, "".join(str(int(d)) for d in rng.integers(0, 10, 12)), (int(6 * s), y),
            cv2.FONT_HERSHEY_SIMPLEX, 0.1 * s, tuple(int(v) for v in rng.uniform(0, 255, 3)),
            max(1, round(s / 5)), cv2.LINE_AA,
        )  # fmt: skip
    _flat(plate, face, float(rng.uniform(0, 360)), 1.0)


PLATES = {
    "pen": (pen, 190.0),
    "coin": (coins, 90.0),
    "cable": (cable, 420.0),
    "paper": (paper, 260.0),
    "clip": (clip, 70.0),
    "sticky_note": (sticky_note, 120.0),
    "sleeve_edge": (sleeve_edge, 300.0),
    "card": (card, 120.0),
}
"""Name of a thing to the function that draws it on a plate, and the plate's side, millimetres."""
