"""Sets the scene: draws pose, light, paper, table and hand from a recipe's ranges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .ground import lay_ground, room
from .hand import Thumb, draw_thumb
from .light import Blob, Light, kelvin_rgb, lamp_toward
from .pose import Pinhole, aim
from .recipe import Range, Recipe
from .scene import Glow, Ground, Scene
from .sheet import Sheet, draw_sheet

__all__ = ["draw", "stage"]


def draw(rng: np.random.Generator, limits: Range) -> float:
    """A uniform draw between two limits."""
    return float(rng.uniform(*limits))


def _camera(
    document: FlatDocument,
    rng: np.random.Generator,
    recipe: Recipe,
    offset: tuple[float, float] | None,
    aim_at: NDArray[np.float64] | None,
) -> tuple[Pinhole, tuple[int, int], float]:
    """Pose, finished (width, height), and the document's turn in degrees."""
    turn = float(rng.choice(recipe.rotations)) + float(rng.uniform(-1, 1)) * recipe.jitter
    long, short = recipe.frames[rng.integers(len(recipe.frames))]
    radians = np.deg2rad(turn)
    w, h = document.size_mm if aim_at is None else np.ptp(aim_at, axis=0)
    seen_w = abs(w * np.cos(radians)) + abs(h * np.sin(radians))
    seen_h = abs(w * np.sin(radians)) + abs(h * np.cos(radians))
    wide = (seen_w >= seen_h) == (rng.random() < recipe.match_frame)
    finished = (long, short) if wide else (short, long)
    inner = tuple(2 * round(s * recipe.oversample / 2) for s in finished)
    anywhere = (float(rng.uniform(-0.8, 0.8)), float(rng.uniform(-0.8, 0.8)))
    camera = aim(
        document.size_mm,
        (inner[0], inner[1]),
        tilt=np.deg2rad(draw(rng, recipe.tilt)),
        azimuth=float(rng.uniform(0, 2 * np.pi)),
        rotation=radians,
        focal=draw(rng, recipe.focal),
        fill=draw(rng, recipe.fill),
        offset=anywhere if offset is None else offset,
        around=aim_at,
    )
    return camera, finished, turn


def _light(
    document: FlatDocument, camera: Pinhole, rng: np.random.Generator, recipe: Recipe
) -> Light:
    w, h = document.size_mm
    spot = (float(rng.uniform(-0.3, 0.3)) * w, float(rng.uniform(-0.3, 0.3)) * h)
    miss = np.deg2rad(draw(rng, recipe.mirror))
    # Hung so far that the light falls off gently across the sheet, as under a ceiling.
    distance = max(w, h) * float(rng.uniform(3.5, 9))
    lamp = lamp_toward(camera, spot, miss, float(rng.uniform(0, 2 * np.pi)), distance)
    kelvin = draw(rng, recipe.kelvin)
    blobs = []
    depth = draw(rng, recipe.shade)
    if depth > 0.04:
        # The phone and the hands shade the near side, opposite the lamp.
        away = -lamp[:2] / max(float(np.linalg.norm(lamp[:2])), 1e-6)
        span = float(np.hypot(w, h))
        centre = away * span * rng.uniform(0.2, 0.9) + rng.normal(0, 0.2 * span, 2)
        axes = (span * float(rng.uniform(0.35, 0.8)), span * float(rng.uniform(0.25, 0.6)))
        blobs.append(
            Blob(centre, axes, float(rng.uniform(0, np.pi)), float(rng.uniform(0.25, 0.8)), depth)
        )
    return Light(
        lamp,
        kelvin_rgb(kelvin),
        kelvin_rgb(float(np.clip(kelvin + rng.normal(300, 900), 2500, 8000))),
        draw(rng, recipe.ambient),
        tuple(blobs),
        float(rng.uniform(0.03, 0.09)),
    )


def _shape(document: FlatDocument, rng: np.random.Generator, recipe: Recipe) -> Sheet:
    if document.material == "card":
        return draw_sheet(rng, document.size_mm, thickness=0.9, curl=0, folded=False)
    size = max(document.size_mm) / 297
    return draw_sheet(
        rng,
        document.size_mm,
        thickness=0.12,
        curl=draw(rng, recipe.curl) * size,
        folded=rng.random() < recipe.fold,
    )


def stage(
    document: FlatDocument,
    seed: int,
    recipe: Recipe,
    *,
    reach: float | None = None,
    side: int | None = None,
    offset: tuple[float, float] | None = None,
    neighbour: FlatDocument | None = None,
    glow: Glow | None = None,
    aim_at: NDArray[np.float64] | None = None,
) -> tuple[Scene, tuple[int, int], dict[str, float | int | str]]:
    """Set up a scene: everything but the picture.

    Args:
        document: The original.
        seed: Decides everything that the recipe leaves open.
        recipe: Ranges.
        reach: Millimetres a thumb comes onto the document; by the recipe when absent.
        side: Edge the thumb comes over (0 top, 1 right, 2 bottom, 3 left).
        offset: Where in the free room of the frame the document lies, -1..1 each way; by the seed
            when absent.
        neighbour: A second document beside it.
        glow: Sub-pixels, when the document is a display.
        aim_at: (4, 2) millimetres from the document's centre: the part that the frame is filled
            with; the whole when absent.

    Returns:
        The scene, the finished (width, height), and what was drawn.
    """
    streams = [np.random.default_rng([seed, k]) for k in range(6)]
    camera, finished, turn = _camera(document, streams[0], recipe, offset, aim_at)
    light = _light(document, camera, streams[1], recipe)
    sheet = _shape(document, streams[2], recipe)
    rng = streams[3]
    surface = str(rng.choice(recipe.surfaces))
    things: tuple[str, ...] = ()
    if recipe.support == "hand":
        surface = "room"
        ground = Ground(None, None, room(rng, (camera.height, camera.width)))
    else:
        count = int(rng.integers(recipe.props[0], recipe.props[1] + 1))
        ground, things = lay_ground(
            camera,
            document.size_mm,
            rng,
            surface=surface,
            props=count,
            shadow=light.shadow_step(),
            neighbour=neighbour,
        )
    rng = streams[4]
    thumbs: tuple[Thumb, ...] = ()
    held = recipe.support == "hand" or rng.random() < recipe.fingers
    if reach is not None or held:
        # Margins: a card's text starts about 4 mm in, a sheet's 15 mm or more.
        deepest = 3.2 if document.material == "card" else min(11.0, 0.04 * min(document.size_mm))
        onto = reach if reach is not None else float(rng.uniform(0.6, 1.0)) * deepest
        thumbs = (draw_thumb(rng, document.size_mm, onto, side),)
    scene = Scene(
        document,
        sheet,
        camera,
        light,
        ground,
        thumbs,
        draw(streams[5], recipe.roughness),
        float(streams[5].uniform(0.03, 0.28)) if recipe.support != "platen" else 0.0,
        seed,
        glow,
    )
    drawn: dict[str, float | int | str] = {
        "rotation": round(turn, 1),
        "surface": surface,
        "things": " ".join(things),
        "thumb": len(thumbs),
    }
    return scene, finished, drawn
