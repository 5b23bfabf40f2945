"""``contact``: telephone numbers of the responsible persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BeforeValidator

from verifier.declaration import DeclaredPerson, Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import for_a_person, not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.standards import MAINLAND_CODES, compact, province_code, province_of_address

__all__ = ["Contact"]


def _codes(value: object) -> object:
    if isinstance(value, list):
        unknown = [code for code in value if code not in MAINLAND_CODES]
        if unknown:
            raise ValueError(f"不是省级代码 / no province's code: {unknown[0]}")
        return tuple(value)
    return value


class Contact(Values):
    """What telephone numbers must keep. What is left out, the source says nothing of.

    Attributes:
        phone_regions: Provinces of which the responsible persons' numbers must be.
        not_exchanged: One person's number is not another's emergency number.
        not_own_emergency: A person's number is not their own emergency number.
        not_shared: No number of one person, emergency numbers included, is the other's too.
    """

    phone_regions: Annotated[tuple[str, ...], BeforeValidator(_codes)] = ()
    not_exchanged: bool = False
    not_own_emergency: bool = False
    not_shared: bool = False


def _describe(values: Contact) -> Iterable[Phrase]:
    if values.phone_regions:
        yield Phrase.of("phone_regions", regions=values.phone_regions)
    if values.not_exchanged:
        yield Phrase.of("phones_not_exchanged")
    if values.not_own_emergency:
        yield Phrase.of("phone_not_emergency")
    if values.not_shared:
        yield Phrase.of("phones_not_shared")


@check("contact", Family.CONTACT, Contact, _describe)
def _contact(facts: Facts, values: Contact, cite: Cite) -> Iterable[Finding]:
    people, certain = _people(facts)
    if values.phone_regions:
        yield from _regions(facts, _numbered(facts, people), values, cite)
    if values.not_own_emergency:
        for key, person in people:
            yield from _same(
                facts, cite, "own_emergency", key, person.phone, key, person.emergency_phone
            )
    if len(people) < 2:
        return
    found: list[Finding] = []
    (one, first), (other, second) = people
    if values.not_exchanged or values.not_shared:
        crossed = "shared_crosswise" if values.not_shared else "exchanged"
        found += _same(facts, cite, crossed, one, first.phone, other, second.emergency_phone)
        found += _same(facts, cite, crossed, other, second.phone, one, first.emergency_phone)
    if values.not_shared:
        found += _same(facts, cite, "shared", one, first.phone, other, second.phone)
        if first.emergency_phone and second.emergency_phone:
            pair = (first.emergency_phone, other, second.emergency_phone)
            found += _same(facts, cite, "shared_emergency", one, *pair)
    # Not known to be two persons: one person may use one number twice.
    yield from found if certain else map(for_a_person, found)


def _people(facts: Facts) -> tuple[list[tuple[str, DeclaredPerson]], bool]:
    """The responsible persons, one where both are the same, and whether that is known."""
    declared = facts.manifest.declared
    people = [("subject_responsible", declared.subject_responsible)]
    site = declared.site_responsible
    one = facts.same_person(Role.SUBJECT_RESPONSIBLE_ID, Role.SITE_RESPONSIBLE_ID)
    if not one and (site.name or site.id_number or site.phone or site.emergency_phone):
        people.append(("site_responsible", site))
    return people, one is not None


def _numbered(
    facts: Facts, people: list[tuple[str, DeclaredPerson]]
) -> list[tuple[str, DeclaredPerson]]:
    """As well the site's record where it names another number, though it is one person."""
    site = facts.manifest.declared.site_responsible
    given = site.phone, site.phone_region
    known = {(person.phone, person.phone_region) for _, person in people} | {(None, None)}
    return people if given in known else [*people, ("site_responsible", site)]


def _regions(
    facts: Facts, people: list[tuple[str, DeclaredPerson]], values: Contact, cite: Cite
) -> Iterator[Finding]:
    for key, person in people:
        if person.phone_region is None:
            yield from not_declared(facts, cite, f"{key}.phone_region")
            continue
        region = person.phone_region
        code = province_code(region) or province_of_address(region)
        if code not in values.phone_regions:
            yield cite(
                FindingCode.CONTACT_RULE,
                variant="region",
                severity=None if code else Severity.REVIEW,
                person=key,
                region=region,
                regions=list(values.phone_regions),
            )


def _same(
    facts: Facts,
    cite: Cite,
    variant: str,
    key: str,
    phone: str | None,
    other_key: str,
    other: str | None,
) -> Iterator[Finding]:
    """A finding where both numbers are one; their digits alone are compared."""
    if not phone or not other:
        missing = f"{key}.phone" if not phone else _other_path(variant, other_key)
        yield from not_declared(facts, cite, missing)
    elif _digits(phone) and _digits(phone) == _digits(other):
        yield cite(
            FindingCode.CONTACT_RULE, variant=variant, person=key, other=other_key,
        )  # fmt: skip


def _other_path(variant: str, key: str) -> str:
    return f"{key}.phone" if variant == "shared" else f"{key}.emergency_phone"


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", compact(phone))
    return digits.removeprefix("86") if len(digits) > 11 else digits
