"""Four sides laid along a mask."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from verifier.capture.net.fitting import fitted, mask_overlap
from verifier.capture.net.inputs import MASK_SIDE, VIEW, ViewFrame

FRAME = ViewFrame(np.zeros((VIEW, VIEW, 3), np.uint8), 0.064, 0, 32)
CELL = VIEW / MASK_SIDE
SHEET = np.array([[14, 18], [50, 22], [46, 44], [12, 40]], np.float64)


def mask_of(cells: np.ndarray, round_off: int = 0) -> np.ndarray:
    drawn = np.zeros((VIEW, VIEW), np.uint8)
    cv2.fillConvexPoly(drawn, np.round(cells * CELL).astype(np.int32), 255)
    if round_off:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (round_off, round_off))
        drawn = cv2.morphologyEx(drawn, cv2.MORPH_OPEN, kernel)
    small = cv2.resize(drawn, (MASK_SIDE, MASK_SIDE), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255


def upload(cells: np.ndarray) -> np.ndarray:
    return FRAME.to_upload(cells * CELL - 0.5)


@pytest.mark.parametrize("round_off", [0, 21])
def test_sides_that_cut_across_are_laid_along_the_mask(round_off: int) -> None:
    askew = upload(SHEET + np.array([[-7, -3], [2, 1], [0, 0], [2, 0]]))
    found = fitted(mask_of(SHEET, round_off), askew, FRAME)
    diagonal = np.linalg.norm(upload(SHEET)[0] - upload(SHEET)[2])
    assert np.linalg.norm(found - upload(SHEET), axis=1).max() < 0.03 * diagonal


def test_an_outline_that_the_mask_bears_out_stays_as_it_is() -> None:
    exact = upload(SHEET)
    assert np.allclose(fitted(mask_of(SHEET), exact, FRAME), exact)


@pytest.mark.parametrize("mask", [np.zeros((64, 64)), np.eye(64), np.ones((64, 64))])
def test_masks_without_four_sides_change_nothing_for_the_worse(mask: np.ndarray) -> None:
    rough = upload(SHEET)
    mask = mask.astype(np.float32)
    found = fitted(mask, rough, FRAME)
    assert found.shape == (4, 2) and np.isfinite(found).all()
    assert mask_overlap(mask, found, FRAME) >= mask_overlap(mask, rough, FRAME)


def test_overlap_is_the_shared_area() -> None:
    half = np.array([[14, 18], [32, 18], [32, 40], [14, 40]], np.float64)
    whole = np.array([[14, 18], [50, 18], [50, 40], [14, 40]], np.float64)
    assert mask_overlap(mask_of(whole), upload(whole), FRAME) > 0.97
    assert mask_overlap(mask_of(whole), upload(half), FRAME) == pytest.approx(0.5, abs=0.02)
