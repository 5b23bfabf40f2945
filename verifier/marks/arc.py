"""The text along a seal's ring, unwound to a straight strip."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.marks.red import RedLayer
from verifier.marks.ring import Ring

__all__ = ["Strip", "unwind"]

Strip = NDArray[np.float32]
"""(H, W) float32 ink, the ring's edge at the top, clockwise to the right."""

_STEPS = 1440
_DEPTH = 0.52  # how far the strip reaches inwards, in short half axes
_ROWS = 96
_GAP_RATIO = 0.18  # of the usual ink of a column; less is bare


def unwind(layer: RedLayer, ring: Ring) -> Strip | None:
    """The strip of a ring's text, cut to the text.

    The arc begins and ends at the widest stretch without ink, wherever the seal was turned to.

    Args:
        layer: (H, W) float32 ink around the ring.
        ring: In pixels of the layer.

    Returns:
        The strip, glyphs upright; None where no text stands along the ring.
    """
    whole = _whole(layer, ring)
    top, bottom = _band(whole)
    middle = whole[top + (bottom - top) // 3 : bottom - (bottom - top) // 8]
    ends = _arc(middle)
    if ends is None:
        return None
    first, last = ends
    columns = np.arange(first, last) % whole.shape[1]
    rows = slice(max(top - 2, 0), bottom + 2)
    return np.ascontiguousarray(whole[rows][:, columns])


def _whole(layer: RedLayer, ring: Ring) -> Strip:
    """All the way round, in even steps along the ring, ``_ROWS`` deep."""
    angles = np.linspace(0, 2 * np.pi, _STEPS, endpoint=False)
    edge = ring.points(angles)
    closed = np.concatenate([edge, edge[:1]])
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    depth = _DEPTH * ring.b
    # As many columns to a pixel of the text's middle line as there are rows.
    length = way[-1] * (1 - 0.25 * (ring.b / ring.a) ** 0.5)
    count = max(64, round(length * _ROWS / depth))
    even = np.interp(
        np.linspace(0, way[-1], count, endpoint=False), way, np.append(angles, 2 * np.pi)
    )
    edge = ring.points(even)
    cos, sin = np.cos(ring.turn), np.sin(ring.turn)
    u, v = -np.cos(even) / ring.a, -np.sin(even) / ring.b
    inward = np.stack([u * cos - v * sin, u * sin + v * cos], axis=1)
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    steps = (np.arange(_ROWS) + 0.5)[:, None, None] / _ROWS * depth
    points = (edge[None] + steps * inward[None]).astype(np.float32)
    strip = cv2.remap(
        layer, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT
    )
    return np.asarray(strip, np.float32)


def _band(whole: Strip) -> tuple[int, int]:
    """First and last row of the text: between the ring and the bare band inside it."""
    profile = cv2.GaussianBlur(whole.mean(axis=1)[:, None], (1, 3), 0).ravel()
    ring = int(np.argmax(profile[: _ROWS // 5]))
    # The bare rows between ring and text; text that touches the ring has no minimum there.
    top = ring + int(np.argmin(profile[ring : ring + _ROWS // 7]))
    body = profile[top + 4 : round(_ROWS * 0.75)]
    level = float(np.percentile(body, 75))
    bottom = round(_ROWS * 0.9)
    for row in range(top + round(_ROWS * 0.28), round(_ROWS * 0.9)):
        if profile[row] < 0.3 * level:
            bottom = row
            break
    return top, bottom


def _arc(middle: Strip) -> tuple[int, int] | None:
    """First and last column of the text (the last may pass the end: the strip is closed)."""
    count = middle.shape[1]
    near = max(3, count // 260) | 1
    profile = cv2.blur(np.tile(middle.mean(axis=0), 3)[None], (near, 1)).ravel()
    once = profile[count : 2 * count]
    usual = float(np.percentile(once, 90))  # an office's short name covers a fifth of the ring
    if usual < 0.02:
        return None
    bare = profile < _GAP_RATIO * usual
    best, start, run = (0, 0), 0, 0
    for index in range(2 * count):
        run = run + 1 if bare[index] else 0
        start = index - run + 1
        if run > best[1]:
            best = (start, run)
    if not best[1]:
        return None
    pad = max(2, count // 160)
    first, length = best[0] + best[1], count - best[1]
    if length < count // 12:
        return None
    return first - min(pad, best[1] // 2), first + length + min(pad, best[1] // 2)
