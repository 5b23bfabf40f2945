"""What this service is willing to open at all: known without anything that opens it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ServiceLimits"]


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """What this service is willing to open at all; independent of the rule.

    Attributes:
        maximum_bytes: Size of the file, inclusive.
        maximum_pixels: Width times height as declared in the file's header, inclusive.
    """

    maximum_bytes: int = 20 * 1024 * 1024
    maximum_pixels: int = 100_000_000
