"""``domain_holder``: in whose name a domain must be registered (域名持有者)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from verifier.declaration import DeclaredDomain, HolderRelation, Role
from verifier.findings import Finding, FindingCode, Severity
from verifier.reports import DocumentType
from verifier.ruleset.answers import needed_papers, not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import AnyOf
from verifier.standards import compact, normalise_text, same_name

__all__ = ["DomainHolder"]


class DomainHolder(Values):
    """Holders that are allowed beside the subject itself.

    Attributes:
        legal_representative: Whether the legal representative may hold it.
        shareholder: Papers with which a shareholder may; not at all where empty.
        executive: Papers with which a principal or senior manager may; not at all where empty.
        unless_subject: Papers needed for any holder other than the subject.
    """

    legal_representative: bool = False
    shareholder: AnyOf = ()
    executive: AnyOf = ()
    unless_subject: AnyOf = ()


def _describe(values: DomainHolder) -> Iterable[Phrase]:
    allowed = ["filer"]
    if values.legal_representative:
        allowed.append("legal_representative")
    if values.shareholder:
        allowed.append("shareholder")
    if values.executive:
        allowed.append("executive")
    yield Phrase.of("domain_holder", allowed=allowed)


@check("domain_holder", Family.DOMAIN, DomainHolder, _describe)
def _domain_holder(facts: Facts, values: DomainHolder, cite: Cite) -> Iterable[Finding]:
    domains = facts.manifest.declared.domains
    names, firm = _subject_names(facts)
    if not domains:
        yield from not_declared(facts, cite, "domains")
        return
    if not names:
        yield from not_declared(facts, cite, "subject.name")
        return
    if any(domain.holder is None for domain in domains):
        yield from not_declared(facts, cite, "domains.holder")
    for domain in domains:
        if domain.holder is not None:
            yield from _one(facts, values, cite, domain, names, firm=firm)


def _one(
    facts: Facts,
    values: DomainHolder,
    cite: Cite,
    domain: DeclaredDomain,
    names: list[str],
    *,
    firm: bool,
) -> Iterator[Finding]:
    holder = normalise_text(domain.holder or "")
    evidence: dict[str, Any] = {
        "domain": domain.name or "",
        "holder": domain.holder or "",
        "subject": names[0],
    }
    if any(normalise_text(name) == holder for name in names):
        yield from _number(facts, cite, domain, evidence)
        return
    legal = facts.person(Role.LEGAL_REPRESENTATIVE_ID)
    if not facts.is_individual and legal.name and same_name(legal.name, holder):
        if values.legal_representative:
            if values.unless_subject:
                yield from needed_papers(facts, cite, values.unless_subject, **evidence)
        else:
            yield cite(FindingCode.DOMAIN_RULE, variant="holder", **evidence)
        return
    papers: AnyOf = ()
    if domain.holder_relation is HolderRelation.SHAREHOLDER:
        papers = values.shareholder
    elif domain.holder_relation is HolderRelation.EXECUTIVE:
        papers = values.executive
    if papers:
        yield from needed_papers(facts, cite, papers, **evidence)
        return
    legal_known = bool(legal.name) and legal.sure
    doubtful = not firm or _doubtful(facts, values, domain, legal_known=legal_known)
    yield cite(
        FindingCode.DOMAIN_RULE,
        variant="holder_unclear" if doubtful else "holder",
        severity=Severity.REVIEW if doubtful else None,
        **evidence,
    )


def _doubtful(
    facts: Facts, values: DomainHolder, domain: DeclaredDomain, *, legal_known: bool
) -> bool:
    """Whether the holder may yet be one who is allowed: a person looks."""
    if (domain.holder or "").isascii():
        return True  # a translation of the Chinese name is all that a foreign register shows
    if facts.is_individual:
        return False
    if values.legal_representative and not legal_known:
        return True
    open_to_others = bool(values.shareholder or values.executive)
    shown = facts.of_type((DocumentType.SUPPORTING_LETTER,))
    return open_to_others and domain.holder_relation is None and bool(shown)


def _number(
    facts: Facts, cite: Cite, domain: DeclaredDomain, evidence: dict[str, Any]
) -> Iterator[Finding]:
    """The document number under which the domain was verified, where both are known."""
    declared = facts.manifest.declared.subject.document_number
    held = domain.holder_document_number
    if declared and held and compact(declared) != compact(held):
        yield cite(FindingCode.DOMAIN_RULE, variant="holder_number", **evidence)


def _subject_names(facts: Facts) -> tuple[list[str], bool]:
    """The subject's name, as declared, else as its documents say, and whether that is firm."""
    declared = facts.manifest.declared.subject.name
    if declared:
        return [declared], True
    if facts.is_individual:
        person = facts.person(Role.SUBJECT_DOCUMENT)
        return [person.name] if person.name else [], person.sure
    fields = [image.fields.get("company_name") for image in facts.in_role(Role.SUBJECT_DOCUMENT)]
    read = [field for field in fields if field and field.value]
    return [field.value or "" for field in read], all(map(facts.is_sure, read))
