"""What a check may look at: the declaration, what was read, and the day it is judged as of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from verifier.declaration import DeclaredPerson, Manifest, Role
from verifier.reports import DocumentType, FieldReport, ImageReport
from verifier.standards import compact, same_name

__all__ = ["Facts", "image_evidence"]


@dataclass(frozen=True, slots=True)
class Facts:
    """One filing as the rules see it.

    Attributes:
        manifest: What was declared.
        images: What was read, each with its role.
        as_of: The day the filing is judged as of. No rule reads the clock.
        sure: Field confidence (0 to 1) below which a reading cannot reject, only ask for a person.
    """

    manifest: Manifest
    images: tuple[ImageReport, ...]
    as_of: date
    sure: float

    def of_type(self, types: Collection[DocumentType]) -> tuple[ImageReport, ...]:
        """Images of these document types, whatever their role."""
        return tuple(image for image in self.images if image.document.type in types)

    def in_role(self, *roles: str) -> tuple[ImageReport, ...]:
        """Images that play one of these roles."""
        return tuple(image for image in self.images if image.role in roles)

    def is_sure(self, field: FieldReport) -> bool:
        """Whether a reading is firm enough to reject upon."""
        return field.confidence >= self.sure

    def is_declared(self, role: str) -> bool:
        """Whether anything by which to know the person is declared for a role."""
        person = self._declared_person(role)
        return person is not None and bool(person.name or person.id_number)

    def same_person(self, role: str, other: str) -> bool | None:
        """Whether two roles are one person; None where that cannot be told.

        By the document number where both have one, else by name; as declared, else as read from
        the role's own documents.
        """
        (name, number), (other_name, other_number) = self._person(role), self._person(other)
        if number and other_number:
            return compact(number) == compact(other_number)
        return same_name(name, other_name) if name and other_name else None

    def _person(self, role: str) -> tuple[str | None, str | None]:
        person = self._declared_person(role) or DeclaredPerson()
        if person.name or person.id_number:
            return person.name, person.id_number
        read = [image.fields for image in self.in_role(role)]
        names = [f["name"].value for f in read if "name" in f]
        numbers = [f[k].value for f in read for k in ("id_number", "document_number") if k in f]
        return next(iter(names), None), next(iter(numbers), None)

    def _declared_person(self, role: str) -> DeclaredPerson | None:
        declared = self.manifest.declared
        persons: dict[str, DeclaredPerson] = {
            Role.SUBJECT_RESPONSIBLE_ID: declared.subject_responsible,
            Role.SITE_RESPONSIBLE_ID: declared.site_responsible,
            Role.LEGAL_REPRESENTATIVE_ID: declared.legal_representative,
        }
        return persons.get(role)


def image_evidence(image: ImageReport) -> dict[str, Any]:
    """The keys by which every finding about one image names it."""
    return {
        "image": image.image.path,
        "role": image.role or "",
        "document_type": str(image.document.type),
    }
