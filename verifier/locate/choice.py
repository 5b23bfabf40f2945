"""Which of the candidate outlines is the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.colours import colour_difference, paper_beside, side_strips
from verifier.locate.edges import EdgePoints
from verifier.locate.geometry import ID_1, estimate_aspect
from verifier.locate.growth import grow
from verifier.locate.lines import Lines
from verifier.locate.nearby import look_beside
from verifier.locate.quads import Quad, quad_of
from verifier.locate.sides import Sides, sides_of

__all__ = ["Choice", "choose"]

GROWN = 4
"""Only the best few candidates are followed outward."""
FAINT_CONTRAST = 1.5
"""Contrast across a side, in CIE Lab units, that counts one half."""
FLOOR = 0.3
UNLIKE = 30.0
"""Difference between the margins of one sheet, in CIE Lab units, that speaks against it."""
ON_A_SHEET = 0.5
"""A card lying on a sheet of paper takes less than this share of it; a printed frame takes more."""
BLANK = 0.12
"""A sheet around a card is blank if it holds this many times fewer marks by area than the card."""
NEARLY_AS_GOOD = 0.6
BETWEEN_LINES = 85.0
"""Percentile of lightness that is bare paper even in closely printed text."""
STANDS_OUT = 3.0
"""A card's own colour against the sheet around it, in CIE Lab units; a table has the sheet's."""
CLEAR_SUPPORT = 0.6
AS_CLEAR = 0.85
PRINTED = 0.7
"""A table takes less than this share of its sheet; what takes more, growth has dealt with."""
ALONG = 0.05
"""Slant of a printed line against the sheet's sides (about 3 degrees)."""
CARD_SHAPE = 0.12
"""How far, as a natural logarithm, a card's estimated proportions may be off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The outline taken for the document.

    Attributes:
        quad: The outline.
        worth: 0..1, higher is better: edges all along the sides that end at the corners, another
            colour beyond them, and the text inside where its place is known.
        contrast: (4,) colour difference across each side, CIE Lab units.
    """

    quad: Quad
    worth: float
    contrast: NDArray[np.float32]


def choose(
    quads: Sequence[Quad],
    sides: Sides,
    lines: Lines,
    lab: NDArray[np.uint8],
    points: EdgePoints,
    text: Sequence[NDArray[np.float32]],
) -> Choice | None:
    """Choose among candidates; ``None`` if there are none.

    Args:
        quads: Candidates, one of each family.
        sides: What they are made of.
        lines: The same lines without the image's border.
        lab: (H, W, 3) uint8 OpenCV Lab.
        points: The image's edge points.
        text: Lines of text, each (4, 2) pixels from the image's centre; may be empty.
    """
    if not quads:
        return None
    size = (lab.shape[1], lab.shape[0])
    first = _worth(quads, lab, text)
    ranks = np.array([quad.rank for quad in quads])
    best = np.argsort(-first.worth, kind="stable")[:GROWN]
    best = np.union1d(best[first.worth[best] > 0.4 * first.worth.max()], [np.argmax(ranks)])
    richer = sides_of(look_beside([quads[k] for k in best], sides, points, lines), size)
    grown = [_moved_to(richer, quads[k], len(lines.theta), size) for k in best]
    grown = [grow(quad, richer, lab, size) for quad in grown]
    second = _worth(grown, lab, text)
    # A sheet hardly lighter than its desk is as certain as the frame that was found on it.
    worth = np.maximum(first.worth[best], second.worth)
    order = np.argsort(-worth, kind="stable")
    chosen = order[0]
    for other in order[1:]:
        as_good = worth[other] > NEARLY_AS_GOOD * worth[chosen]
        if as_good and _prints(grown[other], grown[chosen]):
            chosen = other
    for other in order:
        as_good = min(worth[other] / worth[chosen], grown[other].rank / grown[chosen].rank)
        stands_out = second.contrast[other].min() > STANDS_OUT
        if (
            as_good > NEARLY_AS_GOOD
            and stands_out
            and _lies_on(grown[other], grown[chosen], points, size)
        ):
            chosen = other
            break
    return Choice(
        grown[chosen], float(max(worth[chosen], worth[order[0]])), second.contrast[chosen]
    )


def _moved_to(richer: Sides, quad: Quad, known: int, size: tuple[int, int]) -> Quad:
    """The same outline among more lines; the image's border stays at the end of the list."""
    shift = len(richer.seen) - 4 - known
    a, b, c, d = (k if k < known else k + shift for k in quad.sides)
    return quad_of(richer, (a, b, c, d), size) or quad


@dataclass(frozen=True, slots=True)
class _Judged:
    worth: NDArray[np.float64]
    contrast: NDArray[np.float32]


