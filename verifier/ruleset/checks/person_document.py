"""``person_document``: which documents a person may file with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from verifier.declaration import Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.persons import PERSON_TYPES, Origin
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Types

__all__ = ["PersonDocument"]

_CARD = (DocumentType.ID_CARD_FRONT, DocumentType.ID_CARD_BACK)


class PersonDocument(Values):
    """Documents of a person. What is left out, the source says nothing of.

    Attributes:
        citizens: ``id_card``: a Chinese citizen files with the identity card alone.
        foreigners: ``refused``: foreigners may not file.
        temporary_id: ``refused``: temporary identity cards are not taken.
        doubtful: Kinds that two passages of the source judge differently: a person decides.
    """

    citizens: Literal["id_card"] | None = None
    foreigners: Literal["refused"] | None = None
    temporary_id: Literal["refused"] | None = None
    doubtful: Types = frozenset()


def _describe(values: PersonDocument) -> Iterable[Phrase]:
    if values.citizens:
        yield Phrase.of("citizens_id_card")
    if values.foreigners:
        yield Phrase.of("foreigners_refused")
    if values.temporary_id:
        yield Phrase.of("temporary_id_refused")
    if values.doubtful:
        yield Phrase.of("person_document_doubtful", types=sorted(values.doubtful))


@check("person_document", Family.PERSON, PersonDocument, _describe)
def _person_document(facts: Facts, values: PersonDocument, cite: Cite) -> Iterable[Finding]:
    for image in facts.in_role(*Role):
        kind = image.document.type
        if kind in PERSON_TYPES:
            yield from _one(facts, values, cite, image)
        if values.temporary_id and kind in _CARD:
            temporary = any(f.code is FindingCode.TEMPORARY_ID for f in image.findings)
            if temporary:
                yield cite(
                    FindingCode.MATERIAL_NOT_ACCEPTED,
                    variant="temporary_id",
                    **image_evidence(image),
                )


def _one(facts: Facts, values: PersonDocument, cite: Cite, image: ImageReport) -> Iterator[Finding]:
    evidence = image_evidence(image)
    if image.document.type in values.doubtful:
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED, variant="open_person", severity=Severity.REVIEW,
            **evidence,
        )  # fmt: skip
    if image.document.type is not DocumentType.PASSPORT:
        return
    person = facts.whole_person(image.role or "")
    # The passport itself says nothing of its holder's nationality until it is read.
    if values.citizens and person.origin in (None, Origin.MAINLAND):
        known = person.origin is Origin.MAINLAND
        yield cite(
            FindingCode.MATERIAL_NOT_ACCEPTED,
            variant="citizen" if known else "citizen_unknown",
            severity=None if known else Severity.REVIEW,
            **evidence,
        )
    if values.foreigners and person.origin in (None, Origin.FOREIGN):
        known = person.origin is Origin.FOREIGN
        yield cite(
            FindingCode.RESPONSIBLE_PERSON_NOT_ALLOWED,
            variant="foreigner" if known else "foreigner_unknown",
            severity=None if known else Severity.REVIEW,
            **evidence,
        )
