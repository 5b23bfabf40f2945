"""The documents of one filing against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.crosscheck.compare import Likeness, Manner, compare, differences, is_firm
from verifier.crosscheck.declared import SOURCE
from verifier.crosscheck.plan import (
    PERSON_DOCUMENTS,
    SUBJECT_DOCUMENTS,
    is_other_side,
    number_field,
)
from verifier.declaration import Manifest, Role
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType, FieldReport, ImageReport, SubjectKind
from verifier.standards import NumberStatus, check_credit_code, check_id_number

__all__ = ["documents_against_each_other"]

_INDIVIDUAL_ROLES = (
    Role.SUBJECT_DOCUMENT,
    Role.SUBJECT_RESPONSIBLE_ID,
    Role.SITE_RESPONSIBLE_ID,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One value of one document that was made out."""

    image: ImageReport
    field: str
    value: str
    report: FieldReport

    @property
    def confidence(self) -> float:
        """That the value is right, 0 to 1."""
        return self.report.confidence

    @property
    def misread(self) -> bool:
        """A number that cannot be right."""
        if self.field.endswith("id_number"):
            return check_id_number(self.value) is not NumberStatus.OK
        if self.field == "credit_code":
            return check_credit_code(self.value) is not NumberStatus.OK
        return False


def documents_against_each_other(
    manifest: Manifest, images: tuple[ImageReport, ...], sure: float
) -> Iterator[Finding]:
    """Findings about pairs of documents; a value that was not made out is compared with nothing."""
    yield from _one_person_a_role(manifest, images, sure)
    licences = [
        image
        for image in images
        if image.document.type in SUBJECT_DOCUMENTS and image.role == Role.SUBJECT_DOCUMENT
    ]
    yield from _alike(licences, ("company_name", "credit_code", "legal_representative"), sure)
    letters = [i for i in images if i.document.type is DocumentType.AUTHORIZATION_LETTER]
    cards = {role: _people(images, (role,)) for role in Role}
    for licence in licences[:1]:
        representative = _read(licence, "legal_representative")
        for card in cards[Role.LEGAL_REPRESENTATIVE_ID][:1]:
            yield from _differ(representative, _read(card, "name"), sure)
        for letter in letters:
            yield from _differ(
                _read(letter, "authorizer"), _read(licence, "company_name"), sure, Manner.LOOSE
            )
            yield from _differ(
                _read(letter, "legal_representative"), representative, sure, Manner.LOOSE
            )
    agents = [*cards[Role.SITE_RESPONSIBLE_ID], *cards[Role.SUBJECT_RESPONSIBLE_ID]]
    for letter in letters:
        yield from _agent(letter, agents, sure)


def _one_person_a_role(
    manifest: Manifest, images: tuple[ImageReport, ...], sure: float
) -> Iterator[Finding]:
    """All documents of one kind in a role show one person; so do an individual's three roles."""
    groups: list[tuple[str, ...]] = [(role,) for role in Role]
    if manifest.subject_kind is SubjectKind.INDIVIDUAL:
        groups = [tuple(_INDIVIDUAL_ROLES), (Role.LEGAL_REPRESENTATIVE_ID,)]
    for roles in groups:
        people = _people(images, roles)
        for kind in sorted({image.document.type for image in people}):
            same_kind = [image for image in people if image.document.type is kind]
            yield from _alike(same_kind, ("name", number_field(same_kind[0])), sure)


def _agent(letter: ImageReport, cards: list[ImageReport], sure: float) -> Iterator[Finding]:
    """The letter's person is one of those whose documents are there; else the nearest is named."""
    name, number = _read(letter, "agent_name"), _read(letter, "agent_id_number")
    candidates = [
        [
            *_differ(name, _read(card, "name"), sure, Manner.LOOSE),
            *_differ(number, _read(card, number_field(card)), sure),
        ]
        for card in cards
    ]
    if candidates:
        yield from min(candidates, key=len)


def _alike(images: list[ImageReport], fields: tuple[str, ...], sure: float) -> Iterator[Finding]:
    for other in images[1:]:
        for field in fields:
            yield from _differ(_read(images[0], field), _read(other, field), sure)


def _differ(
    one: _Reading | None, other: _Reading | None, sure: float, manner: Manner = Manner.EXACT
) -> Iterator[Finding]:
    if one is None or other is None:
        return
    likeness = compare(one.value, other.value, manner)
    if likeness is Likeness.SAME:
        return
    doubtful = (
        likeness is Likeness.CONTAINED
        or not (is_firm(one.report, sure) and is_firm(other.report, sure))
        or one.misread
        or other.misread
    )
    yield make_finding(
        FindingCode.DOCUMENTS_DISAGREE,
        Severity.REVIEW if doubtful else Severity.REJECT,
        source=SOURCE,
        variant="doubtful" if doubtful else "",
        image=one.image.image.path,
        role=one.image.role or "",
        document_type=str(one.image.document.type),
        field=one.field,
        value=one.value,
        confidence=one.confidence,
        other_image=other.image.image.path,
        other_role=other.image.role or "",
        other_document_type=str(other.image.document.type),
        other_field=other.field,
        other_value=other.value,
        other_confidence=other.confidence,
        differences=differences(one.value, other.value),
    )


def _people(images: tuple[ImageReport, ...], roles: tuple[str, ...]) -> list[ImageReport]:
    return [
        image
        for image in images
        if image.role in roles
        and image.document.type in PERSON_DOCUMENTS
        and not is_other_side(image)
    ]


def _read(image: ImageReport, field: str) -> _Reading | None:
    found = image.fields.get(field)
    if found is None or not found.value:
        return None
    return _Reading(image, field, found.value, found)
