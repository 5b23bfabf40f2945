"""Findings that many checks make: something was not declared, a paper is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from verifier.declaration import DeclaredPerson, DeclaredPrevious, DeclaredVideo, Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType, FieldReport
from verifier.ruleset.facts import Facts
from verifier.ruleset.papers import Material, Presence, presence
from verifier.ruleset.persons import Person, same
from verifier.ruleset.registry import Cite

__all__ = [
    "documents_finding",
    "for_a_person",
    "letter_finding",
    "needed_papers",
    "not_declared",
    "paper_finding",
]

AnyOf = Sequence[Sequence[Material]]


# Parts that are told as a whole where nothing of them was declared.
_WHOLE: dict[str, BaseModel] = {
    "legal_representative": DeclaredPerson(),
    "subject_responsible": DeclaredPerson(),
    "site_responsible": DeclaredPerson(),
    "previous": DeclaredPrevious(),
    "video": DeclaredVideo(),
}


def not_declared(facts: Facts, cite: Cite, *paths: str) -> Iterator[Finding]:
    """``DECLARED_MISSING`` at ``info`` for each path of the declaration that a rule needs."""
    for path in paths:
        part = path.partition(".")[0]
        empty = part in _WHOLE and getattr(facts.manifest.declared, part) == _WHOLE[part]
        yield cite(
            FindingCode.DECLARED_MISSING,
            variant="rule",
            severity=Severity.INFO,
            declared_field=part if empty else path,
        )


def for_a_person(finding: Finding) -> Finding:
    """The finding, at most for a person to decide."""
    if finding.severity is not Severity.REJECT:
        return finding
    return finding.model_copy(update={"severity": Severity.REVIEW})


def needed_papers(facts: Facts, cite: Cite, any_of: AnyOf, **evidence: Any) -> Iterator[Finding]:
    """:func:`paper_finding` as an iterator."""
    finding = paper_finding(facts, cite, any_of, **evidence)
    if finding:
        yield finding


def paper_finding(
    facts: Facts, cite: Cite, any_of: AnyOf, roles: Collection[str] = (), **evidence: Any
) -> Finding | None:
    """``MATERIAL_MISSING`` unless one whole set of ``any_of`` is there.

    Rejects where none is; asks for a person where an image that was not recognised may be it, or
    where only the applicant says that it is.
    """
    best, missing = Presence.ABSENT, list(any_of[0])
    for papers in any_of:
        levels = [presence(facts, paper, roles) for paper in papers]
        level = min(levels)
        lacking = [p for p, one in zip(papers, levels, strict=True) if one < Presence.THERE]
        if level > best or (level == best and len(lacking) < len(missing)):
            best, missing = level, lacking
    if best is Presence.THERE:
        return None
    variants = {
        Presence.ABSENT: ("paper", None),
        Presence.POSSIBLE: ("paper_unrecognised", Severity.REVIEW),
        Presence.CLAIMED: ("paper_unconfirmed", Severity.REVIEW),
    }
    variant, severity = variants[best]
    return cite(
        FindingCode.MATERIAL_MISSING,
        variant=variant,
        severity=severity,
        missing=[str(paper) for paper in missing],
        accepted=[[str(paper) for paper in papers] for papers in any_of],
        **evidence,
    )


def documents_finding(
    facts: Facts,
    cite: Cite,
    role: Role,
    roles: Collection[str],
    any_of: Sequence[Collection[DocumentType]],
) -> Finding | None:
    """``MATERIAL_MISSING`` unless images of ``roles`` fill ``role`` with one whole set.

    Asks for a person where an image of these roles was not recognised: it may be the one.
    """
    present = {image.document.type for image in facts.in_role(*roles)}
    lacking = min((set(needed) - present for needed in any_of), key=len)
    if not lacking:
        return None
    begun = any(present.intersection(needed) for needed in any_of)
    unrecognised = DocumentType.UNKNOWN in present
    return cite(
        FindingCode.MATERIAL_MISSING,
        variant="unrecognised" if unrecognised else "side" if begun else "",
        severity=Severity.REVIEW if unrecognised else None,
        role=str(role),
        missing=", ".join(sorted(lacking)) if begun else "",
        accepted=[sorted(map(str, needed)) for needed in any_of],
        present=sorted(map(str, present)),
    )


def letter_finding(facts: Facts, cite: Cite, person: Person, **evidence: Any) -> Iterator[Finding]:
    """``MATERIAL_MISSING`` unless an authorization letter names this person."""
    letters = facts.of_type((DocumentType.AUTHORIZATION_LETTER,))
    accepted = [[str(DocumentType.AUTHORIZATION_LETTER)]]
    # One person in both roles needs one letter, which is asked for once.
    both = facts.same_person(Role.SUBJECT_RESPONSIBLE_ID, Role.SITE_RESPONSIBLE_ID)
    role = str(Role.SUBJECT_RESPONSIBLE_ID) if both else person.role
    evidence |= {"missing": accepted[0], "accepted": accepted, "person": role.removesuffix("_id")}
    if not letters:
        unknown = facts.of_type((DocumentType.UNKNOWN,))
        maybe = any(i.role == str(DocumentType.AUTHORIZATION_LETTER) for i in unknown)
        yield cite(
            FindingCode.MATERIAL_MISSING,
            variant="paper_unrecognised" if maybe else "letter",
            severity=Severity.REVIEW if maybe else None,
            **evidence,
        )
        return
    agents = [_agent(letter.fields) for letter in letters]
    if not any(same(agent, person) for agent in agents):
        unread = any(not agent.known for agent in agents)
        yield cite(
            FindingCode.MATERIAL_MISSING,
            variant="letter_unread" if unread else "letter_other",
            severity=Severity.REVIEW,
            **evidence,
        )


def _agent(fields: Mapping[str, FieldReport]) -> Person:
    def value(name: str) -> str | None:
        field = fields.get(name)
        return field.value if field else None

    return Person("agent", name=value("agent_name"), number=value("agent_id_number"))
