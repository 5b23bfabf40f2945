"""Red seal ink lifted off, so that the black print under it can be found and read."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["fade_red"]

# Red above the stronger of the other two by this much begins to fade; by this much it is gone.
_FADE_FROM, _FADE_TO = 24.0, 64.0
# Ink takes a little of the red light too. How much, per unit of what it takes of the green, is
# measured where it lies on bare paper: where it is lightest.
_BARE = 30  # percentile of what is fully inked
_PAPER = 60  # percentile of what is not inked
_EACH = 7  # every so many pixels are enough to know the paper
_LEAST_PIXELS = 40
_MOST_LIFT = 0.5  # natural density: more than any pad leaves
_DENSITY = -np.log(np.maximum(np.arange(256), 4) / 255).astype(np.float32)

_Floats = NDArray[np.float32]


def fade_red(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Replace strongly red pixels by what they would be without the red ink, in grey.

    Densities of inks add up (Beer and Lambert): the ink's own density in red light is taken off,
    so that its strokes become nearly as light as the paper, and black print under them stays dark.
    What is not red is left as it is.

    Args:
        image: (H, W, 3) uint8 BGR.

    Returns:
        A new (H, W, 3) uint8 BGR array; ``image`` itself where nothing in it is red.
    """
    blue, green, red = cv2.split(image)
    excess = cv2.subtract(red, cv2.max(blue, green))
    inked = excess > _FADE_FROM
    if not bool(inked.any()):
        return image
    strength = (excess[inked].astype(np.float32) - _FADE_FROM) / (_FADE_TO - _FADE_FROM)
    weight = np.clip(strength, 0, 1)
    under = image[inked].astype(np.float32)
    around = image[::_EACH, ::_EACH][~inked[::_EACH, ::_EACH]]
    bare = under[:, 2]
    if len(around) >= _LEAST_PIXELS:
        bare = _lifted(under, weight >= 1, np.percentile(around, _PAPER, axis=0))
    faded = image.copy()
    faded[inked] = np.rint(under + weight[:, None] * (bare[:, None] - under))
    return faded


def _lifted(inked: _Floats, full: NDArray[np.bool_], paper: NDArray[np.float64]) -> _Floats:
    """(N,) red light of (N, 3) inked pixels, BGR, without what the ink takes of it."""
    own = inked[:, 2]
    if int(full.sum()) < _LEAST_PIXELS:
        return own
    base = _DENSITY[paper.astype(np.uint8)]
    density = _DENSITY[inked[:, 1:].astype(np.uint8)] - base[1:]
    amount = np.maximum(density[:, 0] - density[:, 1], 1e-3)
    ratio = float(np.percentile(density[full, 1] / amount[full], _BARE))
    # Where the camera smeared the colour, the amount seen over black print is too much.
    most = min(_MOST_LIFT, ratio * float(np.percentile(amount[full], 80)))
    lift = np.clip(ratio * amount, 0, max(most, 0.0))
    return np.asarray(np.maximum(own, np.minimum(own * np.exp(lift), paper[2])), np.float32)
