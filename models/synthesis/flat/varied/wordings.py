"""Wordings of letters, kept as data in ``words/`` beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["LetterForm", "commitment_forms", "load_words", "supporting_forms"]

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class LetterForm:
    """One sort of commitment or supporting paper; slots as in :mod:`letter_facts`.

    Attributes:
        titles: Headlines.
        openings: First sentence.
        leads: What goes before the clauses of a commitment; an empty one is none.
        clauses: Sentences of which some come.
        endings: Last one; an empty one is none.
        signers: Foots, as :mod:`letter_signers` names their lines.
        kind: ``letter_kind``, where it is one of those known.
        fields: Slots that may stand as labelled lines or a table.
        form: How often they do.
        to: Whom it may be addressed to.
        addressed: How often it is.
        sealed: Slot of the name on the seal; empty for none.
        heads: Letterheads.
        of: Sort of unit, as :func:`make_facts` wants it.
        individual: Whether a person gives it, without unit and seal.
        copied: A sentence to be copied by hand, where there is one.
        numbered: How often its clauses are numbered.
        by_hand: How often blanks are filled in with a pen.
        share: How often it comes.
    """

    titles: tuple[str, ...]
    openings: tuple[str, ...]
    signers: tuple[str, ...] = ("unit", "unit", "unit chief", "unit phone")
    clauses: tuple[str, ...] = ()
    leads: tuple[str, ...] = ("",)
    endings: tuple[str, ...] = ("",)
    kind: str = ""
    fields: str = ""
    form: float = 0.15
    to: tuple[str, ...] = ()
    addressed: float = 0.55
    sealed: str = "a"
    heads: tuple[str, ...] = ("none", "none", "none", "none", "logo", "line", "red")
    of: str = ""
    individual: bool = False
    copied: str = ""
    numbered: float = 0.1
    by_hand: float = 0.2
    share: float = 1.0


@cache
def load_words(name: str) -> Mapping[str, Any]:
    """A file of wordings."""
    words: Mapping[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))
    return words


def _form(entry: Mapping[str, Any]) -> LetterForm:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return LetterForm(**fields)


@cache
def supporting_forms() -> Mapping[str, LetterForm]:
    """Supporting papers, of units and of offices."""
    entries = {**load_words("supporting_units"), **load_words("supporting_offices")}
    return {name: _form(entry) for name, entry in entries.items()}


@cache
def commitment_forms() -> Mapping[str, LetterForm]:
    """Commitments and notices; clauses that several share are added where a form asks for them."""
    words, forms = load_words("commitments"), {}
    for name, given in words["forms"].items():
        entry = dict(given)
        more = words["shared"][entry.pop("with")] if "with" in entry else []
        entry["clauses"] = [*entry.get("clauses", []), *more]
        entry |= {"to": words["to"], "endings": words["results"]}
        forms[name] = _form(entry)
    return forms
