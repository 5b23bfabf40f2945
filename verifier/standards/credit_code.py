"""Unified social credit code (统一社会信用代码), GB 32100-2015.

Eighteen characters out of 31 (digits and capital letters without I, O, S, V, Z)::

    9         | 1        | 3 3 0 1 0 6 | M A 2 7 0 0 0 0 | 1     | X
    authority | category | region code | organisation code (GB 11714)   | check
                           GB/T 2260     8 characters      check  MOD 31

The last character makes the sum of all, weighted by powers of 3, divisible by 31. Characters 9–17
are the organisation code with its own check character (GB 11714-1997, modulo 11). It is given as
information only: some codes issued before 2015 were carried over with faults in it.

Region code 100000 is registration with a national authority. Nothing is corrected.
"""

from __future__ import annotations

from dataclasses import dataclass

from stdnum.cn import uscc

from verifier.standards.id_number import NumberStatus
from verifier.standards.regions import PROVINCES
from verifier.standards.text import compact

__all__ = [
    "AUTHORITIES",
    "CreditCode",
    "check_credit_code",
    "check_organisation_code",
    "parse_credit_code",
]

_ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
_DIGITS = frozenset("0123456789")

AUTHORITIES = {
    "1": "机构编制",
    "2": "外交",
    "3": "司法行政",
    "4": "文化",
    "5": "民政",
    "6": "旅游",
    "7": "宗教",
    "8": "工会",
    "9": "市场监督管理",
    "A": "中央军委改革和编制",
    "N": "农业",
    "Y": "其他",
}
"""First character: the authority that registers (GB 32100-2015 and its amendment 1)."""


@dataclass(frozen=True, slots=True)
class CreditCode:
    """The parts of a code of the right shape.

    Attributes:
        text: The code, 18 characters, upper case.
        authority: First character; see :data:`AUTHORITIES`.
        category: Second character; what it means depends on the authority (91 company,
            92 individual business, 93 farmers' cooperative, 12 institution, 31 law firm …).
        region_code: Characters 3–8.
        organisation_code: Characters 9–17, the last its own check character.
        checksum_ok: Whether character 18 is right.
        organisation_checksum_ok: Whether character 17 is right by GB 11714; information only.
    """

    text: str
    authority: str
    category: str
    region_code: str
    organisation_code: str
    checksum_ok: bool
    organisation_checksum_ok: bool

    @property
    def province_code(self) -> str | None:
        """Two digits of a known province; None for a national registration or an unknown one."""
        return self.region_code[:2] if self.region_code[:2] in PROVINCES else None

    @property
    def status(self) -> NumberStatus:
        """``MALFORMED`` for a region that is no province's nor national, else by the checksum."""
        if self.province_code is None and self.region_code != "100000":
            return NumberStatus.MALFORMED
        return NumberStatus.OK if self.checksum_ok else NumberStatus.BAD_CHECKSUM

    @property
    def valid(self) -> bool:
        """Shape, region and check character are all right."""
        return self.status is NumberStatus.OK


def parse_credit_code(text: str) -> CreditCode | None:
    """Take a code apart; None where length or characters are not those of the standard.

    Full-width characters, white space and small letters are accepted as ways of writing; O is
    never taken for 0, nor I for 1.
    """
    code = compact(text)
    if len(code) != 18 or not _ALPHABET.issuperset(code) or not _DIGITS.issuperset(code[2:8]):
        return None
    return CreditCode(
        text=code,
        authority=code[0],
        category=code[1],
        region_code=code[2:8],
        organisation_code=code[8:17],
        checksum_ok=uscc.calc_check_digit(code[:17]) == code[17],
        organisation_checksum_ok=_organisation_check(code[8:16]) == code[16],
    )


def check_credit_code(text: str) -> NumberStatus:
    """Well formed and right, well formed with a wrong check character, or not well formed."""
    code = parse_credit_code(text)
    return NumberStatus.MALFORMED if code is None else code.status


def check_organisation_code(text: str) -> NumberStatus:
    """The same for an organisation code by itself (GB 11714-1997), with or without its hyphen."""
    code = compact(text).replace("-", "", 1)
    if len(code) != 9 or not code.isascii() or not code.isalnum():
        return NumberStatus.MALFORMED
    right = _organisation_check(code[:8]) == code[8]
    return NumberStatus.OK if right else NumberStatus.BAD_CHECKSUM


def _organisation_check(body: str) -> str:
    """Check character of eight characters by GB 11714-1997 (letters count 10 to 35)."""
    total = sum(
        int(char, 36) * weight for char, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    digit = 11 - total % 11
    return {10: "X", 11: "0"}.get(digit, str(digit))
