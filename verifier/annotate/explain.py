"""A report with the evidence of every finding, drawn on its image."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from verifier.annotate.boxes import draw_corners, draw_fields, draw_quad, quads_in
from verifier.annotate.panel import PANEL_WIDTH, Inset, draw_panel
from verifier.annotate.picture import decode, encode, fitted
from verifier.annotate.style import (
    COLOURS,
    FINDINGS,
    FONT_SIZE,
    LABEL_SIZE,
    LONG_SIDE,
    MARGIN,
    PAPER,
    RGB,
    WHITE,
    font,
)
from verifier.annotate.windows import Window, strongest, tint
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import ImageReport, Quad

__all__ = ["explain"]

_ORDER = (Severity.REJECT, Severity.REVIEW, Severity.INFO)


def explain(data: bytes, report: ImageReport, windows: Sequence[Window] = ()) -> bytes:
    """Draw why ``report`` says what it says.

    Args:
        data: The uploaded file. Where it cannot be decoded, an empty panel stands in its place.
        report: Its report. Of a finding's evidence only ``probability``, ``threshold``,
            ``reasons`` and boxes are shown.
        windows: Where fine detail was looked at, see :func:`~verifier.annotate.windows_of`.

    Returns:
        A PNG (RGB): a banner with the verdict; the image with corners (blue), field boxes (green,
        key and confidence), each finding's boxes in the finding's own colour, and the windows that
        speak for a copy or a screen tinted in it; beside it the findings, gravest first, with
        probability, threshold, the three strongest reasons, and the strongest window at the
        upload's own pixels, magnified.
    """
    upload = decode(data)
    banner = FONT_SIZE + 2 * MARGIN
    picture = fitted(upload, (LONG_SIDE - PANEL_WIDTH, LONG_SIDE - banner))
    ordered = sorted(report.findings, key=lambda finding: _ORDER.index(finding.severity))
    coloured = [(one, FINDINGS[k % len(FINDINGS)]) for k, one in enumerate(ordered)]
    insets: list[Inset] = []
    if report.image.width and report.image.height:
        scale = (picture.width / report.image.width, picture.height / report.image.height)
        insets = _draw(picture, upload, report, coloured, windows, scale)
    panel = draw_panel(coloured, insets)
    size = (picture.width + PANEL_WIDTH, banner + max(picture.height, panel.height))
    canvas = Image.new("RGB", size, PAPER)
    canvas.paste(picture, (0, banner))
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((picture.width, banner, *size), fill=WHITE)
    canvas.paste(panel, (picture.width, banner))
    draw.rectangle((0, 0, canvas.width, banner), fill=COLOURS[report.verdict])
    title = (
        f"{report.verdict.upper()}   {report.document.type}  {report.document.confidence:.2f}"
        f"   located by {report.document.located_by}"
    )
    draw.text((MARGIN, MARGIN), title, fill=WHITE, font=font(FONT_SIZE))
    return encode(canvas)


def _draw(
    picture: Image.Image,
    upload: Image.Image,
    report: ImageReport,
    coloured: Sequence[tuple[Finding, RGB]],
    windows: Sequence[Window],
    scale: tuple[float, float],
) -> list[Inset]:
    """Draw everything on ``picture``; what is to be shown beside it."""
    label = font(LABEL_SIZE)
    insets: list[Inset] = []
    seen: set[FindingCode] = set()
    for finding, colour in coloured:
        window = strongest(windows, finding.code)
        if window is None or finding.code in seen:
            continue
        seen.add(finding.code)
        tint(picture, windows, finding.code, colour, scale)
        left, top, right, bottom = window.box  # the one that is shown magnified
        outline: Quad = [[left, top], [right, top], [right, bottom], [left, bottom]]
        draw_quad(picture, outline, scale, colour, label, f"{window.shares[finding.code]:.2f}")
        caption = f"{finding.code}  {window.shares[finding.code]:.2f}  at {window.box[:2]}"
        insets.append(Inset(upload.crop(window.box), colour, caption))
    draw_corners(picture, report, scale, label)
    draw_fields(picture, report, scale, label)
    for finding, colour in coloured:
        for k, quad in enumerate(quads_in(finding.evidence)):
            draw_quad(picture, quad, scale, colour, label, None if k else finding.code)
    return insets
