"""PaddleOCR's recognition net fed directly: every line at its own width, lines side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.lanes import Lanes
from verifier.ocr.lattice import Cell, read_lines

__all__ = ["LineReading", "LineRecogniser"]

_LEAST_WIDTH = 96  # what the net was trained with; a shorter line has grey beside it
_STEP = 16  # a few widths in all, so that the runtime need not plan for hundreds
_MOST_WIDTH = 3200  # PaddleOCR's own limit; a longer line is squeezed


class LineReading(NamedTuple):
    """What one line says: text, mean confidence 0 to 1, and its cells (none where not known)."""

    text: str
    confidence: float
    cells: tuple[Cell, ...]


class LineRecogniser:
    """Reads line crops with a ``paddleocr.TextRecognition``."""

    def __init__(self, recognition: Any, lanes: Lanes) -> None:
        """Take the module as loaded, on one thread: lines share the lanes instead."""
        self._public = recognition
        self._lanes = lanes
        predictor = getattr(recognition, "paddlex_predictor", None)
        self._runner: Any = getattr(predictor, "runner", None)
        characters = getattr(getattr(predictor, "post_op", None), "character", None)
        self._characters: Sequence[str] = characters if isinstance(characters, list) else ()

    @property
    def direct(self) -> bool:
        """Whether the net is within reach; else PaddleOCR's own steps are taken, without cells."""
        return self._runner is not None and bool(self._characters)

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineReading]:
        """Read (48, w, 3) uint8 BGR crops, in the order given."""
        if not self.direct:
            return [
                LineReading(result["rec_text"], float(result["rec_score"]), ())
                for crop in crops
                for result in self._public.predict([crop])
            ]
        # The longest first: no thread is left with a long one at the end.
        order = sorted(range(len(crops)), key=lambda index: -crops[index].shape[1])
        read = self._lanes.map(lambda index: self._one(crops[index]), order)
        found = dict(zip(order, read, strict=True))
        return [found[index] for index in range(len(crops))]

    def _one(self, crop: NDArray[np.uint8]) -> LineReading:
        pixels = _as_input(crop)
        (steps,) = self._runner([pixels])
        ((text, confidence, cells),) = read_lines(
            steps, self._characters, pixels.shape[3] / (pixels.shape[2] * steps.shape[1])
        )
        return LineReading(text, confidence, cells if len(cells) == len(text) else ())


def _as_input(crop: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(1, 3, 48, W) float32, -1 to 1, grey (0) where the line is over."""
    if crop.shape[1] > _MOST_WIDTH:
        crop = np.asarray(
            cv2.resize(crop, (_MOST_WIDTH, crop.shape[0]), interpolation=cv2.INTER_AREA), np.uint8
        )
    height, width = crop.shape[:2]
    room = max(_LEAST_WIDTH, -(-width // _STEP) * _STEP)
    pixels = np.zeros((1, 3, height, room), np.float32)
    pixels[0, :, :, :width] = crop.transpose(2, 0, 1)
    pixels[0, :, :, :width] *= np.float32(1 / 127.5)
    pixels[0, :, :, :width] -= 1
    return pixels
