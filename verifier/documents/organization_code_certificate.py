"""Organisation code certificate (组织机构代码证), original and duplicate; replaced in 2015.

The code has eight characters, a hyphen and a check character (GB 11714-1997).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_dates, check_names, check_number
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_form, vocabulary
from verifier.documents.forms.values import code, day, organisation, person, place, term, text
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.last_resort import only_body
from verifier.documents.likeness import printed_nearly, word_score
from verifier.documents.signing_date import lowest_date
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


_TERM = r"自?\d{4}(?:年|[.\-/])\d{1,2}(?:月|[.\-/])\d{1,2}日?(?:至|到|-|—|~|一).{8,12}"


def _right(value: str) -> bool:
    return check_organisation_code(value) is NumberStatus.OK


_ENTRIES = (
    Entry(vocabulary.BODY_NAME, organisation("company_name")),
    Entry(
        ("代码", "机构代码", "组织机构代码", "代码号", "组织机构代码号", "代码证号"),
        code(
            "document_number",
            form=r"[0-9A-Za-z]{8}-?[0-9Xx]",
            alike=r"[0-9A-Za-z]{6,9}-?[0-9A-Za-z]{1,3}",
            right=_right,
        ),
        anywhere=r"(?<![0-9A-Za-z])[0-9A-Z]{8}-[0-9X](?![0-9A-Za-z])",
    ),
    Entry(vocabulary.REPRESENTATIVE, person()),
    Entry(vocabulary.BODY_TYPE, text("company_type")),
    Entry(vocabulary.ADDRESS, place()),
    Entry(vocabulary.TERM, term, anywhere=_TERM),
    Entry(vocabulary.AUTHORITY, text("issuing_authority")),
    Entry(("发证日期", "颁发日期", "颁证日期", "签发日期"), day("issued_on")),
    Entry(vocabulary.OTHERS),
)
_HEADLINE = r".*(?:代码证|代码证书)(?:\(.*\))?"


def _likeness(flow: Flow) -> float:
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    titled = printed_nearly(flow.text, "组织机构代码证")
    score = word_score(flow, _WORDS)
    return min(1.0, score + 0.6) if titled else score


def _extract(page: Page, flow: Flow) -> Fields:
    form = read_form(page, _ENTRIES, {"址": "地址", "称": "名称"}, _HEADLINE)
    fields = dict(form.fields)
    if "issued_on" not in fields:
        terms = [piece for match in re.finditer(_TERM, flow.text) for piece in flow.group(match)]
        taken = [*terms, *form.taken.get("valid_to", ())]
        if issued := lowest_date(page, flow, taken):
            fields["issued_on"] = issued
    if "company_name" not in fields and (name := only_body(page, flow)):
        fields["company_name"] = name
    return fields


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
