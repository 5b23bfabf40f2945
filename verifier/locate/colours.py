"""Colours beside the sides of an outline: what is sheet, what is background."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.quads import Quad

__all__ = ["FARTHER", "colour_difference", "paper_beside", "side_strips"]

PLACES = 28
"""Places along each side where colour is taken."""
NEARER, FARTHER = 2.5, 6.5
"""From how far to how far from the side, in working pixels: past the blur of the edge itself."""
LAB_TO_UNITS = np.array([100 / 255, 1.0, 1.0], np.float32)
"""OpenCV's 8-bit Lab to CIE units."""


def side_strips(
    lab: NDArray[np.uint8], corners: NDArray[np.float32], farther: float = FARTHER
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Mean colour of the strips just inside and just outside each side.

    Args:
        lab: (H, W, 3) uint8 OpenCV Lab.
        corners: (..., 4, 2) pixels from the image's centre; corner k begins side k, so that side
            k runs to corner k + 1.
        farther: How far the strips reach, in working pixels.

    Returns:
        Inside and outside, each (..., 4, 3) float32, CIE Lab units; and (..., 4) how far their
        difference would come out by chance, from how much the strips vary along the side.
    """
    height, width = lab.shape[:2]
    start = corners
    run = np.roll(corners, -1, axis=-2) - start
    length = np.maximum(np.linalg.norm(run, axis=-1, keepdims=True), 1e-6)
    inward = np.stack([-run[..., 1], run[..., 0]], axis=-1) / length
    to_middle = corners.mean(axis=-2, keepdims=True) - (start + run / 2)
    inward *= np.sign((inward * to_middle).sum(axis=-1, keepdims=True))
    along = np.linspace(0.1, 0.9, PLACES, dtype=np.float32)
    depth = np.linspace(min(NEARER, 0.6 * farther), farther, 4, dtype=np.float32)
    depth = np.concatenate([depth, -depth])
    points = (
        start[..., None, None, :]
        + run[..., None, None, :] * along[:, None, None]
        + inward[..., None, None, :] * depth[None, :, None]
    )
    x = (points[..., 0] + (width - 1) / 2).astype(np.float32)
    y = (points[..., 1] + (height - 1) / 2).astype(np.float32)
    outside_image = (x < 0) | (y < 0) | (x > width - 1) | (y > height - 1)
    flat = (-1, PLACES * len(depth))
    sampled = cv2.remap(
        lab, x.reshape(flat), y.reshape(flat), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    colours = np.asarray(sampled, np.float32).reshape(*x.shape, 3) * LAB_TO_UNITS
    weight = np.where(outside_image, 1e-3, 1.0)[..., None]
    half = len(depth) // 2

    strips, spread = [], np.zeros(x.shape[:-2], np.float32)
    for part in (slice(0, half), slice(half, None)):
        w = weight[..., part, :]
        column = (colours[..., part, :] * w).sum(axis=-2) / w.sum(axis=-2)
        share = w.sum(axis=-2)
        mean = (column * share).sum(axis=-2) / share.sum(axis=-2)
        strips.append(np.asarray(mean, np.float32))
        spread = spread + column.var(axis=-2).sum(axis=-1)
    # Neighbouring places see the same patch, so only every fourth counts as a sample.
    return strips[0], strips[1], np.asarray(np.sqrt(spread / (PLACES / 4)), np.float32)


def paper_beside(
    lab: NDArray[np.uint8], quad: Quad, side: int, lightness: float = 50.0
) -> NDArray[np.float32]:
    """Median colour of the inside along one side, (3,) CIE Lab units: the bare sheet there.

    Taken locally, for light falls off across a sheet; a broad band, so that neither writing nor
    an ornament makes half of it. ``lightness`` is the percentile taken of L instead of the median.
    """
    height, width = lab.shape[:2]
    a, b, c, d = np.roll(quad.corners, -side, axis=0)
    along, inward = np.meshgrid(
        np.linspace(0.06, 0.94, 24, dtype=np.float32), np.linspace(0.03, 0.3, 12, dtype=np.float32)
    )
    u, v = along[..., None], inward[..., None]
    points = (1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * d + u * c)
    x = np.round(points[..., 0] + (width - 1) / 2).astype(int).clip(0, width - 1)
    y = np.round(points[..., 1] + (height - 1) / 2).astype(int).clip(0, height - 1)
    found = lab[y, x].reshape(-1, 3)
    middle = np.median(found, axis=0)
    middle[0] = np.percentile(found[:, 0], lightness)
    return np.asarray(middle * LAB_TO_UNITS, np.float32)


def colour_difference(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Euclidean distance of Lab colours (..., 3), CIE 1976; about 2 is the least a person sees."""
    return np.asarray(np.linalg.norm(one - other, axis=-1), np.float32)
