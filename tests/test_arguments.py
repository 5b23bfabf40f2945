from __future__ import annotations

from datetime import date

import pytest

from verifier.arguments import EXPECTABLE, parse_day, parse_expected, parse_flag
from verifier.errors import RequestError
from verifier.reports import DocumentType


def test_days() -> None:
    assert parse_day(None, "--as-of") is None
    assert parse_day("2024-02-29", "--as-of") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "2026-02-29", "20261123", "2026-W47-1", "2026-1-2", "1700000000", "２０２６-01-01"]
)
def test_other_forms_and_days_that_never_were_are_refused(text: str) -> None:
    with pytest.raises(RequestError, match="--as-of"):
        parse_day(text, "--as-of")


def test_document_types() -> None:
    assert parse_expected(None, "as") is None
    assert {parse_expected(text, "as") for text in EXPECTABLE} == set(DocumentType) - {
        DocumentType.UNKNOWN
    }


@pytest.mark.parametrize("text", ["unknown", "ID_CARD_FRONT", "", "x" * 1000, "a\x1b[31m"])
def test_other_types_are_refused_and_told_the_choice(text: str) -> None:
    with pytest.raises(RequestError) as caught:
        parse_expected(text, "as")
    assert "business_licence" in caught.value.remedy
    assert len(caught.value.detail) < 200
    assert "\x1b" not in caught.value.detail


def test_flags() -> None:
    assert parse_flag("true", "full") is True
    assert parse_flag("false", "full") is False
    assert parse_flag(None, "full") is False


@pytest.mark.parametrize("text", ["", "yes", "1", "True", "真"])
def test_other_flags_are_refused_and_told_the_choice(text: str) -> None:
    with pytest.raises(RequestError, match="full") as refused:
        parse_flag(text, "full")
    assert "true" in refused.value.remedy
