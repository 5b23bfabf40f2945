"""``manual``: what neither a photo nor the declaration can show; the reviewer gets a to-do."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.findings import Finding, FindingCode
from verifier.ruleset.answers import not_declared
from verifier.ruleset.conditions import When
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Sentence

__all__ = ["Manual"]


class Manual(Values):
    """What to do, in both languages, and in which case.

    Attributes:
        todo: What the reviewer does, Chinese.
        todo_en: The same in English.
        ask: The same said to the applicant, Chinese; left out where they have nothing to do.
        ask_en: The same in English.
        when: In which case; always where left out.
    """

    todo: Sentence
    todo_en: Sentence
    ask: Sentence | None = None
    ask_en: Sentence | None = None
    when: When | None = None


def _describe(values: Manual) -> Iterable[Phrase]:
    if values.ask:
        yield Phrase.of("manual", ask=values.ask, ask_en=values.ask_en or values.todo_en)


@check("manual", Family.MANUAL, Manual, _describe)
def _manual(facts: Facts, values: Manual, cite: Cite) -> Iterable[Finding]:
    answer = values.when.answer(facts) if values.when else None
    if answer is not None and answer.holds is None:
        yield from not_declared(facts, cite, *answer.needs)
    if answer is None or answer.holds is not False:
        yield cite(FindingCode.MANUAL_CHECK, todo=values.todo, todo_en=values.todo_en)
