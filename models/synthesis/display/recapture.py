"""Photographing a display: which device, how it is held, what is aimed at, and the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import HOLD_OUT, RECIPES, Photo, Recipe, stage, with_name
from models.synthesis.capture.conditions import as_processed
from models.synthesis.capture.noise import Pixels
from models.synthesis.capture.photograph import develop_light, file_photo, lens_of
from models.synthesis.document import FlatDocument

from .body import lay_deck
from .content import make_content, screen_of
from .emit import Optics, lay_display
from .panel import Panel, draw_panel
from .reflections import draw_front
from .surroundings import around, lay_thumbs, rolling_bands, vignette

__all__ = ["photograph_display"]

Array = NDArray[np.float64]
_CAMERAS = ("desk", "chat", "clutter", "turned", "handheld")


@dataclass(frozen=True, slots=True)
class _Aim:
    """What the camera is pointed at.

    Attributes:
        what: document, screen or device.
        centre: (2,) millimetres from the display's middle.
        size: Width and height in millimetres.
        fill: Range of the share of the frame that it takes.
    """

    what: str
    centre: Array
    size: tuple[float, float]
    fill: tuple[float, float]


def _aim(rng: np.random.Generator, panel: Panel, quad: Array) -> _Aim:
    """``quad`` is the document's, in millimetres from the display's middle."""
    what = str(rng.choice(["document", "screen", "device"], p=[0.55, 0.25, 0.2]))
    w, h = panel.size_mm
    left, top, right, bottom = panel.bezel
    low, high = np.array([-w / 2, -h / 2]), np.array([w / 2, h / 2])
    fill = (0.85, 1.1)
    if what == "document":
        low, high = np.maximum(quad.min(axis=0), low), np.minimum(quad.max(axis=0), high)
        fill = (0.7, 1.08)
    elif what == "device":
        low, high = low - [left, top], high + [right, bottom]
        if panel.kind == "laptop":
            high = high + [0, h * float(rng.uniform(0.2, 0.6))]
        fill = (0.6, 0.96)
    size = np.maximum(high - low, 10.0)
    return _Aim(what, (low + high) / 2, (float(size[0]), float(size[1])), fill)


def _recipe(
    rng: np.random.Generator, panel: Panel, aim: _Aim,
    frames: tuple[tuple[int, int], ...] | None, hold_out: bool,
) -> Recipe:  # fmt: skip
    """A camera and file as for any photograph, before a display."""
    names = tuple(HOLD_OUT) if hold_out else _CAMERAS
    base = (HOLD_OUT if hold_out else RECIPES)[str(rng.choice(names))]
    lying = panel.kind in ("phone", "tablet") and rng.random() < 0.6
    small = panel.kind in ("phone", "tablet")
    return with_name(
        base,
        base.name,
        support="table" if lying else "hand",
        props=base.props if lying else (0, 0),
        frames=base.frames if frames is None else frames,
        rotations=base.rotations if small else (0.0, 0.0, 0.0, 0.0, 0.0, 90.0, 270.0),
        jitter=min(base.jitter, 25.0) if small else 5.0,
        tilt=(0, 12) if aim.what == "document" else (0, 28),
        fill=aim.fill,
        fingers=0.5 if panel.kind == "phone" else 0.0,
        # The lens is applied where the display is drawn.
        softness=(0.1, 0.1),
        defocus=(0.0, 0.0),
        motion=(0.0, 0.0),
        exposure=(-0.6, 0.5),
    )


def _native(rng: np.random.Generator, long_side: int) -> int:
    """The camera's pixels per rendered one: small files were mostly large photographs once."""
    if long_side >= 2600:
        return 1
    if long_side >= 1200:
        return 2 if rng.random() < 0.65 else 1
    return int(rng.choice([1, 2, 4], p=[0.15, 0.35, 0.5]))


def _lens(rng: np.random.Generator, base: Recipe, native: int) -> dict[str, Any]:
    """Blur as in any photograph of the recipe; a missed focus also removes the moiré."""
    soft = float(rng.uniform(*base.softness))
    disc = float(rng.uniform(*base.defocus))
    if rng.random() < 0.25:
        disc += float(rng.uniform(0.5, 2.5))
    shake, angle = float(rng.uniform(*base.motion)), float(rng.uniform(0, 2 * np.pi))
    # A large photograph made smaller had its own sharpness at its own pixels.
    sharp = float(rng.uniform(0.4, 0.8))
    soft = soft * 0.8 if native == 1 else max(0.45, soft * 0.8)
    return {
        "sigma": soft, "radius": disc, "native": native, "sharp": sharp if native > 1 else soft,
        "motion": (shake * float(np.cos(angle)), shake * float(np.sin(angle))),
    }  # fmt: skip


