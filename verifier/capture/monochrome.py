"""Is this a colour picture of an original, or a grey copy of one?

A grey copy photographed in colour takes on the colour of the light, but the same one everywhere:
the ratios between its channels hardly vary. Mixed light changes them slowly across the sheet, so a
plane is taken off first. What remains is colour of the document's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.thresholds import Band
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType

__all__ = ["ColourEvidence", "check_monochrome", "measure_colour"]

# Papers that are printed black on white: without colour they are no copies by that alone.
_BLACK_ON_WHITE = {
    DocumentType.AUTHORIZATION_LETTER,
    DocumentType.COMMITMENT_LETTER,
    DocumentType.SUPPORTING_LETTER,
    DocumentType.UNKNOWN,
}
# Ratios of dark channels are noise, those of clipped ones are lost.
_DARKEST, _BRIGHTEST = 40, 250
# A stamp covers at least this share of a sheet.
_STAMP_SHARE = 0.0008


@dataclass(frozen=True, slots=True)
class ColourEvidence:
    """How much colour a document has of its own.

    Attributes:
        own_colour: 98th percentile of the distance from the light's colour, in natural logarithms
            of red to green and blue to green; 0 for a greyscale file.
        own_colour_unstamped: The same without red ink.
        red_share: Share of pixels that are red ink, 0 to 1.
        greyscale: Every pixel has three equal channels.
    """

    own_colour: float
    own_colour_unstamped: float
    red_share: float
    greyscale: bool


def measure_colour(flat: NDArray[np.uint8], stamp: float) -> ColourEvidence:
    """Measure a document.

    Args:
        flat: (h, w, 3) uint8 BGR, the document averaged down.
        stamp: Log-ratio of red to green beyond which a pixel is red ink.
    """
    if bool((np.ptp(flat, axis=2) <= 1).all()):
        return ColourEvidence(0.0, 0.0, 0.0, greyscale=True)
    # Chroma is stored coarsely in a JPEG; averaging takes its blocks and the sensor's noise off.
    small = cv2.GaussianBlur(flat, (0, 0), 1.0).astype(np.float32)
    usable = (small.min(axis=2) >= _DARKEST) & (flat.max(axis=2) <= _BRIGHTEST)
    if usable.mean() < 0.05:
        return ColourEvidence(0.0, 0.0, 0.0, greyscale=False)
    logs = np.log(small + 1)
    rows, columns = np.nonzero(usable)
    ratios = np.stack([logs[..., 2] - logs[..., 1], logs[..., 0] - logs[..., 1]], axis=-1)[usable]
    plane = np.stack([np.ones(len(rows)), rows / flat.shape[0], columns / flat.shape[1]], axis=1)
    own = ratios - plane @ _robust_plane(plane, ratios)
    red = own[:, 0] > stamp
    distance = np.linalg.norm(own, axis=1)
    rest = distance[~red] if (~red).any() else distance
    return ColourEvidence(
        own_colour=float(np.percentile(distance, 98)),
        own_colour_unstamped=float(np.percentile(rest, 98)),
        red_share=float(red.mean()),
        greyscale=False,
    )


def _robust_plane(plane: NDArray[np.float64], ratios: NDArray[np.float32]) -> NDArray[np.float64]:
    """Least squares, twice: the second time without what lies far from the first."""
    fit = np.linalg.lstsq(plane, ratios, rcond=None)[0]
    distance = np.linalg.norm(ratios - plane @ fit, axis=1)
    near = distance <= np.percentile(distance, 80)
    return np.asarray(np.linalg.lstsq(plane[near], ratios[near], rcond=None)[0])


def check_monochrome(
    view: View, document_type: DocumentType, band: Band, stamp: float
) -> Finding | None:
    """``MONOCHROME_COPY`` where a document that is printed in colour shows none of its own.

    A red stamp does not make a copy an original: it is left out of the measurement, and named in
    the evidence. A letter is printed black on white; only a greyscale file, or one without any ink
    in colour, is noted.
    """
    evidence = measure_colour(view.flat, stamp)
    stamped = evidence.red_share >= _STAMP_SHARE
    severity = band.severity(evidence.own_colour_unstamped)
    if document_type in _BLACK_ON_WHITE and not evidence.greyscale:
        severity = Severity.REVIEW if severity and not stamped else None
    if severity is None:
        return None
    variant = "greyscale" if evidence.greyscale else ("stamped" if stamped else "")
    return make_finding(
        FindingCode.MONOCHROME_COPY,
        severity,
        source=band.source,
        variant=variant,
        own_colour=round(evidence.own_colour_unstamped, 4),
        red_share=round(evidence.red_share, 5),
        threshold=band.limit(severity),
    )
