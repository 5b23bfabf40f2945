"""Photographs composed on the spot: a flat document, a pose, a ground. Truth is exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.geometry import clockwise_from_top_left, iou

Ground = Literal["plain", "white", "grid", "clutter"]
Image = NDArray[np.uint8]
FOCAL = 0.8
"""Focal length over the longer side of the frame."""


@dataclass(frozen=True)
class Scene:
    pixels: Image
    corners: NDArray[np.float32]  # clockwise from the one nearest the image's top left


def sheet(width: int, height: int, paper: int = 246, *, lines: int = 12, frame: int = 0) -> Image:
    """White paper with lines of writing; ``frame`` pixels of red border, set in a little."""
    page = np.full((height, width, 3), paper, np.uint8)
    rng = np.random.default_rng(5)
    edge = min(width, height)
    if frame:
        inset = edge // 20
        cv2.rectangle(
            page, (inset, inset), (width - inset, height - inset), (60, 60, 190), frame, cv2.LINE_AA
        )
    left, right, top = edge // 6, width - edge // 6, edge // 5
    step = (height - 2 * top) // max(lines, 1)
    for line in range(lines):
        x, y = left, top + line * step
        while x < right:
            glyph = int(rng.integers(6, 14))
            cv2.rectangle(page, (x, y), (x + glyph, y + step // 2), (40, 40, 40), 2)
            x += glyph + 5
    return page


def card(width: int = 856, height: int = 540) -> tuple[Image, Image]:
    """A pale card with a portrait, and its mask with round corners (ISO/IEC 7810)."""
    face = sheet(width, height, 226, lines=6)
    face[..., 2] -= 18
    cv2.ellipse(
        face, (int(width * 0.8), int(height * 0.42)), (70, 95), 0, 0, 360, (90, 120, 170), -1
    )
    radius = round(width * 3.18 / 85.6)
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - 1 - radius, height - 1), 255, -1)
    cv2.rectangle(mask, (0, radius), (width - 1, height - 1 - radius), 255, -1)
    for x in (radius, width - 1 - radius):
        for y in (radius, height - 1 - radius):
            cv2.circle(mask, (x, y), radius, 255, -1)
    return face, mask


def ground(kind: Ground, width: int, height: int, seed: int = 0) -> Image:
    rng = np.random.default_rng(seed)
    if kind == "grid":
        y, x = np.mgrid[:height, :width]
        squares = ((x + y // 3) // 37 + (y - x // 3) // 37) % 2 == 0
        return np.where(squares[..., None], (150, 90, 60), (110, 160, 170)).astype(np.uint8)
    level = {"plain": (70, 95, 120), "white": (236, 238, 240), "clutter": (90, 105, 115)}[kind]
    plane = np.full((height, width, 3), level, np.float32)
    plane += cv2.GaussianBlur(rng.normal(0, 12, (height, width, 3)).astype(np.float32), (0, 0), 2)
    if kind == "clutter":
        for _ in range(45):
            colour = tuple(int(c) for c in rng.integers(20, 235, 3))
            at = (int(rng.integers(width)), int(rng.integers(height)))
            if rng.random() < 0.5:
                cv2.circle(plane, at, int(rng.integers(10, 90)), colour, -1, cv2.LINE_AA)
            else:
                to = (int(rng.integers(width)), int(rng.integers(height)))
                cv2.line(plane, at, to, colour, int(rng.integers(2, 14)), cv2.LINE_AA)
    return plane.clip(0, 255).astype(np.uint8)


def pose(
    flat: tuple[int, int],
    frame: tuple[int, int],
    *,
    turn: float = 0.0,
    tilt: float = 0.0,
    toward: float = 0.0,
    fill: float = 0.35,
) -> NDArray[np.float32]:
    """Corners of a flat (width, height) seen by a pinhole camera; angles in degrees.

    ``tilt`` leans it about the axis at ``toward``; ``fill`` is its share of the frame's area.
    """
    (w, h), (width, height) = flat, frame
    axis = np.array([np.cos(np.deg2rad(toward)), np.sin(np.deg2rad(toward)), 0])
    lean, _ = cv2.Rodrigues(axis * np.deg2rad(tilt))
    spin, _ = cv2.Rodrigues(np.array([0, 0, np.deg2rad(turn)]))
    focal = FOCAL * max(frame)
    distance = focal * np.sqrt(w * h / (fill * width * height))
    flat_corners = np.array([[-w, -h, 0], [w, -h, 0], [w, h, 0], [-w, h, 0]]) / 2
    seen = flat_corners @ (lean @ spin).T + [0, 0, distance]
    return (seen[:, :2] / seen[:, 2:] * focal + [(width - 1) / 2, (height - 1) / 2]).astype(
        np.float32
    )


def lay(
    page: Image,
    on: Image,
    corners: NDArray[np.float32],
    mask: Image | None = None,
    *,
    shadow: float = 0.15,
) -> Image:
    """Put a page onto a picture, with a soft shadow beside it."""
    height, width = on.shape[:2]
    h, w = page.shape[:2]
    flat = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32) - 0.5
    warp = cv2.getPerspectiveTransform(flat, corners)
    mask = np.full((h, w), 255, np.uint8) if mask is None else mask
    # Drawn at twice the size and averaged, so that thin strokes do not alias.
    double = np.diag([2.0, 2.0, 1.0]) @ warp
    shown = cv2.resize(
        cv2.warpPerspective(page, double, (2 * width, 2 * height), borderMode=cv2.BORDER_REPLICATE),
        (width, height),
        interpolation=cv2.INTER_AREA,
    )
    cover = cv2.warpPerspective(mask, warp, (width, height)).astype(np.float32) / 255
    cover = cv2.GaussianBlur(cover, (0, 0), 0.7)[..., None]
    moved = cv2.warpAffine(cover[..., 0], np.array([[1, 0, 7], [0, 1, 9.0]]), (width, height))
    shade = 1 - shadow * cv2.GaussianBlur(moved, (0, 0), 9)[..., None]
    return (on * shade * (1 - cover) + shown * cover).clip(0, 255).astype(np.uint8)


def encoded(pixels: Image, quality: int = 88, seed: int = 1) -> Image:
    """Through a noisy sensor and a real JPEG file."""
    noise = np.random.default_rng(seed).normal(0, 3, pixels.shape)
    noisy = (pixels + noise).clip(0, 255).astype(np.uint8)
    _, data = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def scene(
    page: Image,
    kind: Ground = "plain",
    *,
    mask: Image | None = None,
    frame: tuple[int, int] = (1200, 900),
    seed: int = 0,
    shadow: float = 0.15,
    **where: float,
) -> Scene:
    corners = pose((page.shape[1], page.shape[0]), frame, **where)
    picture = lay(page, ground(kind, *frame, seed), corners, mask, shadow=shadow)
    return Scene(encoded(picture), clockwise_from_top_left(corners))


def corner_error(found: NDArray[np.float32], truth: NDArray[np.float32]) -> float:
    """Mean distance over the diagonal, corners compared in the order given by the contract."""
    diagonal = float(np.linalg.norm(truth[0] - truth[2]) + np.linalg.norm(truth[1] - truth[3])) / 2
    shifted = (np.linalg.norm(np.roll(found, k, axis=0) - truth, axis=1).mean() for k in range(4))
    return min(float(each) for each in shifted) / diagonal


def overlap(found: NDArray[np.float32], truth: NDArray[np.float32]) -> float:
    return iou(found, truth)
