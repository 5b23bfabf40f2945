"""Who is who in a filing: the persons behind the roles, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from verifier.declaration import DeclaredPerson, Manifest, Role
from verifier.reports import DocumentType, FieldReport, ImageReport
from verifier.standards import compact, parse_id_number, parse_iso, same_name

__all__ = ["INDIVIDUAL_ROLES", "PERSON_TYPES", "Origin", "Person", "same", "seen"]

INDIVIDUAL_ROLES: tuple[str, ...] = (
    Role.SUBJECT_DOCUMENT,
    Role.SUBJECT_RESPONSIBLE_ID,
    Role.SITE_RESPONSIBLE_ID,
)

PERSON_TYPES = frozenset(
    {
        DocumentType.ID_CARD_FRONT,
        DocumentType.ID_CARD_BACK,
        DocumentType.PASSPORT,
        DocumentType.HK_MACAU_PERMIT,
        DocumentType.HK_MACAU_RESIDENCE_PERMIT,
        DocumentType.TAIWAN_PERMIT,
        DocumentType.TAIWAN_RESIDENCE_PERMIT,
    }
)
"""Documents that say who a person is."""


class Origin(StrEnum):
    """Where a person belongs."""

    MAINLAND = "mainland"
    HK_MACAU = "hk_macau"
    TAIWAN = "taiwan"
    FOREIGN = "foreign"


_BY_TYPE = {
    DocumentType.ID_CARD_FRONT: Origin.MAINLAND,
    DocumentType.ID_CARD_BACK: Origin.MAINLAND,
    DocumentType.HK_MACAU_PERMIT: Origin.HK_MACAU,
    DocumentType.HK_MACAU_RESIDENCE_PERMIT: Origin.HK_MACAU,
    DocumentType.TAIWAN_PERMIT: Origin.TAIWAN,
    DocumentType.TAIWAN_RESIDENCE_PERMIT: Origin.TAIWAN,
}
_BY_REGION = {"81": Origin.HK_MACAU, "82": Origin.HK_MACAU, "71": Origin.TAIWAN}
_CHINA = frozenset(
    [
        "中国",
        "中国籍",
        "中华人民共和国",
        "中国大陆",
        "中国内地",
        "内地",
        "大陆",
        "CHN",
        "CN",
        "CHINA",
        "CHINESE",
    ]
)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person in one role.

    Attributes:
        role: The role.
        name: As declared, else as read.
        number: Number of their document, as declared, else as read.
        nationality: As declared, else as read.
        birth_date: As printed on the document, else from the identity number.
        types: Kinds of documents shown in this role.
        declared: Whether a name or number was declared.
        sure: Whether name and number were declared or firmly read.
        birth_sure: Whether the birth date was.
    """

    role: str
    name: str | None = None
    number: str | None = None
    nationality: str | None = None
    birth_date: date | None = None
    types: frozenset[DocumentType] = frozenset()
    declared: bool = False
    sure: bool = True
    birth_sure: bool = True

    @property
    def known(self) -> bool:
        """Whether there is anything to tell the person by."""
        return bool(self.name or self.number)

    @property
    def origin(self) -> Origin | None:
        """By the documents shown, else the nationality, else the number; None if none tells."""
        for kind, origin in _BY_TYPE.items():
            if kind in self.types:
                return origin
        if self.nationality:
            return _origin_of(self.nationality)
        number = parse_id_number(self.number) if self.number else None
        if number is None or not number.valid:
            return None
        return _BY_REGION.get(number.province_code or "", Origin.MAINLAND)

    @property
    def is_citizen(self) -> bool | None:
        """Whether a mainland Chinese citizen; None where nothing tells."""
        return None if self.origin is None else self.origin is Origin.MAINLAND

    def completed_by(self, other: Person) -> Person:
        """The same person with what only ``other`` knows of them."""
        lacks_birth = self.birth_date is None
        return replace(
            self,
            name=self.name or other.name,
            number=self.number or other.number,
            nationality=self.nationality or other.nationality,
            birth_date=other.birth_date if lacks_birth else self.birth_date,
            birth_sure=other.birth_sure if lacks_birth else self.birth_sure,
            types=self.types | other.types,
        )


