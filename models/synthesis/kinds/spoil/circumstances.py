"""Under what circumstances a photograph is taken: a recipe, varied, and where it is kept apart."""

from __future__ import annotations

import numpy as np

from models.synthesis.capture import HOLD_OUT, RECIPES, Recipe, with_name
from models.synthesis.capture.conditions import as_processed
from models.synthesis.document import FlatDocument

from .prints import SMALL_PRINT_MM

__all__ = ["Frames", "circumstances"]

Frames = tuple[tuple[int, int], ...]

_TRAIN = ("desk", "turned", "tilted", "clutter", "handheld", "chat", "chat", "dim")
_TRAIN_FRAMES: Frames = (
    (1600, 1200), (1706, 1279), (1920, 1440), (1440, 1080), (1280, 960), (2400, 1800),
    (1920, 1080), (1280, 720), (3264, 2448), (4000, 3000),
)  # fmt: skip
_OTHER_FRAMES: Frames = (
    (2592, 1944), (2048, 1536), (1536, 1152), (1840, 1380), (2304, 1296), (1328, 996), (4624, 3468),
)  # fmt: skip


def circumstances(
    seed: int,
    *,
    hold_out: bool,
    frames: Frames | None,
    names: tuple[str, ...] | None = None,
    document: FlatDocument | None = None,
) -> Recipe:
    """Draw a recipe and loosen what would give the simulation away: sizes, files, lenses.

    Args:
        seed: Decides the draw.
        hold_out: Use only recipes, sizes and lenses that training never sees.
        frames: (long, short) sides to use instead of the usual ones.
        names: Recipes of :data:`RECIPES` to choose from; ignored for the hold-out.
        document: Come so near, if the frame allows it, that this one's print can be read.

    Returns:
        The recipe; its file may or may not have EXIF, at any usual quality.
    """
    rng = np.random.default_rng([seed, 601])
    if hold_out:
        base = HOLD_OUT[str(rng.choice(["floor", "night"]))]
        focal = (0.58, 0.72) if rng.random() < 0.6 else (1.2, 1.6)
    else:
        base = RECIPES[str(rng.choice(names or _TRAIN))]
        focal = (0.72, 1.15)
    pool = frames or (_OTHER_FRAMES if hold_out else _TRAIN_FRAMES)
    size = pool[int(rng.integers(len(pool)))]
    # What went through a chat was scaled down; a camera's own file was not.
    chat = max(size) < 2000 and rng.random() < 0.75
    recipe = with_name(
        as_processed(base, rng, hold_out=hold_out),
        base.name,
        frames=(size,),
        focal=focal,
        oversample=float(rng.uniform(1.2, 1.6)) if chat else 1.0,
    )
    return recipe if document is None else _near(recipe, document)


def _near(recipe: Recipe, document: FlatDocument) -> Recipe:
    long, short = recipe.frames[0]
    tall, narrow = max(document.size_mm), min(document.size_mm)
    per_mm = recipe.fill[0] * min(long / tall, short / narrow)
    if per_mm * SMALL_PRINT_MM.get(document.type, 3.0) > 13:
        return recipe
    return with_name(
        recipe, recipe.name, fill=(0.84, 0.95), match_frame=1.0, tilt=(2, 14),
        jitter=min(recipe.jitter, 8.0),
    )  # fmt: skip
