"""Certificates of bodies that are no companies, each with a unified social credit code.

事业单位法人证书, 社会团体法人登记证书, 民办非企业单位登记证书, 统一社会信用代码证书 and others like
them, with one column of labels or two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_code, check_dates, check_names
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_form, vocabulary
from verifier.documents.forms.values import credit_code, organisation, person, place, term, text
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.last_resort import only_body
from verifier.documents.letter_grammar import ORGANISATION
from verifier.documents.likeness import headlines, printed_nearly, word_score
from verifier.documents.sentences import said
from verifier.documents.signing_date import lowest_date
from verifier.findings import Finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType

__all__ = ["INSTITUTION_CERTIFICATE"]

_TITLES = (
    "事业单位法人证书",
    "社会团体法人登记证书",
    "民办非企业单位登记证书",
    "统一社会信用代码证书",
    "基金会法人登记证书",
    "社会服务机构登记证书",
    "宗教活动场所登记证",
    "工会法人资格证书",
    "农村集体经济组织登记证",
    "基层群众性自治组织特别法人",
)
# How headlines of such papers read; each body of the state, of society and of faith has its own.
_TITLE = re.compile(
    r"(?:事业单位|社会团体|社会组织|民办非企业|社会服务机构|基金会|宗教|工会|集体经济|村民委员会|居民委员会"
    r"|自治组织|机关|群众团体|统一社会信用代码|代表机构|协会|农村|民办学校|办学|医疗机构|社区|慈善组织"
    r").{0,18}(?:证明?书?|许可证)(?:\([^)]*\))?"
)
_SAID = re.compile(
    rf"(?<![\u4e00-\u9fff(])(?!\(|.{{0,6}}本证|符合|经审|准予|具备|应当|登记)(?P<v>{ORGANISATION}|[\u4e00-\u9fff()]{{4,40}}?)"
    r"(?=,?(?:依照|依据|根据|经审查|经审核|经核准|经登记|符合|准予|具备|依法|已在|已经))"
)
_WORDS = {
    "统一社会信用代码": 0.1,
    "法定代表人": 0.05,
    "业务主管单位": 0.1,
    "举办单位": 0.1,
    "开办资金": 0.1,
    "登记管理机关": 0.1,
    "宗旨和业务范围": 0.15,
    "机构性质": 0.1,
    "赋码机关": 0.1,
    "发证机关": 0.05,
    "有效期": 0.05,
}
_OTHERS = (
    "授权书",
    "委托书",
    "承诺书",
    "营业执照",
    "律师事务所执业",
    "分所执业",
    "特此证明",
    "兹证明",
)
_CODE = r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])"
_TERM = (
    r"自?\d{4}年\d{1,2}月\d{1,2}日至(?:\d{4}年\d{1,2}月\d{1,2}日|长期)"
    r"|自?\d{4}[.\-]\d\d[.\-]\d\d至\d{4}[.\-]\d\d[.\-]\d\d"
)
_ENTRIES = (
    Entry(vocabulary.BODY_NAME, organisation("company_name")),
    Entry(
        vocabulary.CREDIT_CODE,
        credit_code("credit_code"),
        after=r".*(?:证书|本)\)?",
        anywhere=_CODE,
    ),
    Entry(vocabulary.REPRESENTATIVE, person()),
    Entry(vocabulary.ADDRESS, place()),
    Entry(vocabulary.CAPITAL, text("registered_capital")),
    Entry(vocabulary.SCOPE, text("business_scope")),
    Entry(vocabulary.TERM, term, anywhere=_TERM),
    Entry(vocabulary.BODY_TYPE, text("company_type")),
    Entry(vocabulary.OTHERS),
    Entry(vocabulary.AUTHORITY),
)
_TAILS = {"称": "名称", "所": "住所"}


def _likeness(flow: Flow) -> float:
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    titled = any(printed_nearly(flow.text, title) for title in _TITLES) or any(
        _TITLE.fullmatch(title.removeprefix("中华人民共和国")) for title in headlines(flow)
    )
    score = word_score(flow, _WORDS)
    return min(1.0, score + 0.6) if titled else score


def _extract(page: Page, flow: Flow) -> Fields:
    form = read_form(page, _ENTRIES, _TAILS)
    fields = dict(form.fields)
    name = None if "company_name" in fields else said(page, flow, _SAID) or only_body(page, flow)
    if name:
        fields["company_name"] = name
    issued = lowest_date(page, flow, [*_terms(flow), *form.taken.get("valid_to", ())])
    if issued:
        fields["issued_on"] = issued
    return fields


def _terms(flow: Flow) -> list[PageLine]:
    """Where periods stand: their dates are no day of issue."""
    return [piece for match in re.finditer(_TERM, flow.text) for piece in flow.group(match)]


def _check(fields: Fields) -> Sequence[Finding]:
    return (
        *check_code(fields),
        *check_names(fields, "legal_representative"),
        *check_dates(fields, (("valid_from", "valid_to"), ("issued_on", "valid_to"))),
    )


INSTITUTION_CERTIFICATE = DocumentKind(
    type=DocumentType.INSTITUTION_CERTIFICATE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("company_name", "credit_code", "legal_representative", "address", "valid_to"),
    printed=("valid_from", "issued_on"),
)
