"""``domain_validity``: how long a domain must still be registered.

The source says it in months in one place and in days in another, and the two differ by up to two
days. Both are held: a domain that fails both is refused, one that fails only one of them goes to a
person. A domain that expires on a day is registered on that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.standards import add_months

__all__ = ["DomainValidity"]


class DomainValidity(Values):
    """Two statements of one limit.

    Attributes:
        months: Calendar months that must be left, clamped to the month's end.
        exact_months_enough: Whether exactly so many months will do ("at least") or not ("more").
        more_than_days: Days that must be exceeded.
    """

    months: Annotated[int, Field(ge=0, le=120)]
    exact_months_enough: bool = True
    more_than_days: Annotated[int, Field(ge=0, le=3660)]

    def faults(self, as_of: date, expires_on: date) -> int:
        """How many of the two statements an expiry breaks."""
        by_months = add_months(as_of, self.months)
        late = expires_on < by_months or (expires_on == by_months and not self.exact_months_enough)
        few = expires_on <= as_of + timedelta(days=self.more_than_days)
        return int(late) + int(few)


def _describe(values: DomainValidity) -> Iterable[Phrase]:
    key = "domain_validity" if values.exact_months_enough else "domain_validity_more"
    yield Phrase.of(key, months=values.months, days=values.more_than_days)


@check("domain_validity", Family.DOMAIN, DomainValidity, _describe)
def _domain_validity(facts: Facts, values: DomainValidity, cite: Cite) -> Iterable[Finding]:
    domains = facts.manifest.declared.domains
    if not domains:
        yield from not_declared(facts, cite, "domains")
    unknown = False
    for domain in domains:
        if domain.expires_on is None:
            unknown = True
            continue
        faults = values.faults(facts.as_of, domain.expires_on)
        if not faults:
            continue
        expired = domain.expires_on < facts.as_of
        yield cite(
            FindingCode.DOMAIN_RULE,
            variant="expired" if expired else "validity" if faults > 1 else "validity_close",
            severity=None if faults > 1 else Severity.REVIEW,
            domain=domain.name or "",
            expires_on=domain.expires_on.isoformat(),
            as_of=facts.as_of.isoformat(),
            months=values.months,
            days=values.more_than_days,
            days_left=(domain.expires_on - facts.as_of).days,
        )
    if unknown:
        yield from not_declared(facts, cite, "domains.expires_on")
