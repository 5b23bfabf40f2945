from dataclasses import replace

import pytest

from tests.documents.changed import rewritten, with_lines, without
from tests.documents.pages import page_of
from tests.documents.recording import Record, records
from verifier.documents import KINDS, check_fields, extract_fields, recognise
from verifier.reports import DocumentType

ID_FRONT = DocumentType.ID_CARD_FRONT
CARDS = [*records("hk_macau_residence_permit"), *records("taiwan_residence_permit")]
FRONTS = [r for r in CARDS if "id_number" in r.truth]
BACKS = [r for r in CARDS if "valid_to" in r.truth]
PERMITS = records("residence_permit")


def codes(record: Record, page) -> list[tuple[str, str, str]]:
    kind = DocumentType(record.type)
    findings = check_fields(kind, extract_fields(kind, page))
    return [(f.code, f.severity, f.evidence.get("field", "")) for f in findings]


@pytest.mark.parametrize("record", FRONTS, ids=lambda r: r.name)
def test_the_number_tells_whose_card_it_is(record: Record) -> None:
    """81 and 82 are Hong Kong and Macau, 83 Taiwan; with a province's it is an identity card."""
    number = record.truth["id_number"]
    expected = {
        "81": DocumentType.HK_MACAU_RESIDENCE_PERMIT,
        "82": DocumentType.HK_MACAU_RESIDENCE_PERMIT,
        "83": DocumentType.TAIWAN_RESIDENCE_PERMIT,
        "33": ID_FRONT,
    }
    for start, kind in expected.items():
        page = rewritten(record.page, number, start + number[2:])
        assert recognise(page)[0] is kind


@pytest.mark.parametrize("record", FRONTS, ids=lambda r: r.name)
def test_an_ethnicity_makes_it_an_identity_card(record: Record) -> None:
    page = rewritten(record.page, "性别", "民族汉性别")
    assert recognise(page)[0] is ID_FRONT


@pytest.mark.parametrize("record", CARDS, ids=lambda r: r.name)
def test_each_side_asks_for_its_own_fields(record: Record) -> None:
    kind = KINDS[DocumentType(record.type)]
    fields = extract_fields(kind.type, record.page)
    expected = kind.required if record in FRONTS else kind.other_side
    assert kind.needed(fields) == expected
    assert codes(record, record.page) == []


@pytest.mark.parametrize("record", [*FRONTS, *PERMITS], ids=lambda r: r.name)
def test_a_wrong_check_digit_is_said_and_never_corrected(record: Record) -> None:
    number = record.truth["id_number"]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    page = rewritten(record.page, number, wrong)
    fields = extract_fields(DocumentType(record.type), page)
    assert fields["id_number"].value == wrong
    assert fields["id_number"].confidence <= 0.5
    found = codes(record, page)
    assert ("ID_NUMBER_CHECKSUM", "review", "id_number") in found
    assert ("FIELD_LOW_CONFIDENCE", "review", "id_number") in found


@pytest.mark.parametrize("record", FRONTS, ids=lambda r: r.name)
def test_a_sex_that_contradicts_the_number(record: Record) -> None:
    other = "女" if record.truth["sex"] == "男" else "男"
    page = rewritten(record.page, record.truth["sex"], other)
    assert ("FIELD_INCONSISTENT", "review", "sex") in codes(record, page)


@pytest.mark.parametrize("record", BACKS, ids=lambda r: r.name)
def test_a_back_whose_term_was_not_found(record: Record) -> None:
    year = record.truth["valid_to"][:4]
    page = without(record.page, lambda line: year in line.text)
    found = codes(record, page)
    assert ("FIELD_UNREADABLE", "review", "valid_to") in found
    assert ("FIELD_UNREADABLE", "review", "id_number") not in found


@pytest.mark.parametrize("record", FRONTS, ids=lambda r: r.name)
def test_a_front_of_which_half_was_read(record: Record) -> None:
    page = without(record.page, lambda line: line.y0 > 0.4 * record.page.height)
    found = codes(record, page)
    assert ("FIELD_UNREADABLE", "review", "id_number") in found
    fields = extract_fields(DocumentType(record.type), page)
    assert fields["name"].value == record.truth["name"]


@pytest.mark.parametrize("record", PERMITS, ids=lambda r: r.name)
def test_where_the_holder_lives_is_not_where_the_register_says(record: Record) -> None:
    fields = extract_fields(DocumentType.RESIDENCE_PERMIT, record.page)
    assert fields["address"].value == record.truth["address"]
    register = fields.get("household_address")
    assert (register.value if register else None) == record.truth.get("household_address")


def test_a_permit_without_a_number_of_its_own_goes_by_the_identity_number() -> None:
    without_own = [r for r in PERMITS if r.truth["document_number"] == r.truth["id_number"]]
    own = [r for r in PERMITS if r not in without_own]
    assert without_own
    assert own
    for record in PERMITS:
        fields = extract_fields(DocumentType.RESIDENCE_PERMIT, record.page)
        assert fields["document_number"].value == record.truth["document_number"]


def test_a_letter_about_a_residence_permit_is_none() -> None:
    page = rewritten(PERMITS[0].page, "姓名", "兹证明姓名")
    assert recognise(page)[0] is not DocumentType.RESIDENCE_PERMIT


