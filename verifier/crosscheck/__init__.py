"""Declared against extracted, and documents against each other.

A mismatch rejects only where the reading is firm. Below ``sure``, or where a number was read that
fails its own checksum while the declared one satisfies it, the fault is more likely the reading's,
and a person looks: a wrong rejection costs the applicant weeks.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.crosscheck.card_term import check_card_terms
from verifier.crosscheck.declared import declared_against_documents
from verifier.crosscheck.documents import documents_against_each_other
from verifier.crosscheck.seals import seals_against_declared
from verifier.declaration import Manifest
from verifier.findings import Finding
from verifier.reports import ImageReport

__all__ = ["SURE", "crosscheck"]

SURE = 0.9
"""Used where no rule book is at hand; the same figure as ``reading.confidence`` nationally."""


def crosscheck(
    manifest: Manifest, images: Sequence[ImageReport], sure: float = SURE
) -> tuple[Finding, ...]:
    """Compare a filing's declaration with its documents, and the documents with each other.

    Args:
        manifest: What was declared.
        images: What was read, each report with its role.
        sure: Field confidence (0 to 1) below which a difference is ``review``, never ``reject``;
            :meth:`verifier.ruleset.RuleBook.reading_confidence` gives it. A field of calibrated
            confidence has besides to be one that no person has to look at by itself.

    Returns:
        Declared mismatches image by image, then letters' seals, then documents that disagree, then
        cards whose term does not fit their holder.
    """
    every = tuple(images)
    return (
        *declared_against_documents(manifest, every, sure),
        *seals_against_declared(manifest, every),
        *documents_against_each_other(manifest, every, sure),
        *check_card_terms(every),
    )
