"""One photograph, from a flat document to the bytes of a file."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .develop import demosaic, finish, local_tone, tone_table
from .encode import exif_block, jpeg, png, resent
from .lens import Lens, flicker_bands
from .noise import TO_LINEAR, Field, Pixels
from .photo import Photo
from .pose import outline
from .recipe import RECIPES, Recipe
from .render import render
from .scene import PAPER, Glow, Scene
from .sensor import blur, expose
from .staging import draw, stage

__all__ = ["corners_of", "develop_light", "file_photo", "lens_of", "photograph"]

Array = NDArray[np.float64]


def _gain(scene: Scene, light: Field, falling: float, stops: float) -> float:
    """Automatic exposure: the document's paper near white, pulled a little by the surroundings."""
    luma = scene.document.pixels[::8, ::8].astype(np.int32) @ np.array([54, 183, 19]) >> 8
    paper = float(TO_LINEAR[int(np.percentile(luma, 85))]) * falling
    paper *= 1.0 if scene.glow is not None else PAPER
    mean = float(light[::24, ::24, 1].mean())
    gain = (0.66 / max(paper, 1e-3)) ** 0.8 * (0.24 / max(mean, 1e-3)) ** 0.2
    return float(min(gain, 0.86 / max(paper, 1e-3)) * 2**stops)


def develop_light(
    scene: Scene,
    light: Field,
    falling: float,
    seed: int,
    recipe: Recipe,
    lens: Lens | None = None,
) -> tuple[Pixels, float]:
    """Lens, sensor and image processor.

    Args:
        scene: What was rendered.
        light: (H, W, 3) float32 linear light, even sides; changed when a lens is given.
        falling: Mean light on the document.
        seed: Decides noise and settings.
        recipe: Ranges.
        lens: What the lens does beyond a pinhole and :func:`.sensor.blur`.

    Returns:
        (H, W, 3) uint8 RGB at the camera's own size, and the ISO.
    """
    rng, more = np.random.default_rng([seed, 11]), np.random.default_rng([seed, 14])
    if lens is not None:
        lens.bend(light)
    shake, angle = draw(rng, recipe.motion), float(rng.uniform(0, 2 * np.pi))
    light = blur(
        light, sigma=draw(rng, recipe.softness), radius=draw(rng, recipe.defocus),
        motion=(shake * np.cos(angle), shake * np.sin(angle)),
    )  # fmt: skip
    iso = float(np.exp(rng.uniform(*np.log(recipe.iso))))
    # Phones average a burst of frames, which holds as many times the photons.
    merged = float(np.exp(rng.uniform(0, np.log(recipe.burst))))
    gain = _gain(scene, light, falling, draw(rng, recipe.exposure))
    own = scene.light
    white = (1 - own.ambient) * own.lamp_rgb + own.ambient * own.room_rgb
    white = np.ones(3) if scene.glow is not None else white / white[1]
    # Phones leave warm light a little warm; the rest is error.
    guess = white ** draw(rng, recipe.adapt)
    guess = guess * [1 - draw(rng, recipe.cast), 1.0, 1 + draw(rng, recipe.cast)]
    tone = tone_table(draw(rng, recipe.contrast), draw(rng, recipe.lift),
                      str(more.choice(recipe.curves)))  # fmt: skip
    depth = draw(more, recipe.flicker)
    if depth > 0:
        light *= flicker_bands((light.shape[0], light.shape[1]), more, depth)
    raw = expose(light, rng, exposure=gain, iso=iso / merged, pattern=draw(more, recipe.pattern))
    del light
    picture = demosaic(raw, 1 / guess, tone, str(more.choice(recipe.demosaics)))
    local = draw(more, recipe.local)
    if local > 0.05:
        picture = local_tone(picture, local)
    noise = 200 * float(np.sqrt(0.2 / (9000 * 50 * merged / iso))) * float(rng.uniform(0.5, 1.15))
    picture = finish(
        picture, noise=noise, sharpen=draw(rng, recipe.sharpen), halo=draw(more, recipe.halo),
        smear=draw(more, recipe.smear), saturation=draw(more, recipe.saturation),
    )  # fmt: skip
    return picture, iso


def _coloured(scene: Scene, seed: int, recipe: Recipe) -> Scene:
    """The scene with the recipe's corner shading and, where it has one, a coloured lamp."""
    rng = np.random.default_rng([seed, 15])
    if recipe.support != "platen":
        scene = replace(scene, vignette=draw(rng, recipe.shading))
    strength = draw(rng, recipe.tint)
    if strength <= 0:
        return scene
    hue = np.exp(rng.normal(0, 0.6, 3) * strength)
    lamp = scene.light.lamp_rgb * hue
    room = scene.light.room_rgb * hue ** float(rng.uniform(0, 1))
    light = replace(scene.light, lamp_rgb=lamp / lamp.mean(), room_rgb=room / room.mean())
    return replace(scene, light=light)


def lens_of(seed: int, recipe: Recipe) -> Lens:
    """What the lens does besides its blur."""
    rng = np.random.default_rng([seed, 16])
    # Half of all phones correct distortion and colour fully.
    share = 1.0 if rng.random() < 0.5 else 0.0
    return Lens(
        draw(rng, recipe.distortion) * share,
        draw(rng, recipe.lateral) * share,
        draw(rng, recipe.corner_blur),
    )


