"""What the phone does to the raw numbers: demosaic, balance, denoise, sharpen, tone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .noise import Pixels, linear_to_srgb
from .sensor import COLOUR_MATRIX, FULL_SCALE, RESPONSE

__all__ = ["demosaic", "finish", "tone_table"]


def demosaic(raw: NDArray[np.uint16], balance: NDArray[np.float64], tone: Pixels) -> Pixels:
    """Mosaic to a toned picture.

    Args:
        raw: (H, W) uint16 as :func:`.sensor.expose` returns it.
        balance: (3,) gains of the white balance in linear sRGB, green about 1.
        tone: (4096,) uint8, see :func:`tone_table`.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    colour = cv2.demosaicing(cv2.subtract(raw, 512), cv2.COLOR_BayerRGGB2RGB_EA)
    # Balance in camera colours: full pixels must stay white, so it comes before the matrix.
    neutral = np.linalg.inv(COLOUR_MATRIX) @ (1 / balance)
    gains = 1 / (neutral * RESPONSE)
    picture = np.empty(colour.shape, np.uint8)
    for start in range(0, colour.shape[0], 128):
        part = cv2.transform(colour[start : start + 128], np.diag(gains * 4095 / FULL_SCALE))
        np.minimum(part, 4095, out=part)
        part = cv2.transform(part, COLOUR_MATRIX)
        np.minimum(part, 4095, out=part)
        np.take(tone, part, out=picture[start : start + 128], mode="clip")
    return picture


def tone_table(contrast: float, lift: float = 0.0) -> Pixels:
    """(4096,) uint8: shoulder, sRGB encoding, an S curve of the given strength, black lift."""
    x = np.linspace(0, 1, 4096)
    x = x / (1 + (x / 1.12) ** 5) ** 0.2 * (1 + (1 / 1.12) ** 5) ** 0.2
    y = linear_to_srgb(x.astype(np.float32))
    y = (1 - contrast) * y + contrast * y * y * (3 - 2 * y)
    return np.clip(255 * (lift + (1 - lift) * y) + 0.5, 0, 255).astype(np.uint8)


def finish(picture: Pixels, *, noise: float, sharpen: float) -> Pixels:
    """Denoise and sharpen as phone image processors do: detail below the noise is smeared.

    Args:
        picture: (H, W, 3) uint8 RGB.
        noise: Expected noise in grey levels; faint detail below it is removed.
        sharpen: Gain on the detail that remains.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    ycc = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    luma = cv2.extractChannel(ycc, 0)
    half = cv2.resize(ycc, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    strength = min(11, 5 + 2 * round(noise / 3))
    half = cv2.medianBlur(half, 3) if noise < 3 else cv2.medianBlur(half, 5)
    half = cv2.blur(half, (strength, strength))
    chroma = cv2.resize(half, ycc.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    base = cv2.GaussianBlur(luma, (0, 0), 1.3)
    detail = cv2.addWeighted(luma, 1, base, -1, 128)
    step = np.arange(256) - 128.0
    kept = np.sign(step) * np.maximum(np.abs(step) - 0.9 * noise, 0.08 * np.abs(step))
    table = np.clip(128 + (1 + sharpen) * kept + 0.5, 0, 255).astype(np.uint8)
    luma = cv2.addWeighted(base, 1, cv2.LUT(detail, table), 1, -128)
    cv2.insertChannel(luma, chroma, 0)
    return cv2.cvtColor(chroma, cv2.COLOR_YCrCb2RGB)