def _worth(
    quads: Sequence[Quad], lab: NDArray[np.uint8], text: Sequence[NDArray[np.float32]]
) -> _Judged:
    inner, outer, chance = side_strips(lab, np.stack([quad.corners for quad in quads]))
    # Nothing is known of what lies beyond the image's border.
    contrast = colour_difference(inner, outer)
    contrast[np.array([quad.on_border for quad in quads])] = 0
    # White paper on a white platen differs in nothing but the thin shadow at its edge.
    differs = FLOOR + (1 - FLOOR) * (contrast / (contrast + FAINT_CONTRAST + chance)).mean(axis=1)
    # The four margins are of one sheet.
    unlike = colour_difference(inner, np.median(inner, axis=1, keepdims=True))
    alike = np.exp(-((unlike / UNLIKE) ** 2)).mean(axis=1)
    ranks = np.array([quad.rank for quad in quads])
    held = np.array([_text_share(quad, text) for quad in quads])
    return _Judged(ranks * differs * alike * (0.2 + 0.8 * held), contrast)


def _text_share(quad: Quad, text: Sequence[NDArray[np.float32]]) -> float:
    """Share of the text, by area, that stands inside the outline; 1 where none is known."""
    if not text:
        return 1.0
    areas = np.array([max(cv2.contourArea(box), 1e-3) for box in text])
    inside = np.array(
        [
            cv2.pointPolygonTest(quad.corners, tuple(map(float, box.mean(axis=0))), False) >= 0
            for box in text
        ]
    )
    return float((areas * inside).sum() / areas.sum())


def _prints(sheet: Quad, printed: Quad) -> bool:
    """Whether ``printed`` is a table or frame on ``sheet``: inside it, along it, no clearer."""
    if printed.area > PRINTED * sheet.area or not sheet.seen_all_around:
        return False
    if sheet.rank < AS_CLEAR * printed.rank:
        return False
    unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    flatten = cv2.getPerspectiveTransform(sheet.corners, unit)
    inner = cv2.perspectiveTransform(printed.corners[None], flatten)[0]
    if inner.min() < -0.01 or inner.max() > 1.01:
        return False
    run = np.abs(np.roll(inner, -1, axis=0) - inner)
    return bool((run.min(axis=1) < ALONG * run.max(axis=1)).all())


def _lies_on(card: Quad, sheet: Quad, points: EdgePoints, size: tuple[int, int]) -> bool:
    """Whether ``card`` is a thing of its own lying on an otherwise blank ``sheet``."""
    if card.area > ON_A_SHEET * sheet.area or card.support.min() < CLEAR_SUPPORT:
        return False
    if not card.seen_all_around or not _has_card_shape(card, size):
        return False
    for corner in card.corners:
        if cv2.pointPolygonTest(sheet.corners, tuple(map(float, corner)), True) < 2:
            return False
    inside_sheet = _marks(sheet.corners, points)
    # A little larger, so that the card's own outline is not a mark on the sheet.
    middle = card.corners.mean(axis=0)
    inside_card = _marks(((card.corners - middle) * 1.08 + middle).astype(np.float32), points)
    around = (inside_sheet - inside_card) / (sheet.area - card.area)
    return bool(around < BLANK * inside_card / card.area)


def _stands_out(card: Quad, lab: NDArray[np.uint8]) -> bool:
    around = side_strips(lab, card.corners)[1]
    own = np.stack([paper_beside(lab, card, side, BETWEEN_LINES) for side in range(4)])
    return bool(colour_difference(own, around).min() > STANDS_OUT)


def _has_card_shape(quad: Quad, size: tuple[int, int]) -> bool:
    centre = np.array([(size[0] - 1) / 2, (size[1] - 1) / 2])
    aspect = estimate_aspect(quad.corners + centre, size)
    return bool(abs(np.log(max(aspect, 1 / aspect) / ID_1)) < CARD_SHAPE)


def _marks(corners: NDArray[np.float32], points: EdgePoints) -> float:
    """Sum of the weights of the edge points well inside a convex outline."""
    middle = corners.mean(axis=0)
    shrunk = (corners - middle) * 0.96 + middle
    ahead = np.roll(shrunk, -1, axis=0) - shrunk
    turn = np.sign(float(ahead[0, 0] * ahead[1, 1] - ahead[0, 1] * ahead[1, 0]))
    inside = np.ones(len(points.x), bool)
    for (x, y), (dx, dy) in zip(shrunk, ahead, strict=True):
        inside &= turn * (dx * (points.y - y) - dy * (points.x - x)) > 0
    return float(points.weight[inside].sum())
