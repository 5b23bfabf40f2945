"""Business licence (营业执照): landscape form of 2019, portrait form of 2014, and 个体工商户.

The landscape form prints two columns of labels and may or may not print 营业期限; the sole
proprietor's form has 经营者 and 经营场所 for legal representative and address, 注册日期 for the day
of establishment, and neither capital nor term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.documents.checks import check_code, check_dates, check_names
from verifier.documents.flow import Flow, squash
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.labels import find_labels, values_by_label
from verifier.documents.likeness import has_title, word_score
from verifier.documents.signing_date import lowest_date
from verifier.findings import Finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType, FieldReport
from verifier.standards import (
    NumberStatus,
    check_credit_code,
    find_dates,
    parse_period,
)

__all__ = ["BUSINESS_LICENCE"]

# Label to field. A label to None ends the value above it and is not kept.
_LABELS = {
    "名称": "company_name",
    "企业名称": "company_name",
    "字号名称": "company_name",
    "类型": "company_type",
    "公司类型": "company_type",
    "主体类型": "company_type",
    "法定代表人": "legal_representative",
    "经营者": "legal_representative",
    "经营者姓名": "legal_representative",
    "负责人": "legal_representative",
    "投资人": "legal_representative",
    "执行事务合伙人": "legal_representative",
    "住所": "address",
    "经营场所": "address",
    "营业场所": "address",
    "主要经营场所": "address",
    "注册资本": "registered_capital",
    "注册资金": "registered_capital",
    "出资额": "registered_capital",
    "成立日期": "established_on",
    "注册日期": "established_on",
    "营业期限": "term",
    "经营期限": "term",
    "合伙期限": "term",
    "经营范围": "business_scope",
    "业务范围": "business_scope",
    "组成形式": "_form",
    "登记机关": "_authority",
    # The seal often covers the end of it.
    "登记机": "_authority",
    "登记": "_authority",
    "统一社会信用代码": "_credit_code",
    "注册号": "_number",
    "证照编号": "_serial",
}
_TEXTS = (
    "company_name",
    "company_type",
    "legal_representative",
    "address",
    "registered_capital",
    "business_scope",
)
# 名　称, 类　型, 住　所 are printed wide apart; the first character may be missed.
_TAILS = {"称": "company_name", "型": "company_type", "所": "address"}
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
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")

_NEARLY_CODE = re.compile(r"信用代码[:.]?(?P<v>[0-9A-Za-z][0-9A-Za-z.·,\-]{13,19}[0-9A-Za-z])")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    return min(1.0, score + 0.2) if has_title(flow, "营业执照", longest=8) else score


def _extract(page: Page, flow: Flow) -> Fields:
    fields: dict[str, FieldReport | None] = {"credit_code": _credit_code(page, flow)}
    lines = [squash(line) for line in page.lines]
    hits, rest = find_labels(lines, _LABELS, _TAILS)
    values = values_by_label(hits, rest)
    for name in _TEXTS:
        fields[name] = text_field(page, values.get(name, ()))
    fields["established_on"] = _day(page, values.get("established_on", ()))
    fields |= _term(page, values.get("term", ()))
    fields["issued_on"] = _issued(page, flow, values)
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


def _day(page: Page, pieces: Sequence[PageLine]) -> FieldReport | None:
    for read in _ways_to_join(pieces):
        days = find_dates("".join(piece.text for piece in read))
        if days:
            return make_field(page, read, days[0].isoformat())
    return make_field(page, pieces, None)


def _term(page: Page, pieces: Sequence[PageLine]) -> dict[str, FieldReport | None]:
    """营业期限: from a day to a day, to 长期, or 长期 alone."""
    periods = [
        (period, read)
        for read in _ways_to_join(pieces)
        if (period := parse_period("".join(piece.text for piece in read)))
    ]
    if not periods:
        return {"valid_to": make_field(page, pieces, None)}
    period, read = next((found for found in periods if found[0].start), periods[0])
    end = period.end if isinstance(period.end, str) else period.end.isoformat()
    fields = {"valid_to": make_field(page, read, end)}
    if period.start:
        fields["valid_from"] = make_field(page, read, period.start.isoformat())
    return fields


def _ways_to_join(pieces: Sequence[PageLine]) -> Iterator[Sequence[PageLine]]:
    """All pieces as one, then each alone: a stray mark beside a date spoils it."""
    yield pieces
    if len(pieces) > 1:
        yield from ((piece,) for piece in pieces)


def _issued(page: Page, flow: Flow, values: dict[str, tuple[PageLine, ...]]) -> FieldReport | None:
    """The date under the seal."""
    taken = (
        piece
        for field, pieces in values.items()
        if not field.startswith("_") and field != "business_scope"
        for piece in pieces
    )
    return lowest_date(page, flow, taken)


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
