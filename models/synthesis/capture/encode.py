"""Writing the file: JPEG at the phone's quality, turned as its EXIF orientation says."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from .noise import Pixels

__all__ = ["exif_block", "jpeg"]

# EXIF orientation -> quarter turns (anticlockwise) from the upright picture to the stored one.
_TURNS = {1: 0, 6: 1, 3: 2, 8: 3}


def exif_block(rng: np.random.Generator, *, orientation: int, iso: float) -> Image.Exif:
    """The block of an invented phone: maker, lens, exposure, time; never a position."""
    exif = Image.Exif()
    stamp = "2026:{:02d}:{:02d} {:02d}:{:02d}:{:02d}".format(
        *(int(rng.integers(a, b)) for a, b in ((9, 12), (1, 29), (8, 22), (0, 60), (0, 60)))
    )
    exif[0x010F], exif[0x0110] = "Lantern", f"LT-A{int(rng.integers(10, 60))}"
    exif[0x0112] = orientation
    exif[0x011A], exif[0x011B], exif[0x0128] = 72.0, 72.0, 2
    exif[0x0132] = stamp
    inner = exif.get_ifd(0x8769)
    inner[0x9003] = inner[0x9004] = stamp
    inner[0x829D] = 1.8
    inner[0x829A] = float(1 / max(10.0, 4000 / iso))
    inner[0x8827] = int(iso)
    inner[0x920A] = 5.6
    inner[0xA405] = 26
    return exif


def jpeg(
    picture: Pixels, quality: int, *, orientation: int = 1, exif: Image.Exif | None = None,
    limits: tuple[int, int] | None = (204_800, 4_194_304), dpi: int | None = None,
) -> bytes:  # fmt: skip
    """Encode a picture.

    Args:
        picture: (H, W, 3) uint8 RGB as a person should see it.
        quality: JPEG quality wanted.
        orientation: EXIF orientation the file will state; the pixels are stored turned to match.
        exif: Block to write, or none.
        limits: Smallest and largest number of bytes; quality gives way to them as far as it can.
        dpi: Density to state.

    Returns:
        The file.
    """
    stored = np.ascontiguousarray(np.rot90(picture, _TURNS[orientation]))
    image = Image.fromarray(stored)
    options: dict[str, object] = {"subsampling": 2}
    if exif is not None:
        options["exif"] = exif.tobytes()
    if dpi:
        options["dpi"] = (dpi, dpi)

    def encode(at: int) -> bytes:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=at, **options)  # type: ignore[arg-type]
        return out.getvalue()

    data = encode(quality)
    if limits is None:
        return data
    # Size grows with quality: halve the range of qualities until one just fits.
    low, high = (10, quality) if len(data) > limits[1] else (quality, 98)
    too_large = len(data) > limits[1]
    while (too_large or len(data) < limits[0]) and high - low > 1:
        middle = (low + high) // 2
        tried = encode(middle)
        fits = len(tried) <= limits[1] if too_large else len(tried) < limits[0]
        low, high = (middle, high) if fits else (low, middle)
    if too_large:
        # Where no quality lands between the limits, the lower one counts.
        data = encode(low)
        return data if len(data) >= limits[0] else encode(high)
    return data if len(data) >= limits[0] else encode(high)
