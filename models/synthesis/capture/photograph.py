"""One photograph, from a flat document to the bytes of a file."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .develop import demosaic, finish, tone_table
from .encode import exif_block, jpeg
from .ground import lay_ground, room
from .hand import draw_thumb
from .light import Blob, Light, kelvin_rgb, lamp_toward
from .noise import TO_LINEAR, Field, Pixels
from .photo import Photo
from .pose import Pinhole, aim, outline
from .recipe import RECIPES, Range, Recipe
from .scene import PAPER, Glow, Ground, Scene, render
from .sensor import blur, expose
from .sheet import Sheet, draw_sheet

__all__ = ["develop_light", "photograph", "stage"]

Array = NDArray[np.float64]


def _draw(rng: np.random.Generator, limits: Range) -> float:
    return float(rng.uniform(*limits))


def _camera(
    document: FlatDocument,
    rng: np.random.Generator,
    recipe: Recipe,
    offset: tuple[float, float] | None,
) -> tuple[Pinhole, tuple[int, int], float]:
    """Pose, finished (width, height), and the document's turn in degrees."""
    turn = float(rng.choice(recipe.rotations)) + float(rng.uniform(-1, 1)) * recipe.jitter
    long, short = recipe.frames[rng.integers(len(recipe.frames))]
    radians = np.deg2rad(turn)
    w, h = document.size_mm
    seen_w = abs(w * np.cos(radians)) + abs(h * np.sin(radians))
    seen_h = abs(w * np.sin(radians)) + abs(h * np.cos(radians))
    wide = (seen_w >= seen_h) == (rng.random() < recipe.match_frame)
    finished = (long, short) if wide else (short, long)
    inner = tuple(2 * round(s * recipe.oversample / 2) for s in finished)
    anywhere = (float(rng.uniform(-0.8, 0.8)), float(rng.uniform(-0.8, 0.8)))
    camera = aim(
        document.size_mm, (inner[0], inner[1]),
        tilt=np.deg2rad(_draw(rng, recipe.tilt)), azimuth=float(rng.uniform(0, 2 * np.pi)),
        rotation=radians, focal=_draw(rng, recipe.focal), fill=_draw(rng, recipe.fill),
        offset=anywhere if offset is None else offset,
    )  # fmt: skip
    return camera, finished, turn


def _light(
    document: FlatDocument, camera: Pinhole, rng: np.random.Generator, recipe: Recipe
) -> Light:
    w, h = document.size_mm
    spot = (float(rng.uniform(-0.3, 0.3)) * w, float(rng.uniform(-0.3, 0.3)) * h)
    miss = np.deg2rad(_draw(rng, recipe.mirror))
    # Hung so far that the light falls off gently across the sheet, as under a ceiling.
    distance = max(w, h) * float(rng.uniform(3.5, 9))
    lamp = lamp_toward(camera, spot, miss, float(rng.uniform(0, 2 * np.pi)), distance)
    kelvin = _draw(rng, recipe.kelvin)
    blobs = []
    depth = _draw(rng, recipe.shade)
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
        lamp, kelvin_rgb(kelvin), kelvin_rgb(float(np.clip(kelvin + rng.normal(300, 900), 2500, 8000))),
        _draw(rng, recipe.ambient), tuple(blobs), float(rng.uniform(0.03, 0.09)),
    )  # fmt: skip


