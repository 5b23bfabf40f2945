"""``letter_age``: letters and certificates count from the day they were issued.

With 3 months allowed, the last day on which a letter may be handed in is the same day of the third
month after its own, clamped to the month's end; with 45 days, the 45th day after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.registry import Cite, Values, check
from verifier.standards import add_months, parse_iso

__all__ = ["LetterAge"]


class LetterAge(Values):
    """Months or days, and the letters concerned."""

    months: Annotated[int, Field(ge=0, le=120)] | None = None
    days: Annotated[int, Field(ge=0, le=3660)] | None = None
    types: Annotated[frozenset[DocumentType], Field(min_length=1)]

    @field_validator("types", mode="before")
    @classmethod
    def _types(cls, value: object) -> object:
        return frozenset(map(DocumentType, value)) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _one_of_both(self) -> LetterAge:
        if (self.months is None) == (self.days is None):
            raise ValueError("须且只能写 months 或 days 之一 / needs either months or days")
        return self

    def last_day(self, issued: date) -> date:
        """The last day on which a letter of that day is young enough."""
        if self.months is not None:
            return add_months(issued, self.months)
        return issued + timedelta(days=self.days or 0)


@check("letter_age", LetterAge)
def _letter_age(facts: Facts, values: LetterAge, cite: Cite) -> Iterable[Finding]:
    for image in facts.of_type(values.types):
        finding = _judge(facts, values, cite, image)
        if finding:
            yield finding


def _judge(facts: Facts, values: LetterAge, cite: Cite, image: ImageReport) -> Finding | None:
    evidence = {**image_evidence(image), "field": "issued_on"}
    field = image.fields.get("issued_on")
    issued = parse_iso(field.value) if field else None
    if field is None or not isinstance(issued, date):
        return cite(
            FindingCode.FIELD_UNREADABLE, variant="rule", severity=Severity.REVIEW, **evidence
        )
    evidence |= {"issued_on": issued.isoformat(), "as_of": facts.as_of.isoformat()}
    if issued > facts.as_of:
        # More often a misread or mistyped year than a forged letter: a person looks.
        return cite(
            FindingCode.VALIDITY_PERIOD_IMPOSSIBLE,
            variant="future",
            severity=Severity.REVIEW,
            **evidence,
        )
    last = values.last_day(issued)
    if facts.as_of <= last:
        return None
    return cite(
        FindingCode.LETTER_TOO_OLD,
        severity=None if facts.is_sure(field) else Severity.REVIEW,
        last_day=last.isoformat(),
        confidence=field.confidence,
        **evidence,
    )
