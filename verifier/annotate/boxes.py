"""Quadrilaterals with their labels, and where evidence holds some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageDraw

from verifier.annotate.style import CORNERS, FIELD, RGB, SEAL, SIGNATURE, WHITE, Font
from verifier.reports import ImageReport, Quad

__all__ = ["draw_corners", "draw_fields", "draw_marks", "draw_quad", "quads_in"]

Scale = tuple[float, float]
"""Pixels of the drawing per pixel of the upload, along x and y."""


def draw_corners(picture: Image.Image, report: ImageReport, scale: Scale, font: Font) -> None:
    """The document's outline, its own top left marked, and who holds it."""
    if report.document.face is not None:
        draw_quad(picture, report.document.face, scale, CORNERS, font, "face")
    if report.document.corners is not None:
        draw_quad(picture, report.document.corners, scale, CORNERS, font, "")


def draw_fields(picture: Image.Image, report: ImageReport, scale: Scale, font: Font) -> None:
    """Field boxes with key and confidence."""
    for key, field in report.fields.items():
        if field.box is not None:
            draw_quad(picture, field.box, scale, FIELD, font, f"{key} {field.confidence:.2f}")


def draw_marks(picture: Image.Image, report: ImageReport, scale: Scale, font: Font) -> None:
    """Seals, and the places of signatures with whether they are signed."""
    for seal in report.seals:
        draw_quad(picture, seal.box, scale, SEAL, font, f"seal {seal.confidence:.2f}")
    for place in report.signatures:
        said = {True: "signed", False: "not signed", None: "signed?"}[place.present]
        draw_quad(picture, place.box, scale, SIGNATURE, font, said)


def draw_quad(
    picture: Image.Image,
    quad: Quad,
    scale: Scale,
    colour: RGB,
    font: Font,
    label: str | None,
) -> None:
    """Draw one box, pixels of the upload, with its label beside it.

    An empty label marks the first corner instead; None marks nothing.
    """
    draw = ImageDraw.Draw(picture)
    points = [(x * scale[0], y * scale[1]) for x, y in quad]
    draw.line([*points, points[0], points[1]], fill=colour, width=3, joint="curve")
    for x, y in points[:1] if label == "" else ():  # the document's own top left
        draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)
    if label:
        left, top = min(x for x, _ in points), min(y for _, y in points)
        box = draw.textbbox((0, 0), label, font=font)
        wide, high = box[2] + 8, box[3] + 6
        left = min(max(left, 0), max(picture.width - wide, 0))
        top = top - high if top >= high else max(y for _, y in points)
        draw.rectangle((left, top, left + wide, top + high), fill=colour)
        draw.text((left + 4, top + 2), label, fill=WHITE, font=font)


def quads_in(evidence: Any) -> Iterator[Quad]:
    """Every box inside a finding's evidence, however it is nested."""
    if isinstance(evidence, dict):
        for value in evidence.values():
            yield from quads_in(value)
    elif isinstance(evidence, list):
        if len(evidence) == 4 and all(_is_point(point) for point in evidence):
            yield evidence
        else:
            for value in evidence:
                yield from quads_in(value)


def _is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(part, int | float) and not isinstance(part, bool) for part in value)
    )
