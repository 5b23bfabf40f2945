"""Does something lie over the document: fingers, or another thing that reaches in from outside?"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.blobs import Box, boxes_of
from verifier.capture.evidence.sampling import Sample, filled, halved, shrunk
from verifier.capture.monochrome import channel_extremes

__all__ = ["OcclusionEvidence", "measure_occlusion"]

_LONG = 250
_STEPS = 64
_SAME = 9.0  # CIE Lab: nearer than this are the two sides of an edge that is not seen
_LEAST = 0.0015
_REACH = 0.45  # of the document's short side, by a finger
_SKIN = np.array([[0, 138, 85], [255, 180, 124]], np.uint8)  # YCrCb, lowest and highest
_FILLED = 0.35  # of its box, by a thing that reaches in


@dataclass(frozen=True, slots=True)
class OcclusionEvidence:
    """What covers the document. All 0 where no outline is known.

    Attributes:
        skin_share: Share of the document under skin-coloured things that reach in, 0 to 1.
        skin_outline: Share of the outline that they cross, 0 to 1.
        hidden_outline: Share of the outline where both sides look alike while the rest of that
            side does not: something smooth crosses it, or the edge is lost in the table.
        longest_hidden: The longest run of that, share of one side, 0 to 1.
        outside_frame: Share of the outline beyond the frame or on its edge, 0 to 1.
        foreign_share: Share of the document taken by smooth areas that continue what lies outside.
        boxes: Of covered parts, upload pixels, largest first.
    """

    skin_share: float
    skin_outline: float
    hidden_outline: float
    longest_hidden: float
    outside_frame: float
    foreign_share: float
    boxes: tuple[Box, ...] = field(default=())


def measure_occlusion(sample: Sample) -> OcclusionEvidence:
    """Measure a picture."""
    if not sample.located:
        return OcclusionEvidence(0, 0, 0, 0, 0, 0)
    reduce = max(1, round(max(sample.small.shape[:2]) / _LONG))
    even = reduce % 2 == 0
    small = shrunk(halved(sample.small, 1), reduce // 2) if even else shrunk(sample.small, reduce)
    scale = float(sample.factor * reduce)
    quad = sample.quad / np.float32(scale)
    short = sample.pixels_per_side[1] / scale
    inside = np.asarray(filled(quad, small.shape[:2]) & 1, np.uint8)
    total = max(int(np.count_nonzero(inside)), 1)
    calm = np.asarray(cv2.GaussianBlur(small, (3, 3), 0), np.uint8)
    skin = _reaching_in(_skin(small, short), inside, short)
    hidden, longest, beyond, foreign = _outline(calm, quad, inside)
    inner = np.asarray(cv2.erode(inside, np.ones((5, 5), np.uint8)), np.uint8)
    crossing = inside & (1 - inner)
    count = np.count_nonzero
    covered = np.asarray((skin | foreign) & inside, np.uint8)
    return OcclusionEvidence(
        skin_share=count(skin & inside) / total,
        skin_outline=count(skin & crossing) / max(int(count(crossing)), 1),
        hidden_outline=hidden,
        longest_hidden=longest,
        outside_frame=beyond,
        foreign_share=count(foreign & inside) / total,
        boxes=boxes_of(covered, scale),
    )


def _skin(small: NDArray[np.uint8], short: float) -> NDArray[np.uint8]:
    """(h, w) 0 or 1: hues of skin of any tone, under light that is not far from white."""
    hues = cv2.inRange(cv2.cvtColor(small, cv2.COLOR_BGR2YCrCb), _SKIN[0], _SKIN[1])
    highest, _ = channel_extremes(small)
    skin = cv2.min(hues, np.asarray(cv2.threshold(highest, 45, 1, cv2.THRESH_BINARY)[1]))
    # A finger is a tenth of a sheet's width at least; a golden border that it touches is less.
    reach = int(np.clip(round(0.075 * short), 5, 15))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    smooth = cv2.morphologyEx(skin, cv2.MORPH_OPEN, kernel)
    return np.asarray(smooth, np.uint8)


def _reaching_in(
    skin: NDArray[np.uint8], inside: NDArray[np.uint8], short: float
) -> NDArray[np.uint8]:
    """Parts that lie on the document and beyond it, but are not the table itself."""
    kept = np.zeros_like(skin)
    if not (skin & inside).any():
        return kept
    _, labels, stats, _ = cv2.connectedComponentsWithStats(skin)
    ring = np.asarray(cv2.dilate(inside, np.ones((15, 15), np.uint8)), np.uint8) & (1 - inside)
    table = float((skin & ring).sum()) / max(int(ring.sum()), 1)
    least = _LEAST * float(inside.sum())
    if table > 0.5:  # a table of that colour: no telling by colour
        return kept
    for part in np.unique(labels[(skin & inside) > 0]):
        blob = labels == part
        # Print of that colour may join on; a finger ends near where it came in.
        away = cv2.distanceTransform(1 - (blob & (ring > 0)).astype(np.uint8), cv2.DIST_L2, 3)
        blob &= away < max(8.0, _REACH * short)
        within = int((inside[blob] > 0).sum())
        # A frame's edge counts as outside: fingers may end there.
        without = int(ring[blob].sum())
        if within >= least and without >= 0.15 * within and stats[part, cv2.CC_STAT_AREA] > 12:
            kept |= blob.astype(np.uint8)
    return kept


def _outline(
    calm: NDArray[np.uint8], quad: NDArray[np.float32], inside: NDArray[np.uint8]
) -> tuple[float, float, float, NDArray[np.uint8]]:
    height, width = calm.shape[:2]
    centre = quad.mean(axis=0)
    short = float(np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1).min())
    step = max(2.5, 0.025 * short)
    along = ((np.arange(_STEPS) + 0.5) / _STEPS * 0.92 + 0.04)[:, None].astype(np.float32)
    sides = np.roll(quad, -1, axis=0) - quad
    normals = np.stack([sides[:, 1], -sides[:, 0]], axis=1)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-3)
    normals *= np.where((normals * (quad - centre)).sum(axis=1, keepdims=True) < 0, -1, 1)
    # (4, steps, 2): all sides at once.
    points = np.asarray(quad[:, None] + sides[:, None] * along, np.float32)
    away = np.asarray(step * normals[:, None], np.float32)
    outer, inner = points + away, points - away
    seen = _within(outer, width, height) & _within(inner, width, height)
    apart = np.linalg.norm(_at(calm, outer) - _at(calm, inner), axis=2)
    seeds = np.zeros((height, width), np.uint8)
    hidden, longest = 0, 0.0
    for side in np.flatnonzero(seen.sum(axis=1) >= _STEPS // 4):
        usual = float(np.median(apart[side][seen[side]]))
        same = seen[side] & (apart[side] < min(_SAME, 0.4 * usual))
        hidden += int(np.count_nonzero(same))
        run = _longest(same)
        longest = max(longest, run / _STEPS)
        if run >= 3:
            x, y = np.round(inner[side][same]).astype(int).T
            seeds[y, x] = 1
    foreign = _grown(calm, seeds, inside)
    return hidden / seen.size, longest, int(np.count_nonzero(~seen)) / seen.size, foreign


def _grown(
    calm: NDArray[np.uint8], seeds: NDArray[np.uint8], inside: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """What is inside, near in colour to the seeds taken together, and joined to them."""
    if seeds.sum() < 3:
        return np.zeros_like(seeds)
    lab = _lab(calm)
    colour = np.median(lab[seeds > 0], axis=0)
    apart = lab - colour
    square = cv2.transform(cv2.multiply(apart, apart), np.ones((1, 3), np.float32))
    near = ((square < (2 * _SAME) ** 2) & (inside > 0)).astype(np.uint8)
    near = np.asarray(cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(near)
    touched = np.unique(labels[(seeds > 0) & (labels > 0)])
    # A printed border or a fold is of that colour too, but winds about and fills no box.
    filled = stats[:, cv2.CC_STAT_AREA] / (stats[:, 2] * stats[:, 3]).clip(1)
    touched = touched[filled[touched] > _FILLED]
    grown = np.isin(labels, touched).astype(np.uint8)
    # Half the document is no thing that lies on it, but the paper itself.
    return grown if grown.sum() < 0.5 * inside.sum() else np.zeros_like(seeds)


def _within(points: NDArray[np.float32], width: int, height: int) -> NDArray[np.bool_]:
    limits = np.array([width - 1.5, height - 1.5])
    return np.asarray(((points >= 1) & (points <= limits)).all(axis=-1))


def _at(calm: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.float32]:
    """(4, n, 3) CIE Lab at (4, n, 2) points."""
    limits = np.array([calm.shape[1] - 1, calm.shape[0] - 1])
    places = np.clip(np.round(points), 0, limits).astype(int)
    return np.asarray(_lab(calm[places[..., 1], places[..., 0]]), np.float32)


def _lab(bgr: NDArray[np.uint8]) -> NDArray[np.float32]:
    code = bgr.astype(np.float32) / np.float32(255)
    return np.asarray(cv2.cvtColor(code, cv2.COLOR_BGR2LAB), np.float32)


def _longest(flags: NDArray[np.bool_]) -> int:
    best = run = 0
    for flag in flags.tolist():
        run = run + 1 if flag else 0
        best = max(best, run)
    return best
