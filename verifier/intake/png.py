"""The structure of a PNG (ISO/IEC 15948): chunks, their checksums, the end; nothing inflated.

Only the profile is inflated, with a bound, and the rows are counted where there is a doubt.
"""

from __future__ import annotations

import struct
import zlib

from verifier.intake.container import Container, Damage, DamagedError

__all__ = ["has_all_rows", "read_png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEAN = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}
_SAMPLES = {"1": 1, "L": 1, "P": 1, "LA": 2, "RGB": 3, "RGBA": 4}
# Adam7: first column, first row, and their steps, of each pass.
_PASSES = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
    (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
)  # fmt: skip
_MAXIMUM_PROFILE = 4 * 1024 * 1024


def read_png(data: bytes) -> Container:
    """Walk the chunks up to ``IEND``, checking each checksum.

    Raises:
        DamagedError: The end comes too early, a checksum is wrong, or the order is impossible.
    """
    position = len(_SIGNATURE)
    lean: list[bytes] = [_SIGNATURE]
    kept: dict[bytes, bytes] = {}
    texts: list[bytes] = []
    while True:
        if position + 12 > len(data):
            raise DamagedError(Damage.TRUNCATED)
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        end = position + 12 + length
        if not (kind.isalpha() and kind.isascii()):
            raise DamagedError(Damage.STRUCTURE)
        if end > len(data):
            raise DamagedError(Damage.TRUNCATED)
        body = data[position + 8 : end - 4]
        if zlib.crc32(kind + body) != int.from_bytes(data[end - 4 : end], "big"):
            raise DamagedError(Damage.CHECKSUM)
        if position == len(_SIGNATURE) and (kind != b"IHDR" or length != 13):
            raise DamagedError(Damage.STRUCTURE)
        if kind in _LEAN:
            lean.append(data[position:end])
        if kind == b"tEXt":
            texts.append(body)
        else:
            kept.setdefault(kind, body)
        if kind == b"IEND":
            break
        position = end
    return _container(kept, texts, b"".join(lean))


def has_all_rows(container: Container) -> bool:
    """Whether the compressed data inflates to as many bytes as the header promises."""
    missing = _raw_size(container)
    inflater = zlib.decompressobj()
    position = len(_SIGNATURE)
    try:
        while missing > 0 and position < len(container.lean):
            length, kind = struct.unpack(">I4s", container.lean[position : position + 8])
            packed = container.lean[position + 8 : position + 8 + length]
            position += 12 + length
            while kind == b"IDAT" and packed and missing > 0 and not inflater.eof:
                missing -= len(inflater.decompress(packed, 1 << 20))
                packed = inflater.unconsumed_tail
    except zlib.error:
        return False
    return missing <= 0


def _raw_size(container: Container) -> int:
    """Bytes of all rows before compression, each with its filter byte."""
    bits = container.bit_depth * _SAMPLES[container.mode]
    total = 0
    for left, top, across, down in _PASSES if container.interlaced else ((0, 0, 1, 1),):
        columns = len(range(left, container.width, across))
        rows = len(range(top, container.height, down))
        total += rows * (1 + (columns * bits + 7) // 8) if columns else 0
    return total


def _container(kept: dict[bytes, bytes], texts: list[bytes], lean: bytes) -> Container:
    width, height, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", kept[b"IHDR"])
    if not (width and height) or colour not in _MODES or b"IDAT" not in kept:
        raise DamagedError(Damage.STRUCTURE)
    mode = _MODES[colour]
    frames = 1
    if len(kept.get(b"acTL", b"")) >= 4:
        frames = max(1, int.from_bytes(kept[b"acTL"][:4], "big"))
    return Container(
        width=width,
        height=height,
        mode="1" if mode == "L" and bits == 1 else mode,
        bit_depth=bits,
        has_alpha=mode in ("LA", "RGBA") or b"tRNS" in kept,
        frames=frames,
        interlaced=bool(interlace),
        lean=lean,
        exif=kept.get(b"eXIf", b""),
        icc=_profile(kept.get(b"iCCP", b"")),
        software=_software(texts),
    )


def _profile(body: bytes) -> bytes:
    """The profile of an ``iCCP`` chunk; empty if there is none or it does not inflate."""
    _, _, packed = body.partition(b"\x00")
    if not packed:
        return b""
    inflater = zlib.decompressobj()
    try:
        profile = inflater.decompress(packed[1:], _MAXIMUM_PROFILE)
    except zlib.error:
        return b""
    return profile if inflater.eof else b""


def _software(texts: list[bytes]) -> str | None:
    for text in texts:
        keyword, _, value = text.partition(b"\x00")
        if keyword == b"Software":
            return value[:64].decode("latin-1").strip() or None
    return None
