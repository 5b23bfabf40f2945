"""Does the picture hold a lattice: a display's pixels, a screen of dots, or their moiré?

A lattice is at the same place of the spectrum in every window; text is not. What repeats along the
document's own axes (lines of text, rules) or every eighth pixel (JPEG) is kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.capture.evidence.sampling import Sample, halved, luma, red_less_blue
from verifier.capture.evidence.spectrum import Peak, excess, find_peaks, frequencies

__all__ = ["LatticeEvidence", "measure_lattice"]

# Cycles a pixel by scale; below are text lines, shading, curves of a guilloche.
_LOWEST = {1: 0.045, 2: 0.07, 4: 0.07}
_CROSS = [0, 2, 4, 6, 8]  # of the nine windows: the corners and the middle
_FINE, _FINE_STRAIGHT = 0.19, 0.13
_AXIS_BINS = 3
_AXIS_ANGLE = 7.0


@dataclass(frozen=True, slots=True)
class LatticeEvidence:
    """Repetition at three scales; higher peaks and agreement speak for a display or dots.

    Peaks are decibels above the local floor of the spectrum (0 and up; photos of things give 1
    to 4), frequencies are cycles a pixel at the scale named (0 to 0.71), angles degrees from
    the x axis (0 to 180), agreement is the share of windows (0 to 1). ``chroma`` is red minus blue.

    Attributes:
        luma_peak: Upload resolution, off the axes, mean over windows.
        luma_single: The highest in any one window, off the axes.
        luma_fine: As ``luma_peak``, from 0.19 cycles a pixel on: finer than a guilloche.
        luma_axis_fine: As ``luma_axis``, from 0.13 cycles a pixel on: finer than lines of text; a
            display held straight before the camera.
        luma_axis: On the frame's or document's axes, JPEG's grid left out.
        luma_frequency: Of ``luma_peak``.
        luma_angle: Of ``luma_peak``.
        luma_agreement: Of ``luma_peak``.
        chroma_peak: As for luma.
        chroma_single: As for luma.
        chroma_fine: As for luma.
        chroma_axis_fine: As for luma.
        chroma_axis: As for luma.
        chroma_frequency: As for luma.
        chroma_angle: As for luma.
        chroma_agreement: As for luma.
        half_luma: As half the resolution shows it, off the axes: the lower half of the spectrum,
            from 0.035 cycles an upload pixel on.
        half_chroma: Likewise.
        half_agreement: The greater of the two's.
        quarter_luma: At quarter resolution: moiré that one sees.
        quarter_chroma: At quarter resolution.
        quarter_agreement: The greater of the two's.
    """

    luma_peak: float
    luma_single: float
    luma_fine: float
    luma_axis_fine: float
    luma_axis: float
    luma_frequency: float
    luma_angle: float
    luma_agreement: float
    chroma_peak: float
    chroma_single: float
    chroma_fine: float
    chroma_axis_fine: float
    chroma_axis: float
    chroma_frequency: float
    chroma_angle: float
    chroma_agreement: float
    half_luma: float
    half_chroma: float
    half_agreement: float
    quarter_luma: float
    quarter_chroma: float
    quarter_agreement: float


def measure_lattice(sample: Sample) -> LatticeEvidence:
    """Measure a picture at upload, half and quarter resolution."""
    turn = round(_turn(sample.quad))
    full_chroma = red_less_blue(sample.windows[_CROSS])
    luma_above, chroma_above = excess(sample.bright), excess(full_chroma)
    bright, bright_fine, bright_axis, bright_straight = _peaks(luma_above, turn, 1)
    colour, colour_fine, colour_axis, colour_straight = _peaks(chroma_above, turn, 1)
    half = [_peaks(_halved(above), turn, 2)[0] for above in (luma_above[_CROSS], chroma_above)]
    reduced = _reduced(sample)
    quarters = (luma(reduced), red_less_blue(reduced))
    quarter = [_peaks(excess(planes), turn, 4)[0] for planes in quarters]
    return LatticeEvidence(
        luma_peak=bright.height,
        luma_single=bright.single,
        luma_fine=bright_fine.height,
        luma_axis_fine=bright_straight.height,
        luma_axis=bright_axis.height,
        luma_frequency=bright.frequency,
        luma_angle=bright.angle,
        luma_agreement=bright.agreement,
        chroma_peak=colour.height,
        chroma_single=colour.single,
        chroma_fine=colour_fine.height,
        chroma_axis_fine=colour_straight.height,
        chroma_axis=colour_axis.height,
        chroma_frequency=colour.frequency,
        chroma_angle=colour.angle,
        chroma_agreement=colour.agreement,
        half_luma=half[0].height,
        half_chroma=half[1].height,
        half_agreement=max(peak.agreement for peak in half),
        quarter_luma=quarter[0].height,
        quarter_chroma=quarter[1].height,
        quarter_agreement=max(peak.agreement for peak in quarter),
    )


def _peaks(above: NDArray[np.float32], turn: int, scale: int) -> tuple[Peak, ...]:
    """Peaks by region, as :func:`_regions` orders them; of reduced frames the first."""
    drift = 5 if scale == 1 else 3
    regions = _regions(above.shape[1], turn, scale)
    return find_peaks(above, regions[:1] if scale > 1 else regions, drift)


def _halved(above: NDArray[np.float32]) -> NDArray[np.float32]:
    """The part of (n, s, s // 2 + 1) spectra that frames of half the resolution have, too."""
    size = above.shape[1]
    return above[:, size // 4 : size // 4 + size // 2, : size // 4 + 1]


def _reduced(sample: Sample) -> NDArray[np.uint8]:
    """(5, 128, 128, 3) windows of a frame averaged down by four, amid five of the windows."""
    height, width = sample.pixels.shape[:2]
    size = 128
    while size > 32 and size * 4 > min(height, width):
        size //= 2
    reach = min(size * 4, height, width)
    cut = []
    for x, y in sample.places[_CROSS]:
        left = int(np.clip(x - reach / 2, 0, width - reach))
        top = int(np.clip(y - reach / 2, 0, height - reach))
        part = sample.pixels[top : top + reach, left : left + reach]
        if reach == size * 4:
            part = halved(part, 1)
        cut.append(cv2.resize(part, (size, size), interpolation=cv2.INTER_AREA))
    return np.asarray(np.stack(cut), np.uint8)


def _turn(quad: NDArray[np.float32]) -> float:
    """Degrees by which the document's top edge leans from the x axis, modulo 90."""
    x, y = quad[1] - quad[0] + quad[2] - quad[3]
    return float(np.degrees(np.arctan2(y, x)) % 90)


@lru_cache(maxsize=3 * 90)
def _regions(size: int, turn: int, scale: int) -> tuple[NDArray[np.intp], ...]:
    """Where peaks off the axes, fine ones among them, on the axes, and fine ones there.

    Indices into a (size, size // 2 + 1) spectrum.
    """
    radius, angle, upright, beyond = _plane(size, scale)
    away = np.abs(angle - np.float32(turn))
    axis = upright | (np.minimum(away, 90 - away) <= _AXIS_ANGLE)
    off, on = beyond & ~axis, beyond & axis
    regions = off, off & (radius >= _FINE), on, on & (radius >= _FINE_STRAIGHT)
    return tuple(np.flatnonzero(region) for region in regions)


@lru_cache(maxsize=8)
def _plane(
    size: int, scale: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_], NDArray[np.bool_]]:
    """What regions have in common, whatever the turn.

    Cycles a pixel; degrees from the nearer axis on, 0 to 90; on the frame's own axes; where a
    lattice may be at all.
    """
    y, x = frequencies(size)
    bins = np.float32(_AXIS_BINS / size)
    radius = np.hypot(x, y)
    grid = 8 / scale  # JPEG's blocks, reduced
    near = 1.6 / size
    eighths = [np.abs(part - np.round(part * grid) / grid) <= near for part in (x, y)]
    beyond = (radius >= _LOWEST[scale]) & ~(eighths[0] & eighths[1])
    upright = (np.abs(x) <= bins) | (np.abs(y) <= bins)
    return radius, np.degrees(np.arctan2(y, x)) % 90, upright, beyond
