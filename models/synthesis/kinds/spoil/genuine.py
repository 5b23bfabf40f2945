"""Originals under hard but acceptable conditions: nothing here may be flagged."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from models.synthesis.capture import Photo, Recipe, with_name
from models.synthesis.capture.noise import Field, fbm
from models.synthesis.capture.pose import outline
from models.synthesis.capture.scene import Scene
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .focus import print_pixels, smear
from .grounds import fine_weave, monitor_beside, newsprint, repainted
from .mirror import draw_mirrored, reflect
from .prints import MAP_SCALE, PrintMap, print_map
from .shot import Notes, Shot, take
from .sleeve import lay_sleeve

__all__ = ["hard_genuine"]

_WAYS = (
    "mild_glare", "edge_finger", "dim", "soft", "frame_edge", "weave", "monitor", "blinds",
    "lamp_colour", "yellowed", "sleeve", "newsprint",
)  # fmt: skip


def _aged(document: FlatDocument, rng: np.random.Generator) -> FlatDocument:
    """Paper yellowed and stained by the years, or a card rubbed pale."""
    pixels = document.pixels.astype(np.float32)
    shape = pixels.shape[:2]
    small = (max(8, shape[0] // 8), max(8, shape[1] // 8))
    blotch = cv2.resize(
        fbm(rng, small, max(small) / 4, 4), shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    depth = float(rng.uniform(0.3, 1.0)) * (1.0 if document.material == "paper" else 0.35)
    tint = np.array([0.02, 0.07, 0.24], np.float32) * depth
    factor = 1 - tint * np.clip(1 + 0.25 * blotch, 0.2, 1.8)[..., None]
    fade = float(rng.uniform(0.0, 0.14))
    pixels = (pixels + (235 - pixels) * fade) * factor
    return replace(document, pixels=np.clip(pixels, 0, 255).astype(np.uint8))


def _bare_spot(
    printed: PrintMap, rng: np.random.Generator, size_mm: tuple[float, float], room: float
) -> tuple[float, float]:
    """The place, of several, that is farthest from print, millimetres from the centre."""
    free = cv2.distanceTransform((~printed).astype(np.uint8), cv2.DIST_L2, 3) / MAP_SCALE
    tries = [
        (int(rng.integers(free.shape[0])), int(rng.integers(free.shape[1]))) for _ in range(30)
    ]
    y, x = max(tries, key=lambda at: min(float(free[at]), room))
    return x / MAP_SCALE - size_mm[0] / 2, y / MAP_SCALE - size_mm[1] / 2


def _blinds(scene: Scene, light: Field, rng: np.random.Generator, other: bool) -> None:
    """Slats of a window blind, or a plant's leaves, shade the light in bands; in place."""
    h, w = light.shape[:2]
    y, x = np.mgrid[: h // 2, : w // 2].astype(np.float32) / max(h, w) * 2
    angle = float(rng.uniform(0, np.pi))
    across = x * np.cos(angle) + y * np.sin(angle) + 0.03 * x * y
    bands = np.sin(2 * np.pi * across * float(rng.uniform(3, 14)) + float(rng.uniform(0, 6)))
    if other:
        bands = fbm(rng, bands.shape, max(h, w) / float(rng.uniform(12, 40)), 2)
    sharp = float(rng.uniform(1.2, 5))
    shade = np.clip(0.5 + sharp * bands / 2, 0, 1).astype(np.float32)
    depth = float(rng.uniform(0.18, 0.5)) * (1 - 0.4 * scene.light.ambient)
    light *= 1 - depth * cv2.resize(shade, (w, h), interpolation=cv2.INTER_LINEAR)[..., None]


def _recipe(recipe: Recipe, way: str, rng: np.random.Generator) -> Recipe:
    changes: dict[str, object] = {}
    if way == "dim":
        changes = {"exposure": (-1.5, -0.8), "iso": (600, 2400), "ambient": (0.2, 0.6)}
    elif way == "frame_edge":
        changes = {"fill": (0.93, 0.975), "jitter": 2.0, "tilt": (1, 10), "match_frame": 1.0}
    elif way == "lamp_colour":
        changes = {"kelvin": (2200, 2900) if rng.random() < 0.6 else (7000, 8000),
                   "cast": (-0.16, 0.16)}  # fmt: skip
    elif way == "edge_finger":
        changes = {"fingers": 1.0}
    elif way in ("weave", "newsprint"):
        changes = {"props": (0, 0)}
    elif way == "monitor":
        changes = {"fill": (0.45, 0.72), "jitter": 6.0}
    if way not in ("edge_finger", "frame_edge"):
        changes.setdefault("fingers", 0.1)
    return with_name(recipe, recipe.name, **changes)


def hard_genuine(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """An original whose picture is hard to judge but acceptable; no fault.

    Settings: ``way`` (and sometimes ``also``) names the difficulty; ``share_covered`` the share of
    the print under a bright reflection, where there is one.
    """
    rng = np.random.default_rng([seed, 681])
    way = str(rng.choice(_WAYS))
    also = str(rng.choice(["blinds", "lamp_colour", "yellowed", "none", "none", "none"]))
    ways = {way, also} - {"none"}
    recipe = circumstances(
        seed,
        hold_out=hold_out,
        frames=frames,
        document=document,
        names=("desk", "desk", "turned", "chat", "chat"),
    )
    for name in sorted(ways):
        recipe = _recipe(recipe, name, rng)
    notes: Notes = {"way": way, "also": also, "strength": 0.0}
    if "yellowed" in ways:
        document = _aged(document, rng)
    printed = print_map(document)

    def edit(scene: Scene) -> Scene:
        table = scene.ground.table
        if table is not None and way in ("weave", "newsprint"):
            draw = fine_weave if way == "weave" else newsprint
            repainted(table, draw(rng, table.pixels.shape[:2], table.scale))
        # A thumb would lie over the plastic, which is laid on last.
        return replace(scene, thumbs=()) if way == "sleeve" else scene

    def over(scene: Scene, light: Field) -> Field:
        if way == "monitor":
            quad = scene.camera.project(outline(document.size_mm))
            notes["monitor"] = int(monitor_beside(rng, light, quad))
        if way == "sleeve":
            lay_sleeve(scene, light, rng, welded=rng.random() < 0.4)
        if way in ("mild_glare", "sleeve"):
            spot = _bare_spot(printed, rng, document.size_mm, 12.0)
            mirrored = draw_mirrored(
                rng, spot, document.size_mm, sleeve=way == "sleeve", other=hold_out
            )
            faint = way == "sleeve" or rng.random() < 0.4
            mirrored = replace(
                mirrored, power=float(rng.uniform(0.08, 0.35)) if faint else mirrored.power,
                veil=float(rng.uniform(0.0, 0.15)), size=mirrored.size * (1.0 if faint else 0.5),
                blur=mirrored.blur * 0.5, crease=False if not faint else mirrored.crease,
            )  # fmt: skip
            share = reflect(scene, light, mirrored, printed, seed, (0.0, 0.0015))
            notes["share_covered"] = round(share, 4)
        if "blinds" in ways:
            _blinds(scene, light, rng, hold_out)
        if way == "soft":
            strength = float(rng.uniform(0.05, 0.1))
            notes["strength"] = round(strength, 3)
            return smear(light, max(strength * print_pixels(scene), 0.4))
        return light

    shot = Shot((), notes, edit=edit, over=over)
    return take(document, seed, recipe, "hard_genuine", shot)
