"""Whom a supporting letter is about, where it is not who wrote it."""

import pytest

from tests.documents.pages import page_of
from verifier.documents import extract_fields, recognise
from verifier.reports import DocumentType

MARGIN = ("备" * 36, 80, 560)


def read(*lines: str) -> dict[str, str | None]:
    rows = tuple((line, 80, 60 + 40 * index) for index, line in enumerate(lines))
    fields = extract_fields(DocumentType.SUPPORTING_LETTER, page_of(*rows, MARGIN))
    return {name: field.value for name, field in fields.items()}


@pytest.mark.parametrize(
    "sentence",
    [
        "兹证明上海示例食品有限公司于2015年7月变更企业名称为杭州样例科技有限公司。",
        "杭州样例科技有限公司（原“上海示例食品有限公司”）于2014年办理了更名。",
        "我局下属杭州样例科技有限公司因工作需要办理备案。",
        "上海示例食品有限公司将其域名授权给杭州样例科技有限公司使用。",
        "杭州样例科技有限公司属公益一类事业单位，主管部门为上海市教育局。",
    ],
)
def test_the_body_that_is_proved(sentence: str) -> None:
    assert read("证明", sentence, "特此证明。", "上海市教育局")["company_name"] == (
        "杭州样例科技有限公司"
    )


def test_a_society_is_not_cut_at_a_syllable_of_its_name() -> None:
    said = read("情况说明", "本单位杭州样例社会工作服务中心申请备案。", "特此说明。")
    assert said["company_name"] == "杭州样例社会工作服务中心"


def test_a_table_says_who_it_is() -> None:
    page = page_of(
        ("工作证明", 300, 20),
        ("姓名", 80, 80),
        ("王小明", 300, 80),
        ("工作单位", 80, 140),
        ("杭州样例科技有限公司", 300, 140),
        ("特此证明。", 80, 220),
        ("2025年3月4日", 300, 280),
        MARGIN,
    )
    assert recognise(page)[0] is DocumentType.SUPPORTING_LETTER
    fields = extract_fields(DocumentType.SUPPORTING_LETTER, page)
    assert fields["name"].value == "王小明"
    assert fields["company_name"].value == "杭州样例科技有限公司"


def test_a_citizens_number_in_a_letter_makes_it_no_card() -> None:
    page = page_of(
        ("姓名变更证明", 300, 20),
        ("我派出所辖区居民王小明，公民身份号码", 80, 80),
        ("110101199003074258，由“王大明”变更为“王小明”，系同一人。", 80, 120),
        MARGIN,
    )
    assert recognise(page)[0] is DocumentType.SUPPORTING_LETTER
