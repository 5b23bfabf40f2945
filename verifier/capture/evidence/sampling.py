"""What every measurement looks at: one reduction of the frame, and a few windows left as they are.

The frame is read once for the reduction; structure finer than that is seen in the windows alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Sample", "filled", "halved", "luma", "red_less_blue", "shrunk", "take_sample"]

_LONG = 1000  # the reduced frame's long side, about
_WINDOW = 256
_CHUNK = 1 << 15  # pixels that fit a processor's cache as float32
_PLACES = (0.18, 0.5, 0.82)


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture, ready to be measured.

    Attributes:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        quad: (4, 2) float32 upload pixels, the document clockwise, or the frame's corners.
        located: The quad is a document's, not the frame's.
        small: (h, w, 3) uint8 BGR, the frame averaged down by ``factor``.
        factor: Upload pixels per pixel of ``small``, a whole number.
        mask: (h, w) uint8, 255 inside the quad.
        windows: (n, s, s, 3) uint8 BGR, cut out of the document at upload resolution; s is 256,
            less in small pictures. They overlap where the document is small.
        bright: (n, s, s) float32, their luma, not rounded.
        places: (n, 2) float32, the windows' centres in upload pixels.
    """

    pixels: NDArray[np.uint8]
    quad: NDArray[np.float32]
    located: bool
    small: NDArray[np.uint8]
    factor: int
    mask: NDArray[np.uint8]
    windows: NDArray[np.uint8]
    bright: NDArray[np.float32]
    places: NDArray[np.float32]

    @property
    def pixels_per_side(self) -> tuple[float, float]:
        """Long and short side of the quad in upload pixels, means of opposite sides."""
        sides = np.linalg.norm(np.roll(self.quad, -1, axis=0) - self.quad, axis=1)
        short, long = sorted((float(sides[[0, 2]].mean()), float(sides[[1, 3]].mean())))
        return long, short


def take_sample(pixels: NDArray[np.uint8], corners: NDArray[np.float32] | None) -> Sample:
    """Reduce a (H, W, 3) uint8 BGR picture and cut its windows; corners (4, 2) or None."""
    height, width = pixels.shape[:2]
    whole = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], np.float32)
    located = corners is not None and bool(np.isfinite(corners).all())
    quad = np.asarray(corners, np.float32) if located else whole
    factor = max(1, min(round(max(height, width) / _LONG), height, width))
    rows, columns = height // factor, width // factor
    if factor == 1:
        small = pixels
    else:
        # Reads the middle of every block only, a fraction of the time that averaging it takes.
        even = pixels[: rows * factor, : columns * factor]
        small = np.asarray(
            cv2.resize(even, (columns, rows), interpolation=cv2.INTER_LINEAR), np.uint8
        )
    mask = filled(quad / factor, small.shape[:2])
    if not mask.any():  # corners outside the frame
        mask[:] = 255
        quad, located = whole, False
    windows, places = _windows(pixels, quad)
    return Sample(pixels, quad, located, small, factor, mask, windows, luma(windows), places)


def filled(quad: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """(h, w) uint8, 255 inside a (4, 2) quad."""
    mask = np.zeros(shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(quad).astype(np.int32), (255,))
    return mask


def shrunk(picture: NDArray[Any], factor: int) -> NDArray[Any]:
    """A (h, w) or (h, w, 3) uint8 or float32 picture averaged down by a whole factor."""
    rows, columns = (max(1, side // factor) for side in picture.shape[:2])
    even = picture[: rows * factor, : columns * factor]
    if factor == 1:
        return even
    return np.asarray(
        cv2.resize(even, (columns, rows), interpolation=cv2.INTER_AREA), picture.dtype
    )


def halved(picture: NDArray[Any], times: int) -> NDArray[Any]:
    """The same by two, a few times: by far the fastest, but uint8 is rounded each time."""
    for _ in range(times):
        picture = shrunk(picture, 2)
    return picture


def luma(bgr: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(..., 3) uint8 BGR to (...) float32 BT.601 luma, 0 to 255, not rounded."""
    return _weighed(bgr, (0.114, 0.587, 0.299))


def red_less_blue(bgr: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(..., 3) uint8 BGR to (...) float32, -255 to 255."""
    return _weighed(bgr, (-1.0, 0.0, 1.0))


def _weighed(bgr: NDArray[np.uint8], weights: tuple[float, float, float]) -> NDArray[np.float32]:
    flat = np.ascontiguousarray(bgr).reshape(-1, 1, 3)
    sums = np.empty(len(flat), np.float32)
    matrix = np.array([weights], np.float32)
    for start in range(0, len(flat), _CHUNK):
        part = flat[start : start + _CHUNK].astype(np.float32)
        sums[start : start + _CHUNK] = cv2.transform(part, matrix).ravel()
    return sums.reshape(bgr.shape[:-1])


def _windows(
    pixels: NDArray[np.uint8], quad: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    height, width = pixels.shape[:2]
    size = _WINDOW
    while size > 32 and size > min(height, width):
        size //= 2
    if size > min(height, width):  # a mere icon
        pixels = np.asarray(
            cv2.copyMakeBorder(
                pixels, 0, max(0, size - height), 0, max(0, size - width), cv2.BORDER_REPLICATE
            ),
            np.uint8,
        )
        height, width = pixels.shape[:2]
    cut, places = [], []
    for down in _PLACES:
        for across in _PLACES:
            left_side = quad[0] + (quad[3] - quad[0]) * down
            right_side = quad[1] + (quad[2] - quad[1]) * down
            x, y = left_side + (right_side - left_side) * across - size / 2
            # Whole blocks of a JPEG: its grid then falls on the same bins in every window.
            left = int(np.clip(x, 0, width - size)) & ~7
            top = int(np.clip(y, 0, height - size)) & ~7
            cut.append(pixels[top : top + size, left : left + size])
            places.append((left + size / 2, top + size / 2))
    return np.stack(cut), np.array(places, np.float32)
