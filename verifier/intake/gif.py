"""The structure of a GIF (GIF89a): blocks and frames up to the trailer; nothing decoded."""

from __future__ import annotations

import struct

from verifier.intake.container import Container, Damage, DamagedError

__all__ = ["read_gif"]

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_GRAPHIC_CONTROL = 0xF9


def read_gif(data: bytes) -> Container:
    """Walk the blocks up to the trailer and count the frames.

    Raises:
        DamagedError: The end comes too early, a block is malformed, or there is no frame.
    """
    _need(data, 13)
    width, height, packed = struct.unpack("<HHB", data[6:11])
    position = 13 + _table_size(packed)
    frames = 0
    transparent = interlaced = False
    lean = b""
    while True:
        _need(data, position + 1)
        block = data[position]
        if block == _TRAILER:
            break
        if block == _EXTENSION:
            _need(data, position + 2)
            if data[position + 1] == _GRAPHIC_CONTROL and not frames:
                _need(data, position + 4)
                transparent = bool(data[position + 3] & 1)
            position = _skip_blocks(data, position + 2)
        elif block == _IMAGE:
            _need(data, position + 11)
            left, top, wide, high, local = struct.unpack(
                "<HHHHB", data[position + 1 : position + 10]
            )
            position = _skip_blocks(data, position + 10 + _table_size(local) + 1)
            frames += 1
            if frames == 1:
                # Decoders grow the canvas when a frame reaches beyond it.
                width, height = max(width, left + wide), max(height, top + high)
                interlaced = bool(local & 0x40)
                lean = data[:position] + b";"
        else:
            raise DamagedError(Damage.STRUCTURE)
    if not (frames and width and height):
        raise DamagedError(Damage.STRUCTURE)
    return Container(
        width=width,
        height=height,
        mode="P",
        bit_depth=8,
        has_alpha=transparent,
        frames=frames,
        interlaced=interlaced,
        lean=lean,
    )


def _need(data: bytes, length: int) -> None:
    if len(data) < length:
        raise DamagedError(Damage.TRUNCATED)


def _table_size(packed: int) -> int:
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _skip_blocks(data: bytes, position: int) -> int:
    """Position behind the sub-blocks that begin at ``position``."""
    while True:
        _need(data, position + 1)
        size = data[position]
        position += 1 + size
        if size == 0:
            return position
