"""Photographs on which a reflection hides what is printed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.synthesis.capture import Photo, with_name
from models.synthesis.capture.noise import Field
from models.synthesis.capture.scene import Scene
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .mirror import draw_mirrored, reflect
from .prints import print_map, printed_spot
from .shot import Notes, Shot, take
from .sleeve import lay_sleeve

__all__ = ["glare"]


def glare(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """A lamp or window mirrored in a card, a lamination or a sleeve, over the print.

    Settings: ``mirror`` is the source, ``under`` what mirrors it, ``share_covered`` (also
    ``strength``) the share of the print's strokes under light of at least half of white paper's,
    ``power`` the brightness of the image against white paper.
    """
    rng = np.random.default_rng([seed, 642])
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames,
        names=("desk", "turned", "tilted", "clutter", "chat", "chat", "handheld"),
        document=document,
    )  # fmt: skip
    recipe = with_name(recipe, recipe.name, fingers=0.0, shade=(0.0, 0.15), exposure=(-0.3, 0.35))
    card = document.material == "card"
    under = str(rng.choice(["card", "sleeve"], p=[0.75, 0.25]) if card
                else rng.choice(["lamination", "sleeve"], p=[0.4, 0.6]))  # fmt: skip
    printed = print_map(document)
    spot = printed_spot(printed, rng, document.size_mm)
    mirrored = draw_mirrored(rng, spot, document.size_mm, sleeve=under == "sleeve", other=hold_out)
    least = float(np.exp(rng.uniform(np.log(0.02), np.log(0.28))))
    notes: Notes = {"mirror": mirrored.source, "under": under, "power": round(mirrored.power, 2)}

    def edit(scene: Scene) -> Scene:
        return replace(scene, thumbs=())

    def over(scene: Scene, light: Field) -> Field:
        if under != "card" and rng.random() < 0.8:
            lay_sleeve(scene, light, rng, welded=under == "lamination")
        share = reflect(scene, light, mirrored, printed, seed, (least, 1.8 * least + 0.02))
        notes["strength"] = notes["share_covered"] = round(share, 4)
        return light

    shot = Shot(("IMAGE_GLARE",), notes, edit=edit, over=over)
    return take(document, seed, recipe, "glare", shot)
