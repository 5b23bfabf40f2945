"""Commitments and supporting letters against what was declared.

They are free text, and often speak of others than the applicant (an employer, the unit above), so a
difference is never more than a question for a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.crosscheck.compare import Manner, is_domain
from verifier.crosscheck.pairs import Pair, declared_persons, raw, some, ways_to_write
from verifier.declaration import Manifest
from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType, ImageReport, SubjectKind
from verifier.standards import PROVINCES

__all__ = ["BY_SUBJECT", "letter"]

BY_SUBJECT = {
    LetterKind.WORK_CERTIFICATE,
    LetterKind.CHANGE_CERTIFICATE,
    LetterKind.COMMERCIAL_STATEMENT,
    LetterKind.CONSTRUCTION_PLAN,
    LetterKind.PREAPPROVAL_STATEMENT,
    LetterKind.PARTY_BUILDING_LETTER,
    LetterKind.APPOINTMENT_LETTER,
    LetterKind.SITE_REVIEW_FORM,
}
"""Supporting letters that the applicant's own organisation writes."""


def letter(manifest: Manifest, image: ImageReport) -> Iterator[Pair]:
    """What a letter says, as far as it does, against all that it may rightly say."""
    declared = manifest.declared
    commitment = image.document.type is DocumentType.COMMITMENT_LETTER
    by_subject = commitment or raw(image, "letter_kind") in BY_SUBJECT
    if by_subject and manifest.subject_kind is SubjectKind.ENTERPRISE:
        names = (*some(declared.subject.name), *some(declared.previous.subject_name))
        yield _pair(image, "company_name", "subject.name", names, Manner.LOOSE)
        code = ways_to_write(declared.subject.document_number)
        yield _pair(image, "credit_code", "subject.document_number", code)
        chief = some(declared.legal_representative.name)
        path = "legal_representative.name"
        yield _pair(image, "legal_representative", path, chief, Manner.LOOSE)
    people = [person for _, person in declared_persons(manifest).values()]
    persons = [name for person in people for name in some(person.name)]
    numbers = [number for person in people for number in some(person.id_number)]
    key = "site_responsible"
    if manifest.subject_kind is SubjectKind.INDIVIDUAL:
        key = "subject"
        persons += some(declared.subject.name)
        numbers += some(declared.subject.document_number)
    number_key = f"{key}.document_number" if key == "subject" else f"{key}.id_number"
    yield _pair(image, "name", f"{key}.name", tuple(persons), Manner.LOOSE)
    yield _pair(image, "id_number", number_key, tuple(numbers))
    for field in ("domain", "website"):
        if field == "domain" or is_domain(raw(image, field)):
            domains = tuple(domain.name for domain in declared.domains if domain.name)
            yield _pair(image, field, "domains", domains, Manner.SITE)
        else:
            yield _pair(image, field, "website.name", some(declared.website.name), Manner.SITE)
    own = PROVINCES[manifest.province]
    offices = (f"{own.name}通信管理局", f"{own.short_name}通信管理局")
    yield _pair(image, "addressee", "province", offices)


def _pair(
    image: ImageReport,
    field: str,
    declared_field: str,
    declared: tuple[str, ...],
    manner: Manner = Manner.EXACT,
) -> Pair:
    return Pair(image, field, declared_field, declared, manner, optional=True, tolerant=True)
