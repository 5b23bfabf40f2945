"""What comes out of the intake: limits it was held to, the picture, and facts about the file."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.findings import Finding
from verifier.limits import ServiceLimits
from verifier.reports import ImageInfo

__all__ = ["ANY_FILE", "FileFacts", "FileLimits", "Glance", "Intake", "ServiceLimits", "Upload"]


@dataclass(frozen=True, slots=True)
class FileLimits:
    """What the rule demands of an uploaded file (§1, §5); read from ``rules/national.yaml``.

    Attributes:
        minimum_bytes: Smallest size allowed, inclusive.
        maximum_bytes: Largest size allowed, inclusive.
        formats: Accepted formats by content: ``JPEG`` (or ``JPG``), ``PNG``, ``GIF``.
        source: What findings cite: rule file, rule id and section.
    """

    minimum_bytes: int
    maximum_bytes: int
    formats: tuple[str, ...]
    source: str


ANY_FILE = FileLimits(0, sys.maxsize, ("JPEG", "PNG", "GIF"), source="")
"""No limits but the formats: to look at a picture whatever the rule says of its file."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Facts on the file that later checks may weigh. None of them names a person or a place.

    Attributes:
        mode: How colour is stored: ``1``, ``L``, ``LA``, ``P``, ``RGB``, ``RGBA`` or ``CMYK``.
        bit_depth: Bits a sample.
        has_alpha: Some transparency is declared (alpha channel, tRNS, transparent GIF index).
        frames: 1 for a still image.
        interlaced: Progressive JPEG, Adam7 PNG, or interlaced GIF.
        orientation: EXIF orientation, 1 to 8, as found (already applied to the pixels).
        camera_make: EXIF Make, or None.
        camera_model: EXIF Model, or None.
        software: EXIF Software or PNG ``Software`` text, or None.
        has_exposure: EXIF holds an exposure time or f-number, as cameras write.
        icc: Description of the embedded colour profile, or None.
        jpeg_quality: Estimated from the luminance quantisation table, 1 to 100; None if no JPEG.
        jpeg_tables: First 16 hex digits of the SHA-256 of the quantisation tables, or None.
    """

    mode: str
    bit_depth: int = 8
    has_alpha: bool = False
    frames: int = 1
    interlaced: bool = False
    orientation: int = 1
    camera_make: str | None = None
    camera_model: str | None = None
    software: str | None = None
    has_exposure: bool = False
    icc: str | None = None
    jpeg_quality: int | None = None
    jpeg_tables: str | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """A picture at a fraction of its size: enough to see what it shows, and where.

    Attributes:
        pixels: (h, w, 3) uint8 BGR, sRGB, upright; each pixel the mean of a block of the upload.
        times: Side of the block, a whole number; 1 for the upload's own pixels.
    """

    pixels: NDArray[np.uint8]
    times: int


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that can be judged.

    Attributes:
        pixels: (H, W, 3) uint8 BGR, sRGB, contiguous, upright (EXIF orientation applied),
            transparency laid over white; origin top left.
        facts: What the file says about itself.
        glance: The same picture, small.
    """

    pixels: NDArray[np.uint8]
    facts: FileFacts
    glance: Glance


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one file.

    Attributes:
        info: The file as it came in, ready for the report.
        upload: The picture, or None where nothing trustworthy could be made of the file.
        findings: Faults of the file; empty if there are none.
    """

    info: ImageInfo
    upload: Upload | None
    findings: tuple[Finding, ...]
