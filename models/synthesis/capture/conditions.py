"""The circumstances of any photograph, whatever it shows.

Originals and copies must come by their light, camera and file in the same way: whoever learns to
tell them apart may find no other difference. So every kind of picture draws its recipe here.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .recipe import HOLD_OUT, RECIPES, Recipe, with_name

__all__ = ["as_processed", "circumstances", "pixels_per_mm"]

_SHARE = ("chat", "chat", "desk", "desk", "turned", "tilted", "clutter", "handheld", "dim")
_PHONE_TABLES = ("standard", "standard", "even", "steep", "gentle", "late")


def _span(rng: np.random.Generator, chance: float, low: float, high: float) -> tuple[float, float]:
    """One value for both ends, or nothing at all."""
    value = float(rng.uniform(low, high)) if rng.random() < chance else 0.0
    return value, value


def _processor(rng: np.random.Generator, hold_out: bool) -> dict[str, Any]:
    """Sensor, processor and file of one phone."""
    if hold_out:
        return {
            "demosaics": ("gradient",),
            "curves": ("film", "flat"),
            "contrast": (0.0, 1.0),
            "pattern": (1e-4, 6e-4),
            "tables": ("square", "flat"),
            "sharpen": (0.0, 1.6),
            "halo": _span(rng, 0.6, 0.1, 0.9),
            "smear": _span(rng, 0.3, 0.2, 1.0),
            "saturation": (0.9, 1.25),
            "chroma": (0, 1, 2),
        }
    return {
        "demosaics": ("bilinear", "edge", "edge", "smooth"),
        "curves": ("s", "s", "hard"),
        "contrast": (0.0, 0.7),
        "lift": (0.0, 0.05),
        "tables": _PHONE_TABLES,
        "sharpen": (0.0, 1.4),
        "halo": _span(rng, 0.5, 0.05, 0.8),
        "smear": _span(rng, 0.4, 0.1, 1.0),
        "local": _span(rng, 0.45, 0.2, 1.0),
        "saturation": (0.82, 1.35),
        "chroma": (0, 1, 2, 2, 2),
    }


def _light(rng: np.random.Generator, hold_out: bool) -> dict[str, Any]:
    """Lamps: daylight to tungsten, mixed, coloured, flickering."""
    light: dict[str, Any] = {"flicker": _span(rng, 0.3, 0.01, 0.1)}
    fate = rng.random()
    if fate < 0.12:
        tint = (0.8, 1.2) if hold_out else (0.3, 1.0)
        light |= {"tint": tint, "adapt": (0.2, 0.9)}
    elif fate < 0.35:
        # Tungsten that the phone leaves warm.
        light |= {"kelvin": (2500, 3400), "adapt": (0.45, 0.9)}
    elif fate < 0.5:
        light |= {"kelvin": (6500, 8000), "adapt": (0.5, 1.0)}
    return light


def as_processed(recipe: Recipe, rng: np.random.Generator, *, hold_out: bool = False) -> Recipe:
    """A recipe with the lens, the processor and the file that any phone may have.

    Args:
        recipe: What is photographed and how.
        rng: Source of chance.
        hold_out: Processors that training never sees.
    """
    return with_name(
        recipe,
        recipe.name,
        exif=0.5,
        quality=(62, 97),
        resend=0.2,
        png=0.06,
        corner_blur=_span(rng, 0.4, 0.4, 1.6),
        distortion=(-0.012, 0.012),
        lateral=(-0.0006, 0.0006),
        **_processor(rng, hold_out),
    )


def circumstances(
    rng: np.random.Generator,
    *,
    hold_out: bool = False,
    frames: tuple[tuple[int, int], ...] | None = None,
) -> Recipe:
    """A recipe for one acceptable photograph.

    Args:
        rng: Source of chance.
        hold_out: Cameras, tables, surfaces and lights that training never sees.
        frames: (long, short) sides to choose from in place of the recipe's own.

    Returns:
        The recipe; its name is that of the habit it was made from.
    """
    base = (
        HOLD_OUT[str(rng.choice(list(HOLD_OUT)))] if hold_out else RECIPES[str(rng.choice(_SHARE))]
    )
    base = as_processed(base, rng, hold_out=hold_out)
    changes: dict[str, Any] = {
        "shading": (0.0, 0.4),
        "oversample": float(rng.choice([1.0, 1.0, 1.25, 1.5])),
    }
    changes |= _light(rng, hold_out)
    if frames is not None:
        changes["frames"] = frames
    if max(long for long, _ in frames or base.frames) >= 3000:
        # The camera's own size; anything smaller may have been scaled down on its way.
        changes["oversample"] = 1.0
    return with_name(base, base.name, **changes)


def pixels_per_mm(recipe: Recipe, size_mm: tuple[float, float]) -> float:
    """About how finely the recipe's camera sees something of a size."""
    long = max(f[0] for f in recipe.frames) * recipe.oversample
    return long * sum(recipe.fill) / 2 / max(size_mm)
