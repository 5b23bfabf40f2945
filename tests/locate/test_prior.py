"""An outline seen at a glance beside the edges."""

from __future__ import annotations

import cv2
import numpy as np

from verifier.locate import locate
from verifier.locate.geometry import iou

CARD = np.array([[300, 200], [1100, 220], [1090, 730], [290, 700]], np.float32)
ELSEWHERE = np.array([[50, 40], [700, 40], [700, 420], [50, 420]], np.float32)
NOTHING = np.full((900, 1400, 3), 128, np.uint8)


def card_on_a_table() -> np.ndarray:
    picture = np.full((900, 1400, 3), (60, 90, 120), np.uint8)
    cv2.fillConvexPoly(picture, CARD.astype(np.int32), (235, 230, 225))
    return picture


def test_clear_edges_are_believed_whatever_was_seen() -> None:
    for prior in (None, CARD, ELSEWHERE):
        location = locate(card_on_a_table(), prior=prior)
        assert location.method == "contour"
        assert location.corners is not None
        assert iou(location.corners, CARD) > 0.97


def test_where_no_edge_is_seen_the_glance_counts_and_the_answer_says_so() -> None:
    location = locate(NOTHING, prior=CARD)
    assert location.method == "network"
    assert location.corners is not None
    assert iou(location.corners, CARD) > 0.99
    assert 0 < location.confidence < 1
    assert location.evidence.coverage > 0.2


def test_a_glance_at_the_frames_border_says_that_the_document_may_go_on() -> None:
    cut = np.array([[0, 0], [1399, 0], [1399, 600], [0, 600]], np.float32)
    assert locate(NOTHING, prior=cut).evidence.touches_border == (True, True, False, True)


def test_neither_edge_nor_glance_is_the_full_image() -> None:
    assert locate(NOTHING).method == "full_image"
