"""What the photo shows, beside what reading it has answered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.pipeline import _beside
from verifier.reports import DocumentType


def seen(code: FindingCode) -> Finding:
    return make_finding(
        code, Severity.REVIEW, source="test", variant="likely", probability=0.8, threshold=0.4
    )


def kept(
    captured: tuple[Finding, ...], told: tuple[Finding, ...] = (),
    type_: DocumentType = DocumentType.ID_CARD_FRONT,
) -> list[str]:  # fmt: skip
    reading: Any = SimpleNamespace(type=type_)
    return [str(finding.code) for finding in _beside(captured, told, reading)]


def test_a_document_that_was_read_is_not_missing() -> None:
    missing = (seen(FindingCode.DOCUMENT_NOT_FOUND),)
    assert kept(missing) == []
    assert kept(missing, type_=DocumentType.UNKNOWN) == ["DOCUMENT_NOT_FOUND"]


def test_nothing_is_said_twice() -> None:
    border = make_finding(FindingCode.BORDER_INCOMPLETE, Severity.REVIEW, source="test")
    captured = (seen(FindingCode.BORDER_INCOMPLETE), seen(FindingCode.IMAGE_BLURRED))
    assert kept(captured, (border,)) == ["IMAGE_BLURRED"]
