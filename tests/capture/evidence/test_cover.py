"""Glare and things that lie on the document."""

from __future__ import annotations

import cv2
import numpy as np

from tests.capture.evidence.pictures import Image, clipped, corners
from verifier.capture.evidence.glare import measure_glare
from verifier.capture.evidence.occlusion import measure_occlusion
from verifier.capture.evidence.sampling import take_sample

QUAD = corners(200, 150, 1400, 900)


def card() -> Image:
    """A pale blue card on a dark table."""
    frame = np.full((1050, 1600, 3), (60, 55, 50), np.float32)
    frame[150:900, 200:1400] = (215, 205, 190)
    for row in range(5):
        cv2.putText(frame, "AB12 EHKM 3590 XYZW", (260, 270 + row * 130),
                    cv2.FONT_HERSHEY_SIMPLEX, 1.8, (40, 40, 40), 5, cv2.LINE_AA)  # fmt: skip
    return clipped(frame + np.random.default_rng([6, 5504]).normal(0, 2, frame.shape))


def test_a_lamp_is_found_where_it_is() -> None:
    y, x = np.mgrid[:1050, :1600]
    lamp = 260 * np.exp(-((x - 900) ** 2 + (y - 500) ** 2) / (2 * 110.0**2))
    found = measure_glare(take_sample(clipped(card() + lamp[..., None]), QUAD))
    assert found.count == 1
    assert 0.03 < found.share < 0.2
    left, top, right, bottom = found.boxes[0]
    assert left < 900 < right and top < 500 < bottom
    assert found.mask[int(500 / found.scale), int(900 / found.scale)] == 255


def test_white_paper_is_no_glare() -> None:
    plain = card()
    assert measure_glare(take_sample(plain, QUAD)).share == 0
    plain[300:600, 500:1000] = 255  # a white patch with sharp edges
    found = measure_glare(take_sample(plain, QUAD))
    assert found.share == 0
    assert found.blown_share > 0.1


def thumb(photo: Image, colour: tuple[int, int, int]) -> Image:
    covered = photo.copy()
    cv2.ellipse(covered, (800, 960), (90, 260), 0, 0, 360, colour, -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(covered, (0, 0), 1.5), np.uint8)


def test_a_finger_reaching_in_is_found() -> None:
    found = measure_occlusion(take_sample(thumb(card(), (130, 160, 215)), QUAD))
    assert 0.01 < found.skin_share < 0.06
    assert found.skin_outline > 0.02
    left, top, right, bottom = found.boxes[0]
    assert 680 < left < 760 and 840 < right < 920 and 680 < top < 730 and bottom > 850


def test_another_thing_reaching_in_is_found() -> None:
    found = measure_occlusion(take_sample(thumb(card(), (90, 150, 70)), QUAD))
    assert found.skin_share == 0
    assert found.longest_hidden > 0.08
    assert 0.01 < found.foreign_share < 0.08


def test_a_bare_card_is_not_covered() -> None:
    found = measure_occlusion(take_sample(card(), QUAD))
    assert found.skin_share == found.foreign_share == found.hidden_outline == 0


def test_a_face_on_the_card_is_no_finger() -> None:
    photo = card()
    cv2.ellipse(photo, (1200, 450), (90, 120), 0, 0, 360, (130, 160, 215), -1)
    assert measure_occlusion(take_sample(photo, QUAD)).skin_share == 0


def test_what_is_cut_off_lies_outside() -> None:
    photo = np.ascontiguousarray(card()[:, 500:])
    quad = QUAD - np.array([500, 0], np.float32)
    assert measure_occlusion(take_sample(photo, quad)).outside_frame > 0.25
