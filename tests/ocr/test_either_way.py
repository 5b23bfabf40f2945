"""Only what does not read plainly is read from its other end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from verifier.ocr.direction import read_either_way
from verifier.ocr.lines import TextLine

UPLOAD = np.zeros((10, 10, 3), np.uint8)


class Reader:
    """Reads boxes well that begin at the left or, head down, those that begin at the right."""

    def __init__(self, *, head_down: bool, plain: float = 0.99) -> None:
        self.head_down, self.plain, self.read = head_down, plain, 0

    def detect(self, image: np.ndarray) -> tuple[np.ndarray, ...]:
        raise NotImplementedError

    def recognise(self, image: np.ndarray, boxes: Sequence[np.ndarray]) -> tuple[TextLine, ...]:
        self.read += len(boxes)
        return tuple(self._line(box) for box in boxes)

    def _line(self, box: np.ndarray) -> TextLine:
        turned = bool(box[0, 0] > box[1, 0])
        characters = int(np.linalg.norm(box[1] - box[0]) / 20)
        if turned == self.head_down:
            return TextLine("字" * characters, self.plain, box)
        return TextLine("一" * (characters // 3), 0.6, box)


def boxes(*lengths: int) -> list[np.ndarray]:
    return [
        np.array([[0, y], [20 * n, y], [20 * n, y + 20], [0, y + 20]], np.float32)
        for y, n in zip(range(0, 900, 30), lengths, strict=False)
    ]


def test_upright_lines_are_read_once() -> None:
    reader = Reader(head_down=False)
    lines, turned = read_either_way(reader, UPLOAD, boxes(3, 9, 5, 7, 4, 12))
    assert not turned
    assert reader.read == 6
    assert [len(line.text) for line in lines] == [3, 9, 5, 7, 4, 12]


def test_head_down_lines_begin_at_their_other_end() -> None:
    reader = Reader(head_down=True)
    given = boxes(3, 9, 5, 7, 4, 12)
    lines, turned = read_either_way(reader, UPLOAD, given)
    assert turned
    assert reader.read == 6 + 4  # the longest were read in vain
    assert [len(line.text) for line in lines] == [3, 9, 5, 7, 4, 12]
    for line, box in zip(lines, given, strict=True):
        assert np.array_equal(line.box, np.roll(box, 2, axis=0))


@pytest.mark.parametrize("head_down", [False, True])
def test_faint_lines_are_read_both_ways_and_the_better_is_taken(head_down: bool) -> None:
    reader = Reader(head_down=head_down, plain=0.8)
    lines, turned = read_either_way(reader, UPLOAD, boxes(8, 6))
    assert turned is head_down
    assert reader.read == 4
    assert [len(line.text) for line in lines] == [8, 6]


def test_without_lines_nothing_is_read() -> None:
    assert read_either_way(Reader(head_down=False), UPLOAD, []) == ((), False)
