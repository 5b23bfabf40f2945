"""Dates and periods as Chinese documents print them, and exact arithmetic of months.

Read are ``2015年3月2日``, ``2015.03.02``, ``2015-3-2``, ``2015/3/2``, ``20150302``,
``二〇二二年七月十一日``, ``11 July 2022`` and ``July 11, 2022``, with spaces anywhere and in
full or half width. A date that is not on the
calendar is no date. Years of two digits are not read: nothing here guesses a century.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from verifier.standards.text import compact

__all__ = [
    "LONG_TERM",
    "Period",
    "add_months",
    "add_years",
    "find_dates",
    "parse_date",
    "parse_date_or_long_term",
    "parse_iso",
    "parse_period",
]

LongTerm = Literal["long_term"]
LONG_TERM: Final[LongTerm] = "long_term"

_SEPARATOR = r"[.\-/·•・‧,，、。:—–]"
_HAN = "〇○◯零Oo0一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾"
_DATE = re.compile(
    rf"(?<!\d)(?P<y1>\d{{4}})(?:年(?P<m1>\d{{1,2}})月(?P<d1>\d{{1,2}})[日号]"
    rf"|{_SEPARATOR}(?P<m2>\d{{2}}){_SEPARATOR}(?P<d2>\d{{2}})(?!\d(?!\d{{3}}{_SEPARATOR}))"
    rf"|{_SEPARATOR}(?P<m3>\d{{1,2}}){_SEPARATOR}(?P<d3>\d{{1,2}})(?!\d)"
    rf"|(?P<m4>\d{{2}})(?P<d4>\d{{2}})(?!\d))"
    rf"|(?P<hy>[{_HAN}]{{4}})年(?P<hm>[{_HAN}]{{1,3}})月(?P<hd>[{_HAN}]{{1,4}})[日号]"
)
_LONG_TERM = re.compile(r"长期(?:有效)?|永久(?:有效|存续)?|永续经营|无固定(?:经营)?期限|不约定期限")
_JOIN = re.compile(r"[-—–~～一至到起止]*(?:有效期?)?[-—–~～一至到起止]*")

_MONTHS = {name: month for month, name in enumerate(calendar.month_abbr) if name}
_MONTH = "|".join(
    f"{short}(?:{long[3:]})?" if short != "Sep" else "Sep(?:t(?:ember)?)?"
    for short, long in zip(_MONTHS, calendar.month_name[1:], strict=True)
)
# The time of day may stand right behind the year.
_YEAR_END = r"(?!\d(?!\d:\d\d))"
_ENGLISH = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?[-/.,]?(?P<m1>{_MONTH})[-/.,]*"
    rf"(?P<y1>\d{{4}}){_YEAR_END}"
    rf"|(?P<m2>{_MONTH})[-/.,]?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[-/.,]*"
    rf"(?P<y2>\d{{4}}){_YEAR_END}",
    re.IGNORECASE,
)

_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_HAN_DIGITS |= dict.fromkeys("○◯Oo0", 0)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day (both inclusive), or without an end.

    Attributes:
        start: None where only the end is printed.
        end: A day, or ``"long_term"``.
    """

    start: date | None
    end: date | LongTerm


def parse_date(text: str) -> date | None:
    """The one date that ``text`` is, or None. Nothing may stand beside it but 自, 于 or 止."""
    cleaned = _plain(text).strip("自于至止起,.:;()")
    match = _DATE.fullmatch(cleaned)
    return _to_date(match) if match else None


def parse_date_or_long_term(text: str) -> date | LongTerm | None:
    """As :func:`parse_date`; ``"long_term"`` for 长期, 永久, 无固定期限 and the like."""
    if _LONG_TERM.fullmatch(compact(text).strip("至止到-,.:;()")):
        return LONG_TERM
    return parse_date(text)


def parse_iso(value: str | None) -> date | LongTerm | None:
    """A field's normalised value: ``YYYY-MM-DD`` exactly, or ``"long_term"``; None otherwise."""
    if value == LONG_TERM:
        return LONG_TERM
    if value is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def find_dates(text: str) -> tuple[date, ...]:
    """Every date of the calendar within ``text``, in order."""
    found = (_to_date(match) for match in _DATE.finditer(_plain(text)))
    return tuple(day for day in found if day is not None)


def parse_period(text: str) -> Period | None:
    """The period that ``text`` holds, or None.

    Two dates, or a date and 长期, joined by a dash, 至, 到 or by nothing (an OCR engine may drop
    the dash; it often reads it as 一). Also 至 with an end alone, and 长期 alone. The order of the
    two is not judged here.
    """
    cleaned = _plain(text)
    first = _DATE.search(cleaned)
    if first is None:
        return Period(None, LONG_TERM) if _LONG_TERM.search(cleaned) else None
    start = _to_date(first)
    before = cleaned[: first.start()]
    joined = _JOIN.match(cleaned, first.end())
    rest = cleaned[joined.end() if joined else first.end() :]
    if _LONG_TERM.match(rest):
        return Period(start, LONG_TERM) if start else None
    second = _DATE.match(rest)
    if second is None:
        return Period(None, start) if start and before.rstrip(":").endswith(("至", "到")) else None
    end = _to_date(second)
    return Period(start, end) if start and end else None


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier if negative), clamped to the end of the month.

    2026-11-30 and 3 months give 2027-02-28; 2027-11-29 and 3 months give 2028-02-29. Clamping
    loses the day, so adding 1 twice may differ from adding 2; always add once, from the origin.

    Raises:
        ValueError: The result lies outside the years 1 to 9999.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("outside the calendar")
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes the 28th in a common year."""
    return add_months(day, 12 * years)


def _plain(text: str) -> str:
    """Without spaces, dates with an English month as numbers, 至 for its English."""
    cleaned = compact(text)

    def numbers(match: re.Match[str]) -> str:
        day, month, year = (match[f"{part}1"] or match[f"{part}2"] for part in ("d", "m", "y"))
        return f"{year}年{_MONTHS[month[:3].capitalize()]}月{day}日"

    replaced = _ENGLISH.sub(numbers, cleaned)
    return re.sub(
        r"(?<=[日\d])(?:to|until|till|through)(?=\d)", "至", replaced, flags=re.IGNORECASE
    )


def _to_date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups["hy"]:
        digits = [_HAN_DIGITS.get(c) for c in groups["hy"]]
        if None in digits:
            return None
        year = int("".join(map(str, digits)))
        month, day = _han_number(groups["hm"]), _han_number(groups["hd"])
    else:
        year = int(groups["y1"])
        month = int(next(groups[k] for k in ("m1", "m2", "m3", "m4") if groups[k]))
        day = int(next(groups[k] for k in ("d1", "d2", "d3", "d4") if groups[k]))
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _han_number(text: str) -> int | None:
    """1 to 99 in characters: 七, 十一, 二十, 三十一, 廿一, 〇七, 一一; None if it is no number."""
    text = text.translate(str.maketrans("拾", "十")).replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or not all(c in _HAN_DIGITS for c in tens + ones):
            return None
        return 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)
    if len(text) > 2 or not all(c in _HAN_DIGITS for c in text):
        return None
    return int("".join(str(_HAN_DIGITS[c]) for c in text))
