"""Machine-readable zone of a passport (ICAO 9303 part 4, TD3): two lines of 44 characters.

The lower line::

    E K 6 5 4 6 8 3 7 | 9 | C H N | 9 3 1 1 2 5 | 1 | F | 3 0 0 2 0 1 | 6 | optional | c | c
    document number     check state  birth YYMMDD      sex  expiry YYMMDD      data      whole

A check digit is the sum of the characters (0-9, A=10 … Z=35, ``<``=0) weighted 7, 3, 1, 7, …
modulo 10. The upper line has none. Nothing is corrected: O is never taken for 0. A line that lost
characters is still read as far as its fields keep their places; what cannot be checked is said to
be unknown, never right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PassportZone", "mrz_check_digit", "parse_passport_zone", "zone_letters"]

_LENGTH = 44
_FILLERS = str.maketrans("《«〈‹＜", "<<<<<")
_UPPER = re.compile(r"P[A-Z<](?P<state>[A-Z<]{3})(?P<names>[A-Z<]+)")
_LOWER = re.compile(
    r"(?P<number>[A-Z0-9<]{9})(?P<number_check>[0-9<])(?P<state>[A-Z<]{3})"
    r"(?P<birth>\d{6})(?P<birth_check>\d)(?P<sex>[MFX<])(?P<expiry>\d{6})(?P<expiry_check>\d)"
    r"(?P<rest>[A-Z0-9<]*)"
)


@dataclass(frozen=True, slots=True)
class PassportZone:
    """What the two lines say.

    Attributes:
        number: Document number without fillers.
        nationality: Three letters.
        birth: YYMMDD as printed; the century is not said.
        sex: ``M``, ``F``, ``X`` or ``<``.
        expiry: YYMMDD.
        surname: Empty where the upper line was not read.
        given: Given names with spaces; may be empty.
        checks: ``number``, ``birth``, ``expiry``, ``optional`` (the issuer's own data) and
            ``whole`` to whether its check digit is right; None where it cannot be told.
    """

    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    surname: str
    given: str
    checks: Mapping[str, bool | None]

    @property
    def only_optional(self) -> bool:
        """Whether what is wrong may lie in the issuer's own data alone, which nobody uses."""
        return "optional" in self.wrong and set(self.wrong) <= {"optional", "whole"}

    @property
    def wrong(self) -> tuple[str, ...]:
        """The parts whose check digit is wrong."""
        return tuple(part for part, right in self.checks.items() if right is False)


def zone_letters(text: str) -> str:
    """A line of the zone with its filler as it is printed; engines write it as a bracket."""
    return text.translate(_FILLERS)


def mrz_check_digit(text: str) -> str:
    """Check digit of digits, capital letters and ``<``, by ICAO 9303 part 3.

    Raises:
        ValueError: Another character.
    """
    total = sum(
        (7, 3, 1)[index % 3] * (0 if char == "<" else int(char, 36))
        for index, char in enumerate(text)
    )
    return str(total % 10)


def parse_passport_zone(upper: str, lower: str) -> PassportZone | None:
    """Take the zone apart; None where the lower line has not the form of one.

    Args:
        upper: First line; fillers at its end may be missing, for it has no check digit.
        lower: Second line; with other than 44 characters its last check digit is not judged.
    """
    found = _LOWER.fullmatch(lower)
    if found is None:
        return None
    names = _UPPER.fullmatch(upper[:_LENGTH])
    surname, _, given = (names["names"] if names else "").strip("<").partition("<<")
    checks: dict[str, bool | None] = {
        part: mrz_check_digit(found[part]) == found[f"{part}_check"]
        for part in ("number", "birth", "expiry")
    }
    checks |= {"optional": None, "whole": None}
    if len(lower) == _LENGTH:
        # The check digit of an empty field may be a filler.
        checks["optional"] = lower[42] in (
            mrz_check_digit(lower[28:42]),
            "<" if not lower[28:42].strip("<") else "",
        )
        body = lower[:10] + lower[13:20] + lower[21:43]
        checks["whole"] = mrz_check_digit(body) == lower[43]
    return PassportZone(
        number=found["number"].rstrip("<"),
        nationality=found["state"].rstrip("<"),
        birth=found["birth"],
        sex=found["sex"],
        expiry=found["expiry"],
        surname=surname.replace("<", " "),
        given=given.replace("<", " ").strip(),
        checks=checks,
    )
