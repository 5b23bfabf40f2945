"""Photographs with too little light, or with more than the sensor can hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.light import kelvin_rgb
from models.synthesis.capture.scene import Scene
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .shot import Notes, Shot, take

__all__ = ["overexposed", "too_dark"]


def too_dark(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """Far too little light, evenly or but for a patch; noisy, or black and smooth.

    Settings: ``strength`` is by how many stops the exposure falls short.
    """
    rng = np.random.default_rng([seed, 621])
    recipe = circumstances(seed, hold_out=hold_out, frames=frames, document=document)
    stops = float(rng.uniform(3.8, 5.6))
    noisy = rng.random() < 0.7
    recipe = with_name(
        recipe, recipe.name, exposure=(-stops, -stops), fingers=0.0,
        iso=(1200, 4000) if noisy else (100, 600),
        kelvin=(2300, 3600) if rng.random() < 0.6 else (3600, 7500),
        ambient=(0.05, 0.7), burst=14,
    )  # fmt: skip
    notes: Notes = {"strength": round(stops, 2), "noisy": int(noisy)}
    return take(document, seed, recipe, "too_dark", Shot(("IMAGE_TOO_DARK",), notes))


def _flash(scene: Scene, rng: np.random.Generator) -> Scene:
    """The phone's own flash in a dark room: beside the lens, and so near that it falls off."""
    camera = scene.camera
    beside = camera.axes[0] * float(rng.uniform(6, 14)) * rng.choice([-1, 1])
    near = float(rng.uniform(0.55, 1.0))
    lamp = camera.centre * near + beside + camera.axes[1] * float(rng.normal(0, 5))
    lamp = lamp + [*(rng.normal(0, 0.16, 2) * max(scene.document.size_mm)), 0.0]
    lamp[2] = max(lamp[2], 0.3 * max(scene.document.size_mm))
    light = replace(
        scene.light, lamp=lamp, lamp_rgb=kelvin_rgb(float(rng.uniform(4800, 6500))),
        ambient=float(rng.uniform(0.02, 0.12)), blobs=(), window=float(rng.uniform(0.01, 0.04)),
    )  # fmt: skip
    return replace(scene, light=light)


def overexposed(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """The paper is beyond what the sensor can hold: metered on something dark, sun, or flash.

    Settings: ``way`` is ``metered``, ``sun`` or ``flash``; ``strength`` the stops too many.
    """
    rng = np.random.default_rng([seed, 622])
    recipe = circumstances(seed, hold_out=hold_out, frames=frames, document=document)
    way = str(rng.choice(["metered", "sun", "flash"], p=[0.4, 0.25, 0.35]))
    stops = float(rng.uniform(1.7, 2.9) if way != "flash" else rng.uniform(1.5, 2.5))
    notes: Notes = {"way": way, "strength": round(stops, 2)}
    recipe = with_name(recipe, recipe.name, exposure=(stops, stops), iso=(40, 200), shade=(0, 0.15))
    if way == "sun":
        recipe = with_name(
            recipe, recipe.name, ambient=(0.12, 0.25), kelvin=(5000, 6000), shade=(0.2, 0.7)
        )
    if way == "flash":
        recipe = with_name(recipe, recipe.name, kelvin=(5000, 6500), tilt=(6, 30), cast=(0, 0.02))

    def edit(scene: Scene) -> Scene:
        return _flash(scene, rng) if way == "flash" else scene

    return take(
        document, seed, recipe, "overexposed", Shot(("IMAGE_OVEREXPOSED",), notes, edit=edit)
    )