def same(one: Person, other: Person) -> bool | None:
    """Whether two are one person, by number where both have one, else by name; None if unknown."""
    if one.number and other.number:
        return compact(one.number) == compact(other.number)
    return same_name(one.name, other.name) if one.name and other.name else None


def seen(
    manifest: Manifest,
    images: tuple[ImageReport, ...],
    role: str,
    sure: float,
    *,
    individual: bool,
) -> Person:
    """The person in a role; for an individual, the one person in all three."""
    alone = individual and role in INDIVIDUAL_ROLES
    declared = _declared(manifest, role, alone=alone)
    roles = INDIVIDUAL_ROLES if alone else (role,)
    papers = [i for i in images if i.role in roles and i.document.type in PERSON_TYPES]
    names = list(_fields(papers, "name"))
    if role == Role.LEGAL_REPRESENTATIVE_ID and not individual:
        licences = [i for i in images if i.role == Role.SUBJECT_DOCUMENT]
        names += _fields(licences, "legal_representative")
    numbers = [*_fields(papers, "id_number"), *_fields(papers, "document_number")]
    is_declared = bool(declared.name or declared.id_number)
    if is_declared:
        name, number, firm = declared.name, declared.id_number, True
    else:
        firm = all(field.confidence >= sure for field in (*names[:1], *numbers[:1]))
        name = names[0].value if names else None
        number = numbers[0].value if numbers else None
    nationalities = _fields(papers, "nationality")
    nationality = declared.nationality or next((f.value for f in nationalities), None)
    birth, birth_firm = _birth(papers, number or next((f.value for f in numbers), None), sure)
    return Person(
        role=role,
        name=name,
        number=number,
        nationality=nationality,
        birth_date=birth,
        types=frozenset(image.document.type for image in papers),
        declared=is_declared,
        sure=firm,
        birth_sure=birth_firm,
    )


def _declared(manifest: Manifest, role: str, *, alone: bool) -> DeclaredPerson:
    declared = manifest.declared
    if alone:
        subject = declared.subject
        own = DeclaredPerson(name=subject.name, id_number=subject.document_number)
        people = (own, declared.subject_responsible, declared.site_responsible)
        return DeclaredPerson(
            name=next((p.name for p in people if p.name), None),
            id_number=next((p.id_number for p in people if p.id_number), None),
            nationality=next((p.nationality for p in people if p.nationality), None),
        )
    if role == Role.SUBJECT_RESPONSIBLE_ID:
        return declared.subject_responsible
    if role == Role.SITE_RESPONSIBLE_ID:
        return declared.site_responsible
    if role == Role.LEGAL_REPRESENTATIVE_ID:
        return declared.legal_representative
    return DeclaredPerson()


def _fields(papers: list[ImageReport], name: str) -> Iterator[FieldReport]:
    for paper in papers:
        field = paper.fields.get(name)
        if field is not None and field.value:
            yield field


def _birth(papers: list[ImageReport], number: str | None, sure: float) -> tuple[date | None, bool]:
    """Birth date as printed, and whether it is firm: the number says the same, or says nothing.

    Where the number says another date one of the two was misread, and a person looks.
    """
    parsed = parse_id_number(number) if number else None
    by_number = parsed.birth_date if parsed else None
    for field in _fields(papers, "birth_date"):
        printed = parse_iso(field.value)
        if isinstance(printed, date):
            firm = field.confidence >= sure if by_number is None else printed == by_number
            return printed, firm
    return by_number, True


def _origin_of(nationality: str) -> Origin:
    text = compact(nationality)
    if "香港" in text or "澳门" in text or text in {"HKG", "MAC"}:
        return Origin.HK_MACAU
    if "台湾" in text or text == "TWN":
        return Origin.TAIWAN
    return Origin.MAINLAND if text in _CHINA else Origin.FOREIGN
