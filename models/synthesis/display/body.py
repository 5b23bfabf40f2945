"""The device around the lit area: frame, and a laptop's deck with its keyboard."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Field, Pixels, fbm
from models.synthesis.capture.pose import Pinhole

from .panel import Panel

__all__ = ["cover_of", "deck_picture", "lay_deck"]

Array = NDArray[np.float64]


def cover_of(u: Field, v: Field, box: tuple[float, float, float, float], radius: float,
             mm: float) -> Field:  # fmt: skip
    """Share of each pixel inside a rounded box.

    Args:
        u: (h, w) float32 millimetres across.
        v: (h, w) float32 millimetres down.
        box: Left, top, right, bottom in millimetres.
        radius: Of the corners.
        mm: Millimetres per pixel.
    """
    cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    dx = np.abs(u - np.float32(cx)) - np.float32((box[2] - box[0]) / 2 - radius)
    dy = np.abs(v - np.float32(cy)) - np.float32((box[3] - box[1]) / 2 - radius)
    outside = np.sqrt(np.square(np.maximum(dx, 0)) + np.square(np.maximum(dy, 0)))
    away = outside + np.minimum(np.maximum(dx, dy), 0) - np.float32(radius)
    return np.asarray(np.clip(0.5 - away / np.float32(mm), 0, 1), np.float32)


def deck_picture(rng: np.random.Generator, width: float, depth: float) -> Pixels:
    """A laptop's upper side, 4 pixels to a millimetre: keys, letters, touch pad.

    Returns:
        (depth * 4, width * 4, 3) uint8 RGB.
    """
    s = 4.0
    w, h = round(width * s), round(depth * s)
    dark = rng.random() < 0.55
    base = int(rng.integers(22, 60)) if dark else int(rng.integers(140, 215))
    keys = base - 12 if dark or rng.random() < 0.4 else int(rng.integers(20, 50))
    if not dark and rng.random() < 0.3:
        keys = min(base + 25, 235)
    letters = (225,) * 3 if keys < 110 else (40,) * 3
    page = np.empty((h, w, 3), np.uint8)
    page[:] = np.clip(base + np.array([0, 0, rng.integers(0, 5)]), 0, 255)
    grain = fbm(rng, (h, w), 3, 2) * 1.5
    page = np.clip(page + grain[..., None], 0, 255).astype(np.uint8)
    rows, unit = 6, min(19.0, width * 0.9 / 15.5)
    left, top = (width - unit * 14.6) / 2, float(rng.uniform(14, 26))
    for row in range(rows):
        x, y = left, top + row * unit * 0.98
        high = unit * (0.55 if row == 0 else 0.84)
        while x < left + unit * 14.2:
            wide = unit * (float(rng.choice([1, 1, 1, 1, 1, 1.4])) if row < 5 else 1.25)
            if row == 5 and abs(x - width / 2) < unit * 2.2:
                wide = unit * 5
            end = min(x + wide, left + unit * 14.6)
            box = [int(v * s) for v in (x, y, end - unit * 0.16, y + high)]
            cv2.rectangle(page, (box[0], box[1]), (box[2], box[3]), (keys,) * 3, -1)
            cv2.rectangle(page, (box[0], box[1]), (box[2], box[3]), (max(keys - 14, 0),) * 3, 1)
            sign = chr(int(rng.integers(65, 91)))
            cv2.putText(page, sign, (box[0] + 12, box[1] + 34), cv2.FONT_HERSHEY_SIMPLEX,
                        0.8, letters, 2, cv2.LINE_AA)  # fmt: skip
            x = end
    pad = (width * float(rng.uniform(0.34, 0.42)), top + rows * unit + 8)
    size = (float(rng.uniform(95, 140)), depth - pad[1] - 8)
    if size[1] > 20:
        a = (int(pad[0] * s), int(pad[1] * s))
        b = (int((pad[0] + size[0]) * s), int((pad[1] + size[1]) * s))
        cv2.rectangle(page, a, b, (int(base * 0.93),) * 3, -1)
        cv2.rectangle(page, a, b, (int(base * 0.7),) * 3, 2)
    return page


def lay_deck(
    camera: Pinhole, panel: Panel, centre: Array, rng: np.random.Generator, light: Field,
    lit: Field,
) -> None:  # fmt: skip
    """Draw a laptop's deck below its display.

    Args:
        camera: The camera; the display lies on its plane z = 0.
        panel: The display.
        centre: (2,) world millimetres of the display's middle.
        rng: Decides opening angle and look.
        light: (H, W, 3) float32, drawn on.
        lit: (3,) or (H, W, 3) light that falls on the deck, times its reflectance's scale.
    """
    w, h = panel.size_mm
    width = w + panel.bezel[0] + panel.bezel[2]
    depth = width * float(rng.uniform(0.64, 0.72))
    picture = deck_picture(rng, width, depth)
    angle = np.deg2rad(float(rng.uniform(98, 128)))
    way = np.array([0.0, -np.cos(angle), np.sin(angle)])
    hinge = np.array([centre[0], centre[1] + h / 2 + panel.bezel[3] + 1.0, -4.0])
    # A deck that reaches past the camera is drawn only as far as it lies well in front of it.
    reach = depth
    toward = float(camera.axes[2] @ way)
    start = float(camera.axes[2] @ (hinge - camera.centre))
    if toward < 0:
        reach = min(depth, 0.75 * start / -toward)
    if reach < 10:
        return
    side = np.array([width / 2, 0, 0])
    corners = np.array([hinge - side, hinge + side, hinge + side + reach * way,
                        hinge - side + reach * way])  # fmt: skip
    quad = camera.project(corners).astype(np.float32)
    picture = picture[: max(2, round(reach * 4))]
    across = float(np.linalg.norm(quad[1] - quad[0])) / picture.shape[1]
    if across < 0.8:
        picture = cv2.resize(picture, None, fx=across, fy=across, interpolation=cv2.INTER_AREA)
    ph, pw = picture.shape[:2]
    source = np.array([[0, 0], [pw, 0], [pw, ph], [0, ph]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, quad)
    size = (light.shape[1], light.shape[0])
    mask = cv2.warpPerspective(np.full((ph, pw), 255, np.uint8), matrix, size)
    box = cv2.boundingRect(mask)
    if box[2] < 2 or box[3] < 2:
        return
    rows, columns = slice(box[1], box[1] + box[3]), slice(box[0], box[0] + box[2])
    move = np.array([[1, 0, -box[0]], [0, 1, -box[1]], [0, 0, 1.0]])
    drawn = cv2.warpPerspective(picture, move @ matrix, (box[2], box[3]))
    linear = (drawn.astype(np.float32) * np.float32(1 / 255)) ** np.float32(2.2)
    alpha = mask[rows, columns].astype(np.float32)[..., None] * np.float32(1 / 255)
    out = light[rows, columns]
    out += alpha * (linear * lit - out)
