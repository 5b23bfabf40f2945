"""The figures of the evaluation mean what they say."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.evaluate_locate import Measured, corner_error, measure, summary
from models.synthesis.capture import Photo
from tests.locate import scenes

SQUARE = np.array([[0, 0], [300, 0], [300, 400], [0, 400]], float)


def test_corner_error_is_a_share_of_the_diagonal_whichever_corner_comes_first() -> None:
    assert corner_error(np.roll(SQUARE, 2, axis=0), SQUARE) == 0
    assert corner_error(SQUARE + [3, 4], SQUARE) == pytest.approx(5 / 500)


def test_measure_compares_with_the_truth_of_the_file() -> None:
    scene = scenes.scene(scenes.sheet(990, 700), turn=12, fill=0.3)
    _, data = cv2.imencode(".jpg", scene.pixels)
    photo = Photo(data.tobytes(), scene.corners.astype(float), 1200, 900, {}, "unknown", "test")
    right = measure(photo, 1)
    assert right.method == "contour"
    assert right.error < 0.005 and right.overlap > 0.98
    wrong = Photo(photo.data, photo.corners + [150, 0], 1200, 900, {}, "unknown", "test")
    assert measure(wrong, 1).error > 0.1
    assert measure(wrong, 1).overlap < 0.8


def test_summary_counts_what_was_not_located() -> None:
    good = Measured("a", "b", 1, 0.002, 0.98, "contour", 0.9, 0.05)
    none = Measured("a", "b", 2, float("nan"), 0.4, "full_image", 0.0, 0.05)
    assert summary("all", [good, none]).split() == [
        "all",
        "2",
        "50.0%",
        "0.200%",
        "0.200%",
        "50.0%",
    ]
