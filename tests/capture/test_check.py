"""What is measured and what is likely, put together."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.capture.documents import (
    CARD,
    Image,
    coloured_card,
    corners,
    grey,
    photographed,
    text_boxes,
)
from verifier.capture import check_capture, load_thresholds
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES, ORIGINS
from verifier.reports import DocumentType

COPY = photographed(grey(coloured_card()))


def codes(
    photo: Image, *, read: bool = True, type_: DocumentType = CARD, **probabilities: float
) -> dict[str, str]:
    """Finding code to severity, with an examination that says ``probabilities``."""
    examination: Any = SimpleNamespace(
        probabilities={
            code: probabilities.get(str(code), 0.01) for code in (*ORIGIN_CODES.values(), *FLAGS)
        },
        values=np.zeros(1),
        quad=corners(),
        detail=SimpleNamespace(
            alone=np.full((1, len(ORIGINS) + len(FLAGS)), -3.0), boxes=np.zeros((1, 4))
        ),
        evidence=SimpleNamespace(
            red_ink=SimpleNamespace(red_share=0.0),
            glare=SimpleNamespace(boxes=()),
            occlusion=SimpleNamespace(boxes=()),
        ),
    )
    fusion: Any = SimpleNamespace(reasons=lambda values, code: ())
    boxes = text_boxes() if read else []
    found = check_capture(photo, corners(), boxes, type_, load_thresholds(), examination, fusion)
    return {str(finding.code): str(finding.severity) for finding in found}


def test_a_copy_that_was_read_is_refused_by_its_measured_colour() -> None:
    assert codes(COPY) == {"MONOCHROME_COPY": "reject"}


def test_unread_its_type_is_a_guess_and_a_person_decides() -> None:
    assert codes(COPY, read=False, MONOCHROME_COPY=0.1) == {"MONOCHROME_COPY": "review"}
    assert codes(COPY, read=False, MONOCHROME_COPY=0.99) == {"MONOCHROME_COPY": "reject"}


def test_unread_and_unlikely_nothing_is_said_of_guessed_colours_or_guessed_print() -> None:
    assert codes(COPY, read=False) == {}
    tiny = np.ascontiguousarray(photographed(coloured_card())[::5, ::5])
    assert codes(tiny, read=False) == {}


def test_a_greyscale_file_needs_no_type() -> None:
    assert codes(grey(COPY), read=False) == {"MONOCHROME_COPY": "reject"}


@pytest.mark.parametrize(("likely", "wanted"), [(0.01, {}), (0.1, "review"), (0.8, "reject")])
def test_white_paper_is_too_bright_only_where_the_whole_picture_says_so(
    likely: float, wanted: object
) -> None:
    bright = photographed(coloured_card(), stops=3.0)
    found = codes(bright, IMAGE_OVEREXPOSED=likely)
    assert found.get("IMAGE_OVEREXPOSED", {}) == wanted


def test_what_is_held_up_is_not_asked_for_its_resolution() -> None:
    small = {"RESOLUTION_TOO_LOW": 0.97}
    assert "RESOLUTION_TOO_LOW" in codes(photographed(coloured_card()), **small)
    held = codes(photographed(coloured_card()), type_=DocumentType.HANDHELD_PHOTO, **small)
    assert "RESOLUTION_TOO_LOW" not in held


def test_a_measurement_and_a_probability_that_agree_refuse_together() -> None:
    dim = photographed(coloured_card(), stops=-3.5)
    assert codes(dim).get("IMAGE_TOO_DARK") == "review"
    assert codes(dim, IMAGE_TOO_DARK=0.3).get("IMAGE_TOO_DARK") == "review"
    assert codes(dim, IMAGE_TOO_DARK=0.99).get("IMAGE_TOO_DARK") == "reject"
    bright = photographed(coloured_card())
    assert codes(bright, IMAGE_TOO_DARK=0.99).get("IMAGE_TOO_DARK") == "review"
