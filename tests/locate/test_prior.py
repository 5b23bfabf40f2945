"""An outline seen at a glance beside the edges."""

from __future__ import annotations

import cv2
import numpy as np

from verifier.locate import Prior, locate
from verifier.locate.geometry import iou

CARD = np.array([[300, 200], [1100, 220], [1090, 730], [290, 700]], np.float32)
ELSEWHERE = np.array([[50, 40], [700, 40], [700, 420], [50, 420]], np.float32)
NOTHING = np.full((900, 1400, 3), 128, np.uint8)


def card_on_a_table() -> np.ndarray:
    picture = np.full((900, 1400, 3), (60, 90, 120), np.uint8)
    cv2.fillConvexPoly(picture, CARD.astype(np.int32), (235, 230, 225))
    return picture


def test_clear_edges_are_believed_where_the_glance_is_unsure() -> None:
    for prior in (None, Prior(CARD, 0.7), Prior(ELSEWHERE, 0.7)):
        location = locate(card_on_a_table(), prior=prior)
        assert location.method == "contour"
        assert location.corners is not None
        assert iou(location.corners, CARD) > 0.97


def test_a_rough_outline_is_moved_to_the_edges_beside_it() -> None:
    rough = CARD + np.array([[9, -6], [-8, 7], [6, 9], [-7, -8]], np.float32)
    location = locate(card_on_a_table(), prior=Prior(rough, 0.97))
    assert location.method == "contour" and location.confidence > 0.9
    assert location.corners is not None
    assert np.abs(location.corners - CARD).max() < 2.5
    assert min(location.evidence.side_support) > 0.9
    assert min(location.evidence.side_contrast) > 10


def test_a_glance_with_four_clear_sides_outweighs_an_outline_elsewhere() -> None:
    picture = card_on_a_table()
    inner = ((CARD - CARD.mean(axis=0)) * 0.5 + CARD.mean(axis=0)).astype(np.float32)
    # A white sheet on a white table, with a dark frame printed on it.
    picture[:] = 235
    cv2.polylines(picture, [inner.astype(np.int32)], True, (30, 30, 30), 6)
    location = locate(picture, prior=Prior(CARD, 0.97))
    assert location.method == "network"
    assert location.corners is not None and iou(location.corners, CARD) > 0.9


def test_where_no_edge_is_seen_the_glance_counts_and_the_answer_says_so() -> None:
    location = locate(NOTHING, prior=Prior(CARD, 0.97))
    assert location.method == "network"
    assert location.corners is not None
    assert iou(location.corners, CARD) > 0.99
    assert 0 < location.confidence < 1
    assert location.evidence.coverage > 0.2


def test_a_glance_at_the_frames_border_says_that_the_document_may_go_on() -> None:
    cut = np.array([[0, 0], [1399, 0], [1399, 600], [0, 600]], np.float32)
    found = locate(NOTHING, prior=Prior(cut, 0.97)).evidence
    assert found.touches_border == (True, True, False, True)


def test_the_facts_of_each_side_go_with_it() -> None:
    picture = card_on_a_table()
    picture[:, :700] = (235, 230, 225)  # the left half of the card lies on white
    turned = np.roll(CARD, 2, axis=0)
    location = locate(picture, prior=Prior(turned, 0.97))
    top, right, bottom, left = location.evidence.side_contrast
    assert right > 10 and left < 3


def test_neither_edge_nor_glance_is_the_full_image() -> None:
    assert locate(NOTHING).method == "full_image"
