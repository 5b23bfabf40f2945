"""``material_required``: a role must be filled by documents that prove it, both sides of a card."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, field_validator

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check

__all__ = ["MaterialRequired"]

_UNCERTAIN = (DocumentType.UNKNOWN,)


class MaterialRequired(Values):
    """Which documents fill which role.

    Attributes:
        role: The role to be filled.
        any_of: Sets of document types; one whole set must be there.
        or_roles: Roles whose images count for this one as well (an individual's one card).
        or_same_person: Roles whose images count where both are declared to be one person.
        default_person: The role whose person is meant where none is declared for ``role``. Then
            nothing says that a document is missing, and the finding is ``DECLARED_MISSING``.
    """

    role: Role
    any_of: Annotated[tuple[frozenset[DocumentType], ...], Field(min_length=1)]
    or_roles: tuple[Role, ...] = ()
    or_same_person: tuple[Role, ...] = ()
    default_person: Role | None = None

    @field_validator("role", "default_person", mode="before")
    @classmethod
    def _role(cls, value: object) -> object:
        return Role(value) if isinstance(value, str) else value

    @field_validator("or_roles", "or_same_person", mode="before")
    @classmethod
    def _roles(cls, value: object) -> object:
        return tuple(map(Role, value)) if isinstance(value, list) else value

    @field_validator("any_of", mode="before")
    @classmethod
    def _sets(cls, value: object) -> object:
        if not isinstance(value, list) or not all(isinstance(v, list) and v for v in value):
            return value
        return tuple(frozenset(map(DocumentType, one)) for one in value)


def _describe(values: MaterialRequired) -> Iterable[Phrase]:
    order = list(DocumentType)
    accepted = tuple(tuple(map(str, sorted(needed, key=order.index))) for needed in values.any_of)
    # An individual's one document serves several roles.
    key = "material_of_person" if values.or_roles else "material"
    yield Phrase.of(key, role=str(values.role), accepted=accepted)


@check("material_required", Family.MATERIAL, MaterialRequired, _describe)
def _material_required(facts: Facts, values: MaterialRequired, cite: Cite) -> Iterable[Finding]:
    roles: list[str] = [values.role, *values.or_roles]
    roles += [r for r in values.or_same_person if facts.same_person(values.role, r)]
    present = {image.document.type for image in facts.in_role(*roles)}
    lacking = min((needed - present for needed in values.any_of), key=len)
    if not lacking:
        return
    begun = any(needed & present for needed in values.any_of)
    evidence: dict[str, Any] = {
        "role": str(values.role),
        "missing": ", ".join(sorted(lacking)) if begun else "",
        "accepted": [sorted(map(str, needed)) for needed in values.any_of],
        "present": sorted(map(str, present)),
    }
    if present.intersection(_UNCERTAIN):
        # An image of this role could not be recognised; it may be the one that is wanted.
        yield cite(
            FindingCode.MATERIAL_MISSING,
            variant="unrecognised",
            severity=Severity.REVIEW,
            **evidence,
        )
    elif not present and values.default_person and not facts.is_declared(values.role):
        yield cite(
            FindingCode.DECLARED_MISSING,
            variant="person",
            severity=Severity.INFO,
            default=str(values.default_person),
            **evidence,
        )
    else:
        yield cite(FindingCode.MATERIAL_MISSING, variant="side" if begun else "", **evidence)
