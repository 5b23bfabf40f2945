import pytest

from tests.documents.pages import page_of
from verifier.documents import check_fields, extract_fields, recognise
from verifier.ocr import Page
from verifier.reports import DocumentType

LETTER = DocumentType.AUTHORIZATION_LETTER
COMPANY = "杭州云栖示例科技有限公司"
NUMBER = "330106199003071236"

PLAIN = f"""授权书
浙江省通信管理局：
兹授权张晓明（身份证号码：{NUMBER}）为我单位网站负责人，负责我单位网站（域名：yunqi-demo.cn）的备案信息录入与维护工作，由此产生的责任由我单位承担。
单位名称（盖章）：{COMPANY}
法定代表人（签字）：欧阳晓
2026年10月8日"""
FORM = f"""网站备案授权委托书
授权单位：{COMPANY}
法定代表人：欧阳晓
被授权人：张晓明
身份证号：{NUMBER}
网站域名：yunqi-demo.cn
授权期限：自2026年10月1日至2027年9月30日
授权单位（盖章）
日期：2026年10月8日"""
DEPUTED = f"""法定代表人授权委托书
本人欧阳晓，系{COMPANY}的法定代表人，现授权委托本公司员工张晓明（身份证号码{NUMBER}）为网站负责人，代表本公司办理网站yunqi-demo.cn的备案事宜。
委托单位：{COMPANY}（盖章）
法定代表人：欧阳晓（签名）
受托人：张晓明
二〇二六年十月八日"""
SENTENCE = f"""授权书
我单位{COMPANY}授权张晓明同志，身份证号：{NUMBER}，担任我单位网站（www.yunqi-demo.cn）的网站负责人。特此授权。
法定代表人：欧阳晓
单位（盖章）：
2026年10月08日"""
OPENING = f"""授权委托书
{COMPANY}（统一社会信用代码：91330106MA2700008A）现授权我司职员张晓明（男，身份证号{NUMBER}）作为网站yunqi-demo.cn的负责人，办理备案。
法定代表人（签字或盖章）：欧阳晓
日期：2026.10.08"""
TABLE = f"""网站备案授权书
单位名称　　{COMPANY}
法定代表人姓名　　欧阳晓
被授权人姓名　　张晓明
被授权人身份证号　　{NUMBER}
网站名称及域名　　云栖示例网 yunqi-demo.cn
我单位授权上述人员作为网站负责人，代为提交备案材料，授权自签署之日起至办结为止。
单位（盖章）：科技有限公司
法定代表人（签章）：
被授权人（签字）：张小朋
2026年10月08日"""
APPOINTED = f"""ICP备案授权书
授权单位：{COMPANY}
法定代表人：欧阳晓
因业务安排，我单位决定由张晓明同志（公民身份号码{NUMBER}）代表我单位负责网站（域名：yunqi-demo.cn）的ICP备案工作。
单位（盖章）
日期：2026年10月8日"""


def letter(text: str) -> Page:
    """The text as a sheet of lines of at most 26 Chinese characters' width."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines.append("")
        for char in paragraph:
            if sum(0.55 if c.isascii() else 1 for c in lines[-1] + char) > 26:
                lines.append("")
            lines[-1] += char
    return page_of(*((line, 80.0, 60.0 + 40 * i) for i, line in enumerate(lines)))


@pytest.mark.parametrize(
    "text",
    [PLAIN, FORM, DEPUTED, SENTENCE, OPENING, TABLE, APPOINTED],
    ids=["plain", "form", "deputed", "sentence", "opening", "table", "appointed"],
)
def test_reads_every_field_of_every_wording(text: str) -> None:
    page = letter(text)
    fields = extract_fields(LETTER, page)
    assert {name: field.value for name, field in fields.items()} == {
        "authorizer": COMPANY,
        "legal_representative": "欧阳晓",
        "agent_name": "张晓明",
        "agent_id_number": NUMBER,
        "website": "yunqi-demo.cn",
        "issued_on": "2026-10-08",
    }
    assert not check_fields(LETTER, fields)
    assert recognise(page)[0] is LETTER


def test_a_site_without_a_domain_is_known_by_its_name() -> None:
    page = letter(PLAIN.replace("（域名：yunqi-demo.cn）", "“云栖示例网”网站"))
    assert extract_fields(LETTER, page)["website"].value == "云栖示例网"


def test_the_end_of_a_period_is_not_the_date_of_the_letter() -> None:
    page = letter(FORM.replace("\n日期：2026年10月8日", ""))
    assert extract_fields(LETTER, page)["issued_on"].value == "2026-10-01"


def test_a_letter_without_a_date_says_so() -> None:
    fields = extract_fields(LETTER, letter(PLAIN.replace("2026年10月8日", "")))
    assert [f.evidence["field"] for f in check_fields(LETTER, fields)] == ["issued_on"]
