"""Edge points of an image: where its colour changes, in which direction, and how clearly."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["EdgePoints", "find_edges", "find_tint_edges", "merged"]

FAINTEST = 3.5
"""Smallest colour gradient that counts, in Lab units (0..255 scale) per pixel times 4 (Sobel gain
after halving): white paper on a white desk still gives about twice this."""
GRAIN = 1.6
"""Edges stand above the median gradient by this factor."""
NEIGHBOURHOOD = 0.08
"""Window over which texture is judged, as a share of the image's long side."""
TEXTURE_FACTOR = 2.0
"""How many times the mean gradient around it an edge must reach to count one half."""
STRONG = 30.0
"""A gradient that needs no comparison, on the same scale."""
TINT_GAIN = 3
"""Tints differ less than lightness does: this much they are raised."""
MOST_POINTS = 24_000
"""Beyond this many points only the clearest are kept, which bounds the time."""


@dataclass(frozen=True, slots=True)
class EdgePoints:
    """Thinned edge points, sorted by ``angle``.

    Attributes:
        x: (N,) float32, pixels right of the image's centre.
        y: (N,) float32, pixels below the image's centre.
        angle: (N,) float32, direction of the gradient (the edge's normal), 0..pi.
        weight: (N,) float32, 0..1: the gradient against what is usual around it. A faint edge on
            a plain desk weighs as much as a strong one in a busy pattern.
    """

    x: NDArray[np.float32]
    y: NDArray[np.float32]
    angle: NDArray[np.float32]
    weight: NDArray[np.float32]


def find_edges(lab: NDArray[np.uint8]) -> EdgePoints:
    """Find the edge points of (H, W, 3) uint8 CIE Lab in OpenCV's scaling.

    The three channels are joined in one structure tensor (Di Zenzo 1986), so that an edge seen
    only in colour is an edge like any other.
    """
    height, width = lab.shape[:2]
    smooth = cv2.GaussianBlur(lab, (5, 5), 1.1)
    dx = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.5)
    dy = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.5)
    ones = np.ones((1, 3), np.float32)
    xx = cv2.transform(dx * dx, ones)
    yy = cv2.transform(dy * dy, ones)
    xy = cv2.transform(dx * dy, ones)
    spread = cv2.magnitude(xx - yy, 2 * xy)
    magnitude = cv2.sqrt((xx + yy + spread) * 0.5)
    angle = 0.5 * cv2.phase(xx - yy, 2 * xy)  # 0..pi

    # In a grainy picture the faintest edge stands above the grain.
    least = float(np.clip(GRAIN * np.median(magnitude[::3, ::3]), FAINTEST, 4 * FAINTEST))

    # Canny thins along the given gradient; only its direction modulo pi matters there.
    along = (magnitude * np.cos(angle) * 8).clip(-32000, 32000).astype(np.int16)
    down = (magnitude * np.sin(angle) * 8).clip(-32000, 32000).astype(np.int16)
    thin = cv2.Canny(along, down, least * 8, least * 12, L2gradient=True)

    window = max(9, round(NEIGHBOURHOOD * max(height, width))) | 1
    # Bounded and averaged as roots, so that one strong line does not hide a faint one beside it.
    usual = cv2.blur(cv2.sqrt(np.minimum(magnitude, STRONG)), (window, window)) ** 2
    rows, columns = np.nonzero(thin)
    here, around = magnitude[rows, columns], TEXTURE_FACTOR * usual[rows, columns]
    weight = here**2 / (here**2 + around**2 + least**2)
    direction = angle[rows, columns]
    if len(rows) > MOST_POINTS:
        kept = np.argpartition(weight, -MOST_POINTS)[-MOST_POINTS:]
        rows, columns, weight, direction = (
            rows[kept],
            columns[kept],
            weight[kept],
            direction[kept],
        )
    order = np.argsort(direction)
    return EdgePoints(
        x=(columns[order] - (width - 1) / 2).astype(np.float32),
        y=(rows[order] - (height - 1) / 2).astype(np.float32),
        angle=direction[order].astype(np.float32),
        weight=weight[order].astype(np.float32),
    )


def find_tint_edges(lab: NDArray[np.uint8]) -> EdgePoints:
    """Edge points of the colour alone, lightness left out, at half the size.

    A pale card on a printed page has no clear edge among the letters, but letters have no tint and
    the card has one. Same coordinates as :func:`find_edges`.
    """
    height, width = lab.shape[:2]
    half = cv2.resize(lab, (max(width // 2, 8), max(height // 2, 8)), interpolation=cv2.INTER_AREA)
    signed = (half.astype(np.int16) - 128) * TINT_GAIN + 128
    tint = signed.clip(0, 255).astype(np.uint8)
    tint[..., 0] = 0
    small = find_edges(np.asarray(cv2.GaussianBlur(tint, (5, 5), 1.0), np.uint8))
    across, down = width / half.shape[1], height / half.shape[0]
    return EdgePoints(
        x=small.x * np.float32(across),
        y=small.y * np.float32(down),
        angle=small.angle,
        weight=small.weight,
    )


def merged(one: EdgePoints, other: EdgePoints) -> EdgePoints:
    """All points of both, sorted by angle."""
    angle = np.concatenate([one.angle, other.angle])
    order = np.argsort(angle, kind="stable")
    return EdgePoints(
        np.concatenate([one.x, other.x])[order],
        np.concatenate([one.y, other.y])[order],
        angle[order],
        np.concatenate([one.weight, other.weight])[order],
    )
