"""Sizes and colours (RGB) of what is drawn."""

from __future__ import annotations

from PIL import ImageFont

__all__ = [
    "COLOURS",
    "CORNERS",
    "FIELD",
    "FINDINGS",
    "FONT_SIZE",
    "INK",
    "LABEL_SIZE",
    "LONG_SIDE",
    "MARGIN",
    "NARROWEST",
    "PALE",
    "PAPER",
    "WHITE",
    "Font",
    "RGB",
    "SEAL",
    "SIGNATURE",
    "font",
]

LONG_SIDE = 1600
"""Pixels; no side of an annotated picture is longer."""
NARROWEST = 640
MARGIN = 12
FONT_SIZE = 22
LABEL_SIZE = 18

RGB = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

CORNERS, FIELD = (30, 110, 240), (0, 150, 70)
SEAL, SIGNATURE = (150, 40, 170), (0, 125, 145)
COLOURS: dict[str, RGB] = {
    "reject": (205, 30, 45),
    "review": (200, 120, 0),
    "pass": (0, 130, 70),
    "info": (80, 95, 110),
}
"""By severity and by verdict."""
FINDINGS: tuple[RGB, ...] = (
    (214, 30, 60),
    (125, 45, 185),
    (225, 110, 0),
    (0, 130, 150),
    (205, 30, 150),
    (125, 80, 30),
    (105, 120, 0),
)
"""One after the other where every finding has its own; apart from corners and fields."""
WHITE, PAPER, INK, PALE = (255, 255, 255), (236, 238, 240), (40, 45, 52), (150, 158, 166)


def font(size: int) -> Font:
    """Pillow's own font: the same everywhere, ASCII."""
    return ImageFont.load_default(size)
