"""Boxes that share a character are one line; neighbours and columns are not."""

import numpy as np

from verifier.ocr.joining import joined


def box(left: float, right: float, top: float = 0, height: float = 20) -> np.ndarray:
    bottom = top + height
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return np.array(corners, np.float32)


def same(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))


def test_a_character_in_two_boxes_joins_them() -> None:
    # 住址新 and 新疆 with half of 新 in either
    assert same(joined([box(10, 60), box(50, 200, top=1)]), [np.array(
        [[10, 0], [200, 1], [200, 21], [10, 20]], np.float32)])  # fmt: skip


def test_three_in_a_row() -> None:
    (one,) = joined([box(90, 200), box(0, 50), box(40, 100)])
    assert (one[0, 0], one[1, 0]) == (0, 200)


def test_neighbours_stay_apart() -> None:
    for other in (
        box(64, 200),  # beside
        box(56, 200),  # the growth of two boxes that touch
        box(50, 200, top=9),  # the next row
        box(50, 200, height=30),  # print of another size
        box(20, 55),  # inside
        box(10, 100),  # the same line found twice
    ):
        boxes = [box(10, 60), other]
        assert same(joined(boxes), boxes)


def test_nothing_and_one() -> None:
    assert joined([]) == []
    assert same(joined([box(0, 9)]), [box(0, 9)])
