"""What rules ask for, in words for an applicant: keys and figures here, sentences in the catalogue.

The catalogue is ``phrases.yaml`` beside this file: for each key ``zh`` and ``en`` (a sentence each)
and ``cell`` (a few Chinese words for tables).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml

from verifier.labels import join_chinese, join_english
from verifier.ruleset.papers import Material

__all__ = ["Phrase", "Said", "any_of_words", "say"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that is asked for.

    Attributes:
        key: Its entry in the catalogue.
        figures: What the sentence names; names of the contract are put into words.
    """

    key: str
    figures: Mapping[str, Any]

    @classmethod
    def of(cls, key: str, **figures: Any) -> Phrase:
        """A phrase with its figures."""
        return cls(key, figures)


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in words."""

    zh: str
    en: str
    cell: str


def say(phrase: Phrase) -> Said:
    """A phrase in words.

    Raises:
        KeyError: The catalogue has no such entry, or its sentence names a figure not given.
    """
    entry = _catalogue()[phrase.key]
    return Said(
        _CHINESE.vformat(entry["zh"], (), phrase.figures),
        _ENGLISH.vformat(entry["en"], (), phrase.figures),
        _CHINESE.vformat(entry["cell"], (), phrase.figures),
    )


def any_of_words(sets: Iterable[Collection[Material]]) -> tuple[tuple[str, ...], ...]:
    """Alternative sets of papers as names, to be put into words by the catalogue's formatter."""
    return tuple(tuple(map(str, one)) for one in sets)


@cache
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    text = files("verifier.ruleset").joinpath("phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


class _Words(Formatter):
    """Figures in words of one language."""

    def __init__(self, words: Callable[[object], str]) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        return self._words(value)


_CHINESE = _Words(join_chinese)
_ENGLISH = _Words(join_english)
