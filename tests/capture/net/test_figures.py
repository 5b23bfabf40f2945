"""What the maps say in numbers."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from verifier.capture.net.figures import FIGURES, figures_of
from verifier.capture.net.inputs import MASK_SIDE, VIEW, ViewFrame

FRAME = ViewFrame(np.zeros((VIEW, VIEW, 3), np.uint8), 0.064, 0, 32)  # of 4000 by 3000
CELL = VIEW / MASK_SIDE


def told(boxes: list[tuple[int, int, int, int]], quad: bool = True) -> dict[str, float]:
    """Figures of a mask of (left, top, right, bottom) cells; the first is the outline."""
    mask = np.zeros((MASK_SIDE, MASK_SIDE), np.float32)
    corners = np.zeros_like(mask)
    for left, top, right, bottom in boxes:
        mask[top:bottom, left:right] = 1
    left, top, right, bottom = boxes[0]
    square = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    for x, y in square:
        cv2.circle(corners, (min(int(x), 63), min(int(y), 63)), 1, 0.8, -1)
    outline = FRAME.to_upload(square * CELL - 0.5) if quad else None
    return dict(zip(FIGURES, figures_of(mask, corners, outline, FRAME).tolist(), strict=True))


def test_one_whole_document() -> None:
    seen = told([(10, 16, 50, 44)])
    assert seen["share"] == pytest.approx(40 * 28 / (64 * 48), abs=0.01)
    assert seen["second"] == 0 and seen["on_border"] == 0 and seen["unsure"] == 0
    assert seen["fit"] > 0.9 and seen["weakest_corner"] == pytest.approx(0.8)
    assert seen["margin"] == pytest.approx(8 / 64, abs=0.02)
    assert 2 ** seen["size"] == pytest.approx((40 * 28) ** 0.5 * CELL / 0.064, rel=0.05)


def test_a_second_document_and_a_cut_one() -> None:
    assert told([(4, 12, 28, 30), (34, 12, 58, 30)])["second"] == pytest.approx(1)
    cut = told([(0, 16, 30, 40)])
    assert cut["on_border"] > 0.1 and abs(cut["margin"]) < 0.02


def test_without_an_outline_nothing_is_said_of_it() -> None:
    seen = told([(10, 16, 50, 44)], quad=False)
    assert seen["fit"] == seen["margin"] == seen["size"] == 0 and seen["share"] > 0
