"""Numbered clauses, labels in brackets or two languages, tables under headings, two parties."""

import pytest

from tests.documents.pages import page_of
from verifier.documents import extract_fields
from verifier.documents.flow import Flow
from verifier.documents.letter_flow import letter_flow
from verifier.documents.letter_marks import with_plain_marks
from verifier.documents.letter_parties import other_parties
from verifier.reports import DocumentType

MARGIN = ("备" * 36, 80, 600)
NUMBER = "330106199003071236"
OURS, THEIRS = "杭州样例科技有限公司", "某云数据有限公司"


def fields_of(kind: DocumentType, *lines: str):
    rows = tuple((line, 80, 40 + 36 * index) for index, line in enumerate(lines))
    return extract_fields(kind, page_of(*rows, MARGIN))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("(2)网站:样例网", "\n\n\n网站:样例网"),
        ("三、网站:样例网", "\n\n网站:样例网"),
        ("【授权期限】一年", "\n授权期限:一年"),
        ("〔授权人〕甲〔网站〕乙", "\n授权人:甲\n网站:乙"),
        ("张三【身份证号:1】", "张三(身份证号:1)"),
        ("鹤发〔2025〕2号", "鹤发〔2025〕2号"),
        ("3.5亩", "3.5亩"),
    ],
)
def test_marks_made_plain(text: str, plain: str) -> None:
    flow = with_plain_marks(Flow(text, (), ()))
    assert flow.text == plain
    assert len(flow.text) == len(text)


def test_a_label_in_two_languages() -> None:
    flow = letter_flow(page_of(("法定代表人签署Signature：王建国", 80, 60), MARGIN))
    assert flow.text.startswith("法定代表人签署:王建国")


def test_a_table_whose_labels_stand_above() -> None:
    heads = ("姓名", "职务", "手机", "身份证号码")
    values = ("张晓明", "主管", "13900000000", NUMBER)
    places = (80, 240, 400, 620)
    page = page_of(
        ("备案人员授权书", 330, 40),
        (f"现确定下列人员为{OURS}网站的备案人员：", 80, 100),
        *((text, x, 160) for text, x in zip(heads, places, strict=True)),
        *((text, x, 210) for text, x in zip(values, places, strict=True)),
        (OURS, 600, 320),
        MARGIN,
    )
    read = extract_fields(DocumentType.AUTHORIZATION_LETTER, page)
    assert (read["agent_name"].value, read["agent_id_number"].value) == ("张晓明", NUMBER)
    assert read["authorizer"].value == OURS


@pytest.mark.parametrize(
    "lines",
    [
        (f"甲方：{THEIRS}", f"乙方：{OURS}", "乙方接入甲方网络，乙方应留存日志，甲方可断开接入。"),
        (f"甲方（委托方）：{OURS}", f"乙方（服务商）：{THEIRS}", "双方自愿签订。"),
        (
            f"乙方：{THEIRS}",
            f"甲方：{OURS}",
            "甲方租用乙方服务器，甲方承诺合法使用，乙方审核材料。",
        ),
    ],
)
def test_which_party_it_is(lines: tuple[str, ...]) -> None:
    read = fields_of(DocumentType.COMMITMENT_LETTER, "网站信息安全责任书", *lines)
    assert read["company_name"].value == OURS


def test_nothing_tells_the_parties() -> None:
    text = f"甲方:{THEIRS}\n乙方:{OURS}\n双方签字。"
    assert other_parties(text) == frozenset()


def test_the_letterheads_address_is_doubted() -> None:
    read = fields_of(
        DocumentType.SUPPORTING_LETTER,
        OURS,
        "地址：浙江省杭州市余杭区文一西路9号",
        "电话：0571-88880000 传真：0571-88880001",
        "情况说明",
        "我公司办理网站备案，特此说明。",
        OURS,
    )
    assert read["address"].confidence < 0.8


def test_the_address_in_the_text_comes_before_the_letterheads() -> None:
    read = fields_of(
        DocumentType.SUPPORTING_LETTER,
        OURS,
        "地址：浙江省杭州市余杭区文一西路9号",
        "电话：0571-88880000",
        "情况说明",
        f"{OURS}，住所为浙江省杭州市西湖区文三路8号，办理网站备案。",
    )
    assert read["address"].value == "浙江省杭州市西湖区文三路8号"


def test_a_domain_that_a_row_breaks() -> None:
    read = fields_of(
        DocumentType.SUPPORTING_LETTER,
        "关于同意某中心使用域名yang",
        "li-demo.cn的函",
        "同意某中心使用域名yangli-demo.cn开办网站。",
    )
    assert read["domain"].value == "yangli-demo.cn"


def test_a_domain_in_an_english_sentence() -> None:
    read = fields_of(
        DocumentType.SUPPORTING_LETTER,
        "英文名称说明",
        "This is the name of the Company which operates the website yangli-demo.cn.",
    )
    assert read["domain"].value == "yangli-demo.cn"
