"""Builds what is behind the document: a tabletop with things on it, a flatbed's lid, a room."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.document import FlatDocument

from .noise import Field, Pixels, fbm, grain
from .pose import Pinhole, outline
from .print_lines import printed_page
from .props import Table, scatter
from .scene import Ground, sheet_mask
from .surfaces import SURFACES

__all__ = ["lay_ground", "room"]


def _platen(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """The white foam of a scanner's lid: near white, faintly dirty."""
    level = rng.uniform(236, 250)
    light = level + 1.2 * fbm(rng, shape, 60, 3) + 0.8 * grain(rng, shape)
    return cv2.merge([np.clip(light, 0, 254).astype(np.uint8)] * 3)


def lay_ground(
    camera: Pinhole,
    size_mm: tuple[float, float],
    rng: np.random.Generator,
    *,
    surface: str,
    props: int,
    shadow: np.ndarray,
    neighbour: FlatDocument | None = None,
) -> tuple[Ground, tuple[str, ...]]:
    """Build the part of the table that the camera sees.

    Args:
        camera: The camera.
        size_mm: The document's size, which things keep clear of.
        rng: Source of randomness.
        surface: Name in :data:`.surfaces.SURFACES`, or ``"platen"``.
        props: Number of things lying around.
        shadow: (2,) direction in which shadows fall, millimetres per millimetre of height.
        neighbour: A second document lying beside the first.

    Returns:
        The ground, and the names of the things on it.
    """
    x = np.array([0, camera.width - 1, camera.width - 1, 0], float)
    y = np.array([0, 0, camera.height - 1, camera.height - 1], float)
    u, v = camera.unproject(x, y)
    reach = 5 * max(size_mm)
    low = np.maximum([u.min(), v.min()], -reach)
    high = np.minimum([u.max(), v.max()], reach)
    extent = float((high - low).max())
    resolution = min(2600, 0.64 * max(camera.width, camera.height)) * (1.5 if neighbour else 1)
    scale = resolution / extent
    shape = (int((high - low)[1] * scale) + 2, int((high - low)[0] * scale) + 2)
    pixels = _platen(rng, shape) if surface == "platen" else _turned(rng, surface, shape, scale)
    length = float(np.linalg.norm(shadow))
    direction = shadow / length if length > 1e-6 else np.array([1.0, 0.0])
    table = Table(
        pixels, np.ones(shape, np.float32), scale,
        (outline(size_mm)[:, :2] - low) * scale, direction,
    )  # fmt: skip
    things: tuple[str, ...] = ()
    if surface != "platen":
        if rng.random() < 0.08:
            _page_under(table, rng)
            things = ("page_under",)
        things += scatter(table, rng, props)
    if neighbour is not None:
        _beside(table, neighbour, size_mm, low, rng)
    to_mm = np.array([[1 / scale, 0, low[0]], [0, 1 / scale, low[1]], [0, 0, 1]])
    return Ground(table, camera.plane() @ to_mm, None), things


def _turned(rng: np.random.Generator, surface: str, shape: tuple[int, int], scale: float) -> Pixels:
    """A surface whose grain runs at some angle to the document."""
    quarter = rng.random() < 0.5
    angle = float(np.deg2rad(rng.uniform(-12, 12)))
    # Made large enough that turning it leaves no corner empty.
    c, s = np.cos(angle), abs(np.sin(angle))
    whole = (int(shape[0] * c + shape[1] * s) + 2, int(shape[1] * c + shape[0] * s) + 2)
    made = SURFACES[surface](rng, whole[::-1] if quarter else whole, scale)
    made = np.ascontiguousarray(made.transpose(1, 0, 2)) if quarter else made
    matrix = cv2.getRotationMatrix2D((whole[1] / 2, whole[0] / 2), float(np.rad2deg(angle)), 1.0)
    matrix[:, 2] += [(shape[1] - whole[1]) / 2, (shape[0] - whole[0]) / 2]
    return cv2.warpAffine(made, matrix, shape[::-1], borderMode=cv2.BORDER_REFLECT_101)


