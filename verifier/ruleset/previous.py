"""What the earlier filing says, compared with this one: for access (接入) and change (变更)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from verifier.declaration import DeclaredPerson, Role
from verifier.ruleset.facts import Facts
from verifier.ruleset.persons import Person, same
from verifier.standards import compact, normalise_text

__all__ = ["Data", "Datum", "is_same", "missing_path", "subject_name", "subject_number"]

Datum = Literal[
    "subject_name",
    "document_number",
    "legal_representative",
    "subject_responsible",
    "site_responsible",
]
"""What both filings name."""
Data = Annotated[
    tuple[Datum, ...],
    BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value),
]

_PERSONS: dict[str, Role] = {
    "subject_responsible": Role.SUBJECT_RESPONSIBLE_ID,
    "site_responsible": Role.SITE_RESPONSIBLE_ID,
    "legal_representative": Role.LEGAL_REPRESENTATIVE_ID,
}


def subject_name(facts: Facts) -> str | None:
    """The subject's name, as declared, else as its document says."""
    declared = facts.manifest.declared.subject.name
    return declared or _read(facts, "name" if facts.is_individual else "company_name")


def subject_number(facts: Facts) -> str | None:
    """The number of the subject's document, as declared, else as read."""
    declared = facts.manifest.declared.subject.document_number
    return declared or _read(facts, "id_number" if facts.is_individual else "credit_code")


def is_same(facts: Facts, datum: str) -> bool | None:
    """Whether both filings say the same; None where one of them is not known."""
    previous = facts.manifest.declared.previous
    if datum == "subject_name":
        name = subject_name(facts)
        if not name or not previous.subject_name:
            return None
        return normalise_text(name) == normalise_text(previous.subject_name)
    if datum == "document_number":
        number = subject_number(facts)
        if not number or not previous.document_number:
            return None
        return compact(number) == compact(previous.document_number)
    earlier: DeclaredPerson | None = getattr(previous, datum)
    if earlier is None:
        return None
    now = facts.person(_PERSONS[datum])
    then = Person(datum, name=earlier.name, number=earlier.id_number)
    return same(now, then) if now.sure else None


def missing_path(facts: Facts, datum: str) -> str:
    """The declared path that would tell: the earlier filing's, else this one's."""
    previous = facts.manifest.declared.previous
    if getattr(previous, datum) is None:
        return f"previous.{datum}"
    return {"subject_name": "subject.name", "document_number": "subject.document_number"}.get(
        datum, datum
    )


def _read(facts: Facts, name: str) -> str | None:
    for image in facts.in_role(Role.SUBJECT_DOCUMENT):
        field = image.fields.get(name)
        if field and field.value and facts.is_sure(field):
            return field.value
    return None
