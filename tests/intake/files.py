"""Real encoded files, made in memory: nobody's photo."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from verifier.intake import FileLimits

LIMITS = FileLimits(204_800, 4_194_304, ("JPG", "JPEG", "PNG", "GIF"), "rules/national.yaml")
NO_MINIMUM = FileLimits(1, 4_194_304, ("JPEG", "PNG", "GIF"), "rules/national.yaml")


def scene(width: int = 96, height: int = 64, seed: int = 3) -> NDArray[np.uint8]:
    """(H, W, 3) RGB: smooth, coloured, different in every corner."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    noise = np.random.default_rng(seed).normal(0, 3, (height, width, 3))
    red = 40 + 180 * x / width
    green = 200 - 150 * y / height
    blue = 60 + 120 * np.abs(np.sin(x / 17) * np.cos(y / 11))
    return np.clip(np.dstack([red, green, blue]) + noise, 0, 255).astype(np.uint8)


def encode(picture: Image.Image | NDArray[np.uint8], form: str = "JPEG", **options: Any) -> bytes:
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    buffer = BytesIO()
    image.save(buffer, format=form, **options)
    return buffer.getvalue()


def sized(size: int) -> bytes:
    """A sound JPEG of exactly ``size`` bytes (data behind the end is no fault)."""
    data = encode(scene(), quality=90)
    return data + b"\x00" * (size - len(data))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_header_only(width: int, height: int) -> bytes:
    """A PNG that claims a huge picture and holds almost nothing: a decompression bomb's shape."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 100_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def difference(got: NDArray[np.uint8], expected_rgb: NDArray[np.uint8]) -> float:
    """Mean absolute difference between BGR ``got`` and RGB ``expected_rgb``."""
    return float(np.abs(got[:, :, ::-1].astype(int) - expected_rgb.astype(int)).mean())
