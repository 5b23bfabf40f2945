"""Lines are read the same whatever they are read beside, on however many threads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest

from verifier.lanes import Lanes
from verifier.ocr.paddle import PaddleEngine
from verifier.ocr.recogniser import LineRecogniser


@pytest.fixture(scope="module")
def crops() -> list[np.ndarray]:
    """Dark digits on white, four lines of different length."""
    made = []
    for text in ("330106199003071230", "2015.03.02", "7", "91330100MA2AXXXX0K-20151231"):
        width = 30 + 24 * len(text)
        image = np.full((48, width, 3), 255, np.uint8)
        cv2.putText(image, text, (8, 38), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 2)
        made.append(image)
    return made


def public(engine: PaddleEngine) -> Any:
    return engine._recogniser._public


def test_the_order_given_is_kept(engine: PaddleEngine, crops: list[np.ndarray]) -> None:
    reader = LineRecogniser(public(engine), Lanes(2))
    forward = [line.text for line in reader.read(crops)]
    backward = [line.text for line in reader.read(crops[::-1])]
    assert forward == backward[::-1]
    assert forward[0] == "330106199003071230"
    assert forward[2] == "7"


def test_threads_and_neighbours_change_nothing(
    engine: PaddleEngine, crops: list[np.ndarray]
) -> None:
    one, two = (LineRecogniser(public(engine), Lanes(threads)) for threads in (1, 2))
    together = two.read(crops)
    assert one.read(crops) == together
    assert [one.read([crop])[0] for crop in crops] == together


def test_where_the_net_is_out_of_reach_paddleocr_reads(
    engine: PaddleEngine, crops: list[np.ndarray]
) -> None:
    hidden = SimpleNamespace(predict=public(engine).predict)
    reader = LineRecogniser(hidden, Lanes(1))
    assert not reader.direct
    blind = reader.read(crops)
    seen = LineRecogniser(public(engine), Lanes(1)).read(crops)
    assert [line.text for line in blind] == [line.text for line in seen]
    assert all(line.cells == () for line in blind)
    assert all("".join(cell.char for cell in line.cells) == line.text for line in seen)


def test_a_line_longer_than_the_net_takes_is_squeezed(engine: PaddleEngine) -> None:
    long = np.full((48, 4000, 3), 255, np.uint8)
    cv2.putText(long, "123456", (20, 38), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 2)
    (line,) = LineRecogniser(public(engine), Lanes(1)).read([long])
    assert line.text
