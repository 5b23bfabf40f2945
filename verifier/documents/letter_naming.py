"""Where a name stands in a letter, and the first name at the surest place.

Only where both ends are marked may a name be any; elsewhere it has to begin with a surname, as most
do, or be written with dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verifier.documents.flow import Flow
from verifier.documents.letter_grammar import NO_PERSON
from verifier.standards import is_likely_name

__all__ = ["NAME", "Place", "find_person", "said"]

NAME = (
    r"(?P<v>[\u4e00-\u9fff](?:[\u4e00-\u9fff]|·){1,19}?"
    r"|[A-Z][A-Za-z]+(?:[·.,]?[A-Z][A-Za-z]+){1,4})"
)
_LATIN = re.compile(r"[A-Za-z·.,]+")
# Longer ones are written with a dot.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands.

    Attributes:
        pattern: With a group ``v``.
        anyone: Whether both ends are marked, so that it may be any name.
        signed: Whether it is written by hand there.
    """

    pattern: str
    anyone: bool = False
    signed: bool = False

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        """Where it stands, also where one place begins within another."""
        return re.finditer(self.pattern, text)


def said(before: str, behind: str) -> str:
    """A name in a sentence; what is before it may begin another time within the name's place."""
    return rf"{before}(?={NAME}{behind})"


def find_person(
    flow: Flow, places: Sequence[Place], refused: Iterable[str] = ()
) -> tuple[re.Match[str], Place] | None:
    """The first name at the surest place; None where no place names one.

    Args:
        flow: The letter's text.
        places: The surest first.
        refused: Names of others.
    """
    others = frozenset(refused)
    for place in places:
        matches = [match for match in place.matches(flow.text) if _may_be(match["v"], others)]
        likely = (m for m in matches if _LATIN.fullmatch(m["v"]) or is_likely_name(m["v"]))
        found = next(likely, matches[0] if place.anyone and matches else None)
        if found:
            return found, place
    return None


def _may_be(name: str, others: frozenset[str]) -> bool:
    too_long = len(name) > _LONGEST and "·" not in name and not name.isascii()
    cut = name.startswith("·") or name.endswith("·")
    return name not in others and not cut and not too_long and not re.search(NO_PERSON, name)
