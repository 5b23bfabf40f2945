"""Arguments that need more than a type: dates, document types, schema kinds."""

from __future__ import annotations

import re
from datetime import date

import typer

from verifier.reports import DocumentType
from verifier.schema import SchemaKind

__all__ = ["parse_date", "parse_document_type", "parse_schema_kind"]


def parse_date(text: str | None) -> date | None:
    """A day as ``YYYY-MM-DD``; anything else that ISO 8601 allows is refused.

    Raises:
        typer.BadParameter: No such day, or another form.
    """
    if text is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} 不是有效日期，应为 YYYY-MM-DD / is not a valid date, give YYYY-MM-DD",
            param_hint="--as-of",
        ) from None


def parse_document_type(text: str | None) -> DocumentType | None:
    """A document type of the contract.

    Raises:
        typer.BadParameter: Not one of them, or ``unknown`` (nothing can be expected to be that).
    """
    if text is None:
        return None
    allowed = [kind.value for kind in DocumentType if kind is not DocumentType.UNKNOWN]
    if text not in allowed:
        raise typer.BadParameter(
            f"{text!r} 不是已知的证件类型，可选 / is no known document type, choose one of: "
            + ", ".join(allowed),
            param_hint="--as",
        )
    return DocumentType(text)


def parse_schema_kind(text: str) -> SchemaKind:
    """``image``, ``submission``, or ``report`` for either.

    Raises:
        typer.BadParameter: None of them.
    """
    kinds: dict[str, SchemaKind] = {
        "image": "image",
        "submission": "submission",
        "report": "report",
    }
    if text not in kinds:
        raise typer.BadParameter(
            f"{text!r}：应为 image 或 submission / should be image or submission",
            param_hint="[image|submission]",
        )
    return kinds[text]
