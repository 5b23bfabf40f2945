"""Residence permit of Taiwan residents (台湾居民居住证)."""

from __future__ import annotations

from verifier.documents.residence_card import residence_card
from verifier.reports import DocumentType

__all__ = ["TAIWAN_RESIDENCE_PERMIT"]

TAIWAN_RESIDENCE_PERMIT = residence_card(
    DocumentType.TAIWAN_RESIDENCE_PERMIT,
    title="台湾居民居住证",
    regions=("83",),
    permit=r"\d{8}(?:\d{2})?",
)
