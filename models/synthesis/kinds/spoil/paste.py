"""Laying a flat thing over what was rendered, with its shadow, in linear light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Field, Pixels
from models.synthesis.capture.scene import Scene

__all__ = ["lay_plate", "paste_flat"]

Array = NDArray[np.float64]


def _box(points: Array, shape: tuple[int, int], margin: int) -> tuple[int, int, int, int] | None:
    low = np.floor(points.min(axis=0)).astype(int) - margin
    high = np.ceil(points.max(axis=0)).astype(int) + margin
    x0, y0 = max(0, int(low[0])), max(0, int(low[1]))
    x1, y1 = min(shape[1], int(high[0])), min(shape[0], int(high[1]))
    return (x0, y0, x1, y1) if x1 - x0 > 1 and y1 - y0 > 1 else None


def paste_flat(
    scene: Scene,
    light: Field,
    face: Field,
    mask: Pixels,
    quad_mm: Array,
    *,
    height: float = 0.3,
    shadow: float = 0.5,
) -> None:
    """Lay a flat picture over the light, in place.

    Args:
        scene: The scene that was rendered.
        light: (H, W, 3) float32 linear light, changed.
        face: (h, w, 3) float32 reflectance.
        mask: (h, w) uint8 silhouette or opacity.
        quad_mm: (4, 2) where the picture's corners lie, millimetres from the document's centre.
        height: Millimetres above the table.
        shadow: Depth of its shadow, 0..1.
    """
    h, w = mask.shape
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32) - 0.5
    to_mm = cv2.getPerspectiveTransform(source, quad_mm.astype(np.float32))
    step = scene.light.shadow_step()
    lay_plate(scene, light, face, mask, np.asarray(to_mm), height, fallen=(step * height, shadow))


def lay_plate(
    scene: Scene,
    light: Field,
    face: Field,
    alpha: Pixels,
    to_mm: Array,
    height: float,
    *,
    fallen: tuple[Array, float] | None = None,
) -> None:
    """Lay a picture with opacity over the light through a homography, in place.

    Args:
        scene: The scene that was rendered.
        light: (H, W, 3) float32, changed.
        face: (h, w, 3) float32 reflectance.
        alpha: (h, w) uint8 opacity.
        to_mm: (3, 3) picture pixels to millimetres in the document's frame.
        height: Millimetres above the table.
        fallen: Where its shadow is moved to (2,) millimetres, and how deep it is.
    """
    matrix = scene.camera.plane(height) @ to_mm
    h, w = alpha.shape
    rim = np.array([[[0, 0], [w, 0], [w, h], [0, h]]], np.float32)
    points = cv2.perspectiveTransform(rim, matrix)[0].astype(float)
    per_mm = float(np.linalg.norm(np.diff(scene.camera.project(
        np.array([[0.0, 0, 0], [1.0, 0, 0]])), axis=0)))  # fmt: skip
    box = _box(points, light.shape[:2], int(6 * per_mm * (1 + height / 3)) + 8)
    if box is None:
        return
    x0, y0, x1, y1 = box
    move = np.array([[1, 0, -x0], [0, 1, -y0], [0, 0, 1.0]]) @ matrix
    size = (x1 - x0, y1 - y0)
    # Shrinking without an average would sparkle.
    shrink = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2] / matrix[2, 2]))))
    if shrink < 0.7:
        small = (max(2, round(w * shrink)), max(2, round(h * shrink)))
        face = np.asarray(cv2.resize(face, small, interpolation=cv2.INTER_AREA), np.float32)
        alpha = np.asarray(cv2.resize(alpha, small, interpolation=cv2.INTER_AREA), np.uint8)
        move = move @ np.diag([w / small[0], h / small[1], 1.0])
    cover = cv2.warpPerspective(alpha, move, size).astype(np.float32)[..., None] / 255
    part = light[y0:y1, x0:x1]
    if fallen is not None:
        step, depth = fallen
        slip = scene.camera.project(np.array([[0.0, 0, 0], [step[0], step[1], 0]]))
        dx, dy = slip[1] - slip[0]
        # Shadows are soft, so a quarter of the resolution holds them.
        f = 4 if per_mm > 5 else 1
        few = cv2.resize(cover, (-(-size[0] // f), -(-size[1] // f)), interpolation=cv2.INTER_AREA)
        slide = np.array([[1, 0, dx / f], [0, 1, dy / f]], np.float32)
        moved = cv2.warpAffine(few, slide, few.shape[::-1])
        near = cv2.GaussianBlur(few, (0, 0), max(0.8, per_mm * (0.3 + 0.2 * height)) / f)
        cast = cv2.GaussianBlur(moved, (0, 0), max(0.8, per_mm * (0.25 + 0.25 * height)) / f)
        a = scene.light.ambient
        left = (1 - a * 0.6 * near) * (1 - (1 - a) * depth * 1.4 * cast)
        part *= cv2.resize(left, size, interpolation=cv2.INTER_LINEAR)[..., None]
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    xs = np.array([[x0, cx, x1], [x0, cx, x1], [x0, cx, x1]], float)
    ys = np.array([[y0] * 3, [cy] * 3, [y1] * 3], float)
    lit = scene.light.diffuse(*scene.camera.unproject(xs, ys, height), height)
    lit = np.asarray(cv2.resize(lit.astype(np.float32), size, interpolation=cv2.INTER_LINEAR))
    top = cv2.warpPerspective(face, move, size, flags=cv2.INTER_LINEAR) * lit
    part += cover * (top - part)
