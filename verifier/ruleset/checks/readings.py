"""``reading_confidence``: figures only; how sure a reading must be before it may reject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Family, Values, figures

__all__ = ["ReadingConfidence"]


class ReadingConfidence(Values):
    """Field confidence, 0 (worst) to 1 (best)."""

    minimum: Annotated[float, Field(ge=0, le=1)]


def _nothing_asked(_: ReadingConfidence) -> Iterable[Phrase]:
    return ()


figures("reading_confidence", Family.FILE, ReadingConfidence, _nothing_asked)
