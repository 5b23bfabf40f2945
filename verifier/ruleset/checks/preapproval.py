"""``preapproval``: trades that an authority must approve before the site is filed."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.findings import Finding, FindingCode, Severity
from verifier.letter_kinds import LetterKind
from verifier.ruleset.conditions import mentions
from verifier.ruleset.facts import Facts
from verifier.ruleset.papers import Material, Presence, presence
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Keywords, Sentence

__all__ = ["Preapproval"]

_DOCUMENT = Material.named(LetterKind.PREAPPROVAL_DOCUMENT)


class Preapproval(Values):
    """One trade.

    Attributes:
        industry: Its name.
        industry_en: In English.
        keywords: Words that point to it in the subject's name, scope, site name or content.
        bodies: Who approves.
        documents: What they give; left out where the source names none.
        abolished: Whether the approval has been abolished nationally: then this is only told.
    """

    industry: Sentence
    industry_en: Sentence
    keywords: Keywords
    bodies: Keywords
    documents: Keywords | None = None
    abolished: bool = False


def _describe(values: Preapproval) -> Iterable[Phrase]:
    yield Phrase.of(
        "preapproval_abolished" if values.abolished else "preapproval",
        industry=values.industry,
        industry_en=values.industry_en,
        bodies=values.bodies,
        documents=values.documents or ("批准文件",),
    )


@check("preapproval", Family.PREAPPROVAL, Preapproval, _describe)
def _preapproval(facts: Facts, values: Preapproval, cite: Cite) -> Iterable[Finding]:
    found = mentions(facts, values.keywords)
    if not found:
        return
    evidence = {
        "industry": values.industry,
        "industry_en": values.industry_en,
        "words": sorted({word for _, word in found}),
        "places": sorted({place for place, _ in found}),
        "bodies": list(values.bodies),
        "documents": list(values.documents or ()),
    }
    if values.abolished:
        yield cite(
            FindingCode.PREAPPROVAL_REQUIRED, variant="abolished", severity=Severity.INFO,
            **evidence,
        )  # fmt: skip
        return
    shown = presence(facts, _DOCUMENT) is Presence.THERE
    yield cite(
        FindingCode.PREAPPROVAL_REQUIRED,
        variant="shown" if shown else "",
        severity=Severity.INFO if shown else None,
        **evidence,
    )