def corners_of(
    scene: Scene,
    finished: tuple[int, int],
    quad_mm: Array | None = None,
    lens: Lens | None = None,
) -> Array:
    """(4, 2) float64 pixels in the finished frame of four places on the sheet (its corners)."""
    places = outline(scene.document.size_mm)[:, :2] if quad_mm is None else quad_mm
    z = scene.sheet.height(places[:, 0], places[:, 1])
    points = scene.camera.project(np.column_stack([places, z]))
    if lens is not None:
        points = lens.moved(points, scene.camera.width, scene.camera.height)
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
    aim_at: Array | None = None,
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
        aim_at: See :func:`stage`.
        limits: Smallest and largest file in bytes, met by the JPEG quality where possible.
        faults: Finding codes this photograph is meant to show.

    Returns:
        The file and its truth.
    """
    scene, finished, drawn = stage(
        document,
        seed,
        recipe,
        reach=reach,
        side=side,
        offset=offset,
        neighbour=neighbour,
        glow=glow,
        aim_at=aim_at,
    )
    scene = _coloured(scene, seed, recipe)
    lens = lens_of(seed, recipe) if recipe.support != "platen" else None
    light, falling = render(scene)
    if recipe.support == "platen":
        picture, iso = _scan(scene, light, seed, recipe), 0.0
    else:
        picture, iso = develop_light(scene, light, falling, seed, recipe, lens)
    del light
    if (picture.shape[1], picture.shape[0]) != finished:
        picture = cv2.resize(picture, finished, interpolation=cv2.INTER_AREA)
    corners = corners_of(scene, finished, quad_mm, lens)
    return file_photo(document, picture, corners, seed, recipe, limits=limits, faults=faults,
                 iso=iso, drawn=drawn)  # fmt: skip


def file_photo(
    document: FlatDocument,
    picture: Pixels,
    corners: Array,
    seed: int,
    recipe: Recipe,
    *,
    limits: tuple[int, int] | None,
    faults: tuple[str, ...],
    iso: float,
    drawn: dict[str, float | int | str],
) -> Photo:
    """What becomes of the picture on its way: EXIF, a chat application, the encoder.

    Args:
        document: The original.
        picture: (H, W, 3) uint8 RGB as finished.
        corners: (4, 2) its corners there.
        seed: Decides what the recipe leaves open.
        recipe: Ranges of the file.
        limits: Smallest and largest file in bytes, or none.
        faults: Finding codes this picture is meant to show.
        iso: For EXIF.
        drawn: Settings to write down.

    Returns:
        The file and its truth.
    """
    rng, more = np.random.default_rng([seed, 12]), np.random.default_rng([seed, 17])
    orientation, exif = 1, None
    if rng.random() < recipe.exif:
        orientation = int(rng.choice(recipe.orientations))
        exif = exif_block(rng, orientation=orientation, iso=max(iso, 1.0))
    quality = int(rng.integers(recipe.quality[0], recipe.quality[1] + 1))
    before = picture.shape[1]
    if more.random() < recipe.resend:
        picture = resent(picture, more)
        orientation, exif = 1, None
        quality = int(more.integers(60, 86))
        drawn["resent"] = 1
    ratio = picture.shape[1] / before
    corners = (corners + 0.5) * ratio - 0.5
    table, chroma = str(more.choice(recipe.tables)), int(more.choice(recipe.chroma))
    lossless = more.random() < recipe.png and picture.size < 10_000_000
    if lossless:
        data, suffix, orientation = png(picture), ".png", 1
    else:
        suffix = ".jpg"
        data = jpeg(
            picture, quality, orientation=orientation, exif=exif, limits=limits,
            dpi=300 if recipe.support == "platen" else None, table=table, chroma=chroma,
        )  # fmt: skip
    return Photo(
        data, corners, picture.shape[1], picture.shape[0], document.truth,
        document.type, recipe.name, suffix, faults,
        {**drawn, "iso": round(iso), "orientation": orientation, "quality": quality,
         "table": table},
        marks=document.marks,
    )  # fmt: skip


def _scan(scene: Scene, light: Field, seed: int, recipe: Recipe) -> Pixels:
    """A flatbed's line sensor: no mosaic, even light, little noise, some sharpening."""
    rng = np.random.default_rng([seed, 13])
    light = blur(light, sigma=draw(rng, recipe.softness), radius=0, motion=(0, 0))
    own = scene.light
    white = (1 - own.ambient) * own.lamp_rgb + own.ambient * own.room_rgb
    gain = 0.93 / PAPER * 2 ** draw(rng, recipe.exposure) / white
    light *= gain.astype(np.float32)
    # Each element of the line has its own gain, so its error runs down the page.
    light *= 1 + 0.004 * rng.standard_normal((1, light.shape[1], 1), dtype=np.float32)
    light += 0.004 * rng.standard_normal(light.shape[:2], dtype=np.float32)[..., None]
    code = np.clip(light * 4095, 0, 4095).astype(np.uint16)
    return finish(
        np.asarray(tone_table(0.1)[code]), noise=0.8, sharpen=float(rng.uniform(0.3, 0.9))
    )
