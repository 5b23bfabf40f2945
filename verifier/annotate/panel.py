"""The column beside an explained picture: every finding with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from verifier.annotate.style import (
    COLOURS,
    CORNERS,
    FIELD,
    FONT_SIZE,
    INK,
    LABEL_SIZE,
    MARGIN,
    PALE,
    PAPER,
    RGB,
    WHITE,
    font,
)
from verifier.findings import Finding

__all__ = ["PANEL_WIDTH", "Inset", "draw_panel"]

PANEL_WIDTH = 560
_ZOOMED = 384
_MOST = 14
_REASONS = 3
_BAR = 120
_LINE = LABEL_SIZE + 8
_LEGEND = (("document", CORNERS), ("fields", FIELD), ("detail windows looked at", PALE))
_NAME = re.compile(r"[A-Za-z0-9_:.\-]{1,48}")
"""What a reason may be called; nothing else of a finding's evidence is written out."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A piece of the upload at its own pixels.

    Attributes:
        pixels: RGB, each pixel one of the upload.
        colour: Of the finding that it shows.
        caption: ASCII.
    """

    pixels: Image.Image
    colour: RGB
    caption: str


def draw_panel(findings: Sequence[tuple[Finding, RGB]], insets: Sequence[Inset]) -> Image.Image:
    """Draw the column, RGB, ``PANEL_WIDTH`` pixels wide and as high as it needs.

    Args:
        findings: With the colour of each.
        insets: Shown below, magnified by a whole number so that pixels stay pixels.
    """
    shown, left_out = findings[:_MOST], max(len(findings) - _MOST, 0)
    zoomed = [_zoomed(inset.pixels) for inset in insets]
    height = MARGIN + sum(_height(finding) for finding, _ in shown)
    height += _LINE + 2 * MARGIN + (_LINE if left_out or not shown else 0)
    height += sum(picture.height + _LINE + 2 * MARGIN for picture in zoomed)
    panel = Image.new("RGB", (PANEL_WIDTH, height), WHITE)
    draw = ImageDraw.Draw(panel)
    top = MARGIN
    for finding, colour in shown:
        _entry(draw, top, finding, colour)
        top += _height(finding)
    if left_out or not shown:
        said = f"+ {left_out} more" if left_out else "no findings"
        draw.text((MARGIN, top), said, fill=INK, font=font(LABEL_SIZE))
        top += _LINE + MARGIN
    for inset, picture in zip(insets, zoomed, strict=True):
        draw.text((MARGIN, top), inset.caption, fill=inset.colour, font=font(LABEL_SIZE))
        top += _LINE
        frame = (MARGIN, top, MARGIN + picture.width + 7, top + picture.height + 7)
        draw.rectangle(frame, fill=inset.colour)
        panel.paste(picture, (MARGIN + 4, top + 4))
        top += picture.height + 2 * MARGIN
    _legend(draw, top)
    return panel


def _reasons(finding: Finding) -> list[tuple[str, float]]:
    """Well-formed reasons only: a short plain name and a number."""
    stated = finding.evidence.get("reasons")
    found = []
    for one in stated if isinstance(stated, list | tuple) else ():
        if not isinstance(one, list | tuple) or len(one) != 2:
            continue
        name, weight = one
        if isinstance(name, str) and _NAME.fullmatch(name) and _is_number(weight):
            found.append((name, float(weight)))  # type: ignore[arg-type]
    return found[:_REASONS]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _figures(finding: Finding) -> str:
    names = ("probability", "threshold")
    stated = [(name, finding.evidence.get(name)) for name in names]
    return "   ".join(f"{name} {value:.4g}" for name, value in stated if _is_number(value))


def _height(finding: Finding) -> int:
    rows = bool(_figures(finding)) + len(_reasons(finding))
    return FONT_SIZE + 10 + rows * _LINE + MARGIN


def _entry(draw: ImageDraw.ImageDraw, top: int, finding: Finding, colour: RGB) -> None:
    label = font(LABEL_SIZE)
    draw.rectangle((MARGIN, top + 4, MARGIN + 18, top + 22), fill=colour)
    draw.text((MARGIN + 30, top), finding.code, fill=colour, font=font(FONT_SIZE))
    severity = str(finding.severity)
    end = PANEL_WIDTH - MARGIN - draw.textlength(severity, font=label)
    draw.text((end, top + 3), severity, fill=COLOURS[severity], font=label)
    top += FONT_SIZE + 10
    if figures := _figures(finding):
        draw.text((MARGIN + 30, top), figures, fill=INK, font=label)
        top += _LINE
    reasons = _reasons(finding)
    most = max((abs(weight) for _, weight in reasons), default=0.0) or 1.0
    for name, weight in reasons:
        long = round(_BAR * abs(weight) / most)
        right = PANEL_WIDTH - MARGIN
        draw.rectangle((right - _BAR, top + 6, right, top + 16), fill=PAPER)
        draw.rectangle((right - _BAR, top + 6, right - _BAR + long, top + 16), fill=colour)
        number = f"{weight:+.2f}"
        place = right - _BAR - 10 - draw.textlength(number, font=label)
        draw.text((place, top), number, fill=INK, font=label)
        draw.text((MARGIN + 30, top), _cut(draw, name, place - MARGIN - 40), fill=INK, font=label)
        top += _LINE


def _cut(draw: ImageDraw.ImageDraw, text: str, room: float) -> str:
    if draw.textlength(text, font=font(LABEL_SIZE)) <= room:
        return text
    while text and draw.textlength(text + "...", font=font(LABEL_SIZE)) > room:
        text = text[:-1]
    return text + "..."


def _legend(draw: ImageDraw.ImageDraw, top: int) -> None:
    left = float(MARGIN)
    for name, colour in _LEGEND:
        draw.rectangle((left, top + 6, left + 14, top + 20), outline=colour, width=3)
        draw.text((left + 22, top), name, fill=INK, font=font(LABEL_SIZE))
        left += 46 + draw.textlength(name, font=font(LABEL_SIZE))


def _zoomed(pixels: Image.Image) -> Image.Image:
    times = max(_ZOOMED // max(pixels.size), 1)
    return pixels.resize((pixels.width * times, pixels.height * times), Image.Resampling.NEAREST)
