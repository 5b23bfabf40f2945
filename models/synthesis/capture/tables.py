"""JPEG quantisation tables: libjpeg's own and shapes like those of phones' encoders."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

__all__ = ["TABLES", "quantisation"]

# Each shape: luma at the flat end, its growth, how much diagonals cost, chroma over luma, growth.
TABLES = MappingProxyType(
    {
        "standard": None,
        "even": (9.0, 1.05, 0.0, 1.0, 1.1),
        "steep": (8.0, 2.1, 0.25, 1.35, 1.5),
        "gentle": (13.0, 0.75, 0.1, 1.15, 0.9),
        "late": (6.0, 1.6, 0.6, 1.8, 0.8),
        # Hold-out.
        "square": (10.0, 1.3, -0.35, 1.0, 1.3),
        "flat": (22.0, 0.12, 0.0, 1.2, 0.15),
    }
)
"""Names of the shapes; ``square`` and ``flat`` are kept for hold-out."""


def quantisation(name: str, quality: int) -> list[list[int]] | None:
    """Luma and chroma tables, 64 numbers each in natural order; None for libjpeg's own.

    Args:
        name: Of :data:`TABLES`.
        quality: 1..98 as libjpeg counts it.
    """
    shape = TABLES[name]
    if shape is None:
        return None
    base, growth, diagonal, chroma, chroma_growth = shape
    y, x = np.mgrid[:8, :8] / 7.0
    r = np.hypot(x, y) + diagonal * x * y
    factor = (50 / quality if quality < 50 else 2 - quality / 50) * 1.0
    luma = base * np.exp(growth * r * 1.35)
    other = base * chroma * np.exp(chroma_growth * r * 1.6)
    return [
        [int(v) for v in np.clip(np.round(t * max(factor, 0.02)), 1, 255).ravel()]
        for t in (luma, other)
    ]
