"""``letter_age``: letters and certificates count from the day they were issued.

With 3 months allowed, the last day on which a letter may be handed in is the same day of the third
month after its own, clamped to the month's end; with 45 days, the 45th day after. Where it is not
known which kind a letter is, every limit that may be meant is tried: late by all of them is too
old, late by some is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.papers import kind_read
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Materials, Types
from verifier.standards import add_months, parse_iso

__all__ = ["LetterAge"]

Months = Annotated[int, Field(ge=0, le=120)]
Days = Annotated[int, Field(ge=0, le=3660)]


class _Limit(Values):
    """Months or days."""

    months: Months | None = None
    days: Days | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> _Limit:
        if (self.months is None) == (self.days is None):
            raise ValueError("须且只能写 months 或 days 之一 / needs either months or days")
        return self

    def last_day(self, issued: date) -> date:
        """The last day on which a letter of that day is young enough."""
        if self.months is not None:
            return add_months(issued, self.months)
        return issued + timedelta(days=self.days or 0)


class OtherLimit(_Limit):
    """Another limit for some papers."""

    papers: Annotated[Materials, Field(min_length=1)]


def _exceptions(value: object) -> object:
    if isinstance(value, list):
        return tuple(OtherLimit.model_validate(one) for one in value)
    return value


class LetterAge(_Limit):
    """The general limit, the papers it is for, and other limits for some papers.

    Attributes:
        types: Papers under the general limit.
        exceptions: Other limits; also for papers that the general limit does not concern.
        exempt: Kinds that are no letters written for a filing and may be of any age.
    """

    types: Annotated[Types, Field(min_length=1)]
    exceptions: Annotated[tuple[OtherLimit, ...], BeforeValidator(_exceptions)] = ()
    exempt: Materials = ()

    def limits(self, image: ImageReport, sure: float) -> list[_Limit | None]:
        """Every limit that may be meant for an image, the general one last.

        None among them: it may be of a kind that has no limit. Empty: it has none.
        """
        kind = image.document.type
        read, firm = kind_read(image, sure)
        known = read if firm else None
        # The applicant's word, or a doubtful reading, is one possibility among others.
        maybe = (read or image.kind) if not firm else None
        exempt = {paper.kind for paper in self.exempt}
        if known is not None and known in exempt:
            return []
        found: list[_Limit | None] = [None] if maybe is not None and maybe in exempt else []
        for exception in self.exceptions:
            for paper in exception.papers:
                if paper.type is not kind:
                    continue
                if paper.kind is None or known is paper.kind:
                    return [exception]
                if known is None and maybe in (None, paper.kind):
                    found.append(exception)
        return [*found, self] if kind in self.types else found


def _describe(values: LetterAge) -> Iterable[Phrase]:
    key = "letter_months" if values.months is not None else "letter_days"
    yield Phrase.of(key, papers=sorted(values.types), months=values.months, days=values.days)
    for exception in values.exceptions:
        key = "letter_months" if exception.months is not None else "letter_days"
        papers = [str(paper) for paper in exception.papers]
        yield Phrase.of(key, papers=papers, months=exception.months, days=exception.days)


@check("letter_age", Family.TIME, LetterAge, _describe)
def _letter_age(facts: Facts, values: LetterAge, cite: Cite) -> Iterable[Finding]:
    for image in facts.images:
        limits = values.limits(image, facts.sure)
        finding = _judge(facts, limits, cite, image) if limits else None
        if finding:
            yield finding


def _judge(
    facts: Facts, limits: list[_Limit | None], cite: Cite, image: ImageReport
) -> Finding | None:
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
    last_days = [limit.last_day(issued) for limit in limits if limit]
    late = [day for day in last_days if facts.as_of > day]
    if not late:
        return None
    unsure = len(late) < len(limits)
    return cite(
        FindingCode.LETTER_TOO_OLD,
        variant="kind_unknown" if unsure else "",
        severity=Severity.REVIEW if unsure or not facts.is_sure(field) else None,
        last_day=(min(late) if unsure else max(late)).isoformat(),
        confidence=field.confidence,
        **evidence,
    )
