"""The few things that a file's header says and the pixels do not; nothing is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from verifier.intake.exif import Exif, read_exif

__all__ = ["FileHeader", "read_header"]

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
_MOST_CHUNKS = 4096


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What was found; defaults where the file is neither JPEG nor PNG, or is damaged.

    Attributes:
        kind: ``JPEG``, ``PNG`` or empty.
        exif: Camera tags.
        software: Text of a PNG that names a program, or None.
        tables: Quantisation tables by number, 64 values each in zigzag order.
        sampling: (horizontal, vertical) factors of each component.
        progressive: Progressive JPEG.
    """

    kind: str = ""
    exif: Exif = Exif()
    software: str | None = None
    tables: tuple[tuple[int, ...], ...] = ()
    sampling: tuple[tuple[int, int], ...] = ()
    progressive: bool = False


def read_header(data: bytes) -> FileHeader:
    """Read as far as makes sense. Never raises on any bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    return FileHeader()


def _jpeg(data: bytes) -> FileHeader:
    tables: dict[int, tuple[int, ...]] = {}
    sampling: tuple[tuple[int, int], ...] = ()
    exif, progressive, position = b"", False, 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in (0xD9, 0xDA):
            break
        size = int.from_bytes(data[position + 2 : position + 4], "big")
        segment = data[position + 4 : position + 2 + size]
        if marker == 0xE1 and segment.startswith(b"Exif\x00") and not exif:
            exif = segment[6:]
        elif marker == 0xDB:
            tables.update(_tables(segment))
        elif marker in _FRAMES and len(segment) >= 6:
            progressive = marker in _PROGRESSIVE
            parts = segment[6 : 6 + 3 * segment[5]]
            sampling = tuple((byte >> 4, byte & 15) for byte in parts[1::3])
        position += 2 + max(size, 2)
    ordered = tuple(values for _, values in sorted(tables.items()))
    return FileHeader("JPEG", read_exif(exif), None, ordered, sampling, progressive)


def _tables(segment: bytes) -> dict[int, tuple[int, ...]]:
    found = {}
    while segment:
        wide, number = segment[0] >> 4, segment[0] & 15
        size = 128 if wide else 64
        if len(segment) <= size:
            break
        found[number] = struct.unpack(">64H" if wide else ">64B", segment[1 : 1 + size])
        segment = segment[1 + size :]
    return found


def _png(data: bytes) -> FileHeader:
    exif, software, position = b"", None, 8
    for _ in range(_MOST_CHUNKS):
        if position + 8 > len(data):
            break
        length, kind = struct.unpack_from(">I4s", data, position)
        body = data[position + 8 : position + 8 + min(length, 1 << 20)]
        if kind == b"eXIf":
            exif = body
        elif kind in (b"tEXt", b"iTXt") and body.startswith(b"Software\x00"):
            software = body[9:73].decode("latin-1").strip("\x00 ") or None
        position += 12 + length
    return FileHeader("PNG", read_exif(exif), software)
