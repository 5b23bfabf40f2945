"""Photographs on which something lies over the print."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.hand import Thumb, draw_thumb
from models.synthesis.capture.noise import TO_LINEAR, Field
from models.synthesis.capture.scene import PAPER, Scene
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .paste import lay_plate
from .plate import PLATES, Plate, blank_plate
from .prints import MAP_SCALE, PrintMap, print_map, printed_spot, share_covered
from .shot import Notes, Shot, pixels_per_mm, take

__all__ = ["occluded"]

Array = NDArray[np.float64]

_TRAIN = ("finger", "fingers", "thumb", "pen", "coin", "paper", "clip", "sticky_note", "cable")
_OTHER = ("finger", "fingers", "sleeve_edge", "card", "sticky_note", "clip")
_LEAST = 0.012  # of the print, below which nothing that matters is hidden


def _finger_map(thumbs: tuple[Thumb, ...], printed: PrintMap, size: tuple[float, float]) -> float:
    y, x = np.mgrid[: printed.shape[0], : printed.shape[1]] / MAP_SCALE
    x, y = x - size[0] / 2, y - size[1] / 2
    covered = np.zeros(printed.shape, bool)
    for thumb in thumbs:
        _, t, w = thumb.profile(x, y)
        covered |= np.abs(t) < w
    return share_covered(printed, covered)


def _miss(share: float, wanted: float) -> float:
    """How far a share is from the wanted one; too little is worse than anything."""
    return abs(share - wanted) + (10.0 if share < _LEAST else 0.0) + (10.0 if share < 0 else 0.0)


def _hand(
    rng: np.random.Generator, document: FlatDocument, printed: PrintMap, kind: str
) -> tuple[tuple[Thumb, ...], float]:
    """One or several fingers whose tips come over print."""
    size = document.size_mm
    best: tuple[tuple[Thumb, ...], float] = ((), -1.0)
    wanted = float(rng.uniform(_LEAST, 0.09))
    for _ in range(14):
        reach = float(rng.uniform(0.12, 0.62)) * min(size[1], 120.0)
        first = draw_thumb(
            rng, size, reach, int(rng.choice([0, 1, 2, 3], p=[0.1, 0.3, 0.35, 0.25]))
        )
        if kind != "thumb":
            first = replace(first, width=float(rng.uniform(6.6, 8.2)))
        thumbs: tuple[Thumb, ...] = (first,)
        if kind == "fingers":
            along = np.array([-first.inward[1], first.inward[0]])
            more = []
            for number in range(1, int(rng.integers(2, 5))):
                tip = first.tip + along * number * (2 * first.width + float(rng.uniform(0.3, 4)))
                back = float(rng.normal(0, 4)) - 2.5 * abs(number - 1.3)
                bend = first.bend * float(rng.uniform(0.6, 1.3))
                width = first.width * float(rng.uniform(0.9, 1.05))
                more.append(replace(first, tip=tip + first.inward * back, bend=bend, width=width))
            thumbs = (first, *more)
        share = _finger_map(thumbs, printed, size)
        if _miss(share, wanted) < _miss(best[1], wanted):
            best = (thumbs, share)
    return best


def _lay(
    rng: np.random.Generator, plate: Plate, document: FlatDocument, printed: PrintMap
) -> tuple[Array, float]:
    """(3, 3) plate pixels to millimetres such that a wanted share of the print is hidden."""
    inside = np.argwhere(plate.alpha > 128)
    best, hidden = np.eye(3), -1.0
    wanted = float(rng.uniform(_LEAST, 0.16))
    to_map = np.array(
        [[MAP_SCALE, 0, document.size_mm[0] / 2 * MAP_SCALE],
         [0, MAP_SCALE, document.size_mm[1] / 2 * MAP_SCALE], [0, 0, 1]]
    )  # fmt: skip
    for number in range(16):
        spot = printed_spot(printed, rng, document.size_mm)
        y, x = inside[int(rng.integers(len(inside)))]
        # Things come in sizes; a small one on sparse print may have to be larger.
        k = (1 + 0.06 * max(0, number - 8)) / plate.scale
        to_mm = np.array([[k, 0, spot[0] - x * k], [0, k, spot[1] - y * k], [0, 0, 1.0]])
        seen = cv2.warpPerspective(plate.alpha, to_map @ to_mm, printed.shape[::-1])
        share = share_covered(printed, seen > 128)
        if _miss(share, wanted) < _miss(hidden, wanted):
            best, hidden = to_mm, share
    return best, hidden


def occluded(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """A finger, several, or a thing lies over what is printed.

    Settings: ``by`` names what; ``strength`` and ``share_covered`` are the share of the print's
    strokes beneath it.
    """
    rng = np.random.default_rng([seed, 641])
    kind = str(rng.choice(_OTHER if hold_out else _TRAIN))
    printed = print_map(document)
    notes: Notes = {"by": kind}
    names: tuple[str, ...] = ("desk", "turned", "tilted", "clutter", "chat", "chat", "dim")
    if kind in ("finger", "fingers", "thumb"):
        names = (*names, "handheld")
    recipe = circumstances(seed, hold_out=hold_out, frames=frames, document=document, names=names)
    recipe = with_name(recipe, recipe.name, fill=(0.66, 0.94), fingers=recipe.fingers / 2)
    if kind in ("finger", "fingers", "thumb"):
        thumbs, share = _hand(rng, document, printed, kind)
        notes["strength"] = notes["share_covered"] = round(share, 4)

        def edit(scene: Scene) -> Scene:
            return replace(scene, thumbs=thumbs)

        return take(document, seed, recipe, "occluded", Shot(("OCCLUDED",), notes, edit=edit))

    def over(scene: Scene, light: Field) -> Field:
        draw, side = PLATES[kind]
        scale = min(pixels_per_mm(scene.camera, document.size_mm), 1500 / side)
        plate = blank_plate(side, scale, scene.light.shadow_step())
        draw(plate, rng)
        to_mm, share = _lay(rng, plate, document, printed)
        notes["strength"] = notes["share_covered"] = round(share, 4)
        face = cv2.LUT(plate.pixels, TO_LINEAR) * np.float32(PAPER)
        height = plate.height[0]
        fallen = (scene.light.shadow_step() * height * 0.6, 0.5)
        lay_plate(scene, light, face, plate.alpha, to_mm, 0.3 + height / 2, fallen=fallen)
        return light

    return take(document, seed, recipe, "occluded", Shot(("OCCLUDED",), notes, over=over))
