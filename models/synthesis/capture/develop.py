"""What the phone does to the raw numbers: demosaic, balance, denoise, sharpen, tone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .demosaic import DEMOSAICS
from .noise import Pixels, linear_to_srgb
from .sensor import COLOUR_MATRIX, FULL_SCALE, RESPONSE

__all__ = ["demosaic", "finish", "local_tone", "tone_table"]


def demosaic(
    raw: NDArray[np.uint16], balance: NDArray[np.float64], tone: Pixels, method: str = "edge"
) -> Pixels:
    """Mosaic to a toned picture.

    Args:
        raw: (H, W) uint16 as :func:`.sensor.expose` returns it.
        balance: (3,) gains of the white balance in linear sRGB, green about 1.
        tone: (4096,) uint8, see :func:`tone_table`.
        method: Name of :data:`.demosaic.DEMOSAICS`.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    colour = DEMOSAICS[method](cv2.subtract(raw, 512))
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


def tone_table(contrast: float, lift: float = 0.0, curve: str = "s") -> Pixels:
    """A tone curve.

    Args:
        contrast: Strength of the curve.
        lift: Black of the picture as a share of white.
        curve: ``"s"`` (shoulder, sRGB, S curve), ``"hard"`` (no shoulder: whites clip), ``"film"``
            (toe and long shoulder) or ``"flat"`` (a plain power); the last two are for hold-out.

    Returns:
        (4096,) uint8.
    """
    x = np.linspace(0, 1, 4096)
    if curve in ("s", "flat"):
        x = x / (1 + (x / 1.12) ** 5) ** 0.2 * (1 + (1 / 1.12) ** 5) ** 0.2
    if curve == "film":
        z = x * 1.15
        y = (z * (2.51 * z + 0.03) / (z * (2.43 * z + 0.59) + 0.14)) ** (1 / 2.2)
        y = y / y[-1]
    elif curve == "flat":
        y = x ** (1 / (2.0 + 0.4 * contrast))
    else:
        y = linear_to_srgb(x.astype(np.float32)).astype(float)
    if curve in ("s", "hard"):
        y = (1 - contrast) * y + contrast * y * y * (3 - 2 * y)
    return np.clip(255 * (lift + (1 - lift) * y) + 0.5, 0, 255).astype(np.uint8)


def local_tone(picture: Pixels, strength: float) -> Pixels:
    """Lift shadows and hold highlights by the brightness around them, as phones' HDR does.

    Args:
        picture: (H, W, 3) uint8 RGB.
        strength: 0..1.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    h, w = picture.shape[:2]
    small = cv2.resize(picture, (max(16, w // 16), max(16, h // 16)), interpolation=cv2.INTER_AREA)
    luma = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    # Keeping large edges keeps most haloes away; what is left is the look of these pictures.
    around = cv2.bilateralFilter(luma, 9, 50, max(4.0, w / 16 / 12)).astype(np.float32) / 255
    around = cv2.GaussianBlur(around, (0, 0), 1.5)
    target = 0.5 + (around - 0.5) * (1 - 0.5 * strength)
    gain = np.clip((target + 0.05) / (around + 0.05), 0.7, 2.2)
    factor = cv2.resize(cv2.convertScaleAbs(gain, alpha=100), (w, h))
    return cv2.multiply(picture, cv2.merge([factor] * 3), scale=1 / 100)


def finish(
    picture: Pixels,
    *,
    noise: float,
    sharpen: float,
    halo: float = 0.0,
    smear: float = 0.0,
    saturation: float = 1.0,
) -> Pixels:
    """Denoise and sharpen as phone image processors do: detail below the noise is smeared.

    Args:
        picture: (H, W, 3) uint8 RGB.
        noise: Expected noise in grey levels; faint detail below it is removed.
        sharpen: Gain on the detail that remains.
        halo: Strength of a wider sharpening.
        smear: Strength of an edge-keeping denoiser, 0..1.
        saturation: Factor on chroma.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    ycc = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    luma = cv2.extractChannel(ycc, 0)
    half = cv2.resize(ycc, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    strength = min(11, 5 + 2 * round(noise / 3))
    half = cv2.medianBlur(half, 3) if noise < 3 else cv2.medianBlur(half, 5)
    half = cv2.blur(half, (strength, strength))
    if saturation != 1.0:
        half = cv2.addWeighted(half, saturation, half, 0, 128 * (1 - saturation))
    chroma = cv2.resize(half, ycc.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    if smear > 0.05:
        luma = cv2.bilateralFilter(luma, 5, 6 + 2.5 * noise * smear + 14 * smear, 2.0)
    base = cv2.GaussianBlur(luma, (0, 0), 1.3)
    detail = cv2.addWeighted(luma, 1, base, -1, 128)
    step = np.arange(256) - 128.0
    kept = np.sign(step) * np.maximum(np.abs(step) - 0.9 * noise, 0.08 * np.abs(step))
    table = np.clip(128 + (1 + sharpen) * kept + 0.5, 0, 255).astype(np.uint8)
    luma = cv2.addWeighted(base, 1, cv2.LUT(detail, table), 1, -128)
    if halo > 0.02:
        luma = cv2.addWeighted(luma, 1 + halo, cv2.GaussianBlur(luma, (0, 0), 2.6), -halo, 0)
    cv2.insertChannel(luma, chroma, 0)
    return cv2.cvtColor(chroma, cv2.COLOR_YCrCb2RGB)
