"""The whole: any picture gives a finite vector of one length, the same each time."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.capture.evidence.pictures import corners, jpeg, page, scene
from verifier.capture.evidence import FEATURES, gather


def test_names_are_unique_and_in_order() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    evidence = gather(*jpeg(scene(), 90), None)
    vector = evidence.vector()
    assert vector.shape == (len(FEATURES),)
    assert vector.dtype == np.float32
    assert vector[FEATURES.index("jpeg.quality")] == 90
    assert vector[FEATURES.index("lattice.luma_peak")] == np.float32(evidence.lattice.luma_peak)
    assert vector[FEATURES.index("frame.short_side")] == 900


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((1, 1, 3), np.uint8),
        np.full((2, 900, 3), 255, np.uint8),
        np.zeros((40, 33, 3), np.uint8),
        np.full((700, 900, 3), 128, np.uint8),
        page(),
        scene(300, 300),
        np.random.default_rng(1).integers(0, 256, (500, 300, 3)).astype(np.uint8),
    ],
)
@pytest.mark.parametrize(
    "quad",
    [
        None,
        corners(-50, -80, 120, 90),
        corners(5000, 5000, 6000, 6000),
        corners(3, 3, 3, 3),
        np.full((4, 2), np.nan, np.float32),
    ],
)
def test_every_picture_gives_finite_numbers(picture: np.ndarray, quad: np.ndarray | None) -> None:
    before = picture.copy()
    vector = gather(picture, b"", quad, (85.6, 54.0)).vector()
    assert np.isfinite(vector).all()
    assert np.array_equal(vector, gather(picture, b"", quad, (85.6, 54.0)).vector())
    assert np.array_equal(picture, before)


def test_a_second_thread_changes_nothing() -> None:
    picture, data = jpeg(scene(), 90)
    quad = corners(100, 80, 1100, 800)
    before = cv2.getNumThreads()
    try:
        vectors = []
        for threads in (1, 2):
            cv2.setNumThreads(threads)
            vectors.append(gather(picture, data, quad).vector())
    finally:
        cv2.setNumThreads(before)
    assert np.array_equal(*vectors)
