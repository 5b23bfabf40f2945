"""Where a province takes what is refused elsewhere: findings of the image stage are softened.

Tianjin takes photocopies that bear the unit's own red seal (§6.3.5). The image stage cannot know
the province; here its finding becomes information, with the rule that allows it in the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verifier.declaration import Manifest
from verifier.findings import Finding, FindingCode, Severity, verdict_of
from verifier.reports import ImageReport
from verifier.ruleset.checks.copies import StampedCopy
from verifier.ruleset.rulebook import RuleBook
from verifier.ruleset.rules import Rule

__all__ = ["waive"]


def waive(
    rulebook: RuleBook, manifest: Manifest, images: Sequence[ImageReport], as_of: date
) -> tuple[ImageReport, ...]:
    """The reports, those of accepted stamped copies without the fault of being copies."""
    allowed = [
        (rule, values)
        for rule, values in rulebook.in_force(manifest, as_of)
        if isinstance(values, StampedCopy)
    ]
    if not allowed:
        return tuple(images)
    return tuple(_soften(image, *allowed[0]) for image in images)


def _soften(image: ImageReport, rule: Rule, values: StampedCopy) -> ImageReport:
    if image.role not in values.roles:
        return image
    findings = tuple(_softened(finding, rule, values) for finding in image.findings)
    return image.model_copy(update={"findings": findings, "verdict": verdict_of(findings)})


def _softened(finding: Finding, rule: Rule, values: StampedCopy) -> Finding:
    red = finding.evidence.get("red_share")
    if finding.code is not FindingCode.MONOCHROME_COPY or not isinstance(red, float):
        return finding
    if red < values.least_red:
        return finding
    return finding.model_copy(
        update={
            "severity": Severity.INFO,
            "evidence": {**finding.evidence, "allowed_by": rule.citation},
        }
    )
