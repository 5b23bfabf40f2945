"""A second document beside the first, or lying a little over its edge."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import Photo, Recipe, with_name
from models.synthesis.capture.noise import TO_LINEAR, Field
from models.synthesis.capture.pose import outline
from models.synthesis.capture.scene import PAPER, Scene, sheet_mask
from models.synthesis.document import FlatDocument, make_document

from .circumstances import Frames, circumstances
from .paste import paste_flat
from .shot import Notes, Shot, probe, take

__all__ = ["two_documents"]

Array = NDArray[np.float64]

_OTHERS = {
    "id_card_front": ("id_card_back", "id_card_back", "id_card_back", "id_card_front"),
    "id_card_back": ("id_card_front", "id_card_front", "id_card_front", "business_licence"),
    "business_licence": ("id_card_front", "id_card_back", "authorization_letter"),
    "authorization_letter": ("business_licence", "id_card_front", "authorization_letter"),
}
_ANY_OTHER = ("id_card_front", "id_card_back", "business_licence", "authorization_letter")


def _place(
    rng: np.random.Generator, first: tuple[float, float], other: tuple[float, float], gap: float
) -> tuple[Array, str]:
    """(4, 2) millimetre corners of the second document in the first one's frame, and the side."""
    side = str(rng.choice(["below", "above", "right", "left"], p=[0.4, 0.25, 0.2, 0.15]))
    down, across = (first[1] + other[1]) / 2 + gap, (first[0] + other[0]) / 2 + gap
    slip = float(rng.normal(0, 0.06)) * min(first)
    centre = {"below": (slip, down), "above": (slip, -down), "right": (across, slip),
              "left": (-across, slip)}[side]  # fmt: skip
    quarter = float(rng.choice([0, 0, 0, 0, 90, 180, 270])) if rng.random() < 0.4 else 0.0
    if quarter in (90.0, 270.0) and abs(other[0] - other[1]) > 4 and gap < 0:
        quarter = 0.0
    angle = np.deg2rad(quarter + float(rng.normal(0, 3.5)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return outline(other)[:, :2] @ turn.T + centre, side


def _framed(
    document: FlatDocument, seed: int, recipe: Recipe, second: Array
) -> tuple[Recipe, tuple[float, float]]:
    """The recipe's ``fill`` and the ``offset`` with which both documents are in the frame."""
    both = np.vstack([outline(document.size_mm)[:, :2], second]).astype(np.float32)
    fill, offset = 0.45, np.zeros(2)
    wanted = 0.94
    for _ in range(4):
        recipe = with_name(recipe, recipe.name, fill=(fill, fill))
        quad = probe(document, seed, recipe, (float(offset[0]), float(offset[1])))
        matrix = cv2.getPerspectiveTransform(
            outline(document.size_mm)[:, :2].astype(np.float32), quad.astype(np.float32)
        )
        seen = cv2.perspectiveTransform(both[None], matrix)[0]
        low, high = seen.min(axis=0), seen.max(axis=0)
        own = quad.max(axis=0) - quad.min(axis=0)
        ratio = float(np.clip(wanted / (high - low).max(), 0.4, 1.6))
        fill = float(min(0.9, fill * ratio))
        middle = (quad.max(axis=0) + quad.min(axis=0)) / 2
        target = 0.5 + (middle - (low + high) / 2) * ratio
        free = np.maximum(0.97 - own * ratio, 0.05) / 2
        offset = (target - 0.5) / free
    recipe = with_name(recipe, recipe.name, fill=(fill, fill))
    return recipe, (float(offset[0]), float(offset[1]))


def _seen(document: FlatDocument, photo: Photo, millimetres: Array) -> Array:
    """Where points of the first document's plane are in the photo, (n, 2) pixels."""
    matrix = cv2.getPerspectiveTransform(
        outline(document.size_mm)[:, :2].astype(np.float32), photo.corners.astype(np.float32)
    )
    return np.asarray(cv2.perspectiveTransform(millimetres[None], matrix)[0], np.float64)


def two_documents(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """Two documents in one picture; the second is picked by the seed, the truth is the first's.

    Settings: ``other`` is the second one's type, ``placed`` where it lies, ``gap_mm`` how far from
    the first (negative: it lies a little over its edge).
    """
    rng = np.random.default_rng([seed, 632])
    other = make_document(
        str(rng.choice(_OTHERS.get(document.type, _ANY_OTHER))), int(rng.integers(1 << 30))
    )
    over_edge = rng.random() < 0.2
    gap = float(rng.uniform(-4.5, -1) if over_edge else np.exp(rng.uniform(0, np.log(35))))
    second, side = _place(rng, document.size_mm, other.size_mm, gap)
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames,
        names=("desk", "turned", "chat", "chat", "dim", "clutter"),
    )  # fmt: skip
    stacked = side in ("below", "above")
    wide = document.size_mm[0] > document.size_mm[1]
    recipe = with_name(
        recipe, recipe.name, props=(0, 1), fingers=0.05, tilt=(1, 14), jitter=6.0,
        rotations=(0.0,) if rng.random() < 0.7 else recipe.rotations,
        match_frame=0.0 if stacked == wide else 1.0,
    )  # fmt: skip
    recipe, offset = _framed(document, seed, recipe, second)
    notes: Notes = {"other": other.type, "placed": side, "gap_mm": round(gap, 1),
                    "strength": round(-gap, 1)}  # fmt: skip
    mask = sheet_mask(other, other.pixels.shape[1] / other.size_mm[0])[2:-2, 2:-2]
    mask = np.asarray(cv2.resize(mask, other.pixels.shape[1::-1]), np.uint8)

    def over(scene: Scene, light: Field) -> Field:
        face = cv2.LUT(other.pixels, TO_LINEAR) * np.float32(PAPER)
        paste_flat(scene, light, face, mask, second, height=0.9 if over_edge else 0.5)
        return light

    photo = take(
        document, seed, recipe, "two_documents",
        Shot(("MULTIPLE_DOCUMENTS",), notes, over=over, offset=offset),
    )  # fmt: skip
    return replace(photo, others=(_seen(document, photo, second),))
