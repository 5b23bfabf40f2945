"""Where and how a domain is registered: registrar, approval, real name, privacy, suffix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from verifier.declaration import DeclaredDomain
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import FilingType
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.sites import DomainParts, domain_parts
from verifier.ruleset.values import Keywords

__all__ = ["DomainApproval", "DomainRegistrar", "DomainSuffix", "PrivacyProtection", "RealName"]


def _domains(facts: Facts, cite: Cite, field: str) -> Iterator[DeclaredDomain]:
    """Domains of which ``field`` is declared."""
    yield from (d for d in facts.manifest.declared.domains if getattr(d, field) is not None)


def _undeclared(facts: Facts, cite: Cite, field: str) -> Iterator[Finding]:
    domains = facts.manifest.declared.domains
    if not domains:
        yield from not_declared(facts, cite, "domains")
    elif any(getattr(domain, field) is None for domain in domains):
        yield from not_declared(facts, cite, f"domains.{field}")


class DomainRegistrar(Values):
    """Registrars outside the mainland.

    Attributes:
        overseas: ``refused`` outright, or to be ``transferred`` to a mainland registrar first.
        filed_before: With ``transferred``: a domain registered before this day that already has a
            filing number need not be.
    """

    overseas: Literal["refused", "transferred"]
    filed_before: date | None = None


def _describe_registrar(values: DomainRegistrar) -> Iterable[Phrase]:
    yield Phrase.of(f"registrar_{values.overseas}", before=values.filed_before or "")


@check("domain_registrar", Family.DOMAIN, DomainRegistrar, _describe_registrar)
def _registrar(facts: Facts, values: DomainRegistrar, cite: Cite) -> Iterable[Finding]:
    yield from _undeclared(facts, cite, "registrar_overseas")
    for domain in _domains(facts, cite, "registrar_overseas"):
        if not domain.registrar_overseas:
            continue
        severity: Severity | None = None
        if values.overseas == "transferred":
            exempt = _exempt(facts, values, domain)
            if exempt:
                continue
            severity = Severity.REVIEW if exempt is None else None
        yield cite(
            FindingCode.DOMAIN_RULE,
            variant=f"registrar_{values.overseas}",
            severity=severity,
            domain=domain.name or "",
        )


def _exempt(facts: Facts, values: DomainRegistrar, domain: DeclaredDomain) -> bool | None:
    """Whether it was registered early enough and is filed already; None where that is unknown."""
    if values.filed_before is None:
        return False
    filed = domain.filed
    if filed is None and facts.manifest.filing_type in (FilingType.FIRST, FilingType.NEW_SITE):
        filed = False  # a domain that is being filed for the first time
    early = None if domain.registered_on is None else domain.registered_on < values.filed_before
    if filed is False or early is False:
        return False
    return None if filed is None or early is None else True


class DomainApproval(Values):
    """Registrar and suffix must have the ministry's approval."""

    registrar: bool
    suffix: bool


def _describe_approval(values: DomainApproval) -> Iterable[Phrase]:
    yield Phrase.of("domain_approval")


@check("domain_approval", Family.DOMAIN, DomainApproval, _describe_approval)
def _approval(facts: Facts, values: DomainApproval, cite: Cite) -> Iterable[Finding]:
    fields = [("registrar_approved", values.registrar), ("suffix_approved", values.suffix)]
    for field, asked in fields:
        if not asked:
            continue
        yield from _undeclared(facts, cite, field)
        for domain in _domains(facts, cite, field):
            if not getattr(domain, field):
                yield cite(FindingCode.DOMAIN_RULE, variant=field, domain=domain.name or "")


class RealName(Values):
    """The domain's holder must be verified by real name.

    Attributes:
        days: Days that a verification takes to reach the administration: a filing within them
            may be turned down and goes to a person.
    """

    days: Annotated[int, Field(ge=0, le=60)]


def _describe_real_name(values: RealName) -> Iterable[Phrase]:
    yield Phrase.of("real_name", days=values.days)


@check("domain_real_name", Family.DOMAIN, RealName, _describe_real_name)
def _real_name(facts: Facts, values: RealName, cite: Cite) -> Iterable[Finding]:
    yield from _undeclared(facts, cite, "real_name_verified")
    for domain in _domains(facts, cite, "real_name_verified"):
        if not domain.real_name_verified:
            yield cite(FindingCode.DOMAIN_RULE, variant="real_name", domain=domain.name or "")
            continue
        day = domain.real_name_verified_on
        if day is not None and facts.as_of < day + timedelta(days=values.days):
            yield cite(
                FindingCode.DOMAIN_RULE,
                variant="real_name_recent",
                severity=Severity.REVIEW,
                domain=domain.name or "",
                verified_on=day.isoformat(),
                days=values.days,
            )


class PrivacyProtection(Values):
    """Privacy protection of the registration must be off while the filing is examined."""

    must_be_off: Literal[True]


def _describe_privacy(values: PrivacyProtection) -> Iterable[Phrase]:
    yield Phrase.of("privacy")


@check("domain_privacy", Family.DOMAIN, PrivacyProtection, _describe_privacy)
def _privacy(facts: Facts, values: PrivacyProtection, cite: Cite) -> Iterable[Finding]:
    yield from _undeclared(facts, cite, "privacy_protected")
    for domain in _domains(facts, cite, "privacy_protected"):
        if domain.privacy_protected:
            yield cite(FindingCode.DOMAIN_RULE, variant="privacy", domain=domain.name or "")


class DomainSuffix(Values):
    """Suffixes that a province files.

    Attributes:
        supported: Without the leading dot; the longest that a name ends in counts.
        refused: Named as not filed. Countries' two-letter suffixes not among ``supported`` are
            refused as well.
        cut_after: The list, in alphabetical order, breaks off after this Latin suffix: of later
            ones nothing is known and a person decides.
    """

    supported: Keywords
    refused: Keywords = ()
    cut_after: str | None = None

    @model_validator(mode="after")
    def _on_the_list(self) -> DomainSuffix:
        if self.cut_after is not None and self.cut_after not in self.supported:
            raise ValueError("cut_after 须属于 supported / must be among supported")
        return self

    def severity(self, parts: DomainParts) -> Severity | None:
        """Of a suffix that is not supported: None, as the rule says, unless it is not known."""
        top = parts.top
        if self.cut_after is None or not top.isascii() or len(top) == 2 or top in self.refused:
            return None
        return Severity.REVIEW if top > self.cut_after else None


def _describe_suffix(values: DomainSuffix) -> Iterable[Phrase]:
    yield Phrase.of("suffixes", count=len(values.supported), some=list(values.supported[:6]))
    if values.cut_after:
        yield Phrase.of("suffixes_cut", last=values.cut_after)


@check("domain_suffix", Family.DOMAIN, DomainSuffix, _describe_suffix)
def _suffix(facts: Facts, values: DomainSuffix, cite: Cite) -> Iterable[Finding]:
    yield from _undeclared(facts, cite, "name")
    for domain in _domains(facts, cite, "name"):
        parts = domain_parts(domain.name or "")
        if parts is None:
            yield cite(
                FindingCode.DOMAIN_RULE,
                variant="no_domain",
                severity=Severity.REVIEW,
                domain=domain.name or "",
            )
        elif parts.suffix not in values.supported and parts.top not in values.supported:
            severity = values.severity(parts)
            yield cite(
                FindingCode.DOMAIN_RULE,
                variant="suffix_open" if severity else "suffix",
                severity=severity,
                domain=domain.name or "",
                suffix=parts.suffix,
            )
