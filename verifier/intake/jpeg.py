"""The structure of a JPEG (ITU-T T.81): walked marker by marker, nothing decoded."""

from __future__ import annotations

import re
import struct

from verifier.intake.container import Container, Damage, DamagedError

__all__ = ["read_jpeg"]

# Inside entropy-coded data, FF is followed by 00 (stuffing), D0-D7 (restart) or FF (fill).
_NEXT_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])", re.DOTALL)

_SOI, _EOI, _SOS, _DQT = 0xD8, 0xD9, 0xDA, 0xDB
_APP1, _APP2, _APP14, _COMMENT = 0xE1, 0xE2, 0xEE, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


def read_jpeg(data: bytes) -> Container:
    """Walk the segments up to the end-of-image marker.

    What follows the end (a phone's trailer, a second picture) is ignored.

    Raises:
        DamagedError: The end comes too early, a segment is malformed, or coefficients that the
            picture needs were never sent.
    """
    walk = _Walk()
    position = 2
    while True:
        marker, position = _marker(data, position)
        if marker == _EOI:
            return walk.finish(data)
        if marker == _SOI or 0xD0 <= marker <= 0xD7 or marker == 0x01:
            continue
        segment, position = _segment(data, position)
        walk.take(marker, segment)
        if marker == _SOS:
            found = _NEXT_MARKER.search(data, position)
            if found is None:
                raise DamagedError(Damage.TRUNCATED)
            walk.lean.append(data[position : found.start()])
            position = found.start()


def _marker(data: bytes, position: int) -> tuple[int, int]:
    if position >= len(data):
        raise DamagedError(Damage.TRUNCATED)
    if data[position] != 0xFF:
        raise DamagedError(Damage.STRUCTURE)
    while position < len(data) and data[position] == 0xFF:
        position += 1
    if position >= len(data):
        raise DamagedError(Damage.TRUNCATED)
    if data[position] == 0:
        raise DamagedError(Damage.STRUCTURE)
    return data[position], position + 1


def _segment(data: bytes, position: int) -> tuple[bytes, int]:
    if position + 2 > len(data):
        raise DamagedError(Damage.TRUNCATED)
    end = position + int.from_bytes(data[position : position + 2], "big")
    if end < position + 2:
        raise DamagedError(Damage.STRUCTURE)
    if end > len(data):
        raise DamagedError(Damage.TRUNCATED)
    return data[position + 2 : end], end


class _Walk:
    """What has been seen so far; lives for one file."""

    def __init__(self) -> None:
        self.lean: list[bytes] = [b"\xff\xd8"]
        self.exif = b""
        self.icc: dict[int, bytes] = {}
        self.tables: dict[int, tuple[int, ...]] = {}
        self.frame: tuple[int, int, int, int, bool] | None = None
        # By component: the lowest bit sent so far of each of its 64 coefficients (99: none yet).
        self.precision: dict[int, list[int]] = {}

    def take(self, marker: int, segment: bytes) -> None:
        """Note one segment; keep it if it helps to make the picture."""
        if marker == _APP1 and segment.startswith(b"Exif\x00") and not self.exif:
            self.exif = segment[6:]
        elif marker == _APP2 and segment.startswith(b"ICC_PROFILE\x00") and len(segment) > 14:
            self.icc[segment[12]] = segment[14:]
        elif marker in _FRAMES:
            self._frame(marker, segment)
        elif marker == _SOS:
            self._scan(segment)
        elif marker == _DQT:
            self._quantisation(segment)
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or marker in (0xE0, _APP14):
            self.lean.append(struct.pack(">BBH", 0xFF, marker, len(segment) + 2) + segment)

    def _frame(self, marker: int, segment: bytes) -> None:
        if self.frame is not None or len(segment) < 6:
            raise DamagedError(Damage.STRUCTURE)
        bits, height, width, count = struct.unpack(">BHHB", segment[:6])
        if len(segment) < 6 + 3 * count or not (width and height) or count not in _MODES:
            raise DamagedError(Damage.STRUCTURE)
        self.frame = width, height, count, bits, marker in _PROGRESSIVE
        self.precision = {segment[6 + 3 * index]: [99] * 64 for index in range(count)}

    def _scan(self, segment: bytes) -> None:
        count = segment[0] if segment else 0
        if self.frame is None or not 1 <= count <= 4 or len(segment) < 4 + 2 * count:
            raise DamagedError(Damage.STRUCTURE)
        first, last, bits = segment[1 + 2 * count : 4 + 2 * count]
        if not self.frame[4]:
            first, last, bits = 0, 63, 0
        if last > 63:
            raise DamagedError(Damage.STRUCTURE)
        for index in range(count):
            sent = self.precision.get(segment[1 + 2 * index])
            if sent is None:
                raise DamagedError(Damage.STRUCTURE)
            for coefficient in range(first, last + 1):
                sent[coefficient] = min(sent[coefficient], bits & 15)

    def _quantisation(self, segment: bytes) -> None:
        while segment:
            wide, number = segment[0] >> 4, segment[0] & 15
            size = 128 if wide else 64
            values = segment[1 : 1 + size]
            if len(values) < size:
                raise DamagedError(Damage.STRUCTURE)
            self.tables[number] = struct.unpack(">64H" if wide else ">64B", values)
            segment = segment[1 + size :]

    def finish(self, data: bytes) -> Container:
        """The container, once the end of the image has been met."""
        if self.frame is None:
            raise DamagedError(Damage.STRUCTURE)
        if any(max(sent) > 0 for sent in self.precision.values()):
            raise DamagedError(Damage.TRUNCATED)  # a progressive file cut between two scans
        width, height, count, bits, progressive = self.frame
        return Container(
            width=width,
            height=height,
            mode=_MODES[count],
            bit_depth=bits,
            has_alpha=False,
            frames=1,
            interlaced=progressive,
            lean=b"".join((*self.lean, b"\xff\xd9")),
            exif=self.exif,
            icc=b"".join(part for _, part in sorted(self.icc.items())),
            quantisation=tuple(values for _, values in sorted(self.tables.items())),
        )
