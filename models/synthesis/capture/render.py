"""Renders a scene: the light that reaches the lens, pixel by pixel."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument

from .hand import Thumb, shade_thumb
from .lattice import Lattice, lattice
from .light import Light
from .noise import TO_LINEAR, Field, Pixels, fbm, grain
from .pose import outline
from .scene import PAPER, Scene, sheet_mask

__all__ = ["render"]

Array = NDArray[np.float64]


def _surface(document: FlatDocument, pixels_per_mm: float, seed: int) -> tuple[Pixels, float]:
    """The document's colours at about the image's scale, with the grain of its material."""
    pixels = document.pixels
    own = pixels.shape[1] / document.size_mm[0]
    factor = min(1.0, max(pixels_per_mm * 1.25, 1.0) / own)
    if factor < 0.95:
        pixels = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    rng = np.random.default_rng([seed, 61])
    shape = pixels.shape[:2]
    scale = pixels.shape[1] / document.size_mm[0]
    fibre = grain(rng, shape, max(0.5, 0.05 * scale)) * (
        0.005 if document.material == "paper" else 0.003
    )
    fibre += fbm(rng, shape, 9 * scale, 2) * np.float32(0.0025)
    factor8 = cv2.convertScaleAbs(1 + fibre, alpha=127.5)
    return cv2.multiply(pixels, cv2.merge([factor8] * 3), scale=1 / 127.5), scale


def _vignette(scene: Scene, grid: Lattice) -> Array:
    cx, cy = (scene.camera.width - 1) / 2, (scene.camera.height - 1) / 2
    r2 = ((grid.x - cx) ** 2 + (grid.y - cy) ** 2) / (cx * cx + cy * cy)
    return np.asarray((1 - scene.vignette * r2 * (0.6 + 0.4 * r2))[..., None])


def _document_shadow(scene: Scene, grid: Lattice) -> Array:
    """What the document and the hand take from the light on the table: contact and cast shadow."""
    camera, sheet = scene.camera, scene.sheet
    base = camera.project(outline(scene.document.size_mm))
    span = np.linalg.norm(base[1] - base[0]) / scene.document.size_mm[0]
    cell = grid.x[0, 1] - grid.x[0, 0]
    per_mm = span / cell
    mask = np.zeros(grid.x.shape, np.float32)
    quad = (base - [grid.x[0, 0], grid.y[0, 0]]) / cell
    cv2.fillPoly(mask, [np.round(quad * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    lift = sheet.thickness + 0.5 * float(np.abs(sheet.waves[:, 0]).sum()) + 0.1 * len(sheet.folds)
    contact = cv2.GaussianBlur(mask, (0, 0), max(0.7, per_mm * (0.8 + 0.5 * lift)))
    step = scene.light.shadow_step() * lift * 1.3
    centre = np.array([[0.0, 0, 0], [step[0], step[1], 0]])
    dx, dy = np.diff(camera.project(centre), axis=0)[0] / cell
    moved = cv2.warpAffine(mask, np.float32([[1, 0, dx], [0, 1, dy]]), mask.shape[::-1])
    cast = cv2.GaussianBlur(moved, (0, 0), max(0.6, per_mm * (0.15 + 0.35 * lift)))
    a = scene.light.ambient
    return np.asarray(((1 - a * 0.75 * contact) * (1 - (1 - a) * 0.85 * cast))[..., None])


def _background(scene: Scene) -> Field:
    camera = scene.camera
    size = (camera.width, camera.height)
    grid = lattice((0, 0, *size), 4)
    if scene.ground.table is None or scene.ground.matrix is None:
        assert scene.ground.room is not None
        room = cv2.resize(scene.ground.room, grid.x.shape[::-1], interpolation=cv2.INTER_CUBIC)
        return grid.up(np.maximum(room, 0) * _vignette(scene, grid))
    table = scene.ground.table
    picture = cv2.warpPerspective(
        table.pixels,
        scene.ground.matrix,
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    cell = size[0] / grid.x.shape[1]
    shrink = np.diag([1 / cell, 1 / cell, 1.0]) @ scene.ground.matrix
    shadow = cv2.warpPerspective(
        table.shadow, shrink, grid.x.shape[::-1], borderMode=cv2.BORDER_REPLICATE
    )
    u, v = camera.unproject(grid.x, grid.y)
    light = scene.light.diffuse(u, v) * shadow[..., None]
    light = light * _document_shadow(scene, grid) * _vignette(scene, grid) * PAPER
    out = np.empty(picture.shape, np.float32)
    for rows, (lit,) in grid.strips(light):
        np.multiply(cv2.LUT(picture[rows], TO_LINEAR), lit, out=out[rows])
    return out


def _region(scene: Scene) -> tuple[int, int, int, int]:
    rim = np.array([outline(scene.document.size_mm, z) for z in (0, scene.sheet.thickness + 12)])
    points = scene.camera.project(rim.reshape(-1, 3))
    left, top = np.floor(points.min(axis=0)).astype(int) - 4
    right, bottom = np.ceil(points.max(axis=0)).astype(int) + 5
    # Even sides keep the lattice spacing the same both ways.
    return (
        int(np.clip(left, 0, scene.camera.width - 8)),
        int(np.clip(top, 0, scene.camera.height - 8)),
        int(np.clip(right, 8, scene.camera.width)),
        int(np.clip(bottom, 8, scene.camera.height)),
    )


def _lay_document(scene: Scene, light: Field) -> float:
    """Draw the document into the light; returns the mean light (green) falling on it."""
    camera, sheet, document = scene.camera, scene.sheet, scene.document
    box = _region(scene)
    left, top, right, bottom = box
    # Margins of a lattice cell on each side keep interpolation exact inside the region; whole cells
    # keep it exact where strips meet.
    step = 4
    across, down = (-(-(b - a) // step) + 2 for a, b in ((left, right), (top, bottom)))
    wide = (left - step, top - step, left + step * (across - 1), top + step * (down - 1))
    fine = lattice(wide, step)
    inner = (slice(step, step + bottom - top), slice(step, step + right - left))
    u, v = sheet.seen_at(camera, fine.x, fine.y)
    corners = camera.project(outline(document.size_mm))
    per_mm = max(
        np.linalg.norm(corners[1] - corners[0]) / document.size_mm[0],
        np.linalg.norm(corners[2] - corners[1]) / document.size_mm[1],
    )
    pixels, scale = _surface(document, float(per_mm), scene.seed)
    w_mm, h_mm = document.size_mm
    ph, pw = pixels.shape[:2]
    map_x = fine.up((u / w_mm + 0.5) * pw - 0.5)[inner]
    map_y = fine.up((v / h_mm + 0.5) * ph - 0.5)[inner]
    colour = cv2.remap(pixels, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    mask_scale = min(scale, 24.0)
    mask = sheet_mask(document, mask_scale)
    ratio = mask_scale / scale
    shift = 0.5 * ratio - 0.5 + 2
    cover = cv2.remap(mask, map_x * ratio + shift, map_y * ratio + shift, cv2.INTER_LINEAR)
    z = sheet.height(u, v)
    slope = sheet.slope(u, v)
    arriving = scene.light.diffuse(u, v, z, slope) * sheet.wear(u, v)[..., None]
    shade = arriving * _vignette(scene, fine)
    for thumb in scene.thumbs:
        shade = shade * _thumb_shadow(thumb, scene.light, u, v)[..., None]
    out = light[top:bottom, left:right]
    if document.material == "card":
        _card_edge(scene, mask, mask_scale, box, out)
    sheen = np.zeros_like(shade)
    if document.material == "card":
        rng = np.random.default_rng([scene.seed, 62])
        ripple = [0.012 * fbm(rng, u.shape, 12 * per_mm / step, 3) for _ in range(2)]
        bumpy = (slope[0] + ripple[0], slope[1] + ripple[1])
        sheen = scene.light.sheen(camera, u, v, z, bumpy, scene.roughness)
        sheen *= _vignette(scene, fine)
    if scene.glow is not None:
        sheen += 0.012 * shade
    glow = (document.pixels.shape[1] / pw, document.pixels.shape[0] / ph)
    for rows, (lit, mirrored) in fine.strips(shade * PAPER, sheen):
        start, stop = max(rows.start - step, 0), min(rows.stop - step, bottom - top)
        if stop <= start:
            continue
        here = slice(start, stop)
        cut = slice(start + step - rows.start, stop + step - rows.start)
        face = cv2.LUT(colour[here], TO_LINEAR)
        if scene.glow is not None:
            face *= scene.glow(map_x[here] * glow[0], map_y[here] * glow[1])
        else:
            face *= lit[cut, inner[1]]
        face += mirrored[cut, inner[1]]
        face -= out[here]
        face *= cover[here].astype(np.float32)[..., None] * np.float32(1 / 255)
        out[here] += face
    inside = (np.abs(u) < w_mm / 2) & (np.abs(v) < h_mm / 2)
    return float(arriving[inside][:, 1].mean()) if inside.any() else 1.0


def _card_edge(
    scene: Scene, mask: Pixels, scale: float, box: tuple[int, int, int, int], out: Field
) -> None:
    """The card's side wall, seen where the line of sight is oblique."""
    left, top, right, bottom = box
    w, h = scene.document.size_mm
    to_mm = np.array(
        [[1 / scale, 0, -w / 2 - 1.5 / scale], [0, 1 / scale, -h / 2 - 1.5 / scale], [0, 0, 1]]
    )
    move = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
    side = np.zeros((bottom - top, right - left), np.uint8)
    for z in (0.0, scene.sheet.thickness / 2):
        matrix = move @ scene.camera.plane(z) @ to_mm
        np.maximum(side, cv2.warpPerspective(mask, matrix, side.shape[::-1]), out=side)
    wall = np.float32(0.42) * np.asarray(
        scene.light.diffuse(np.zeros(1), np.zeros(1))[0], np.float32
    )
    for start in range(0, len(side), 128):
        alpha = side[start : start + 128].astype(np.float32)[..., None] * np.float32(1 / 255)
        out[start : start + 128] += alpha * (wall - out[start : start + 128])


