import pytest

from tests.documents.pages import page_of
from verifier.documents import check_fields, extract_fields, recognise
from verifier.ocr import Page
from verifier.reports import DocumentType

FRONT = DocumentType.ID_CARD_FRONT
NUMBER = "330106199003071236"  # invented; its check character is right


def values(page: Page) -> dict[str, str | None]:
    return {name: field.value for name, field in extract_fields(FRONT, page).items()}


MERGED = (
    ("姓名张晓明", 60, 60),
    ("性别男 民族汉", 60, 140),
    ("出生1990年3月7日", 60, 210),
    ("住址浙江省杭州市西湖区文三路", 60, 290),
    ("478号华星时代广场A座12层", 130, 330),
    (f"公民身份号码 {NUMBER}", 60, 540),
)
SPLIT = (
    ("姓名", 60, 60), ("张晓明", 150, 60),
    ("性别", 60, 140), ("男", 150, 140), ("民族", 260, 140), ("汉", 350, 140),
    ("出生", 60, 210), ("1990", 150, 210), ("年", 230, 210), ("3", 270, 210), ("月", 300, 210),
    ("7", 340, 210), ("日", 370, 210),
    ("住址", 60, 290), ("浙江省杭州市西湖区文三路", 150, 290),
    ("478号华星时代广场A座12层", 150, 330),
    ("公民身份号码", 60, 540), (NUMBER, 330, 540),
)  # fmt: skip
UNLABELLED = (
    ("张晓明", 150, 60),
    ("男民族汉", 150, 140),
    ("1990年3月7日", 150, 210),
    ("浙江省杭州市西湖区文三路", 150, 290),
    ("478号华星时代广场A座12层", 150, 330),
    (f"公民身份号码{NUMBER}", 60, 540),
)


@pytest.mark.parametrize(
    "lines", [MERGED, SPLIT, UNLABELLED], ids=["merged", "split", "unlabelled"]
)
def test_reads_every_field_however_the_lines_were_cut(lines) -> None:
    page = page_of(*lines)
    assert values(page) == {
        "name": "张晓明",
        "sex": "男",
        "ethnicity": "汉",
        "birth_date": "1990-03-07",
        "address": "浙江省杭州市西湖区文三路478号华星时代广场A座12层",
        "id_number": NUMBER,
    }
    assert recognise(page)[0] is FRONT


def test_lines_in_any_order_give_the_same_fields() -> None:
    assert values(page_of(*reversed(MERGED))) == values(page_of(*MERGED))


@pytest.mark.parametrize("dot", "·•．・‧")
def test_the_dot_of_a_minority_name_is_one_dot(dot: str) -> None:
    lines = (("姓名阿依古丽" + dot + "买买提", 60, 60), *MERGED[1:])
    assert values(page_of(*lines))["name"] == "阿依古丽·买买提"


def test_what_stands_beside_the_portrait_is_no_part_of_the_address() -> None:
    lines = (*MERGED, ("水印", 880, 300))
    assert values(page_of(*lines))["address"] == "浙江省杭州市西湖区文三路478号华星时代广场A座12层"


def test_a_short_number_is_kept_as_read_and_reported() -> None:
    lines = (*MERGED[:-1], (f"公民身份号码{NUMBER[:-2]}", 60, 540))
    fields = extract_fields(FRONT, page_of(*lines))
    assert fields["id_number"].value is None
    assert fields["id_number"].raw == NUMBER[:-2]
    assert [f.code for f in check_fields(FRONT, fields)] == ["FIELD_UNREADABLE"]


def test_a_wrong_check_character_is_reported_never_mended() -> None:
    wrong = NUMBER[:-1] + "1"
    fields = extract_fields(FRONT, page_of(*MERGED[:-1], (f"公民身份号码{wrong}", 60, 540)))
    assert fields["id_number"].value == wrong
    assert [f.code for f in check_fields(FRONT, fields)] == ["ID_NUMBER_CHECKSUM"]


@pytest.mark.parametrize(
    ("row", "text", "field"), [(1, "性别女民族汉", "sex"), (2, "出生1990年3月8日", "birth_date")]
)
def test_print_and_number_that_contradict_are_reported(row: int, text: str, field: str) -> None:
    lines = [*MERGED]
    lines[row] = (text, 60, lines[row][2])
    findings = check_fields(FRONT, extract_fields(FRONT, page_of(*lines)))
    assert [(f.code, f.evidence["field"]) for f in findings] == [("FIELD_INCONSISTENT", field)]


def test_doubtful_reading_asks_for_a_person() -> None:
    findings = check_fields(FRONT, extract_fields(FRONT, page_of(*MERGED, confidence=0.6)))
    assert {f.code for f in findings} == {"FIELD_LOW_CONFIDENCE"}
    assert {f.severity for f in findings} == {"review"}


def test_a_residence_permit_is_not_taken_for_an_id_card() -> None:
    lines = (("中华人民共和国港澳居民居住证", 60, 10), *MERGED)
    assert recognise(page_of(*lines))[0] is not FRONT


def test_a_sex_that_was_not_found_leaves_the_ethnicity() -> None:
    lines = list(MERGED)
    lines[1] = ("性别民族汉", 60, 140)
    assert values(page_of(*lines)) == {
        k: v for k, v in values(page_of(*MERGED)).items() if k != "sex"
    }
