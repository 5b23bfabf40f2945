"""Lamps mirrored in the document: blown out in the middle, fading softly around."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.blobs import Box, boxes_of
from verifier.capture.evidence.sampling import Sample, shrunk
from verifier.capture.monochrome import channel_extremes

__all__ = ["GlareEvidence", "measure_glare"]

_LONG = 330  # of the reduced frame; what a mask needs
_BLOWN = 245
_LEAST = 0.0008  # share of the document from which a blob counts
_BRIGHTER = 8.0  # code values; less is uneven light on white paper
_SOFT = 4.5  # pixels of the mask; a sharp edge spreads over 3 by the reduction alone
_RIM = 6  # pixels of the mask over which the light around is compared


@dataclass(frozen=True, slots=True)
class GlareEvidence:
    """Glare on the document.

    Attributes:
        share: Share of the document under blobs, 0 to 1.
        largest: The largest blob's share.
        count: Blobs, 0 to 8.
        contrast: How much brighter the largest is than what surrounds it, code values 0 to 255;
            white paper in even light 0.
        rim: Width over which the largest fades, in hundredths of the document's short side, 0 to
            20; sharper edges than 4.5 mask pixels are no glare.
        blown_share: Share of the document at 245 and above in all channels, glare or not.
        mask: (h, w) uint8, 255 under blobs; ``scale`` upload pixels a pixel.
        scale: Upload pixels per pixel of ``mask``.
        boxes: Of the blobs, upload pixels, largest first.
    """

    share: float
    largest: float
    count: float
    contrast: float
    rim: float
    blown_share: float
    mask: NDArray[np.uint8] = field(repr=False, compare=False)
    scale: float = field(compare=False)
    boxes: tuple[Box, ...]


def measure_glare(sample: Sample) -> GlareEvidence:
    """Measure a picture."""
    reduce = max(1, round(max(sample.small.shape[:2]) / _LONG))
    scale = float(sample.factor * reduce)
    _, low = channel_extremes(shrunk(sample.small, reduce))
    inside = shrunk(sample.mask, reduce) > 127
    total = max(int(np.count_nonzero(inside)), 1)
    blown = (low >= _BLOWN) & inside
    blown_share = np.count_nonzero(blown) / total
    areas = cv2.morphologyEx(blown.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    if not areas.any():
        return GlareEvidence(0, 0, 0, 0, 0, blown_share, np.zeros_like(low), scale, ())
    # Print lies dark in a white sheet: closing takes it off, so that a blob is an area of light.
    closed = cv2.morphologyEx(low, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    level = np.asarray(cv2.GaussianBlur(closed.astype(np.float32), (0, 0), 1.0), np.float32)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(areas)
    kept = np.zeros(low.shape, np.uint8)
    found: list[tuple[float, float, float]] = []
    short = sample.pixels_per_side[1] / scale
    for part in range(1, min(count, 40)):
        area = int(stats[part, cv2.CC_STAT_AREA])
        if area < max(4, _LEAST * total):
            continue
        blob = (labels == part).astype(np.uint8)
        contrast, rim = _rim(blob, level, inside)
        if contrast >= _BRIGHTER and rim >= _SOFT:
            kept |= blob
            found.append((area / total, contrast, min(20.0, 100 * rim / max(short, 1))))
    mask = np.asarray(cv2.dilate(kept, np.ones((3, 3), np.uint8)) * 255, np.uint8)
    found.sort(reverse=True)
    largest, contrast, rim = found[0] if found else (0.0, 0.0, 0.0)
    return GlareEvidence(
        share=float((mask[inside] > 0).sum()) / total,
        largest=largest,
        count=float(min(8, len(found))),
        contrast=contrast,
        rim=rim,
        blown_share=blown_share,
        mask=mask,
        scale=scale,
        boxes=boxes_of(mask, scale),
    )


def _rim(
    blob: NDArray[np.uint8], level: NDArray[np.float32], inside: NDArray[np.bool_]
) -> tuple[float, float]:
    """How much darker it is around, and over how many pixels of the mask the fall is spread."""
    x, y, width, height = cv2.boundingRect(blob)
    reach = 3 * _RIM
    rows = slice(max(0, y - reach), y + height + reach)
    columns = slice(max(0, x - reach), x + width + reach)
    near, here, among = blob[rows, columns], level[rows, columns], inside[rows, columns]
    distance = np.asarray(cv2.distanceTransform(1 - near, cv2.DIST_L2, 3), np.float32)
    inner = (near > 0) & (cv2.erode(near, np.ones((3, 3), np.uint8)) == 0)
    if not inner.any():
        return 0.0, 0.0
    rings = [float(np.median(here[inner]))]
    for start in range(reach):
        ring = among & (distance > start) & (distance <= start + 1)
        rings.append(float(np.median(here[ring])) if ring.sum() >= 4 else np.nan)
    profile = np.array(rings)
    profile = profile[np.isfinite(profile)]
    if len(profile) < _RIM:
        return 0.0, 0.0
    contrast = float(profile[0] - profile.min())
    if contrast < 1:
        return contrast, 0.0
    fall = np.maximum.accumulate((profile[0] - profile) / contrast)
    return contrast, float(np.interp(0.85, fall, np.arange(len(fall))) - (fall < 0.15).sum())
