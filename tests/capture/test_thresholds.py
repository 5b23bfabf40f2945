"""The figures are data: read strictly, cited, and each with how it was set."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier.capture import load_thresholds
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES
from verifier.capture.thresholds import RULES_VARIABLE, Band
from verifier.errors import RuleFileError
from verifier.findings import Severity
from verifier.reports import DocumentType
from verifier.resources import data_dir

SHIPPED = (data_dir("rules") / "capture.yaml").read_text(encoding="utf-8")
SCREENSHOT = next(line.strip() for line in SHIPPED.splitlines() if "SCREENSHOT: {" in line)


def test_the_shipped_file_loads_and_cites() -> None:
    loaded = load_thresholds()
    bands = {
        "blur": loaded.blur.card,
        "too_dark": loaded.too_dark,
        "overexposed": loaded.overexposed,
        "resolution": loaded.resolution,
        "monochrome": loaded.monochrome.own,
        "probabilities": loaded.probabilities[FLAGS[0]],
    }
    for name, found in bands.items():
        band = found if isinstance(found, Band) else found.band
        assert band.source == f"rules/capture.yaml {name} · §1, §5"


def test_print_is_judged_by_its_kind() -> None:
    blur = load_thresholds().blur
    assert blur.of(DocumentType.ID_CARD_FRONT, 1.0).short_side_mm == 54
    assert blur.of(DocumentType.UNKNOWN, 1.6) == blur.card
    assert blur.of(DocumentType.UNKNOWN, 1.41) == blur.sheet


def test_a_limit_itself_is_within() -> None:
    above = Band("above", 1.0, 2.0, "s")
    assert [above.severity(value) for value in (1.0, 1.1, 2.0, 2.1)] == [
        None,
        Severity.REVIEW,
        Severity.REVIEW,
        Severity.REJECT,
    ]
    below = Band("below", 2.0, 1.0, "s")
    assert [below.severity(value) for value in (2.0, 1.9, 1.0, 0.9)] == [
        None,
        Severity.REVIEW,
        Severity.REVIEW,
        Severity.REJECT,
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("worse: above\n", "worse: above\n  wrose: above\n"),
        ("worse: above\n", "worse: sideways\n"),
        ("  unit: 90th", "  units: 90th"),
        ("review: 85", "review: bright"),
        ("review: 85\n  reject: 60", "review: 60\n  reject: 85"),
        ("too_dark:", "too_drak:"),
        ("source: {section", "source: {chapter"),
        ("review: 85", "review: .nan"),
        ("review: 85\n", "review: 85\n  review: 86\n"),
        ("id_card_back: {", "id_card_inside: {"),
        ("short_side_mm: 54, ", ""),
        ("SCREENSHOT: {", "SCREEN_SHOT: {"),
        (f"    {SCREENSHOT}\n", ""),
        (
            "    SCREENSHOT: {review",
            "    FILE_CORRUPT: {review: 0.1, reject: 0.9}\n    SCREENSHOT: {review",
        ),
        (SCREENSHOT, "SCREENSHOT: {review: 0.15, reject: 1.5}"),
        (SCREENSHOT, "SCREENSHOT: {review: 0.15, reject: 0.15}"),
        (SCREENSHOT, "SCREENSHOT: {reject: 0.6}"),
        ("there\n  worse: above", "there\n  worse: below"),
    ],
)
def test_a_slip_in_the_file_is_an_error_that_names_it(tmp_path: Path, old: str, new: str) -> None:
    assert old in SHIPPED
    path = tmp_path / "capture.yaml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"capture\.yaml:\d+"):
        load_thresholds(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"capture\.yaml"):
        load_thresholds(tmp_path / "capture.yaml")


def test_every_probability_has_its_band() -> None:
    bands = load_thresholds().probabilities
    assert set(bands) == {*ORIGIN_CODES.values(), *FLAGS}
    for band in bands.values():
        assert band.worse == "above"
        assert 0 < band.review < band.reject < 1


def test_the_setting_names_an_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(SHIPPED.replace("review: 85", "review: 84", 1), encoding="utf-8")
    monkeypatch.setenv(RULES_VARIABLE, str(own))
    assert load_thresholds().too_dark.review == 84
    assert load_thresholds().too_dark.source == "own.yaml too_dark · §1, §5"
    monkeypatch.setenv(RULES_VARIABLE, str(tmp_path / "absent.yaml"))
    with pytest.raises(RuleFileError, match=r"absent\.yaml"):
        load_thresholds()
    monkeypatch.setenv(RULES_VARIABLE, "")
    assert load_thresholds().too_dark.review == 85
