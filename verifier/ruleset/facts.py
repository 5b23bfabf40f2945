"""What a check may look at: the declaration, what was read, and the day it is judged as of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from verifier.declaration import Manifest, Role
from verifier.reports import DocumentType, FieldReport, ImageReport, SubjectKind
from verifier.ruleset.persons import INDIVIDUAL_ROLES, Person, same, seen
from verifier.ruleset.scope import without_exclusions
from verifier.standards import normalise_text

__all__ = ["Facts", "image_evidence"]


class Facts:
    """One filing as the rules see it. What is worked out once is kept for the other rules.

    Attributes:
        manifest: What was declared.
        images: What was read, each with its role.
        as_of: The day the filing is judged as of. No rule reads the clock.
        sure: Field confidence (0 to 1) below which a reading cannot reject, only ask for a person.
    """

    def __init__(
        self, manifest: Manifest, images: tuple[ImageReport, ...], as_of: date, sure: float
    ) -> None:
        self.manifest = manifest
        self.images = images
        self.as_of = as_of
        self.sure = sure
        self._persons: dict[str, Person] = {}

    @cached_property
    def is_individual(self) -> bool:
        """Whether a person files, who then plays every role."""
        return self.manifest.subject_kind is SubjectKind.INDIVIDUAL

    @cached_property
    def telling_texts(self) -> tuple[tuple[str, str], ...]:
        """What tells a trade: place and text, normalised, without what the text excludes."""
        declared = self.manifest.declared
        texts: list[tuple[str, str | None]] = [
            ("subject.name", declared.subject.name),
            ("website.name", declared.website.name),
            ("website.content", declared.website.content),
        ]
        for licence in self.of_type((DocumentType.BUSINESS_LICENCE,)):
            for name in ("company_name", "business_scope"):
                field = licence.fields.get(name)
                texts.append((name, field.value if field else None))
        return tuple((at, without_exclusions(normalise_text(text))) for at, text in texts if text)

    def of_type(self, types: Collection[DocumentType]) -> tuple[ImageReport, ...]:
        """Images of these document types, whatever their role."""
        return tuple(image for image in self.images if image.document.type in types)

    def in_role(self, *roles: str) -> tuple[ImageReport, ...]:
        """Images that play one of these roles."""
        return tuple(image for image in self.images if image.role in roles)

    def is_sure(self, field: FieldReport) -> bool:
        """Whether a reading is firm enough to reject upon."""
        return field.confidence >= self.sure

    def person(self, role: str) -> Person:
        """Who plays a role: as declared, else as read from the role's own documents."""
        if role not in self._persons:
            self._persons[role] = seen(
                self.manifest, self.images, role, self.sure, individual=self.is_individual
            )
        return self._persons[role]

    def is_declared(self, role: str) -> bool:
        """Whether anything by which to know the person is declared for a role."""
        return self.person(role).declared

    def same_person(self, role: str, other: str) -> bool | None:
        """Whether two roles are one person; None where that cannot be told.

        By the document number where both have one, else by name. An individual plays all three
        roles by themself.
        """
        if self.is_individual and role in INDIVIDUAL_ROLES and other in INDIVIDUAL_ROLES:
            return True
        return same(self.person(role), self.person(other))

    def roles_of(self, role: str) -> tuple[str, ...]:
        """The role and every other that is known to be played by the same person."""
        others = (r for r in Role if r != role and self.same_person(role, r))
        return (role, *others)

    def whole_person(self, role: str) -> Person:
        """The person of a role, with what their documents in other roles say."""
        person = self.person(role)
        for other in self.roles_of(role)[1:]:
            person = person.completed_by(self.person(other))
        return person


def image_evidence(image: ImageReport) -> dict[str, Any]:
    """The keys by which every finding about one image names it."""
    return {
        "image": image.image.path,
        "role": image.role or "",
        "document_type": str(image.document.type),
    }
