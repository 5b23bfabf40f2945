"""Further letters, kept as data in ``words/papers_*.yaml``: whole papers, block by block.

A paper is a list of blocks, each a mapping with one of these keys (and ``often``, how often it
comes): ``p`` ``n`` ``h`` ``c`` a text or several of which one comes, ``fields`` ``table``
``heads`` rows (a first cell that begins with ``?`` is not on every print), ``boxes`` captions,
``some`` texts of which ``least`` to ``most`` come as clauses, ``list`` texts that all come
numbered, ``any`` lists of blocks of which one comes, ``mix`` blocks in any order.

A foot is a list of lines such as ``@单位（盖章）：{a}`` or ``签字：{n~}``: ``@`` where the seal
goes, ``~`` signed, ``^`` perhaps filled in by hand, ``{_}`` left blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.synthesis.flat.varied.wordings import load_words

__all__ = ["Item", "PaperForm", "paper_forms"]

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One sort of further letter.

    Attributes:
        titles: Headlines.
        body: Its blocks.
        feet: Lists of lines; one comes.
        share: How often it comes.
        kind: ``letter_kind``, where it is one of those known.
        of: Sort of unit, as :func:`letter_facts.make_facts` wants it; one of several.
        individual: Whether a person gives it.
        heads: Letterheads.
        letterhead: Slot of the name in it.
        sealed: Slot of the name on the seal; empty for none.
        by_hand: How often blanks are filled in with a pen.
        place: Where the foot stands; empty for anywhere.
        undated: Whether the foot has no day, because the text has it.
        tail: Lines at the very foot of the page.
        thumb: How often a thumb is pressed.
    """

    titles: tuple[str, ...]
    body: tuple[Item, ...]
    feet: tuple[tuple[str, ...], ...] = (("@{a}",),)
    share: float = 1.0
    kind: str = ""
    of: tuple[str, ...] = ("",)
    individual: bool = False
    heads: tuple[str, ...] = ("none",)
    letterhead: str = "a"
    sealed: str = "a"
    by_hand: float = 0.15
    place: str = ""
    undated: bool = False
    tail: tuple[str, ...] = ()
    thumb: float = 0.0


def _form(given: Mapping[str, Any]) -> PaperForm:
    entry: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in given.items()
    }
    entry["feet"] = tuple(tuple(foot) for foot in entry.get("feet", (("@{a}",),)))
    if isinstance(entry.get("of"), str):
        entry["of"] = (entry["of"],)
    return PaperForm(**entry)


@cache
def paper_forms(document_type: str) -> Mapping[str, PaperForm]:
    """Further papers of a type of letter."""
    files: Mapping[str, Sequence[str]] = {
        "authorization_letter": ("papers_authorization",),
        "commitment_letter": ("papers_commitment",),
        "supporting_letter": ("papers_units", "papers_offices", "papers_people"),
    }
    return {
        name: _form(entry)
        for file in files[document_type]
        for name, entry in load_words(file).items()
    }
