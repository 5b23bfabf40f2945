"""From calibrated probabilities to findings: the band, the place, the reasons."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from verifier.capture.examine import Examination
from verifier.capture.fusion import Fusion
from verifier.capture.monochrome import BLACK_ON_WHITE
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES, ORIGINS
from verifier.capture.thresholds import Band
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType

__all__ = ["MEASURED", "likely_findings"]

Boxes = list[list[list[float]]]

MEASURED = {
    FindingCode.IMAGE_BLURRED,
    FindingCode.IMAGE_TOO_DARK,
    FindingCode.IMAGE_OVEREXPOSED,
    FindingCode.RESOLUTION_TOO_LOW,
}
"""What is measured in physical units elsewhere: only that measurement refuses a photo."""
_COPIES = {FindingCode.MONOCHROME_COPY, FindingCode.COLOUR_COPY}
UNCOLOURED = BLACK_ON_WHITE | {DocumentType.UNKNOWN}
_MOST_BOXES = 6
_STAMPED = 0.003
"""Share of a document under red ink from which a monochrome copy counts as stamped."""
# Only a probability speaks of these; the others have a sentence for a measurement beside this one.
_ONLY_LIKELY = {
    FindingCode.COLOUR_COPY,
    FindingCode.SCREENSHOT,
    FindingCode.SCREEN_RECAPTURE,
    FindingCode.ELECTRONIC_DOCUMENT,
    FindingCode.IMAGE_GLARE,
    FindingCode.OCCLUDED,
    FindingCode.MULTIPLE_DOCUMENTS,
}


def likely_findings(
    examination: Examination,
    fusion: Fusion,
    bands: Mapping[FindingCode, Band],
    document_type: DocumentType,
) -> tuple[Finding, ...]:
    """Every fault whose probability is beyond its review band.

    Of the origins only the likeliest is said. Where the picture is refused for its origin nothing
    else is said of it: the other questions are asked of originals. A letter is printed black on
    white by the machines that copy, and of what was not recognised nobody knows which colours to
    expect: whether they are copies a person decides; and so it is where a measurement in physical
    units decides.
    """
    probabilities = examination.probabilities
    origin = max(ORIGIN_CODES.values(), key=lambda code: probabilities[code])
    severity = bands[origin].severity(probabilities[origin])
    if severity and origin in _COPIES and document_type in UNCOLOURED:
        severity = Severity.REVIEW
    found = [] if severity is None else [_finding(examination, fusion, origin, severity, bands)]
    if severity is not Severity.REJECT:
        for code in FLAGS:
            weight = bands[code].severity(probabilities[code])
            if weight and code in MEASURED:
                weight = Severity.REVIEW
            if weight is not None:
                found.append(_finding(examination, fusion, code, weight, bands))
    return tuple(found)


def _finding(
    examination: Examination,
    fusion: Fusion,
    code: FindingCode,
    severity: Severity,
    bands: Mapping[FindingCode, Band],
) -> Finding:
    band = bands[code]
    evidence: dict[str, object] = {
        "probability": round(examination.probabilities[code], 3),
        "threshold": band.limit(severity),
        "reasons": [list(one) for one in fusion.reasons(examination.values, code)],
        "boxes": _places(examination, code),
    }
    variant = "" if code in _ONLY_LIKELY else "likely"
    ink = examination.evidence.red_ink
    if code is FindingCode.MONOCHROME_COPY and ink.red_share >= _STAMPED:
        # Evidence of its own: a province's rule may accept a copy with a genuine stamp on it.
        variant = "stamped_copy"
        evidence |= {"stamped": True, "red_share": round(float(ink.red_share), 4)}
    return make_finding(code, severity, source=band.source, variant=variant, **evidence)


def _places(examination: Examination, code: FindingCode) -> Boxes:
    """Quadrilaterals in upload pixels that show where, the strongest first."""
    if code is FindingCode.IMAGE_GLARE and examination.evidence.glare.boxes:
        return [_quad(box) for box in examination.evidence.glare.boxes[:_MOST_BOXES]]
    if code is FindingCode.OCCLUDED and examination.evidence.occlusion.boxes:
        return [_quad(box) for box in examination.evidence.occlusion.boxes[:_MOST_BOXES]]
    if code in (
        FindingCode.COLOUR_COPY,
        FindingCode.SCREEN_RECAPTURE,
        FindingCode.IMAGE_GLARE,
        FindingCode.OCCLUDED,
        FindingCode.IMAGE_BLURRED,
        FindingCode.IMAGE_OVEREXPOSED,
    ):
        return _windows(examination, code)
    if examination.quad is None:
        return []
    return [[[round(float(v), 1) for v in point] for point in examination.quad]]


def _windows(examination: Examination, code: FindingCode) -> Boxes:
    """The windows of detail that speak for a fault by themselves."""
    detail = examination.detail
    if code in FLAGS:
        speaks = detail.alone[:, len(ORIGINS) + FLAGS.index(code)]
    else:
        origins = detail.alone[:, : len(ORIGINS)]
        row = next(k for k, name in enumerate(ORIGINS) if ORIGIN_CODES.get(name) == code)
        speaks = origins[:, row] - np.delete(origins, row, axis=1).max(axis=1)
    order = [int(k) for k in np.argsort(-speaks) if speaks[k] > 0][:_MOST_BOXES]
    return [_quad(detail.boxes[k]) for k in order]


def _quad(box: NDArray[np.integer] | tuple[float, ...]) -> list[list[float]]:
    left, top, right, bottom = (float(v) for v in box)
    return [[left, top], [right, top], [right, bottom], [left, bottom]]
