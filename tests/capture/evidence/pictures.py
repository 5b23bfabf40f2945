"""Pictures drawn with plain shapes, so that every trace is of a known size; all BGR uint8."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]


def scene(height: int = 900, width: int = 1200, *, noise: float = 2.0, seed: int = 1) -> Image:
    """A photo of nothing in particular: soft shapes, a little print, sensor noise."""
    rng = np.random.default_rng([seed, 5501])
    soft = cv2.resize(
        rng.uniform(90, 210, (height // 90, width // 90, 3)).astype(np.float32),
        (width, height),
        interpolation=cv2.INTER_CUBIC,
    )
    for row in range(4):
        cv2.putText(soft, "AB12 EHKM 3590 XYZW", (60, 180 + row * 170), cv2.FONT_HERSHEY_SIMPLEX,
                    1.6, (40, 40, 40), 4, cv2.LINE_AA)  # fmt: skip
    soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), 0.7))
    return clipped(soft + rng.standard_normal(soft.shape) * noise)


def clipped(values: NDArray[np.floating]) -> Image:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def waves(height: int, width: int, period: float, degrees: float) -> NDArray[np.float32]:
    """-1 to 1, a plane wave."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    turn = np.radians(degrees)
    return np.cos(2 * np.pi / period * (x * np.cos(turn) + y * np.sin(turn)))


def jpeg(picture: Image, quality: int) -> tuple[Image, bytes]:
    """The picture as a JPEG leaves it, and the file."""
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8), data.tobytes()


def corners(left: float, top: float, right: float, bottom: float) -> NDArray[np.float32]:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def page(height: int = 900, width: int = 1200) -> Image:
    """A rendered white page: nothing but black print."""
    sheet = np.full((height, width, 3), 255, np.uint8)
    for row in range(6):
        cv2.putText(sheet, "AB12 EHKM 3590 XYZW 8642", (60, 120 + row * 130),
                    cv2.FONT_HERSHEY_SIMPLEX, 1.5, (30, 30, 30), 3, cv2.LINE_AA)  # fmt: skip
    return sheet
