"""Originals, copies and scans: true to what they say, and told apart by print alone."""

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from models.synthesis.capture import RECIPES, photograph
from models.synthesis.capture.conditions import circumstances
from models.synthesis.capture.demosaic import DEMOSAICS
from models.synthesis.capture.lens import Lens
from models.synthesis.capture.tables import TABLES, quantisation
from models.synthesis.copying import grey_copy_page, on_blank_sheet, stamped
from models.synthesis.copying.screens import HOLD_OUT_SCREENS, SCREENS, halftone
from models.synthesis.document import make_document
from models.synthesis.kinds.papers import KINDS

SMALL = ((800, 600),)


@pytest.fixture(scope="module")
def card():
    return make_document("id_card_front", 7)


def pixels(photo):
    """(H, W, 3) uint8 RGB after EXIF orientation."""
    return np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(photo.data))).convert("RGB"))


def likeness(document, photo, w=360):
    """Correlation of the document's fine luminance with the picture rectified by its corners."""
    h = round(w * document.size_mm[1] / document.size_mm[0])
    target = np.float32([[-0.5, -0.5], [w - 0.5, -0.5], [w - 0.5, h - 0.5], [-0.5, h - 0.5]])
    matrix = cv2.getPerspectiveTransform(photo.corners.astype(np.float32), target)
    seen = cv2.warpPerspective(pixels(photo), matrix, (w, h), flags=cv2.INTER_AREA)
    flat = cv2.resize(document.pixels, (w, h), interpolation=cv2.INTER_AREA)
    fine = []
    for picture in (flat, seen):
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
        grey = cv2.GaussianBlur(grey, (0, 0), 1.0)
        fine.append((grey - cv2.GaussianBlur(grey, (0, 0), 14))[12:-12, 12:-12].ravel())
    return float(np.corrcoef(*fine)[0, 1])


@pytest.mark.parametrize("hold_out", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_every_kind_shows_the_document_where_it_says(card, name, hold_out):
    photo = KINDS[name](card, 11, hold_out=hold_out, frames=SMALL)
    assert pixels(photo).shape == (photo.height, photo.width, 3)
    assert likeness(card, photo) > 0.55
    assert photo.settings["origin"] in ("original", "monochrome_copy", "colour_copy")
    assert (photo.settings["origin"] == "original") == (photo.faults == ())


def test_a_card_on_a_blank_sheet_keeps_its_size_and_its_colours(card):
    sheet, quad = on_blank_sheet(card, 5, 12.0)
    assert np.ptp(quad, axis=0) == pytest.approx(card.size_mm, abs=0.01)
    left, top = np.round((quad[0] + np.array(sheet.size_mm) / 2) * 12).astype(int)
    w, h = (round(s * 12) for s in card.size_mm)
    seen = sheet.pixels[top : top + h, left : left + w][60:-60, 60:-60].astype(int)
    flat = cv2.resize(card.pixels, (w, h), interpolation=cv2.INTER_AREA)[60:-60, 60:-60]
    assert np.abs(seen - flat).max() <= 1


@pytest.mark.parametrize("name", ["colour_copy", "colour_scan"])
def test_same_arguments_same_bytes(card, name):
    first, again = (KINDS[name](card, 12, frames=SMALL) for _ in range(2))
    assert first.data == again.data
    assert first.data != KINDS[name](card, 13, frames=SMALL).data


def test_a_stamp_is_the_only_colour_on_a_grey_copy(card):
    page, quad = grey_copy_page(card, 16, habit="any", scale=8)
    chroma = [
        np.ptp(p.pixels.astype(int), axis=2).max() for p in (page, stamped(page, quad, seed=16))
    ]
    assert chroma[0] < 40 < 100 < chroma[1]


@pytest.mark.parametrize("kind", [*SCREENS, *HOLD_OUT_SCREENS])
def test_screens_keep_tone(kind):
    rng = np.random.default_rng(3)
    for tone in (60, 128, 200):
        cover = np.full((512, 512), tone, np.uint8)
        dots = halftone(cover, rng, kind=kind, lines_per_mm=5, angle=30, scale=18)
        assert abs(float(dots.mean()) - tone) < 20
        assert dots.std() > 40


@pytest.mark.parametrize("name", DEMOSAICS)
def test_demosaics_give_a_flat_field_back(name):
    raw = np.empty((64, 64), np.uint16)
    raw[0::2, 0::2], raw[0::2, 1::2], raw[1::2, 0::2], raw[1::2, 1::2] = 3000, 6000, 6000, 4000
    colour = DEMOSAICS[name](raw)[8:-8, 8:-8].reshape(-1, 3)
    assert np.abs(colour.astype(int) - [3000, 6000, 4000]).max() <= 8


def test_tables_differ_from_libjpeg_and_coarsen_with_quality():
    for name in TABLES:
        if name == "standard":
            assert quantisation(name, 80) is None
            continue
        fine, coarse = quantisation(name, 92), quantisation(name, 60)
        assert sum(coarse[0]) > sum(fine[0])
        assert all(len(t) == 64 and 1 <= min(t) <= max(t) <= 255 for t in coarse)


def test_a_lens_moves_corners_with_the_picture():
    light = np.zeros((300, 400, 3), np.float32)
    light[40:43, 60:63] = 1
    lens = Lens(distortion=0.03)
    lens.bend(light)
    y, x = np.argwhere(light[..., 1] > 0.5).mean(axis=0)
    assert lens.moved(np.array([[61.0, 41.0]]), 400, 300)[0] == pytest.approx([x, y], abs=0.8)


def test_hold_out_shares_no_camera_with_training():
    rng = np.random.default_rng(1)
    seen, kept = (
        [circumstances(rng, hold_out=h, frames=SMALL) for _ in range(12)] for h in (False, True)
    )
    for field in ("demosaics", "curves", "tables", "surfaces"):
        mine = {v for r in seen for v in getattr(r, field)}
        assert not mine & {v for r in kept for v in getattr(r, field)}


def test_chat_applications_shrink_the_file_and_its_corners(card):
    recipe = replace(RECIPES["desk"], frames=((1800, 1350),), resend=1.0)
    photo = photograph(card, 21, recipe, limits=None)
    assert max(photo.width, photo.height) <= 1600
    assert likeness(card, photo) > 0.7
