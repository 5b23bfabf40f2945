"""Every recorded page: its type, every field, and no finding on a page that was read right."""

import pytest

from tests.documents.changed import reversed_order
from tests.documents.recording import Record, records
from verifier.documents import KINDS, check_fields, extract_fields, recognise
from verifier.documents.flow import Flow
from verifier.findings import Severity
from verifier.reports import DocumentType
from verifier.standards import normalise_text

RECORDS = records()
LETTERS = ("commitment_letter", "supporting_letter")


def by_name(record: Record) -> str:
    return record.name


@pytest.mark.parametrize("record", RECORDS, ids=by_name)
def test_type_and_every_field(record: Record) -> None:
    kind = DocumentType(record.type)
    assert recognise(record.page)[0] is kind
    fields = extract_fields(kind, record.page)
    read = {name: normalise_text(fields[name].value or "") for name in record.truth}
    assert read == {name: normalise_text(value) for name, value in record.truth.items()}


@pytest.mark.parametrize("record", RECORDS, ids=by_name)
def test_the_order_of_lines_does_not_matter(record: Record) -> None:
    kind = DocumentType(record.type)
    again = reversed_order(record.page)
    assert extract_fields(kind, again) == extract_fields(kind, record.page)
    assert recognise(again) == recognise(record.page)


@pytest.mark.parametrize("record", [r for r in RECORDS if r.type not in LETTERS], ids=by_name)
def test_a_page_read_right_has_no_finding(record: Record) -> None:
    kind = DocumentType(record.type)
    findings = check_fields(kind, extract_fields(kind, record.page))
    assert [f for f in findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("record", RECORDS, ids=by_name)
def test_no_other_type_is_as_like(record: Record) -> None:
    flow = Flow.of_page(record.page)
    likeness = {kind: KINDS[kind].likeness(flow) for kind in KINDS}
    own = likeness.pop(DocumentType(record.type))
    assert own >= 0.8
    assert max(likeness.values()) < own - 0.1


def test_every_type_has_three_records() -> None:
    counts = {record.type: 0 for record in RECORDS}
    for record in RECORDS:
        counts[record.type] += 1
    assert len(counts) == 12
    assert min(counts.values()) >= 3
