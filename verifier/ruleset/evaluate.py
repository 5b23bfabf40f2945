"""Judging one filing by the rules in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from pydantic import JsonValue

from verifier.declaration import Manifest
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import ImageReport
from verifier.ruleset.facts import Facts
from verifier.ruleset.rulebook import RuleBook
from verifier.ruleset.rules import Rule

__all__ = ["evaluate"]

_ORDER = [Severity.INFO, Severity.REVIEW, Severity.REJECT]


def evaluate(
    rulebook: RuleBook, manifest: Manifest, images: Sequence[ImageReport], as_of: date
) -> tuple[Finding, ...]:
    """What the rules find in a filing, in the order of the rules.

    What was not declared is said once, though several rules need it.

    Args:
        rulebook: The rules.
        manifest: What was declared.
        images: What was read, each with its role.
        as_of: The day judged as of; no clock is read. A day before the first that the rules say
            anything of cannot be judged, and the one finding asks for a person.
    """
    if as_of < rulebook.begins:
        return (
            make_finding(
                FindingCode.MANUAL_CHECK,
                Severity.REVIEW,
                variant="before_rules",
                source=f"rules {rulebook.version}",
                as_of=as_of.isoformat(),
                begins=rulebook.begins.isoformat(),
            ),
        )
    facts = Facts(manifest, tuple(images), as_of, rulebook.reading_confidence(as_of))
    return tuple(_said_once(_run(rulebook, facts)))


def _run(rulebook: RuleBook, facts: Facts) -> Iterator[Finding]:
    for rule, values in rulebook.in_force(facts.manifest, facts.as_of):
        if rule.check.run is not None:
            yield from rule.check.run(facts, values, partial(_cite, rule))


_ONCE = (FindingCode.DECLARED_MISSING, FindingCode.MATERIAL_MISSING)


def _said_once(findings: Iterable[Finding]) -> list[Finding]:
    """What is missing is told at the first rule that misses it, which then names the others."""
    told: list[Finding] = []
    first: dict[str, int] = {}
    for finding in findings:
        key = f"{finding.code} {finding.evidence}" if finding.code in _ONCE else ""
        if not key:
            told.append(finding)
        elif key not in first:
            first[key] = len(told)
            told.append(finding)
        else:
            told[first[key]] = _joined(told[first[key]], finding)
    return told


def _joined(one: Finding, other: Finding) -> Finding:
    """One finding for two rules, as heavy as the heavier."""
    also: list[JsonValue] = list(cast("list[JsonValue]", one.evidence.get("also_needed_by", [])))
    if other.source != one.source and other.source not in also:
        also.append(other.source)
    weight = max(one.severity, other.severity, key=_ORDER.index)
    evidence = {**one.evidence, "also_needed_by": also} if also else one.evidence
    return one.model_copy(update={"severity": weight, "evidence": evidence})


def _cite(
    rule: Rule,
    code: FindingCode,
    *,
    variant: str = "",
    severity: Severity | None = None,
    **evidence: Any,
) -> Finding:
    """A finding of ``rule``, never heavier than the rule says."""
    weight = rule.severity if severity is None else min(severity, rule.severity, key=_ORDER.index)
    return make_finding(code, weight, variant=variant, source=rule.citation, **evidence)
