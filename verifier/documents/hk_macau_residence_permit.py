"""Residence permit of Hong Kong and Macau residents (港澳居民居住证)."""

from __future__ import annotations

from verifier.documents.residence_card import residence_card
from verifier.reports import DocumentType

__all__ = ["HK_MACAU_RESIDENCE_PERMIT"]

HK_MACAU_RESIDENCE_PERMIT = residence_card(
    DocumentType.HK_MACAU_RESIDENCE_PERMIT,
    title="港澳居民居住证",
    regions=("81", "82"),
    permit=r"[HM]\d{8}(?:\d{2})?",
)
