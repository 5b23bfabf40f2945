"""Citizen identity number (公民身份号码), GB 11643-1999.

Eighteen characters::

    3 3 0 1 0 6 | 1 9 9 0 0 3 0 7 | 1 2 3 | X
    region code | date of birth   | order | check
    GB/T 2260   | YYYYMMDD        | odd male, even female

The check character follows ISO 7064:1983 MOD 11-2 over the first seventeen digits; ``X`` stands
for ten. The number of 15 digits went out of use on 2013-01-01 and is not a number of this kind.

The region code is that of the household's registration at the time the number was given, so
counties that no longer exist are ordinary; only the province is judged. Residents of Hong Kong,
Macau and Taiwan have such numbers on their residence permits, with the codes 81, 82 and 83
(GB/T 2260 itself writes Taiwan 71).

Nothing is corrected: a number that is not well formed or whose check character is wrong is
reported as such, never as the number it might have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from stdnum.cn import ric

from verifier.standards.regions import PROVINCES
from verifier.standards.text import compact

__all__ = ["IdNumber", "NumberStatus", "check_id_number", "parse_id_number"]

_RESIDENCE_PERMIT_TAIWAN = "83"
_KNOWN_PROVINCES = frozenset(PROVINCES) | {_RESIDENCE_PERMIT_TAIWAN}
_DIGITS = frozenset("0123456789")


class NumberStatus(StrEnum):
    """What can be said about a number by itself."""

    OK = "ok"
    BAD_CHECKSUM = "bad_checksum"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """The parts of a number of the right shape.

    Attributes:
        text: The number, 18 characters, ``X`` in upper case.
        region_code: First six digits.
        birth_date: None where the digits name no day of the calendar (19900230).
        sex: ``男`` for an odd order number, ``女`` for an even one.
        checksum_ok: Whether the check character is right.
    """

    text: str
    region_code: str
    birth_date: date | None
    sex: Literal["男", "女"]
    checksum_ok: bool

    @property
    def province_code(self) -> str | None:
        """Two digits of a known province, else None. 83 (Taiwan permits) is told as 71."""
        code = self.region_code[:2]
        if code == _RESIDENCE_PERMIT_TAIWAN:
            return "71"
        return code if code in PROVINCES else None

    @property
    def status(self) -> NumberStatus:
        """``MALFORMED`` for an unknown province or impossible birth date, else by the checksum."""
        if self.birth_date is None or self.region_code[:2] not in _KNOWN_PROVINCES:
            return NumberStatus.MALFORMED
        return NumberStatus.OK if self.checksum_ok else NumberStatus.BAD_CHECKSUM

    @property
    def valid(self) -> bool:
        """Shape, province, birth date and check character are all right."""
        return self.status is NumberStatus.OK


def parse_id_number(text: str) -> IdNumber | None:
    """Take a number apart; None where it is not 17 digits and a digit or ``X``.

    Full-width characters, white space and a small ``x`` are accepted, for they are ways of
    writing; no character is ever replaced by another that looks like it.
    """
    number = compact(text)
    if len(number) != 18 or not _DIGITS.issuperset(number[:17]) or number[17] not in "0123456789X":
        return None
    try:
        birth_date = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        birth_date = None
    return IdNumber(
        text=number,
        region_code=number[:6],
        birth_date=birth_date,
        sex="男" if int(number[16]) % 2 else "女",
        checksum_ok=ric.calc_check_digit(number) == number[17],
    )


def check_id_number(text: str) -> NumberStatus:
    """Well formed and right, well formed with a wrong check character, or not well formed."""
    number = parse_id_number(text)
    return NumberStatus.MALFORMED if number is None else number.status