def photograph_display(
    document: FlatDocument, seed: int, *, hold_out: bool = False,
    frames: tuple[tuple[int, int], ...] | None = None,
) -> Photo:  # fmt: skip
    """A photograph of a display that shows the document.

    Args:
        document: The original.
        seed: Decides everything.
        hold_out: Use displays, applications, cameras and reflections that training never sees.
        frames: (long, short) sides to choose from, in place of the recipe's.

    Returns:
        The file and its truth; corners may lie outside the frame.
    """
    rng = np.random.default_rng([seed, 310])
    kinds = ("monitor", "laptop", "phone", "tablet", "television")
    kind = str(rng.choice(kinds, p=[0.33, 0.3, 0.2, 0.12, 0.05]))
    if hold_out and rng.random() < 0.1:
        kind = "projector"
    panel = draw_panel(rng, kind, hold_out=hold_out)
    if kind == "tablet" and rng.random() < 0.5:
        panel = replace(panel, size=(panel.size[1], panel.size[0]))
    detail = 1000 if frames is not None and max(frames[0]) < 1200 else 1400
    shown, origin = make_content(document, seed, long_side=detail, hold_out=hold_out)
    desk = kind not in ("phone", "tablet")
    page, quad, app = screen_of(shown, rng, panel.size, hold_out=hold_out, bare=0.2, desk=desk)
    quad_mm = (quad + 0.5 - np.array(panel.size) / 2) * panel.pitch
    aim = _aim(rng, panel, quad_mm)
    recipe = _recipe(rng, panel, aim, frames, hold_out)
    recipe = as_processed(recipe, np.random.default_rng([seed, 311]), hold_out=hold_out)
    glass = lens_of(seed, recipe)
    touched = quad if rng.random() < 0.75 else None
    target = replace(
        document, pixels=_metered(page, touched, panel, aim), size_mm=aim.size, material="card",
        corner_radius_mm=0.0,
    )  # fmt: skip
    scene, finished, drawn = stage(target, seed, recipe, offset=(0.0, 0.0))
    # A display is mostly a few times brighter than paper in the same room.
    room = float(np.clip(np.exp(rng.normal(np.log(0.2), 0.9)), 0.015, 1.4))
    scene = replace(scene, glow=lambda x, y: np.ones((*x.shape, 3), np.float32))
    light = around(scene)
    light *= np.float32(room)
    camera = scene.camera
    centre = -aim.centre
    if kind == "laptop":
        glow = np.float32(0.04) * panel.white.astype(np.float32)
        lamp = scene.light.diffuse(np.zeros(1), np.zeros(1))[0].astype(np.float32)
        lay_deck(camera, panel, centre, rng, light, np.float32(room) * lamp + glow)
    sideways = camera.height > camera.width
    bands = rolling_bands(rng, camera.width if sideways else camera.height)
    grid = (max(8, camera.height // 8), max(8, camera.width // 8))
    front = draw_front(rng, grid, glossy=panel.glossy, hold_out=hold_out)
    book = HOLD_OUT if hold_out else RECIPES
    lens = _lens(rng, book[recipe.name], _native(rng, max(camera.width, camera.height)))
    # The camera's balance follows the display's white part of the way.
    white = panel.white ** float(rng.uniform(0.1, 0.9))
    optics = Optics(**lens, white=white, room=room, bands=bands, sideways=sideways)
    lay_display(light, camera, panel, page, centre, front, optics)
    thumbs = scene.thumbs if aim.what != "document" and recipe.fingers > 0 else ()
    lay_thumbs(scene, thumbs, light, room)
    vignette(light, scene.vignette)
    picture, iso = develop_light(scene, light, 1.0, seed, recipe, glass)
    del light
    if (picture.shape[1], picture.shape[0]) != finished:
        picture = cv2.resize(picture, finished, interpolation=cv2.INTER_AREA)
    limits = (204_800, 4_194_304) if frames is None else None
    points = camera.project(np.column_stack([quad_mm + centre, np.zeros(4)]))
    points = glass.moved(points, camera.width, camera.height)
    corners = (points + 0.5) * (np.array(finished) / [camera.width, camera.height]) - 0.5
    span = float(np.linalg.norm(points[1] - points[0]))
    pixels = float(np.linalg.norm(quad[1] - quad[0]))
    settings: dict[str, float | int | str] = {
        **drawn, "thumb": len(thumbs), "origin": "screen_recapture", "device": kind,
        "cells": panel.cells,
        "shown": origin, "app": app, "aimed_at": aim.what, "room": round(room, 3),
        "native": optics.native, "display_pixels_per_pixel": round(pixels / max(span, 1.0), 2),
        "disc": round(optics.radius, 2), "bands": int(bands is not None),
    }  # fmt: skip
    photo = file_photo(
        document, np.asarray(picture, np.uint8), np.asarray(corners), seed, recipe, limits=limits,
        faults=("SCREEN_RECAPTURE",), iso=iso, drawn=settings,
    )  # fmt: skip
    return replace(photo, recipe_name="screen_recapture")


def _metered(page: Pixels, quad: Array | None, panel: Panel, aim: _Aim) -> Pixels:
    """What the exposure is taken from: the document where it is touched, else all in view."""
    half = np.array(aim.size) / 2
    low = (aim.centre - half) / panel.pitch + np.array(panel.size) / 2
    high = (aim.centre + half) / panel.pitch + np.array(panel.size) / 2
    if quad is not None:
        low, high = quad.min(axis=0), quad.max(axis=0)
    x0, y0 = np.clip(low.astype(int), 0, np.array(panel.size) - 16)
    x1, y1 = np.clip(high.astype(int), [x0 + 16, y0 + 16], panel.size)
    return page[y0:y1, x0:x1]
