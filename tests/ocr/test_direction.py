import numpy as np
import pytest

from verifier.ocr.direction import (
    line_start,
    running_along,
    text_angle,
    text_directions,
    text_rectangle,
)


def box(angle: float, length: float = 200, height: float = 20, at=(300.0, 300.0)) -> np.ndarray:
    """A line's box turned clockwise on the screen by ``angle`` degrees about its centre."""
    turn = np.radians(angle)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    half = (
        np.array([[-length, -height], [length, -height], [length, height], [-length, height]]) / 2
    )
    return (half @ matrix.T + at).astype(np.float32)


@pytest.mark.parametrize("angle", range(-85, 91, 5))
def test_the_angle_is_found_whatever_corner_comes_first(angle: int) -> None:
    boxes = [np.roll(box(angle), roll, axis=0) for roll in range(4)]
    found = text_angle(boxes)
    assert abs((found - angle + 90) % 180 - 90) < 0.5


def test_single_characters_show_no_direction() -> None:
    assert text_angle([box(40, length=20)]) == 0.0
    assert text_angle([]) == 0.0


def test_long_lines_outweigh_short_ones() -> None:
    assert abs(text_angle([box(10, length=400), box(80, length=60)]) - 10) < 8


def test_the_rectangle_holds_all_boxes_and_runs_along_the_text() -> None:
    boxes = [box(30, at=(300.0, 200.0)), box(30, at=(280.0, 240.0))]
    corners = text_rectangle(boxes, 30, 600, 600)
    direction = corners[1] - corners[0]
    assert np.degrees(np.arctan2(direction[1], direction[0])) == pytest.approx(30, abs=0.5)
    import cv2

    for point in np.concatenate(boxes):
        assert cv2.pointPolygonTest(corners, (float(point[0]), float(point[1])), False) > 0


@pytest.mark.parametrize("roll", range(4))
def test_a_line_begins_at_its_left(roll: int) -> None:
    assert np.array_equal(line_start(np.roll(box(12), roll, axis=0)), box(12))


def test_a_card_on_a_printed_page_shows_two_directions() -> None:
    page = [box(30, at=(300.0, 50.0 * i)) for i in range(1, 9)]
    card = [box(-80, length=150, at=(300.0 + 40 * i, 300.0)) for i in range(4)]
    found = list(text_directions([*page, *card, box(5, length=20)]))
    assert [round(angle) for angle, _ in found] == [30, -80]
    assert [len(boxes) for _, boxes in found] == [8, 4]
    assert len(running_along([*page, *card], -80)) == 4
