"""Rings of red ink: round and oval outlines fitted to a layer of ink, and told from other red."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.marks.red import RedLayer

__all__ = ["Ring", "find_rings"]

# Least ink that counts, and the share of a layer's strongest that a faint seal still has.
_LEAST_INK, _FAINT = 0.10, 0.30
# Width of a seal as a share of the page's short side: a licence is large, a booklet small.
_SMALLEST, _LARGEST = 0.06, 0.5
_ANGLES = 240
# Share of the outline that must be inked, and of the band inside it that must not.
_LEAST_RING, _MOST_INSIDE, _MOST_OUTSIDE = 0.62, 0.62, 0.25
_LINE_OVER_TEXT = 0.3  # a fingerprint's edge is inked no more than its ridges
_ROUND = 0.86  # short over long axis; flatter is an oval


@dataclass(frozen=True, slots=True)
class Ring:
    """The outer edge of a seal.

    Attributes:
        x, y: Middle, pixels of the frame.
        a, b: Half axes, pixels; ``a`` the longer.
        turn: Of the longer axis, radians clockwise on the screen from the x axis.
        inked: Share of the outline that shows ink, 0 to 1.
    """

    x: float
    y: float
    a: float
    b: float
    turn: float
    inked: float

    @property
    def oval(self) -> bool:
        """Whether it is an oval rather than a circle seen a little askew."""
        return self.b / self.a < _ROUND

    def points(self, angles: NDArray[np.float64], share: float = 1.0) -> NDArray[np.float64]:
        """(n, 2) points at ``angles`` (radians from the long axis), ``share`` of the way out."""
        u, v = self.a * share * np.cos(angles), self.b * share * np.sin(angles)
        cos, sin = np.cos(self.turn), np.sin(self.turn)
        return np.stack([self.x + u * cos - v * sin, self.y + u * sin + v * cos], axis=1)


def find_rings(layer: RedLayer) -> tuple[Ring, ...]:
    """Rings of ink, the most completely inked first; rings do not share their middle.

    Args:
        layer: (H, W) float32 from :func:`verifier.marks.red.red_ink`.
    """
    smooth = cv2.GaussianBlur(layer, (0, 0), 1.0)
    strong = float(np.percentile(smooth, 99.8))
    mask = (smooth > max(_LEAST_INK, min(_FAINT * strong, 0.25))).astype(np.uint8)
    found: list[Ring] = []
    for first in _candidates(mask):
        ring = _settled(mask, first)
        if ring is not None and (seal := _as_seal(mask, ring)) is not None:
            found.append(seal)
    chosen: list[Ring] = []
    for ring in sorted(found, key=lambda ring: -ring.inked):
        if all(np.hypot(ring.x - o.x, ring.y - o.y) > 0.9 * max(o.a, ring.a) for o in chosen):
            chosen.append(ring)
    return tuple(chosen)


def _candidates(mask: NDArray[np.uint8]) -> Iterator[Ring]:
    """Where a ring may be: around everything red that hangs together, and circles in it."""
    short = min(mask.shape)
    low, high = _SMALLEST * short / 2, _LARGEST * short / 2
    near = max(3, round(0.012 * short)) | 1
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for index in range(1, count):
        x, y, w, h = (int(v) for v in stats[index, :4])
        if max(w, h) < 1.7 * low:
            continue
        part = mask[y : y + h, x : x + w] * (labels[y : y + h, x : x + w] == index)
        if max(w, h) < 2.3 * high and min(w, h) > 0.4 * max(w, h):
            hull = cv2.convexHull(cv2.findNonZero(part))
            if len(hull) >= 5:
                (cx, cy), (d1, d2), angle = cv2.fitEllipse(hull)
                yield _ordered(cx + x, cy + y, d1 / 2, d2 / 2, np.radians(angle))
        # What else is red may touch the ring: circles in the blurred ink.
        scale = min(1.0, 60 / low)
        small = cv2.resize(part * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        small = cv2.GaussianBlur(small, (0, 0), 1.2)
        circles = cv2.HoughCircles(
            small,
            cv2.HOUGH_GRADIENT,
            dp=2,
            minDist=max(1.2 * low * scale, 4),
            param1=120,
            param2=40,
            minRadius=int(low * scale),
            maxRadius=int(min(high, max(w, h) * 0.6) * scale) + 1,
        )
        for cx, cy, r in () if circles is None else circles.reshape(-1, 3)[:6]:
            yield Ring(float(cx / scale + x), float(cy / scale + y), r / scale, r / scale, 0.0, 0.0)


def _ordered(x: float, y: float, a: float, b: float, turn: float) -> Ring:
    if a < b:
        a, b, turn = b, a, turn + np.pi / 2
    return Ring(float(x), float(y), float(a), float(b), float(turn), 0.0)


def _settled(mask: NDArray[np.uint8], ring: Ring) -> Ring | None:
    """The ring fitted again and again to the outermost ink near it, strays left out."""
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)
    for reach in (0.14, 0.08, 0.05):
        shares = np.arange(1 + reach, 1 - reach, -1.0 / max(ring.b, 8.0))
        points = np.stack([ring.points(angles, float(share)) for share in shares])
        inked = _at(mask, points)
        hit = inked.any(axis=0)
        if np.count_nonzero(hit) < 0.4 * _ANGLES:
            return None
        outer = points[inked.argmax(axis=0), np.arange(_ANGLES)][hit].astype(np.float32)
        fitted = _robust(outer)
        if fitted is None:
            return None
        ring = fitted
    short = min(mask.shape)
    if not _SMALLEST * short <= 2 * ring.a <= _LARGEST * short or ring.b < 0.55 * ring.a:
        return None
    return ring


def _robust(points: NDArray[np.float32]) -> Ring | None:
    """An ellipse through most of the points: those far from the first fit are dropped."""
    for _ in range(4):
        if len(points) < 24:
            return None
        (x, y), (d1, d2), angle = cv2.fitEllipse(points)
        if not 4 < d1 < 1e4 or not 4 < d2 < 1e4:
            return None
        ring = _ordered(x, y, d1 / 2, d2 / 2, np.radians(angle))
        offset = points - (ring.x, ring.y)
        cos, sin = np.cos(ring.turn), np.sin(ring.turn)
        u, v = offset @ (cos, sin) / ring.a, offset @ (-sin, cos) / ring.b
        away = np.abs(np.hypot(u, v) - 1)
        keep = away <= max(2.0 * float(np.median(away)), 0.012)
        if keep.all():
            break
        points = points[keep]
    return ring


def _at(mask: NDArray[np.uint8], points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether there is ink at (..., 2) points; none outside the frame."""
    where = np.round(points).astype(int)
    x, y = where[..., 0], where[..., 1]
    inside = (x >= 0) & (y >= 0) & (x < mask.shape[1]) & (y < mask.shape[0])
    value = mask[np.clip(y, 0, mask.shape[0] - 1), np.clip(x, 0, mask.shape[1] - 1)]
    return np.asarray((value > 0) & inside)


def _as_seal(mask: NDArray[np.uint8], ring: Ring) -> Ring | None:
    """The ring with its ink measured; None for a filled disc, a broken line, red all around."""
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)

    def inked(*shares: float) -> NDArray[np.bool_]:
        return np.stack([_at(mask, ring.points(angles, float(share))) for share in shares])

    outline = float(inked(*np.linspace(0.93, 1.01, 7)).any(axis=0).mean())
    within = float(inked(*np.linspace(0.50, 0.86, 10)).mean())
    outside = float(inked(*np.linspace(1.05, 1.12, 4)).mean())
    if outline < max(_LEAST_RING, within + _LINE_OVER_TEXT) or not 0.04 < within < _MOST_INSIDE:
        return None
    if outside > _MOST_OUTSIDE:
        return None
    return replace(ring, inked=outline)
