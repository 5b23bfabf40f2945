"""Red seal ink faded out, so that the black print under it can be found and read."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["fade_red"]

# Red above the stronger of the other two by this much begins to fade; by this much it is gone.
_FADE_FROM, _FADE_TO = 24.0, 64.0


def fade_red(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Replace strongly red pixels by their red channel, where red ink is nearly as bright as paper.

    Print stays dark in every channel and so stays dark; what is not red is left as it is.

    Args:
        image: (H, W, 3) uint8 BGR.

    Returns:
        A new (H, W, 3) uint8 BGR array; ``image`` itself where nothing in it is red.
    """
    blue, green, red = cv2.split(image)
    excess = cv2.subtract(red, cv2.max(blue, green))
    if not bool((excess > _FADE_FROM).any()):
        return image
    weight = np.clip((excess.astype(np.float32) - _FADE_FROM) / (_FADE_TO - _FADE_FROM), 0, 1)
    faded = [channel + weight * (red.astype(np.float32) - channel) for channel in (blue, green)]
    return np.asarray(
        cv2.merge([*(np.rint(channel).astype(np.uint8) for channel in faded), red]), np.uint8
    )
