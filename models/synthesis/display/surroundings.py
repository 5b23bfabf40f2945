"""What is round a photographed display: table or room, hands, fall-off, rolling bands."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture.hand import Thumb, shade_thumb
from models.synthesis.capture.noise import TO_LINEAR, Field
from models.synthesis.capture.scene import Scene

__all__ = ["around", "lay_thumbs", "rolling_bands", "vignette"]


def around(scene: Scene) -> Field:
    """The table or the room, without the display."""
    camera = scene.camera
    size = (camera.width, camera.height)
    ground = scene.ground
    if ground.table is None or ground.matrix is None:
        assert ground.room is not None
        return np.maximum(cv2.resize(ground.room, size, interpolation=cv2.INTER_CUBIC), 0)
    picture = cv2.warpPerspective(ground.table.pixels, ground.matrix, size,
                                  borderMode=cv2.BORDER_REFLECT_101)  # fmt: skip
    small = np.diag([1 / 4, 1 / 4, 1.0]) @ ground.matrix
    shadow = cv2.warpPerspective(ground.table.shadow, small, (size[0] // 4, size[1] // 4),
                                 borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    gy, gx = np.mgrid[: shadow.shape[0], : shadow.shape[1]] * 4.0 + 1.5
    u, v = camera.unproject(gx, gy)
    lit = (scene.light.diffuse(u, v) * shadow[..., None]).astype(np.float32)
    out = cv2.LUT(picture, TO_LINEAR)
    for channel in range(3):  # one at a time: a whole frame of floats is large
        part = cv2.resize(lit[..., channel], size, interpolation=cv2.INTER_LINEAR)
        out[..., channel] *= part
    return out


def lay_thumbs(scene: Scene, thumbs: tuple[Thumb, ...], light: Field, room: float) -> None:
    """A hand that holds the device, lit by the room."""
    camera = scene.camera
    for number, thumb in enumerate(thumbs):
        x, y = np.meshgrid(np.arange(0.5, camera.width, 2), np.arange(0.5, camera.height, 2))
        u, v = camera.unproject(x, y, 8.0)
        s, t, w = thumb.profile(u, v)
        near = np.argwhere((np.abs(t) < w + 2) & (s > -2))
        if not len(near):
            continue
        (y0, x0), (y1, x1) = near.min(axis=0), near.max(axis=0) + 1
        part = (slice(y0, y1), slice(x0, x1))
        colour, cover = shade_thumb(
            thumb, camera, x[part], y[part], scene.light.lamp, scene.seed + number
        )
        here = scene.light.diffuse(u[part], v[part], 8.0).astype(np.float32) * np.float32(room)
        at = (slice(2 * y0, min(2 * y1, camera.height)), slice(2 * x0, min(2 * x1, camera.width)))
        size = (at[1].stop - at[1].start, at[0].stop - at[0].start)
        alpha = cv2.resize(cover, size)[..., None]
        light[at] += alpha * (cv2.resize((colour * here).astype(np.float32), size) - light[at])


def vignette(light: Field, strength: float) -> None:
    """Loss of light towards the corners, in place."""
    h, w = light.shape[:2]
    y = (np.arange(h, dtype=np.float32) - (h - 1) / 2)[:, None]
    x = (np.arange(w, dtype=np.float32) - (w - 1) / 2)[None]
    r2 = (x * x + y * y) * np.float32(4 / (w * w + h * h))
    light *= (1 - np.float32(strength) * r2 * (0.6 + 0.4 * r2))[..., None]


def rolling_bands(rng: np.random.Generator, length: int) -> Field | None:
    """Rolling bands of a dimmed or refreshed backlight, soft because exposure spans rows."""
    if rng.random() > 0.22:
        return None
    t = (
        np.arange(length, dtype=np.float32)
        / length
        * np.float32(np.exp(rng.uniform(*np.log([0.4, 8]))))
    )
    t += np.float32(rng.uniform(0, 1))
    duty, soft = float(rng.uniform(0.25, 0.8)), float(rng.uniform(0.04, 0.3))
    away = np.abs((t % 1) - 0.5) * 2
    on = np.clip((duty - away) / soft + 0.5, 0, 1)
    on = on * on * (3 - 2 * on)
    return np.asarray(1 - np.float32(np.exp(rng.uniform(*np.log([0.01, 0.25])))) * on, np.float32)
