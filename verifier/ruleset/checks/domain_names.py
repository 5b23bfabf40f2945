"""The names themselves: registered names, one prefix a site, how many in one order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.sites import domain_parts, new_names, prefixes_of
from verifier.ruleset.values import Keywords

__all__ = ["DomainsAnOrder", "OnePrefixASite", "RegisteredName", "SamePointing"]


class RegisteredName(Values):
    """A filing is made for the registered name; names below it need none.

    Attributes:
        country_codes: Two-letter suffixes of countries that are filed all the same; a name under
            any other one needs no filing, which is told.
    """

    country_codes: Keywords


def _describe_registered(_: RegisteredName) -> Iterable[Phrase]:
    yield Phrase.of("registered_name")


@check("registered_name", Family.DOMAIN, RegisteredName, _describe_registered)
def _registered_name(facts: Facts, values: RegisteredName, cite: Cite) -> Iterable[Finding]:
    for name in new_names(facts.manifest):
        parts = domain_parts(name)
        if parts is None:
            yield cite(
                FindingCode.DOMAIN_RULE, variant="no_domain", severity=Severity.REVIEW, domain=name
            )
            continue
        if parts.is_subdomain:
            yield cite(
                FindingCode.DOMAIN_RULE,
                variant="subdomain",
                severity=Severity.REVIEW,
                domain=name,
                registered=parts.registered,
            )
        country = len(parts.top) == 2 and parts.top.isascii()
        if country and parts.top not in values.country_codes:
            yield cite(
                FindingCode.DOMAIN_RULE,
                variant="country_code",
                severity=Severity.INFO,
                domain=name,
                suffix=parts.top,
            )


class OnePrefixASite(Values):
    """Domains of different prefixes are filed as different sites."""

    one_site: Literal[True]


def _describe_prefix(_: OnePrefixASite) -> Iterable[Phrase]:
    yield Phrase.of("one_prefix_a_site")


@check("one_prefix_a_site", Family.DOMAIN, OnePrefixASite, _describe_prefix)
def _one_prefix(facts: Facts, values: OnePrefixASite, cite: Cite) -> Iterable[Finding]:
    names = new_names(facts.manifest)
    if not names:
        yield from not_declared(facts, cite, "domains")
    elif len(prefixes := prefixes_of(names)) > 1:
        # The declaration names one site; whether the order holds others cannot be told from it.
        yield cite(
            FindingCode.DOMAIN_RULE,
            variant="prefixes",
            severity=Severity.REVIEW,
            prefixes=sorted(prefixes),
            count=len(prefixes),
        )


class SamePointing(Values):
    """So many prefixes under one site need a remark that they lead to the same site."""

    prefixes: Annotated[int, Field(ge=2)]
    words: Keywords


def _describe_pointing(values: SamePointing) -> Iterable[Phrase]:
    yield Phrase.of("same_pointing", count=values.prefixes)


@check("same_pointing", Family.DOMAIN, SamePointing, _describe_pointing)
def _same_pointing(facts: Facts, values: SamePointing, cite: Cite) -> Iterable[Finding]:
    names = new_names(facts.manifest)
    if not names:
        yield from not_declared(facts, cite, "domains")
        return
    count = len(prefixes_of(names))
    if count < values.prefixes:
        return
    remark = facts.manifest.declared.website.remark
    if remark is None:
        yield from not_declared(facts, cite, "website.remark")
    elif not any(word in remark for word in values.words):
        yield cite(
            FindingCode.DOMAIN_RULE, variant="pointing", severity=Severity.REVIEW, count=count
        )


class DomainsAnOrder(Values):
    """How many new domains, those without a filing number, one order may hold."""

    most: Annotated[int, Field(ge=1)]


def _describe_most(values: DomainsAnOrder) -> Iterable[Phrase]:
    yield Phrase.of("domains_an_order", most=values.most)


@check("domains_an_order", Family.DOMAIN, DomainsAnOrder, _describe_most)
def _domains_an_order(facts: Facts, values: DomainsAnOrder, cite: Cite) -> Iterable[Finding]:
    domains = facts.manifest.declared.domains
    count = sum(not domain.filed for domain in domains)
    if not domains:
        yield from not_declared(facts, cite, "domains")
    elif count > values.most:
        yield cite(FindingCode.DOMAIN_RULE, variant="count", count=count, most=values.most)
