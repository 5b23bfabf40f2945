"""What was declared against what the documents say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifier.crosscheck.compare import (
    Likeness,
    Manner,
    compare,
    differences,
    is_firm,
    looks_misread,
)
from verifier.crosscheck.pairs import Pair
from verifier.crosscheck.plan import PERSON_DOCUMENTS, SUBJECT_DOCUMENTS, plan
from verifier.declaration import Manifest, Role
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType, FieldReport, ImageReport

__all__ = ["SOURCE", "declared_against_documents"]

SOURCE = "§1, §5 · 基本资料：核验主办单位与负责人信息"

_BEST_FIRST = (Likeness.SAME, Likeness.CONTAINED, Likeness.DIFFERENT)


def declared_against_documents(
    manifest: Manifest, images: tuple[ImageReport, ...], sure: float
) -> Iterator[Finding]:
    """Findings in the order of the images; what was not declared is said once a field."""
    yield from _document_type(manifest, images)
    said: set[str] = set()
    for pair in plan(manifest, images):
        field = pair.image.fields.get(pair.field)
        value = field.value if field else None
        if pair.optional and value is None:
            continue
        if not pair.declared:
            if pair.declared_field not in said:
                said.add(pair.declared_field)
                yield _finding(FindingCode.DECLARED_MISSING, Severity.INFO, pair)
        elif field is None or not value:
            yield _finding(FindingCode.FIELD_UNREADABLE, Severity.REVIEW, pair, "compare")
        else:
            yield from _compared(pair, field, value, sure)


def _document_type(manifest: Manifest, images: tuple[ImageReport, ...]) -> Iterator[Finding]:
    """The subject's documents are of the kind declared; a person looks where they are not."""
    declared = manifest.declared.subject.document_type
    wanted = DocumentType.ID_CARD_FRONT if declared is DocumentType.ID_CARD_BACK else declared
    for image in images if wanted else ():
        kind = image.document.type
        known = kind in PERSON_DOCUMENTS or kind in SUBJECT_DOCUMENTS
        if image.role == Role.SUBJECT_DOCUMENT and known and kind is not wanted:
            pair = Pair(image, "document_type", "subject.document_type", (str(wanted),))
            yield _finding(
                FindingCode.DECLARED_MISMATCH,
                Severity.REVIEW,
                pair,
                declared=str(wanted),
                extracted=str(kind),
                differences=[],
                confidence=image.document.confidence,
            )


def _compared(pair: Pair, field: FieldReport, value: str, sure: float) -> Iterator[Finding]:
    likeness, declared = min(
        ((compare(one, value, pair.manner), one) for one in pair.declared),
        key=lambda found: _BEST_FIRST.index(found[0]),
    )
    if likeness is Likeness.SAME:
        return
    evidence = {
        "declared": declared,
        "extracted": value,
        "differences": differences(declared, value),
        "confidence": field.confidence,
    }
    if likeness is Likeness.CONTAINED:
        severity = Severity.REVIEW if pair.manner is Manner.LOOSE else Severity.INFO
        yield _finding(FindingCode.DECLARED_MISMATCH, severity, pair, "partial", **evidence)
        return
    doubtful = not is_firm(field, sure) or looks_misread(pair.field, declared, value)
    tolerant = pair.tolerant or pair.manner in (Manner.ADDRESS, Manner.SITE)
    severity = Severity.REVIEW if doubtful or tolerant else Severity.REJECT
    variant = "doubtful" if doubtful else ""
    yield _finding(FindingCode.DECLARED_MISMATCH, severity, pair, variant, **evidence)


def _finding(
    code: FindingCode, severity: Severity, pair: Pair, variant: str = "", **evidence: Any
) -> Finding:
    return make_finding(
        code,
        severity,
        source=SOURCE,
        variant=variant,
        field=pair.field,
        declared_field=pair.declared_field,
        role=pair.image.role or "",
        document_type=str(pair.image.document.type),
        image=pair.image.image.path,
        **evidence,
    )
