"""Wordings with choices in them: ``[our firm|this unit]{a} hereby <authorises>``.

``[x|y|]`` is one of its parts, and may hold others; ``<name>`` is one of a table's wordings of
that name. Slots such as ``{a}`` are left for whoever sets the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from models.synthesis.names import pick

__all__ = ["Table", "say", "shuffled", "some"]

Table = Mapping[str, str | Sequence[str]]

_NAMED = re.compile(r"<(\w+)>")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def say(rng: np.random.Generator, text: str, table: Table) -> str:
    """One of the texts that a wording stands for."""
    while "<" in text:
        text = _NAMED.sub(lambda found: _named(rng, table[found[1]]), text)
    while "[" in text:
        text = _CHOICE.sub(lambda found: pick(rng, found[1].split("|")), text)
    return text.replace("，，", "，").replace("，。", "。")  # where parts that end in one met


def _named(rng: np.random.Generator, entry: str | Sequence[str]) -> str:
    return entry if isinstance(entry, str) else pick(rng, entry)


def some(rng: np.random.Generator, texts: Sequence[str], least: int, most: int) -> list[str]:
    """Some of the texts, in their order."""
    count = min(int(rng.integers(least, most + 1)), len(texts))
    places = sorted(rng.permutation(len(texts))[:count])
    return [texts[int(place)] for place in places]


def shuffled(rng: np.random.Generator, texts: Sequence[str]) -> list[str]:
    """The texts in another order."""
    return [texts[int(place)] for place in rng.permutation(len(texts))]
