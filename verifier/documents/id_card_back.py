"""Resident identity card, emblem side (居民身份证国徽面): 签发机关 and 有效期限.

A card is valid 5, 10 or 20 years or without end, from a holder's age at issue: under 16 five,
16–25 ten, 26–45 twenty, from 46 long term (居民身份证法, article 5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from verifier.documents.flow import Flow, group_rows
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.likeness import word_score
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType, FieldReport
from verifier.standards import add_years, parse_iso, parse_period

__all__ = ["ID_CARD_BACK", "SOURCE", "TERMS_YEARS"]

SOURCE = "中华人民共和国居民身份证法 第五条"
TERMS_YEARS = (5, 10, 20)

_WORDS = {
    "居民身份证": 0.4,
    "签发机关": 0.3,
    "有效期限": 0.3,
    "中华人民共和国": 0.1,
    "公安局": 0.1,
}
_OTHERS = (
    "居住证",
    "通行证",
    "营业执照",
    "授权",
    "委托书",
    "公民身份号码",
    "统一社会信用代码",
    # Travel permits whose headline was not found.
    "出生日期",
    "证件号码",
    "出入境管理",
)
_AUTHORITY_LABEL = re.compile(r"签发机关[:.]?")
_AUTHORITY = re.compile(r"(?:公安局|分局|公安厅|公安处)$")
_VALID_LABEL = re.compile(r"有?效期限[:.]?")
_PERIOD = re.compile(r"\d{4}[.\-年·,]?\d{2}[.\-月·,]?\d{2}.*$")


def _likeness(flow: Flow) -> float:
    return word_score(flow, _WORDS, _OTHERS)


def _extract(page: Page, flow: Flow) -> Fields:
    fields: dict[str, FieldReport | None] = {}
    rows = group_rows(flow.lines)
    valid_at = next((i for i, row in enumerate(rows) if _VALID_LABEL.search(row.text)), None)
    if valid_at is None:
        valid_at = next(
            (i for i, row in enumerate(rows) if parse_period(row.text) is not None), None
        )
    if valid_at is not None:
        fields |= _validity(page, rows[valid_at])
    fields["issuing_authority"] = _authority(page, rows, valid_at)
    order = ID_CARD_BACK.required
    return {name: field for name in order if (field := fields.get(name)) is not None}


def _authority(page: Page, rows: Sequence[Flow], valid_at: int | None) -> FieldReport | None:
    """From its label down to the row of the validity: a long authority takes two lines."""
    start = next((i for i, row in enumerate(rows) if _AUTHORITY_LABEL.search(row.text)), None)
    if start is None:
        start = next((i for i, row in enumerate(rows) if _AUTHORITY.search(row.text)), None)
    if start is None:
        return None
    pieces: list[PageLine] = []
    for row in rows[start : valid_at if valid_at is not None and valid_at > start else start + 1]:
        label = _AUTHORITY_LABEL.search(row.text)
        pieces += row.span(label.end() if label else 0, len(row.text))
    return text_field(page, pieces)


def _validity(page: Page, row: Flow) -> dict[str, FieldReport | None]:
    label = _VALID_LABEL.search(row.text)
    start = label.end() if label else 0
    text = row.text[start:]
    period = parse_period(text)
    if period is None or period.start is None:
        whole = make_field(page, row.span(start, len(row.text)), None)
        return {"valid_from": whole, "valid_to": whole}
    first = _PERIOD.search(text)
    begin = start + (first.start() if first else 0)
    # The first date takes ten characters of the printed form YYYY.MM.DD, then the dash.
    cut = re.compile(r"\d{4}[.\-·,]?\d{2}[.\-·,]?\d{2}").match(row.text, begin)
    middle = cut.end() if cut else begin + 10
    end = period.end if isinstance(period.end, str) else period.end.isoformat()
    return {
        "valid_from": make_field(page, row.span(begin, middle), period.start.isoformat()),
        "valid_to": make_field(page, row.span(middle, len(row.text)), end),
    }


def _check(fields: Fields) -> Sequence[Finding]:
    start, end = (
        parse_iso(field.value) if (field := fields.get(name)) else None
        for name in ("valid_from", "valid_to")
    )
    if not isinstance(start, date) or not isinstance(end, date):
        return ()
    if any(end == add_years(start, years) for years in TERMS_YEARS):
        return ()
    return (
        make_finding(
            FindingCode.VALIDITY_PERIOD_IMPOSSIBLE,
            Severity.REVIEW,
            source=SOURCE,
            valid_from=start.isoformat(),
            valid_to=end.isoformat(),
            box=fields["valid_to"].box,
        ),
    )


ID_CARD_BACK = DocumentKind(
    type=DocumentType.ID_CARD_BACK,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("issuing_authority", "valid_from", "valid_to"),
)
