"""Colour of the document's own, whatever the colour of the light."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.capture.documents import (
    CARD,
    LETTER,
    LICENCE,
    codes,
    coloured_card,
    findings,
    grey,
    paper,
    photographed,
    with_seal,
)
from verifier.capture import load_thresholds
from verifier.capture.monochrome import ColourEvidence, judge_colour
from verifier.reports import DocumentType

NEUTRAL, WARM, COOL = (1.0, 1.0, 1.0), (0.55, 0.85, 1.1), (1.15, 1.0, 0.75)


@pytest.mark.parametrize("light", [NEUTRAL, WARM, COOL])
@pytest.mark.parametrize("document_type", [CARD, LICENCE])
def test_a_grey_copy_is_found_under_any_light(
    light: tuple[float, float, float], document_type: DocumentType
) -> None:
    photo = photographed(grey(coloured_card()), light=light)
    assert codes(photo, document_type) == {"MONOCHROME_COPY": "reject"}


@pytest.mark.parametrize("light", [NEUTRAL, WARM, COOL])
def test_an_original_has_colour_under_any_light(light: tuple[float, float, float]) -> None:
    assert codes(photographed(coloured_card(), light=light), CARD) == {}


@pytest.mark.parametrize("quality", [70, 90])
def test_jpeg_makes_no_colour(quality: int) -> None:
    photo = photographed(grey(coloured_card()), light=WARM, noise=4)
    data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    assert set(codes(decoded, CARD)) == {"MONOCHROME_COPY"}


def test_a_greyscale_file_says_so() -> None:
    (finding,) = findings(grey(photographed(coloured_card())), CARD)
    assert (finding.code, finding.severity) == ("MONOCHROME_COPY", "reject")
    assert "灰度" in finding.message


def test_a_stamp_does_not_make_a_copy_an_original() -> None:
    (finding,) = findings(photographed(with_seal(grey(coloured_card())), light=WARM), CARD)
    assert finding.code == "MONOCHROME_COPY"
    assert finding.severity == "review"
    assert isinstance(finding.evidence["red_share"], float)
    assert finding.evidence["red_share"] > 0.005


@pytest.mark.parametrize("light", [NEUTRAL, WARM, COOL])
def test_a_letter_with_its_red_seal_passes(light: tuple[float, float, float]) -> None:
    assert codes(photographed(with_seal(paper()), light=light), LETTER) == {}


def test_a_letter_without_any_ink_in_colour_is_for_review() -> None:
    assert codes(photographed(paper()), LETTER) == {"MONOCHROME_COPY": "review"}


def test_a_strong_cast_bent_by_the_camera_is_no_colour() -> None:
    """Lamp light so warm that red clips on paper and not in print."""
    photo = photographed(grey(coloured_card()), light=(0.35, 0.75, 1.5))
    assert codes(photo, CARD) == {"MONOCHROME_COPY": "reject"}


def test_a_card_with_red_print_of_its_own_is_not_taken_for_stamped() -> None:
    red_only = ColourEvidence(0.03, 0.0, 40.0, 2.0, 1.0, greyscale=False)
    bands = load_thresholds().monochrome
    assert judge_colour(red_only, DocumentType.ID_CARD_BACK, bands) is None
    assert judge_colour(red_only, LICENCE, bands) is not None


def test_where_nothing_can_be_seen_nothing_is_said() -> None:
    blown_out = ColourEvidence(0.0, 0.0, 0.0, 0.0, 0.1, greyscale=False)
    assert judge_colour(blown_out, CARD, load_thresholds().monochrome) is None
