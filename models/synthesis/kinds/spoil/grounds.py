"""Tables that are easily taken for something else: stripes and weaves, newsprint, a lit monitor."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture.noise import Field, Pixels, fbm, grain
from models.synthesis.capture.print_lines import printed_page
from models.synthesis.capture.props import Table

__all__ = ["fine_weave", "monitor_beside", "newsprint", "repainted"]


def fine_weave(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Cloth with fine regular threads and stripes, near the pitch that a sensor turns to moiré."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32) / scale
    bend = fbm(rng, shape, 40 * scale, 2) * np.float32(0.3)
    base = rng.uniform(60, 230, 3) * 0.5 + rng.uniform(60, 230) * 0.5
    other = np.clip(base * rng.choice([rng.uniform(0.3, 0.75), rng.uniform(1.25, 1.9)]), 10, 245)
    pitch = float(np.exp(rng.uniform(np.log(2.5), np.log(40)))) / max(scale, 1e-3)
    pitch = max(pitch, 0.25)
    kind = str(rng.choice(["stripes", "check", "rib", "dots"]))
    a, b = (x + bend) / pitch, (y + bend) / pitch
    if kind == "stripes":
        share = (np.sin(2 * np.pi * a) > rng.uniform(-0.5, 0.5)).astype(np.float32)
    elif kind == "check":
        share = 0.5 * (np.sin(2 * np.pi * a) > 0) + 0.5 * (np.sin(2 * np.pi * b) > 0)
    elif kind == "rib":
        share = 0.5 + 0.5 * np.sin(2 * np.pi * a) * (0.8 + 0.2 * np.sin(2 * np.pi * b * 3))
    else:
        share = (np.sin(2 * np.pi * a) * np.sin(2 * np.pi * b) > 0.45).astype(np.float32)
    colour = base + np.asarray(share, np.float32)[..., None] * (other - base)
    light = 1 + 0.05 * fbm(rng, shape, 90 * scale, 3) + 0.03 * grain(rng, shape, 0.6)
    return np.asarray(np.clip(colour * light[..., None], 0, 250), np.uint8)


def newsprint(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Pixels:
    """Sheets of printed text over the whole table, as when a document lies on a newspaper."""
    picture = np.full((*shape, 3), int(rng.integers(190, 235)), np.uint8)
    page = printed_page(rng, (210, 297), scale)
    page = np.minimum(page, np.array([236, 233, 224], np.uint8))
    angle = float(rng.uniform(-30, 30) + rng.choice([0, 90, 180]))
    for row in range(-3, 4):
        for column in range(-3, 4):
            matrix = cv2.getRotationMatrix2D((0, 0), angle, 1.0)
            step = matrix[:, :2] @ np.array([column * 196 * scale, row * 280 * scale])
            matrix[:, 2] = step + np.array([shape[1], shape[0]]) / 2
            mask = cv2.warpAffine(np.full(page.shape[:2], 255, np.uint8), matrix, shape[::-1])
            if mask.any():
                laid = cv2.warpAffine(page, matrix, shape[::-1], flags=cv2.INTER_AREA)
                cv2.copyTo(laid, mask, picture)
    return picture


def repainted(table: Table, picture: Pixels) -> None:
    """Give the table another face, in place; what lay on it is covered."""
    table.pixels[:] = picture
    table.shadow[:] = 1


def monitor_beside(rng: np.random.Generator, light: Field, quad: np.ndarray) -> bool:
    """A lit monitor or laptop at the frame's edge, beyond the document; in place.

    Args:
        rng: Source of randomness.
        light: (H, W, 3) float32 linear light.
        quad: (4, 2) the document's corners in pixels, kept clear.

    Returns:
        Whether there was room for it.
    """
    h, w = light.shape[:2]
    low, high = quad.min(axis=0), quad.max(axis=0)
    rooms = {
        "left": low[0] / w,
        "right": 1 - high[0] / w,
        "top": low[1] / h,
        "bottom": 1 - high[1] / h,
    }
    side = max(rooms, key=lambda name: rooms[name])
    if rooms[side] < 0.05:
        return False
    depth = float(rooms[side]) * float(rng.uniform(0.6, 0.92))
    slant = float(rng.normal(0, 0.02))
    box = {
        "left": [[-0.2, 0.0], [depth, 0.05], [depth + slant, 0.9], [-0.2, 1.0]],
        "right": [[1 - depth, 0.05], [1.2, 0.0], [1.2, 1.0], [1 - depth + slant, 0.95]],
        "top": [[0.02, -0.2], [0.95, -0.2], [0.95, depth + slant], [0.06, depth]],
        "bottom": [[0.04, 1 - depth], [0.93, 1 - depth + slant], [1.0, 1.2], [0.0, 1.2]],
    }[side]
    corners = np.array(box, np.float32) * [w, h]
    size = (560, 360)
    screen = np.empty((size[1], size[0], 3), np.float32)
    screen[:] = rng.uniform(0.02, 0.9, 3) if rng.random() < 0.5 else rng.uniform(0.5, 0.9)
    for _ in range(int(rng.integers(3, 14))):
        p = rng.uniform(0, 1, 2) * size
        q = p + rng.uniform(0.05, 0.4, 2) * size
        tone = tuple(float(v) for v in rng.uniform(0.02, 1.0, 3))
        cv2.rectangle(screen, p.astype(int).tolist(), q.astype(int).tolist(), tone, -1)
    for row in range(int(rng.integers(0, 20))):
        y = 20 + row * 16
        cv2.line(screen, (24, y), (int(rng.uniform(80, 500)), y), (0.08,) * 3, 3)
    source = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    frame = np.zeros((size[1], size[0]), np.float32)
    frame[:] = 1.0
    lit = cv2.warpPerspective(screen, matrix, (w, h))
    cover = cv2.warpPerspective(frame, matrix, (w, h))[..., None]
    rim = cv2.dilate(cover, np.ones((max(3, w // 90) | 1,) * 2, np.uint8))[..., None]
    clear = np.zeros((h, w), np.uint8)
    cv2.fillConvexPoly(clear, np.round(quad).astype(np.int32), (255,))
    free = (1 - cv2.dilate(clear, np.ones((9, 9), np.uint8)).astype(np.float32) / 255)[..., None]
    light += rim * free * (np.float32(0.02) - light)
    power = np.float32(rng.uniform(0.5, 1.3))
    light += cover * free * (power * lit - light)
    # A little of its light falls on the table beside it.
    light += (
        free
        * cv2.GaussianBlur(
            cv2.resize(lit * cover, (w // 16, h // 16), interpolation=cv2.INTER_AREA), (0, 0), 5
        ).mean()
        * np.float32(0.05)
    )
    return True
