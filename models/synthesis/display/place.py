"""Putting a picture into a screen: fitted, filling, or zoomed so that it is cut."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.capture.noise import Pixels

__all__ = ["Quad", "Shown", "put_picture"]

Quad = NDArray[np.float64]
Shown = tuple[Pixels, Quad]
"""A picture, (H, W, 3) uint8 RGB, and (4, 2) pixels in it: where the document's corners are."""


def put_picture(
    page: Pixels,
    shown: Shown,
    box: tuple[float, float, float, float],
    rng: np.random.Generator,
    *,
    zoom: float = 1.0,
) -> Quad:
    """Draw a picture into a box of a page as a viewer does.

    Args:
        page: (h, w, 3) uint8 RGB, drawn on.
        shown: The picture and the document's corners in it.
        box: Left, top, right, bottom in pixels, cut to the page.
        rng: Decides where a picture that is too large is held.
        zoom: 1 fits the picture in the box; larger cuts it.

    Returns:
        (4, 2) float64 pixels of the page: the document's corners, outside the box where cut.
    """
    picture, quad = shown
    x0, y0, x1, y1 = (round(v) for v in box)
    x0, y0 = max(x0, 0), max(y0, 0)
    x1, y1 = min(x1, page.shape[1]), min(y1, page.shape[0])
    wide, high = x1 - x0, y1 - y0
    h, w = picture.shape[:2]
    scale = min(wide / w, high / h) * zoom
    size = (max(2, round(w * scale)), max(2, round(h * scale)))
    how = cv2.INTER_AREA if scale < 1 else (cv2.INTER_CUBIC, cv2.INTER_LINEAR)[rng.integers(2)]
    drawn = cv2.resize(picture, size, interpolation=how)
    free = np.array([wide - size[0], high - size[1]])
    # Where it is larger than the box its middle stays near the box's.
    at = np.where(free >= 0, free // 2, (free * rng.uniform(0.3, 0.7, 2)).astype(int))
    left, top = max(at[0], 0), max(at[1], 0)
    cut = drawn[max(-at[1], 0) :, max(-at[0], 0) :][: high - top, : wide - left]
    page[y0 + top : y0 + top + cut.shape[0], x0 + left : x0 + left + cut.shape[1]] = cut
    ratio = np.array([size[0] / w, size[1] / h])
    return np.asarray((quad + 0.5) * ratio - 0.5 + at + [x0, y0])
