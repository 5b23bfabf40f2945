"""Resolution is what the print gets of it."""

from __future__ import annotations

import pytest

from tests.capture.documents import CARD, codes, coloured_card, corners, findings, photographed
from verifier.capture import check_capture, load_thresholds


@pytest.mark.parametrize("scale", [1.0, 0.6])
def test_enough_pixels(scale: float) -> None:
    assert codes(photographed(coloured_card()), CARD, scale) == {}


def test_a_thumbnail_is_rejected() -> None:
    found = findings(photographed(coloured_card()), CARD, 0.15)
    (finding,) = (f for f in found if f.code == "RESOLUTION_TOO_LOW")
    assert finding.severity == "reject"
    assert finding.evidence["text_height"] == pytest.approx(44 * 0.15, abs=0.1)
    assert finding.evidence["short_side"] == pytest.approx(760 * 0.15, rel=0.06)


def test_without_text_the_document_itself_is_measured() -> None:
    photo = photographed(coloured_card())
    thresholds = load_thresholds()
    large = check_capture(photo, corners(), [], CARD, thresholds)
    assert "RESOLUTION_TOO_LOW" not in {finding.code for finding in large}
    small = check_capture(photo[::8, ::8].copy(), corners() / 8, [], CARD, thresholds)
    assert "RESOLUTION_TOO_LOW" in {finding.code for finding in small}
