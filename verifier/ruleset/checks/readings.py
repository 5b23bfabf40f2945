"""``reading_confidence``: figures only; how sure a reading must be before it may reject."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from verifier.ruleset.registry import Values, figures

__all__ = ["ReadingConfidence"]


class ReadingConfidence(Values):
    """Field confidence, 0 (worst) to 1 (best)."""

    minimum: Annotated[float, Field(ge=0, le=1)]


figures("reading_confidence", ReadingConfidence)
