"""Changes: ``subject_change`` (what a subject may become) and ``name_change`` (with which papers).

In a filing of type ``change``, ``subject_kind`` is what the subject is to be, and
``previous.subject_kind`` what it has been.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator

from verifier.declaration import Category, Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import SubjectKind
from verifier.ruleset.answers import not_declared, paper_finding
from verifier.ruleset.facts import Facts
from verifier.ruleset.persons import Person, same
from verifier.ruleset.phrases import Phrase, any_of_words
from verifier.ruleset.previous import is_same, missing_path
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf
from verifier.standards import province_of_address

__all__ = ["NameChange", "SubjectChange"]

Transition = Literal[
    "enterprise_to_individual", "individual_to_individual", "individual_to_enterprise"
]


class SubjectChange(Values):
    """What may become what. What is left out, the source says nothing of.

    Attributes:
        enterprise_to_individual: ``allowed`` or ``refused``.
        individual_to_individual: To another person.
        individual_to_enterprise: Also ``legal_representative``: to the unit they represent.
        doubtful: Transitions of which the source is garbled: a person decides.
    """

    enterprise_to_individual: Literal["allowed", "refused"] | None = None
    individual_to_individual: Literal["allowed", "refused"] | None = None
    individual_to_enterprise: Literal["allowed", "refused", "legal_representative"] | None = None
    doubtful: Annotated[
        tuple[Transition, ...],
        BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value),
    ] = ()


def _describe_change(values: SubjectChange) -> Iterable[Phrase]:
    for name in get_args(Transition):
        answer = getattr(values, name)
        if answer is not None:
            yield Phrase.of(f"{name}_{answer}")


@check("subject_change", Family.CHANGE, SubjectChange, _describe_change)
def _subject_change(facts: Facts, values: SubjectChange, cite: Cite) -> Iterable[Finding]:
    before = facts.manifest.declared.previous.subject_kind
    if before is None:
        yield from not_declared(facts, cite, "previous.subject_kind")
        return
    now = facts.manifest.subject_kind
    if before is SubjectKind.ENTERPRISE:
        if now is SubjectKind.INDIVIDUAL:
            yield from _judge(values, cite, "enterprise_to_individual")
    elif now is SubjectKind.ENTERPRISE:
        yield from _to_enterprise(facts, values, cite)
    elif values.individual_to_individual is not None:
        same_number, same_name = is_same(facts, "document_number"), is_same(facts, "subject_name")
        same_one = same_name if same_number is None else same_number
        if same_one is None:
            yield from not_declared(facts, cite, missing_path(facts, "document_number"))
        elif not same_one:
            yield from _judge(values, cite, "individual_to_individual")


def _to_enterprise(facts: Facts, values: SubjectChange, cite: Cite) -> Iterator[Finding]:
    name: Transition = "individual_to_enterprise"
    if values.individual_to_enterprise != "legal_representative":
        yield from _judge(values, cite, name)
        return
    previous = facts.manifest.declared.previous
    then = Person("previous", name=previous.subject_name, number=previous.document_number)
    one = same(then, facts.person(Role.LEGAL_REPRESENTATIVE_ID))
    if one is None:
        known = facts.person(Role.LEGAL_REPRESENTATIVE_ID).known
        path = "previous.subject_name" if known else "legal_representative"
        yield from not_declared(facts, cite, path)
    elif not one:
        yield cite(FindingCode.CHANGE_NOT_ALLOWED, variant=f"{name}_legal_representative")
    elif name in values.doubtful:
        yield cite(
            FindingCode.CHANGE_NOT_ALLOWED, variant=f"{name}_doubtful", severity=Severity.REVIEW
        )


def _judge(values: SubjectChange, cite: Cite, name: Transition) -> Iterator[Finding]:
    if getattr(values, name) == "refused":
        doubtful = name in values.doubtful
        yield cite(
            FindingCode.CHANGE_NOT_ALLOWED,
            variant=name,
            severity=Severity.REVIEW if doubtful else None,
        )


class NameChange(Values):
    """An organisation's name changes.

    Attributes:
        papers: What must be shown; nothing where empty.
        papers_of_institutions: The same of institutions and government bodies.
        unrelated_refused: Where the old and the new company are not related, the old filing is
            cancelled and a new one made.
        number_stays: The document's number must stay; another number is another organisation.
        with_representative: A change of the legal representative needs the papers as well.
        not_for_local: None needed where the legal representative stays, the address is in the
            province, and the new name has no filing (which a person must look up).
    """

    papers: AnyOf = ()
    papers_of_institutions: AnyOf = ()
    unrelated_refused: bool = False
    number_stays: bool = False
    with_representative: bool = False
    not_for_local: bool = False


def _describe_name(values: NameChange) -> Iterable[Phrase]:
    if not values.papers:
        yield Phrase.of("name_change_free")
        return
    yield Phrase.of("name_change", papers=any_of_words(values.papers))
    if values.papers_of_institutions:
        papers = any_of_words(values.papers_of_institutions)
        yield Phrase.of("name_change_institutions", papers=papers)
    if values.unrelated_refused:
        yield Phrase.of("name_change_unrelated")
    if values.number_stays:
        yield Phrase.of("name_change_number")
    if values.not_for_local:
        yield Phrase.of("name_change_local")


@check("name_change", Family.CHANGE, NameChange, _describe_name)
def _name_change(facts: Facts, values: NameChange, cite: Cite) -> Iterable[Finding]:
    previous = facts.manifest.declared.previous
    if previous.subject_kind is SubjectKind.INDIVIDUAL:
        return  # another transition, which another rule judges
    if values.number_stays:
        stays = is_same(facts, "document_number")
        if stays is None:
            yield from not_declared(facts, cite, missing_path(facts, "document_number"))
        elif not stays:
            yield cite(FindingCode.CHANGE_NOT_ALLOWED, variant="number")
            return
    same_name = is_same(facts, "subject_name")
    if same_name is None and (values.papers or values.unrelated_refused):
        yield from not_declared(facts, cite, missing_path(facts, "subject_name"))
        return
    changed = same_name is False
    if values.with_representative and is_same(facts, "legal_representative") is False:
        changed = True
    if not changed:
        return
    if values.unrelated_refused and previous.related is False:
        yield cite(FindingCode.CHANGE_NOT_ALLOWED, variant="unrelated")
    elif values.papers:
        yield from _papers(facts, values, cite)


def _papers(facts: Facts, values: NameChange, cite: Cite) -> Iterator[Finding]:
    category = facts.manifest.declared.subject.category
    institution = category in (Category.INSTITUTION, Category.GOVERNMENT)
    papers = values.papers_of_institutions if institution and values.papers_of_institutions else ()
    finding = paper_finding(facts, cite, papers or values.papers)
    if finding is None:
        return
    if values.not_for_local and _local(facts):
        # Whether the new name has a filing already is for a person to look up.
        finding = cite(
            FindingCode.MATERIAL_MISSING,
            variant="local_change",
            severity=Severity.REVIEW,
            missing=finding.evidence["missing"],
            accepted=finding.evidence["accepted"],
        )
    yield finding


def _local(facts: Facts) -> bool:
    address = facts.manifest.declared.subject.address
    for image in facts.in_role(Role.SUBJECT_DOCUMENT) if not address else ():
        field = image.fields.get("address")
        address = address or (field.value if field else None)
    here = bool(address) and province_of_address(address or "") == facts.manifest.province
    return here and is_same(facts, "legal_representative") is not False
