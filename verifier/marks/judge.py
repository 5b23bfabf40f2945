"""What a letter must bear, by its type and by what it says itself, against what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verifier.crosscheck.compare import Likeness
from verifier.crosscheck.seals import SURE, is_other, own_seal
from verifier.documents import Fields
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.letter_kinds import LetterKind
from verifier.marks.look import LETTERS, Marks
from verifier.marks.signatures import SEAL_PLACE
from verifier.ocr import Page
from verifier.reports import DocumentType
from verifier.standards import normalise_text

__all__ = ["judge_marks"]

_AUTHORIZATION, _COMMITMENT = DocumentType.AUTHORIZATION_LETTER, DocumentType.COMMITMENT_LETTER
# What the source says of a kind; where it says nothing, the letter's own words do.
_SOURCES = {
    LetterKind.FILING_COMMITMENT: "rules/provinces/44_guangdong.yaml · §6.5.1",
    LetterKind.FINANCE_COMMITMENT: "rules/provinces/44_guangdong.yaml · §6.9.1",
    LetterKind.TRUTH_COMMITMENT: "rules/provinces/32_jiangsu.yaml · §6.4.3",
    LetterKind.TRUTH_NOTICE: "rules/provinces/32_jiangsu.yaml · §6.4.3",
    LetterKind.PREAPPROVAL_STATEMENT: "§6.9.4 · 说明书",
    LetterKind.STAFFING_CERTIFICATE: "rules/provinces/36_jiangxi.yaml · §6.4.7",
    LetterKind.SITE_REVIEW_FORM: "rules/provinces/36_jiangxi.yaml · §6.4.7",
}
_OWN_WORDS = "§1 · 授权书、承诺书与证明材料；材料自身的盖章与签字处"
# Sealed by an organisation that commits; the truth letters are signed only.
_SEALED_COMMITMENTS = {
    LetterKind.FILING_COMMITMENT,
    LetterKind.FINANCE_COMMITMENT,
    LetterKind.PLAN_COMMITMENT,
    LetterKind.PROVIDER_GUARANTEE,
}
_UNSEALED = {LetterKind.TRUTH_NOTICE}
_ORGANISATIONS = ("authorizer", "company_name")
_EITHER = re.compile(r"盖章|公章")
# Who gives an authorization signs it; a place that was not read is not known to be signed.
_GRANTS = re.compile(r"法定|代表|法人|(?<!被)授权人|委托人|负责人|盖章")
_ANYBODY = re.compile("")


def judge_marks(kind: DocumentType, page: Page, fields: Fields, marks: Marks) -> Iterator[Finding]:
    """Findings about a letter's seal and signatures; none for other papers.

    Args:
        kind: What it was read as.
        page: The upright page and its lines.
        fields: What was read.
        marks: What was found.
    """
    if kind not in LETTERS or not page.lines:
        return
    told = fields.get("letter_kind")
    letter = LetterKind(told.value) if told is not None and told.value else None
    source = _SOURCES.get(letter, _OWN_WORDS) if letter else _OWN_WORDS
    shared: dict[str, Any] = {"source": source, "document_type": str(kind)}
    if not marks.seals and _wants_seal(kind, letter, page, fields):
        variant = "colourless" if marks.colourless else ""
        yield make_finding(FindingCode.SEAL_MISSING, Severity.REVIEW, variant=variant, **shared)
    yield from _signatures(kind, marks, shared)
    yield from _other_organisation(kind, page, fields, marks, shared)


def _wants_seal(kind: DocumentType, letter: LetterKind | None, page: Page, fields: Fields) -> bool:
    if kind is not _COMMITMENT:
        return True
    if letter in _UNSEALED:
        return False
    if any(SEAL_PLACE.search(line.text) for line in page.lines if len(line.text) < 60):
        return True
    company = fields.get("company_name")
    return letter in _SEALED_COMMITMENTS and company is not None and bool(company.value)


def _signatures(kind: DocumentType, marks: Marks, shared: dict[str, Any]) -> Iterator[Finding]:
    needed = _GRANTS if kind is _AUTHORIZATION else _ANYBODY
    asked = any(needed.search(place.label) for place in marks.signatures)
    # The seal goes over the lines to be signed, and may hide the words of one.
    asked = asked or (bool(marks.seals) and any(place.present for place in marks.signatures))
    if not asked and kind is not DocumentType.SUPPORTING_LETTER:
        yield make_finding(
            FindingCode.SIGNATURE_MISSING, Severity.REVIEW, variant="no_place", **shared
        )
    for place in marks.signatures:
        if place.present or (marks.seals and _EITHER.search(place.label)):
            continue
        yield make_finding(
            FindingCode.SIGNATURE_MISSING,
            Severity.REVIEW,
            variant="" if place.present is False else "unclear",
            label=place.label.rstrip("：: "),
            box=place.box,
            **shared,
        )


def _other_organisation(
    kind: DocumentType, page: Page, fields: Fields, marks: Marks, shared: dict[str, Any]
) -> Iterator[Finding]:
    """A seal read with confidence whose name stands nowhere on the paper that it seals."""
    if not own_seal(kind, fields):
        return
    printed = next((f for name in _ORGANISATIONS if (f := fields.get(name)) and f.value), None)
    sure = [seal for seal in marks.seals if seal.text and seal.confidence >= SURE]
    if printed is None or printed.value is None or not sure:
        return
    words = normalise_text("".join(line.text for line in page.lines))
    found = {seal.text: is_other(printed.value, seal.text or "") for seal in sure}
    if Likeness.SAME in found.values() or any(
        normalise_text(text or "") in words for text in found
    ):
        return
    seal = sure[0]
    if found[seal.text] is Likeness.DIFFERENT:
        yield make_finding(
            FindingCode.FIELD_INCONSISTENT,
            Severity.REVIEW,
            variant="seal",
            seal=seal.text,
            printed=printed.value,
            confidence=seal.confidence,
            box=seal.box,
            **shared,
        )
