"""What was found of one image as a report, whether it was read or refused before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verifier.clock import Clock
from verifier.findings import Finding, verdict_of
from verifier.handheld import Holder
from verifier.locate import Location
from verifier.marks import Marks
from verifier.reading import Reading
from verifier.reports import DocumentReport, DocumentType, ImageInfo, ImageReport, Quad

__all__ = ["read_report", "unread_report"]


def unread_report(
    info: ImageInfo,
    findings: tuple[Finding, ...],
    clock: Clock,
    location: Location | None = None,
) -> ImageReport:
    """The report on a picture that was refused before it was read, or could not be decoded."""
    corners = None if location is None else location.corners
    return ImageReport(
        image=info,
        document=DocumentReport(
            type=DocumentType.UNKNOWN,
            confidence=0.0,
            corners=_quad(corners),
            located_by="none" if location is None else location.method,
        ),
        fields={},
        findings=findings,
        verdict=verdict_of(findings),
        read=False,
        timing_ms=clock.timing(),
    )


def read_report(
    info: ImageInfo,
    reading: Reading,
    findings: tuple[Finding, ...],
    clock: Clock,
    holder: Holder | None,
    marks: Marks,
) -> ImageReport:
    """The report on a picture that was read; ``holder`` holds the document up, where one does."""
    document = DocumentReport(
        type=reading.type,
        confidence=reading.confidence,
        corners=_quad(reading.corners),
        located_by=reading.located_by,
    )
    fields = dict(reading.fields)
    if holder is not None and holder.face is not None:
        document = document.model_copy(
            update={
                "type": DocumentType.HANDHELD_PHOTO,
                "held": reading.type,
                "face": _quad(holder.face),
            }
        )
        if holder.field is not None:
            fields = {"letter_kind": holder.field, **fields}
    return ImageReport(
        image=info,
        document=document,
        fields=fields,
        seals=marks.seals,
        signatures=marks.signatures,
        findings=findings,
        verdict=verdict_of(findings),
        timing_ms=clock.timing(),
    )


def _quad(corners: NDArray[np.float32] | None) -> Quad | None:
    if corners is None:
        return None
    return [[round(float(v), 1) for v in point] for point in corners]
