"""What sheets of paper share: wrapping, justified labels, spelled dates, the finish."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.fonts import Face, load
from models.synthesis.press import Layer, Sheet

__all__ = ["finish_sheet", "justified", "paragraph", "spelled", "wrap"]

_NO_START = "，。；：、）)】》！？·"  # never at the start of a line
_NO_END = "（(【《"


def wrap(
    layer: Layer, text: str, face: Face, size: float, width: float, *, indent: float = 0.0
) -> list[str]:
    """Break a text into lines of at most ``width`` millimetres.

    Chinese breaks anywhere, but no line begins with a closing mark. ``indent`` shortens the first.
    """
    lines: list[str] = []
    line, room, pixels, used = "", width - indent, size * layer.scale, 0.0
    for char in text:
        step = load(face, pixels, char).getlength(char)
        if line and (used + step) / layer.scale > room and char not in _NO_START:
            keep = 1 if line[-1] in _NO_END else 0
            lines.append(line[: len(line) - keep])
            line, room = line[len(line) - keep :], width
            used = sum(load(face, pixels, kept).getlength(kept) for kept in line)
        line, used = line + char, used + step
    return [*lines, line] if line else lines


def paragraph(
    layer: Layer,
    x: float,
    y: float,
    text: str,
    face: Face,
    size: float,
    *,
    width: float,
    pitch: float,
    indent: float = 0.0,
    bold: float = 0.0,
) -> float:
    """Set a paragraph from ``y`` (middle of its first line) down; returns the next line's y."""
    for index, line in enumerate(wrap(layer, text, face, size, width, indent=indent)):
        layer.text(x + (indent if index == 0 else 0), y, line, face, size, bold=bold)
        y += pitch
    return y


def justified(
    layer: Layer, x: float, y: float, text: str, face: Face, size: float, width: float, bold: float
) -> None:
    """Set a label spread over ``width``, first and last character at the ends."""
    natural = layer.text_width(text, face, size)
    tracking = (width - natural) / max(len(text) - 1, 1)
    layer.text(x, y, text, face, size, tracking=tracking, bold=bold)


def spelled(day: date, style: int = 0) -> str:
    """A date in Chinese: zero-padded (0) or not (1)."""
    if style:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day:%Y}年{day:%m}月{day:%d}日"


def finish_sheet(
    sheet: Sheet,
    rng: np.random.Generator,
    document_type: str,
    truth: dict[str, str],
    *,
    age: float = 0.0,
    material: Literal["card", "paper"] = "paper",
) -> FlatDocument:
    """Add the paper's clouds and grain, yellowed towards the edges by ``age`` (0 to 1)."""
    sheet.texture(rng, fibre=0.005, fine=0.008)
    if age > 0:
        height, width = sheet.shape
        y = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None] / sheet.scale
        x = np.minimum(np.arange(width), np.arange(width)[::-1])[None, :] / sheet.scale
        edge = np.exp(-np.minimum(x, y) / 18).astype(np.float32)
        for band, loss in enumerate((0.02, 0.045, 0.10)):
            sheet.reflectance[..., band] *= 1 - np.float32(age * loss) * (0.5 + edge)
    return FlatDocument(
        document_type, sheet.pixels(), sheet.size_mm, 0.0, material, truth, tuple(sheet.marks)
    )