def _page_under(table: Table, rng: np.random.Generator) -> None:
    """A printed page that the document partly lies on."""
    page = printed_page(rng, (210, 297), max(2.0, table.scale * 0.8))
    h, w = page.shape[:2]
    centre = table.keep_clear.mean(axis=0) + rng.normal(0, 55 * table.scale, 2)
    angle = rng.uniform(0, 2 * np.pi)
    axis = np.array([np.cos(angle), np.sin(angle)]) * table.scale
    side = np.array([-axis[1], axis[0]])
    quad = [
        centre + i * 105 * axis + j * 148.5 * side for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    _lay_flat(table, page, np.array(quad), (w, h), 0.4)


def _beside(
    table: Table, neighbour: FlatDocument, size_mm: tuple[float, float],
    low: np.ndarray, rng: np.random.Generator,
) -> None:  # fmt: skip
    """Another document a finger's breadth below (or right of) the first."""
    pixels, (w, h) = neighbour.pixels, neighbour.size_mm
    angle = rng.normal(0, 0.05)
    below = size_mm[0] >= size_mm[1]
    gap = rng.uniform(5, 12)
    centre = np.array([rng.normal(0, 3), size_mm[1] / 2 + h / 2 + gap])
    if not below:
        centre = np.array([size_mm[0] / 2 + w / 2 + gap, rng.normal(0, 3)])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    quad = (outline((w, h))[:, :2] @ turn.T + centre - low) * table.scale
    silhouette = sheet_mask(neighbour, pixels.shape[1] / w)[2:-2, 2:-2]
    silhouette = cv2.resize(silhouette, pixels.shape[1::-1])
    _lay_flat(table, pixels, quad, (pixels.shape[1], pixels.shape[0]), 0.8, silhouette)


def _lay_flat(
    table: Table,
    picture: Pixels,
    quad: np.ndarray,
    size: tuple[int, int],
    height: float,
    silhouette: Pixels | None = None,
) -> None:
    w, h = size
    silhouette = np.full((h, w), 255, np.uint8) if silhouette is None else silhouette
    across = float(np.linalg.norm(quad[1] - quad[0]))
    if across < 0.8 * w:
        picture = cv2.resize(
            picture, None, fx=across / w, fy=across / w, interpolation=cv2.INTER_AREA
        )
        h, w = picture.shape[:2]
        silhouette = cv2.resize(silhouette, (w, h), interpolation=cv2.INTER_AREA)
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, quad.astype(np.float32))
    target = table.shadow.shape[::-1]
    mask = cv2.warpPerspective(silhouette, matrix, target)
    table.cast(mask, height, 0.45)
    table.paste(mask, cv2.warpPerspective(picture, matrix, target, flags=cv2.INTER_LINEAR))


def room(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """A room far out of focus: walls, furniture, a window and lamps as discs of confusion.

    Args:
        rng: Source of randomness.
        shape: (height, width) of the picture.

    Returns:
        (h, w, 3) float32 linear light, h and w about 240.
    """
    h, w = 240, round(240 * shape[1] / shape[0])
    wall = rng.uniform(0.12, 0.5) * np.array([1, rng.uniform(0.85, 1.0), rng.uniform(0.7, 1.0)])
    picture = np.empty((h, w, 3), np.float32)
    picture[:] = wall
    picture *= (1 + 0.2 * fbm(rng, (h, w), 150, 2))[..., None]
    horizon = int(h * rng.uniform(0.3, 0.9))
    picture[horizon:] = rng.uniform(0.03, 0.3) * np.array(
        [1, rng.uniform(0.7, 1), rng.uniform(0.45, 1)]
    )
    for _ in range(int(rng.integers(5, 16))):
        x, y = rng.uniform(-0.1, 1) * w, rng.uniform(-0.1, 1) * h
        dx, dy = rng.uniform(0.05, 0.4) * w, rng.uniform(0.05, 0.45) * h
        tone = rng.uniform(0.01, 0.55) * rng.uniform(0.4, 1.0, 3)
        cv2.rectangle(picture, (int(x), int(y)), (int(x + dx), int(y + dy)),
                      tuple(float(t) for t in tone), -1)  # fmt: skip
    if rng.random() < 0.4:
        x, dx = rng.uniform(0, 0.8) * w, rng.uniform(0.15, 0.4) * w
        cv2.rectangle(picture, (int(x), -1), (int(x + dx), int(h * 0.5)), (1.0, 1.1, 1.25), -1)
    for _ in range(int(rng.integers(0, 5))):
        at = (int(rng.uniform(0, w)), int(rng.uniform(0, h * 0.6)))
        cv2.circle(picture, at, int(rng.integers(2, 6)), (4.0, 3.4, 2.4), -1)
    radius = int(rng.integers(7, 16))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2).astype(np.float32)
    picture = cv2.filter2D(picture, -1, disc / disc.sum(), borderType=cv2.BORDER_REFLECT)
    return cv2.GaussianBlur(picture, (0, 0), 2)
