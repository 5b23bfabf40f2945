"""What a simulated photograph is: the file's bytes and everything known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import Mark

__all__ = ["Photo"]


@dataclass(frozen=True, slots=True)
class Photo:
    """One encoded image and its ground truth.

    Attributes:
        data: The encoded file (JPEG, PNG, …).
        corners: (4, 2) float64, pixels ``(x, y)`` of the image *after* its EXIF orientation, where
            the centre of the top-left pixel is (0, 0); clockwise from the document's own top left.
            Points may lie outside the frame when the fault is a border cut off.
        width: Pixels after EXIF orientation.
        height: Pixels after EXIF orientation.
        truth: Field name of the contract to normalised value.
        type: Document type of the contract.
        recipe_name: What kind of capture this is.
        suffix: File name suffix with its dot.
        faults: Finding codes that a correct verifier reports for this image, empty for a good one.
        settings: What was drawn for this photograph (rotation in degrees, ISO, surface, …).
        others: Corners of further documents in the picture, as ``corners``.
        marks: Seals and signatures on the document; their boxes are those of its sheet.
    """

    data: bytes
    corners: NDArray[np.float64]
    width: int
    height: int
    truth: Mapping[str, str]
    type: str
    recipe_name: str
    suffix: str = ".jpg"
    faults: tuple[str, ...] = ()
    settings: Mapping[str, float | int | str] = field(default_factory=dict)
    others: tuple[NDArray[np.float64], ...] = ()
    marks: tuple[Mark, ...] = ()
