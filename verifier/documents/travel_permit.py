"""What the travel permits of Hong Kong, Macau and Taiwan residents have in common.

Cards of 2013 and later print labels above their values, the older card and the paper booklet beside
them. Holders who are not Chinese have their name in Latin letters and a nationality (from 2024).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import SOURCE, check_dates, check_number
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import (
    code,
    day,
    latin_or_han_name,
    matching,
    sex_of,
    term,
    until,
)
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["travel_permit"]

_WORDS = {
    "证件号码": 0.1,
    "有效期": 0.1,
    "签发机关": 0.1,
    "出入境管理局": 0.15,
    "换证次数": 0.1,
    "签发次数": 0.1,
}
_ORDER = ("name", "sex", "birth_date", "nationality", "document_number", "valid_from", "valid_to")


def travel_permit(
    type_: DocumentType, title: str, english: str, others: Sequence[str], number: str
) -> DocumentKind:
    """A permit's kind.

    Args:
        type_: Its type.
        title: As printed.
        english: Telling part of the English title, without spaces, lower case.
        others: Words that only other documents print.
        number: Pattern of its number.
    """
    alike = r"[0-9A-Za-z]{7,13}"
    entries = (
        Entry(("姓名", "姓名NAME", "姓名/NAME"), latin_or_han_name(), below=True),
        Entry(("性别", "性别SEX"), sex_of(), below=True),
        Entry(("出生日期", "出生"), day("birth_date"), below=True),
        Entry(("国籍", "国籍/地区"), matching("nationality", r"[\u4e00-\u9fff]{2,12}"), below=True),
        Entry(
            ("证件号码", "证件号"),
            code("document_number", form=rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])", alike=alike),
            below=True,
            anywhere=rf"(?<![0-9A-Za-z.\-])(?P<v>{number})(?![0-9A-Za-z.\-])",
        ),
        Entry(
            ("有效期限",),
            term,
            below=True,
            anywhere=r"\d{4}[.\-年]\d\d[.\-月]\d\d日?[-一至~]+\d{4}[.\-年]\d\d[.\-月]\d\d日?",
        ),
        Entry(("签发日期",), day("valid_from"), below=True),
        Entry(("有效期至",), until(), below=True),
        Entry(("签发机关",)),
        Entry(("签发地点",)),
        Entry(("换证次数", "签发次数")),
    )
    form = re.compile(number)

    def likeness(flow: Flow) -> float:
        if any(word in flow.text for word in others):
            return 0.0
        titled = printed_nearly(flow.text, title) or english in flow.text.lower()
        return min(1.0, 0.7 + word_score(flow, _WORDS)) if titled else 0.0

    def extract(page: Page, _: Flow) -> Fields:
        fields = read_entries(page, entries, {"名": "姓名"})
        return {name: fields[name] for name in _ORDER if name in fields}

    def check(fields: Fields) -> Sequence[Finding]:
        return (
            *check_number(
                fields, "document_number", lambda text: bool(form.fullmatch(text)), SOURCE
            ),
            *check_dates(fields, (("birth_date", "valid_from"), ("valid_from", "valid_to"))),
        )

    return DocumentKind(
        type=type_,
        likeness=likeness,
        extract=extract,
        check=check,
        required=("name", "document_number", "birth_date", "valid_from", "valid_to"),
    )
