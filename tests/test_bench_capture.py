"""What the bench counts: the truth of a picture, and rates with their intervals."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.capture import hold_out_photo, truth_of
from bench.capture_report import Outcome, Report
from models.synthesis.capture import Photo
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES

CARD_MM = (85.6, 54.0)
CODES = [str(code) for code in (*ORIGIN_CODES.values(), *FLAGS)]


def photo(scale: float = 1.0, shift: float = 0.0, *faults: str) -> Photo:
    corners = np.array([[300, 300], [1300, 300], [1300, 930], [300, 930]], float) * scale
    corners[:, 0] -= shift
    return Photo(b"", corners, 1600, 1200, {}, "id_card_front", "desk", ".jpg", faults, {})


def test_what_a_recipe_meant_is_wanted_and_so_is_what_it_did_besides() -> None:
    assert truth_of(photo(1.0, 0.0, "IMAGE_GLARE"), CARD_MM)[0] == ("IMAGE_GLARE",)
    assert truth_of(photo(1.0, 400.0), CARD_MM)[0] == ("BORDER_INCOMPLETE",)
    assert truth_of(photo(0.15), CARD_MM)[0] == ("RESOLUTION_TOO_LOW",)


def test_print_between_legible_and_illegible_is_undecided() -> None:
    assert truth_of(photo(0.28), CARD_MM) == ((), ("RESOLUTION_TOO_LOW",))
    assert truth_of(photo(), CARD_MM) == ((), ())


def outcome(said: float, *wanted: str, found: dict[str, str] | None = None) -> Outcome:
    probabilities = {**dict.fromkeys(CODES, 0.01), "SCREENSHOT": said}
    return Outcome("genuine", "passport", 1, wanted, found or {}, 0.01, 0.95, probabilities)


def test_rates_are_of_what_was_found() -> None:
    hit = outcome(0.97, "SCREENSHOT", found={"SCREENSHOT": "reject"})
    missed = outcome(0.3, "SCREENSHOT")
    alarm = outcome(0.1, found={"IMAGE_GLARE": "review"})
    recall, alarms, _ = Report.of([hit, missed, alarm, outcome(0.0)]).tables
    (row,) = [row for row in recall.rows if row[:2] == ("SCREENSHOT", "· all")]
    assert row[2].endswith("1/2") and row[3].endswith("1/2")
    every = alarms.rows[0]
    assert every[1].endswith("0/2") and every[2].endswith("1/2")


def test_reliability_holds_what_was_said_against_what_was_so() -> None:
    ones = [outcome(0.97, "SCREENSHOT")] * 3 + [outcome(0.97)]
    reliability = Report.of(ones).tables[2]
    highest = reliability.rows[-1]
    assert highest[1] == "0.970" and highest[2].startswith("75.0%")
    # Faults are asked of the one original alone, and it has none.
    lowest = reliability.rows[0]
    assert lowest[4].endswith(f"0/{len(FLAGS)}")


def test_a_kept_picture_of_an_earlier_version_is_still_read(tmp_path: Path) -> None:
    kept = replace(photo(), data=b"jpeg")
    (tmp_path / "genuine_5.pickle").write_bytes(pickle.dumps(kept))
    again = hold_out_photo("genuine", 5, tmp_path)
    assert again.data == b"jpeg" and again.others == ()
    assert np.array_equal(again.corners, kept.corners)
    assert pytest.approx(again.width) == 1600