def _thumb_shadow(thumb: Thumb, light: Light, u: Array, v: Array) -> Array:
    """Light left on the document near a thumb: occlusion close by, a cast shadow farther off."""
    left = np.ones(u.shape)
    for lift, soft, depth in (
        (1.0, 1.6, 0.5 * light.ambient),
        (5.0, 3.0, 0.8 * (1 - light.ambient)),
    ):
        move = light.shadow_step() * lift
        s, t, w = thumb.profile(u - move[0], v - move[1])
        gap = np.maximum(np.abs(t) - w, 0)
        gap = np.where(s < 0, np.hypot(s, t), gap)
        left *= 1 - depth * np.exp(-((gap / soft) ** 2))
    return left


def _lay_thumbs(scene: Scene, light: Field) -> None:
    camera = scene.camera
    for number, thumb in enumerate(scene.thumbs):
        grid = lattice((0, 0, camera.width, camera.height), 2)
        u, v = camera.unproject(grid.x, grid.y, 8.0)
        s, t, w = thumb.profile(u, v)
        near = np.argwhere((np.abs(t) < w + 2) & (s > -2))
        if not len(near):
            continue
        (y0, x0), (y1, x1) = near.min(axis=0), near.max(axis=0) + 1
        part = (slice(y0, y1), slice(x0, x1))
        colour, cover = shade_thumb(
            thumb, camera, grid.x[part], grid.y[part], scene.light.lamp, scene.seed + number
        )
        here = scene.light.diffuse(u[part], v[part], 8.0).astype(np.float32)
        at = (slice(2 * y0, min(2 * y1, camera.height)), slice(2 * x0, min(2 * x1, camera.width)))
        size = (at[1].stop - at[1].start, at[0].stop - at[0].start)
        alpha = cv2.resize(cover, size)[..., None]
        light[at] += alpha * (cv2.resize(colour * here, size) - light[at])


def render(scene: Scene) -> tuple[Field, float]:
    """Render.

    Returns:
        (H, W, 3) float32 linear RGB light per pixel, where 1 is a perfect white at the table's
        centre, and the mean light (green) that falls on the document.
    """
    light = _background(scene)
    falling = _lay_document(scene, light)
    _lay_thumbs(scene, light)
    return light, falling
