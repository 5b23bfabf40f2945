"""Organisation code certificate (组织机构代码证), original and duplicate; replaced in 2015.

The code has eight characters, a hyphen and a check character (GB 11714-1997).
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.documents.checks import check_dates, check_names, check_number
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import code, term, text
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType
from verifier.standards import NumberStatus, check_organisation_code

__all__ = ["ORGANIZATION_CODE_CERTIFICATE"]

_WORDS = {
    "机构名称": 0.1,
    "机构类型": 0.1,
    "颁发单位": 0.1,
    "代码:": 0.1,
    "登记号": 0.05,
    "质量技术监督": 0.05,
}
_OTHERS = ("统一社会信用代码证", "授权书", "委托书", "承诺书", "营业执照")


def _right(value: str) -> bool:
    return check_organisation_code(value) is NumberStatus.OK


_ENTRIES = (
    Entry(("机构名称", "单位名称"), text("company_name")),
    Entry(
        ("代码",),
        code(
            "document_number",
            form=r"[0-9A-Za-z]{8}-?[0-9Xx]",
            alike=r"[0-9A-Za-z]{6,9}-?[0-9A-Za-z]{1,3}",
            right=_right,
        ),
        anywhere=r"(?<![0-9A-Za-z])[0-9A-Z]{8}-[0-9X](?![0-9A-Za-z])",
    ),
    Entry(("法定代表人", "负责人"), text("legal_representative"), after=r".*(?:法人|机构类型).*"),
    Entry(("机构类型", "类型"), text("company_type")),
    Entry(("地址", "机构地址", "住所"), text("address")),
    Entry(("有效期", "有效期限"), term, anywhere=r"自?\d{4}年\d{1,2}月\d{1,2}日至.{8,12}日"),
    Entry(("颁发单位", "颁发机关"), text("issuing_authority")),
    Entry(("登记号", "登记证号")),
    Entry(("说明", "年检记录", "发证机关")),
)


def _likeness(flow: Flow) -> float:
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    titled = printed_nearly(flow.text, "组织机构代码证")
    score = word_score(flow, _WORDS)
    return min(1.0, score + 0.6) if titled else score


def _extract(page: Page, _: Flow) -> Fields:
    return read_entries(page, _ENTRIES, {"址": "地址"})


def _check(fields: Fields) -> Sequence[Finding]:
    return (
        *check_number(fields, "document_number", _right, "GB 11714-1997"),
        *check_names(fields, "legal_representative"),
        *check_dates(fields, (("valid_from", "valid_to"),)),
    )


ORGANIZATION_CODE_CERTIFICATE = DocumentKind(
    type=DocumentType.ORGANIZATION_CODE_CERTIFICATE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("company_name", "document_number", "valid_to"),
    printed=("legal_representative", "address", "valid_from"),
)
