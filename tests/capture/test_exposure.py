"""Light is judged on the document, not on the table."""

from __future__ import annotations

import pytest

from tests.capture.documents import (
    CARD,
    LETTER,
    codes,
    coloured_card,
    paper,
    photographed,
    with_seal,
)


@pytest.mark.parametrize("stops", [-1.0, -0.5, 0.0, 0.4])
def test_usable_light_passes(stops: float) -> None:
    assert codes(photographed(coloured_card(), stops=stops), CARD) == {}


def test_white_paper_with_black_print_may_be_white() -> None:
    letter = with_seal(paper((255, 255, 255)))
    assert codes(photographed(letter, stops=0.3), LETTER) == {}


@pytest.mark.parametrize("table", [(10, 10, 10), (245, 245, 245)])
def test_the_table_does_not_count(table: tuple[int, int, int]) -> None:
    assert codes(photographed(coloured_card(), table=table), CARD) == {}


def test_too_dark() -> None:
    found = codes(photographed(coloured_card(), stops=-4.5), CARD)
    assert found["IMAGE_TOO_DARK"] == "reject"
    assert "IMAGE_OVEREXPOSED" not in found


def test_a_dark_document_on_a_bright_table_is_dark() -> None:
    found = codes(photographed(coloured_card() // 6, table=(250, 250, 250)), CARD)
    assert "IMAGE_TOO_DARK" in found


def test_overexposed() -> None:
    found = codes(photographed(coloured_card(), stops=3.5), CARD)
    assert found["IMAGE_OVEREXPOSED"] == "reject"
    assert "IMAGE_TOO_DARK" not in found


def test_a_small_sheen_passes() -> None:
    photo = photographed(coloured_card())
    photo[300:360, 900:1000] = 255
    assert codes(photo, CARD) == {}
