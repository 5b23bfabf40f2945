"""Grammars of single fields: which texts satisfy which standard, and how much that says.

A grammar with a check character lets a reading be chosen down to a twelfth of the likelihood of
what was read: of the readings of a number only one in 11 (GB 11643) or 31 (GB 32100) satisfies it
by chance. Closed lists and calendars say less, and only a reading nearly as likely is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from verifier.documents.decoding.search import Grammar
from verifier.documents.flow import half_width, tidy
from verifier.standards import (
    AUTHORITIES,
    LONG_TERM,
    NumberStatus,
    add_years,
    begins_with_region,
    check_credit_code,
    check_id_number,
    check_organisation_code,
    ethnicity,
    find_dates,
    known_region_code,
    parse_credit_code,
    parse_date_or_long_term,
    parse_id_number,
    parse_passport_zone,
    parse_period,
    sex,
    zone_letters,
)

__all__ = [
    "CHECKED",
    "LISTED",
    "address",
    "authority",
    "credit_code",
    "day",
    "first_day",
    "id_number",
    "last_day",
    "of_list",
    "organisation_code",
    "pattern",
    "zone",
]

CHECKED = 2.5
"""Margin of a grammar with a check character: a reading at least 8 % as likely as what was read."""

LISTED = 1.5
"""Margin of a list, a form or a calendar: a reading at least 22 % as likely."""

_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_CREDIT_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_ORGANISATION_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{8}-?[0-9Xx](?![0-9A-Za-z])")
_NO_DAY_SIGN = re.compile(r"(?<=\d月\d)(?=$)|(?<=\d月\d\d)(?=$)")
# GB 32100 leaves out I and O, for they are shaped as 1 and 0; GB 11643 has no letter but X.
_LETTERS = {"O": "0", "o": "0", "I": "1"}
_DIGITS = _LETTERS | {"l": "1", "|": "1"}
_YEARS = range(1900, 2100)
_TERMS_YEARS = (5, 10, 20)
# 新疆维吾尔自治区 and a county of ten characters behind it.
_LONGEST_REGION = 18
_POLICE = re.compile(r".{2,20}(?:公安(?:局|厅|处|分局)|公安局.{1,8}分局|出入境管理局)")


def id_number(birth_date: str | None, sex_: str | None) -> Grammar:
    """GB 11643 with a region that exists, and the birth date and sex printed beside it if any."""

    def value(text: str) -> str | None:
        found = _ID_NUMBER.search(half_width(text))
        number = parse_id_number(found[0]) if found else None
        if number is None or not number.valid or not known_region_code(number.region_code):
            return None
        born = _iso(number.birth_date)
        if born is None:
            return None
        agrees = birth_date in (None, born) and sex_ in (None, number.sex)
        return number.text if agrees else None

    def keeps(text: str) -> bool:
        found = _ID_NUMBER.search(half_width(text))
        return found is not None and check_id_number(found[0]) is NumberStatus.OK

    return Grammar(value, "GB 11643", CHECKED, keeps=keeps, alike=_DIGITS)


def credit_code() -> Grammar:
    """GB 32100: authority and region that exist, the organisation code in it (GB 11714)."""

    def value(text: str) -> str | None:
        for found in _CREDIT_CODE.finditer(half_width(text)):
            code = parse_credit_code(found[0])
            if code is not None and code.valid and code.organisation_checksum_ok:
                place = code.region_code == "100000" or known_region_code(code.region_code)
                return code.text if place and code.authority in AUTHORITIES else None
        return None

    def keeps(text: str) -> bool:
        # Some old codes were carried over with a fault inside: never chosen, but as good as read.
        codes = (found[0] for found in _CREDIT_CODE.finditer(half_width(text)))
        return any(check_credit_code(code) is NumberStatus.OK for code in codes)

    return Grammar(value, "GB 32100", CHECKED, keeps=keeps, alike=_LETTERS)


def organisation_code() -> Grammar:
    """GB 11714."""

    def value(text: str) -> str | None:
        found = _ORGANISATION_CODE.search(half_width(text))
        right = found and check_organisation_code(found[0]) is NumberStatus.OK
        return found[0].upper() if found and right else None

    return Grammar(value, "GB 11714", CHECKED)


def _iso(value: date | str | None) -> str | None:
    if isinstance(value, date):
        return value.isoformat() if value.year in _YEARS else None
    return value


def day(in_number: str | None = None) -> Grammar:
    """A day of the calendar; where an identity number names it, that day."""

    def value(text: str) -> str | None:
        words = half_width(text)
        days = find_dates(words) or find_dates(_NO_DAY_SIGN.sub("日", words))
        said = _iso(days[0]) if days else None
        return said if in_number in (None, said) else None

    return Grammar(value, "GB/T 7408", LISTED, only_missing=in_number is None)


def first_day() -> Grammar:
    """The day on which a term begins."""

    def value(text: str) -> str | None:
        words = half_width(text)
        period = parse_period(words)
        if period is not None and period.start is not None:
            return _iso(period.start)
        days = find_dates(words)
        return _iso(days[0]) if days else None

    return Grammar(value, "GB/T 7408", LISTED, only_missing=True)


def last_day(card_begins: str | None = None) -> Grammar:
    """The day on which a term ends, or that it has no end.

    Args:
        card_begins: First day of an identity card, whose term has one of three lengths.
    """

    def value(text: str) -> str | None:
        words = half_width(text)
        period = parse_period(words)
        end = period.end if period is not None else parse_date_or_long_term(words)
        if card_begins is not None and isinstance(end, date):
            begins = date.fromisoformat(card_begins)
            if end not in [add_years(begins, years) for years in _TERMS_YEARS]:
                return None
        return LONG_TERM if end == LONG_TERM else _iso(end)

    standard = "居民身份证法 第五条" if card_begins else "GB/T 7408"
    return Grammar(value, standard, LISTED, only_missing=card_begins is None)


def of_list(field: str, in_number: str | None = None) -> Grammar:
    """``ethnicity`` (GB/T 3304) or ``sex``; where an identity number tells the sex, that one."""
    look_up: Callable[[str], str | None] = ethnicity if field == "ethnicity" else sex

    def value(text: str) -> str | None:
        said = look_up(half_width(text).split("/")[0])
        return said if in_number in (None, said) else None

    standard = "GB/T 3304" if field == "ethnicity" else "GB/T 2261.1"
    return Grammar(value, standard, LISTED, only_missing=in_number is None)


def pattern(form: str, standard: str = "form") -> Grammar:
    """A number of a form of its own, without a check character, or one that is known elsewhere."""
    compiled = re.compile(rf"(?<![0-9A-Za-z])(?:{form})(?![0-9A-Za-z])")

    def value(text: str) -> str | None:
        found = compiled.search(half_width(text).upper())
        return found[0] if found else None

    return Grammar(value, standard, LISTED)


def address() -> Grammar:
    """An address that begins with a region of GB/T 2260."""

    def value(text: str) -> str | None:
        return tidy(text) if begins_with_region(text) else None

    return Grammar(value, "GB/T 2260", LISTED, head=_LONGEST_REGION)


def authority() -> Grammar:
    """A police office of a region of GB/T 2260."""

    def value(text: str) -> str | None:
        right = _POLICE.fullmatch(half_width(text)) and begins_with_region(text)
        return tidy(text) if right else None

    return Grammar(value, "GB/T 2260", LISTED)


def zone(upper: str) -> Grammar:
    """The lower line of a machine-readable zone, 44 characters with every check digit right."""

    def value(text: str) -> str | None:
        lower = zone_letters(half_width(text))
        read = parse_passport_zone(upper, lower) if len(lower) == 44 else None
        return None if read is None or read.wrong else f"{upper}\n{lower}".strip()

    def keeps(text: str) -> bool:
        read = parse_passport_zone(upper, zone_letters(half_width(text)))
        # The issuer's own data are nobody's business here.
        return read is not None and (not read.wrong or read.only_optional)

    return Grammar(value, "ICAO 9303", CHECKED, keeps=keeps, last_only=True)
