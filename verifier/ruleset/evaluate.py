"""Judging one filing by the rules in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from verifier.declaration import Manifest
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import ImageReport
from verifier.ruleset.facts import Facts
from verifier.ruleset.rulebook import RuleBook
from verifier.ruleset.rules import Rule

__all__ = ["evaluate"]


def evaluate(
    rulebook: RuleBook, manifest: Manifest, images: Sequence[ImageReport], as_of: date
) -> tuple[Finding, ...]:
    """What the rules find in a filing, in the order of the rules.

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
    return tuple(
        finding
        for rule, values in rulebook.in_force(manifest, as_of)
        if rule.check.run is not None
        for finding in rule.check.run(facts, values, partial(_cite, rule))
    )


def _cite(
    rule: Rule,
    code: FindingCode,
    *,
    variant: str = "",
    severity: Severity | None = None,
    **evidence: Any,
) -> Finding:
    """A finding of ``rule``, never heavier than the rule says."""
    order = [Severity.INFO, Severity.REVIEW, Severity.REJECT]
    weight = rule.severity if severity is None else min(severity, rule.severity, key=order.index)
    return make_finding(code, weight, variant=variant, source=rule.citation, **evidence)
