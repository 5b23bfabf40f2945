"""How well a line serves as the side of a quadrilateral between two others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.locate.lines import CELL, Lines

__all__ = ["BORDER_SUPPORT", "Sides", "sides_of"]

BORDER_SUPPORT = 0.5
"""Support granted to the image's own border, where a document may run out of the photo."""
TRIM = 0.06
"""Share of a side left out at each end: a card's corners are round."""
OVERRUN = 0.14
"""Share of a side's length beyond its ends where a document's edge must not go on."""
FAR_AWAY = 1e6
SHALLOWEST = np.deg2rad(25.0)
"""Lines that meet at less than this are not neighbouring sides."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Lines of an image, the image's border among them, and where they cross.

    Attributes:
        lines: K lines; the last four are the image's left, right, top and bottom border.
        seen: (K,) bool, false for the border.
        place: (K, K) float32, where line j crosses line i, in pixels along line i; FAR_AWAY if
            they are too nearly parallel to be neighbouring sides.
        point: (K, K, 2) float32, the same as a point, pixels from the image's centre.
    """

    lines: Lines
    seen: NDArray[np.bool_]
    place: NDArray[np.float32]
    point: NDArray[np.float32]

    def measure(
        self, line: NDArray[np.intp], one: NDArray[np.intp], other: NDArray[np.intp]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Support of ``line`` between lines ``one`` and ``other``, and just beyond them.

        Args:
            line: Indices, of any shape that broadcasts with the others.
            one: Indices of the neighbouring side.
            other: Indices of the other neighbouring side.

        Returns:
            Support between the corners and beyond the corners, both 0..1.
        """
        start, end = self.place[line, one], self.place[line, other]
        low: NDArray[np.float32] = np.minimum(start, end)
        high: NDArray[np.float32] = np.maximum(start, end)
        length = high - low
        trim = TRIM * length
        support = self._covered(line, low + trim, high - trim)
        gap = 1.5 * CELL
        beyond = np.maximum(OVERRUN * length, 4 * CELL).astype(np.float32)
        before = self._covered(line, low - gap - beyond, low - gap)
        after = self._covered(line, high + gap, high + gap + beyond)
        # A sheet put down along something else runs on at one end; a line of a pattern at both.
        overrun = (np.maximum(before, after) + 2 * np.minimum(before, after)) / 3
        seen = self.seen[line]
        support = np.where(seen, support, BORDER_SUPPORT)
        usable = (length > 8 * CELL) & (length < 4 * self.lines.reach)
        return np.where(usable, support, 0.0), np.where(seen & usable, overrun, 0.0)

    def _covered(
        self, line: NDArray[np.intp], low: NDArray[np.float32], high: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        running = self.lines.support
        last = running.shape[1] - 1
        reach = self.lines.reach
        scale, start = np.float32(1 / CELL), np.float32(reach / CELL + 0.5)
        first = np.minimum(np.maximum(low * scale + start, 0), last).astype(np.int32)
        final = np.minimum(np.maximum(high * scale + start, 0), last).astype(np.int32)
        total = running[line, final] - running[line, first]
        return np.asarray(total / np.maximum(final - first, 1), np.float32)


def sides_of(lines: Lines, size: tuple[int, int]) -> Sides:
    """Add the border of an image of ``size`` (width, height) to its lines and cross them all."""
    wide, tall = size[0] / 2, size[1] / 2
    theta = np.concatenate([lines.theta, [0.0, 0.0, np.pi / 2, np.pi / 2]])
    rho = np.concatenate([lines.rho, [-wide, wide, -tall, tall]])
    empty = np.zeros((4, lines.support.shape[1]))
    running = np.concatenate([lines.support, empty]).astype(np.float32)
    seen = np.arange(len(theta)) < len(lines.theta)

    turn = theta[None, :] - theta[:, None]
    sine = np.sin(turn)
    shallow = np.abs(sine) < np.sin(SHALLOWEST)
    crossing = rho[None, :] - rho[:, None] * np.cos(turn)
    place = np.where(shallow, FAR_AWAY, crossing / np.where(shallow, 1.0, sine))
    normal = np.stack([np.cos(theta), np.sin(theta)], axis=-1)
    tangent = np.stack([-normal[:, 1], normal[:, 0]], axis=-1)
    point = rho[:, None, None] * normal[:, None] + place[..., None] * tangent[:, None]
    return Sides(
        Lines(theta, rho, running, lines.reach),
        seen,
        place.astype(np.float32),
        point.astype(np.float32),
    )
