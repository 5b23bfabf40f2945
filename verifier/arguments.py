"""What a person types to the CLI or a client sends to the API, read strictly and told clearly."""

from __future__ import annotations

import re
from datetime import date

from verifier.errors import RequestError
from verifier.reports import DocumentType

__all__ = ["EXPECTABLE", "parse_day", "parse_expected"]

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


def _quoted(text: str) -> str:
    return ascii(text[:40]) if not text.isprintable() else f"'{text[:40]}'"
