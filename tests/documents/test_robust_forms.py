"""Forms whose lines were found otherwise: joined, cut, spelled apart, misread, aside."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.documents import changed
from tests.documents.recording import Record, records
from verifier.documents import extract_fields
from verifier.ocr import Page
from verifier.reports import DocumentType
from verifier.standards import normalise_text

CARDS = ("residence_permit", "hk_macau_residence_permit", "taiwan_residence_permit")
CERTIFICATES = ("organization_code_certificate", "institution_certificate", "domain_certificate")
BESIDE = [r for kind in (*CARDS, *CERTIFICATES) for r in records(kind)]
LABELS = (
    *("姓名", "性别", "民族", "出生日期", "出生", "住址", "居住地址", "户籍地址", "公民身份号码"),
    *("签发机关", "发证机关", "有效期限", "签发日期", "有效期至", "机构名称", "地址", "有效期"),
    *("名称", "住所", "法定代表人", "统一社会信用代码", "业务范围", "注册时间", "到期时间"),
    *("注册日期", "到期日期"),
)


def values(record: Record, page: Page) -> dict[str, str]:
    fields = extract_fields(DocumentType(record.type), page)
    return {
        name: normalise_text(fields[name].value or "") if name in fields else ""
        for name in record.truth
    }


def truth(record: Record) -> dict[str, str]:
    return {name: normalise_text(value) for name, value in record.truth.items()}


@pytest.mark.parametrize(
    "change",
    [
        lambda page: changed.cut_after(page, *LABELS),
        lambda page: changed.spelled_apart(page, *LABELS),
        lambda page: changed.shifted(page, by=3, down=4),
        changed.shuffled,
    ],
    ids=["cut", "spelled apart", "aside", "shuffled"],
)
@pytest.mark.parametrize("record", BESIDE, ids=lambda r: r.name)
def test_found_otherwise(record: Record, change: Callable[[Page], Page]) -> None:
    assert values(record, change(record.page)) == truth(record)


@pytest.mark.parametrize(
    "record", [r for kind in CARDS for r in records(kind)], ids=lambda r: r.name
)
def test_label_and_value_in_one_line(record: Record) -> None:
    assert values(record, changed.joined(record.page)) == truth(record)


@pytest.mark.parametrize("kind", ["hk_macau_permit", "taiwan_permit"])
def test_permits_with_lines_aside(kind: str) -> None:
    for record in records(kind):
        assert values(record, changed.shifted(record.page, by=5, down=3)) == truth(record)


@pytest.mark.parametrize(
    ("kind", "label", "read", "field"),
    [
        ("hk_macau_permit", "证件号码", "证件号玛", "document_number"),
        ("hk_macau_permit", "有效期限", "有效朗限", "valid_to"),
        ("taiwan_permit", "出生日期", "出生目期", "birth_date"),
        ("hk_macau_residence_permit", "公民身份号码", "公民身份码", "id_number"),
        ("taiwan_residence_permit", "签发机关", "签发机天", "issuing_authority"),
        ("residence_permit", "签发机关", "签友机关", "issuing_authority"),
        ("organization_code_certificate", "机构名称", "机枸名称", "company_name"),
        ("institution_certificate", "法定代表人", "法走代表人", "legal_representative"),
        ("institution_certificate", "统一社会信用代码", "统一杜会信用代玛", "credit_code"),
        ("passport", "护照号", "户照号", "document_number"),
        ("passport", "签发日期", "签发目期", "valid_from"),
    ],
)
def test_a_label_with_a_character_misread(kind: str, label: str, read: str, field: str) -> None:
    tried = 0
    for record in records(kind):
        if field in record.truth and any(label in line.text for line in record.page.lines):
            page = changed.rewritten(record.page, label, read)
            assert values(record, page)[field] == truth(record)[field]
            tried += 1
    assert tried


def test_a_label_of_which_only_the_end_was_found() -> None:
    """姓 and 性 were missed; 名 and 别 stand in the column of labels."""
    record = next(r for r in records("taiwan_residence_permit") if "name" in r.truth)
    page = changed.cut_after(record.page, "姓名", "性别")
    page = changed.rewritten(page, "姓名", "名")
    page = changed.rewritten(page, "性别", "别")
    assert values(record, page) == truth(record)


def test_a_seals_letters_beside_the_last_row_are_no_part_of_it() -> None:
    record = next(r for r in records("institution_certificate") if "address" in r.truth)
    row = next(line for line in record.page.lines if record.truth["address"][-4:] in line.text)
    seal = replace(row, text="市事业单位", x0=row.x1 + 260, x1=row.x1 + 400)
    page = changed.with_lines(record.page, [*record.page.lines, seal])
    assert values(record, page)["address"] == truth(record)["address"]
