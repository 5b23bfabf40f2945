"""Finding the document: edges, lines, quadrilaterals, a choice, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.border import near_border
from verifier.locate.choice import Choice, choose
from verifier.locate.edges import EdgePoints, find_edges, find_tint_edges, merged
from verifier.locate.geometry import clockwise_from_top_left, estimate_aspect, iou
from verifier.locate.lines import Lines, find_lines
from verifier.locate.location import Evidence, Location
from verifier.locate.quads import assemble
from verifier.locate.reduction import enlarged, reduce_to
from verifier.locate.seen import CLEAR_FIT, SUPPOSED, Prior, Seen, see
from verifier.locate.sides import sides_of
from verifier.locate.text import around_text

__all__ = ["locate"]

WORKING = 600
"""Long side in pixels at which the outline is found; sub-pixel lines make it exact to 0.1 %."""
LINES = 64
COARSER = 6.0
"""How much smaller the image is in which the pattern of a cloth has melted away."""
CANDIDATES = 40
SMALLEST = 48
"""Shorter working side in pixels below which no outline is looked for."""
TRUSTED = 0.35
"""Confidence below which an outline is a guess that would do more harm than the full image."""
CERTAIN_AT, STEEPNESS = 0.33, 20.0
"""Logistic curve from worth to confidence: where it is one half, and how steep."""
TEXT_CONFIDENCE = 0.35
AGREES, SAME = 0.82, 0.9
"""Intersection over union from which an outline is where the network saw the document, and from
which it is the same outline."""
FULL_IMAGE = Location(None, "full_image", 0.0, Evidence())


def locate(
    pixels: NDArray[np.uint8],
    text_boxes: Sequence[NDArray[np.float32]] | None = None,
    prior: Prior | None = None,
    *,
    times: int = 1,
) -> Location:
    """Find the card or sheet in a photo.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload, or its glance.
        text_boxes: Lines of text that a detector found, each (4, 2) float32 in pixels of the
            upload. They help to choose among outlines, and where no outline is trustworthy
            the rectangle around them is answered (method ``text``). Leave out if not known.
        prior: Where the capture network saw the document. Where clear edges run beside all of its
            sides, those are the answer and nothing else is looked for. Elsewhere outlines are
            looked for in the whole image: one that agrees with the prior is taken however faint;
            of two that disagree, the prior where its mask has four clear sides.
        times: Pixels of the upload per pixel of ``pixels``, along either axis.

    Returns:
        The corners in pixels of the upload, or ``full_image`` when neither outline nor text says
        where the document is.

    Raises:
        ValueError: ``pixels`` is not (H, W, 3) uint8.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8:
        raise ValueError("pixels must be (H, W, 3) uint8 BGR")
    full = (pixels.shape[1] * times, pixels.shape[0] * times)
    small, back = reduce_to(pixels, WORKING)
    back = enlarged(back, times)
    height, width = small.shape[:2]
    scale, shift = np.array([back[0, 0], back[1, 1]]), np.array([back[0, 2], back[1, 2]])
    half = np.array([(width - 1) / 2, (height - 1) / 2])
    text = [
        ((np.asarray(box, np.float64) - shift) / scale - half).astype(np.float32)
        for box in text_boxes or ()
    ]
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), np.uint8)
    seen = see(prior, lab, back, full) if prior else None
    if seen is not None and seen.sure:
        return seen.location
    choice = None
    if min(height, width) >= SMALLEST:
        points = merged(find_edges(lab), find_tint_edges(lab))
        lines = _lines(lab, points)
        sides = sides_of(lines, (width, height))
        quads = assemble(sides, (width, height), CANDIDATES)
        choice = choose(quads, sides, lines, lab, points, text)
    confidence = _confidence(choice)
    if choice is not None:
        found = _outlined(choice, confidence, scale, shift + half * scale, full)
        if prior is None or seen is None:
            if confidence >= TRUSTED:
                return found
        elif _outweighs(found, prior, seen):
            if confidence >= TRUSTED:
                return found
            # Two that were found apart and agree are sure of it, however faint the edges.
            return replace(found, confidence=SUPPOSED)
    if seen is not None:
        return seen.location
    rectangle = around_text(text, (width, height))
    if rectangle is None:
        return FULL_IMAGE
    corners = clockwise_from_top_left((rectangle + half) * scale + shift)
    area = cv2.contourArea(corners) / (full[0] * full[1])
    return Location(corners, "text", TEXT_CONFIDENCE, Evidence(coverage=float(area)))


def _outweighs(found: Location, prior: Prior, seen: Seen) -> bool:
    """Whether an outline found without the network counts more than what the network saw.

    Where its mask has four clear sides, only one at least as near to it as its own, moved to the
    edges beside it: what lies farther off is a frame printed inside, or the desk around.
    """
    if found.corners is None or seen.location.corners is None:
        return False
    clear, trusted = prior.fit >= CLEAR_FIT, found.confidence >= TRUSTED
    if not trusted:
        return iou(found.corners, seen.location.corners) >= (SAME if clear else AGREES)
    if not clear:
        return True
    own = iou(seen.location.corners, prior.corners)
    return iou(found.corners, prior.corners) >= max(own - 0.01, AGREES)


def _lines(lab: NDArray[np.uint8], points: EdgePoints) -> Lines:
    height, width = lab.shape[:2]
    shrunk = (max(16, round(width / COARSER)), max(16, round(height / COARSER)))
    far = np.asarray(cv2.resize(lab, shrunk, interpolation=cv2.INTER_AREA), np.uint8)
    return find_lines(points, (width, height), LINES, (find_edges(far), COARSER))


def _confidence(choice: Choice | None) -> float:
    if choice is None:
        return 0.0
    return float(1 / (1 + np.exp(-STEEPNESS * (choice.worth - CERTAIN_AT))))


def _outlined(
    choice: Choice,
    confidence: float,
    scale: NDArray[np.float64],
    centre: NDArray[np.float64],
    full: tuple[int, int],
) -> Location:
    quad = choice.quad
    corners = clockwise_from_top_left((quad.corners * scale + centre).astype(np.float32))
    # The facts follow the corners: side k now begins at corner k.
    own = quad.corners * scale + centre
    begin = [int(np.argmin(np.abs(own - corner).sum(axis=1))) for corner in corners]
    end = [*begin[1:], begin[0]]
    side = [s if (s + 1) % 4 == e else e for s, e in zip(begin, end, strict=True)]
    a, b, c, d = side
    aspect = estimate_aspect(corners, full)
    support, contrast, on_border = quad.support, choice.contrast, quad.on_border
    near = near_border(corners, full)
    evidence = Evidence(
        coverage=quad.area,
        side_support=(float(support[a]), float(support[b]), float(support[c]), float(support[d])),
        side_contrast=(
            float(contrast[a]),
            float(contrast[b]),
            float(contrast[c]),
            float(contrast[d]),
        ),
        touches_border=(
            on_border[a] or near[0],
            on_border[b] or near[1],
            on_border[c] or near[2],
            on_border[d] or near[3],
        ),
        aspect=max(aspect, 1 / aspect),
    )
    return Location(corners, "contour", confidence, evidence)
