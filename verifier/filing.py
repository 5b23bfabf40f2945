"""Judging one filing from what was read of its images: no image is opened here.

Stored facts are judged by this module alone, so that an archive can be judged again when only the
rules changed, without loading what reads images.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import perf_counter

from verifier.crosscheck import crosscheck
from verifier.declaration import ImageEntry, Manifest
from verifier.findings import verdict_of
from verifier.reports import ImageReport, SubmissionReport, TimingMs
from verifier.ruleset import RuleBook, evaluate, waive

__all__ = ["has_stored_facts", "in_filing", "judge_filing", "judge_stored"]


def has_stored_facts(manifest: Manifest) -> bool:
    """Whether every image comes as a report from before, so that none need be opened."""
    return all(entry.report is not None for entry in manifest.images)


def in_filing(report: ImageReport, entry: ImageEntry) -> ImageReport:
    """A report with the role and the kind of letter that the manifest gives its image."""
    return report.model_copy(update={"role": entry.role, "kind": entry.kind or report.kind})


def judge_filing(
    rulebook: RuleBook, manifest: Manifest, images: Sequence[ImageReport], as_of: date
) -> SubmissionReport:
    """Compare, apply the rules, and decide.

    Args:
        rulebook: The rules.
        manifest: What was declared.
        images: What was read, each with its role, in the manifest's order.
        as_of: The day the filing is judged as of; no clock is read but to time the work.
    """
    start = perf_counter()
    reports = waive(rulebook, manifest, images, as_of)
    findings = (
        *crosscheck(manifest, reports, rulebook.reading_confidence(as_of)),
        *evaluate(rulebook, manifest, reports, as_of),
    )
    return SubmissionReport(
        submission_id=manifest.submission_id,
        province=manifest.province,
        subject_kind=manifest.subject_kind,
        filing_type=manifest.filing_type,
        as_of=as_of.isoformat(),
        rules_version=rulebook.version,
        images=reports,
        findings=findings,
        verdict=verdict_of((*findings, *(f for report in reports for f in report.findings))),
        timing_ms=TimingMs(total=round((perf_counter() - start) * 1000, 2)),
    )


def judge_stored(rulebook: RuleBook, manifest: Manifest, as_of: date) -> SubmissionReport:
    """Judge a filing whose images all come as stored reports (:func:`has_stored_facts`)."""
    reports = [in_filing(e.report, e) for e in manifest.images if e.report is not None]
    return judge_filing(rulebook, manifest, reports, as_of)
