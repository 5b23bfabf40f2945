"""Is this a colour picture of an original, or a grey copy of one?

A grey copy under coloured light is not grey in the photo: every pixel carries the light's cast. The
cast is a matter of place; colour is what remains when it is taken away. So the light is estimated
around each point, divided out in linear light, and what still has chroma is counted, red apart from
the rest: a red seal may stand on a grey copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.thresholds import ColourBands
from verifier.capture.view import View
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import DocumentType

__all__ = ["BLACK_ON_WHITE", "ColourEvidence", "channel_extremes", "judge_colour", "measure_colour"]

# Papers that are printed black on white: without colour they are no copies by that alone.
BLACK_ON_WHITE = {
    DocumentType.AUTHORIZATION_LETTER,
    DocumentType.COMMITMENT_LETTER,
    DocumentType.SUPPORTING_LETTER,
}
# Papers whose own print shows other colours than a stamp's: blue labels, skin, a golden border.
_MORE_THAN_RED = {DocumentType.ID_CARD_FRONT, DocumentType.BUSINESS_LICENCE}
_SHORT = 200  # strokes survive at this size, chroma noise and colour fringes do not
_COARSE = 6
_REACH = 8  # the light is taken to change over this part of the page
# A cast (chroma) this slight is divided out cleanly; from twice that on cameras bend it by tone.
_SLIGHT = 7.0
_TONES = 8
_ENOUGH = 6000  # pixels, for medians
_LEAST_LIGHT = np.float32(0.05)
_EACH_THE_MEAN = np.full((3, 3), 1 / 3, np.float32)
_DARKEST, _BRIGHTEST = 12, 252  # code values; outside there is no telling of hue
_LEAST_USABLE = 0.3
_RED = (-20.0, 50.0)  # hue angle of red ink in CIE Lab, degrees


@dataclass(frozen=True, slots=True)
class ColourEvidence:
    """How much colour a document has of its own, the light's taken off.

    Attributes:
        red_share: Share of the document, 0 to 1, that is coloured red, as seals are.
        other_share: Share coloured otherwise.
        chroma: 99th percentile of chroma, CIE Lab.
        cast: Chroma of the light that was taken off, CIE Lab.
        usable: Share neither too dark nor blown out to tell, 0 to 1.
        greyscale: Every pixel has three equal channels.
    """

    red_share: float
    other_share: float
    chroma: float
    cast: float
    usable: float
    greyscale: bool


def measure_colour(view: View, least_chroma: float) -> ColourEvidence:
    """Measure a document.

    Args:
        view: The document.
        least_chroma: Chroma (CIE Lab) from which a pixel is coloured.
    """
    greyscale = _is_greyscale(view)
    small, inside = _small(view)
    highest, lowest = channel_extremes(small)
    usable = inside & (highest >= _DARKEST) & (lowest <= _BRIGHTEST)
    total = max(int(np.count_nonzero(inside)), 1)
    share = np.count_nonzero(usable) / total
    if greyscale or share == 0:
        return ColourEvidence(0.0, 0.0, 0.0, 0.0, share, greyscale)
    linear = np.asarray(cv2.LUT(small, _linear_of_code()), np.float32)
    light = _local_light(linear, inside, usable)
    neutral = np.minimum(linear / np.maximum(light, _LEAST_LIGHT), np.float32(1))
    lightness, a, b = cv2.split(cv2.cvtColor(neutral, cv2.COLOR_LBGR2LAB))
    cast = _cast(np.array(cv2.mean(light, inside.astype(np.uint8))[:3], np.float32))
    strength = float(np.clip((cast - _SLIGHT) / _SLIGHT, 0, 1))
    if strength > 0:
        a, b = _take_off_tones(lightness, a, b, usable, strength)
    chroma = cv2.magnitude(a, b)
    coloured = usable & (chroma >= least_chroma)
    hue = np.degrees(np.arctan2(b[coloured], a[coloured]))
    red = np.count_nonzero((hue >= _RED[0]) & (hue <= _RED[1]))
    seen = chroma[usable]
    highest_percent = int(0.99 * (seen.size - 1))
    return ColourEvidence(
        red_share=red / total,
        other_share=(hue.size - red) / total,
        chroma=float(np.partition(seen, highest_percent)[highest_percent]),
        cast=cast,
        usable=share,
        greyscale=False,
    )


def channel_extremes(bgr: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Highest and lowest channel of a (h, w, 3) uint8 picture, (h, w) uint8 each."""
    blue, green, red = cv2.split(bgr)
    return (
        np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8),
        np.asarray(cv2.min(cv2.min(blue, green), red), np.uint8),
    )


