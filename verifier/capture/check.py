"""All questions about one photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from verifier.capture.blur import check_blur
from verifier.capture.examine import Examination
from verifier.capture.exposure import check_overexposed, check_too_dark
from verifier.capture.fusion import Fusion
from verifier.capture.likely import MEASURED, likely_findings
from verifier.capture.monochrome import judge_colour, measure_colour
from verifier.capture.resolution import check_resolution
from verifier.capture.thresholds import CaptureThresholds
from verifier.capture.view import make_view
from verifier.findings import Finding, FindingCode, Severity
from verifier.lanes import Lanes
from verifier.reports import DocumentType

__all__ = ["check_capture"]

# A scanner whitens paper and pales print as too much light does; what it is shows elsewhere.
_SCANNED_WHITE = 0.05
_ALONE = Lanes(1)
_UNLIKELY = 0.05
"""Probability below which a measurement that rests on a guess is not followed."""
_WEIGHT = {Severity.INFO: 0, Severity.REVIEW: 1, Severity.REJECT: 2}


def check_capture(
    pixels: NDArray[np.uint8],
    corners: NDArray[np.float32] | None,
    text: Sequence[NDArray[np.float32]],
    document_type: DocumentType,
    thresholds: CaptureThresholds,
    examination: Examination | None = None,
    fusion: Fusion | None = None,
    held: bool = False,
    lanes: Lanes | None = None,
) -> tuple[Finding, ...]:
    """Every capture check on one document.

    What a person holds up to the camera is not asked for its resolution: it is read from a photo of
    its own.

    Args:
        pixels: (H, W, 3) uint8 BGR, the upright upload.
        corners: (4, 2) upload pixels of the document, clockwise; None: the whole image serves.
        text: The document's lines, each (4, 2) upload pixels, clockwise from where text begins;
            empty where it was not read.
        document_type: What it was recognised as: print has a size, and colours, by type.
        thresholds: The bands.
        examination: What the network and the classical evidence make likely; None: only what is
            measured in physical units is judged.
        fusion: Names the reasons; goes with ``examination``.
        held: Whether a person holds it up.
        lanes: Threads to use; None: this one alone.
    """
    threads = lanes or _ALONE
    view = make_view(pixels, corners, text, threads)
    measuring = threads.beside(lambda: measure_colour(view, thresholds.least_chroma))
    measured = [
        check_blur(view, document_type, thresholds.blur),
        check_too_dark(view, thresholds.too_dark),
        check_overexposed(view, document_type, thresholds.overexposed, thresholds.print_luma),
        check_resolution(view, thresholds.resolution),
    ]
    colour = measuring()
    measured.append(judge_colour(colour, document_type, thresholds.monochrome))
    likely: tuple[Finding, ...] = ()
    ignored, uncertain, estimated = set(), set(), set()
    if held or document_type is DocumentType.HANDHELD_PHOTO:
        ignored.add(FindingCode.RESOLUTION_TOO_LOW)
    if examination is not None and fusion is not None:
        likely = likely_findings(examination, fusion, thresholds.probabilities, document_type)
        white = examination.probabilities[FindingCode.IMAGE_OVEREXPOSED]
        if white < _SCANNED_WHITE:
            ignored.add(FindingCode.IMAGE_OVEREXPOSED)
        elif thresholds.probabilities[FindingCode.IMAGE_OVEREXPOSED].severity(white) is None:
            uncertain.add(FindingCode.IMAGE_OVEREXPOSED)
        if not text:
            # Unread, the height of its print is an estimate that the probability holds already.
            estimated.add(FindingCode.RESOLUTION_TOO_LOW)
            if not colour.greyscale:
                # The type is a guess, and so are the colours to expect.
                uncertain.add(FindingCode.MONOCHROME_COPY)
                if examination.probabilities[FindingCode.MONOCHROME_COPY] < _UNLIKELY:
                    estimated.add(FindingCode.MONOCHROME_COPY)
    kept = [one for one in measured if one is not None and one.code not in estimated]
    if examination is not None:
        kept = [_confirmed(one, examination.probabilities, thresholds) for one in kept]
    kept = [_reviewed(one) if one.code in uncertain else one for one in kept]
    findings = _worst_of(kept, likely)
    return tuple(finding for finding in findings if finding.code not in ignored)


def _confirmed(
    finding: Finding, probabilities: Mapping[FindingCode, float], thresholds: CaptureThresholds
) -> Finding:
    """A measurement that asks for a person refuses where the picture as a whole is as clear."""
    band = thresholds.probabilities.get(finding.code)
    if finding.code not in MEASURED or finding.severity is not Severity.REVIEW or band is None:
        return finding
    p = probabilities[finding.code]
    if band.severity(p) is not Severity.REJECT:
        return finding
    evidence = {**finding.evidence, "probability": round(p, 3)}
    return finding.model_copy(update={"severity": Severity.REJECT, "evidence": evidence})


def _reviewed(finding: Finding) -> Finding:
    """The same for a person to judge: the measurement alone does not settle it."""
    return finding.model_copy(update={"severity": Severity.REVIEW})


def _worst_of(measured: Sequence[Finding], likely: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding a code: the graver, and of two alike the one with figures in physical units."""
    kept: dict[FindingCode, Finding] = {}
    for finding in (*measured, *likely):
        other = kept.get(finding.code)
        if other is None or _WEIGHT[finding.severity] > _WEIGHT[other.severity]:
            kept[finding.code] = finding
    return tuple(kept.values())
