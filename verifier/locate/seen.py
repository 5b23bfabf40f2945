"""Where the capture network saw the document, made exact by the edges beside its outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.border import near_border
from verifier.locate.colours import colour_difference, side_strips
from verifier.locate.geometry import clockwise_from_top_left, estimate_aspect
from verifier.locate.location import Evidence, Location
from verifier.locate.refine import Refined, refine

__all__ = ["CLEAR_FIT", "Prior", "Seen", "see"]

CLEAR_FIT = 0.9
"""From here on the network is seldom wrong about which thing is the document."""
SURE_FIT, SURE_SUPPORT, SURE_MOVED = 0.92, 0.5, 0.55
"""Nothing else needs to be looked for: the mask has four sides, each lies at a clear edge, and none
had to be moved far, as it would be to a frame printed inside the document."""
SURE, SUPPOSED = 0.95, 0.6
"""Confidence with and without that."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What the capture network saw.

    Attributes:
        corners: (4, 2) float32 upload pixels, clockwise.
        fit: 0..1, intersection over union of the network's mask and the four sides.
    """

    corners: NDArray[np.float32]
    fit: float


@dataclass(frozen=True, slots=True)
class Seen:
    """The document there.

    Attributes:
        location: Method ``contour`` where edges bear all sides out, else ``network``.
        sure: Whether there is no need to look anywhere else.
    """

    location: Location
    sure: bool


def see(
    prior: Prior, lab: NDArray[np.uint8], back: NDArray[np.float64], size: tuple[int, int]
) -> Seen:
    """Make the network's outline exact.

    Args:
        prior: What it saw.
        lab: (H, W, 3) uint8 OpenCV Lab, the upload made small.
        back: 3 x 3, from its pixels to those of the upload, as ``reduce_to`` gives it.
        size: Width and height of the upload.
    """
    scale, shift = np.array([back[0, 0], back[1, 1]]), np.array([back[0, 2], back[1, 2]])
    refined = refine(lab, (prior.corners - shift) / scale)
    if refined is None:
        return Seen(_located(prior.corners, size, "network", SUPPOSED), False)
    upload = (refined.corners * scale + shift).astype(np.float32)
    # The sides' facts go with the corners, which are put in order.
    corners = clockwise_from_top_left(upload)
    order = [int(np.argmin(np.abs(upload - corner).sum(axis=1))) for corner in corners]
    clockwise = (order[1] - order[0]) % 4 == 1
    side = order if clockwise else [order[(k + 1) % 4] for k in range(4)]
    clear = refined.support.min() >= SURE_SUPPORT
    sure = bool(clear and prior.fit >= SURE_FIT and refined.moved.max() <= SURE_MOVED)
    support, contrast = refined.support[side], _contrast(lab, refined)[side]
    location = _located(
        corners, size, "contour" if clear else "network", SURE if sure else SUPPOSED,
        tuple(map(float, support)), tuple(map(float, contrast)),
    )  # fmt: skip
    return Seen(location, sure)


def _contrast(lab: NDArray[np.uint8], refined: Refined) -> NDArray[np.float32]:
    middle = np.array([(lab.shape[1] - 1) / 2, (lab.shape[0] - 1) / 2], np.float32)
    inner, outer, _ = side_strips(lab, refined.corners - middle)
    return np.asarray(colour_difference(inner, outer), np.float32)


def _located(
    corners: NDArray[np.float32],
    size: tuple[int, int],
    method: Literal["contour", "network"],
    confidence: float,
    support: tuple[float, ...] = (0.0,) * 4,
    contrast: tuple[float, ...] = (0.0,) * 4,
) -> Location:
    width, height = size
    corners = clockwise_from_top_left(corners.astype(np.float32))
    aspect = estimate_aspect(corners, size)
    a, b, c, d = near_border(corners, size)
    evidence = Evidence(
        coverage=float(cv2.contourArea(corners)) / (height * width),
        side_support=(support[0], support[1], support[2], support[3]),
        side_contrast=(contrast[0], contrast[1], contrast[2], contrast[3]),
        touches_border=(a, b, c, d),
        aspect=max(aspect, 1 / max(aspect, 1e-6)),
    )
    return Location(corners, method, confidence, evidence)
