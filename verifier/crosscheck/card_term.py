"""Whether a card's term fits its holder's age at issue (居民身份证法, article 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType, ImageReport
from verifier.standards import LONG_TERM, add_years, parse_iso

__all__ = ["check_card_terms", "check_term", "term_for_age"]

SOURCE = "中华人民共和国居民身份证法 第五条"

# The age that counts is the one at application; the card's first day comes up to 60 days later,
# longer where transport is poor (article 12).
_PROCESSING = timedelta(days=90)
_LAST_YEAR = 9900


def term_for_age(years: int) -> int | Literal["long_term"]:
    """Years a card is valid when its holder applies at this age."""
    if years < 16:
        return 5
    if years <= 25:
        return 10
    return 20 if years <= 45 else LONG_TERM


def check_term(front: ImageReport, back: ImageReport) -> Finding | None:
    """A ``VALIDITY_PERIOD_IMPOSSIBLE`` finding where birth date and term of one card contradict.

    None where they agree or where one of the three dates was not read.
    """
    born, start, end = (
        parse_iso(field.value) if (field := report.fields.get(name)) else None
        for report, name in ((front, "birth_date"), (back, "valid_from"), (back, "valid_to"))
    )
    if not isinstance(born, date) or not isinstance(start, date) or end is None:
        return None
    if not born <= start or start.year > _LAST_YEAR or start.year <= 1:
        return None  # a date was misread; other checks say so
    for applied in (start, start - _PROCESSING):
        term = term_for_age(_age(born, applied))
        if end == (LONG_TERM if term == LONG_TERM else add_years(start, int(term))):
            return None
    return make_finding(
        FindingCode.VALIDITY_PERIOD_IMPOSSIBLE,
        Severity.REVIEW,
        source=SOURCE,
        variant="age",
        age=_age(born, start),
        valid_from=start.isoformat(),
        valid_to=end if end == LONG_TERM else end.isoformat(),
    )


def check_card_terms(reports: Iterable[ImageReport]) -> Iterator[Finding]:
    """:func:`check_term` for every front and back that share a role."""
    sides: dict[str | None, dict[DocumentType, ImageReport]] = {}
    for report in reports:
        sides.setdefault(report.role, {}).setdefault(report.document.type, report)
    for pair in sides.values():
        front, back = pair.get(DocumentType.ID_CARD_FRONT), pair.get(DocumentType.ID_CARD_BACK)
        finding = check_term(front, back) if front and back else None
        if finding:
            yield finding


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
