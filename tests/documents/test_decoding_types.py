"""One character misread on recorded pages of every type that has a grammar, unsurely and surely."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.cells import with_doubts
from tests.documents.recording import Record, records
from verifier.documents import extract_fields
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport

# Type, field, which character of what was read is misread, as what.
CASES = [
    ("passport", "machine_readable", -40, "?"),
    ("passport", "document_number", 3, "?"),
    ("hk_macau_permit", "document_number", 0, "N"),
    ("organization_code_certificate", "document_number", 2, "?"),
    ("institution_certificate", "credit_code", 10, "?"),
    ("residence_permit", "ethnicity", 0, "双"),
    ("residence_permit", "id_number", 16, "?"),
    ("residence_permit", "sex", 0, "久"),
    ("residence_permit", "issuing_authority", 1, "㐀"),
    ("taiwan_residence_permit", "birth_date", 5, "9"),
]


def other(char: str) -> str:
    """Another digit or letter, so that a check character notices."""
    return str((int(char) + 3) % 10) if char.isdigit() else "7"


def misread(
    record: Record, field: FieldReport, at: int, wrong: str, likely: float
) -> tuple[Page, str] | None:
    """The page with a character of the field misread, and that line's text."""
    raw = field.raw
    line = next((x for x in record.page.lines if raw[-20:] in "".join(x.text.split())), None)
    if line is None:
        return None
    text = "".join(line.text.split())
    place = text.rindex(raw[-20:]) + len(raw[-20:]) - len(raw) + (at if at >= 0 else len(raw) + at)
    wrong = other(text[place]) if wrong == "?" else wrong
    if wrong == text[place]:
        return None
    changed = text[:place] + wrong + text[place + 1 :]
    lines = tuple(
        replace(x, text=changed) if x is line else replace(x, text="".join(x.text.split()))
        for x in record.page.lines
    )
    page = replace(record.page, lines=lines)
    options = ((wrong, 1.0 - likely), (text[place], likely))
    return with_doubts(page, changed, {place: options}), changed


@pytest.mark.parametrize(("kind", "name", "at", "wrong"), CASES)
def test_one_character(kind: str, name: str, at: int, wrong: str) -> None:
    type_ = DocumentType(kind)
    tried = 0
    for record in records(kind):
        right = extract_fields(type_, record.page).get(name)
        if right is None or right.value is None:
            continue
        unsure = misread(record, right, at, wrong, 0.4)
        sure = misread(record, right, at, wrong, 0.01)
        if unsure is None or sure is None:
            continue
        kept = extract_fields(type_, sure[0]).get(name)
        assert kept is None or kept.decoded is None
        found = extract_fields(type_, unsure[0]).get(name)
        if found is None or found.decoded is None:
            continue
        tried += 1
        assert found.value == right.value
        assert found.raw != right.raw
    assert tried
