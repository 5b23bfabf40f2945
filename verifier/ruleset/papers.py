"""Whether a paper that a rule asks for is among the images, and how certain that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from verifier.declaration import Role
from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts

__all__ = ["PERSON_ROLES", "TYPE_OF", "Material", "Presence", "kind_read", "presence"]

PERSON_ROLES = frozenset(map(str, Role))
"""Roles that are not simply a document type's name."""

_TYPES = {
    DocumentType.COMMITMENT_LETTER: (
        LetterKind.FILING_COMMITMENT,
        LetterKind.TRUTH_COMMITMENT,
        LetterKind.TRUTH_NOTICE,
        LetterKind.FINANCE_COMMITMENT,
        LetterKind.PLAN_COMMITMENT,
        LetterKind.PROVIDER_GUARANTEE,
    ),
    DocumentType.HANDHELD_PHOTO: (
        LetterKind.HANDHELD_ID,
        LetterKind.HANDHELD_LICENCE,
        LetterKind.HANDHELD_RESIDENCE_PERMIT,
    ),
    DocumentType.ID_CARD_FRONT: (LetterKind.GUARDIAN_ID,),
}
_BY_NAME = {str(kind): kind for kind in LetterKind}
TYPE_OF: dict[LetterKind, DocumentType] = dict.fromkeys(LetterKind, DocumentType.SUPPORTING_LETTER)
TYPE_OF.update({kind: type_ for type_, kinds in _TYPES.items() for kind in kinds})
"""The document type that each kind of letter belongs to."""


@dataclass(frozen=True, slots=True)
class Material:
    """A document type, or one kind of letter within a type."""

    type: DocumentType
    kind: LetterKind | None = None

    @classmethod
    def named(cls, name: str) -> Material:
        """By a document type's or a letter kind's name.

        Raises:
            ValueError: Neither.
        """
        kind = _BY_NAME.get(name)
        if kind is not None:
            return cls(TYPE_OF[kind], kind)
        return cls(DocumentType(name))

    def __str__(self) -> str:
        """Its name, as rule files write it."""
        return str(self.kind or self.type)


class Presence(IntEnum):
    """How certain it is that a paper is there, from the least."""

    ABSENT = 0
    POSSIBLE = 1
    """An image could not be recognised; it may be the one."""
    CLAIMED = 2
    """The applicant says so; reading has not confirmed it."""
    THERE = 3


def kind_read(image: ImageReport, sure: float) -> tuple[LetterKind | None, bool]:
    """The kind that a letter was recognised as, and whether firmly."""
    field = image.fields.get("letter_kind")
    kind = _BY_NAME.get(field.value or "") if field else None
    return kind, field is not None and kind is not None and field.confidence >= sure


def presence(facts: Facts, material: Material, roles: Collection[str] = ()) -> Presence:
    """Whether a paper is among the images (of ``roles``, where given)."""
    found = Presence.ABSENT
    for image in facts.images:
        if roles and image.role not in roles:
            continue
        found = max(found, _one(image, material, facts.sure))
    return found


def _one(image: ImageReport, material: Material, sure: float) -> Presence:
    if image.document.type is DocumentType.UNKNOWN:
        could = image.role == str(material.type) or image.role in PERSON_ROLES
        if material.kind is not None and image.kind is not None:
            could = image.kind is material.kind
        return Presence.POSSIBLE if could else Presence.ABSENT
    if image.document.type is not material.type:
        return Presence.ABSENT
    if material.kind is None:
        return Presence.THERE
    kind, firm = kind_read(image, sure)
    if kind is not None:
        if kind is not material.kind:
            return Presence.ABSENT if firm else Presence.POSSIBLE
        return Presence.THERE if firm else Presence.CLAIMED
    if image.kind is not None:
        return Presence.CLAIMED if image.kind is material.kind else Presence.ABSENT
    # An identity card is a person's in the filing unless its role says otherwise.
    is_person = image.role in PERSON_ROLES
    return Presence.ABSENT if is_person else Presence.POSSIBLE
