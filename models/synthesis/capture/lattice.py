"""A coarse lattice over part of an image, on which slow quantities are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .noise import Field

__all__ = ["Lattice", "lattice"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """Places in the image.

    Attributes:
        x: (h, w) pixel columns.
        y: (h, w) pixel rows.
        size: Width and height in pixels of the part that it covers.
    """

    x: Array
    y: Array
    size: tuple[int, int]

    def up(self, field: NDArray[np.floating]) -> Field:
        """Interpolate (h, w[, C]) values to (height, width[, C]) float32 pixels."""
        return cv2.resize(field.astype(np.float32), self.size, interpolation=cv2.INTER_LINEAR)

    def strips(self, *fields: NDArray[np.floating]) -> Iterator[tuple[slice, list[Field]]]:
        """The same as :meth:`up`, some rows at a time: whole frames of floats do not fit a cache.

        Yields:
            The rows, and each field interpolated there.
        """
        height = self.size[1]
        cell = height / len(self.x)
        taken = 32
        small = [field.astype(np.float32) for field in fields]
        for first in range(0, len(self.x), taken):
            last = min(first + taken, len(self.x))
            low, high = max(first - 1, 0), min(last + 1, len(self.x))
            top, bottom = round(first * cell), round(last * cell)
            skip = top - round(low * cell)
            size = (self.size[0], round(high * cell) - round(low * cell))
            yield (
                slice(top, bottom),
                [
                    cv2.resize(part[low:high], size, interpolation=cv2.INTER_LINEAR)[
                        skip : skip + bottom - top
                    ]
                    for part in small
                ],
            )


def lattice(box: tuple[int, int, int, int], step: int) -> Lattice:
    """A lattice of cells about ``step`` pixels wide over (left, top, right, bottom)."""
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    gw, gh = max(2, -(-w // step)), max(2, -(-h // step))
    x = left + (np.arange(gw) + 0.5) * w / gw - 0.5
    y = top + (np.arange(gh) + 0.5) * h / gh - 0.5
    xx, yy = np.meshgrid(x, y)
    return Lattice(xx, yy, (w, h))
