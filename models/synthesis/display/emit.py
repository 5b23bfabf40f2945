"""The light of a display as it reaches the lens, drawn into a picture of the room around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Field, Pixels
from models.synthesis.capture.pose import Pinhole
from models.synthesis.capture.sensor import blur

from .body import cover_of
from .layouts import centred, light_of_cells
from .panel import Panel
from .reflections import Front

__all__ = ["Optics", "lay_display", "shown_light"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Optics:
    """How the picture of the display is taken.

    Attributes:
        sigma: The lens's Gaussian, in rendered pixels.
        radius: The defocus disc, in rendered pixels.
        motion: Shake, in rendered pixels.
        native: The camera's own pixels per rendered pixel (1, 2 or 4).
        sharp: The lens's Gaussian in the camera's own pixels, for the cells.
        white: (3,) the display's white in the camera's balance, green 1.
        room: Light of white paper in the room, where the display's white is 1.
        bands: (H or W,) float32 factor along the rows the sensor reads in turn, or None.
        sideways: The rows run along the picture's height.
    """

    sigma: float
    radius: float
    motion: tuple[float, float]
    native: int
    sharp: float
    white: Array
    room: float
    bands: Field | None
    sideways: bool


def shown_light(panel: Panel, page: Pixels, white: Array) -> Field:
    """(h, w, 3) float32 linear light of a page on a panel; white's green is 1."""
    x = np.linspace(0, 1, 256)
    curve = (panel.black + (1 - panel.black) * x**panel.gamma).astype(np.float32)
    return cv2.transform(cv2.LUT(page, curve), (panel.gamut * white[:, None]).astype(np.float32))


def _box_sampled(at: Field, foot: float) -> Field:
    """Where to sample linearly so that square display pixels come out with hard edges."""
    whole = np.floor(at)
    edge = np.clip((at - whole - 0.5) / np.float32(max(foot, 0.02)), -0.5, 0.5)
    # ``at`` counts from pixel centres: the border between two of them lies half-way.
    return np.asarray(whole + 0.5 + edge, np.float32)


def _slow(
    camera: Pinhole, panel: Panel, centre: Array, shape: tuple[int, int]
) -> tuple[Field, Field]:
    """Gain (h, w, 3) and leak (h, w) of the panel on a coarse grid."""
    gh, gw = shape
    x = (np.arange(gw) + 0.5) * camera.width / gw - 0.5
    y = (np.arange(gh) + 0.5) * camera.height / gh - 0.5
    xx, yy = np.meshgrid(x, y)
    u, v = camera.unproject(xx, yy)
    view = np.stack([camera.centre[0] - u, camera.centre[1] - v,
                     np.full_like(u, camera.centre[2])], -1)  # fmt: skip
    cosine = view[..., 2] / np.linalg.norm(view, axis=-1)
    off = np.clip((1 - cosine) / (1 - np.cos(np.pi / 4)), 0, 1.5)
    w, h = panel.size_mm
    dx, dy = np.clip((u - centre[0]) / (w / 2), -1, 1), np.clip((v - centre[1]) / (h / 2), -1, 1)
    gain = (1 - panel.fall * (dx**2 + dy**2) / 2) / (1 + panel.turn_off * off)
    colour = gain[..., None] * (1 + panel.turn_tint * off[..., None])
    leak = panel.bleed * np.maximum(np.abs(dx) ** 8, np.abs(dy) ** 8)
    return np.maximum(colour, 0).astype(np.float32), leak.astype(np.float32)


