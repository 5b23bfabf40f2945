"""Writing the file: JPEG at the phone's quality, turned as its EXIF orientation says."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from .noise import Pixels
from .tables import quantisation

__all__ = ["exif_block", "jpeg", "png", "resent"]

# EXIF orientation -> quarter turns (anticlockwise) from the upright picture to the stored one.
_TURNS = {1: 0, 6: 1, 3: 2, 8: 3}
_MAKERS = (("Lantern", "LT-A"), ("Lantern", "LT-A"), ("Heron", "HN "), ("Kestrel", "K"))


def exif_block(rng: np.random.Generator, *, orientation: int, iso: float) -> Image.Exif:
    """The block of an invented phone: maker, lens, exposure, time; never a position."""
    exif = Image.Exif()
    stamp = "2026:{:02d}:{:02d} {:02d}:{:02d}:{:02d}".format(
        *(int(rng.integers(a, b)) for a, b in ((9, 12), (1, 29), (8, 22), (0, 60), (0, 60)))
    )
    maker, model = _MAKERS[int(rng.integers(len(_MAKERS)))]
    exif[0x010F], exif[0x0110] = maker, f"{model}{int(rng.integers(10, 60))}"
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
    table: str = "standard", chroma: int = 2,
) -> bytes:  # fmt: skip
    """Encode a picture.

    Args:
        picture: (H, W, 3) uint8 RGB (or (H, W) grey) as a person should see it.
        quality: JPEG quality wanted.
        orientation: EXIF orientation the file will state; the pixels are stored turned to match.
        exif: Block to write, or none.
        limits: Smallest and largest number of bytes; quality gives way to them as far as it can.
        dpi: Density to state.
        table: Name of :data:`.tables.TABLES`.
        chroma: Sub-sampling as Pillow counts it: 0 4:4:4, 1 4:2:2, 2 4:2:0.

    Returns:
        The file.
    """
    stored = np.ascontiguousarray(np.rot90(picture, _TURNS[orientation]))
    image = Image.fromarray(stored)
    options: dict[str, object] = {"subsampling": chroma} if stored.ndim == 3 else {}
    if exif is not None:
        options["exif"] = exif.tobytes()
    if dpi:
        options["dpi"] = (dpi, dpi)

    def encode(at: int) -> bytes:
        out = io.BytesIO()
        own = quantisation(table, at)
        how: dict[str, object] = {"quality": at} if own is None else {"qtables": own}
        image.save(out, "JPEG", **how, **options)  # type: ignore[arg-type]
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


def png(picture: Pixels, dpi: int | None = None) -> bytes:
    """Encode (H, W, 3) uint8 RGB, or (H, W) uint8 or bool, as PNG."""
    out = io.BytesIO()
    options: dict[str, object] = {"dpi": (dpi, dpi)} if dpi else {}
    Image.fromarray(picture).save(out, "PNG", compress_level=1, **options)  # type: ignore[arg-type]
    return out.getvalue()


def resent(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """What a chat application hands on: scaled to a screen's size and compressed.

    Args:
        picture: (H, W, 3) uint8 RGB.
        rng: Source of chance.

    Returns:
        (h, w, 3) uint8 RGB, decoded.
    """
    long = max(picture.shape[:2])
    scale = min(1.0, float(rng.choice([1080, 1280, 1440, 1600])) / long)
    if scale < 1:
        how = cv2.INTER_AREA if rng.random() < 0.6 else cv2.INTER_LINEAR
        size = [round(s * scale) for s in picture.shape[1::-1]]
        picture = cv2.resize(picture, (size[0], size[1]), interpolation=how)
    data = jpeg(picture, int(rng.integers(60, 81)), limits=None)
    return np.asarray(Image.open(io.BytesIO(data)))
