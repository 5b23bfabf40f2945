"""Corners out of a mask."""

from __future__ import annotations

import cv2
import numpy as np

from verifier.capture.net.inputs import MASK_SIDE, VIEW, make_view_input
from verifier.capture.net.outline import outline_of

FRAME = make_view_input(np.zeros((3000, 4000, 3), np.uint8))
NO_CORNERS = np.zeros((MASK_SIDE, MASK_SIDE), np.float32)


def mask_of(quad: np.ndarray) -> np.ndarray:
    large = np.zeros((VIEW * 2, VIEW * 2), np.uint8)
    points = (FRAME.from_upload(quad) + 0.5) * 2 - 0.5
    cv2.fillConvexPoly(large, np.round(points).astype(np.int32), 255)
    small = cv2.resize(large, (MASK_SIDE, MASK_SIDE), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255


def apart(found: np.ndarray, truth: np.ndarray) -> float:
    return min(
        float(np.linalg.norm(np.roll(found, k, axis=0) - truth, axis=1).max()) for k in range(4)
    )


def test_a_tilted_document_is_outlined_within_one_percent() -> None:
    quad = np.array([[900, 700], [3100, 500], [3300, 2200], [700, 2400]], np.float64)
    found = outline_of(mask_of(quad), NO_CORNERS, FRAME)
    assert found is not None
    assert apart(found, quad) < 0.015 * np.linalg.norm(quad[0] - quad[2])


def test_the_way_round_is_clockwise_as_seen() -> None:
    quad = np.array([[900, 700], [3100, 500], [3300, 2200], [700, 2400]], np.float64)
    found = outline_of(mask_of(quad), NO_CORNERS, FRAME)
    assert found is not None
    assert cv2.contourArea(found, True) > 0


def test_nothing_and_specks_are_no_document() -> None:
    assert outline_of(NO_CORNERS, NO_CORNERS, FRAME) is None
    speck = NO_CORNERS.copy()
    speck[10:12, 10:12] = 1
    assert outline_of(speck, NO_CORNERS, FRAME) is None


def test_a_peak_of_the_corner_map_draws_the_corner() -> None:
    quad = np.array([[900, 700], [3100, 700], [3100, 2300], [900, 2300]], np.float64)
    corners = NO_CORNERS.copy()
    x, y = (FRAME.from_upload(quad[:1])[0] + 0.5) * MASK_SIDE / VIEW - 0.5
    rows, columns = np.mgrid[:MASK_SIDE, :MASK_SIDE]
    corners += np.exp(-((columns - x - 1) ** 2 + (rows - y) ** 2) / 2).astype(np.float32)
    moved = outline_of(mask_of(quad), corners, FRAME)
    plain = outline_of(mask_of(quad), NO_CORNERS, FRAME)
    assert moved is not None and plain is not None
    assert np.abs(moved - plain).max() > 20
