import pytest

from tests.documents.changed import rewritten, with_lines, without
from tests.documents.recording import Record, records
from verifier.documents import check_fields, extract_fields, recognise
from verifier.reports import DocumentType

HK, TAIWAN = DocumentType.HK_MACAU_PERMIT, DocumentType.TAIWAN_PERMIT
BOTH = [*records("hk_macau_permit"), *records("taiwan_permit")]


def codes(kind: DocumentType, record_page) -> list[tuple[str, str, str]]:
    findings = check_fields(kind, extract_fields(kind, record_page))
    return [(f.code, f.severity, f.evidence.get("field", "")) for f in findings]


@pytest.mark.parametrize("record", BOTH, ids=lambda r: r.name)
def test_a_number_with_a_letter_for_a_digit_is_given_as_read_and_doubted(record: Record) -> None:
    kind, number = DocumentType(record.type), record.truth["document_number"]
    misread = number[:-1] + "O"
    page = rewritten(record.page, number, misread)
    field = extract_fields(kind, page)["document_number"]
    assert (field.value, field.raw) == (misread, misread)
    assert field.confidence <= 0.5
    assert codes(kind, page) == [
        ("FIELD_LOW_CONFIDENCE", "review", "document_number"),
        ("FIELD_INCONSISTENT", "review", "document_number"),
    ]


@pytest.mark.parametrize("record", BOTH, ids=lambda r: r.name)
def test_a_number_that_was_not_found(record: Record) -> None:
    kind, number = DocumentType(record.type), record.truth["document_number"]
    page = without(record.page, lambda line: number in line.text)
    assert ("FIELD_UNREADABLE", "review", "document_number") in codes(kind, page)
    fields = extract_fields(kind, page)
    for name in ("name", "birth_date", "valid_from", "valid_to"):
        assert fields[name].value


@pytest.mark.parametrize("record", BOTH, ids=lambda r: r.name)
def test_without_its_title_by_its_english_or_not_at_all(record: Record) -> None:
    page = without(record.page, lambda line: "居民来往" in line.text)
    english = any("RESIDENTS" in line.text.upper() for line in page.lines)
    expected = DocumentType(record.type) if english else DocumentType.UNKNOWN
    assert recognise(page)[0] is expected
    bare = [line for line in page.lines if "RESIDENTS" not in line.text.upper()]
    # Authority and term alone do not make it the back of an identity card.
    assert recognise(with_lines(page, bare))[0] is DocumentType.UNKNOWN


@pytest.mark.parametrize("record", BOTH, ids=lambda r: r.name)
def test_a_title_misread_in_two_characters(record: Record) -> None:
    page = (
        without(record.page, lambda line: "RESIDENTS" in line.text.upper())
        if any("RESIDENTS" in line.text.upper() for line in record.page.lines)
        else record.page
    )
    page = rewritten(page, "居民来往", "居氏来住")
    assert recognise(page)[0] is DocumentType(record.type)


def test_expiry_before_issue() -> None:
    record = records("hk_macau_permit")[0]
    end = record.truth["valid_to"].replace("-", ".")
    page = rewritten(record.page, end, "1999" + end[4:])
    assert ("FIELD_INCONSISTENT", "review", "") in codes(HK, page)


def test_an_impossible_date_is_no_date() -> None:
    record = records("taiwan_permit")[0]
    born = record.truth["birth_date"].replace("-", ".")
    page = rewritten(record.page, born, born[:5] + "13.45")
    field = extract_fields(TAIWAN, page)["birth_date"]
    assert field.value is None
    assert ("FIELD_UNREADABLE", "review", "birth_date") in codes(TAIWAN, page)


def test_a_name_in_latin_letters_keeps_its_spaces() -> None:
    record = next(r for r in records("hk_macau_permit") if "nationality" in r.truth)
    fields = extract_fields(HK, record.page)
    assert fields["name"].value == record.truth["name"]
    assert fields["nationality"].value == record.truth["nationality"]


@pytest.mark.parametrize("number", ["H0457033401", "M04570334"])
def test_numbers_of_both_places_with_or_without_renewals(number: str) -> None:
    record = records("hk_macau_permit")[0]
    page = rewritten(record.page, record.truth["document_number"], number)
    assert extract_fields(HK, page)["document_number"].value == number
    assert codes(HK, page) == []
