"""``certificate_validity``: a document must stay valid for some months from the day of judging.

A document that is valid "to" a day is valid on that day. With 3 months asked for, the last day
that passes is the same day of the third month after, clamped to the month's end
(:func:`verifier.standards.add_months`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, field_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.registry import Cite, Values, check
from verifier.standards import LONG_TERM, add_months, parse_iso

__all__ = ["CertificateValidity"]

Types = Annotated[frozenset[DocumentType], Field(min_length=1)]


def _types(value: object) -> object:
    return frozenset(map(DocumentType, value)) if isinstance(value, list) else value


class CertificateValidity(Values):
    """Months, and the documents concerned.

    Attributes:
        months: Calendar months that must remain.
        types: Documents that print an expiry (for an ID card, its back).
        term_optional: Those among them of which some forms print no term at all. Where none was
            printed the finding is ``info``; where a term was printed but not made out it is not.
    """

    months: Annotated[int, Field(ge=0, le=120)]
    types: Types
    term_optional: frozenset[DocumentType] = frozenset()

    _list_types = field_validator("types", "term_optional", mode="before")(_types)


@check("certificate_validity", CertificateValidity)
def _certificate_validity(
    facts: Facts, values: CertificateValidity, cite: Cite
) -> Iterable[Finding]:
    for image in facts.of_type(values.types):
        finding = _judge(facts, values, cite, image)
        if finding:
            yield finding


def _judge(
    facts: Facts, values: CertificateValidity, cite: Cite, image: ImageReport
) -> Finding | None:
    evidence = image_evidence(image)
    field = image.fields.get("valid_to")
    end = parse_iso(field.value) if field else None
    if field is None and image.document.type in values.term_optional:
        return cite(FindingCode.MANUAL_CHECK, variant="no_term", severity=Severity.INFO, **evidence)
    if field is None or end is None:
        return cite(
            FindingCode.FIELD_UNREADABLE,
            variant="rule",
            severity=Severity.REVIEW,
            field="valid_to",
            **evidence,
        )
    if end == LONG_TERM:
        return None
    needed = add_months(facts.as_of, values.months)
    if end >= needed:
        return None
    code = FindingCode.DOCUMENT_EXPIRED if end < facts.as_of else FindingCode.VALIDITY_TOO_SHORT
    return cite(
        code,
        severity=None if facts.is_sure(field) else Severity.REVIEW,
        field="valid_to",
        valid_to=end.isoformat(),
        as_of=facts.as_of.isoformat(),
        needed_to=needed.isoformat(),
        months=values.months,
        confidence=field.confidence,
        **evidence,
    )
