"""What the network looks at: the whole picture made small, and windows at full detail.

The same code feeds training and service, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["MASK_SIDE", "PATCH", "PLACES", "VIEW", "ViewFrame", "cut_patches", "make_view_input"]

VIEW = 256
"""Side in pixels of the square that the whole picture is fitted into."""
MASK_SIDE = 64
"""Side of the maps that the network answers with; they cover the same square."""
PATCH = 96
"""Side in pixels of one window."""
_R2 = (0.7548776662466927, 0.5698402909980532)  # the R2 low-discrepancy sequence (M. Roberts)


def _places(count: int, start: int) -> list[tuple[float, float]]:
    return [
        ((0.5 + _R2[0] * (start + k)) % 1.0, (0.5 + _R2[1] * (start + k)) % 1.0)
        for k in range(count)
    ]


PLACES: tuple[tuple[int, tuple[tuple[float, float], ...]], ...] = (
    (1, tuple(_places(12, 1))),
    (2, tuple(_places(6, 13))),
    (4, tuple(_places(4, 19))),
)
"""Reduction of the window, and where in the document its centres lie, each 0..1."""


@dataclass(frozen=True, slots=True)
class ViewFrame:
    """The small square, and how its pixels relate to those of the upload.

    Attributes:
        pixels: (side, side, 3) uint8 BGR; the picture lies in the middle, mid-grey beside it.
        scale: Pixels of the square per pixel of the upload.
        left: Of the picture inside the square, pixels.
        top: Likewise.
    """

    pixels: NDArray[np.uint8]
    scale: float
    left: float
    top: float

    def to_upload(self, points: NDArray[np.floating]) -> NDArray[np.float32]:
        """Points (N, 2) of the square (pixel centres at whole numbers) to pixels of the upload."""
        moved = (np.asarray(points, np.float64) + 0.5 - (self.left, self.top)) / self.scale - 0.5
        return np.asarray(moved, np.float32)

    def from_upload(self, points: NDArray[np.floating]) -> NDArray[np.float32]:
        """The way back."""
        moved = (np.asarray(points, np.float64) + 0.5) * self.scale + (self.left, self.top) - 0.5
        return np.asarray(moved, np.float32)


def make_view_input(pixels: NDArray[np.uint8], side: int = VIEW, *, times: int = 1) -> ViewFrame:
    """Fit the picture into the square, antialiased.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload, or its glance.
        side: Of the square; the network takes ``VIEW``.
        times: Pixels of the upload per pixel of ``pixels``, along either axis.
    """
    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = pixels
    step = int(min(height, width, max(1.0, 0.5 / scale)))
    if step > 1:
        # Whole blocks take OpenCV's fast path; what is left is less than a factor of four.
        rows, columns = height // step, width // step
        whole = pixels[: rows * step, : columns * step]
        small = _resized(whole, (columns, rows), cv2.INTER_AREA)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = _resized(small, size, how)
    square = np.full((side, side, 3), 128, np.uint8)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    square[top : top + size[1], left : left + size[0]] = small
    return ViewFrame(square, scale / times, left, top)


def cut_patches(
    pixels: NDArray[np.uint8],
    quad: NDArray[np.floating] | None,
    places: tuple[tuple[int, tuple[tuple[float, float], ...]], ...] = PLACES,
    size: int = PATCH,
) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Cut the windows.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        quad: (4, 2) pixels of the document, clockwise; None: the whole picture.
        places: Reductions and centres.
        size: Side of a window in pixels; the network takes ``PATCH``.

    Returns:
        (N, size, size, 3) uint8 BGR in the order of ``places``; where the picture is too small
        for a window, it is continued by mirroring. And (N, 4) int32 where they are in the upload:
        left, top, right, bottom.
    """
    height, width = pixels.shape[:2]
    if quad is None:
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    else:
        corners = np.asarray(quad, np.float64)
    cut, boxes = [], []
    for reduction, centres in places:
        side = size * reduction
        for u, v in centres:
            # The outermost tenth is border and surroundings.
            u, v = 0.08 + 0.84 * u, 0.08 + 0.84 * v
            x, y = (
                (1 - u) * (1 - v) * corners[0] + u * (1 - v) * corners[1]
                + u * v * corners[2] + (1 - u) * v * corners[3]
            )  # fmt: skip
            left = int(np.clip(round(x - side / 2), 0, max(width - side, 0)))
            top = int(np.clip(round(y - side / 2), 0, max(height - side, 0)))
            window = pixels[top : top + side, left : left + side]
            if window.shape[:2] != (side, side):
                below, right = side - window.shape[0], side - window.shape[1]
                window = np.asarray(
                    cv2.copyMakeBorder(window, 0, below, 0, right, cv2.BORDER_REFLECT), np.uint8
                )
            if reduction > 1:
                window = _resized(window, (size, size), cv2.INTER_AREA)
            cut.append(window)
            boxes.append((left, top, min(left + side, width), min(top + side, height)))
    return np.ascontiguousarray(np.stack(cut)), np.array(boxes, np.int32)


def _resized(pixels: NDArray[np.uint8], size: tuple[int, int], how: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)
