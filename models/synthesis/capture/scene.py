"""Everything that is photographed: table, document, hand, light and camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .hand import Thumb
from .light import Light
from .noise import Field, Pixels
from .pose import Pinhole
from .props import Table
from .sheet import Sheet

__all__ = ["PAPER", "Glow", "Ground", "Scene", "sheet_mask"]

Array = NDArray[np.float64]

PAPER = 0.86
"""Reflectance of the whitest paper: what a document's byte 255 stands for."""

Glow = Callable[[Field, Field], Field]
"""For a surface that shines by itself: maps (h, w) float32 document pixel coordinates x, y to an
(h, w, 3) float32 factor on the document's own colour (sub-pixels of a display)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is behind the document.

    Attributes:
        table: The tabletop, or None for a distant room.
        matrix: (3, 3) table pixels to image pixels.
        room: (h, w, 3) float32 linear light of the room behind, any size, or None.
    """

    table: Table | None
    matrix: Array | None
    room: Field | None


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is photographed.

    Attributes:
        document: The flat original.
        sheet: Its shape.
        camera: The camera.
        light: The light.
        ground: What is behind.
        thumbs: Fingers over the document.
        roughness: Of a card's surface.
        vignette: Loss of light in the corners, 0..1.
        glow: Sub-pixel structure when the document is a display.
        seed: For fine textures.
    """

    document: FlatDocument
    sheet: Sheet
    camera: Pinhole
    light: Light
    ground: Ground
    thumbs: tuple[Thumb, ...]
    roughness: float
    vignette: float
    seed: int
    glow: Glow | None = None


def sheet_mask(document: FlatDocument, scale: float) -> Pixels:
    """(h, w) uint8 silhouette with a clear border of 2 pixels, ``scale`` pixels per millimetre."""
    w, h = (round(s * scale) for s in document.size_mm)
    r = document.corner_radius_mm * scale
    mask = np.zeros((h * 4, w * 4), np.uint8) if r > 0 else np.full((h, w), 255, np.uint8)
    if r > 0:
        r4 = round(r * 4)
        cv2.rectangle(mask, (r4, 0), (w * 4 - r4, h * 4), 255, -1)
        cv2.rectangle(mask, (0, r4), (w * 4, h * 4 - r4), 255, -1)
        for cx in (r4, w * 4 - 1 - r4):
            for cy in (r4, h * 4 - 1 - r4):
                cv2.circle(mask, (cx, cy), r4, 255, -1)
        mask = cv2.resize(mask, (w, h), interpolation=cv2.INTER_AREA)
    return cv2.copyMakeBorder(mask, 2, 2, 2, 2, cv2.BORDER_CONSTANT)
