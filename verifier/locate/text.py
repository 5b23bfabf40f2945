"""Where the document must be, judged from its text alone."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["around_text"]

FEWEST = 4
"""Lines of text below which nothing is said."""
MARGIN = 0.08
"""What lies beyond the text on each side, as a share of the text's long extent."""


def around_text(
    text: Sequence[NDArray[np.float32]], size: tuple[int, int]
) -> NDArray[np.float32] | None:
    """A rectangle along the text, with a margin, cut to the image.

    Args:
        text: Lines of text, each (4, 2), pixels from the image's centre.
        size: (width, height) of the image.

    Returns:
        (4, 2) float32 in the same coordinates, or ``None`` when there is too little text.
    """
    if len(text) < FEWEST:
        return None
    first = np.stack([box[1] - box[0] for box in text])
    second = np.stack([box[2] - box[1] for box in text])
    along = np.where(
        np.linalg.norm(first, axis=1, keepdims=True)
        >= np.linalg.norm(second, axis=1, keepdims=True),
        first,
        second,
    )
    # Doubling the angle makes a line and its reverse the same direction; long lines weigh more.
    angle = np.arctan2(along[:, 1], along[:, 0])
    length = np.linalg.norm(along, axis=1)
    turn = 0.5 * np.arctan2((length * np.sin(2 * angle)).sum(), (length * np.cos(2 * angle)).sum())
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    placed = np.concatenate(list(text)) @ axes.T
    low, high = placed.min(axis=0), placed.max(axis=0)
    room = MARGIN * float((high - low).max())
    (left, top), (right, bottom) = low - room, high + room
    frame = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) @ axes
    half = np.array(size) / 2
    if abs(np.sin(2 * turn)) < 0.1:
        # Nearly upright, so cutting to the image keeps it a rectangle.
        frame = frame.clip(-half, half)
    return np.asarray(frame, np.float32) if cv2.isContourConvex(frame.astype(np.float32)) else None
