"""Which field of which document stands for which declared value."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.crosscheck.compare import Manner, is_domain
from verifier.crosscheck.held import handheld
from verifier.crosscheck.letters import letter
from verifier.crosscheck.pairs import (
    Pair,
    code_field,
    declared_persons,
    raw,
    some,
    value,
    ways_to_write,
)
from verifier.declaration import Category, DeclaredPerson, Manifest, Role
from verifier.reports import DocumentType, FieldReport, ImageReport, SubjectKind
from verifier.standards import normalise_text, same_name

__all__ = [
    "PERSON_DOCUMENTS",
    "SUBJECT_DOCUMENTS",
    "is_other_side",
    "number_field",
    "plan",
]

PERSON_DOCUMENTS = frozenset(
    {
        DocumentType.ID_CARD_FRONT,
        DocumentType.PASSPORT,
        DocumentType.HK_MACAU_PERMIT,
        DocumentType.HK_MACAU_RESIDENCE_PERMIT,
        DocumentType.TAIWAN_PERMIT,
        DocumentType.TAIWAN_RESIDENCE_PERMIT,
    }
)
"""Documents that print a person's name and number."""

SUBJECT_DOCUMENTS = frozenset(
    {
        DocumentType.BUSINESS_LICENCE,
        DocumentType.INSTITUTION_CERTIFICATE,
        DocumentType.ORGANIZATION_CODE_CERTIFICATE,
        DocumentType.LAW_FIRM_LICENCE,
    }
)
"""Documents that print an organisation's name and code."""

_TWO_SIDED = frozenset(
    {DocumentType.HK_MACAU_RESIDENCE_PERMIT, DocumentType.TAIWAN_RESIDENCE_PERMIT}
)
_FRONT, _BACK = ("name", "id_number"), ("issuing_authority", "travel_permit_number", "valid_to")

_INDIVIDUAL_ROLES = (
    Role.SUBJECT_DOCUMENT,
    Role.SUBJECT_RESPONSIBLE_ID,
    Role.SITE_RESPONSIBLE_ID,
)


def number_field(image: ImageReport) -> str:
    """The field that holds the number of a person's document."""
    is_card = image.document.type is DocumentType.ID_CARD_FRONT
    return "id_number" if is_card else "document_number"


def is_other_side(image: ImageReport) -> bool:
    """Whether it is the side of a person's card that names nobody."""
    fields = image.fields
    return (
        image.document.type in _TWO_SIDED
        and not any(name in fields for name in _FRONT)
        and any(name in fields for name in _BACK)
    )


def plan(manifest: Manifest, images: tuple[ImageReport, ...]) -> Iterator[Pair]:
    """Every comparison that a filing allows, image by image."""
    filled = {image.role for image in images}
    for image in images:
        if image.document.type in PERSON_DOCUMENTS:
            if is_other_side(image):
                continue
            for role in _roles_of(manifest, image, filled):
                yield from _person(manifest, image, role)
        elif (
            image.document.type in SUBJECT_DOCUMENTS
            and image.role == Role.SUBJECT_DOCUMENT
            and manifest.subject_kind is SubjectKind.ENTERPRISE
        ):
            yield from _organisation(manifest, image)
        elif image.document.type is DocumentType.AUTHORIZATION_LETTER:
            yield from _letter(manifest, image)
        elif image.document.type is DocumentType.DOMAIN_CERTIFICATE:
            yield from _domain(manifest, image)
        elif image.document.type in (
            DocumentType.COMMITMENT_LETTER,
            DocumentType.SUPPORTING_LETTER,
        ):
            yield from letter(manifest, image)
        elif image.document.type is DocumentType.HANDHELD_PHOTO:
            yield from handheld(manifest, image)


def _roles_of(manifest: Manifest, image: ImageReport, filled: set[str | None]) -> Iterator[str]:
    """The image's own role, and for an individual's one card those that have no image."""
    if image.role is None:
        return
    yield image.role
    if manifest.subject_kind is SubjectKind.INDIVIDUAL and image.role in _INDIVIDUAL_ROLES:
        yield from (role for role in _INDIVIDUAL_ROLES if role not in filled)


