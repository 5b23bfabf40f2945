"""Originals photographed so that they cannot be used, scenes around them, and their look-alikes.

Every function takes a document and a seed and returns a :class:`~models.synthesis.capture.Photo`
whose ``faults`` name the finding codes and whose ``settings`` say how strong the fault is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from models.synthesis.capture import Photo

from .spoil.cover import occluded
from .spoil.empty import no_document
from .spoil.focus import defocused, low_resolution, shaken
from .spoil.framing import border_cut
from .spoil.genuine import hard_genuine
from .spoil.held import handheld
from .spoil.lighting import overexposed, too_dark
from .spoil.pair import two_documents
from .spoil.shine import glare

__all__ = [
    "SPOILED",
    "border_cut",
    "defocused",
    "glare",
    "handheld",
    "hard_genuine",
    "low_resolution",
    "no_document",
    "occluded",
    "overexposed",
    "shaken",
    "too_dark",
    "two_documents",
]

SPOILED: Mapping[str, Callable[..., Photo]] = MappingProxyType(
    {
        "defocused": defocused,
        "shaken": shaken,
        "too_dark": too_dark,
        "overexposed": overexposed,
        "glare": glare,
        "occluded": occluded,
        "border_cut": border_cut,
        "low_resolution": low_resolution,
        "two_documents": two_documents,
        "no_document": no_document,
        "handheld": handheld,
        "hard_genuine": hard_genuine,
    }
)
"""Every kind by name: functions of (document, seed, hold_out=, frames=)."""