def _shape(document: FlatDocument, rng: np.random.Generator, recipe: Recipe) -> Sheet:
    if document.material == "card":
        return draw_sheet(rng, document.size_mm, thickness=0.9, curl=0, folded=False)
    size = max(document.size_mm) / 297
    return draw_sheet(
        rng, document.size_mm, thickness=0.12, curl=_draw(rng, recipe.curl) * size,
        folded=rng.random() < recipe.fold,
    )  # fmt: skip


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

    Returns:
        The scene, the finished (width, height), and what was drawn.
    """
    streams = [np.random.default_rng([seed, k]) for k in range(6)]
    camera, finished, turn = _camera(document, streams[0], recipe, offset)
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
            camera, document.size_mm, rng, surface=surface, props=count,
            shadow=light.shadow_step(), neighbour=neighbour,
        )  # fmt: skip
    rng = streams[4]
    thumbs = ()
    held = recipe.support == "hand" or rng.random() < recipe.fingers
    if reach is not None or held:
        # Margins: a card's text starts about 4 mm in, a sheet's 15 mm or more.
        deepest = 3.2 if document.material == "card" else min(11.0, 0.04 * min(document.size_mm))
        onto = reach if reach is not None else float(rng.uniform(0.6, 1.0)) * deepest
        thumbs = (draw_thumb(rng, document.size_mm, onto, side),)
    scene = Scene(
        document, sheet, camera, light, ground, thumbs, _draw(streams[5], recipe.roughness),
        float(streams[5].uniform(0.03, 0.28)) if recipe.support != "platen" else 0.0, seed, glow,
    )  # fmt: skip
    drawn: dict[str, float | int | str] = {
        "rotation": round(turn, 1), "surface": surface, "things": " ".join(things),
        "thumb": len(thumbs),
    }  # fmt: skip
    return scene, finished, drawn


def _gain(scene: Scene, light: Field, falling: float, stops: float) -> float:
    """Automatic exposure: the document's paper near white, pulled a little by the surroundings."""
    luma = scene.document.pixels[::8, ::8].astype(np.int32) @ np.array([54, 183, 19]) >> 8
    paper = float(TO_LINEAR[int(np.percentile(luma, 85))]) * falling
    paper *= 1.0 if scene.glow is not None else PAPER
    mean = float(light[::24, ::24, 1].mean())
    gain = (0.66 / max(paper, 1e-3)) ** 0.8 * (0.24 / max(mean, 1e-3)) ** 0.2
    return float(min(gain, 0.86 / max(paper, 1e-3)) * 2**stops)


def develop_light(
    scene: Scene, light: Field, falling: float, seed: int, recipe: Recipe
) -> tuple[Pixels, float]:
    """Lens, sensor and image processor.

    Args:
        scene: What was rendered.
        light: (H, W, 3) float32 linear light, even sides.
        falling: Mean light on the document.
        seed: Decides noise and settings.
        recipe: Ranges.

    Returns:
        (H, W, 3) uint8 RGB at the camera's own size, and the ISO.
    """
    rng = np.random.default_rng([seed, 11])
    shake, angle = _draw(rng, recipe.motion), float(rng.uniform(0, 2 * np.pi))
    light = blur(
        light, sigma=_draw(rng, recipe.softness), radius=_draw(rng, recipe.defocus),
        motion=(shake * np.cos(angle), shake * np.sin(angle)),
    )  # fmt: skip
    iso = float(np.exp(rng.uniform(*np.log(recipe.iso))))
    gain = _gain(scene, light, falling, _draw(rng, recipe.exposure))
    own = scene.light
    white = (1 - own.ambient) * own.lamp_rgb + own.ambient * own.room_rgb
    white = np.ones(3) if scene.glow is not None else white / white[1]
    # Phones leave warm light a little warm; the rest is error.
    guess = white ** float(rng.uniform(0.82, 1.0))
    guess = guess * [1 - _draw(rng, recipe.cast), 1.0, 1 + _draw(rng, recipe.cast)]
    tone = tone_table(float(rng.uniform(0.15, 0.5)), float(rng.uniform(0, 0.02)))
    raw = expose(light, rng, exposure=gain, iso=iso)
    del light
    picture = demosaic(raw, 1 / guess, tone)
    noise = 200 * float(np.sqrt(0.2 / (9000 * 50 / iso))) * float(rng.uniform(0.5, 1.15))
    return finish(picture, noise=noise, sharpen=float(rng.uniform(0.15, 0.8))), iso


