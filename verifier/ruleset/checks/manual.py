"""``manual``: what neither a photo nor the declaration can show; the reviewer gets a to-do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from verifier.findings import Finding, FindingCode
from verifier.ruleset.facts import Facts
from verifier.ruleset.registry import Cite, Values, check

__all__ = ["Manual"]


class Manual(Values):
    """What to do, in both languages."""

    todo: Annotated[str, Field(min_length=1)]
    todo_en: Annotated[str, Field(min_length=1)]


@check("manual", Manual)
def _manual(facts: Facts, values: Manual, cite: Cite) -> Iterable[Finding]:
    yield cite(FindingCode.MANUAL_CHECK, todo=values.todo, todo_en=values.todo_en)
