"""``stamped_copy``: a copy of a document that is taken when it bears the unit's own red seal.

Nothing is judged here: :func:`verifier.ruleset.waivers.waive` softens what the image stage found.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Family, Values, figures
from verifier.ruleset.values import Roles

__all__ = ["StampedCopy"]


class StampedCopy(Values):
    """Roles whose documents may be stamped copies.

    Attributes:
        roles: These roles.
        least_red: Share of the document (0 to 1) that is red where a seal stands on it.
    """

    roles: Roles = Field(min_length=1)
    least_red: float = Field(ge=0, le=1)


def _describe(values: StampedCopy) -> Iterable[Phrase]:
    yield Phrase.of("stamped_copy", roles=values.roles)


figures("stamped_copy", Family.MATERIAL, StampedCopy, _describe)
