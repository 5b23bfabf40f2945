"""The document laid flat: proportions, the way back, and no text lost at the edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.locate import scenes
from verifier.locate import MARGIN, rectify, to_upload
from verifier.locate.geometry import clockwise_from_top_left, estimate_aspect, iou, snap_aspect
from verifier.locate.reduction import reduce_to

FRAME = (1200, 900)


@pytest.mark.parametrize("tilt", [0, 15, 30, 45])
@pytest.mark.parametrize("toward", [0, 40, 90, 130])
def test_true_proportions_come_out_of_the_perspective(tilt: int, toward: int) -> None:
    corners = scenes.pose((1200, 800), FRAME, tilt=tilt, toward=toward, turn=25, fill=0.25)
    # Without perspective nothing tells a lean from a shorter sheet, so a little tilt stays in.
    assert estimate_aspect(corners, FRAME) == pytest.approx(1.5, rel=0.04)


def test_side_lengths_alone_would_be_wrong() -> None:
    corners = scenes.pose((1000, 1000), FRAME, tilt=50, toward=0, fill=0.2)
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    assert (sides[0] + sides[2]) / (sides[1] + sides[3]) > 1.3
    assert estimate_aspect(corners, FRAME) == pytest.approx(1.0, rel=0.05)


@pytest.mark.parametrize(
    ("seen", "known"),
    [(1.60, 85.6 / 54), (1.56, 85.6 / 54), (1.43, 2**0.5), (1 / 1.44, 2**-0.5), (1.0, 1.0), (2, 2)],
)
def test_proportions_snap_to_cards_and_sheets_only_when_near(seen: float, known: float) -> None:
    assert snap_aspect(seen) == pytest.approx(known)


@pytest.mark.parametrize("corners", [None, (0.0, 12.0), (30.0, 25.0), (200.0, 35.0)])
def test_way_back_inverts_the_way_there(corners: tuple[float, float] | None) -> None:
    pixels = scenes.ground("clutter", *FRAME)
    quad = None
    if corners is not None:
        turn, tilt = corners
        quad = clockwise_from_top_left(
            scenes.pose((990, 700), FRAME, turn=turn, tilt=tilt, fill=0.3)
        )
    flat = rectify(pixels, quad, long_side=640)
    points = np.array([[0, 0], [100.5, 30], [400, 300]], np.float32)
    there = to_upload(points, flat)
    back = cv2.perspectiveTransform(there[None], np.linalg.inv(flat.to_upload))[0]
    assert back == pytest.approx(points, abs=0.02)


def test_pixels_agree_with_the_homography() -> None:
    scene = scenes.scene(scenes.sheet(990, 700), "clutter", turn=10, tilt=20, fill=0.4)
    flat = rectify(scene.pixels, scene.corners, long_side=700)
    again = cv2.warpPerspective(
        cv2.GaussianBlur(scene.pixels, (0, 0), 1.0),
        flat.to_upload,
        flat.pixels.shape[1::-1],
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    soft = cv2.GaussianBlur(flat.pixels, (0, 0), 1.0)
    shifted = np.roll(again, 3, axis=1)
    own = np.abs(soft.astype(int) - again).mean()
    assert own < 4
    assert np.abs(soft.astype(int) - shifted).mean() > 2 * own


@pytest.mark.parametrize("frame", [(1200, 900), (4001, 3001)])
def test_document_fills_the_frame_but_for_the_margin(frame: tuple[int, int]) -> None:
    corners = clockwise_from_top_left(scenes.pose((856, 540), frame, turn=15, tilt=20, fill=0.4))
    flat = rectify(np.zeros((frame[1], frame[0], 3), np.uint8), corners, long_side=800)
    height, width = flat.pixels.shape[:2]
    margin = MARGIN * 800
    assert width == 800
    assert (width - 2 * margin) / (height - 2 * margin) == pytest.approx(85.6 / 54, rel=0.01)
    inset = [
        [margin, margin],
        [width - margin, margin],
        [width - margin, height - margin],
        [margin, height - margin],
    ]
    placed = to_upload(np.array(inset) - 0.5, flat)
    assert placed == pytest.approx(corners, abs=0.5)


def test_shrinking_does_not_alias() -> None:
    pixels = np.zeros((3000, 4000, 3), np.uint8)
    pixels[:, ::2] = 255  # stripes that plain bilinear sampling would turn into a beat pattern
    corners = np.array([[200, 200], [3790, 210], [3800, 2750], [190, 2740]], np.float32)
    flat = rectify(pixels, corners, long_side=640)
    assert flat.pixels[20:-20, 20:-20].std() < 12


def test_full_image_is_shrunk_never_enlarged() -> None:
    pixels = scenes.ground("clutter", *FRAME)
    assert rectify(pixels, None, long_side=600).pixels.shape == (450, 600, 3)
    assert np.array_equal(rectify(pixels, None, long_side=5000).pixels, pixels)


def test_corners_beyond_the_image_are_allowed() -> None:
    corners = np.array([[-15, -10], [1210, -5], [1215, 905], [-10, 910]], np.float32)
    assert rectify(scenes.ground("plain", *FRAME), corners, long_side=400).pixels.shape[1] == 400


@pytest.mark.parametrize(
    "corners",
    [
        [[0, 0], [100, 0], [100, 0], [0, 100]],
        [[0, 0], [100, 100], [100, 0], [0, 100]],
        [[0, 0], [50, 0], [100, 0], [150, 0]],
    ],
)
def test_what_is_no_quadrilateral_is_refused(corners: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="quadrilateral"):
        rectify(scenes.ground("plain", *FRAME), np.array(corners, np.float32), long_side=400)


def test_corner_order_is_clockwise_from_the_top_left() -> None:
    square = np.array([[10, 90], [95, 85], [12, 8], [90, 15]], np.float32)
    assert clockwise_from_top_left(square).tolist() == [[12, 8], [90, 15], [95, 85], [10, 90]]


def test_overlap_of_quadrilaterals() -> None:
    square = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], np.float32)
    assert iou(square, square) == pytest.approx(1)
    assert iou(square, square + [5, 0]) == pytest.approx(1 / 3, abs=1e-5)
    assert iou(square, square + [20, 0]) == 0


@pytest.mark.parametrize("size", [(3000, 4000), (3001, 4003), (900, 1200), (200, 150)])
def test_reduced_pixels_stay_in_their_place(size: tuple[int, int]) -> None:
    pixels = np.zeros((*size, 3), np.uint8)
    y, x = size[0] * 2 // 3, size[1] // 3
    pixels[y - 8 : y + 9, x - 8 : x + 9] = 255
    small, back = reduce_to(pixels, 600)
    rows, columns = np.nonzero(small[..., 0] > 100)
    placed = back @ [columns.mean(), rows.mean(), 1]
    assert placed[:2] == pytest.approx([x, y], abs=back[0, 0] * 0.6)
