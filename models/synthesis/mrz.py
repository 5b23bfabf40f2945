"""Machine-readable zones of travel documents (ICAO 9303): lines of TD3 and their check digits."""

from __future__ import annotations

from datetime import date

__all__ = ["check_digit", "td3_lines"]

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_digit(text: str) -> str:
    """The check digit of a field: weights 7, 3, 1 over 0-9, A=10 … Z=35, ``<`` = 0, modulo 10."""
    total = sum(
        (7, 3, 1)[index % 3] * (0 if char == "<" else _VALUES.index(char))
        for index, char in enumerate(text)
    )
    return str(total % 10)


def td3_lines(
    *,
    code: str,
    state: str,
    surname: str,
    given: str,
    number: str,
    birth: date,
    sex: str,
    expires: date,
    optional: str = "",
) -> tuple[str, str]:
    """Both lines of 44 characters of a passport.

    Args:
        code: Document code, ``PO`` for a Chinese ordinary passport.
        state: Issuing state and nationality, three letters.
        surname: Primary identifier in Latin capitals.
        given: Secondary identifier; spaces become ``<``.
        number: Document number, at most nine characters.
        birth: Date of birth.
        sex: ``M`` or ``F``.
        expires: Date of expiry.
        optional: At most fourteen characters of the issuer.
    """
    names = f"{surname}<<{given}".replace(" ", "<")
    upper = f"{code:<2}{state}".replace(" ", "<") + names
    number = number.ljust(9, "<")
    extra = optional.ljust(14, "<")
    born, until = f"{birth:%y%m%d}", f"{expires:%y%m%d}"
    number += check_digit(number)
    born += check_digit(born)
    until += check_digit(until)
    # An empty optional field may have "<" or "0" for its check digit; China prints "<".
    extra += check_digit(extra) if optional else "<"
    whole = check_digit(number + born + until + extra)
    return upper[:44].ljust(44, "<"), f"{number}{state}{born}{sex}{until}{extra}{whole}"
