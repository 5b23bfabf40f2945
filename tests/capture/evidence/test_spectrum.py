"""A plane's spectrum is its own, whatever others are measured with it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.capture.evidence.pictures import waves
from verifier.capture.evidence.spectrum import excess, frequencies


@pytest.mark.parametrize("size", [32, 64, 128, 256])
def test_planes_do_not_mix(size: int) -> None:
    noise = np.random.default_rng([size, 5505]).normal(128, 4, (7, size, size)).astype(np.float32)
    noise[3] += 12 * waves(size, size, 2.1, 90)  # at the edge where planes meet
    together = excess(noise)
    for plane, found in zip(noise, together, strict=True):
        np.testing.assert_allclose(excess(plane[None])[0], found, atol=0.02)


def test_a_wave_stands_out_where_it_belongs() -> None:
    plane = np.random.default_rng(5506).normal(128, 2, (1, 256, 256)) + 6 * waves(256, 256, 5, 30)
    above = excess(plane.astype(np.float32))[0]
    at = np.unravel_index(int(above.argmax()), above.shape)
    y, x = frequencies(256)
    assert above[at] > 15
    assert np.hypot(y[at], x[at]) == pytest.approx(0.2, abs=0.01)
    assert np.degrees(np.arctan2(y[at], x[at])) == pytest.approx(30, abs=3)
