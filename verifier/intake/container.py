"""What the structure of a file says before a single pixel is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Container", "DamagedError", "Damage"]


class Damage(StrEnum):
    """Why a file cannot be trusted; also the catalogue variant of ``FILE_CORRUPT``."""

    EMPTY = "empty"
    TRUNCATED = "truncated"
    CHECKSUM = "checksum"
    STRUCTURE = "structure"
    UNDECODABLE = "undecodable"


class DamagedError(Exception):
    """Raised and caught inside the intake only; carries no content of the file."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.value)
        self.damage = damage


@dataclass(frozen=True, slots=True)
class Container:
    """Header and structure of a JPEG, PNG or GIF whose end was reached.

    Attributes:
        width: Pixels before EXIF orientation.
        height: Pixels before EXIF orientation.
        mode: See :class:`verifier.intake.upload.FileFacts`.
        bit_depth: Bits a sample.
        has_alpha: Some transparency is declared.
        frames: Pictures in the file; 1 unless animated.
        interlaced: Progressive or interlaced storage.
        lean: The file reduced to what makes the first picture: no metadata, no thumbnail, no
            further frames, so that a decoder meets nothing else.
        exif: TIFF-structured EXIF block, or empty.
        icc: Colour profile, or empty.
        software: Text naming the program that wrote the file, where the format has such a field.
        quantisation: JPEG quantisation tables, 64 values each in zigzag order; else empty.
    """

    width: int
    height: int
    mode: str
    bit_depth: int
    has_alpha: bool
    frames: int
    interlaced: bool
    lean: bytes
    exif: bytes = b""
    icc: bytes = b""
    software: str | None = None
    quantisation: tuple[tuple[int, ...], ...] = ()
