"""A lattice is found where there is one, at its frequency and angle; print and JPEG are none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.capture.evidence.pictures import clipped, jpeg, page, scene, waves
from verifier.capture.evidence.lattice import LatticeEvidence, measure_lattice
from verifier.capture.evidence.sampling import take_sample


def measured(picture: np.ndarray) -> LatticeEvidence:
    return measure_lattice(take_sample(picture, None))


@pytest.mark.parametrize(("period", "angle"), [(4.3, 31.0), (7.7, 118.0)])
def test_a_lattice_is_found_with_its_frequency_and_angle(period: float, angle: float) -> None:
    photo = scene()
    lattice = waves(*photo.shape[:2], period, angle)[..., None]
    found = measured(clipped(photo + 4.0 * lattice))
    assert found.luma_frequency == pytest.approx(1 / period, rel=0.05)
    assert found.luma_angle == pytest.approx(angle, abs=3)
    assert found.luma_agreement == 1
    assert found.luma_peak > measured(photo).luma_peak + 8


def test_colour_stripes_show_in_chroma_alone() -> None:
    photo = scene()
    stripes = waves(*photo.shape[:2], 5.2, 25.0)[..., None] * np.array([5.0, -0.2, -2.0])
    plain, found = measured(photo), measured(clipped(photo + stripes))
    assert found.chroma_peak > plain.chroma_peak + 8
    assert found.luma_peak < found.chroma_peak - 5


def test_broad_moire_shows_at_quarter_resolution() -> None:
    photo = scene()
    bands = waves(*photo.shape[:2], 30.0, 35.0)[..., None]
    assert measured(clipped(photo + 5 * bands)).quarter_luma > measured(photo).quarter_luma + 6


def test_neither_print_nor_jpeg_is_a_lattice() -> None:
    for picture in (page(), scene(), jpeg(scene(), 60)[0]):
        found = measured(picture)
        assert found.luma_peak < 6
        assert found.chroma_peak < 6
