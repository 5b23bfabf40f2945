"""``local_residence``: whether a person lives in the province they file in.

Decided by the address printed on the document. The region code within an identity number is that of
the household's registration when the number was given; where it is another province's, that is
noted and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset.facts import Facts, image_evidence
from verifier.ruleset.papers import Material, Presence, presence
from verifier.ruleset.persons import INDIVIDUAL_ROLES, PERSON_TYPES
from verifier.ruleset.phrases import Phrase, any_of_words
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf
from verifier.standards import parse_id_number, province_of_address

__all__ = ["LocalResidence", "lives_here"]

_PERMITS = (DocumentType.RESIDENCE_PERMIT, DocumentType.HANDHELD_PHOTO)


class LocalResidence(Values):
    """What a person from elsewhere may show.

    Attributes:
        proofs: Sets of papers, any of which will do; none: only local people may file.
        permit_of: Which residence permits count: the province's own (``province``), or, where the
            source is not clear, another province's for a person to decide (``unclear``).
        without_address: What of documents that print no address (passports, permits): a person
            decides (``review``), or a proof is needed as well (``proof``).
    """

    proofs: AnyOf = ()
    permit_of: Literal["province", "unclear"] = "province"
    without_address: Literal["review", "proof"] = "review"


def _describe(values: LocalResidence) -> Iterable[Phrase]:
    if values.proofs:
        yield Phrase.of("residence_or_proof", proofs=any_of_words(values.proofs))
    else:
        yield Phrase.of("residence_only")


@check("local_residence", Family.RESIDENCE, LocalResidence, _describe)
def _local_residence(facts: Facts, values: LocalResidence, cite: Cite) -> Iterable[Finding]:
    image = _paper(facts)
    if image is not None:  # that a document is missing is another rule's to say
        yield from _judge(facts, values, cite, image)


def lives_here(facts: Facts) -> bool:
    """Whether the printed address lies in the province."""
    image = _paper(facts)
    address = _address(image) if image else None
    return bool(address) and province_of_address(address or "") == facts.manifest.province


def _paper(facts: Facts) -> ImageReport | None:
    """The document that says where the person lives: the first with an address, else the first."""
    papers = [
        image
        for image in facts.in_role(*INDIVIDUAL_ROLES)
        if image.document.type in PERSON_TYPES - {DocumentType.ID_CARD_BACK}
    ]
    with_address = [image for image in papers if _address(image)]
    return next(iter(with_address or papers), None)


def _judge(
    facts: Facts, values: LocalResidence, cite: Cite, image: ImageReport
) -> Iterator[Finding]:
    address = _address(image)
    province = province_of_address(address) if address else None
    here = facts.manifest.province
    number = _number_province(facts)
    evidence: dict[str, Any] = {
        **image_evidence(image),
        "province": here,
        "address_province": province or "",
        "number_province": number or "",
        "proofs": [[str(paper) for paper in papers] for papers in values.proofs],
    }
    if province == here:
        if number not in (None, here):
            yield cite(
                FindingCode.RESIDENCE_OUT_OF_PROVINCE,
                variant="number_elsewhere",
                severity=Severity.INFO,
                **evidence,
            )
        return
    proof = max((_proof(facts, values, papers) for papers in values.proofs), default=None)
    if proof is Presence.THERE:
        return
    severity: Severity | None = Severity.REVIEW
    if proof in (Presence.POSSIBLE, Presence.CLAIMED):
        variant = "proof_unconfirmed"
    elif province is None:
        prints_none = image.document.type is not DocumentType.ID_CARD_FRONT
        strict = prints_none and values.without_address == "proof"
        variant = "no_address" if prints_none else "unreadable"
        severity = None if strict else Severity.REVIEW
    else:
        variant = "proof" if values.proofs else ""
        severity = None if _sure(facts, image) else Severity.REVIEW
    yield cite(
        FindingCode.RESIDENCE_OUT_OF_PROVINCE, variant=variant, severity=severity, **evidence
    )


def _address(image: ImageReport) -> str | None:
    field = image.fields.get("address")
    return field.value if field else None


def _sure(facts: Facts, image: ImageReport) -> bool:
    field = image.fields.get("address")
    return field is not None and facts.is_sure(field)


def _number_province(facts: Facts) -> str | None:
    number = facts.whole_person(INDIVIDUAL_ROLES[0]).number
    parsed = parse_id_number(number) if number else None
    return parsed.province_code if parsed else None


def _proof(facts: Facts, values: LocalResidence, papers: tuple[Material, ...]) -> Presence:
    """How certain a set of proofs is; a residence permit of another province is none."""
    level = min(presence(facts, paper) for paper in papers)
    permits = [paper for paper in papers if paper.type in _PERMITS]
    if level is Presence.THERE and permits:
        images = [i for i in facts.of_type(_PERMITS) if _permit_province(i) is not None]
        elsewhere = images and all(_permit_province(i) != facts.manifest.province for i in images)
        if elsewhere:
            return Presence.CLAIMED if values.permit_of == "unclear" else Presence.ABSENT
    return level


def _permit_province(image: ImageReport) -> str | None:
    for name in ("address", "issuing_authority"):
        field = image.fields.get(name)
        province = province_of_address(field.value) if field and field.value else None
        if province is not None:
            return province
    return None
