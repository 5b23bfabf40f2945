"""What a person types to the CLI or a client sends to the API, read strictly and told clearly."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from verifier.errors import RequestError
from verifier.reports import DocumentType
from verifier.standards import MAINLAND_CODES, province_code

__all__ = [
    "EXPECTABLE",
    "parse_choice",
    "parse_day",
    "parse_expected",
    "parse_flag",
    "parse_province",
]

_E = TypeVar("_E", bound=StrEnum)

EXPECTABLE = tuple(kind.value for kind in DocumentType if kind is not DocumentType.UNKNOWN)
"""Document types that an image can be said to be; nothing can be expected to be unknown."""


def parse_day(text: str | None, argument: str) -> date | None:
    """A day as ``YYYY-MM-DD``; none stays none. Other forms that ISO 8601 allows are refused.

    Args:
        text: What was given.
        argument: Its name, for the sentence (``--as-of``).

    Raises:
        RequestError: No such day, or another form.
    """
    if text is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise RequestError(
            f"{argument}: {_quoted(text)} 不是有效日期 / is not a valid date",
            remedy="请按 YYYY-MM-DD 填写真实日期 / Give a real day as YYYY-MM-DD",
        ) from None


def parse_expected(text: str | None, argument: str) -> DocumentType | None:
    """A document type of the contract; none stays none.

    Raises:
        RequestError: Not one of :data:`EXPECTABLE`.
    """
    if text is None:
        return None
    if text not in EXPECTABLE:
        raise RequestError(
            f"{argument}: {_quoted(text)} 不是已知的证件类型 / is no known document type",
            remedy="可选 / Choose one of: " + ", ".join(EXPECTABLE),
        )
    return DocumentType(text)


def parse_flag(text: str | None, argument: str) -> bool:
    """``true`` or ``false``; none is false.

    Raises:
        RequestError: Anything else.
    """
    if text not in (None, "true", "false"):
        raise RequestError(
            f"{argument}: {_quoted(text)} 不是 true 或 false / is neither true nor false",
            remedy="请填 true 或 false / Give true or false",
        )
    return text == "true"


def parse_province(text: str, argument: str) -> str:
    """Two digits of one of the 31 provinces, given so or by name (浙江, 浙江省, zhejiang).

    Raises:
        RequestError: None of them.
    """
    code = province_code(text)
    if code not in MAINLAND_CODES:
        raise RequestError(
            f"{argument}: {_quoted(text)} 不是 31 个省级地区之一 / is none of the 31 provinces",
            remedy="请用两位代码或名称 / Give two digits or a name: 33, 浙江, zhejiang",
        )
    return code


def parse_choice(text: str, choices: type[_E], argument: str) -> _E:
    """A member of an enumeration of the contract by its value.

    Raises:
        RequestError: No such member.
    """
    try:
        return choices(text)
    except ValueError:
        raise RequestError(
            f"{argument}: {_quoted(text)} 不是可选值 / is not among the choices",
            remedy="可选 / Choose one of: " + ", ".join(choices),
        ) from None


def _quoted(text: str) -> str:
    return ascii(text[:40]) if not text.isprintable() else f"'{text[:40]}'"
