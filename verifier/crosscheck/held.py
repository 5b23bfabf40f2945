"""What a person holds up to the camera against what was declared."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.crosscheck.pairs import (
    Pair,
    code_field,
    declared_persons,
    raw,
    some,
    value,
    ways_to_write,
)
from verifier.declaration import Manifest
from verifier.letter_kinds import LetterKind
from verifier.reports import ImageReport, SubjectKind
from verifier.standards import normalise_text, same_name

__all__ = ["handheld"]


def handheld(manifest: Manifest, image: ImageReport) -> Iterator[Pair]:
    """What a person holds up: the subject's licence, or their own card."""
    subject = manifest.declared.subject
    if raw(image, "letter_kind") == LetterKind.HANDHELD_LICENCE:
        yield Pair(image, "company_name", "subject.name", some(subject.name))
        code = code_field(image, subject.document_number)
        yield Pair(image, code, "subject.document_number", ways_to_write(subject.document_number))
        return
    if not ("name" in image.fields or "id_number" in image.fields):
        return  # the back of a card names nobody
    number = "id_number" if "id_number" in image.fields else "document_number"
    people = [
        (f"{key}.id_number", f"{key}.name", person.name, person.id_number)
        for key, person in declared_persons(manifest).values()
    ]
    if manifest.subject_kind is SubjectKind.INDIVIDUAL:
        own = ("subject.document_number", "subject.name", subject.name, subject.document_number)
        people.insert(0, own)
    named = [person for person in people if person[2] or person[3]] or people
    read = value(image, number), raw(image, "name")
    by_number = [p for p in named if p[3] and read[0] and normalise_text(p[3]) == read[0]]
    by_name = [p for p in named if p[2] and read[1] and same_name(p[2], read[1])]
    number_path, name_path, name, declared = (by_number or by_name or named)[0]
    yield Pair(image, "name", name_path, some(name))
    yield Pair(image, number, number_path, some(declared))
