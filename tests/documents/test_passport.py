from dataclasses import replace

import pytest

from tests.documents.changed import rewritten, with_lines, without
from tests.documents.pages import page_of
from tests.documents.recording import Record, records
from verifier.documents import check_fields, extract_fields, recognise
from verifier.reports import DocumentType
from verifier.standards import mrz_check_digit

PASSPORT = DocumentType.PASSPORT
ALL = records("passport")


def found(page) -> list[tuple[str, str]]:
    findings = check_fields(PASSPORT, extract_fields(PASSPORT, page))
    return [(f.code, f.evidence.get("field", "")) for f in findings]


def lower_line(record: Record) -> str:
    number = record.truth["document_number"]
    return next(line.text for line in record.page.lines if line.text.startswith(f"{number}"[:9])
                and len(line.text) > 40)  # fmt: skip


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_printed_number_that_differs_from_the_zone(record: Record) -> None:
    number = record.truth["document_number"]
    other = number[:-1] + str((int(number[-1]) + 1) % 10)
    lines = [line for line in record.page.lines if line.text == number]
    assert lines
    page = with_lines(
        record.page,
        [replace(line, text=other) if line.text == number else line for line in record.page.lines],
    )
    fields = extract_fields(PASSPORT, page)
    assert fields["document_number"].value == other
    assert fields["document_number"].confidence <= 0.5
    findings = check_fields(PASSPORT, fields)
    inconsistent = [f for f in findings if f.code == "FIELD_INCONSISTENT"]
    assert [(f.evidence["printed"], f.evidence["in_zone"]) for f in inconsistent] == [
        (other, number)
    ]
    assert other in inconsistent[0].message
    assert number in inconsistent[0].message_en


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_a_check_digit_that_is_wrong(record: Record) -> None:
    line = lower_line(record)
    wrong = line[:9] + str((int(line[9]) + 1) % 10) + line[10:]
    page = rewritten(record.page, line, wrong)
    assert ("FIELD_INCONSISTENT", "machine_readable") in found(page)
    # What the zone says without a right check digit contradicts nothing.
    assert ("FIELD_INCONSISTENT", "document_number") not in found(page)


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_without_its_zone_the_print_is_still_read(record: Record) -> None:
    page = without(record.page, lambda line: len(line.text) > 40)
    fields = extract_fields(PASSPORT, page)
    assert {name: fields[name].value for name in record.truth} == record.truth
    assert found(page) == [("FIELD_UNREADABLE", "machine_readable")]


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.name)
def test_a_number_under_glare_is_taken_from_the_zone(record: Record) -> None:
    number = record.truth["document_number"]
    page = without(record.page, lambda line: line.text == number)
    assert extract_fields(PASSPORT, page)["document_number"].value == number


TWICE = [r for r in ALL if any("月/" in line.text for line in r.page.lines)]


@pytest.mark.parametrize("record", TWICE, ids=lambda r: r.name)
def test_months_that_contradict_each_other_are_no_date(record: Record) -> None:
    year = record.truth["valid_from"][:4]
    line = next(
        text for text in (one.text for one in record.page.lines) if "月/" in text and year in text
    )
    month = line.split("月/")[1][:3]
    page = rewritten(record.page, line, line.replace(month, "JAN" if month != "JAN" else "MAY"))
    assert extract_fields(PASSPORT, page)["valid_from"].value is None


def test_a_foreign_passport_by_its_zone() -> None:
    page = page_of(
        ("PASSPORT", 40, 30),
        ("REPUBLIC OF UTOPIA", 400, 30),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", 40, 500),
        ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", 40, 540),
    )
    assert recognise(page)[0] is PASSPORT
    fields = extract_fields(PASSPORT, page)
    assert {name: field.value for name, field in fields.items() if "\n" not in field.value} == {
        "name": "ERIKSSON, ANNA MARIA",
        "birth_date": "1974-08-12",
        "nationality": "UTO",
        "document_number": "L898902C3",
        "valid_to": "2012-04-15",
    }
    assert found(page) == [("FIELD_UNREADABLE", "valid_from")]


def test_no_century_is_guessed() -> None:
    """Born 05, valid to 35: 1905 or 2005."""
    birth, expiry = "050812", "350415"
    line = f"L898902C36UTO{birth}{mrz_check_digit(birth)}F{expiry}{mrz_check_digit(expiry)}<<<<"
    page = page_of(("PASSPORT", 40, 30), (line, 40, 540))
    assert "birth_date" not in extract_fields(PASSPORT, page)
    assert ("FIELD_UNREADABLE", "birth_date") in found(page)


def test_a_permit_is_no_passport() -> None:
    for kind in ("hk_macau_permit", "taiwan_permit"):
        for record in records(kind):
            assert recognise(record.page)[0] is not PASSPORT


def test_a_zero_for_an_o_in_the_issuers_own_data_is_only_mentioned() -> None:
    record = next(r for r in ALL if lower_line(r)[28:41].isalpha())
    line = lower_line(record)
    page = rewritten(record.page, line, line[:30] + "0" + line[31:])
    fields = extract_fields(PASSPORT, page)
    findings = check_fields(PASSPORT, fields)
    assert [(f.code, f.severity) for f in findings] == [("FIELD_INCONSISTENT", "info")]
    assert "optional" in findings[0].message
    assert fields["machine_readable"].confidence > 0.8
