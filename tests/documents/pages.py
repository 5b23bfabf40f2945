"""Pages of lines written down by hand, as an engine would have found them."""

from __future__ import annotations

import numpy as np

from verifier.ocr import Page, PageLine


def page_of(*lines: tuple[str, float, float], height: float = 24.0, **options: float) -> Page:
    """A page of (text, x, y) lines; a Chinese character is as wide as the line is high."""
    made = []
    for text, x, y in lines:
        width = sum(0.55 if char.isascii() else 1.0 for char in text) * height
        made.append(PageLine(text, options.get("confidence", 0.98), x, y, x + width, y + height))
    return Page(tuple(made), 1000.0, 640.0, np.eye(3))
