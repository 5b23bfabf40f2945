"""Practising licence of a law firm (律师事务所执业许可证): the sheet for the wall and the booklet.

The sheet says in one sentence who may practise; the booklet is a form. Its number is the credit
code, or on older ones a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_code, check_names
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries, vocabulary
from verifier.documents.forms.values import code, credit_code, day, organisation, person, place
from verifier.documents.kind import DocumentKind, Fields, text_field
from verifier.documents.likeness import printed_nearly, word_score
from verifier.documents.sentences import said
from verifier.documents.signing_date import lowest_date
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType
from verifier.standards import NumberStatus, check_credit_code

__all__ = ["LAW_FIRM_LICENCE"]

_TITLES = (
    "律师事务所执业许可证",
    "律师事务所分所执业许可证",
    "律师事务所执业证",
    "律师事务所分所执业证",
)
_WORDS = {
    "律师法": 0.1,
    "执业许可证号": 0.1,
    "统一社会信用代码": 0.1,
    "司法": 0.1,
    "组织形式": 0.1,
    "设立资产": 0.1,
    "主管机关": 0.05,
    "批准文号": 0.1,
    "考核": 0.05,
}
_OTHERS = ("授权书", "委托书", "承诺书", "营业执照")
_NUMBER = r"[0-9A-Z]{17,18}"
_FIRM = re.compile(
    r"(?:(?:兹|现)?(?:准予|准许|批准|同意|核准|许可|证明|确认)+设?立?)?"
    r"(?P<v>(?:(?!执业|许可|证|律师事务所)[\u4e00-\u9fff()·]){2,24}?律师事务所(?:\([\u4e00-\u9fff]{2,8}\)|[\u4e00-\u9fff]{2,12}?分所)?)"
    r"(?!执业许可|管理办法|管理条例|年度|证)"
)

# A branch's name is long and mostly goes over the end of a line.
_BRANCH = re.compile(
    r"(?:准予|准许|批准|同意|核准|许可|证明|确认)设?立?"
    r"(?P<v>(?:(?!执业|许可|证)[\u4e00-\u9fff()·]){2,24}?律师事务所[\u4e00-\u9fff]{2,12}?分所)(?=设立|符合|执业(?!许可)|[,。:])"
)


def _right(value: str) -> bool:
    """A credit code, or seventeen digits and the old number's own form."""
    return value.isdigit() or check_credit_code(value) is NumberStatus.OK


_ENTRIES = (
    Entry(vocabulary.BODY_NAME, organisation("company_name")),
    Entry(
        vocabulary.CREDIT_CODE,
        credit_code("credit_code"),
        after=r".*",
        anywhere=r"(?<![0-9A-Za-z])31[0-9A-Z]{16}(?![0-9A-Za-z])",
    ),
    Entry(
        (
            "执业许可证号",
            "许可证号",
            "证号",
            "执业证号",
            "许可证编号",
            "许可证号码",
            "执业许可证编号",
            *("律师事务所执业证号", "律师事务所执业许可证号", "分所执业证号", "分所执业许可证号"),
        ),
        code("document_number", form=_NUMBER, alike=r"[0-9A-Za-z]{15,20}", right=_right),
        after=r".*[0-9A-Z]",
        below=True,
    ),
    Entry(
        (*vocabulary.REPRESENTATIVE, "主任", "律师事务所负责人", "律所负责人", "事务所负责人"),
        person(),
    ),
    Entry(vocabulary.ADDRESS, place()),
    Entry(("批准日期", "批准设立日期", "设立批准日期"), day("_approved")),
    Entry(
        (
            *vocabulary.OTHERS,
            "考核年度",
            "考核结果",
            "备案日期",
            "合伙人",
            "设立日期",
            "注册资金",
            "设立资金",
            "设立人",
        )
    ),
    Entry(vocabulary.AUTHORITY),
)
_ORDER = (
    "company_name",
    "credit_code",
    "document_number",
    "legal_representative",
    "address",
    "issued_on",
)


def _likeness(flow: Flow) -> float:
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    # A title over two lines may have another page's print between them.
    halves = any(line.text in ("执业许可证", "执业证") for line in flow.lines)
    titled = any(printed_nearly(flow.text, title) for title in _TITLES) or (
        halves and "律师事务所" in flow.text
    )
    return min(1.0, word_score(flow, _WORDS) + 0.6) if titled else 0.0


def _extract(page: Page, flow: Flow) -> Fields:
    fields = dict(read_entries(page, _ENTRIES, {"称": "名称", "所": "住所"}))
    if "company_name" not in fields:
        branch = _BRANCH.search(flow.text)
        firm = text_field(page, flow.group(branch, "v")) if branch else said(page, flow, _FIRM)
        if firm:
            fields["company_name"] = firm
    issued = lowest_date(page, flow, ()) or fields.get("_approved")
    if issued:
        fields["issued_on"] = issued
    return {name: fields[name] for name in _ORDER if name in fields}


def _check(fields: Fields) -> Sequence[Finding]:
    return (*check_code(fields), *check_names(fields, "legal_representative"))


LAW_FIRM_LICENCE = DocumentKind(
    type=DocumentType.LAW_FIRM_LICENCE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("company_name", "credit_code"),
    printed=("document_number", "issued_on"),
)
