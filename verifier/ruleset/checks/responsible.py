"""Who may be responsible: ``subject_responsible``, ``site_responsible`` and legal representatives.

A letter counts where it names the person. Two persons of whom it cannot be told whether they are
one are no breach; what is not known is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from verifier.declaration import Category, Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.answers import documents_finding, letter_finding, needed_papers, not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.persons import PERSON_TYPES, Origin
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Materials, set_of

__all__ = ["LegalRepresentativeAbroad", "SiteResponsible", "SubjectResponsible"]

_LEGAL, _SUBJECT, _SITE = (
    Role.LEGAL_REPRESENTATIVE_ID,
    Role.SUBJECT_RESPONSIBLE_ID,
    Role.SITE_RESPONSIBLE_ID,
)
_CARD = frozenset({DocumentType.ID_CARD_FRONT, DocumentType.ID_CARD_BACK})
_DOCUMENTS = (_CARD, *(frozenset({one}) for one in sorted(PERSON_TYPES - _CARD)))
Origins = Annotated[frozenset[Origin], set_of(Origin)]
Categories = Annotated[frozenset[Category], set_of(Category)]


class SubjectResponsible(Values):
    """The subject's responsible person is the legal representative.

    Attributes:
        otherwise: ``refused``, or allowed with a ``letter`` that names the other person.
        letter_categories: Organisations for which a letter will do where others are refused.
        show_legal_representative: With a letter, the legal representative's document as well, a
            card with both sides.
        papers: With a letter, these as well.
        unless_from: A legal representative from there may (or must) authorise another person:
            :class:`LegalRepresentativeAbroad` says how.
    """

    otherwise: Literal["refused", "letter"]
    letter_categories: Categories = frozenset()
    show_legal_representative: bool = False
    papers: Materials = ()
    unless_from: Origins = frozenset()


def _describe_subject(values: SubjectResponsible) -> Iterable[Phrase]:
    yield Phrase.of(f"subject_responsible_{values.otherwise}")
    if values.letter_categories:
        yield Phrase.of("subject_letter_categories", categories=sorted(values.letter_categories))
    if values.show_legal_representative:
        yield Phrase.of("show_legal_representative")


@check("subject_responsible", Family.RESPONSIBLE, SubjectResponsible, _describe_subject)
def _subject_responsible(facts: Facts, values: SubjectResponsible, cite: Cite) -> Iterable[Finding]:
    one = facts.same_person(_SUBJECT, _LEGAL)
    if one is None:
        yield from _unknown(facts, cite, _LEGAL, _SUBJECT)
        return
    origin = facts.whole_person(_LEGAL).origin
    if one or origin in values.unless_from:
        return
    person = facts.person(_SUBJECT)
    category = facts.manifest.declared.subject.category
    if values.otherwise == "letter" or category in values.letter_categories:
        yield from letter_finding(facts, cite, person)
        if values.show_legal_representative:
            yield from _shown(facts, cite)
        if values.papers:
            yield from needed_papers(facts, cite, [values.papers])
        return
    doubtful = not _sure(facts) or (bool(values.unless_from) and origin is None)
    yield cite(
        FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED,
        severity=Severity.REVIEW if doubtful else None,
        role=_SUBJECT,
        must_be=_LEGAL,
    )


class SiteResponsible(Values):
    """Who the site's responsible person may be. What is left out, the source says nothing of.

    Attributes:
        unless_legal_representative: ``letter``: any other person needs one.
        same_as_subject: Where the subject's responsible person is not the legal representative,
            the site's must be that same person.
        not_subject: The site's and the subject's must be two persons.
        citizens_only: Foreigners are refused.
    """

    unless_legal_representative: Literal["letter"] | None = None
    same_as_subject: bool = False
    not_subject: bool = False
    citizens_only: bool = False


def _describe_site(values: SiteResponsible) -> Iterable[Phrase]:
    if values.unless_legal_representative:
        yield Phrase.of("site_letter")
    if values.same_as_subject:
        yield Phrase.of("site_same_as_subject")
    if values.not_subject:
        yield Phrase.of("site_not_subject")
    if values.citizens_only:
        yield Phrase.of("site_citizens_only")


@check("site_responsible", Family.RESPONSIBLE, SiteResponsible, _describe_site)
def _site_responsible(facts: Facts, values: SiteResponsible, cite: Cite) -> Iterable[Finding]:
    if not facts.person(_SITE).known:
        yield from not_declared(facts, cite, "site_responsible")
        return
    if values.unless_legal_representative:
        one = facts.same_person(_SITE, _LEGAL)
        if one is None:
            yield from _unknown(facts, cite, _LEGAL, _SITE)
        elif not one:
            yield from letter_finding(facts, cite, facts.person(_SITE))
    if values.same_as_subject:
        yield from _as_subject(facts, cite)
    if values.not_subject:
        one = facts.same_person(_SITE, _SUBJECT)
        if one is None:
            yield from _unknown(facts, cite, _SUBJECT, _SITE)
        elif one:
            yield cite(
                FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED,
                variant="one_person",
                severity=None if _sure(facts) else Severity.REVIEW,
                role=_SITE,
                other=_SUBJECT,
            )
    if values.citizens_only:
        yield from _citizen(facts, cite)


def _as_subject(facts: Facts, cite: Cite) -> Iterator[Finding]:
    subject_is_legal = facts.same_person(_SUBJECT, _LEGAL)
    if subject_is_legal is None:
        yield from _unknown(facts, cite, _LEGAL, _SUBJECT)
        return
    one = facts.same_person(_SITE, _SUBJECT)
    if not subject_is_legal and one is False:
        yield cite(
            FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED,
            variant="not_the_subject",
            severity=None if _sure(facts) else Severity.REVIEW,
            role=_SITE,
            must_be=_SUBJECT,
        )


def _citizen(facts: Facts, cite: Cite) -> Iterator[Finding]:
    origin = facts.whole_person(_SITE).origin
    if origin is None:
        yield from not_declared(facts, cite, "site_responsible.nationality")
    elif origin is Origin.FOREIGN:
        yield cite(FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED, variant="foreign_site", role=_SITE)


class LegalRepresentativeAbroad(Values):
    """A legal representative from elsewhere authorises a person of the mainland.

    Attributes:
        origins: From where.
        letter: Whether a letter must be shown.
    """

    origins: Origins = Field(min_length=1)
    letter: bool = True


def _describe_abroad(values: LegalRepresentativeAbroad) -> Iterable[Phrase]:
    key = "abroad_letter" if values.letter else "abroad"
    yield Phrase.of(key, origins=sorted(values.origins))


@check(
    "legal_representative_abroad", Family.RESPONSIBLE, LegalRepresentativeAbroad, _describe_abroad
)
def _abroad(facts: Facts, values: LegalRepresentativeAbroad, cite: Cite) -> Iterable[Finding]:
    legal = facts.whole_person(_LEGAL)
    if legal.origin is None:
        path = "legal_representative.nationality" if legal.known else "legal_representative"
        yield from not_declared(facts, cite, path)
        return
    if legal.origin not in values.origins:
        return
    person = facts.whole_person(_SUBJECT)
    one = facts.same_person(_SUBJECT, _LEGAL)
    if not person.known:
        yield from not_declared(facts, cite, "subject_responsible")
    elif one or person.is_citizen is False:
        yield cite(
            FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED,
            variant="authorise",
            role=_SUBJECT,
            origin=legal.origin,
        )
    else:
        if person.is_citizen is None:
            yield from not_declared(facts, cite, "subject_responsible.nationality")
        if values.letter:
            yield from letter_finding(facts, cite, facts.person(_SUBJECT))


def _unknown(facts: Facts, cite: Cite, *roles: Role) -> Iterator[Finding]:
    """Whoever of them is not known; where all are, what would tell them apart."""
    unknown = [r for r in roles if not facts.person(r).known]
    paths = [str(r).removesuffix("_id") for r in unknown]
    yield from not_declared(facts, cite, *(paths or [f"{str(roles[-1]).removesuffix('_id')}.name"]))


def _sure(facts: Facts) -> bool:
    return all(facts.person(role).sure for role in (_LEGAL, _SUBJECT, _SITE))


def _shown(facts: Facts, cite: Cite) -> Iterator[Finding]:
    """The legal representative's document, a card with both sides."""
    finding = documents_finding(facts, cite, _LEGAL, facts.roles_of(_LEGAL), _DOCUMENTS)
    if finding:
        yield finding
