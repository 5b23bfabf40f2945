"""Embedded colour profiles: wide-gamut pixels (Display P3, Adobe RGB) brought to sRGB.

Phones write Display P3 by the million. Most profiles are three primaries and one tone curve, which
OpenCV applies faster than a general colour engine; anything else goes through LittleCMS.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

__all__ = ["profile_name", "to_srgb"]

# sRGB primaries adapted to D50, as columns (IEC 61966-2-1, ICC.1:2022 annex E).
_SRGB_D50 = np.array(
    [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]]
)
_STRIP = 64


@dataclass(frozen=True, slots=True)
class _Matrix:
    to_linear: NDArray[np.float32]  # (256,) code value to linear light, 0 to 1
    to_srgb: NDArray[np.float32]  # (3, 3) linear BGR of the profile to linear BGR of sRGB


def profile_name(icc: bytes) -> str | None:
    """Description inside a profile, at most 64 characters; None if absent or broken."""
    profile = _open(icc)
    if profile is None:
        return None
    text = str(profile.profile.profile_description or "")
    return "".join(char for char in text if char.isprintable())[:64].strip() or None


def to_srgb(pixels: NDArray[np.uint8], icc: bytes) -> NDArray[np.uint8]:
    """Convert to sRGB; ``pixels`` themselves if they are sRGB within what can be seen.

    Args:
        pixels: (H, W, 3) uint8 BGR as decoded.
        icc: The embedded profile. Empty, broken, or not of an RGB picture: nothing is done.

    Returns:
        (H, W, 3) uint8 BGR sRGB.
    """
    profile = _open(icc)
    if profile is None or profile.profile.xcolor_space.strip() != "RGB":
        return pixels
    try:
        matrix = _matrix(icc)
        if matrix is None:
            return _by_engine(pixels, profile)
    except (ImageCms.PyCMSError, ValueError, TypeError, np.linalg.LinAlgError):
        return pixels
    return pixels if _is_srgb(matrix) else _by_matrix(pixels, matrix)


@lru_cache(maxsize=8)
def _open(icc: bytes) -> ImageCms.ImageCmsProfile | None:
    if len(icc) < 128:
        return None
    try:
        return ImageCms.ImageCmsProfile(BytesIO(icc))
    except (OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=8)
def _matrix(icc: bytes) -> _Matrix | None:
    """Primaries and tone curve of a profile; None if it is described by tables instead."""
    profile = ImageCms.ImageCmsProfile(BytesIO(icc))
    core = profile.profile
    red, green, blue = core.red_colorant, core.green_colorant, core.blue_colorant
    if red is None or green is None or blue is None:
        return None
    # Grey stays grey whatever the primaries, so a ramp through the engine shows the tone curve.
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    curve = _by_engine(np.ascontiguousarray(ramp), profile)[0, :, 1]
    primaries = np.array([red[0], green[0], blue[0]], dtype=np.float64).T
    rgb = np.linalg.inv(_SRGB_D50) @ primaries
    return _Matrix(
        to_linear=_decode(curve),
        to_srgb=np.ascontiguousarray(rgb[::-1, ::-1], dtype=np.float32),
    )


def _decode(levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Linear light, 0 to 1, of sRGB code values (IEC 61966-2-1)."""
    code = levels / 255.0
    linear = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


def _is_srgb(matrix: _Matrix) -> bool:
    ramp = _decode(np.arange(256, dtype=np.uint8))
    return bool(
        np.abs(matrix.to_srgb - np.eye(3)).max() < 0.02
        and np.abs(matrix.to_linear - ramp).max() < 0.02
    )


def _by_matrix(pixels: NDArray[np.uint8], matrix: _Matrix) -> NDArray[np.uint8]:
    result = np.empty_like(pixels)
    for top in range(0, pixels.shape[0], _STRIP):  # strips stay in the cache
        light = cv2.LUT(pixels[top : top + _STRIP], matrix.to_linear)
        light = np.asarray(cv2.transform(light, matrix.to_srgb), dtype=np.float32)
        np.clip(light, 0.0031308, 1.0, out=light)  # below that, sRGB's toe: at most 10 of 255
        code = cv2.pow(light, 1 / 2.4)
        result[top : top + _STRIP] = cv2.convertScaleAbs(code, alpha=255 * 1.055, beta=-255 * 0.055)
    return result


def _by_engine(pixels: NDArray[np.uint8], profile: ImageCms.ImageCmsProfile) -> NDArray[np.uint8]:
    picture = Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    converted = ImageCms.applyTransform(picture, transform)
    return np.asarray(cv2.cvtColor(np.asarray(converted), cv2.COLOR_RGB2BGR), dtype=np.uint8)
