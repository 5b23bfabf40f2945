"""A page of running text that nobody will read: paper lying under or beside the document."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

from models.synthesis.fonts import choose_face, load

from .noise import Pixels

__all__ = ["printed_page"]

# Everyday characters in no order: looks like print, says nothing.
_CHARACTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应"
)


def printed_page(rng: np.random.Generator, size_mm: tuple[float, float], scale: float) -> Pixels:
    """Paragraphs of unconnected characters under a heading.

    Args:
        rng: Source of randomness.
        size_mm: Width and height.
        scale: Pixels per millimetre.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    width, height = int(size_mm[0] * scale), int(size_mm[1] * scale)
    paper = int(rng.integers(226, 250))
    ink = int(rng.integers(20, 90))
    image = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(image)
    letter = max(4.0, float(rng.uniform(3.2, 4.6)) * scale)
    face = choose_face(rng, "song" if rng.random() < 0.7 else "hei")
    font = load(face, letter)
    leading = letter * float(rng.uniform(1.45, 2.0))
    margin = 20 * scale
    per_line = int((width - 2 * margin) / letter)
    y = margin
    if rng.random() < 0.6:
        title = load(face, letter * 1.6)
        text = _words(rng, int(rng.integers(5, 12)))
        draw.text((width / 2, y), text, fill=ink, font=title, anchor="ma")
        y += 3 * letter
    fresh = True
    while y + letter < height - margin:
        last = rng.random() < 0.2
        count = int(rng.integers(3, per_line)) if last else per_line
        indent = 2 if fresh else 0
        draw.text(
            (margin + indent * letter, y), _words(rng, max(1, count - indent)), fill=ink, font=font
        )
        fresh = last
        y += leading * (1.5 if last and rng.random() < 0.3 else 1)
    page = np.asarray(image)
    return cv2.merge([page, page, cv2.subtract(page, int(rng.integers(0, 9)))])


def _words(rng: np.random.Generator, count: int) -> str:
    marks = rng.random(count)
    drawn = rng.integers(0, len(_CHARACTERS), count)
    return "".join(
        "，" if mark < 0.06 else "。" if mark < 0.08 else _CHARACTERS[k]
        for mark, k in zip(marks, drawn, strict=True)
    )