def _person(manifest: Manifest, image: ImageReport, role: str) -> Iterator[Pair]:
    declared = manifest.declared
    number = number_field(image)
    if role == Role.SUBJECT_DOCUMENT:
        if manifest.subject_kind is SubjectKind.INDIVIDUAL:
            subject = declared.subject
            yield Pair(image, "name", "subject.name", some(subject.name))
            yield Pair(image, number, "subject.document_number", some(subject.document_number))
            if image.document.type is DocumentType.ID_CARD_FRONT:
                yield Pair(
                    image, "address", "subject.address", some(subject.address), Manner.ADDRESS
                )
        return
    found = declared_persons(manifest).get(role)
    if found is None:
        return
    key, person = found
    if manifest.subject_kind is SubjectKind.INDIVIDUAL and not (person.name or person.id_number):
        return  # the same person as the subject, with whom the card is compared already
    yield Pair(image, "name", f"{key}.name", some(person.name))
    yield Pair(image, number, f"{key}.id_number", some(person.id_number))


def _organisation(manifest: Manifest, image: ImageReport) -> Iterator[Pair]:
    subject = manifest.declared.subject
    name = "company_name"
    if subject.category is Category.SOLE_PROPRIETOR and _unnamed(image.fields.get(name)):
        name = (
            "legal_representative"  # a sole proprietor without a trade name files under their own
        )
    yield Pair(image, name, "subject.name", some(subject.name))
    code = code_field(image, subject.document_number)
    yield Pair(image, code, "subject.document_number", ways_to_write(subject.document_number))
    kind = image.document.type
    # A law firm's sheet for the wall prints neither, an old code certificate's form may not.
    optional = kind in (DocumentType.LAW_FIRM_LICENCE, DocumentType.ORGANIZATION_CODE_CERTIFICATE)
    yield Pair(
        image,
        "legal_representative",
        "legal_representative.name",
        some(manifest.declared.legal_representative.name),
        optional=optional,
    )
    yield Pair(
        image,
        "address",
        "subject.address",
        some(subject.address),
        Manner.ADDRESS,
        optional=optional,
    )


def _domain(manifest: Manifest, image: ImageReport) -> Iterator[Pair]:
    """A certificate against the domain it is about, else against any that was declared."""
    declared = manifest.declared.domains
    read = value(image, "domain")
    own = [d for d in declared if d.name and read and normalise_text(d.name) == read]
    about = own or list(declared)
    names = tuple(d.name for d in declared if d.name)
    yield Pair(image, "domain", "domains", names, Manner.SITE)
    holders = tuple(d.holder for d in about if d.holder)
    yield Pair(image, "holder", "domains.holder", holders, optional=True)
    ends = tuple(d.expires_on.isoformat() for d in about if d.expires_on)
    if ends:
        yield Pair(image, "valid_to", "domains.expires_on", ends, optional=True)


def _letter(manifest: Manifest, image: ImageReport) -> Iterator[Pair]:
    declared = manifest.declared
    yield Pair(image, "authorizer", "subject.name", some(declared.subject.name), Manner.LOOSE)
    key, person = _agent(manifest, image)
    yield Pair(image, "agent_name", f"{key}.name", some(person.name), Manner.LOOSE)
    yield Pair(image, "agent_id_number", f"{key}.id_number", some(person.id_number))
    if is_domain(raw(image, "website")):
        domains = tuple(domain.name for domain in declared.domains if domain.name)
        yield Pair(image, "website", "domains", domains, Manner.SITE, optional=True)
    else:
        site = some(declared.website.name)
        yield Pair(image, "website", "website.name", site, Manner.SITE, optional=True)
    yield Pair(
        image,
        "legal_representative",
        "legal_representative.name",
        some(declared.legal_representative.name),
        Manner.LOOSE,
        optional=True,
    )


def _agent(manifest: Manifest, image: ImageReport) -> tuple[str, DeclaredPerson]:
    """Who is authorised: the responsible person whom the letter names, else the site's."""
    people = [
        ("site_responsible", manifest.declared.site_responsible),
        ("subject_responsible", manifest.declared.subject_responsible),
    ]
    named = [(key, person) for key, person in people if person.name or person.id_number]
    number, name = value(image, "agent_id_number"), value(image, "agent_name")
    for key, person in named:
        if person.id_number and number and normalise_text(person.id_number) == number:
            return key, person
    for key, person in named:
        if person.name and name and same_name(person.name, name):
            return key, person
    return (named or people)[0]


def _unnamed(field: FieldReport | None) -> bool:
    return field is None or not (field.value or "").strip("*＊-—/无 ")
