from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.fake_pipeline import picture
from verifier.capture import load_thresholds
from verifier.errors import RequestError
from verifier.findings import FindingCode
from verifier.intake import ServiceLimits
from verifier.precheck import Prechecker, measure


class Recorder:
    """Notes what it is given."""

    def view(self, pixels: np.ndarray[Any, Any], times: int = 1) -> object:
        self.seen = SimpleNamespace(quad=None)
        return self.seen

    def examine(
        self, pixels: np.ndarray[Any, Any], data: bytes, view: object, quad: object
    ) -> object:
        self.given = (pixels, data, view, quad)
        return SimpleNamespace(probabilities={FindingCode.SCREENSHOT: 0.25})


@pytest.fixture
def examiner() -> Any:
    return Recorder()


@pytest.fixture
def checker(examiner: Any) -> Prechecker:
    return Prechecker(examiner, load_thresholds())


def test_a_picture_is_taken_in_looked_at_located_and_examined(
    checker: Prechecker, examiner: Recorder
) -> None:
    data = picture((300, 200))
    assert measure(checker, data) == {FindingCode.SCREENSHOT: 0.25}
    pixels, given, view, quad = examiner.given
    assert pixels.shape == (200, 300, 3)
    assert given == data
    assert view is examiner.seen
    assert quad is None, "a gradient has no outline"


@pytest.mark.parametrize("data", [b"", b"hello", picture((900, 700))[:3000]])
def test_what_is_no_picture_is_an_error(checker: Prechecker, data: bytes) -> None:
    with pytest.raises(RequestError):
        measure(checker, data)


def test_the_service_limits_hold(checker: Prechecker) -> None:
    with pytest.raises(RequestError, match="100"):
        measure(checker, picture((300, 200)), ServiceLimits(maximum_pixels=100))
