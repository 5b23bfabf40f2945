import pytest

from tests.documents.pages import page_of
from verifier.documents import check_fields, extract_fields, recognise
from verifier.ocr import Page
from verifier.reports import DocumentType

LICENCE = DocumentType.BUSINESS_LICENCE
CODE = "91330106MA2700008A"

LANDSCAPE = (
    ("营业执照", 400, 60),
    ("统一社会信用代码", 60, 100),
    (CODE, 60, 130),
    ("扫描二维码查看企业信息", 800, 140),
    ("名称", 60, 200), ("杭州云栖示例科技有限公司", 160, 200),
    ("注册资本", 560, 200), ("壹佰万元整", 680, 200),
    ("类型有限责任公司(自然人投资或控股)", 60, 250), ("成立日期2016年05月18日", 560, 250),
    ("法定代表人", 60, 300), ("欧阳晓", 200, 300),
    ("营业期限", 560, 300), ("2016年05月18日至长期", 680, 300),
    ("经营范围", 60, 350), ("技术开发、技术咨询;软件销售。(依法须经", 160, 350),
    ("批准的项目,经批准后方可开展经营活动)", 160, 385),
    ("住所", 560, 350), ("浙江省杭州市西湖区文三路", 680, 350),
    ("478号A座12层", 680, 385),
    ("登记机关", 640, 480),
    ("2019年08月09日", 700, 560),
    ("国家市场监督管理总局监制", 640, 620),
)  # fmt: skip
SOLE = (
    ("营业执照", 400, 60),
    (f"统一社会信用代码{CODE}", 60, 120),
    ("名", 60, 200), ("称", 140, 200), ("西湖区好味餐饮店", 240, 200),
    ("类型个体工商户", 60, 240),
    ("经营者李四", 60, 280),
    ("经营场所浙江省杭州市西湖区文二路1号", 60, 320),
    ("组成形式个人经营", 60, 360),
    ("注册日期2018年01月03日", 60, 400),
    ("经营范围餐饮服务", 60, 440),
    ("登记机关", 600, 520), ("2018年1月3日", 640, 580),
)  # fmt: skip


def values(page: Page) -> dict[str, str | None]:
    return {name: field.value for name, field in extract_fields(LICENCE, page).items()}


def test_two_columns_of_the_landscape_form() -> None:
    page = page_of(*LANDSCAPE, height=22)
    assert values(page) == {
        "company_name": "杭州云栖示例科技有限公司",
        "credit_code": CODE,
        "legal_representative": "欧阳晓",
        "company_type": "有限责任公司（自然人投资或控股）",
        "address": "浙江省杭州市西湖区文三路478号A座12层",
        "registered_capital": "壹佰万元整",
        "established_on": "2016-05-18",
        "valid_from": "2016-05-18",
        "valid_to": "long_term",
        "business_scope": "技术开发、技术咨询;软件销售。"
        "（依法须经批准的项目,经批准后方可开展经营活动）",
        "issued_on": "2019-08-09",
    }
    assert recognise(page)[0] is LICENCE


def test_the_sole_proprietor_and_a_label_printed_apart() -> None:
    assert values(page_of(*SOLE, height=22)) == {
        "company_name": "西湖区好味餐饮店",
        "credit_code": CODE,
        "legal_representative": "李四",
        "company_type": "个体工商户",
        "address": "浙江省杭州市西湖区文二路1号",
        "established_on": "2018-01-03",
        "business_scope": "餐饮服务",
        "issued_on": "2018-01-03",
    }


def test_a_wrong_credit_code_is_reported() -> None:
    lines = [(text.replace(CODE, CODE[:-1] + "B"), x, y) for text, x, y in LANDSCAPE]
    fields = extract_fields(LICENCE, page_of(*lines, height=22))
    assert [f.code for f in check_fields(LICENCE, fields)] == ["CREDIT_CODE_CHECKSUM"]


def test_established_after_issue_is_reported() -> None:
    lines = [(t.replace("2019年08月09日", "2015年08月09日"), x, y) for t, x, y in LANDSCAPE]
    fields = extract_fields(LICENCE, page_of(*lines, height=22))
    findings = check_fields(LICENCE, fields)
    assert [f.code for f in findings] == ["FIELD_INCONSISTENT"]
    assert findings[0].evidence["later"] == "issued_on"


def test_a_label_whose_first_character_was_missed() -> None:
    lines = [line for line in SOLE if line[0] != "名"]
    fields = extract_fields(LICENCE, page_of(*lines, height=22))
    assert fields["company_name"].value == "西湖区好味餐饮店"


def test_letters_of_the_seal_are_no_part_of_the_address() -> None:
    page = page_of(*LANDSCAPE, height=22)
    seal = page_of(("西湖区市场", 640, 440), height=60).lines
    page = Page((*page.lines, *seal), page.width, page.height, page.to_upload)
    assert values(page)["address"] == "浙江省杭州市西湖区文三路478号A座12层"


def test_a_stray_mark_before_a_date_does_not_spoil_it() -> None:
    lines = (*LANDSCAPE, ("8", 660, 300))
    assert values(page_of(*lines, height=22))["valid_from"] == "2016-05-18"


def test_a_legal_representative_that_is_no_name_is_reported() -> None:
    lines = [(text.replace("欧阳晓", "欧8阳"), x, y) for text, x, y in LANDSCAPE]
    findings = check_fields(LICENCE, extract_fields(LICENCE, page_of(*lines, height=22)))
    assert [(f.code, f.evidence["field"]) for f in findings] == [
        ("FIELD_LOW_CONFIDENCE", "legal_representative"),
        ("FIELD_INCONSISTENT", "legal_representative"),
    ]


@pytest.mark.parametrize(("printed", "doubted"), [("2", True), ("21", False), ("2日", False)])
def test_a_day_of_issue_that_was_cut_short_goes_to_a_person(printed: str, doubted: bool) -> None:
    page = page_of(("营业执照", 300, 20), (f"2018年05月{printed}", 600, 500))
    field = extract_fields(DocumentType.BUSINESS_LICENCE, page)["issued_on"]
    assert (field.confidence <= 0.5) is doubted