def lay_display(
    light: Field, camera: Pinhole, panel: Panel, page: Pixels, centre: Array, front: Front,
    optics: Optics,
) -> None:  # fmt: skip
    """Draw a display, its frame and what its front mirrors, and blur everything as the lens does.

    The cells are far finer than the lens's blur, so they are laid over the blurred picture, each
    filtered by that blur itself: applied to point samples it would leave false moiré.

    Args:
        light: (H, W, 3) float32 linear, drawn on.
        camera: The camera; the display lies on its plane z = 0.
        panel: The display.
        page: (h, w, 3) uint8 RGB: every pixel of it.
        centre: (2,) world millimetres of the display's middle.
        front: Reflections and dirt.
        optics: Lens and light.
    """
    w, h = panel.size_mm
    left, top, right, bottom = panel.bezel
    shell = (-w / 2 - left, -h / 2 - top, w / 2 + right, h / 2 + bottom)
    inner = max(0.0, panel.radius - max(panel.bezel)) if panel.kind == "phone" else 0.0
    size = light.shape[:2]
    gain, leak = _slow(camera, panel, centre, (front.passing.shape[0], front.passing.shape[1]))
    gain *= front.passing[..., None]
    # What the camera resolves of the page, beyond which it need not be kept.
    middle = camera.project(np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]))
    per_mm = float(np.linalg.norm(np.diff(middle[[1, 0, 2]], axis=0), axis=1).max())
    foot = 1 / (per_mm * panel.pitch)
    lit = shown_light(panel, page, optics.white)
    shrink = min(1.0, 1.25 / foot)
    if shrink < 0.95:
        lit = cv2.resize(lit, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ratio = (lit.shape[1] / page.shape[1], lit.shape[0] / page.shape[0])
    deep = (panel.shell * optics.room).astype(np.float32)
    shine = np.zeros_like(light)
    for here, u, v, mm in _blocks(camera, centre, shell, size):
        glass = _fine(front.mirrored, here, size) * np.float32(optics.room)
        out = light[here]
        out += cover_of(u, v, shell, panel.radius, mm)[..., None] * (
            deep + glass * np.float32(0.7) - out
        )
        cover = cover_of(u, v, (-w / 2, -h / 2, w / 2, h / 2), inner, mm)[..., None]
        if not cover.any():
            continue
        x, y = _on_panel(panel, u, v)
        px, py = x * np.float32(ratio[0]) - np.float32(0.5), y * np.float32(ratio[1]) - 0.5
        if shrink >= 0.95 and foot < 0.9:
            px, py = _box_sampled(px, foot), _box_sampled(py, foot)
        face = cv2.remap(lit, px, np.asarray(py, np.float32), cv2.INTER_LINEAR,
                         borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
        face += _fine(leak, here, size)[..., None]
        face *= _fine(gain, here, size)
        if optics.bands is not None:
            along = (
                optics.bands[here[1]][None] if optics.sideways else optics.bands[here[0]][:, None]
            )
            face *= along[..., None]
        shine[here] = cover * face
        out += cover * (glass - out)
    for part in (light, shine):
        _blur_in_place(part, optics)
    shake = float(np.hypot(*optics.motion)) * optics.native
    sigma = float(np.sqrt(optics.sharp**2 + shake**2 / 12))
    cells = np.ones_like(light) if optics.native > 1 else shine
    for here, u, v, _ in _blocks(camera, centre, shell, size):
        x, y = _on_panel(panel, u, v)
        pattern = light_of_cells(
            panel.cells, x, y, sigma=sigma, radius=optics.radius * optics.native,
            native=optics.native,
        )  # fmt: skip
        cells[here] = pattern if optics.native > 1 else shine[here] * pattern
    if optics.native > 1:
        shine *= centred(cells, optics.native)
    light += shine


def _blur_in_place(light: Field, optics: Optics) -> None:
    """:func:`blur` some rows at a time, so that large frames are not held three times."""
    reach = optics.radius + float(np.hypot(*optics.motion)) + 5 * optics.sigma
    pad, height = int(np.ceil(reach)) + 2, light.shape[0]
    before = light[:0].copy()
    for top in range(0, height, 512):
        bottom = min(top + 512, height)
        source = np.concatenate([before, light[top : min(bottom + pad, height)]])
        skip = len(before)
        before = light[max(bottom - pad, 0) : bottom].copy()
        made = blur(source, sigma=optics.sigma, radius=optics.radius, motion=optics.motion)
        light[top:bottom] = made[skip : skip + bottom - top]


def _on_panel(panel: Panel, u: Field, v: Field) -> tuple[Field, Field]:
    """Millimetres from the display's middle to its pixels, the first spanning 0 to 1."""
    x = u * np.float32(1 / panel.pitch) + np.float32(panel.size[0] / 2)
    y = v * np.float32(1 / panel.pitch) + np.float32(panel.size[1] / 2)
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def _blocks(
    camera: Pinhole, centre: Array, box: tuple[float, float, float, float], size: tuple[int, ...]
) -> Iterator[tuple[tuple[slice, slice], Field, Field, float]]:
    """Parts of the picture that show the box, with their places and millimetres per pixel.

    Yields:
        Rows and columns; (h, w) float32 millimetres from the display's middle; the scale.
    """
    inverse = np.linalg.inv(camera.plane())
    for top in range(0, size[0], 96):
        rows = np.arange(top, min(top + 96, size[0]), dtype=np.float64)[:, None]
        for left in range(0, size[1], 512):
            columns = np.arange(left, min(left + 512, size[1]), dtype=np.float64)[None]
            d = inverse[2, 0] * columns + inverse[2, 1] * rows + inverse[2, 2]
            u = (inverse[0, 0] * columns + inverse[0, 1] * rows + inverse[0, 2]) / d - centre[0]
            v = (inverse[1, 0] * columns + inverse[1, 1] * rows + inverse[1, 2]) / d - centre[1]
            beside = u.min() > box[2] or u.max() < box[0] or v.min() > box[3] or v.max() < box[1]
            if beside or u.shape[0] < 2 or u.shape[1] < 2:
                continue
            mm = abs(float(u[0, -1] - u[0, 0])) + abs(float(v[0, -1] - v[0, 0]))
            here = (slice(top, top + u.shape[0]), slice(left, left + u.shape[1]))
            yield here, u.astype(np.float32), v.astype(np.float32), mm / (u.shape[1] - 1)


def _fine(field: Field, here: tuple[slice, slice], shape: tuple[int, int]) -> Field:
    """Part of a coarse field, interpolated to the picture's pixels."""
    gh, gw = field.shape[:2]
    sy, sx = gh / shape[0], gw / shape[1]
    rows, columns = here
    # Affine sampling in place of a whole upscaled frame.
    matrix = np.array([[sx, 0, (columns.start + 0.5) * sx - 0.5],
                       [0, sy, (rows.start + 0.5) * sy - 0.5]])  # fmt: skip
    size = (columns.stop - columns.start, rows.stop - rows.start)
    return cv2.warpAffine(field, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                          borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
