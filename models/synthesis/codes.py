"""Invented identity numbers and credit codes whose check characters are right."""

from __future__ import annotations

from datetime import date

import numpy as np
from stdnum.cn import ric, uscc

from models.synthesis import names

__all__ = ["credit_code", "id_number", "organization_code", "recoded"]


def id_number(rng: np.random.Generator, region_code: str, birth: date, sex: str) -> str:
    """A number with a valid check character (GB 11643-1999); the 17th digit is odd for men."""
    serial = int(rng.integers(1, 499)) * 2 + (1 if sex == "男" else 0)
    body = f"{region_code}{birth:%Y%m%d}{serial:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def _organization_check(unit: str) -> str:
    weights, values = (3, 7, 9, 10, 5, 8, 4, 2), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    check = (11 - sum(w * values.index(c) for w, c in zip(weights, unit, strict=True)) % 11) % 11
    return "X" if check == 10 else str(check)


def organization_code(rng: np.random.Generator) -> str:
    """An organisation code of the days before 2015, nine characters without hyphen (GB 11714)."""
    unit = "".join(str(d) for d in rng.integers(0, 10, 8))
    return unit + _organization_check(unit)


def credit_code(
    rng: np.random.Generator, region_code: str, category: str, *, organization: str = ""
) -> str:
    """A unified social credit code: ``91`` companies, ``92`` sole proprietors (GB 32100-2015).

    ``organization`` is the organisation code inside; a new one is drawn where it is not given.
    """
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if not organization:
        unit = "MA" + "".join(names.pick(rng, alphabet) for _ in range(6))
        organization = unit + _organization_check(unit)
    body = category + region_code + organization
    return body + str(uscc.calc_check_digit(body))


def recoded(code: str, category: str) -> str:
    """A credit code with other first two characters."""
    body = category + code[2:17]
    return body + str(uscc.calc_check_digit(body))
