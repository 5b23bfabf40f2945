"""Commitment or notice (承诺书, 告知书): whose it is, of which kind, when it was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_code, check_identity
from verifier.documents.flow import Flow
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.last_resort import only_signer
from verifier.documents.letter_titles import COMMITMENTS, find_title
from verifier.documents.letters import LETTER_FIELDS, read_letter
from verifier.documents.likeness import has_title, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["COMMITMENT_LETTER"]

_WORDS = {
    "承诺": 0.1,
    "告知": 0.1,
    "备案": 0.1,
    "网站": 0.1,
    "互联网": 0.05,
    "网络": 0.05,
    "信息安全": 0.05,
    "法律责任": 0.05,
    "本单位": 0.05,
    "我单位": 0.05,
    "本人": 0.05,
}
# How such a paper speaks, whatever its headline calls it; more than one is needed.
_PROMISES = re.compile(
    r"(?:郑重|特此|自愿|在此|谨此)(?:作出|做出)?(?:如下|以下)?(?:承诺|保证|声明)|(?:承诺|保证|声明)如下|(?:如下|以下|上述|本)承诺"
    r"|承诺(?:人|方|单位|内容|事项|履行|遵守|严格)|(?:本人|[我本](?:单位|公司|司|企业))(?:郑重)?(?:承诺|保证)"
    r"|违反(?:上述|以上|本)?承诺|已(?:认真|仔细)?阅读(?:并|以上|上述)|知悉并|愿(?:意)?承担.{0,12}责任"
)
_UNTITLED_AT_MOST = 0.65
# Headlines of other letters, which may promise something at their end.
_OTHER_TITLES = (
    "授权",
    "委托",
    "证明",
    "说明",
    "方案",
    "营业执照",
    "证书",
    "许可证",
    "通知书",
    "居住证",
    "函",
)
_OTHER_WORDS = ("被授权人", "受托人", "特此证明", "兹证明", "授权委托")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS)
    if score and find_title(flow, COMMITMENTS):
        return min(1.0, score + 0.7)
    if any(word in flow.text for word in _OTHER_WORDS) or has_title(flow, *_OTHER_TITLES):
        return 0.0
    promises = len({match.group() for match in _PROMISES.finditer(flow.text)})
    return min(_UNTITLED_AT_MOST, score + 0.15 * promises) if promises > 1 else 0.0


def _extract(page: Page, flow: Flow) -> Fields:
    fields = dict(read_letter(page, COMMITMENTS, LETTER_FIELDS))
    if "name" not in fields:
        head = fields.get("legal_representative")
        if signer := only_signer(page, flow, head.value if head else None):
            fields["name"] = signer
    return {name: fields[name] for name in LETTER_FIELDS if name in fields}


def _check(fields: Fields) -> Sequence[Finding]:
    return (*check_identity(fields), *check_code(fields))


COMMITMENT_LETTER = DocumentKind(
    type=DocumentType.COMMITMENT_LETTER,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("issued_on",),
)
