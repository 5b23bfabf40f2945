"""What an OCR engine gives back, and the one protocol that every engine keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from verifier.ocr.lattice import Cell

__all__ = ["OcrEngine", "TextLine"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One recognised line.

    Attributes:
        text: What was read.
        confidence: Mean character probability, 0 (worst) to 1 (best).
        box: (4, 2) float32, pixels of the image given to the engine, origin top left; corners
            clockwise from the top left of the text *as it is read*.
        cells: What else each character of ``text`` may be, one a character; none where the engine
            does not tell.
    """

    text: str
    confidence: float
    box: NDArray[np.float32]
    cells: tuple[Cell, ...] = ()


class OcrEngine(Protocol):
    """Finds and reads lines. One engine belongs to one process and serves one call at a time."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], ...]:
        """Line boxes, each (4, 2) float32 in pixels of ``image`` ((H, W, 3) uint8 BGR).

        Clockwise from the corner nearest the image's top left.

        Raises:
            OcrError: The engine failed.
        """
        ...

    def recognise(
        self, image: NDArray[np.uint8], boxes: Sequence[NDArray[np.float32]]
    ) -> tuple[TextLine, ...]:
        """Read each box of ``image`` ((H, W, 3) uint8 BGR), one line a box, in the order given.

        A box's first corner is where its text begins, so a caller that knows the text to be
        upside down rolls the corners by two.

        Raises:
            OcrError: The engine failed.
        """
        ...
