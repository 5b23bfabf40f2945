"""Sharpness is judged on the print, relative to its height."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.capture.documents import CARD, codes, coloured_card, findings, photographed
from verifier.capture.blur import measure_sharpness
from verifier.capture.view import make_view
from verifier.reports import DocumentType


def blurred(sigma: float, **light: float) -> np.ndarray:
    soft = np.asarray(cv2.GaussianBlur(photographed(coloured_card(), noise=0), (0, 0), sigma))
    noisy = soft + np.random.default_rng(2).normal(0, light.get("noise", 2.0), soft.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def test_a_sharp_photo_passes() -> None:
    assert codes(photographed(coloured_card()), CARD) == {}


@pytest.mark.parametrize("noise", [6.0, 12.0])
def test_noise_is_no_blur(noise: float) -> None:
    assert "IMAGE_BLURRED" not in codes(photographed(coloured_card(), noise=noise), CARD)


def test_print_that_can_still_be_read_passes() -> None:
    assert "IMAGE_BLURRED" not in codes(blurred(1.6), CARD)  # strokes are 5 pixels wide


@pytest.mark.parametrize("noise", [2.0, 8.0])
def test_lost_print_is_rejected_with_its_spread(noise: float) -> None:
    (finding,) = (f for f in findings(blurred(9.0, noise=noise), CARD) if f.code == "IMAGE_BLURRED")
    assert finding.severity == "reject"
    assert isinstance(finding.evidence["edge_width_mm"], float)
    assert finding.evidence["edge_width_mm"] > finding.evidence["threshold"]
    assert "capture.yaml" in finding.source


def test_shake_counts_as_blur() -> None:
    kernel = np.zeros((31, 31), np.float32)
    kernel[15] = 1 / 31
    shaken = np.asarray(cv2.filter2D(photographed(coloured_card()), -1, kernel), np.uint8)
    assert "IMAGE_BLURRED" in codes(shaken, CARD)


def test_the_same_blur_weighs_less_on_larger_print() -> None:
    """Twice the pixels, the same blur in pixels: what matters is blur over print height."""
    photo = photographed(coloured_card(), noise=0)
    big = np.asarray(cv2.resize(photo, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    soft = np.asarray(cv2.GaussianBlur(big, (0, 0), 2.0), np.uint8)
    assert "IMAGE_BLURRED" not in codes(
        np.asarray(cv2.resize(soft, photo.shape[1::-1], interpolation=cv2.INTER_AREA)), CARD
    )


def bars(sigma: float, noise: float) -> np.ndarray:
    """Broad dark bars both ways, blurred by a known kernel, as BGR."""
    page = np.full((700, 1100), 225, np.uint8)
    for at in range(60, 640, 120):
        page[at : at + 60, 60:500] = 40
    for at in range(560, 1040, 120):
        page[60:640, at : at + 60] = 40
    soft = cv2.GaussianBlur(page.astype(np.float32), (0, 0), sigma)
    soft += np.random.default_rng(4).normal(0, noise, soft.shape)
    return np.repeat(np.clip(soft, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("noise", [0.0, 4.0])
@pytest.mark.parametrize("sigma", [1.5, 3.0, 6.0])
def test_the_width_is_that_of_the_kernel(sigma: float, noise: float) -> None:
    found = measure_sharpness(make_view(bars(sigma, noise), None, []))
    assert found is not None
    assert found.width == pytest.approx(2.563 * sigma, rel=0.15)


def test_the_width_is_in_pixels_of_the_upload() -> None:
    page = bars(2.0, 0.0)
    big = np.asarray(cv2.resize(page, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC), np.uint8)
    found = measure_sharpness(make_view(big, None, []))
    assert found is not None
    assert found.width == pytest.approx(2.563 * 8, rel=0.15)


def test_shake_is_told_by_its_direction() -> None:
    kernel = np.zeros((1, 25), np.float32)
    kernel[:] = 1 / 25
    shaken = np.asarray(cv2.filter2D(bars(1.0, 2.0), -1, kernel), np.uint8)
    found = measure_sharpness(make_view(shaken, None, []))
    assert found is not None
    assert found.direction == 0
    assert found.width > 3 * found.sharpest


@pytest.mark.parametrize("noise", [0.0, 10.0])
def test_bare_paper_has_no_edges(noise: float) -> None:
    page = np.full((700, 1100, 3), 220.0)
    page += np.random.default_rng(5).normal(0, noise, page.shape)
    assert measure_sharpness(make_view(np.clip(page, 0, 255).astype(np.uint8), None, [])) is None


def test_edges_of_no_known_document_are_for_a_person() -> None:
    assert codes(blurred(9.0), CARD)["IMAGE_BLURRED"] == "reject"
    assert codes(blurred(9.0), DocumentType.UNKNOWN)["IMAGE_BLURRED"] == "review"
