"""What the front of a display mirrors and what lies on it: windows, lamps, the holder, smears."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.synthesis.capture.light import kelvin_rgb
from models.synthesis.capture.noise import Field, fbm

__all__ = ["Front", "draw_front"]


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a display as the camera sees it, on a coarse grid over the picture.

    Attributes:
        mirrored: (h, w, 3) float32 light added, where the room's white paper is 1.
        passing: (h, w) float32 share of the display's own light that smears and dust let pass.
    """

    mirrored: Field
    passing: Field


def _quad(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """A window's outline in perspective."""
    h, w = shape
    size = rng.uniform(0.1, 0.5) * max(h, w)
    box = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
    box = box * size * [1.0, rng.uniform(0.6, 1.8)] * (1 + rng.normal(0, 0.06, (4, 2)))
    angle = rng.normal(0, 0.3)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(box @ turn.T + rng.uniform(-0.05, 1.05, 2) * [w, h])


def _window(env: Field, rng: np.random.Generator, *, blinds: bool) -> None:
    h, w = env.shape[:2]
    quad = _quad(rng, (h, w))
    light = np.zeros((h, w), np.float32)
    cv2.fillPoly(light, [np.round(quad * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    bars = int(rng.integers(8, 30)) if blinds else int(rng.integers(0, 4))
    for k in range(bars):
        t = (k + 1) / (bars + 1)
        a, b = quad[0] + t * (quad[3] - quad[0]), quad[1] + t * (quad[2] - quad[1])
        if not blinds and k % 2:
            a, b = quad[0] + t * (quad[1] - quad[0]), quad[3] + t * (quad[2] - quad[3])
        thick = max(1, round(0.008 * max(h, w)))
        cv2.line(light, _int(a), _int(b), 0.05, thick, cv2.LINE_AA)
    level = float(np.exp(rng.uniform(*np.log([4, 50]))))
    env += light[..., None] * (level * kelvin_rgb(float(rng.uniform(5500, 8000)))).astype("f4")


def _int(point: np.ndarray) -> tuple[int, int]:
    return int(point[0]), int(point[1])


def _lamp(env: Field, rng: np.random.Generator, *, ring: bool) -> None:
    h, w = env.shape[:2]
    axes = rng.uniform(0.008, 0.05, 2) * max(h, w)
    if ring:
        axes[:] = rng.uniform(0.05, 0.12) * max(h, w)
    elif rng.random() < 0.35:  # a tube
        axes[0] *= 6
    spot = np.zeros((h, w), np.float32)
    at = _int(rng.uniform(0, 1, 2) * [w, h])
    size = (max(1, int(axes[0])), max(1, int(axes[1])))
    thick = max(1, int(0.25 * axes[0])) if ring else -1
    cv2.ellipse(spot, at, size, float(rng.uniform(0, 180)), 0, 360, 1.0, thick, cv2.LINE_AA)
    level = float(np.exp(rng.uniform(*np.log([20, 200]))))
    env += spot[..., None] * (level * kelvin_rgb(float(rng.uniform(2700, 6500)))).astype("f4")


def _holder(env: Field, rng: np.random.Generator) -> None:
    """The person with the phone, dark against the room behind."""
    h, w = env.shape[:2]
    mask = np.zeros((h, w), np.float32)
    x, y = rng.normal(0.5, 0.15) * w, rng.normal(0.5, 0.15) * h
    head = rng.uniform(0.08, 0.22) * min(h, w)
    size = (int(head * 0.8) + 1, int(head) + 1)
    cv2.ellipse(mask, _int(np.array([x, y - 1.4 * head])), size, 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    body = np.array([[x - 1.1 * head, y + 0.1 * head], [x + 1.1 * head, y + 0.1 * head],
                     [x + 2.6 * head, y + 1.3 * head], [x + 2.8 * head, h * 1.1 + 1],
                     [x - 2.8 * head, h * 1.1 + 1], [x - 2.6 * head, y + 1.3 * head]])  # fmt: skip
    cv2.fillPoly(mask, [body.astype(np.int32)], 1.0, cv2.LINE_AA)
    mask = cv2.GaussianBlur(mask, (0, 0), 1.2)
    env *= 1 - mask[..., None] * np.float32(rng.uniform(0.6, 0.95))
    env += (mask * np.float32(rng.uniform(0.01, 0.12)))[..., None]


def _smears(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Fingerprints and wiping marks, 0..1."""
    h, w = shape
    film = np.zeros(shape, np.float32)
    for _ in range(int(rng.integers(0, 12))):
        at = _int(rng.uniform(0, 1, 2) * [w, h])
        size = (1 + int(rng.uniform(0.01, 0.05) * w), 1 + int(rng.uniform(0.01, 0.03) * w))
        print_ = np.zeros(shape, np.float32)
        cv2.ellipse(print_, at, size, float(rng.uniform(0, 180)), 0, 360, 1.0, -1, cv2.LINE_AA)
        film += cv2.GaussianBlur(print_, (0, 0), 1.5) * np.float32(rng.uniform(0.2, 1))
    film *= 0.6 + 0.4 * np.abs(fbm(rng, shape, 4, 2))
    wipe = fbm(rng, shape, (0.6 * w, 0.05 * h), 3)
    return np.asarray(film + 0.3 * np.clip(wipe, 0, 2), np.float32)


def draw_front(
    rng: np.random.Generator, shape: tuple[int, int], *, glossy: bool, hold_out: bool = False
) -> Front:
    """Draw reflections and dirt.

    Args:
        rng: Source of randomness.
        shape: (h, w) of the coarse grid.
        glossy: Glass mirrors sharply; a matt front spreads what it mirrors into haze.
        hold_out: Blinds and ring lamps in place of panes and bulbs.
    """
    env = np.empty((*shape, 3), np.float32)
    env[:] = rng.uniform(0.1, 0.9) * kelvin_rgb(float(rng.uniform(3000, 6800)))
    env *= np.clip(1 + 0.45 * fbm(rng, shape, 0.4 * shape[1], 3), 0.1, None)[..., None]
    if rng.random() < 0.4:
        _window(env, rng, blinds=hold_out)
    for _ in range(int(rng.choice([0, 0, 0, 1, 1, 2]))):
        _lamp(env, rng, ring=hold_out)
    if rng.random() < 0.5:
        _holder(env, rng)
    if glossy:
        env = cv2.GaussianBlur(env, (0, 0), float(rng.uniform(0.7, 2.5)))
        env *= np.float32(rng.choice([rng.uniform(0.035, 0.055), rng.uniform(0.006, 0.02)]))
    else:
        wide = float(rng.uniform(0.05, 0.2)) * shape[1]
        env = cv2.GaussianBlur(env, (0, 0), wide, borderType=cv2.BORDER_REFLECT)
        env = env * np.float32(rng.uniform(0.02, 0.04)) + np.float32(rng.uniform(0.002, 0.015))
    film = _smears(rng, shape) * np.float32(rng.choice([0, 0.3, 1.0]))
    env += (film * np.float32(0.02))[..., None]
    return Front(env, np.asarray(np.clip(1 - 0.05 * film, 0.6, 1), np.float32))
