"""Files that are wrong as files, made from a good photo."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from models.synthesis.capture import Photo

__all__ = ["animated", "oversized", "png_bytes", "shrunk", "truncated", "webp"]


def _open(photo: Photo, width: int) -> Image.Image:
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(photo.data))).convert("RGB")
    return image.resize(
        (width, round(image.height * width / image.width)), Image.Resampling.LANCZOS
    )


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def truncated(photo: Photo, share: float = 0.6) -> bytes:
    """An upload that broke off: the first part of the file."""
    return photo.data[: int(len(photo.data) * share)]


def webp(photo: Photo, width: int) -> bytes:
    """The photo as WebP."""
    return _saved(_open(photo, width), "WEBP", quality=98)


def png_bytes(photo: Photo, width: int) -> bytes:
    """The photo as a PNG of 256 colours."""
    return _saved(_open(photo, width).quantize(256, dither=Image.Dither.NONE), "PNG", optimize=True)


def animated(photo: Photo, width: int) -> bytes:
    """A GIF that alternates between two exposures of the photo."""
    first = _open(photo, width)
    frames = [first.quantize(128), first.point(lambda v: min(255, int(v * 1.15))).quantize(128)]
    return _saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=500, loop=0)


def shrunk(photo: Photo, largest: int) -> bytes:
    """The photo compressed below a number of bytes, its pixels kept."""
    image = _open(photo, photo.width)
    for quality in range(70, 9, -6):
        data = _saved(image, "JPEG", quality=quality)
        if len(data) <= largest:
            return data
    raise ValueError(f"the photo does not fit into {largest} bytes")


def oversized(photo: Photo, smallest: int) -> bytes:
    """The photo compressed so little that it exceeds a number of bytes."""
    for width in range(photo.width // 2, photo.width + 1, photo.width // 60):
        data = _saved(_open(photo, width), "JPEG", quality=98)
        if len(data) >= smallest:
            return data
    raise ValueError(f"the photo stays below {smallest} bytes")
