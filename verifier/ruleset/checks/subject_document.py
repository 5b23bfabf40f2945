"""``subject_document``: which of an organisation's documents a province takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Types
from verifier.standards import compact

__all__ = ["SubjectDocument"]

_ORGANISATIONS = frozenset(
    {
        DocumentType.BUSINESS_LICENCE,
        DocumentType.INSTITUTION_CERTIFICATE,
        DocumentType.ORGANIZATION_CODE_CERTIFICATE,
        DocumentType.LAW_FIRM_LICENCE,
    }
)


_OLD_DIGITS = 15


class SubjectDocument(Values):
    """Documents of an organisation.

    Attributes:
        accepted: These are taken.
        doubtful: The source leaves these open: a person decides. Any other is refused.
        unified_code: The document bears the unified credit code (GB 32100), not the 15 digits of
            a registration number from before it.
    """

    accepted: Types = Field(min_length=1)
    doubtful: Types = frozenset()
    unified_code: bool = False


def _describe(values: SubjectDocument) -> Iterable[Phrase]:
    yield Phrase.of("subject_document", types=sorted(values.accepted))
    if values.unified_code:
        yield Phrase.of("unified_code")


@check("subject_document", Family.SUBJECT, SubjectDocument, _describe)
def _subject_document(facts: Facts, values: SubjectDocument, cite: Cite) -> Iterable[Finding]:
    for image in facts.in_role(Role.SUBJECT_DOCUMENT):
        kind = image.document.type
        if values.unified_code:
            yield from _old_number(facts, cite, image)
        if kind not in _ORGANISATIONS or kind in values.accepted:
            continue
        doubtful = kind in values.doubtful
        unsure = image.document.confidence < facts.sure
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED,
            variant="open" if doubtful else "",
            severity=Severity.REVIEW if doubtful or unsure else None,
            accepted=sorted(map(str, values.accepted)),
            **image_evidence(image),
        )


def _old_number(facts: Facts, cite: Cite, image: ImageReport) -> Iterator[Finding]:
    field = image.fields.get("credit_code")
    number = compact(field.value or "") if field else ""
    if field and len(number) == _OLD_DIGITS and number.isdigit():
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED,
            variant="old_number",
            severity=None if facts.is_sure(field) else Severity.REVIEW,
            field="credit_code",
            **image_evidence(image),
        )
