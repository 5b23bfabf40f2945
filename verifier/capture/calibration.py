"""Fitting a probability's band to pictures of one's own; statistics only, no files.

A limit may rest on few pictures, so it moves in log-odds from the shipped figure towards the
figure that they ask for, the further the more of them there are. What they ask for:

- *higher*, where more genuine pictures lie beyond the limit than the target allows;
- *lower*, where the target leaves room below it: half way down from the fault's pictures that
  stand clear of the genuine ones. Going further would catch none of them more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verifier.capture.thresholds import Band
from verifier.findings import FindingCode

__all__ = [
    "ENOUGH",
    "TARGETS",
    "CodeFit",
    "Measures",
    "Rate",
    "Targets",
    "calibrated",
    "fitted_band",
    "rate",
]

ENOUGH = 10
"""Pictures of a fault, and of genuine documents, from which its band moves."""
SHIPPED_COUNTS = 20.0
"""How many pictures the shipped figure counts as."""
_MARGIN = 1.5
"""Log-odds above the highest genuine picture of one; less with more, by the root."""
_GAP = 0.01
"""Least distance of the two limits."""
_LOWEST, _HIGHEST = 0.02, 0.999
_EDGE = 1e-3
_Z = 1.959964  # the 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its Wilson 95 % interval.

    Attributes:
        hits: How many.
        of: Out of how many.
        low: Lower end of the interval, 0..1.
        high: Upper end.
    """

    hits: int
    of: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Targets:
    """Share of genuine pictures that may lie beyond each limit, 0..1."""

    review: float = 0.03
    reject: float = 0.01


TARGETS = Targets()


@dataclass(frozen=True, slots=True)
class Measures:
    """What a band does with the pictures: shares beyond its limits."""

    caught_review: Rate
    caught_reject: Rate
    alarms_review: Rate
    alarms_reject: Rate


@dataclass(frozen=True, slots=True)
class CodeFit:
    """One code's band before and after.

    Attributes:
        images: How many pictures of the fault there are.
        genuine: How many genuine ones.
        old: The band in use.
        new: The fitted band; ``old`` where there are too few pictures.
        fitted: Whether there were enough.
        before: What ``old`` does with the pictures.
        after: What ``new`` does; of the same pictures, so a little too good.
    """

    code: FindingCode
    images: int
    genuine: int
    old: Band
    new: Band
    fitted: bool
    before: Measures
    after: Measures


def calibrated(
    bands: Mapping[FindingCode, Band],
    scores: Mapping[FindingCode, Sequence[float]],
    genuine: Mapping[FindingCode, Sequence[float]],
    *,
    shipped: Mapping[FindingCode, Band] | None = None,
    targets: Targets = TARGETS,
) -> tuple[CodeFit, ...]:
    """Fit every code that there are pictures of.

    Args:
        bands: In use.
        scores: Each code's probability, 0..1, on every picture of that fault.
        genuine: Each code's probability on every genuine picture.
        shipped: Where fitting starts from; None: from ``bands``.
        targets: False alarms that are borne.
    """
    start = bands if shipped is None else shipped
    fits = []
    for code, old in bands.items():
        faulty, good = scores.get(code, ()), genuine.get(code, ())
        if not faulty:
            continue
        enough = min(len(faulty), len(good)) >= ENOUGH
        new = fitted_band(start[code], faulty, good, targets) if enough else old
        before, after = (_measures(band, faulty, good) for band in (old, new))
        fits.append(CodeFit(code, len(faulty), len(good), old, new, enough, before, after))
    return tuple(fits)


def fitted_band(
    shipped: Band, faulty: Sequence[float], genuine: Sequence[float], targets: Targets = TARGETS
) -> Band:
    """The band moved as the pictures ask, as far as their number warrants.

    Args:
        shipped: Where to start from; ``worse`` is ``above``.
        faulty: Probabilities on pictures of the fault, at least one.
        genuine: On genuine pictures, at least one.
        targets: False alarms that are borne.
    """
    count = min(len(faulty), len(genuine))
    weight = count / (count + SHIPPED_COUNTS)

    def moved(limit: float, target: float) -> float:
        start = _log_odds(limit)
        asked = _asked(start, _log_odds_of(faulty), _log_odds_of(genuine), target)
        if asked == start:
            return limit
        value = 1 / (1 + math.exp(-(start + weight * (asked - start))))
        return round(min(max(value, _LOWEST), _HIGHEST), 3)

    reject = moved(shipped.reject, targets.reject)
    review = min(moved(shipped.review, targets.review), round(reject - _GAP, 3))
    return replace(shipped, review=review, reject=reject)


def _asked(start: float, faulty: Sequence[float], genuine: Sequence[float], target: float) -> float:
    """The limit that the pictures ask for, log-odds: see the module's text."""
    good = sorted(genuine, reverse=True)
    borne = min(int(target * len(good)), len(good) - 1)
    margin = _MARGIN / math.sqrt(len(good))
    lowest = good[borne] + margin
    if start < lowest:
        # Beyond the target? The limit itself is within; the margin is asked for only then.
        return lowest if sum(value > start for value in good) > borne else start
    caught = sorted(value for value in faulty if value > lowest)
    if not caught:
        return start
    # One picture in twenty may be an odd one, or in the wrong folder.
    return min(start, (lowest + caught[len(caught) // 20]) / 2)


def rate(hits: int, of: int) -> Rate:
    """A share with its Wilson score interval (E. B. Wilson, 1927), 95 %."""
    if of == 0:
        return Rate(0, 0, 0.0, 1.0)
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return Rate(hits, of, max(0.0, middle - half), min(1.0, middle + half))


def _measures(band: Band, faulty: Sequence[float], genuine: Sequence[float]) -> Measures:
    def beyond(values: Sequence[float], limit: float) -> Rate:
        return rate(sum(value > limit for value in values), len(values))

    return Measures(
        caught_review=beyond(faulty, band.review),
        caught_reject=beyond(faulty, band.reject),
        alarms_review=beyond(genuine, band.review),
        alarms_reject=beyond(genuine, band.reject),
    )


def _log_odds(share: float) -> float:
    inside = min(max(share, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def _log_odds_of(values: Sequence[float]) -> list[float]:
    return [_log_odds(value) for value in values]
