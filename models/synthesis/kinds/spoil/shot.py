"""A photograph with something changed on the way: in the scene, in the light or in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture import Photo, Recipe, stage
from models.synthesis.capture.encode import jpeg
from models.synthesis.capture.noise import Field, Pixels
from models.synthesis.capture.photograph import corners_of, develop_light, file_photo, lens_of
from models.synthesis.capture.pose import Pinhole, outline
from models.synthesis.capture.render import render
from models.synthesis.capture.scene import Scene
from models.synthesis.document import FlatDocument

__all__ = ["Notes", "Shot", "pixels_per_mm", "probe", "take"]

Array = NDArray[np.float64]
Notes = dict[str, float | int | str]


@dataclass(frozen=True, slots=True)
class Shot:
    """What is done differently from an ordinary photograph.

    Attributes:
        faults: Finding codes that the picture should raise.
        notes: Settings to write into the photo; the hooks below may add to it.
        edit: Changes the staged scene before it is rendered.
        over: Changes the rendered (H, W, 3) float32 linear light before lens and sensor.
        enlarge: Factor by which the finished picture is scaled up again.
        reach: See :func:`models.synthesis.capture.stage`.
        side: The same.
        offset: The same.
        neighbour: The same.
        empty: The picture holds no document: corners are zeros and the type is ``unknown``.
        type: Document type to write, when it is not the document's own.
    """

    faults: tuple[str, ...] = ()
    notes: Notes | None = None
    edit: Callable[[Scene], Scene] | None = None
    over: Callable[[Scene, Field], Field] | None = None
    enlarge: float = 1.0
    reach: float | None = None
    side: int | None = None
    offset: tuple[float, float] | None = None
    neighbour: FlatDocument | None = None
    empty: bool = False
    type: str | None = None


def pixels_per_mm(camera: Pinhole, size_mm: tuple[float, float]) -> float:
    """Pixels of the camera per millimetre of the document, across its narrower scale."""
    quad = camera.project(outline(size_mm))
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    return float(min(sides[[0, 2]].mean() / size_mm[0], sides[[1, 3]].mean() / size_mm[1]))


def probe(
    document: FlatDocument, seed: int, recipe: Recipe, offset: tuple[float, float] | None = None
) -> Array:
    """(4, 2) corners in shares of the frame that :func:`take` would give, at little cost."""
    small = tuple((max(2, a // 12), max(2, b // 12)) for a, b in recipe.frames)
    cheap = replace(recipe, frames=small, props=(0, 0), oversample=1.0)
    scene, _, _ = stage(document, seed, cheap, offset=offset)
    points = scene.camera.project(outline(document.size_mm)) + 0.5
    return np.asarray(points / [scene.camera.width, scene.camera.height])


def _bigger(picture: Pixels, corners: Array, factor: float, seed: int) -> tuple[Pixels, Array, str]:
    rng = np.random.default_rng([seed, 603])
    name = str(rng.choice(["cubic", "lanczos", "linear"], p=[0.45, 0.35, 0.2]))
    how = {"cubic": cv2.INTER_CUBIC, "lanczos": cv2.INTER_LANCZOS4, "linear": cv2.INTER_LINEAR}
    size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
    ratio = np.array(size) / [picture.shape[1], picture.shape[0]]
    grown = cv2.resize(picture, size, interpolation=how[name])
    return np.asarray(grown, np.uint8), (corners + 0.5) * ratio - 0.5, name


def take(document: FlatDocument, seed: int, recipe: Recipe, kind: str, shot: Shot) -> Photo:
    """Photograph a document with a :class:`Shot`'s changes. The same arguments give the same bytes.

    Args:
        document: The original.
        seed: Decides everything left open.
        recipe: Ranges of the circumstances.
        kind: Written as the photo's recipe name.
        shot: What is different.

    Returns:
        The file and its truth.
    """
    notes: Notes = {} if shot.notes is None else shot.notes
    scene, finished, drawn = stage(
        document, seed, recipe, reach=shot.reach, side=shot.side, offset=shot.offset,
        neighbour=shot.neighbour,
    )  # fmt: skip
    if shot.edit is not None:
        scene = shot.edit(scene)
    light, falling = render(scene)
    if shot.over is not None:
        light = shot.over(scene, light)
    lens = lens_of(seed, recipe)
    picture, iso = develop_light(scene, light, falling, seed, recipe, lens)
    del light
    if (picture.shape[1], picture.shape[0]) != finished:
        picture = np.asarray(cv2.resize(picture, finished, interpolation=cv2.INTER_AREA), np.uint8)
    corners = np.zeros((4, 2)) if shot.empty else corners_of(scene, finished, None, lens)
    if shot.enlarge != 1.0:
        # A thumbnail was a file of its own before somebody scaled it up.
        again = cv2.imdecode(np.frombuffer(jpeg(picture, 85, limits=None), np.uint8), 1)
        picture, corners, notes["enlarged_by"] = _bigger(
            np.asarray(again[..., ::-1], np.uint8), corners, shot.enlarge, seed
        )
        corners = np.zeros((4, 2)) if shot.empty else corners
    rng = np.random.default_rng([seed, 602])
    # Half of the files were made to fit the filing system's limits, half were not.
    limits = (204_800, 4_194_304) if rng.random() < 0.5 and max(finished) >= 1200 else None
    if not shot.empty:
        scale = finished[0] / scene.camera.width
        per_mm = pixels_per_mm(scene.camera, document.size_mm) * scale
        notes.setdefault("pixels_per_mm", round(per_mm, 2))
    notes.setdefault("has_document", 0 if shot.empty else 1)
    photo = file_photo(
        document, picture, corners, seed, recipe, limits=limits, faults=shot.faults, iso=iso,
        drawn={**drawn, "circumstances": recipe.name, "origin": "original", **notes},
    )  # fmt: skip
    return replace(
        photo,
        corners=np.zeros((4, 2)) if shot.empty else photo.corners,
        truth={} if shot.empty else document.truth,
        type="unknown" if shot.empty else shot.type or document.type,
        recipe_name=kind,
    )
