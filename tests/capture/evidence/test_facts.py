"""Tags, screens, noise, enlarging, ink: each figure answers to what it is named for."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from tests.capture.evidence.pictures import clipped, corners, page, scene, waves
from verifier.capture.evidence.exif_facts import measure_exif
from verifier.capture.evidence.halftone import measure_halftone
from verifier.capture.evidence.header import read_header
from verifier.capture.evidence.noise import measure_noise
from verifier.capture.evidence.red_ink import measure_red_ink
from verifier.capture.evidence.sampling import take_sample
from verifier.capture.evidence.screen_shape import measure_screen_shape
from verifier.capture.evidence.upscaled import measure_upscaled
from verifier.intake.exif import Exif


def test_tags_become_numbers_only() -> None:
    exif = Exif(make="Canon", model="EOS", has_iso=True, pixel_size=(3000, 4000))
    facts = measure_exif(exif, "Adobe Photoshop 25", 4000, 3000)
    assert (facts.has_maker, facts.has_iso, facts.editor, facts.size_agrees) == (1, 1, 1, 1)
    assert (facts.has_exposure, facts.screenshot_tool, facts.size_differs) == (0, 0, 0)
    assert measure_exif(exif, None, 1600, 1200).size_differs == 1


def phone(height: int = 2340, width: int = 1080) -> np.ndarray:
    screen = np.full((height, width, 3), 250, np.uint8)
    cv2.putText(screen, "12:30", (60, 62), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    cv2.putText(screen, "5G 85", (840, 62), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    screen[300:1100] = scene(800, width)
    cv2.rectangle(screen, (345, height - 34), (735, height - 24), (20, 20, 20), -1)
    return screen


def test_a_phone_screen_shows_its_bars() -> None:
    found = measure_screen_shape(take_sample(phone(), None))
    assert found.known_screen == found.screen_ratio == 1
    assert found.status_bar > 0.6
    assert found.home_bar > 0.9
    assert found.flat_share > 0.5


def test_a_photo_has_none_of_that() -> None:
    found = measure_screen_shape(take_sample(scene(1600, 1200), None))
    assert found.status_bar == found.home_bar == found.known_screen == found.letterbox == 0
    assert found.flat_share < 0.01
    assert found.colours > 0.3


def test_letterbox_bands_are_measured() -> None:
    boxed = scene(1000, 800)
    boxed[:150] = boxed[-50:] = 0
    found = measure_screen_shape(take_sample(boxed, None))
    assert found.letterbox == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("noise", [1.0, 3.0, 6.0])
def test_noise_is_measured(noise: float) -> None:
    flat = np.random.default_rng([3, 5502]).normal(128, noise, (700, 700, 3))
    found = measure_noise(take_sample(clipped(flat), None))
    grey = np.sqrt(0.114**2 + 0.587**2 + 0.299**2)
    assert found.luma_mid == pytest.approx(noise * grey, rel=0.12)
    assert abs(found.correlation) < 0.05
    smooth = np.asarray(cv2.GaussianBlur(flat, (0, 0), 1.0)) * 2 - 128
    assert measure_noise(take_sample(clipped(smooth), None)).correlation > 0.5


def test_a_rendered_page_has_no_noise() -> None:
    found = measure_noise(take_sample(page(), None))
    assert found.luma_all == 0
    assert found.silent_share > 0.5


def test_enlarging_leaves_its_marks() -> None:
    photo = scene(noise=3.0)
    plain = measure_upscaled(take_sample(photo, None))
    big = cv2.resize(photo, None, fx=1.7, fy=1.7, interpolation=cv2.INTER_LINEAR)
    found = measure_upscaled(take_sample(np.asarray(big, np.uint8), None))
    assert found.high_share < plain.high_share - 5
    assert found.periodicity > 1.5 * plain.periodicity
    assert found.period_frequency == pytest.approx(1 - 1 / 1.7, abs=0.01)


def test_dots_are_counted_per_inch() -> None:
    tone = np.full((900, 1420, 3), 150.0)
    dots = waves(900, 1420, 4.4, 45) + waves(900, 1420, 4.4, 135)
    noise = np.random.default_rng([4, 5503]).normal(0, 2, tone.shape)
    quad = corners(0, 0, 1419, 899)
    found = measure_halftone(
        take_sample(clipped(tone + 15 * dots[..., None] + noise), quad), (85.6, 54.0)
    )
    assert found.dotted_share > 0.95
    assert found.angles == 2
    assert found.lines_per_inch == pytest.approx(16.6 * 25.4 / 4.4, rel=0.05)
    plain = measure_halftone(take_sample(clipped(tone + noise), quad), (85.6, 54.0))
    assert plain.dotted_share < 0.05


def test_red_ink_on_grey_is_the_only_colour() -> None:
    sheet = page()
    stamped = sheet.copy()
    cv2.circle(stamped, (850, 600), 140, (50, 40, 210), 16, cv2.LINE_AA)
    sample = take_sample(
        clipped(stamped + np.random.default_rng(5).normal(0, 2, sheet.shape)), None
    )
    found = measure_red_ink(sample)
    assert found.only_red > 0.95
    assert found.red_share > 0.005
    assert (found.box_left, found.box_bottom) == pytest.approx((702, 748), abs=10)
    assert measure_red_ink(take_sample(sheet, None)).greyscale == 1


def test_tags_are_read_from_a_file() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0131] = "Maker", "Snapseed 2.0"
    camera = exif.get_ifd(0x8769)
    camera[0x8827], camera[0x920A] = 100, IFDRational(43, 10)
    camera[0xA002], camera[0xA003] = 1200, 900
    out = io.BytesIO()
    Image.fromarray(scene()).save(out, "JPEG", exif=exif)
    header = read_header(out.getvalue())
    facts = measure_exif(header.exif, header.software, 900, 1200)
    assert (facts.has_maker, facts.has_iso, facts.has_focal_length, facts.editor) == (1, 1, 1, 1)
    assert (facts.has_model, facts.has_exposure, facts.size_agrees) == (0, 0, 1)
