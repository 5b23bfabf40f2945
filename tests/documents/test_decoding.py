"""Readings chosen by their standard, and all those that must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.cells import cells_of, with_doubts
from tests.documents.pages import page_of
from verifier.documents import check_fields, extract_fields
from verifier.documents.decoding.search import readings
from verifier.findings import FindingCode
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import NumberStatus, check_id_number

RIGHT = "330106199003071230"
FRONT = DocumentType.ID_CARD_FRONT


def right_number(body: str) -> str:
    return next(
        body + last for last in "0123456789X" if check_id_number(body + last) is NumberStatus.OK
    )


RIGHT = right_number("33010619900307123")
# The last digit of the order number misread: the check character is wrong.
WRONG = RIGHT[:15] + "8" + RIGHT[16:]


def front(number: str) -> Page:
    return page_of(
        ("姓名", 40, 40), ("李明轩", 120, 40), ("性别", 40, 90), ("男", 120, 90), ("民族", 200, 90),
        ("汉", 280, 90), ("出生", 40, 140), ("1990年3月7日", 120, 140), ("住址", 40, 190),
        ("浙江省杭州市西湖区文一路8号", 120, 190), ("公民身份号码", 40, 400), (number, 250, 400),
    )  # fmt: skip


def read(number: str, doubts: dict[int, tuple[tuple[str, float], ...]]) -> dict[str, FieldReport]:
    return dict(extract_fields(FRONT, with_doubts(front(number), number, doubts)))


def codes(fields: dict[str, FieldReport], name: str) -> set[FindingCode]:
    return {f.code for f in check_fields(FRONT, fields) if f.evidence.get("field") == name}


def test_the_example_is_wrong_by_its_checksum() -> None:
    assert check_id_number(WRONG) is NumberStatus.BAD_CHECKSUM
    assert RIGHT[15] == "2"


def test_one_ambiguous_digit_is_decided_by_the_checksum() -> None:
    field = read(WRONG, {15: (("8", 0.55), ("2", 0.35), ("0", 0.1))})["id_number"]
    assert field.value == RIGHT
    assert field.raw == WRONG
    assert field.decoded is not None
    assert (field.decoded.read, field.decoded.chosen) == (WRONG, RIGHT)
    assert field.decoded.standard == "GB 11643"
    assert 0.4 < field.decoded.margin < 0.5


def test_a_decoded_value_always_goes_to_a_person() -> None:
    fields = read(WRONG, {15: (("8", 0.55), ("2", 0.45))})
    assert codes(fields, "id_number") == {FindingCode.FIELD_LOW_CONFIDENCE}


@pytest.mark.parametrize("other", [0.0005, 0.004, 0.03])
def test_a_number_read_with_certainty_stays_wrong(other: float) -> None:
    """A forged digit is sharp: its right reading is far away, and the finding stays."""
    fields = read(WRONG, {15: (("8", 1.0 - other), ("2", other))})
    assert fields["id_number"].value == WRONG
    assert fields["id_number"].decoded is None
    assert FindingCode.ID_NUMBER_CHECKSUM in codes(fields, "id_number")


def test_a_forged_number_sharp_in_every_digit_stays_wrong() -> None:
    for at in range(17):
        forged = RIGHT[:at] + str((int(RIGHT[at]) + 3) % 10) + RIGHT[at + 1 :]
        if check_id_number(forged) is not NumberStatus.OK:
            field = read(forged, {})["id_number"]
            assert field.value == forged
            assert field.decoded is None


def test_where_much_is_in_doubt_nothing_is_chosen() -> None:
    """The right reading may be none of those thought of, and another be right by chance."""
    unclear = {at: ((RIGHT[at], 0.6), ("4", 0.2)) for at in range(6) if RIGHT[at] != "4"}
    doubts = {**unclear, 15: (("8", 0.4), ("2", 0.3))}
    field = read(WRONG, doubts)["id_number"]
    assert (field.value, field.decoded) == (WRONG, None)


def test_two_readings_alike_leave_it_as_read() -> None:
    """Doubt in two places, each of which would make the number right."""
    for at in range(8, 17):
        for digit in "0123456789":
            second = WRONG[:at] + digit + WRONG[at + 1 :]
            if at != 15 and check_id_number(second) is NumberStatus.OK:
                number = front_without_birth(WRONG)
                doubts = {
                    15: (("8", 0.5), ("2", 0.4)),
                    at: ((WRONG[at], 0.5), (digit, 0.4)),
                }
                field = extract_fields(FRONT, with_doubts(number, WRONG, doubts))["id_number"]
                assert field.value == WRONG
                assert field.decoded is None
                return
    pytest.fail("no second reading to be alike")


def front_without_birth(number: str) -> Page:
    page = front(number)
    kept = tuple(line for line in page.lines if not line.text.startswith(("出生", "1990", "男")))
    return Page(kept, page.width, page.height, page.to_upload)


def test_a_reading_against_the_printed_birth_date_is_none() -> None:
    other = right_number("33010619910307123")
    wrong = other[:17] + ("0" if other[17] != "0" else "1")
    doubts = {17: ((wrong[17], 0.6), (other[17], 0.4))}
    assert read(wrong, doubts)["id_number"].value == wrong


def test_a_region_that_never_was_is_none() -> None:
    other = right_number("33019919900307123")
    wrong = other[:17] + ("0" if other[17] != "0" else "1")
    doubts = {17: ((wrong[17], 0.6), (other[17], 0.4))}
    assert read(wrong, doubts)["id_number"].value == wrong


def test_a_right_number_is_never_changed() -> None:
    field = read(RIGHT, {15: (("2", 0.5), ("8", 0.5))})["id_number"]
    assert (field.value, field.decoded) == (RIGHT, None)


def test_a_letter_in_the_number() -> None:
    wrong = RIGHT[:15] + "Z" + RIGHT[16:]
    field = read(wrong, {15: (("Z", 0.6), ("2", 0.4))})["id_number"]
    assert (field.value, field.raw) == (RIGHT, wrong)


def test_a_digit_passed_over() -> None:
    short = RIGHT[:15] + RIGHT[16:]
    field = read(short, {14: (("1", 0.6), ("12", 0.3))})["id_number"]
    assert (field.value, field.raw) == (RIGHT, short)


def test_birth_date_and_sex_are_held_against_the_number() -> None:
    page = with_doubts(front(RIGHT), "1990年3月7日", {7: (("7", 1.0),)})
    assert extract_fields(FRONT, page)["birth_date"].decoded is None
    page = changed(front(RIGHT), "1990年3月7日", "1990年3月1日")
    doubted = with_doubts(page, "1990年3月1日", {7: (("1", 0.6), ("7", 0.4))})
    field = extract_fields(FRONT, doubted)["birth_date"]
    assert (field.value, field.raw) == ("1990-03-07", "1990年3月1日")
    sharp = extract_fields(FRONT, with_doubts(page, "1990年3月1日", {}))
    assert sharp["birth_date"].value == "1990-03-01"
    assert FindingCode.FIELD_INCONSISTENT in codes(dict(sharp), "birth_date")


def changed(page: Page, old: str, new: str) -> Page:
    """The page with another text on one line."""
    lines = tuple(replace(line, text=new) if line.text == old else line for line in page.lines)
    return replace(page, lines=lines)


@pytest.mark.parametrize("at, wrong", [(3, "抗"), (7, "潮")])
def test_city_and_county_of_an_address(at: int, wrong: str) -> None:
    right = "浙江省杭州市西湖区文一路8号"
    text = right[:at] + wrong + right[at + 1 :]
    page = changed(front(RIGHT), right, text)
    near = with_doubts(page, text, {at: ((wrong, 0.6), (right[at], 0.4))})
    field = extract_fields(FRONT, near)["address"]
    assert (field.value, field.raw) == (right, text)
    sharp = extract_fields(FRONT, with_doubts(page, text, {}))["address"]
    assert (sharp.value, sharp.decoded) == (text, None)


def test_readings_come_best_first_and_once() -> None:
    cells = cells_of("123", {0: (("1", 0.6), ("7", 0.3)), 2: (("3", 0.5), ("8", 0.4), ("", 0.1))})
    found = list(readings(cells))
    assert [text for text, _ in found][0] == "123"
    assert len({text for text, _ in found}) == len(found) == 6
    assert [behind for _, behind in found] == sorted(behind for _, behind in found)


def test_a_letter_that_the_alphabet_leaves_out_is_the_digit_of_its_shape() -> None:
    assert "0" in RIGHT
    at = RIGHT.index("0")
    as_letter = RIGHT[:at] + "O" + RIGHT[at + 1 :]
    field = read(as_letter, {})["id_number"]
    assert (field.value, field.raw) == (RIGHT, as_letter)
    assert field.decoded is not None and field.decoded.margin == 0
    assert codes(read(as_letter, {}), "id_number") == {FindingCode.FIELD_LOW_CONFIDENCE}


def test_the_shape_of_a_letter_mends_no_wrong_number() -> None:
    at = WRONG.index("0")
    field = read(WRONG[:at] + "O" + WRONG[at + 1 :], {})["id_number"]
    assert field.decoded is None
    assert field.value != RIGHT
