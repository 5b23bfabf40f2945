"""Commitment or notice (承诺书, 告知书): whose it is, of which kind, when it was signed."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.documents.checks import check_code, check_identity
from verifier.documents.flow import Flow
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.letter_titles import COMMITMENTS, find_title
from verifier.documents.letters import LETTER_FIELDS, read_letter
from verifier.documents.likeness import word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["COMMITMENT_LETTER"]

_WORDS = {
    "承诺": 0.1,
    "告知": 0.1,
    "备案": 0.1,
    "网站": 0.1,
    "法律责任": 0.05,
    "本单位": 0.05,
    "我单位": 0.05,
    "本人": 0.05,
}


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS)
    return min(1.0, score + 0.7) if score and find_title(flow, COMMITMENTS) else 0.0


def _extract(page: Page, _: Flow) -> Fields:
    return read_letter(page, COMMITMENTS, LETTER_FIELDS)


def _check(fields: Fields) -> Sequence[Finding]:
    return (*check_identity(fields), *check_code(fields))


COMMITMENT_LETTER = DocumentKind(
    type=DocumentType.COMMITMENT_LETTER,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("issued_on",),
)
