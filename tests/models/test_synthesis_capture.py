"""The capture simulation: repeatable, and its truth agrees with its pictures."""

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from models.synthesis import faults
from models.synthesis.capture import HOLD_OUT, RECIPES, photograph, stage
from models.synthesis.dataset import generate
from models.synthesis.document import make_document

SMALL = {"frames": ((1600, 1200),), "oversample": 1.0}


@pytest.fixture(scope="module")
def card():
    return make_document("id_card_front", 7)


@pytest.fixture(scope="module")
def letter():
    return make_document("authorization_letter", 7)


def pixels(photo):
    """(H, W, 3) uint8 RGB after EXIF orientation."""
    return np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(photo.data))).convert("RGB"))


def likeness(document, photo, w=480):
    """Correlation of the flat document's luminance with the photo rectified by its corners."""
    h = round(w * document.size_mm[1] / document.size_mm[0])
    target = np.float32([[-0.5, -0.5], [w - 0.5, -0.5], [w - 0.5, h - 0.5], [-0.5, h - 0.5]])
    matrix = cv2.getPerspectiveTransform(photo.corners.astype(np.float32), target)
    seen = cv2.warpPerspective(pixels(photo), matrix, (w, h), flags=cv2.INTER_AREA)
    flat = cv2.resize(document.pixels, (w, h), interpolation=cv2.INTER_AREA)
    grey = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.float32) for p in (flat, seen)]
    # Slow light is not what is compared: print is.
    fine = [g - cv2.GaussianBlur(g, (0, 0), 12) for g in grey]
    rim = (slice(12, -12), slice(12, -12))
    return float(np.corrcoef(fine[0][rim].ravel(), fine[1][rim].ravel())[0, 1])


def test_same_seed_same_bytes_other_seed_other_bytes(card):
    recipe = replace(RECIPES["desk"], **SMALL)
    first = photograph(card, 5, recipe)
    again = photograph(card, 5, recipe)
    other = photograph(card, 6, recipe)
    assert first.data == again.data
    assert np.array_equal(first.corners, again.corners)
    assert first.data != other.data


@pytest.mark.parametrize("name", [*RECIPES, *HOLD_OUT])
def test_corners_agree_with_the_picture(card, name):
    recipe = {**RECIPES, **HOLD_OUT}[name]
    recipe = replace(recipe, **SMALL, softness=(0.5, 0.6), motion=(0, 0.5), iso=(50, 100))
    photo = photograph(card, 21, recipe)
    assert likeness(card, photo) > 0.8
    turned = replace(photo, corners=np.roll(photo.corners, 2, axis=0))
    assert likeness(card, turned) < 0.4
    assert (photo.corners > 0).all()
    assert (photo.corners < [photo.width, photo.height]).all()


def test_a_corner_is_where_it_says_to_a_pixel(card):
    recipe = replace(RECIPES["desk"], **SMALL, surfaces=("dark_desk",), props=(0, 0), fingers=0.0,
                     shade=(0, 0))  # fmt: skip
    photo = photograph(card, 22, recipe)
    grey = cv2.cvtColor(pixels(photo), cv2.COLOR_RGB2GRAY)
    a, b, c, d = photo.corners
    for start, end, inward in ((a, b, d - a), (b, c, a - b), (c, d, b - c), (d, a, c - d)):
        middle = (start + end) / 2
        step = inward / np.linalg.norm(inward)
        along = np.arange(-12, 12, 0.25)
        points = (middle + along[:, None] * step).astype(np.float32)
        profile = cv2.remap(grey, points[None, :, 0], points[None, :, 1], cv2.INTER_LINEAR)[0]
        half = (float(profile[:8].mean()) + float(profile[-8:].mean())) / 2
        edge = along[int(np.argmax(profile > half))]
        # The side wall of the card may show on the outside.
        assert -6 <= edge <= 1.5


def test_print_on_a_bent_sheet_is_where_the_geometry_says(letter):
    recipe = replace(RECIPES["desk"], frames=((2000, 1500),), fold=1.0, curl=(3, 5), fingers=0.0,
                     exif=0.0)  # fmt: skip
    photo = photograph(letter, 23, recipe)
    scene, _, _ = stage(letter, 23, recipe)
    assert not scene.sheet.flat
    w, h = 420, 594
    x = (np.arange(w) + 0.5) / w * 210 - 105
    y = (np.arange(h) + 0.5) / h * 297 - 148.5
    u, v = (g.ravel() for g in np.meshgrid(x, y))
    places = scene.camera.project(np.column_stack([u, v, scene.sheet.height(u, v)]))
    maps = places.astype(np.float32).reshape(h, w, 2)
    seen = cv2.remap(pixels(photo), maps, None, cv2.INTER_LINEAR)
    flat = cv2.resize(letter.pixels, (w, h), interpolation=cv2.INTER_AREA)
    pair = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.float32) for p in (flat, seen)]
    fine = [(g - cv2.GaussianBlur(g, (0, 0), 12))[12:-12, 12:-12].ravel() for g in pair]
    assert np.corrcoef(*fine)[0, 1] > 0.75
    # The bend is real: a flat reading of the same corners misses the print.
    assert likeness(letter, photo) < 0.75


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_exif_orientation_is_true(card, orientation):
    recipe = replace(RECIPES["turned"], **SMALL, exif=1.0, orientations=(orientation,))
    photo = photograph(card, 24, recipe)
    image = Image.open(io.BytesIO(photo.data))
    assert image.format == "JPEG"
    assert image.getexif()[0x0112] == orientation
    assert ImageOps.exif_transpose(image).size == (photo.width, photo.height)
    assert likeness(card, photo) > 0.8


