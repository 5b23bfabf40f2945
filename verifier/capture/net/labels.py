"""What the network's answers mean, in order."""

from __future__ import annotations

from verifier.findings import FindingCode
from verifier.reports import DocumentType

__all__ = ["FLAGS", "ORIGINS", "ORIGIN_CODES", "TYPES"]

TYPES: tuple[DocumentType, ...] = tuple(DocumentType)
"""Document types, ``unknown`` last."""

ORIGINS: tuple[str, ...] = (
    "original",
    "monochrome_copy",
    "colour_copy",
    "screen_recapture",
    "screenshot",
    "electronic_document",
)
"""Where the picture comes from; ``original`` is a colour photo or colour scan of the paper."""

ORIGIN_CODES: dict[str, FindingCode] = {
    "monochrome_copy": FindingCode.MONOCHROME_COPY,
    "colour_copy": FindingCode.COLOUR_COPY,
    "screen_recapture": FindingCode.SCREEN_RECAPTURE,
    "screenshot": FindingCode.SCREENSHOT,
    "electronic_document": FindingCode.ELECTRONIC_DOCUMENT,
}
"""The finding of every origin that is not acceptable."""

FLAGS: tuple[FindingCode, ...] = (
    FindingCode.IMAGE_BLURRED,
    FindingCode.IMAGE_GLARE,
    FindingCode.IMAGE_TOO_DARK,
    FindingCode.IMAGE_OVEREXPOSED,
    FindingCode.RESOLUTION_TOO_LOW,
    FindingCode.DOCUMENT_NOT_FOUND,
    FindingCode.BORDER_INCOMPLETE,
    FindingCode.OCCLUDED,
    FindingCode.MULTIPLE_DOCUMENTS,
    FindingCode.TEMPORARY_ID,
)
"""Faults that may go with any origin."""
