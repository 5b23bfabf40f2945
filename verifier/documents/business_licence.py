"""Business licence (营业执照): landscape form of 2019, portrait form of 2014, and 个体工商户.

The landscape form prints two columns of labels and may or may not print 营业期限; the sole
proprietor's form has 经营者 and 经营场所 for legal representative and address, 注册日期 for the day
of establishment, and neither capital nor term.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_code, check_dates, check_names
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_form
from verifier.documents.forms.values import day, organisation, person, place, term, text
from verifier.documents.kind import DocumentKind, Fields, make_field
from verifier.documents.likeness import has_title, word_score
from verifier.documents.signing_date import lowest_date
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import NumberStatus, check_credit_code

__all__ = ["BUSINESS_LICENCE"]

_ENTRIES = (
    Entry(
        ("名称", "企业名称", "字号名称", "公司名称", "商号", "字号"), organisation("company_name")
    ),
    Entry(
        (
            *("法定代表人", "经营者", "经营者姓名", "负责人", "投资人", "投资人姓名", "业主"),
            *(
                "执行事务合伙人",
                "法定代表人(负责人)",
                "负责人姓名",
                "首席代表",
                "企业负责人",
                "法定代表人姓名",
            ),
            *("执行事务合伙人(委派代表)", "经营者(姓名)", "代表人", "执行合伙人"),
        ),
        person("legal_representative"),
    ),
    Entry(
        ("类型", "公司类型", "主体类型", "企业类型", "市场主体类型", "经济性质", "企业性质"),
        text("company_type"),
    ),
    Entry(
        (
            *("住所", "经营场所", "营业场所", "主要经营场所", "企业住所", "驻在场所", "经营地址"),
            *("住所(经营场所)", "经营场所(住所)", "注册地址", "地址", "营业地址"),
        ),
        place("address"),
    ),
    Entry(
        (
            *(
                "注册资本",
                "注册资金",
                "出资额",
                "成员出资总额",
                "资金数额",
                "出资总额",
                "合伙人出资总额",
            ),
            *("合伙人出资总额", "投资人出资额", "注册资本(金)", "认缴出资额", "注册资本(出资额)"),
        ),
        text("registered_capital"),
    ),
    Entry(("成立日期", "注册日期", "设立日期"), day("established_on")),
    Entry(("营业期限", "经营期限", "合伙期限", "驻在期限", "营业期限自"), term),
    Entry(("经营范围", "业务范围", "经营范围及方式", "经营范围及经营方式"), text("business_scope")),
    Entry(("组成形式", "经营方式", "实收资本", "隶属企业", "兼营", "兼营范围")),
    # The seal often covers the end of it.
    Entry(("登记机关", "登记机", "登记", "发照机关", "发证机关", "核准日期", "发照日期")),
    Entry(("统一社会信用代码", "注册号", "证照编号", "执照编号", "副本编号", "编号")),
)
# 名　称, 类　型, 住　所 are printed wide apart; the first character may be missed.
_TAILS = {"称": "名称", "型": "类型", "所": "住所"}
_WORDS = {
    "营业执照": 0.35,
    "统一社会信用代码": 0.2,
    "经营范围": 0.2,
    "注册资本": 0.1,
    "成立日期": 0.1,
    "注册日期": 0.1,
    "法定代表人": 0.1,
    "经营者": 0.1,
    "组成形式": 0.1,
    "登记机关": 0.15,
}
_OTHERS = ("授权书", "委托书", "承诺书", "事业单位法人证书", "律师事务所执业", "公民身份号码")
# The number of the copy may follow: 3-3, 1/1.
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z]{2}|[0-9A-Za-z](?![-/]\d))")

_NEARLY_CODE = re.compile(r"信用代码[:.]?(?P<v>[0-9A-Za-z][0-9A-Za-z.·,\-]{13,19}[0-9A-Za-z])")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    return min(1.0, score + 0.2) if has_title(flow, "营业执照", longest=8) else score


def _extract(page: Page, flow: Flow) -> Fields:
    form = read_form(page, _ENTRIES, _TAILS)
    # A scope may hold dates of other papers.
    taken = [
        piece for name, pieces in form.taken.items() if name != "business_scope" for piece in pieces
    ]
    fields = {
        **form.fields,
        "credit_code": _credit_code(page, flow),
        "issued_on": lowest_date(page, flow, taken),
    }
    return {name: field for name in _ORDER if (field := fields.get(name)) is not None}


def _credit_code(page: Page, flow: Flow) -> FieldReport | None:
    """The 18 characters: those that satisfy GB 32100 first, else those after the label."""
    matches = list(_CODE.finditer(flow.text))
    if not matches:
        # One character too many or too few, or no letter: seen, not made out.
        seen = _NEARLY_CODE.search(flow.text)
        return make_field(page, flow.group(seen, "v"), None) if seen else None
    best = min(
        matches,
        key=lambda m: (
            [NumberStatus.OK, NumberStatus.BAD_CHECKSUM, NumberStatus.MALFORMED].index(
                check_credit_code(m.group())
            ),
            "信用代码" not in flow.text[max(0, m.start() - 10) : m.start()],
        ),
    )
    return make_field(page, flow.group(best), best.group().upper())


def _check(fields: Fields) -> Sequence[Finding]:
    return (
        *check_code(fields),
        *check_names(fields, "legal_representative"),
        # A term begins no earlier than the company, and ends after it.
        *check_dates(
            fields,
            (
                ("established_on", "issued_on"),
                ("established_on", "valid_to"),
                ("valid_from", "valid_to"),
            ),
        ),
    )


_ORDER = (
    "company_name",
    "credit_code",
    "legal_representative",
    "company_type",
    "address",
    "registered_capital",
    "established_on",
    "valid_from",
    "valid_to",
    "business_scope",
    "issued_on",
)

BUSINESS_LICENCE = DocumentKind(
    type=DocumentType.BUSINESS_LICENCE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("company_name", "credit_code", "legal_representative", "address"),
    printed=("company_type", "established_on", "business_scope", "issued_on"),
)
