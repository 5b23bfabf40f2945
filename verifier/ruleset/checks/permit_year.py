"""``residence_permit_year``: a permit issued in an earlier year needs the police to confirm it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.answers import needed_papers
from verifier.ruleset.checks.residence import lives_here
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.phrases import Phrase, any_of_words
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf
from verifier.standards import parse_iso

__all__ = ["ResidencePermitYear"]


class ResidencePermitYear(Values):
    """What must come with a permit that was not issued in the year of filing."""

    otherwise: AnyOf = Field(min_length=1)


def _describe(values: ResidencePermitYear) -> Iterable[Phrase]:
    yield Phrase.of("permit_year", papers=any_of_words(values.otherwise))


@check("residence_permit_year", Family.TIME, ResidencePermitYear, _describe)
def _permit_year(facts: Facts, values: ResidencePermitYear, cite: Cite) -> Iterable[Finding]:
    if lives_here(facts):
        return  # no permit is needed
    for image in facts.of_type((DocumentType.RESIDENCE_PERMIT,)):
        field = image.fields.get("issued_on") or image.fields.get("valid_from")
        issued = parse_iso(field.value) if field else None
        if not isinstance(issued, date):
            yield cite(
                FindingCode.FIELD_UNREADABLE,
                variant="rule",
                severity=Severity.REVIEW,
                field="issued_on",
                **image_evidence(image),
            )
        elif issued.year != facts.as_of.year:
            yield from needed_papers(
                facts, cite, values.otherwise, issued_on=issued.isoformat(), **image_evidence(image)
            )
