"""``subject_document``: which of an organisation's documents a province takes."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Types

__all__ = ["SubjectDocument"]

_ORGANISATIONS = frozenset(
    {
        DocumentType.BUSINESS_LICENCE,
        DocumentType.INSTITUTION_CERTIFICATE,
        DocumentType.ORGANIZATION_CODE_CERTIFICATE,
        DocumentType.LAW_FIRM_LICENCE,
    }
)


class SubjectDocument(Values):
    """Documents of an organisation.

    Attributes:
        accepted: These are taken.
        doubtful: The source leaves these open: a person decides. Any other is refused.
    """

    accepted: Types = Field(min_length=1)
    doubtful: Types = frozenset()


def _describe(values: SubjectDocument) -> Iterable[Phrase]:
    yield Phrase.of("subject_document", types=sorted(values.accepted))


@check("subject_document", Family.SUBJECT, SubjectDocument, _describe)
def _subject_document(facts: Facts, values: SubjectDocument, cite: Cite) -> Iterable[Finding]:
    for image in facts.in_role(Role.SUBJECT_DOCUMENT):
        kind = image.document.type
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
