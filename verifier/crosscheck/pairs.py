"""One comparison of a filing, and the small questions that planning them asks."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.crosscheck.compare import Manner
from verifier.declaration import DeclaredPerson, Manifest, Role
from verifier.reports import DocumentType, ImageReport
from verifier.standards import normalise_text

__all__ = ["Pair", "code_field", "declared_persons", "raw", "some", "value", "ways_to_write"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One comparison.

    Attributes:
        image: The document.
        field: Its field.
        declared_field: The declared value's path, as a person finds it in the manifest.
        declared: Values any of which the field may equal; empty where none was declared.
        manner: How they are compared.
        optional: A document of this kind need not print the field.
        tolerant: A difference is for a person: the field may rightly name somebody else.
    """

    image: ImageReport
    field: str
    declared_field: str
    declared: tuple[str, ...]
    manner: Manner = Manner.EXACT
    optional: bool = False
    tolerant: bool = False


def code_field(image: ImageReport, declared: str | None) -> str:
    """Where an organisation's declared number stands: its credit code, or the document's own."""
    if image.document.type is DocumentType.ORGANIZATION_CODE_CERTIFICATE:
        return "document_number"
    own = value(image, "document_number")
    if image.document.type is DocumentType.LAW_FIRM_LICENCE and declared and own:
        return "document_number" if normalise_text(declared) == own else "credit_code"
    return "credit_code"


def ways_to_write(number: str | None) -> tuple[str, ...]:
    """A number as declared; an organisation code also with the hyphen before its check digit."""
    plain = normalise_text(number or "")
    if len(plain) == 9 and plain.isalnum():
        return (number or "", f"{plain[:8]}-{plain[8]}")
    return some(number)


def declared_persons(manifest: Manifest) -> dict[str, tuple[str, DeclaredPerson]]:
    """Roles to the path and the person that the manifest declares for them."""
    declared = manifest.declared
    return {
        Role.SITE_RESPONSIBLE_ID: ("site_responsible", declared.site_responsible),
        Role.SUBJECT_RESPONSIBLE_ID: ("subject_responsible", declared.subject_responsible),
        Role.LEGAL_REPRESENTATIVE_ID: ("legal_representative", declared.legal_representative),
    }


def value(image: ImageReport, field: str) -> str:
    """A field's value, folded; empty where there is none."""
    return normalise_text(raw(image, field))


def raw(image: ImageReport, field: str) -> str:
    """A field's value as read; empty where there is none."""
    found = image.fields.get(field)
    return found.value or "" if found else ""


def some(value: str | None) -> tuple[str, ...]:
    """The value as the one that may stand there."""
    return (value,) if value else ()
