"""What a file says about its making: a camera's tags, or an editor's. Nothing personal is kept."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.intake.exif import Exif

__all__ = ["ExifFacts", "measure_exif"]

_EDITORS = (
    "photoshop", "lightroom", "gimp", "snapseed", "picsart", "meitu", "美图", "pixelmator",
    "paint", "canva", "affinity", "photoscape", "vsco", "醒图", "wps", "acrobat", "inkscape",
    "imagemagick", "imageready", "fireworks",
)  # fmt: skip
_SCREENSHOTS = (
    "screenshot",
    "screen shot",
    "snip",
    "截图",
    "截屏",
    "greenshot",
    "snagit",
    "sharex",
)
_SCANNERS = ("scan", "epson", "twain", "mfp", "扫描", "camscanner")


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """All 0 or 1. A camera's tags speak for a photo but prove nothing; their lack says little.

    Attributes:
        has_maker: A camera maker is named.
        has_model: A camera model is named.
        has_exposure: Exposure time or f-number is there.
        has_iso: Sensitivity is there.
        has_focal_length: Focal length is there.
        editor: The software named is an editor.
        screenshot_tool: The software named makes screenshots.
        scanner: Maker, model or software is a scanner's or a scanning app's.
        size_agrees: The pixel size noted is the picture's, either way round.
        size_differs: One is noted and differs: cropped or resized since.
    """

    has_maker: float
    has_model: float
    has_exposure: float
    has_iso: float
    has_focal_length: float
    editor: float
    screenshot_tool: float
    scanner: float
    size_agrees: float
    size_differs: float


def measure_exif(exif: Exif, software: str | None, width: int, height: int) -> ExifFacts:
    """Read the tags' presence.

    Args:
        exif: The tags.
        software: Program named elsewhere in the file (a PNG's text), or None.
        width: Of the picture, pixels.
        height: Of the picture, pixels.
    """
    program = (exif.software or software or "").lower()
    device = f"{exif.make or ''} {exif.model or ''} {program}".lower()
    noted = exif.pixel_size
    agrees = noted is not None and sorted(noted) == sorted((width, height))
    return ExifFacts(
        has_maker=float(exif.make is not None),
        has_model=float(exif.model is not None),
        has_exposure=float(exif.has_exposure),
        has_iso=float(exif.has_iso),
        has_focal_length=float(exif.has_focal_length),
        editor=float(any(name in program for name in _EDITORS)),
        screenshot_tool=float(any(name in program for name in _SCREENSHOTS)),
        scanner=float(any(name in device for name in _SCANNERS)),
        size_agrees=float(agrees),
        size_differs=float(noted is not None and not agrees),
    )
