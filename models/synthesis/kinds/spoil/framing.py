"""Documents that are not wholly in the picture."""

from __future__ import annotations

import numpy as np

from models.synthesis.capture import Photo, Recipe, with_name
from models.synthesis.document import FlatDocument

from .circumstances import Frames, circumstances
from .shot import Notes, Shot, probe, take

__all__ = ["border_cut"]


def _offset_for(
    document: FlatDocument, seed: int, recipe: Recipe, cut: tuple[float, float]
) -> tuple[float, float]:
    """The ``offset`` of the camera with which shares of the document's extent leave the frame.

    Args:
        document: The original.
        seed: The photograph's.
        recipe: Its recipe, with one ``fill``, above 1 or below.
        cut: Share past the left (negative) or right edge, and past the top or bottom; 0 keeps the
            document inside that way.
    """
    offset = np.zeros(2)
    for _ in range(4):
        quad = probe(document, seed, recipe, (float(offset[0]), float(offset[1])))
        low, high = quad.min(axis=0), quad.max(axis=0)
        for axis in (0, 1):
            extent = high[axis] - low[axis]
            if cut[axis] > 0:
                move = 1 + cut[axis] * extent - high[axis]
            elif cut[axis] < 0:
                move = cut[axis] * extent - low[axis]
            else:
                move = 0.5 - (low[axis] + high[axis]) / 2
            # An offset of 1 moves by half the free room, or above a fill of 1 by half the extent.
            reach = extent if recipe.fill[0] > 1 else max(0.97 - extent, 0.03)
            offset[axis] += 2 * move / reach
    return float(offset[0]), float(offset[1])


def border_cut(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames | None = None
) -> Photo:
    """Held too close or to one side: a side, two sides, a corner or the whole border is outside.

    Settings: ``way`` is ``side``, ``corner``, ``both`` (two opposite sides) or ``all`` (no border
    is seen); ``strength`` the largest share of the document's extent that one edge cuts off.
    """
    rng = np.random.default_rng([seed, 631])
    recipe = circumstances(
        seed, hold_out=hold_out, frames=frames,
        names=("desk", "turned", "clutter", "chat", "chat", "dim", "handheld"),
    )  # fmt: skip
    way = str(rng.choice(["side", "corner", "both", "all"], p=[0.4, 0.25, 0.15, 0.2]))
    share = float(np.exp(rng.uniform(np.log(0.02), np.log(0.25))))
    # Off to one side it need not be near: it may lie small in a corner of the frame.
    aside = float(rng.uniform(0.55, 0.9))
    fills = {
        "side": (aside, aside) if rng.random() < 0.65 else (1.001, 1.02),
        "corner": (aside, aside) if rng.random() < 0.65 else (1.001, 1.02),
        "both": (1.06, 1.35),
        "all": (1.5, 2.0),
    }
    close = with_name(
        recipe, recipe.name, fill=fills[way], jitter=min(recipe.jitter, 5.0), fingers=0.05,
        match_frame=0.0 if way == "both" and rng.random() < 0.5 else 0.9, tilt=(1, 14),
    )  # fmt: skip
    signs = rng.choice([-1.0, 1.0], 2)
    cut = (0.0, 0.0)
    if way == "side":
        cut = (signs[0] * share, 0.0) if rng.random() < 0.5 else (0.0, signs[1] * share)
    elif way == "corner":
        cut = (signs[0] * share, signs[1] * share * float(rng.uniform(0.3, 1.0)))
    offset = _offset_for(document, seed, close, cut)
    quad = probe(document, seed, close, offset)
    low, high = quad.min(axis=0), quad.max(axis=0)
    lost = np.concatenate([-low, high - 1]) / np.tile(high - low, 2)
    notes: Notes = {
        "way": way,
        "strength": round(float(lost.max()), 3),
        "sides_cut": int((lost > 0.004).sum()),
    }
    shot = Shot(("BORDER_INCOMPLETE",), notes, offset=offset)
    return take(document, seed, close, "border_cut", shot)
