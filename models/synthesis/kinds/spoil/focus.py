"""Photographs out of focus, shaken, or too small to be read."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.noise import Field
from models.synthesis.capture.scene import Scene
from models.synthesis.capture.sensor import blur
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .prints import SMALL_PRINT_MM
from .shot import Notes, Shot, pixels_per_mm, take

__all__ = ["defocused", "low_resolution", "print_pixels", "shaken", "smear"]


def print_pixels(scene: Scene) -> float:
    """Height in the camera's pixels of the small print that has to be read."""
    document = scene.document
    per_mm = pixels_per_mm(scene.camera, document.size_mm)
    return SMALL_PRINT_MM.get(document.type, 3.0) * per_mm


def _reduced(light: Field, factor: int) -> Field:
    size = (max(8, light.shape[1] // factor), max(8, light.shape[0] // factor))
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.float32)


def smear(light: Field, radius: float) -> Field:
    """A disc of confusion of ``radius`` pixels; wide ones are worked out on a coarser grid."""
    factor = max(1, int(radius / 5))
    if factor == 1:
        return blur(light, sigma=0.4, radius=radius, motion=(0, 0))
    small = blur(_reduced(light, factor), sigma=0.4, radius=radius / factor, motion=(0, 0))
    size = light.shape[1::-1]
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _path(rng: np.random.Generator, length: float) -> Field:
    """The hand's way during the exposure as a kernel: a bent line on which time is uneven."""
    bend = float(rng.normal(0, 0.35))
    angle = float(rng.uniform(0, 2 * np.pi))
    t = np.linspace(-0.5, 0.5, 200)
    along, across = length * t, length * bend * (t * t - 1 / 12)
    weight = 1 + 0.8 * np.sin(2 * np.pi * (t * float(rng.uniform(0.4, 1.6)) + float(rng.random())))
    x = along * np.cos(angle) - across * np.sin(angle)
    y = along * np.sin(angle) + across * np.cos(angle)
    half = int(np.ceil(max(np.abs(x).max(), np.abs(y).max()))) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    np.add.at(kernel, (np.round(y + half).astype(int), np.round(x + half).astype(int)), weight)
    soft = cv2.GaussianBlur(kernel, (0, 0), 0.6)
    return np.asarray(soft / soft.sum(), np.float32)


def _moved(light: Field, rng: np.random.Generator, length: float) -> Field:
    factor = max(1, int(length / 16))
    small = _reduced(light, factor) if factor > 1 else light
    moved = cv2.filter2D(small, -1, _path(rng, length / factor), borderType=cv2.BORDER_REFLECT)
    if factor == 1:
        return np.asarray(moved, np.float32)
    size = light.shape[1::-1]
    return np.asarray(cv2.resize(moved, size, interpolation=cv2.INTER_CUBIC), np.float32)


def defocused(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """The lens focused elsewhere: a disc of confusion as wide as much of a small character.

    Settings: ``strength`` is the disc's radius over the small print's height, ``edge_mm`` the width
    on the document over which an edge is spread, ``print_pixels`` the print's height in the file.
    """
    rng = np.random.default_rng([seed, 611])
    recipe = circumstances(seed, hold_out=hold_out, frames=frames, document=document)
    strength = float(np.exp(rng.uniform(np.log(0.3), np.log(1.1))))
    uneven = float(rng.uniform(0.15, 0.4)) if rng.random() < 0.3 else 0.0
    notes: Notes = {"strength": round(strength, 3), "uneven": round(uneven, 2)}

    def over(scene: Scene, light: Field) -> Field:
        height = print_pixels(scene)
        radius = max(strength * height, 2.2 * recipe.oversample)
        notes["edge_mm"] = round(
            2 * radius / pixels_per_mm(scene.camera, scene.document.size_mm), 2
        )
        notes["print_pixels"] = round(height / recipe.oversample, 1)
        wide = smear(light, radius)
        if not uneven:
            return wide
        # The plane of focus stands at an angle to the paper: one end is farther off than the other.
        angle = float(rng.uniform(0, 2 * np.pi))
        x = np.linspace(-1, 1, light.shape[1], dtype=np.float32)[None] * np.cos(angle)
        y = np.linspace(-1, 1, light.shape[0], dtype=np.float32)[:, None] * np.sin(angle)
        share = np.clip(0.5 + 0.7 * (x + y), 0, 1).astype(np.float32)[..., None]
        wider = smear(light, radius * (1 + 2 * uneven))
        return np.asarray(wide + share * (wider - wide), np.float32)

    return take(document, seed, recipe, "defocused", Shot(("IMAGE_BLURRED",), notes, over=over))


def shaken(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """The hand moved during a long exposure, along a bent way.

    Settings: ``strength`` is the way's length over the small print's height, ``edge_mm`` that
    length on the document, ``print_pixels`` the print's height in the file.
    """
    rng = np.random.default_rng([seed, 612])
    recipe = circumstances(seed, hold_out=hold_out, frames=frames, document=document)
    recipe = with_name(recipe, recipe.name, iso=(200, 1600))
    strength = float(np.exp(rng.uniform(np.log(1.4), np.log(3.4))))
    notes: Notes = {"strength": round(strength, 3)}

    def over(scene: Scene, light: Field) -> Field:
        height = print_pixels(scene)
        length = max(strength * height, 9.0 * recipe.oversample)
        notes["edge_mm"] = round(length / pixels_per_mm(scene.camera, scene.document.size_mm), 2)
        notes["print_pixels"] = round(height / recipe.oversample, 1)
        return _moved(light, rng, length)

    return take(document, seed, recipe, "shaken", Shot(("IMAGE_BLURRED",), notes, over=over))


def low_resolution(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """Too few pixels for the print: a thumbnail, a thumbnail scaled up, or a document far away.

    Settings: ``way`` is ``small``, ``enlarged`` or ``far``; ``print_pixels`` the height in pixels
    at which the small print was recorded (before any enlarging); ``enlarged_by`` how it was scaled.
    """
    rng = np.random.default_rng([seed, 613])
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames, names=("desk", "turned", "tilted", "clutter", "dim")
    )
    # Small print of 3 to 8 pixels: the strokes of a character can no longer be told apart.
    wanted = float(rng.uniform(2.6, 7.0))
    small_mm = SMALL_PRINT_MM.get(document.type, 3.0)
    span = max(document.size_mm) * wanted / small_mm
    way = str(rng.choice(["small", "enlarged", "far"], p=[0.4, 0.35, 0.25]))
    notes: Notes = {"way": way, "strength": round(1 / wanted, 3)}
    enlarge = 1.0
    long, short = recipe.frames[0]
    if way == "far":
        # The table is modelled as far as five documents around: no farther away than that.
        side = 2 * round(min(long, span / 0.115) / 2)
        fill = float(min(0.5, span / side))
        recipe = with_name(
            recipe, recipe.name, fill=(fill, fill), oversample=1.0,
            frames=((side, max(2, 2 * round(side * short / long / 2))),),
        )  # fmt: skip
    else:
        side = int(np.clip(span / float(rng.uniform(0.6, 0.92)), 120, 1000))
        other = max(2, 2 * round(side * short / long / 2))
        enlarge = float(rng.uniform(2, 4)) if way == "enlarged" else 1.0
        recipe = with_name(
            recipe, recipe.name, frames=((side, other),), oversample=float(rng.uniform(2.0, 3.0)),
            exif=0.0, fill=(0.62, 0.92),
        )  # fmt: skip
        notes["enlarged_factor"] = round(enlarge, 2)

    def over(scene: Scene, light: Field) -> Field:
        notes["print_pixels"] = round(print_pixels(scene) / recipe.oversample, 1)
        return light

    return take(
        document, seed, recipe, "low_resolution",
        Shot(("RESOLUTION_TOO_LOW",), notes, over=over, enlarge=enlarge),
    )  # fmt: skip
