"""What every document type brings: how it is recognised, its fields, its own consistency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from verifier.documents.flow import Flow, tidy
from verifier.documents.seen import SeenField
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType, FieldReport

__all__ = ["DocumentKind", "Fields", "make_field", "missing", "text_field"]

Fields = Mapping[str, FieldReport]

# Below this a field is shown to a person where only the mean confidence of its lines is known. With
# probabilities of characters the bound is that of the calibration (evidence.review_below).
LOW_CONFIDENCE = 0.80


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One document type.

    Attributes:
        type: The contract's name.
        likeness: How much a page (and its lines in reading order) looks like this type, 0 to 1.
        extract: The fields found on the page; a field that is not there is left out.
        check: Findings about the fields by themselves and against each other.
        required: Fields a genuine document always shows and a filing needs, in the order people
            read them.
        printed: Further fields it always shows; one that was not read is only mentioned.
        other_side: What the other side of a card shows in place of ``required``; empty where the
            type has one side. The side is the one of which more was read.
    """

    type: DocumentType
    likeness: Callable[[Flow], float]
    extract: Callable[[Page, Flow], Fields]
    check: Callable[[Fields], Sequence[Finding]]
    required: tuple[str, ...]
    printed: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()

    def needed(self, fields: Fields) -> tuple[str, ...]:
        """The fields that the side which was read always shows."""

        def read(names: tuple[str, ...]) -> int:
            return sum(name in fields for name in names)

        other = read(self.other_side) > read(self.required)
        return self.other_side if other else self.required


def make_field(page: Page, pieces: Sequence[PageLine], value: str | None) -> FieldReport | None:
    """A field from the parts of lines it was read from; None if there are none.

    Its confidence is that of its weakest part, for one wrong character makes the field wrong.
    """
    if not pieces:
        return None
    field = FieldReport(
        value=value,
        raw="".join(piece.text for piece in pieces),
        confidence=round(min(piece.confidence for piece in pieces), 4),
        box=page.quad(
            min(piece.x0 for piece in pieces),
            min(piece.y0 for piece in pieces),
            max(piece.x1 for piece in pieces),
            max(piece.y1 for piece in pieces),
        ),
    )
    smallest = min(pieces, key=lambda piece: piece.height)
    return SeenField.of(field, pieces, page.height_in_upload(smallest))


def text_field(page: Page, pieces: Sequence[PageLine]) -> FieldReport | None:
    """A field whose value is the text itself, tidied; None if there are no parts."""
    return make_field(page, pieces, tidy("".join(piece.text for piece in pieces)) or None)


def missing(kind: DocumentKind, fields: Fields) -> list[Finding]:
    """Findings for required fields that were not read, or were read with doubt."""
    found: list[Finding] = []
    source = "rules/national.yaml · §1, §5"
    needed = kind.needed(fields)
    for name in (*needed, *kind.printed):
        field = fields.get(name)
        if field is None or field.value is None:
            found.append(
                make_finding(
                    FindingCode.FIELD_UNREADABLE,
                    Severity.REVIEW if name in needed else Severity.INFO,
                    source=source,
                    field=name,
                    document_type=str(kind.type),
                    box=field.box if field else None,
                )
            )
    for name, field in fields.items():
        threshold = field.evidence.review_below if field.evidence else LOW_CONFIDENCE
        # A forged number that is partly unclear may have a reading that satisfies its standard.
        asked = field.decoded is not None or field.confidence < threshold
        if field.value is not None and asked:
            found.append(
                make_finding(
                    FindingCode.FIELD_LOW_CONFIDENCE,
                    Severity.REVIEW,
                    source=source,
                    variant="decoded" if field.decoded else "",
                    field=name,
                    document_type=str(kind.type),
                    confidence=field.confidence,
                    threshold=threshold,
                    box=field.box,
                    **(field.decoded.model_dump() if field.decoded else {}),
                )
            )
    return found
