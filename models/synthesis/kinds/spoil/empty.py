"""Photographs of anything but a document."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.hand import Thumb, draw_thumb
from models.synthesis.capture.noise import TO_LINEAR, Field
from models.synthesis.capture.scene import PAPER, Scene
from models.synthesis.document import FlatDocument

from .backdrop import as_ground
from .circumstances import Frames, circumstances
from .paste import lay_plate
from .plate import PLATES, blank_plate
from .scenes import OTHER_SCENES, SCENES
from .shot import Notes, Shot, take

__all__ = ["no_document"]

_SIZE = (46.0, 34.0)
_OBJECTS = ("card", "card", "card", "sticky_note", "paper", "coin", "pen", "clip", "cable")


def _nothing(level: int) -> FlatDocument:
    """A stand-in that tells the exposure how bright the scene is and is never in the picture."""
    pixels = np.full((34, 46, 3), level, np.uint8)
    return FlatDocument("unknown", pixels, _SIZE, 0.0, "paper", {})


def no_document(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """A table with things, a room, a wall, cloth, a plant, a face, a hand: no document.

    The document is ignored. Settings: ``scene`` names what is seen, ``has_document`` is 0; the
    corners are zeros and the type is ``unknown``.
    """
    rng = np.random.default_rng([seed, 671])
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames, names=("desk", "tilted", "chat", "chat", "dim")
    )
    pool = OTHER_SCENES if hold_out else SCENES
    things, hand = rng.random() < 0.3, rng.random() < 0.12
    objects: list[str] = []
    if things and rng.random() < 0.6:
        # What is taken for a document most easily: cards, notes, loose small things.
        objects = [str(o) for o in rng.choice(_OBJECTS, int(rng.integers(1, 4)))]
    name = "things" if things else str(rng.choice(sorted(pool)))
    # The table is laid around a small clear place which is then not covered by anything.
    recipe = with_name(
        recipe, recipe.name, support="table", fill=(0.13, 0.2), fold=0.0, fingers=0.0,
        curl=(0.0, 0.0), props=(2, 6) if things else (0, 0), shade=(0.0, 0.4),
        exposure=(-0.5, 0.5), motion=(0, 2), tilt=(0, 30) if things else (0, 12),
    )  # fmt: skip
    notes: Notes = {"scene": f"{name}+hand" if hand else name, "objects": " ".join(objects)}

    def edit(scene: Scene) -> Scene:
        camera = scene.camera
        ground = scene.ground
        if not things:
            cut = min(1.0, 1400 / max(camera.width, camera.height))
            shape = (round(camera.height * cut), round(camera.width * cut))
            ground = as_ground(np.ascontiguousarray(pool[name](rng, shape)), scene)
        assert ground.table is not None
        bright = cv2.cvtColor(
            np.ascontiguousarray(ground.table.pixels[::8, ::8]), cv2.COLOR_RGB2GRAY
        )
        level = int(np.clip(np.percentile(bright, 92), 160 if hand else 112, 250))
        # The lens and the lamp move aside together: the stand-in lies outside the frame.
        aside = camera.axes[0] * 3.0 * max(_SIZE) / 0.13 * np.array([1, 1, 0])
        far = float(rng.uniform(2.5, 6))
        thumbs: tuple[Thumb, ...] = ()
        if hand:
            thumb = draw_thumb(rng, (120.0, 90.0), float(rng.uniform(20, 90)))
            thumbs = (replace(thumb, tip=thumb.tip + aside[:2]),)
        return replace(
            scene,
            document=_nothing(level),
            camera=replace(camera, centre=camera.centre + aside),
            light=replace(
                scene.light,
                # A lamp hung for the little stand-in would light only the middle.
                lamp=scene.light.lamp * far + aside,
                blobs=tuple(
                    replace(
                        b,
                        centre=b.centre * far + aside[:2],
                        axes=(b.axes[0] * far, b.axes[1] * far),
                    )
                    for b in scene.light.blobs
                ),
            ),
            ground=ground,
            thumbs=thumbs,
        )

    def _lay(scene: Scene, light: Field, thing: str) -> None:
        draw, side = PLATES[thing]
        camera = scene.camera
        scale = min(6.0, 1500 / side)
        plate = blank_plate(side, scale, scene.light.shadow_step())
        draw(plate, rng)
        at = rng.uniform(0.15, 0.85, 2) * [camera.width, camera.height]
        x, y = camera.unproject(at[:1], at[1:])
        k = 1 / scale
        to_mm = np.array([[k, 0, x[0] - side / 2], [0, k, y[0] - side / 2], [0, 0, 1.0]])
        face = cv2.LUT(plate.pixels, TO_LINEAR) * np.float32(PAPER)
        height = plate.height[0]
        fallen = (scene.light.shadow_step() * height * 0.6, 0.5)
        lay_plate(scene, light, face, plate.alpha, to_mm, 0.2 + height / 2, fallen=fallen)

    def over(scene: Scene, light: Field) -> Field:
        for thing in objects:
            _lay(scene, light, thing)
        # Light counts from the world's origin, which is now far to one side.
        x, y = scene.camera.unproject(
            np.array([scene.camera.width / 2]), np.array([scene.camera.height / 2])
        )
        light /= np.float32(scene.light.diffuse(x, y)[0].mean())
        return light

    return take(
        _nothing(200), seed, recipe, "no_document",
        Shot(("DOCUMENT_NOT_FOUND",), notes, edit=edit, over=over, empty=True),
    )  # fmt: skip
