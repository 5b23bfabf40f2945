"""``paper_required``: a letter, certificate or photo that a case needs."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import not_declared, paper_finding
from verifier.ruleset.conditions import Answer, When
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase, any_of_words
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf, Sentence

__all__ = ["PaperRequired"]


class PaperRequired(Values):
    """Papers, and in which case.

    Attributes:
        any_of: Sets of papers; one whole set must be there.
        when: In which case; always where left out.
        case: The same case in words, Chinese; needed with ``when``.
        case_en: In English.
        for_each_domain: One set for each domain: that none lacks its own is for a person to see.
    """

    any_of: AnyOf = Field(min_length=1)
    when: When | None = None
    case: Sentence | None = None
    case_en: Sentence | None = None
    for_each_domain: bool = False


def _describe(values: PaperRequired) -> Iterable[Phrase]:
    papers = any_of_words(values.any_of)
    if values.case:
        yield Phrase.of("paper_case", papers=papers, case=values.case, case_en=values.case_en)
    else:
        yield Phrase.of("paper", papers=papers)
    if values.for_each_domain:
        yield Phrase.of("paper_each", papers=papers)


@check("paper_required", Family.MATERIAL, PaperRequired, _describe)
def _paper_required(facts: Facts, values: PaperRequired, cite: Cite) -> Iterable[Finding]:
    answer = values.when.answer(facts) if values.when else Answer(True)
    if answer.holds is False:
        return
    missing = paper_finding(facts, cite, values.any_of)
    if missing is None:  # there, whichever the case is
        if values.for_each_domain:
            papers = [[str(paper) for paper in one] for one in values.any_of]
            yield cite(
                FindingCode.MANUAL_CHECK, variant="each", severity=Severity.INFO, papers=papers
            )
    elif answer.holds:
        yield missing
    elif answer.unread:
        # The card is there; that its text was not read does not excuse the paper.
        yield cite(
            FindingCode.MATERIAL_MISSING,
            variant="case_unread",
            severity=Severity.REVIEW,
            missing=missing.evidence["missing"],
            accepted=missing.evidence["accepted"],
            field=answer.unread,
        )
    else:
        yield from not_declared(facts, cite, *answer.needs)