def test_a_headline_that_was_cut_off() -> None:
    """Where a place prints labels of its own; on others nothing tells it from a card."""
    told = 0
    for record in PERMITS:
        page = without(record.page, lambda line: line.text.endswith(("居住证", "暂住证")))
        found = recognise(page)[0]
        assert found in (DocumentType.RESIDENCE_PERMIT, DocumentType.UNKNOWN)
        told += found is DocumentType.RESIDENCE_PERMIT
    assert told >= 2


def test_a_back_that_prints_authority_and_term_only() -> None:
    page = page_of(
        ("居住证", 330, 60), ("签发机关", 120, 300), ("杭州市公安局西湖分局", 300, 300),
        ("有效期限", 120, 380), ("2025.03.04-2026.03.04", 300, 380),
    )  # fmt: skip
    kind = DocumentType.RESIDENCE_PERMIT
    assert recognise(page)[0] is kind
    fields = extract_fields(kind, page)
    assert {name: field.value for name, field in fields.items()} == {
        "issuing_authority": "杭州市公安局西湖分局",
        "valid_from": "2025-03-04",
        "valid_to": "2026-03-04",
    }
    severities = {f.severity for f in check_fields(kind, fields)}
    assert severities == {"info"}


@pytest.mark.parametrize("record", FRONTS, ids=lambda r: r.name)
def test_marks_read_behind_the_number_do_not_make_it_another_card(record: Record) -> None:
    last = record.page.lines[0]
    mark = replace(last, text="XX", x0=300, x1=340, y0=490, y1=505)
    page = with_lines(record.page, [*record.page.lines, mark])
    assert recognise(page)[0] is DocumentType(record.type)


def test_the_second_line_of_an_address_close_above_the_next_label() -> None:
    page = page_of(
        ("四川省居住证", 330, 30), ("姓名", 60, 100), ("段泽宇", 200, 100),
        ("居住地住址", 60, 200), ("四川省巴塘县清河街道花园街809", 200, 206),
        ("号盛世嘉园27幢", 200, 234), ("公民身份号码", 60, 247),
        ("130125199912124093", 220, 252), ("签发机关", 60, 290), ("巴塘县公安局", 200, 294),
    )  # fmt: skip
    fields = extract_fields(DocumentType.RESIDENCE_PERMIT, page)
    assert fields["address"].value == "四川省巴塘县清河街道花园街809号盛世嘉园27幢"
    assert fields["id_number"].value == "130125199912124093"


@pytest.mark.parametrize(
    "lines",
    [
        ("制发机关：杭州市公安局", "居住期限：2022/07/21至2027/07/21"),
        ("签发单位杭州市公安局", "发证时间2024-06-28", "1、居住证不得转借、涂改。"),
        ("现居住址：杭州市西湖区学院路1号", "核发机关：杭州市公安局", "有效期限至：2027年1月2日"),
        (
            "暂住人口登记证",
            "姓名：李四",
            "性别：男",
            "民族：汉",
            "公民身份号码：330106199001011230",
        ),
    ],
)
def test_backs_and_titles_of_many_kinds(lines: tuple[str, ...]) -> None:
    page = page_of(*((line, 100, 100 + 40 * n) for n, line in enumerate(lines)))
    assert recognise(page)[0] is DocumentType.RESIDENCE_PERMIT


def test_a_proof_by_the_police_is_no_permit() -> None:
    page = page_of(
        ("证明", 400, 20), ("兹有李四，公民身份号码330106199001011230，", 100, 100),
        ("居住地址：杭州市西湖区学院路1号，", 100, 140),
        ("户籍地址：宁波市海曙区中山路2号。", 100, 180),
        ("出具单位：杭州市公安局", 500, 300), ("签发日期：2025年1月2日", 500, 340),
    )  # fmt: skip
    assert recognise(page)[0] is not DocumentType.RESIDENCE_PERMIT


def test_two_numbers_under_labels_that_are_used_for_either() -> None:
    page = page_of(
        ("居住证", 400, 20), ("姓名：李四", 100, 100),
        ("证件号码：11010519491231002X", 100, 140), ("证件号：A121393992", 100, 180),
        ("居住登记日期：2020.01.02", 100, 220), ("签发日期：2021.01.02", 100, 260),
        ("有效期限至：2026.01.01", 100, 300),
    )  # fmt: skip
    fields = extract_fields(DocumentType.RESIDENCE_PERMIT, page)
    assert {name: field.value for name, field in fields.items()} == {
        "name": "李四",
        "id_number": "11010519491231002X",
        "document_number": "A121393992",
        "valid_from": "2021-01-02",
        "valid_to": "2026-01-01",
    }


def test_an_address_of_two_lines_beside_the_middle_of_which_its_label_stands() -> None:
    """The lines of one value are hardly nearer to each other than to the value above."""
    page = page_of(
        ("流动人口暂住证", 300, 20), ("姓名", 100, 100), ("李四", 300, 100),
        ("原住址", 100, 140), ("甘肃省永靖县三合镇下坝村6组12号", 300, 140),
        ("杭州市西湖区学院路1号国际商务中", 300, 171), ("暂住地详址", 100, 185),
        ("心宿舍463", 300, 199), ("证号", 100, 230), ("384812222", 300, 230),
    )  # fmt: skip
    fields = extract_fields(DocumentType.RESIDENCE_PERMIT, page)
    assert fields["household_address"].value == "甘肃省永靖县三合镇下坝村6组12号"
    assert fields["address"].value == "杭州市西湖区学院路1号国际商务中心宿舍463"