def test_rotation_asked_for_is_rotation_given(card):
    for wanted in (0, 90, 180, 270):
        recipe = replace(RECIPES["desk"], **SMALL, rotations=(wanted,), jitter=0.0, tilt=(0, 1))
        scene, _, _ = stage(card, 25, recipe)
        top_left, top_right, _, _ = scene.camera.project(
            np.array([[-40.0, -25, 0], [40, -25, 0], [40, 25, 0], [-40, 25, 0]])
        )
        x, y = top_right - top_left
        assert np.rad2deg(np.arctan2(y, x)) % 360 == pytest.approx(wanted, abs=2) or (
            wanted == 0 and np.rad2deg(np.arctan2(y, x)) % 360 > 358
        )


def test_genuine_photos_meet_the_size_rule(card):
    photo = photograph(card, 26, RECIPES["chat"])
    assert 204_800 <= len(photo.data) <= 4_194_304
    assert pixels(photo).shape == (photo.height, photo.width, 3)


def test_noise_grows_with_sensitivity(card):
    quiet, loud = (
        photograph(card, 27, replace(RECIPES["desk"], **SMALL, iso=(iso, iso), quality=(97, 97)))
        for iso in (50, 2000)
    )
    rough = [
        float(np.abs(cv2.Laplacian(cv2.cvtColor(pixels(p), cv2.COLOR_RGB2GRAY), cv2.CV_32F)).mean())
        for p in (quiet, loud)
    ]
    assert rough[1] > rough[0] * 1.15


def test_faults_are_what_they_say(card):
    small = replace(RECIPES["desk"], **SMALL)
    good = pixels(photograph(card, 28, small)).astype(float)
    dark = pixels(faults.too_dark(card, 28, small)).astype(float)
    bright = pixels(faults.overexposed(card, 28, small)).astype(float)
    assert dark.mean() < 0.4 * good.mean()
    assert (bright > 250).mean() > 2 * (good > 250).mean() + 0.02
    sharp, soft = (
        cv2.Laplacian(p.astype(np.float32).mean(axis=2), cv2.CV_32F).var()
        for p in (good, pixels(faults.defocused(card, 28, small)))
    )
    assert soft < 0.5 * sharp


def test_glare_burns_out_a_part_of_the_card(card):
    photo = faults.glare(card, 30, replace(RECIPES["desk"], **SMALL, surfaces=("dark_desk",)))
    burnt = (pixels(photo).min(axis=2) >= 250).mean()
    assert 0.005 < burnt < 0.5


def test_monochrome_copy_has_no_colour_of_its_own(card):
    copy = faults.monochrome_copy(card, 29, replace(faults.COPY, **SMALL))
    colour = photograph(card, 29, replace(RECIPES["desk"], **SMALL))

    def spread(photo):
        """Deviation of the chroma inside the document, cast and noise aside."""
        mask = np.zeros((photo.height, photo.width), np.uint8)
        middle = photo.corners.mean(axis=0)
        cv2.fillPoly(mask, [np.int32(middle + 0.9 * (photo.corners - middle))], 255)
        lab = cv2.cvtColor(cv2.GaussianBlur(pixels(photo), (0, 0), 3), cv2.COLOR_RGB2LAB)
        return float(lab[mask > 0][:, 1:].astype(float).std(axis=0).max())

    assert spread(copy) < 0.5 * spread(colour)


def test_border_cut_off_leaves_the_frame(card):
    photo = faults.border_cut_off(card, 31, replace(RECIPES["desk"], **SMALL))
    outside = (photo.corners < 0) | (photo.corners > [photo.width, photo.height])
    assert outside.any()


def test_screenshot_is_a_phone_screen(card):
    photo = faults.screenshot(card, 32)
    image = Image.open(io.BytesIO(photo.data))
    assert (image.format, image.size) == ("PNG", (1080, 2340))
    assert likeness(card, photo) > 0.95


def test_recapture_shows_the_document_where_it_says(card):
    photo = faults.screen_recapture(card, 33, replace(faults.COPY, **SMALL))
    assert likeness(card, photo) > 0.7
    assert photo.faults == ("SCREEN_RECAPTURE",)


def test_dataset_is_balanced_and_repeatable():
    quick = (replace(RECIPES["chat"], frames=((800, 600),), oversample=1.0),)
    photos = list(generate(4, seed=3, recipes=quick))
    assert len({p.type for p in photos}) == 4
    assert next(generate(1, seed=3, recipes=quick)).data == photos[0].data
