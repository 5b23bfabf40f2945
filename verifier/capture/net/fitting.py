"""Four sides laid along the edge of the network's mask."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.net.inputs import MASK_SIDE, VIEW, ViewFrame

__all__ = ["fitted", "mask_overlap"]

_ROUNDS = 4
_MIDDLE = (0.1, 0.9)
"""Part of a side whose edge is followed: corners of masks are round."""
_LEAST_POINTS = 6
_GAIN = 0.03
"""What another outline must have more in common with the mask."""
_SCALE = VIEW // MASK_SIDE

Points = NDArray[np.float64]


def fitted(mask: NDArray[np.float32], rough: NDArray[np.floating], frame: ViewFrame) -> Points:
    """Move each side of a rough outline along the mask's edge.

    Args:
        mask: (MASK_SIDE, MASK_SIDE) float32, 0..1, how likely each place is document.
        rough: (4, 2) upload pixels, in order around the document.
        frame: The square that the mask belongs to.

    Returns:
        (4, 2) float64 upload pixels; the rough outline, whose corners are exact where the corner
        map has peaks, unless the mask speaks clearly for another.
    """
    edge = _edge(mask)
    start = np.asarray(frame.from_upload(np.asarray(rough, np.float64)), np.float64)
    quad = start
    for _ in range(_ROUNDS):
        moved = _followed(edge, quad)
        if moved is None:
            break
        quad = moved
    found = np.asarray(frame.to_upload(quad), np.float64)
    gained = mask_overlap(mask, found, frame) - mask_overlap(mask, rough, frame)
    return found if gained > _GAIN else np.asarray(rough, np.float64)


def mask_overlap(mask: NDArray[np.float32], quad: NDArray[np.floating], frame: ViewFrame) -> float:
    """Intersection over union of the mask and four sides (upload pixels), 0..1."""
    points = (np.asarray(frame.from_upload(quad), np.float64) + 0.5) / _SCALE - 0.5
    large = np.zeros((MASK_SIDE * 4, MASK_SIDE * 4), np.uint8)
    inner = np.round(((points + 0.5) * 4 - 0.5) * 16).astype(np.int32)
    cv2.fillConvexPoly(large, inner, (255,), shift=4)
    drawn = cv2.resize(large, (MASK_SIDE, MASK_SIDE), interpolation=cv2.INTER_AREA) / 255.0
    said = np.asarray(mask > 0.5, np.float64)
    return float(np.minimum(drawn, said).sum() / max(float(np.maximum(drawn, said).sum()), 1e-6))


def _edge(mask: NDArray[np.float32]) -> Points:
    """(N, 2) pixels of the square along the mask's largest outline."""
    large = cv2.resize(mask, (VIEW, VIEW), interpolation=cv2.INTER_LINEAR)
    found, _ = cv2.findContours(
        np.asarray(large > 0.5, np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    contour = max(found, key=cv2.contourArea, default=np.zeros((0, 1, 2), np.int32))
    return contour.reshape(-1, 2).astype(np.float64)


def _followed(edge: Points, quad: Points) -> Points | None:
    """The quadrilateral whose sides lie along the edge points nearest to each side."""
    ahead = np.roll(quad, -1, axis=0) - quad
    length = np.linalg.norm(ahead, axis=1)
    if len(edge) < 4 * _LEAST_POINTS or length.min() < 4:
        return None
    from_start = edge[:, None] - quad[None]
    along = (from_start * ahead[None]).sum(-1) / length**2
    aside = (
        from_start[..., 0] * ahead[None, :, 1] - from_start[..., 1] * ahead[None, :, 0]
    ) / length
    beyond = np.maximum(np.maximum(-along, along - 1), 0) * length
    nearest = np.hypot(aside, beyond).argmin(axis=1)
    lines = []
    for side in range(4):
        own = nearest == side
        own &= (along[:, side] > _MIDDLE[0]) & (along[:, side] < _MIDDLE[1])
        if np.count_nonzero(own) < _LEAST_POINTS:
            lines.append((quad[side], ahead[side] / length[side]))
            continue
        line = cv2.fitLine(edge[own].astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        lines.append((line[2:].astype(np.float64), line[:2].astype(np.float64)))
    moved = []
    for (a, u), (b, v) in zip([lines[3], *lines[:3]], lines, strict=True):
        across = float(u[0] * v[1] - u[1] * v[0])
        if abs(across) < 0.2:  # neighbouring sides that hardly meet
            return None
        t = float((b - a)[0] * v[1] - (b - a)[1] * v[0]) / across
        moved.append(a + t * u)
    found = np.stack(moved)
    if np.linalg.norm(found - quad, axis=1).max() > 0.5 * length.max():
        return None
    return found
