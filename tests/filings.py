"""Invented filings for tests: image reports as if read, from a short form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from verifier.declaration import Manifest, parse_manifest
from verifier.findings import FindingCode, Severity, Verdict, make_finding
from verifier.letter_kinds import LetterKind
from verifier.reports import (
    DocumentReport,
    DocumentType,
    FieldReport,
    ImageInfo,
    ImageReport,
    TimingMs,
)

__all__ = ["image", "manifest"]


def image(
    role: str,
    kind: str,
    fields: dict[str, Any] | None = None,
    path: str = "",
    *,
    letter: str | None = None,
    found: Sequence[str] = (),
) -> ImageReport:
    """An image report; a field is its value, or ``[value, confidence]``.

    ``letter`` is which letter the applicant says it is, ``found`` codes of the image stage.
    """
    read = {}
    for name, given in (fields or {}).items():
        value, confidence = given if isinstance(given, list) else (given, 0.98)
        text = None if value is None else str(value)
        read[name] = FieldReport(value=text, raw=text or "", confidence=confidence, box=None)
    return ImageReport(
        image=ImageInfo(
            path=path or f"{role}-{kind}.jpg",
            sha256="0" * 64,
            bytes=300_000,
            format="JPEG",
            width=1600,
            height=1200,
        ),
        role=role,
        document=DocumentReport(type=DocumentType(kind), confidence=0.99, corners=None),
        kind=None if letter is None else LetterKind(letter),
        fields=read,
        findings=tuple(
            make_finding(FindingCode(code), Severity.REVIEW, source="test") for code in found
        ),
        verdict=Verdict.PASS,
        timing_ms=TimingMs(),
    )


def manifest(kind: str = "enterprise", declared: Any = None, **other: Any) -> Manifest:
    """A manifest with no images: tests hand the reports over beside it."""
    base = {"submission_id": "T", "province": "33", "subject_kind": kind, "filing_type": "first"}
    return parse_manifest({**base, "declared": declared or {}, **other})
