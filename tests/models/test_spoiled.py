"""Spoiled originals say what spoils them, and do what they say."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from models.synthesis.capture import Photo
from models.synthesis.document import make_document
from models.synthesis.kinds.spoil.prints import print_map, share_covered
from models.synthesis.kinds.spoiled import SPOILED

FRAMES = ((640, 480),)
CODES = {
    "defocused": "IMAGE_BLURRED",
    "shaken": "IMAGE_BLURRED",
    "too_dark": "IMAGE_TOO_DARK",
    "overexposed": "IMAGE_OVEREXPOSED",
    "glare": "IMAGE_GLARE",
    "occluded": "OCCLUDED",
    "border_cut": "BORDER_INCOMPLETE",
    "low_resolution": "RESOLUTION_TOO_LOW",
    "two_documents": "MULTIPLE_DOCUMENTS",
    "no_document": "DOCUMENT_NOT_FOUND",
    "handheld": None,
    "hard_genuine": None,
}


@pytest.fixture(scope="module")
def card():
    return make_document("id_card_front", 5)


def pixels(photo: Photo) -> np.ndarray:
    """(H, W, 3) uint8 RGB after orientation."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(photo.data)))
    return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("hold_out", [False, True])
@pytest.mark.parametrize("name", sorted(CODES))
def test_every_kind_names_its_fault_and_fits_its_file(card, name, hold_out):
    photo = SPOILED[name](card, 3, hold_out=hold_out, frames=FRAMES)
    wanted = CODES[name]
    assert photo.faults == (() if wanted is None else (wanted,))
    assert pixels(photo).shape == (photo.height, photo.width, 3)
    assert photo.settings["origin"] == "original"
    assert photo.settings["circumstances"] in (
        ("floor", "night") if hold_out else
        ("desk", "turned", "tilted", "clutter", "handheld", "chat", "dim")
    )  # fmt: skip
    low, high = photo.corners.min(axis=0), photo.corners.max(axis=0)
    inside = (low >= 0).all() and (high < [photo.width, photo.height]).all()
    if name == "border_cut":
        assert not inside
    elif name != "handheld":
        assert inside


def test_the_same_seed_gives_the_same_bytes(card):
    for name in ("occluded", "glare"):
        assert (
            SPOILED[name](card, 11, frames=FRAMES).data
            == SPOILED[name](card, 11, frames=FRAMES).data
        )


def test_strength_is_what_is_seen(card):
    for seed in (1, 2, 3):
        cut = SPOILED["border_cut"](card, seed, frames=FRAMES)
        low, high = cut.corners.min(axis=0), cut.corners.max(axis=0)
        lost = max((-low / (high - low)).max(),
                   ((high - [cut.width, cut.height]) / (high - low)).max())  # fmt: skip
        assert lost == pytest.approx(cut.settings["strength"], abs=0.02)
        hidden = SPOILED["occluded"](card, seed, frames=FRAMES)
        assert 0.012 <= hidden.settings["share_covered"] < 0.6


def test_dark_is_dark_and_bright_is_burnt(card):
    dark = pixels(SPOILED["too_dark"](card, 4, frames=FRAMES))
    bright = SPOILED["overexposed"](card, 4, frames=FRAMES)
    box = np.clip([*bright.corners.min(axis=0), *bright.corners.max(axis=0)], 0, None).astype(int)
    face = pixels(bright)[box[1] : box[3], box[0] : box[2]]
    assert np.percentile(dark, 95) < 110
    assert (face.max(axis=-1) >= 250).mean() > 0.3


def test_no_document_has_no_corners_and_no_truth(card):
    photo = SPOILED["no_document"](card, 6, frames=FRAMES)
    assert photo.type == "unknown"
    assert not photo.truth
    assert photo.corners.shape == (4, 2)
    assert not photo.corners.any()
    assert photo.settings["has_document"] == 0


def test_held_documents_keep_their_corners_on_the_document(card):
    photo = SPOILED["handheld"](card, 2, frames=FRAMES)
    assert photo.type == "handheld_photo"
    assert photo.settings["held"] == "id_card_front"
    width = np.linalg.norm(photo.corners[1] - photo.corners[0])
    assert 0.1 < width / max(photo.width, photo.height) < 0.6


def test_the_print_of_a_card_is_found_where_it_stands(card):
    printed = print_map(card)
    assert 0.02 < printed.mean() < 0.4
    everything = np.ones(printed.shape, bool)
    assert share_covered(printed, everything) == 1.0
    assert share_covered(printed, ~everything) == 0.0
