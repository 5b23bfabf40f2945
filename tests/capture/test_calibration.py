"""Bands follow the pictures: the right way, as far as their number warrants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from verifier.capture import load_thresholds
from verifier.capture.calibration import ENOUGH, calibrated, fitted_band, rate
from verifier.capture.rewriting import with_bands
from verifier.capture.thresholds import Band, shipped_path
from verifier.findings import FindingCode

CODE = FindingCode.SCREEN_RECAPTURE
SHIPPED = Band("above", 0.35, 0.9, "test")


def spread(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * k / max(count - 1, 1) for k in range(count)]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (1, 100, 0.0018, 0.0545),
    ],
)
def test_wilson_intervals_are_the_published_ones(
    hits: int, of: int, low: float, high: float
) -> None:
    found = rate(hits, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=2e-4)


def test_nothing_is_known_from_no_pictures() -> None:
    assert (rate(0, 0).low, rate(0, 0).high) == (0.0, 1.0)


@pytest.mark.parametrize("count", [ENOUGH, 50, 400])
def test_missed_faults_lower_the_limits(count: int) -> None:
    band = fitted_band(SHIPPED, spread(0.2, 0.8, count), spread(0.001, 0.02, count))
    assert band.reject < SHIPPED.reject
    assert band.review < SHIPPED.review
    assert band.review > 0.02, "and not into the genuine ones"


@pytest.mark.parametrize("count", [ENOUGH, 50, 400])
def test_alarmed_genuine_pictures_raise_the_limits(count: int) -> None:
    band = fitted_band(SHIPPED, spread(0.9, 0.999, count), spread(0.3, 0.97, count))
    assert band.reject > SHIPPED.reject
    assert band.review > SHIPPED.review


def test_limits_that_serve_stay() -> None:
    band = fitted_band(SHIPPED, spread(0.99, 0.999, 50), spread(0.05, 0.2, 50))
    assert band.review == SHIPPED.review


def test_more_pictures_move_a_limit_further() -> None:
    moved = [
        fitted_band(SHIPPED, spread(0.3, 0.8, count), [0.01] * count).reject
        for count in (10, 20, 100, 1000)
    ]
    assert moved == sorted(moved, reverse=True)
    assert len(set(moved)) == 4
    assert moved[0] > 0.5, "ten move it less far"


def test_many_pictures_keep_false_alarms_within_the_target() -> None:
    genuine = spread(0.0, 1.0, 1000)
    band = fitted_band(SHIPPED, spread(0.5, 1.0, 1000), genuine)
    assert sum(value > band.reject for value in genuine) <= 12
    assert sum(value > band.review for value in genuine) <= 40


def test_a_single_odd_picture_does_not_drag_a_limit_down() -> None:
    faulty = spread(0.95, 0.99, 40)
    plain = fitted_band(SHIPPED, faulty, [0.01] * 40)
    assert fitted_band(SHIPPED, [0.02, *faulty], [0.01] * 40).reject >= plain.reject - 0.01


@pytest.mark.parametrize("faulty", [0.0, 0.01, 0.34, 0.36, 0.89, 1.0])
@pytest.mark.parametrize("genuine", [0.0, 0.2, 0.36, 0.91, 1.0])
@pytest.mark.parametrize("count", [10, 300])
def test_reject_is_never_below_review(faulty: float, genuine: float, count: int) -> None:
    band = fitted_band(SHIPPED, [faulty] * count, [genuine] * count)
    assert 0 < band.review < band.reject < 1


@pytest.mark.parametrize(("faulty", "genuine"), [(9, 50), (50, 9)])
def test_nine_are_not_enough(faulty: int, genuine: int) -> None:
    (fit,) = calibrated({CODE: SHIPPED}, {CODE: [0.5] * faulty}, {CODE: [0.1] * genuine})
    assert not fit.fitted
    assert fit.new == fit.old
    assert (fit.before.caught_review.hits, fit.before.caught_review.of) == (faulty, faulty)


def test_before_and_after_are_counted() -> None:
    (fit,) = calibrated({CODE: SHIPPED}, {CODE: spread(0.5, 0.95, 10)}, {CODE: [0.01] * 10})
    assert fit.fitted
    assert fit.before.caught_reject.hits == 1 < fit.after.caught_reject.hits
    assert fit.after.alarms_review.hits == 0
    assert fit.after.alarms_review.high == pytest.approx(0.2775, abs=2e-4)


def test_fitting_starts_from_the_shipped_figures_however_often() -> None:
    scores, genuine = {CODE: spread(0.2, 0.8, 10)}, {CODE: [0.01] * 10}
    (first,) = calibrated({CODE: SHIPPED}, scores, genuine)
    (again,) = calibrated({CODE: first.new}, scores, genuine, shipped={CODE: SHIPPED})
    assert again.new == first.new


def test_only_the_figures_are_rewritten() -> None:
    text = shipped_path().read_text(encoding="utf-8")
    band = replace(load_thresholds(shipped_path()).probabilities[CODE], review=0.123, reject=0.456)
    new = with_bands(text, {CODE: band})
    changed = [(a, b) for a, b in zip(text.splitlines(), new.splitlines(), strict=True) if a != b]
    assert [b for _, b in changed] == ["    SCREEN_RECAPTURE: {review: 0.123, reject: 0.456}"]
    assert with_bands(text, {}) == text
