"""Intervals of measured rates."""

from __future__ import annotations

from math import sqrt

__all__ = ["wilson"]


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a rate, 95 % by default."""
    if of == 0:
        return 0.0, 1.0
    share, part = hits / of, z * z / of
    middle = (share + part / 2) / (1 + part)
    half = z * sqrt(share * (1 - share) / of + part / (4 * of)) / (1 + part)
    return max(0.0, middle - half), min(1.0, middle + half)
