"""From a located document to a page of text lines, upright whichever way the photo was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.rectification import Rectified, rectify
from verifier.ocr.direction import (
    line_start,
    read_either_way,
    running_along,
    text_angle,
    text_directions,
    text_rectangle,
)
from verifier.ocr.ink import fade_red
from verifier.ocr.joining import joined
from verifier.ocr.lattice import Cell
from verifier.ocr.lines import OcrEngine, TextLine

__all__ = ["Page", "PageLine", "find_text", "part_of", "read_page"]

_Array = NDArray[np.float32]

# Beyond this tilt (degrees) the detector loses lines, so the frame is drawn again the right way.
_REDRAW_ANGLE = 8.0
# Marks that are no text come out as a character or two of little confidence.
_LEAST_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line on the upright page.

    Attributes:
        text: What was read.
        confidence: 0 (worst) to 1 (best).
        x0, y0, x1, y1: Bounds in pixels of the upright page, origin top left.
        cells: What else each character may be; one a character of ``text``, or none at all.
    """

    text: str
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float
    cells: tuple[Cell, ...] = ()

    @property
    def height(self) -> float:
        """Line height, page pixels."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical centre, page pixels."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one document, upright.

    Attributes:
        lines: In the order found.
        width, height: Of the page, pixels.
        to_upload: 3×3 float64 homography, page pixels to pixels of the upright upload.
    """

    lines: tuple[PageLine, ...]
    width: float
    height: float
    to_upload: NDArray[np.float64]

    def quad(self, x0: float, y0: float, x1: float, y1: float) -> list[list[float]]:
        """An upright rectangle of the page as four upload points, clockwise from its top left."""
        corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
        return [[round(float(v), 1) for v in p] for p in _transform(corners, self.to_upload)]

    def height_in_upload(self, line: PageLine) -> float:
        """Height of a line at its middle, pixels of the upload."""
        middle = (line.x0 + line.x1) / 2
        ends = np.array([[middle, line.y0], [middle, line.y1]], dtype=np.float32)
        top, bottom = _transform(ends, self.to_upload)
        return round(float(np.hypot(*(bottom - top))), 1)

    def quads(self) -> tuple[_Array, ...]:
        """Every line as (4, 2) float32 upload pixels, clockwise from where its text begins."""
        return tuple(
            np.array(self.quad(line.x0, line.y0, line.x1, line.y1), np.float32)
            for line in self.lines
        )


def read_page(
    engine: OcrEngine,
    upload: NDArray[np.uint8],
    corners: _Array | None,
    *,
    long_side: int,
) -> Page:
    """Detect lines on a small rectified frame, read them from the full-resolution upload.

    Args:
        engine: Detects and recognises.
        upload: (H, W, 3) uint8 BGR, upright by its EXIF, the document any way round in it.
        corners: (4, 2) float32 upload pixels of the document or of a block of text, clockwise;
            None for the whole image.
        long_side: Of the frame that the detector sees, pixels.

    Raises:
        OcrError: The engine failed.
    """
    frame = rectify(upload, corners, long_side=long_side)
    boxes = engine.detect(fade_red(frame.pixels))
    angle = text_angle(boxes)
    if boxes and abs(angle) > _REDRAW_ANGLE:
        frame = _redraw(upload, corners, frame, boxes, angle, long_side)
        boxes = engine.detect(fade_red(frame.pixels))
        angle = text_angle(boxes)
    # What runs another way is printed on something else, or is no text.
    boxes = running_along(boxes, angle)
    height, width = frame.pixels.shape[:2]
    to_upload = frame.to_upload
    starts = joined([line_start(box) for box in boxes])
    lines, turned = read_either_way(engine, upload, [_transform(box, to_upload) for box in starts])
    if turned:
        half_turn = np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]], dtype=np.float64)
        starts = [_transform(np.roll(box, 2, axis=0), half_turn) for box in starts]
        to_upload = to_upload @ half_turn
    level = _rotation(-angle, width, height)
    return Page(
        lines=tuple(
            _place(line, _transform(box, level))
            for line, box in zip(lines, starts, strict=True)
            if line.text.strip() and line.confidence >= _LEAST_CONFIDENCE
        ),
        width=float(width),
        height=float(height),
        to_upload=to_upload @ np.linalg.inv(level),
    )


def find_text(
    engine: OcrEngine, upload: NDArray[np.uint8], *, long_side: int
) -> tuple[tuple[_Array, ...], tuple[_Array, ...]]:
    """All text of an image, and the blocks it forms.

    Args:
        engine: Detects.
        upload: (H, W, 3) uint8 BGR.
        long_side: Of the frame that the detector sees, pixels.

    Returns:
        Lines, and around the lines of each direction a rectangle, the most text first; each
        (4, 2) float32 upload pixels, clockwise.
    """
    frame = rectify(upload, None, long_side=long_side)
    boxes = engine.detect(fade_red(frame.pixels))
    height, width = frame.pixels.shape[:2]
    blocks = [
        text_rectangle(lines, angle, width, height) for angle, lines in text_directions(boxes)
    ]
    return (
        tuple(_transform(box, frame.to_upload) for box in boxes),
        tuple(_transform(block, frame.to_upload) for block in blocks),
    )


def _redraw(
    upload: NDArray[np.uint8],
    corners: _Array | None,
    frame: Rectified,
    boxes: Sequence[_Array],
    angle: float,
    long_side: int,
) -> Rectified:
    """The frame again with its text level: turned by a quarter, or cut around the text itself."""
    if corners is not None and abs(abs(angle) - 90) < 2 * _REDRAW_ANGLE:
        return rectify(upload, np.roll(corners, -1, axis=0), long_side=long_side)
    around = text_rectangle(boxes, angle, frame.pixels.shape[1], frame.pixels.shape[0])
    return rectify(upload, _transform(around, frame.to_upload), long_side=long_side)


def _rotation(degrees: float, width: int, height: int) -> NDArray[np.float64]:
    """3×3 rotation about the page's centre, clockwise on the screen for positive ``degrees``."""
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return matrix


def _transform(points: _Array, matrix: NDArray[np.float64]) -> _Array:
    mapped = cv2.perspectiveTransform(points.reshape(1, -1, 2).astype(np.float64), matrix)
    return np.asarray(mapped.reshape(-1, 2), dtype=np.float32)


def _place(line: TextLine, box: _Array) -> PageLine:
    (x0, y0), (x1, y1) = box.min(axis=0), box.max(axis=0)
    return PageLine(
        line.text, line.confidence, float(x0), float(y0), float(x1), float(y1), line.cells
    )


def part_of(line: PageLine, start: int, end: int) -> PageLine:
    """The characters ``start:end`` of a line as a line of their own, placed by character widths."""
    widths = np.array([0.55 if char.isascii() else 1.0 for char in line.text])
    at = np.concatenate([[0.0], np.cumsum(widths)]) / max(float(widths.sum()), 1e-6)
    span = line.x1 - line.x0
    return replace(
        line,
        text=line.text[start:end],
        x0=line.x0 + span * float(at[start]),
        x1=line.x0 + span * float(at[end]),
        cells=line.cells[start:end],
    )
