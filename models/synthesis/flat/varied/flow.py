"""Running text with filled-in parts: Chinese breaks anywhere, words and numbers stay whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.synthesis.fonts import Face
from models.synthesis.press import Layer, Sheet

__all__ = ["Ink", "pieces_of", "set_flow"]

_TOKEN = re.compile(r"[!-~]+| |.", re.S)
_NO_START = "，。；：、）)】》！？,.;:"
_SLOT = re.compile(r"\{(\w+)\}")

Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Ink:
    """How one kind of words is set: face, size against the text's, extra stroke in em."""

    face: Face
    size: float = 1.0
    bold: float = 0.0


def pieces_of(words: str, values: dict[str, str]) -> list[Piece]:
    """Words with ``{slots}`` as pieces: the words themselves, and what is filled in (True)."""
    out: list[Piece] = []
    for index, part in enumerate(_SLOT.split(words)):
        if part:
            out.append((values[part], True) if index % 2 else (part, False))
    return out


def _tokens(pieces: Sequence[Piece], widest: int = 26) -> list[Piece]:
    tokens: list[Piece] = []
    for text, filled in pieces:
        for token in _TOKEN.findall(text):
            # What is longer than a line has to break somewhere.
            cuts = range(0, len(token), widest * 2)
            tokens += [(token[cut : cut + widest * 2], filled) for cut in cuts]
    return tokens


def set_flow(
    sheet: Sheet,
    layers: tuple[Layer, Layer],
    inks: tuple[Ink, Ink],
    pieces: Sequence[Piece],
    x: float,
    y: float,
    *,
    size: float,
    width: float,
    pitch: float,
    indent: float = 0.0,
    centred: bool = False,
    underline: bool = False,
) -> float:
    """Set pieces from ``y`` (middle of the first line) down.

    Args:
        sheet: Where.
        layers: Of the words, and of what is filled in.
        inks: Of the same.
        pieces: See :func:`pieces_of`.
        x: Left end, millimetres.
        y: First line.
        size: Em.
        width: Of the lines.
        pitch: From line to line.
        indent: Of the first line.
        centred: Whether lines stand in the middle of the width.
        underline: Whether what is filled in stands on a rule.

    Returns:
        The next line's y.
    """
    lines: list[list[Piece]] = [[]]
    used, room = 0.0, width - indent
    for token, filled in _tokens(pieces):
        ink = inks[filled]
        step = layers[0].text_width(token, ink.face, size * ink.size)
        if lines[-1] and used + step > room and token not in _NO_START:
            lines.append([])
            used, room = 0.0, width
        if token == " " and not lines[-1]:
            continue
        lines[-1].append((token, filled))
        used += step
    for index, line in enumerate(lines):
        runs = _joined(line)
        at = x + (indent if index == 0 else 0.0)
        if centred:
            at = x + (width - sum(_width(layers[0], inks, run, size) for run in runs)) / 2
        for text, filled in runs:
            ink = inks[filled]
            em = size * ink.size
            end = layers[filled].text(at, y, text, ink.face, em, bold=ink.bold)
            if underline and filled:
                layers[0].polylines([[(at, y + em * 0.66), (end, y + em * 0.66)]], 0.2)
            at = end
        y += pitch
    return y


def _joined(line: Sequence[Piece]) -> list[Piece]:
    """Tokens of one kind that follow each other, as one run."""
    runs: list[Piece] = []
    for token, filled in line:
        if runs and runs[-1][1] == filled:
            runs[-1] = (runs[-1][0] + token, filled)
        else:
            runs.append((token, filled))
    return runs


def _width(layer: Layer, inks: tuple[Ink, Ink], run: Piece, size: float) -> float:
    ink = inks[run[1]]
    return layer.text_width(run[0], ink.face, size * ink.size)
