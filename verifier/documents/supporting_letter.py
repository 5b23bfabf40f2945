"""Supporting letter (证明, 说明, 方案书 …): its kind, the organisation, the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.change_table import read_changes
from verifier.documents.checks import check_code, check_identity
from verifier.documents.flow import Flow
from verifier.documents.forms import read_entries
from verifier.documents.forms.values import DOUBTED
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.letter_titles import SUPPORTING, find_title
from verifier.documents.letters import LETTER_FIELDS, read_letter
from verifier.documents.likeness import word_score
from verifier.documents.supporting_patterns import ENTRIES, LENT, PATTERNS
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType
from verifier.standards import is_likely_name

__all__ = ["SUPPORTING_LETTER"]

_WORDS = {
    "特此": 0.15,
    "证明": 0.1,
    "情况属实": 0.1,
    "说明": 0.05,
    "我公司": 0.1,
    "我分公司": 0.1,
    "身份证": 0.05,
    "法定代表人": 0.05,
    "核准": 0.1,
    "兹": 0.1,
    "备案": 0.1,
    "网站": 0.1,
    "盖章": 0.1,
    "我单位": 0.1,
    "域名": 0.05,
    "通信管理局": 0.1,
    "变更": 0.05,
    "编制": 0.05,
    "辖区": 0.1,
    "派出所": 0.05,
    "同一人": 0.1,
    "居住": 0.1,
    "公安局": 0.05,
    "身份号码": 0.05,
    "说明如下": 0.1,
    "说明真实": 0.1,
    "下属": 0.1,
    "函复": 0.1,
    "函达": 0.1,
    "入职": 0.1,
    "更名": 0.1,
    "建设目的": 0.1,
}
_OTHERS = ("本证是", "准予执业")
# What a letter may say in a table rather than in a sentence.
_IN_TABLES = ("company_name", "credit_code", "name", "id_number", "address", "website")
# A page about nothing that a filing is about is no letter of one.
_LEAST = 0.15


# Headlines of certificates, which may have notes (说明) of their own.
_CERTIFICATE = re.compile(
    r"(?:中华人民共和国)?(?:组织机构代码证书?|营业执照|\S*(?:法人|登记|信用代码)证书?|\S*执业许可证"
    r"|\S*域名\S{0,6}(?:证书|(?:注册|持有|所有权)证明))"
)
# A letter that authorises somebody, whatever it is called; a domain's owner lends it in a proof.
_AUTHORIZATION = re.compile(r"(?!.*(?:域名|使用|证明)).*(?:授权|委托).*")


def _likeness(flow: Flow) -> float:
    headed = any(_CERTIFICATE.fullmatch(line.text) for line in flow.lines)
    if headed and not LENT.search(flow.text):
        return 0.0
    score = word_score(flow, _WORDS, _OTHERS)
    title = find_title(flow, SUPPORTING) if score >= _LEAST else None
    if title is None or _AUTHORIZATION.fullmatch(title.text):
        return 0.0
    return min(1.0, score + 0.7)


def _extract(page: Page, _: Flow) -> Fields:
    said = read_letter(page, SUPPORTING, LETTER_FIELDS, PATTERNS)
    changed = read_changes(page)
    said = {**said, **changed}
    if all(name in said for name in _IN_TABLES):
        return said
    tabled = read_entries(page, ENTRIES, titles=r".*(?:证明|说明|函|方案)书?(?:\(.*\))?")
    cells = {name: tabled[name] for name in _IN_TABLES if name in tabled}
    if "name" in cells and not is_likely_name(cells["name"].value or ""):
        del cells["name"]
    sure = {name: field for name, field in said.items() if field.confidence > DOUBTED}
    found = {**said, **cells, **sure}
    return {name: found[name] for name in LETTER_FIELDS if name in found}


def _check(fields: Fields) -> Sequence[Finding]:
    return (*check_identity(fields), *check_code(fields))


SUPPORTING_LETTER = DocumentKind(
    type=DocumentType.SUPPORTING_LETTER,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("issued_on",),
    printed=("letter_kind", "company_name"),
)
