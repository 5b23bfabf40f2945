"""A picture retouched and sent on: other pixels, another file, the same things in their places."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.synthesis.capture import Photo
from models.synthesis.capture.retouch import retouched

CORNERS = np.array([[100, 80], [700, 90], [690, 520], [95, 500]], float)


def picture() -> np.ndarray:
    pixels = np.full((600, 800, 3), (70, 60, 50), np.uint8)
    cv2.fillConvexPoly(pixels, CORNERS.astype(np.int32), (225, 232, 235))
    cv2.putText(pixels, "ICP 2026", (200, 320), cv2.FONT_HERSHEY_SIMPLEX, 2, (40, 30, 30), 4)
    return pixels


def photo(faults: tuple[str, ...] = ()) -> Photo:
    return Photo(
        b"", CORNERS, 800, 600, {"name": "x"}, "id_card_front", "desk", ".png", faults,
        {"origin": "original"}, (CORNERS / 2,),
    )  # fmt: skip


def test_the_same_seed_gives_the_same_file_and_another_seed_another() -> None:
    one = retouched(photo(), picture(), 3)
    assert one.data == retouched(photo(), picture(), 3).data
    assert one.data != retouched(photo(), picture(), 4).data


@pytest.mark.parametrize("seed", range(24))
def test_the_document_stays_where_the_corners_say(seed: int) -> None:
    after = retouched(photo(), picture(), seed)
    pixels = cv2.imdecode(np.frombuffer(after.data, np.uint8), cv2.IMREAD_COLOR)
    assert pixels.shape[:2] == (after.height, after.width)
    scale = after.width / 800
    assert 0.7 < scale <= 1
    assert np.allclose(after.corners, (CORNERS + 0.5) * scale - 0.5, atol=1)
    assert np.allclose(after.others[0], (CORNERS / 2 + 0.5) * scale - 0.5, atol=1)
    inside = np.zeros(pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, after.corners.astype(np.int32), 255)
    bright = pixels.mean(axis=2)
    assert np.median(bright[inside > 0]) > 1.5 * np.median(bright[inside == 0])


def test_what_it_is_and_what_is_wrong_with_it_stay() -> None:
    before = photo(("IMAGE_GLARE",))
    changed = [retouched(before, picture(), seed) for seed in range(12)]
    assert {one.faults for one in changed} == {("IMAGE_GLARE",)}
    assert {one.settings["origin"] for one in changed} == {"original"}
    assert {one.suffix for one in changed} == {".jpg"}
    steps = {step for one in changed for step in str(one.settings["retouched"]).split()}
    assert steps >= {"tone", "colour", "sharper", "smaller"}


def test_colours_shift_a_little_and_do_not_vanish() -> None:
    pixels = picture()
    pixels[200:400, 300:500] = (60, 60, 200)
    for seed in range(24):
        after = retouched(photo(), pixels, seed)
        seen = cv2.imdecode(np.frombuffer(after.data, np.uint8), cv2.IMREAD_COLOR)
        scale = after.width / 800
        patch = seen[int(230 * scale) : int(370 * scale), int(330 * scale) : int(470 * scale)]
        blue, green, red = np.median(patch.reshape(-1, 3).astype(int), axis=0)
        assert red - max(blue, green) > 60
