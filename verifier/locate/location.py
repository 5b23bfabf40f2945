"""What locating a document answers: where it is, how sure, and on which facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Evidence", "Location"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The measured facts behind a location; all zero or false where no quadrilateral was found.

    Attributes:
        coverage: Area of the document over area of the image, 0..1.
        side_support: Share of each side (top, right, bottom, left) that lies on a visible edge,
            0..1. A finger or a fold over a side lowers it.
        side_contrast: Colour difference between the strips inside and outside each side, in
            CIE Lab units (about 2 is the least a person sees).
        touches_border: For each side, whether it runs along the border of the image, which means
            that the document may continue beyond it.
        aspect: Estimated long side over short side of the document, at least 1; 0 where unknown.
    """

    coverage: float = 0.0
    side_support: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    side_contrast: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    touches_border: tuple[bool, bool, bool, bool] = (False, False, False, False)
    aspect: float = 0.0


@dataclass(frozen=True, slots=True)
class Location:
    """Where the document is in an image.

    Attributes:
        corners: (4, 2) float32, pixels of the upright upload (pixel centres at whole numbers),
            clockwise as seen in the image, starting at the corner nearest the top left. They may
            lie slightly outside the image. ``None`` means: not found, use the full image.
        method: ``contour`` from the visible outline, ``network`` from where the capture network
            sees it, ``text`` from where the text stands,
            ``full_image`` when nothing trustworthy was found.
        confidence: 0 (a guess) to 1 (certain), that the corners outline the document within 10 %
            (intersection over union above 0.9). For ``full_image`` it is 0.
        evidence: The facts behind it.
    """

    corners: NDArray[np.float32] | None
    method: Literal["contour", "network", "text", "full_image"]
    confidence: float
    evidence: Evidence
