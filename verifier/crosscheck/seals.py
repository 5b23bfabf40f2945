"""A letter's seal against the declared organisation, where the seal was read with confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from verifier.crosscheck.compare import Likeness, Manner, compare, differences
from verifier.crosscheck.declared import SOURCE
from verifier.crosscheck.letters import BY_SUBJECT
from verifier.crosscheck.pairs import some
from verifier.declaration import Manifest
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType, FieldReport, ImageReport, SubjectKind
from verifier.standards import normalise_text

__all__ = ["SURE", "is_other", "own_seal", "seals_against_declared"]

SURE = 0.9
"""Confidence of a seal's text below which it is not compared."""

# A seal's text that differs by one character in ten is more likely misread than another's.
_MISREAD = 0.1
# The office writes and seals a certificate of change, whoever it speaks of.
_BY_OFFICE = {LetterKind.CHANGE_CERTIFICATE}


def own_seal(kind: DocumentType, fields: Mapping[str, FieldReport]) -> bool:
    """Whether a letter is sealed by the organisation that it is about."""
    if kind in (DocumentType.AUTHORIZATION_LETTER, DocumentType.COMMITMENT_LETTER):
        return True
    told = fields.get("letter_kind")
    own = BY_SUBJECT - _BY_OFFICE
    return kind is DocumentType.SUPPORTING_LETTER and told is not None and told.value in own


def is_other(organisation: str, seal: str) -> Likeness:
    """An organisation's name against a seal's text: the same, perhaps misread, or another."""
    likeness = compare(organisation, seal, Manner.LOOSE)
    if likeness is not Likeness.DIFFERENT:
        return Likeness.SAME
    one, other = normalise_text(organisation), normalise_text(seal)
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return Likeness.CONTAINED if alike > 1 - _MISREAD else Likeness.DIFFERENT


def seals_against_declared(manifest: Manifest, images: Sequence[ImageReport]) -> Iterator[Finding]:
    """Letters of an organisation that bear only other organisations' seals."""
    declared = manifest.declared
    names = (*some(declared.subject.name), *some(declared.previous.subject_name))
    if manifest.subject_kind is not SubjectKind.ENTERPRISE or not names:
        return
    for image in images:
        sure = [seal for seal in image.seals if seal.text and seal.confidence >= SURE]
        if not sure or not own_seal(image.document.type, image.fields):
            continue
        if any(is_other(n, s.text or "") is not Likeness.DIFFERENT for n in names for s in sure):
            continue
        seal = sure[0]
        yield make_finding(
            FindingCode.DECLARED_MISMATCH,
            Severity.REVIEW,
            source=SOURCE,
            field="seal",
            declared_field="subject.name",
            role=image.role or "",
            document_type=str(image.document.type),
            image=image.image.path,
            declared=names[0],
            extracted=seal.text,
            differences=differences(names[0], seal.text or ""),
            confidence=seal.confidence,
            box=seal.box,
        )
