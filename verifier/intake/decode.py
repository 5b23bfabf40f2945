"""Pixels from a container whose structure is sound: one plain decode, then what the mode needs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import GifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin

from verifier.intake.colour import to_srgb
from verifier.intake.container import Container, Damage, DamagedError
from verifier.intake.png import has_all_rows

__all__ = ["Small", "decode", "decode_small", "upright"]

# The plug-ins' own classes: no search through other formats, and none of pillow's warnings
# about large pictures, whose size has been checked against the service's limit by now.
_OPENERS: dict[str, type[ImageFile.ImageFile]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "GIF": GifImagePlugin.GifImageFile,
}
# Fractions that a JPEG decoder makes on its way (T.81's blocks of 8 × 8), and the long side in
# pixels that has to be left: the document's outline is looked for on 600.
_FRACTIONS = {8: cv2.IMREAD_REDUCED_COLOR_8, 4: cv2.IMREAD_REDUCED_COLOR_4}
_LEAST_SIDE = 900
_FILLER = 128  # what a JPEG decoder paints where data is missing


def decode(kind: str, container: Container) -> NDArray[np.uint8]:
    """Decode the first picture.

    Args:
        kind: ``JPEG``, ``PNG`` or ``GIF``.
        container: Its structure, complete to the end.

    Returns:
        (H, W, 3) uint8 BGR sRGB, transparency over white, EXIF orientation not yet applied.

    Raises:
        DamagedError: The decoder refuses the data or runs out of it.
    """
    try:
        if kind == "JPEG" and container.mode != "CMYK":
            pixels = _decode_jpeg(container)
        else:
            pixels = _decode_with_pillow(kind, container)
    except (DamagedError, MemoryError):
        raise
    except Exception:  # any decoder's complaint about any bytes; its text may quote the file
        raise DamagedError(Damage.UNDECODABLE) from None
    if pixels.shape != (container.height, container.width, 3):
        raise DamagedError(Damage.STRUCTURE)
    return to_srgb(pixels, container.icc)


@dataclass(frozen=True, slots=True)
class Small:
    """(h, w, 3) uint8 BGR sRGB, not yet upright, each pixel the mean of ``times`` × ``times``."""

    pixels: NDArray[np.uint8]
    times: int


def decode_small(kind: str, container: Container) -> Small | None:
    """Decode a large JPEG at a quarter or an eighth of its size; None for anything else.

    Raises:
        DamagedError: The decoder refuses the data.
    """
    if kind != "JPEG" or container.mode == "CMYK":
        return None
    width, height = container.width, container.height
    for times, flag in _FRACTIONS.items():
        # Where a side is no multiple, the last block would be no mean of its pixels.
        if max(width, height) >= _LEAST_SIDE * times and not (width % times or height % times):
            small = _imdecode(container, flag)
            if small.shape != (height // times, width // times, 3):
                raise DamagedError(Damage.STRUCTURE)
            return Small(to_srgb(small, container.icc), times)
    return None


def upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Turn (H, W, 3) uint8 pixels as EXIF orientation 1 to 8 says (EXIF 2.32, tag 0x0112)."""
    if orientation in (5, 6, 7, 8):
        pixels = np.asarray(cv2.transpose(pixels), dtype=np.uint8)
    flip = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}.get(orientation)
    return pixels if flip is None else np.asarray(cv2.flip(pixels, flip), dtype=np.uint8)


def _decode_jpeg(container: Container) -> NDArray[np.uint8]:
    pixels = _imdecode(container, cv2.IMREAD_COLOR)
    # Missing scans of a progressive file are seen in its structure already.
    if (
        not container.interlaced
        and _ends_in_filler(pixels)
        and not _is_periodic(container.lean[-66:-2])
    ):
        raise DamagedError(Damage.TRUNCATED)
    return pixels


def _imdecode(container: Container, flag: int) -> NDArray[np.uint8]:
    buffer = np.frombuffer(container.lean, dtype=np.uint8)
    decoded = cv2.imdecode(buffer, flag | cv2.IMREAD_IGNORE_ORIENTATION)
    if decoded is None:
        raise DamagedError(Damage.UNDECODABLE)
    return np.asarray(decoded, dtype=np.uint8)


def _ends_in_filler(pixels: NDArray[np.uint8]) -> bool:
    """The lower right, half a row wide, is exactly the decoder's filler."""
    return bool((pixels[-4:, pixels.shape[1] // 2 :] == _FILLER).all())


def _is_periodic(coded: bytes) -> bool:
    """Coded data that repeats is a truly flat area; where data ran out it does not repeat."""
    bits = np.unpackbits(np.frombuffer(coded.replace(b"\xff\x00", b"\xff"), dtype=np.uint8))[:-8]
    return any(bool((bits[shift:] == bits[:-shift]).all()) for shift in range(1, len(bits) // 2))


def _decode_with_pillow(kind: str, container: Container) -> NDArray[np.uint8]:
    with _OPENERS[kind](BytesIO(container.lean)) as opened:
        opened.load()
        # Pillow leaves rows that were never sent at zero and says nothing.
        if kind == "PNG" and not np.asarray(opened)[-1].any() and not has_all_rows(container):
            raise DamagedError(Damage.TRUNCATED)
        return _to_bgr(opened, container)


def _to_bgr(picture: Image.Image, container: Container) -> NDArray[np.uint8]:
    if picture.mode.startswith(("I", "F")):  # 16-bit grey
        deep = np.asarray(picture)
        grey = np.clip(deep >> 8, 0, 255).astype(np.uint8)
        return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    if container.has_alpha or "transparency" in picture.info:
        return _over_white(np.asarray(picture.convert("RGBA")))
    rgb = np.asarray(picture if picture.mode == "RGB" else picture.convert("RGB"))
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _over_white(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    bgr = np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGR), dtype=np.uint8)
    alpha = rgba[:, :, 3]
    if int(alpha.min()) == 255:
        return bgr
    for top in range(0, bgr.shape[0], 256):
        part = slice(top, top + 256)
        weight = alpha[part, :, None].astype(np.uint16)
        mixed = bgr[part] * weight + 255 * (255 - weight)
        bgr[part] = (mixed + 127) // 255
    return bgr
