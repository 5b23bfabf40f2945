"""Documents are found where they are, whatever lies around them; what is not there is not found."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.locate import scenes
from verifier.locate import locate


def assert_located(scene: scenes.Scene, within: float = 0.01) -> None:
    location = locate(scene.pixels)
    assert location.method == "contour"
    assert location.corners is not None
    assert location.corners.dtype == np.float32
    assert scenes.corner_error(location.corners, scene.corners) < within
    assert scenes.overlap(location.corners, scene.corners) > 0.95


@pytest.mark.parametrize("turn", range(0, 360, 15))
def test_rotation_by_any_angle(turn: int) -> None:
    assert_located(scenes.scene(scenes.sheet(700, 990), turn=turn, fill=0.25), within=0.005)


@pytest.mark.parametrize("toward", [0, 50, 90, 140, 215, 300])
def test_perspective(toward: int) -> None:
    assert_located(scenes.scene(scenes.sheet(990, 700), turn=20, tilt=35, toward=toward, fill=0.35))


@pytest.mark.parametrize("fill", [0.12, 0.3, 0.6, 0.85])
def test_share_of_the_frame(fill: float) -> None:
    assert_located(scenes.scene(scenes.sheet(990, 700), fill=fill, turn=1.0, tilt=2))


@pytest.mark.parametrize("turn", [0, 33, 120])
def test_white_paper_on_a_white_desk(turn: int) -> None:
    page = scenes.sheet(700, 990, 248)
    assert_located(scenes.scene(page, "white", turn=turn, fill=0.25, shadow=0.0), within=0.015)


@pytest.mark.parametrize("kind", ["grid", "clutter"])
@pytest.mark.parametrize("turn", [8, 71, 250])
def test_patterned_cloth_and_clutter(kind: scenes.Ground, turn: int) -> None:
    face, mask = scenes.card()
    assert_located(scenes.scene(face, kind, mask=mask, turn=turn, tilt=15, fill=0.3, seed=turn))


@pytest.mark.parametrize("turn", [12, 20, 30, 200, 210])
def test_cloth_that_runs_along_the_card_never_makes_it_sure_of_a_wrong_place(turn: int) -> None:
    face, mask = scenes.card()
    scene = scenes.scene(face, "grid", mask=mask, turn=turn, tilt=15, fill=0.3)
    location = locate(scene.pixels)
    if location.corners is not None and location.confidence > 0.9:
        assert scenes.overlap(location.corners, scene.corners) > 0.9


def test_pale_card_on_a_printed_page_that_fills_the_picture() -> None:
    frame = (1200, 900)
    page = scenes.sheet(1300, 1000, 236, lines=34)
    desk = scenes.lay(
        page, scenes.ground("plain", *frame), scenes.pose((1300, 1000), frame, fill=2.0, turn=4)
    )
    face, mask = scenes.card()
    corners = scenes.pose((856, 540), frame, fill=0.25, turn=14)
    location = locate(scenes.encoded(scenes.lay(face, desk, corners, mask, shadow=0.05)))
    assert location.corners is not None
    assert scenes.overlap(location.corners, corners) > 0.9


@pytest.mark.parametrize("turn", [0, 45, 100])
def test_round_corners_give_the_corners_of_the_full_rectangle(turn: int) -> None:
    face, mask = scenes.card()
    assert_located(scenes.scene(face, mask=mask, turn=turn, fill=0.25), within=0.005)


@pytest.mark.parametrize("kind", ["plain", "white", "clutter"])
@pytest.mark.parametrize("turn", [4, 60])
def test_printed_frame_does_not_win_over_the_sheet(kind: scenes.Ground, turn: int) -> None:
    page = scenes.sheet(990, 700, frame=12, lines=7)
    assert_located(scenes.scene(page, kind, turn=turn, tilt=12, fill=0.3))


def test_table_in_a_letter_does_not_win_over_the_sheet() -> None:
    page = scenes.sheet(700, 990, lines=5)
    for y in range(500, 851, 70):
        cv2.line(page, (90, y), (610, y), (30, 30, 30), 3)
    cv2.rectangle(page, (90, 500), (610, 850), (30, 30, 30), 4)
    assert_located(scenes.scene(page, turn=12, fill=0.3))


def test_card_lying_on_a_blank_sheet_is_the_document() -> None:
    frame = (1200, 900)
    face, mask = scenes.card()
    sheet = scenes.sheet(990, 700, 250, lines=0)
    table = scenes.lay(
        sheet, scenes.ground("plain", *frame), scenes.pose((990, 700), frame, fill=0.6, turn=2)
    )
    corners = scenes.pose((856, 540), frame, fill=0.13, turn=9)
    location = locate(scenes.encoded(scenes.lay(face, table, corners, mask)))
    assert location.corners is not None
    assert scenes.corner_error(location.corners, corners) < 0.02


def test_finger_over_a_side() -> None:
    scene = scenes.scene(scenes.sheet(990, 700), turn=6, fill=0.35)
    middle = (scene.corners[2] + scene.corners[3]) / 2
    covered = scene.pixels.copy()
    tip = middle + [10, -25]
    cv2.line(
        covered, tuple(map(int, middle + [30, 300])), tuple(map(int, tip)), (130, 160, 210), 80
    )
    location = locate(covered)
    assert location.corners is not None
    assert scenes.corner_error(location.corners, scene.corners) < 0.01
    support = location.evidence.side_support
    assert support[2] == min(support)
    assert support[2] < support[0] - 0.05


def test_a_side_beyond_the_frame_is_said_to_touch_the_border() -> None:
    scene = scenes.scene(scenes.sheet(990, 700), turn=0, fill=0.35)
    cut = round(float(scene.corners[:, 0].min())) + 120
    location = locate(np.ascontiguousarray(scene.pixels[:, cut:]))
    assert location.corners is not None
    assert location.evidence.touches_border == (False, False, False, True)


def test_evidence_describes_the_outline() -> None:
    face, mask = scenes.card()
    location = locate(scenes.scene(face, mask=mask, turn=5, tilt=20, fill=0.3).pixels)
    assert location.confidence > 0.8
    evidence = location.evidence
    assert evidence.coverage == pytest.approx(0.3, rel=0.15)
    assert min(evidence.side_support) > 0.6
    assert min(evidence.side_contrast) > 5
    assert evidence.touches_border == (False,) * 4
    assert evidence.aspect == pytest.approx(1.585, rel=0.06)


@pytest.mark.parametrize("kind", ["plain", "white", "grid"])
def test_nothing_there_is_the_full_image(kind: scenes.Ground) -> None:
    location = locate(scenes.encoded(scenes.ground(kind, 1200, 900)))
    assert location.corners is None
    assert location.method == "full_image"
    assert location.confidence == 0


@pytest.mark.parametrize("seed", range(6))
def test_clutter_without_a_document_is_never_certain(seed: int) -> None:
    location = locate(scenes.encoded(scenes.ground("clutter", 1200, 900, seed)))
    assert location.confidence < 0.6


def test_tiny_and_degenerate_images_are_the_full_image() -> None:
    for size in ((1, 1), (3, 900), (20, 20)):
        assert locate(np.full((*size, 3), 128, np.uint8)).method == "full_image"


def test_a_grey_image_is_refused() -> None:
    with pytest.raises(ValueError, match="BGR"):
        locate(np.zeros((50, 50), np.uint8))


def test_same_answer_every_time() -> None:
    pixels = scenes.scene(scenes.sheet(990, 700), "clutter", turn=30).pixels
    first, second = locate(pixels), locate(pixels)
    assert first.corners is not None and second.corners is not None
    assert np.array_equal(first.corners, second.corners)
    assert first.confidence == second.confidence


def test_text_alone_says_where_the_document_is() -> None:
    pixels = scenes.encoded(scenes.ground("plain", 1200, 900))
    boxes = [
        np.array([[300, y], [800, y], [800, y + 30], [300, y + 30]], np.float32)
        for y in range(250, 600, 60)
    ]
    location = locate(pixels, boxes)
    assert location.method == "text"
    assert location.corners is not None
    low, high = location.corners.min(axis=0), location.corners.max(axis=0)
    assert (low < [300, 250]).all() and (high > [800, 580]).all()
    assert (low > [200, 150]).all() and (high < [900, 680]).all()


def test_text_decides_between_two_sheets() -> None:
    frame = (1200, 900)
    left = scenes.pose((990, 700), frame, fill=0.16) + np.float32([-290, -150])
    right = scenes.pose((990, 700), frame, fill=0.16) + np.float32([290, 150])
    page = scenes.sheet(990, 700)
    picture = scenes.lay(page, scenes.lay(page, scenes.ground("plain", *frame), left), right)
    for corners in (left, right):
        x, y = corners.mean(axis=0)
        boxes = [
            np.array([[x - 90, y + d], [x + 90, y + d], [x + 90, y + d + 15], [x - 90, y + d + 15]])
            for d in (-80, -40, 0, 40)
        ]
        location = locate(picture, [box.astype(np.float32) for box in boxes])
        assert location.corners is not None
        assert scenes.overlap(location.corners, corners) > 0.95