def corners_of(scene: Scene, finished: tuple[int, int], quad_mm: Array | None = None) -> Array:
    """(4, 2) float64 pixels in the finished frame of four places on the sheet (its corners)."""
    places = outline(scene.document.size_mm)[:, :2] if quad_mm is None else quad_mm
    z = scene.sheet.height(places[:, 0], places[:, 1])
    points = scene.camera.project(np.column_stack([places, z]))
    ratio = np.array([finished[0] / scene.camera.width, finished[1] / scene.camera.height])
    return np.asarray((points + 0.5) * ratio - 0.5)


def photograph(
    document: FlatDocument,
    seed: int,
    recipe: Recipe = RECIPES["desk"],
    *,
    reach: float | None = None,
    side: int | None = None,
    offset: tuple[float, float] | None = None,
    neighbour: FlatDocument | None = None,
    glow: Glow | None = None,
    quad_mm: Array | None = None,
    limits: tuple[int, int] | None = (204_800, 4_194_304),
    faults: tuple[str, ...] = (),
) -> Photo:
    """Photograph a document as the recipe says. The same arguments give the same bytes.

    Args:
        document: The original.
        seed: Decides everything that the recipe leaves open.
        recipe: Ranges.
        reach: See :func:`stage`.
        side: See :func:`stage`.
        offset: See :func:`stage`.
        neighbour: See :func:`stage`.
        glow: See :func:`stage`.
        quad_mm: (4, 2) places on the sheet, millimetres from its centre, that the truth calls the
            document's corners; the sheet's own when absent.
        limits: Smallest and largest file in bytes, met by the JPEG quality where possible.
        faults: Finding codes this photograph is meant to show.

    Returns:
        The file and its truth.
    """
    scene, finished, drawn = stage(
        document, seed, recipe, reach=reach, side=side, offset=offset, neighbour=neighbour, glow=glow
    )
    light, falling = render(scene)
    if recipe.support == "platen":
        picture, iso = _scan(scene, light, seed, recipe), 0.0
    else:
        picture, iso = develop_light(scene, light, falling, seed, recipe)
    del light
    if (picture.shape[1], picture.shape[0]) != finished:
        picture = cv2.resize(picture, finished, interpolation=cv2.INTER_AREA)
    rng = np.random.default_rng([seed, 12])
    orientation, exif = 1, None
    if rng.random() < recipe.exif:
        orientation = int(rng.choice(recipe.orientations))
        exif = exif_block(rng, orientation=orientation, iso=iso)
    quality = int(rng.integers(recipe.quality[0], recipe.quality[1] + 1))
    data = jpeg(
        picture, quality, orientation=orientation, exif=exif, limits=limits,
        dpi=300 if recipe.support == "platen" else None,
    )  # fmt: skip
    return Photo(
        data, corners_of(scene, finished, quad_mm), finished[0], finished[1], document.truth,
        document.type, recipe.name, ".jpg", faults,
        {**drawn, "iso": round(iso), "orientation": orientation, "quality": quality},
    )  # fmt: skip


def _scan(scene: Scene, light: Field, seed: int, recipe: Recipe) -> Pixels:
    """A flatbed's line sensor: no mosaic, even light, little noise, some sharpening."""
    rng = np.random.default_rng([seed, 13])
    light = blur(light, sigma=_draw(rng, recipe.softness), radius=0, motion=(0, 0))
    own = scene.light
    white = (1 - own.ambient) * own.lamp_rgb + own.ambient * own.room_rgb
    gain = 0.93 / PAPER * 2 ** _draw(rng, recipe.exposure) / white
    light *= gain.astype(np.float32)
    # Each element of the line has its own gain, so its error runs down the page.
    light *= 1 + 0.004 * rng.standard_normal((1, light.shape[1], 1), dtype=np.float32)
    light += 0.004 * rng.standard_normal(light.shape[:2], dtype=np.float32)[..., None]
    code = np.clip(light * 4095, 0, 4095).astype(np.uint16)
    return finish(np.asarray(tone_table(0.1)[code]), noise=0.8, sharpen=float(rng.uniform(0.3, 0.9)))


def with_name(recipe: Recipe, name: str, **changes: object) -> Recipe:
    """A recipe with some ranges changed, under a name of its own."""
    return replace(recipe, name=name, **changes)  # type: ignore[arg-type]
