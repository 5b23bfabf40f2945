"""What settles a picture before it is read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from verifier.capture import load_thresholds
from verifier.capture.early import check_grey, is_settled
from verifier.capture.net.labels import ORIGIN_CODES
from verifier.findings import FindingCode, Severity

THRESHOLDS = load_thresholds()


def grey() -> np.ndarray:
    ramp = np.linspace(20, 235, 300).astype(np.uint8)
    return np.repeat(np.tile(ramp, (200, 1))[..., None], 3, axis=2)


def test_a_picture_without_colour_is_refused() -> None:
    finding = check_grey(grey(), THRESHOLDS)
    assert finding is not None
    assert (finding.code, finding.severity) == (FindingCode.MONOCHROME_COPY, Severity.REJECT)


def test_rounding_makes_no_colour_and_one_coloured_place_does() -> None:
    picture = grey()
    picture[::3, ::5, 0] += 1
    assert check_grey(picture, THRESHOLDS) is not None
    picture[103, 57] = (60, 60, 180)
    assert check_grey(picture, THRESHOLDS) is None


@pytest.mark.parametrize(
    ("code", "p", "settled"),
    [
        (FindingCode.SCREENSHOT, 1.0, True),
        (FindingCode.SCREEN_RECAPTURE, 1.0, True),
        (FindingCode.ELECTRONIC_DOCUMENT, 1.0, True),
        (FindingCode.SCREENSHOT, 0.0, False),
        # A letter may be one, and a province may take one that bears a stamp.
        (FindingCode.MONOCHROME_COPY, 1.0, False),
        (FindingCode.COLOUR_COPY, 1.0, False),
    ],
)
def test_only_where_it_comes_from_settles_it(code: FindingCode, p: float, settled: bool) -> None:
    said = {**dict.fromkeys(ORIGIN_CODES.values(), 0.0), code: p}
    examination: Any = SimpleNamespace(probabilities=said)
    assert is_settled(examination, THRESHOLDS) is settled
