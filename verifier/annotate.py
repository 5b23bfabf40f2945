"""Draws a report on its image: corners, field boxes, what was found, the verdict.

For eyes only, on a scaled-down copy. Only keys and codes are written (ASCII, no font needed),
never a field's value.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from verifier.findings import Severity
from verifier.intake import FileLimits, take_in
from verifier.reports import ImageReport, Quad

__all__ = ["LONG_SIDE", "annotate"]

LONG_SIDE = 1600
"""Pixels; no side of an annotated picture is longer."""

_NARROWEST = 640
_MARGIN = 12
_FONT_SIZE = 22
_LABEL_SIZE = 18

_CORNERS, _FIELD = (30, 110, 240), (0, 150, 70)
_COLOURS = {
    "reject": (205, 30, 45),
    "review": (200, 120, 0),
    "pass": (0, 130, 70),
    "info": (80, 95, 110),
}
_WHITE, _PAPER = (255, 255, 255), (236, 238, 240)

_ANY_FILE = FileLimits(0, sys.maxsize, ("JPEG", "PNG", "GIF"), source="")

_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def annotate(data: bytes, report: ImageReport) -> bytes:
    """Draw ``report`` on the image that it was made of.

    Args:
        data: The uploaded file. Where it cannot be decoded, the text stands on an empty panel.
        report: Its report; boxes in pixels of the upload after EXIF orientation.

    Returns:
        A PNG (RGB), long side at most 1600 pixels: a banner with verdict and document type, the
        image with corners (blue), field boxes (green, key and confidence) and boxes that findings
        point at (by severity), and a list of the findings' codes.
    """
    font, label_font = (ImageFont.load_default(size) for size in (_FONT_SIZE, _LABEL_SIZE))
    row = _FONT_SIZE + _MARGIN
    banner = row + _MARGIN
    strip = row * len(report.findings) + (_MARGIN if report.findings else 0)
    picture = _decode(data, (LONG_SIDE, max(LONG_SIDE - banner - strip, 200)))
    width = max(picture.width, _NARROWEST)
    canvas = Image.new("RGB", (width, min(banner + picture.height + strip, LONG_SIDE)), _PAPER)
    if report.image.width and report.image.height:
        scale = (picture.width / report.image.width, picture.height / report.image.height)
        _draw_boxes(picture, report, scale, label_font)
    canvas.paste(picture, ((width - picture.width) // 2, banner))

    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, width, banner), fill=_COLOURS[report.verdict])
    title = (
        f"{report.verdict.upper()}   {report.document.type}  {report.document.confidence:.2f}"
        f"   located by {report.document.located_by}"
    )
    draw.text((_MARGIN, _MARGIN), title, fill=_WHITE, font=font)
    for index, finding in enumerate(report.findings):
        top = banner + picture.height + _MARGIN + index * row
        colour = _COLOURS[finding.severity]
        draw.text((_MARGIN, top), finding.severity, fill=colour, font=font)
        draw.text((_MARGIN + 4 * _FONT_SIZE, top), finding.code, fill=colour, font=font)
    out = io.BytesIO()
    canvas.save(out, format="PNG")
    return out.getvalue()


def _decode(data: bytes, fit: tuple[int, int]) -> Image.Image:
    """The pixels that were judged, RGB, scaled down to ``fit``; a grey panel if there are none."""
    upload = take_in(data, "", _ANY_FILE).upload
    if upload is None:
        return Image.new("RGB", (_NARROWEST, 200), _PAPER)
    picture = Image.fromarray(np.ascontiguousarray(upload.pixels[:, :, ::-1]))
    picture.thumbnail(fit)
    return picture


def _draw_boxes(
    picture: Image.Image, report: ImageReport, scale: tuple[float, float], font: _Font
) -> None:
    if report.document.corners is not None:
        _draw_quad(picture, report.document.corners, scale, _CORNERS, font, "")
    for finding in report.findings:
        if finding.severity is not Severity.INFO:
            for quad in _quads(finding.evidence):
                _draw_quad(picture, quad, scale, _COLOURS[finding.severity], font, finding.code)
    for key, field in report.fields.items():
        if field.box is not None:
            _draw_quad(picture, field.box, scale, _FIELD, font, f"{key} {field.confidence:.2f}")


def _draw_quad(
    picture: Image.Image,
    quad: Quad,
    scale: tuple[float, float],
    colour: tuple[int, int, int],
    font: _Font,
    label: str,
) -> None:
    draw = ImageDraw.Draw(picture)
    points = [(x * scale[0], y * scale[1]) for x, y in quad]
    draw.line([*points, points[0], points[1]], fill=colour, width=3, joint="curve")
    for x, y in points[:1] if not label else ():  # the document's own top left
        draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)
    if label:
        left, top = min(x for x, _ in points), min(y for _, y in points)
        box = draw.textbbox((0, 0), label, font=font)
        wide, high = box[2] + 8, box[3] + 6
        left = min(max(left, 0), max(picture.width - wide, 0))
        top = top - high if top >= high else max(y for _, y in points)
        draw.rectangle((left, top, left + wide, top + high), fill=colour)
        draw.text((left + 4, top + 2), label, fill=_WHITE, font=font)


def _quads(evidence: Any) -> Iterator[Quad]:
    """Every box inside a finding's evidence, however it is nested."""
    if isinstance(evidence, dict):
        for value in evidence.values():
            yield from _quads(value)
    elif isinstance(evidence, list):
        if len(evidence) == 4 and all(_is_point(point) for point in evidence):
            yield evidence
        else:
            for value in evidence:
                yield from _quads(value)


def _is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(part, int | float) and not isinstance(part, bool) for part in value)
    )
