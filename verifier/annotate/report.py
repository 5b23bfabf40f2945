"""A report drawn on its image: corners, field boxes, what was found, the verdict."""

from __future__ import annotations

from PIL import Image, ImageDraw

from verifier.annotate.boxes import draw_corners, draw_fields, draw_marks, draw_quad, quads_in
from verifier.annotate.picture import decode, encode, fitted
from verifier.annotate.style import (
    COLOURS,
    FONT_SIZE,
    LABEL_SIZE,
    LONG_SIDE,
    MARGIN,
    NARROWEST,
    PAPER,
    WHITE,
    Font,
)
from verifier.annotate.style import font as font_of
from verifier.findings import Severity
from verifier.reports import ImageReport

__all__ = ["annotate"]


def annotate(data: bytes, report: ImageReport) -> bytes:
    """Draw ``report`` on the image that it was made of.

    Args:
        data: The uploaded file. Where it cannot be decoded, the text stands on an empty panel.
        report: Its report; boxes in pixels of the upload after EXIF orientation.

    Returns:
        A PNG (RGB), long side at most 1600 pixels: a banner with verdict and document type, the
        image with corners (blue), field boxes (green, key and confidence), seals, places of
        signatures, and boxes that findings point at (by severity), and a list of the findings'
        codes.
    """
    font, label_font = (font_of(size) for size in (FONT_SIZE, LABEL_SIZE))
    row = FONT_SIZE + MARGIN
    banner = row + MARGIN
    strip = row * len(report.findings) + (MARGIN if report.findings else 0)
    picture = fitted(decode(data), (LONG_SIDE, max(LONG_SIDE - banner - strip, 200)))
    width = max(picture.width, NARROWEST)
    canvas = Image.new("RGB", (width, min(banner + picture.height + strip, LONG_SIDE)), PAPER)
    if report.image.width and report.image.height:
        scale = (picture.width / report.image.width, picture.height / report.image.height)
        _draw_boxes(picture, report, scale, label_font)
    canvas.paste(picture, ((width - picture.width) // 2, banner))

    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, width, banner), fill=COLOURS[report.verdict])
    title = (
        f"{report.verdict.upper()}   {report.document.type}  {report.document.confidence:.2f}"
        f"   located by {report.document.located_by}"
    )
    draw.text((MARGIN, MARGIN), title, fill=WHITE, font=font)
    for index, finding in enumerate(report.findings):
        top = banner + picture.height + MARGIN + index * row
        colour = COLOURS[finding.severity]
        draw.text((MARGIN, top), finding.severity, fill=colour, font=font)
        draw.text((MARGIN + 4 * FONT_SIZE, top), finding.code, fill=colour, font=font)
    return encode(canvas)


def _draw_boxes(
    picture: Image.Image, report: ImageReport, scale: tuple[float, float], font: Font
) -> None:
    draw_corners(picture, report, scale, font)
    draw_marks(picture, report, scale, font)
    for finding in report.findings:
        if finding.severity is not Severity.INFO:
            for quad in quads_in(finding.evidence):
                draw_quad(picture, quad, scale, COLOURS[finding.severity], font, finding.code)
    draw_fields(picture, report, scale, font)
