"""The few EXIF tags that matter here, read without trusting a byte of them.

Places and dates are deliberately not read.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

__all__ = ["Exif", "read_exif"]

_MAKE, _MODEL, _ORIENTATION, _SOFTWARE, _EXIF_IFD = 0x010F, 0x0110, 0x0112, 0x0131, 0x8769
_EXPOSURE_TIME, _F_NUMBER, _ISO, _FOCAL_LENGTH = 0x829A, 0x829D, 0x8827, 0x920A
_PIXEL_WIDTH, _PIXEL_HEIGHT = 0xA002, 0xA003
_ASCII, _SHORT, _LONG = 2, 3, 4
_MAXIMUM_ENTRIES = 512


@dataclass(frozen=True, slots=True)
class Exif:
    """What was found; defaults where a tag is absent or makes no sense.

    Attributes:
        orientation: 1 to 8 (EXIF 2.32, tag 0x0112).
        make: Camera maker.
        model: Camera model.
        software: Program or firmware.
        has_exposure: An exposure time or f-number is present.
        has_iso: A sensitivity is present.
        has_focal_length: A focal length is present.
        pixel_size: Width and height in pixels as the camera noted them, or None.
    """

    orientation: int = 1
    make: str | None = None
    model: str | None = None
    software: str | None = None
    has_exposure: bool = False
    has_iso: bool = False
    has_focal_length: bool = False
    pixel_size: tuple[int, int] | None = None


def read_exif(block: bytes) -> Exif:
    """Read a TIFF-structured EXIF block (without the ``Exif`` prefix). Never raises."""
    block = block.removeprefix(b"Exif\x00\x00")
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        return Exif()
    first = _directory(block, order, _number(block, order + "I", 4))
    orientation = _integer(block, order, first.get(_ORIENTATION), 1)
    pointer = _integer(block, order, first.get(_EXIF_IFD), 0)
    camera = _directory(block, order, pointer) if pointer else {}
    width = _integer(block, order, camera.get(_PIXEL_WIDTH), 0)
    height = _integer(block, order, camera.get(_PIXEL_HEIGHT), 0)
    return Exif(
        orientation=orientation if 1 <= orientation <= 8 else 1,
        make=_text(block, order, first.get(_MAKE)),
        model=_text(block, order, first.get(_MODEL)),
        software=_text(block, order, first.get(_SOFTWARE)),
        has_exposure=_EXPOSURE_TIME in camera or _F_NUMBER in camera,
        has_iso=_ISO in camera,
        has_focal_length=_FOCAL_LENGTH in camera,
        pixel_size=(width, height) if width and height else None,
    )


def _number(block: bytes, form: str, position: int) -> int:
    """The number at ``position``, or 0 beyond the end."""
    if not 0 <= position <= len(block) - struct.calcsize(form):
        return 0
    return int(struct.unpack_from(form, block, position)[0])


def _directory(block: bytes, order: str, position: int) -> dict[int, int]:
    """Tag to the position of its 12-byte entry."""
    count = min(_number(block, order + "H", position), _MAXIMUM_ENTRIES)
    found: dict[int, int] = {}
    for index in range(count):
        entry = position + 2 + 12 * index
        if entry + 12 > len(block):
            break
        found.setdefault(_number(block, order + "H", entry), entry)
    return found


def _integer(block: bytes, order: str, entry: int | None, default: int) -> int:
    if entry is None:
        return default
    kind = _number(block, order + "H", entry + 2)
    if kind == _SHORT:
        return _number(block, order + "H", entry + 8)
    return _number(block, order + "I", entry + 8) if kind == _LONG else default


def _text(block: bytes, order: str, entry: int | None) -> str | None:
    if entry is None or _number(block, order + "H", entry + 2) != _ASCII:
        return None
    length = _number(block, order + "I", entry + 4)
    start = entry + 8 if length <= 4 else _number(block, order + "I", entry + 8)
    raw = block[start : start + min(length, 64)].split(b"\x00")[0]
    text = "".join(char for char in raw.decode("latin-1") if char.isprintable()).strip()
    return text or None