def judge_colour(
    evidence: ColourEvidence, document_type: DocumentType, bands: ColourBands
) -> Finding | None:
    """``MONOCHROME_COPY`` where a document that is printed in colour shows none of its own.

    A red stamp does not make a copy an original: where the document's own print has other colours
    and only red is there, a person looks. A letter is printed black on white; a person looks where
    it shows no ink in colour at all. A greyscale file is rejected whatever it shows.
    """
    share = evidence.red_share + evidence.other_share
    band, variant = bands.own, ""
    severity: Severity | None
    if evidence.greyscale:
        severity, variant = Severity.REJECT, "greyscale"
    elif evidence.usable < _LEAST_USABLE or document_type is DocumentType.UNKNOWN:
        return None  # too dark or blown out, or nobody knows which colours to expect
    elif document_type in BLACK_ON_WHITE:
        band = bands.ink
        severity = Severity.REVIEW if band.severity(share) else None
        variant = "letter"
    else:
        severity = band.severity(share)
        if severity is None and document_type in _MORE_THAN_RED:
            share = evidence.other_share
            severity = Severity.REVIEW if band.severity(share) else None
            variant = "stamped"
    if severity is None:
        return None
    # Evidence of its own: a province's rule may accept a copy with a genuine stamp on it.
    stamped = {"stamped": True} if variant == "stamped" else {}
    return make_finding(
        FindingCode.MONOCHROME_COPY,
        severity,
        source=band.source,
        variant=variant,
        own_colour=round(share, 4),
        red_share=round(evidence.red_share, 4),
        other_share=round(evidence.other_share, 4),
        chroma=round(evidence.chroma, 1),
        light_cast=round(evidence.cast, 1),
        threshold=band.limit(severity),
        **stamped,
    )


def _is_greyscale(view: View) -> bool:
    # In a picture in colour a few lines say so; only a grey one has to be read to its end.
    for step in (16, 1):
        highest, lowest = channel_extremes(view.page[::step])
        spread = cv2.subtract(highest, lowest)
        if cv2.minMaxLoc(spread, view.mask[::step])[1] > 1:
            return False
    return True


def _small(view: View) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The page, (h, w, 3) BGR, and what is inside, the short side about ``_SHORT``."""
    factor = max(1, round(view.short_side / view.factor / _SHORT))
    columns, rows = max(1, view.page.shape[1] // factor), max(1, view.page.shape[0] // factor)
    even = view.page[: rows * factor, : columns * factor]  # whole blocks take the fast path
    small = np.asarray(cv2.resize(even, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)
    mask = cv2.resize(view.mask, (columns, rows), interpolation=cv2.INTER_NEAREST)
    return small, np.asarray(mask) > 0


def _local_light(
    linear: NDArray[np.float32], inside: NDArray[np.bool_], usable: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """(h, w, 3) linear colour of the light around each point, its mean over channels 1."""
    # Where everything around is blown out, that is still the best guess.
    weight = np.where(usable, np.float32(1), np.float32(0.05)) * inside
    height, width = linear.shape[:2]
    # So smooth a field needs few points.
    size = (max(1, width // _COARSE), max(1, height // _COARSE))
    weighted = cv2.multiply(linear, cv2.merge([weight] * 3))
    light = cv2.GaussianBlur(
        cv2.resize(weighted, size, interpolation=cv2.INTER_AREA), (0, 0), max(size) / _REACH
    )
    light = light / np.maximum(cv2.transform(light, _EACH_THE_MEAN), np.float32(1e-6))
    return np.asarray(
        cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR), np.float32
    )


def _take_off_tones(
    lightness: NDArray[np.float32],
    a: NDArray[np.float32],
    b: NDArray[np.float32],
    usable: NDArray[np.bool_],
    strength: float,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(h, w) a and b less what is common to all pixels of a lightness.

    A camera that corrects a strong cast, or clips one channel under it, leaves shadows of one hue
    and highlights of another. Under nearly white light nothing is taken off: what pixels of one
    lightness share may be the document's own colour.
    """
    seen = lightness[usable]
    every = max(1, seen.size // _ENOUGH)
    seen, tints = seen[::every], (a[usable][::every], b[usable][::every])
    edges = np.quantile(seen, np.linspace(0, 1, _TONES + 1))
    middles: list[float] = []
    shared: tuple[list[float], list[float]] = ([], [])
    for low, high in zip(edges[:-1], edges[1:], strict=True):
        here = (seen >= low) & (seen <= high)
        middles.append(float(np.median(seen[here])))
        for common, tint in zip(shared, tints, strict=True):
            common.append(float(np.median(tint[here])))
    # A table by lightness in steps of 100 / 255.
    level = cv2.convertScaleAbs(lightness, alpha=2.55)
    steps = np.arange(256) / 2.55
    tables = [(strength * np.interp(steps, middles, one)).astype(np.float32) for one in shared]
    return (
        np.asarray(a - cv2.LUT(level, tables[0]), np.float32),
        np.asarray(b - cv2.LUT(level, tables[1]), np.float32),
    )


@lru_cache(maxsize=1)
def _linear_of_code() -> NDArray[np.float32]:
    """(256,) linear light of every code value, IEC 61966-2-1, both 0 to 1."""
    code = np.arange(256) / 255
    toe = code <= 0.04045
    return np.where(toe, code / 12.92, ((code + 0.055) / 1.055) ** 2.4).astype(np.float32)


def _cast(light: NDArray[np.float32]) -> float:
    """Chroma of a light grey under this light."""
    grey = np.asarray(light / light.max() * 0.32, np.float32).reshape(1, 1, 3)
    lab = cv2.cvtColor(grey, cv2.COLOR_LBGR2LAB)[0, 0]
    return float(np.hypot(lab[1], lab[2]))
