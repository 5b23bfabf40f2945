"""``certificate_validity``: a document must stay valid for some time from the day of judging.

A document that is valid "to" a day is valid on that day. With 3 months asked for, the first expiry
that passes is the same day of the third month after, clamped to the month's end
(:func:`verifier.standards.add_months`); with more than 15 days, the 16th day after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, model_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Types
from verifier.standards import LONG_TERM, add_months, add_years, parse_iso

__all__ = ["CertificateValidity"]

# Cards of one type on both sides, of which the back prints the term.
_TWO_SIDED = frozenset(
    {DocumentType.HK_MACAU_RESIDENCE_PERMIT, DocumentType.TAIWAN_RESIDENCE_PERMIT}
)


class CertificateValidity(Values):
    """How long must remain, and the documents concerned.

    Attributes:
        types: Documents that print an expiry (for an ID card, its back).
        months: Calendar months that must remain; or
        more_than_days: days that must be exceeded.
        term_optional: Those among them of which some forms print no term at all. Where none was
            printed the finding is ``info``; where a term was printed but not made out it is not.
        strict: Those of which another passage says "more than": exactly so much is for a person.
        term_years: Years from issue that a document is valid where it prints no expiry, and the
            longest term that is believed.
    """

    types: Annotated[Types, Field(min_length=1)]
    months: Annotated[int, Field(ge=0, le=120)] | None = None
    more_than_days: Annotated[int, Field(ge=0, le=3660)] | None = None
    term_optional: Types = frozenset()
    strict: Types = frozenset()
    term_years: Annotated[int, Field(ge=1, le=50)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> CertificateValidity:
        if (self.months is None) == (self.more_than_days is None):
            raise ValueError(
                "须且只能写 months 或 more_than_days 之一 / needs either months or more_than_days"
            )
        return self

    def needed_to(self, as_of: date) -> date:
        """The first expiry that is late enough."""
        if self.months is not None:
            return add_months(as_of, self.months)
        return as_of + timedelta(days=(self.more_than_days or 0) + 1)


def _describe(values: CertificateValidity) -> Iterable[Phrase]:
    types = [kind for kind in DocumentType if kind in values.types]
    if values.months is not None:
        yield Phrase.of("validity_months", types=types, months=values.months)
    else:
        yield Phrase.of("validity_days", types=types, days=values.more_than_days)


@check("certificate_validity", Family.TIME, CertificateValidity, _describe)
def _certificate_validity(
    facts: Facts, values: CertificateValidity, cite: Cite
) -> Iterable[Finding]:
    for image in facts.of_type(values.types):
        if _other_side_says(facts, image):
            continue
        finding = _judge(facts, values, cite, image)
        if finding:
            yield finding


def _other_side_says(facts: Facts, image: ImageReport) -> bool:
    """Whether a card's front prints no term and its back is there, which is judged by itself."""
    if image.document.type not in _TWO_SIDED or "valid_to" in image.fields:
        return False
    return any(
        other is not image
        and other.document.type is image.document.type
        and other.role == image.role
        and any(name in other.fields for name in ("valid_to", "issuing_authority"))
        for other in facts.images
    )


def _judge(
    facts: Facts, values: CertificateValidity, cite: Cite, image: ImageReport
) -> Finding | None:
    evidence = image_evidence(image)
    field = image.fields.get("valid_to")
    end = parse_iso(field.value) if field else None
    if values.term_years and end is None:
        # No expiry is printed; it follows from the day of issue.
        field = image.fields.get("issued_on") or image.fields.get("valid_from")
        issued = parse_iso(field.value) if field else None
        known = isinstance(issued, date) and issued <= facts.as_of
        end = add_years(issued, values.term_years) if known and isinstance(issued, date) else None
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
    assert isinstance(end, date)
    needed = values.needed_to(facts.as_of)
    exact = end == needed and image.document.type in values.strict
    if end >= needed and not exact:
        return _too_long(values, cite, image, end)
    expired = end < facts.as_of
    return cite(
        FindingCode.DOCUMENT_EXPIRED if expired else FindingCode.VALIDITY_TOO_SHORT,
        severity=None if facts.is_sure(field) and not exact else Severity.REVIEW,
        field="valid_to",
        valid_to=end.isoformat(),
        as_of=facts.as_of.isoformat(),
        needed_to=needed.isoformat(),
        months=values.months,
        days=values.more_than_days,
        confidence=field.confidence,
        **evidence,
    )


def _too_long(
    values: CertificateValidity, cite: Cite, image: ImageReport, end: date
) -> Finding | None:
    """A term longer than documents of this kind are issued for."""
    field = image.fields.get("valid_from") or image.fields.get("issued_on")
    start = parse_iso(field.value) if field else None
    if values.term_years is None or not isinstance(start, date) or start > end:
        return None
    if start.year + values.term_years > end.year or end <= add_years(start, values.term_years):
        return None
    return cite(
        FindingCode.VALIDITY_PERIOD_IMPOSSIBLE,
        variant="longer",
        severity=Severity.REVIEW,
        valid_from=start.isoformat(),
        valid_to=end.isoformat(),
        years=values.term_years,
        **image_evidence(image),
    )
