"""A page seen straight on, cut out of the upload at the size that is wanted."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.reduction import halve
from verifier.ocr import Page

__all__ = ["Frame", "cut_out"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the upright page.

    Attributes:
        pixels: (H, W, 3) uint8 BGR.
        scale: Its pixels per page pixel.
        left, top: Its origin, page pixels.
    """

    pixels: NDArray[np.uint8]
    scale: float
    left: float
    top: float

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """A point of the frame in page pixels."""
        return x / self.scale + self.left, y / self.scale + self.top


def cut_out(
    upload: NDArray[np.uint8],
    page: Page,
    box: tuple[float, float, float, float],
    scale: float,
) -> Frame:
    """Resample part of a page from the upload, antialiased; outside of the upload it is white.

    Args:
        upload: (H, W, 3) uint8 BGR, upright by its EXIF.
        page: Gives the homography.
        box: ``(x0, y0, x1, y1)`` page pixels; may reach beyond the page.
        scale: Pixels of the result per page pixel.
    """
    x0, y0, x1, y1 = box
    size = (max(8, round((x1 - x0) * scale)), max(8, round((y1 - y0) * scale)))
    place = np.array([[1 / scale, 0, x0], [0, 1 / scale, y0], [0, 0, 1.0]])
    to_upload = page.to_upload @ place
    corners = np.array([[[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]]], np.float64)
    seen = cv2.perspectiveTransform(corners, to_upload)[0]
    low = np.clip(np.floor(seen.min(axis=0)) - 4, 0, None).astype(int)
    high = np.ceil(seen.max(axis=0)).astype(int) + 4
    part = upload[low[1] : max(high[1], low[1] + 2), low[0] : max(high[0], low[0] + 2)]
    if min(part.shape[:2]) < 2:
        return Frame(np.full((size[1], size[0], 3), 255, np.uint8), scale, x0, y0)
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1.0]])
    times = float(np.linalg.norm(seen[2] - seen[0]) / np.hypot(*size))
    if times >= 1.5:  # several upload pixels to one: mean of them first
        small = (max(2, round(part.shape[1] / times)), max(2, round(part.shape[0] / times)))
        ratio = (small[0] / part.shape[1], small[1] / part.shape[0])
        while min(part.shape[0] / small[1], part.shape[1] / small[0]) >= 2:
            part = halve(part)
        part = np.asarray(cv2.resize(part, small, interpolation=cv2.INTER_AREA), np.uint8)
        shift = np.diag([ratio[0], ratio[1], 1.0]) @ shift
    pixels = cv2.warpPerspective(
        part,
        shift @ to_upload,
        size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return Frame(np.asarray(pixels, np.uint8), scale, x0, y0)
