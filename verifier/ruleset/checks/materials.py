"""``material_required``: a role must be filled by documents that prove it, both sides of a card."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, field_validator

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.answers import documents_finding
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check

__all__ = ["MaterialRequired"]


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
    finding = documents_finding(facts, cite, values.role, roles, values.any_of)
    if finding is None:
        return
    if (
        not finding.evidence["present"]
        and values.default_person
        and not facts.is_declared(values.role)
    ):
        yield cite(
            FindingCode.DECLARED_MISSING,
            variant="person",
            severity=Severity.INFO,
            default=str(values.default_person),
            **{key: finding.evidence[key] for key in ("role", "missing", "accepted", "present")},
        )
    else:
        yield finding
