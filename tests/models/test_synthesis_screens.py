"""Displays, screenshots and electronic documents."""

import io
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from models.synthesis.display import HOLD_OUT_LAYOUTS, LAYOUTS, light_of_cells, subpixels
from models.synthesis.display.desk_chrome import DESK_SCREENS
from models.synthesis.display.flat_pages import clean
from models.synthesis.display.held_chrome import HELD_DESK, HELD_PHONE
from models.synthesis.display.layouts import centred
from models.synthesis.display.panel import draw_panel
from models.synthesis.display.phone_chrome import PHONE_SCREENS
from models.synthesis.document import FlatDocument, make_document
from models.synthesis.kinds.screens import electronic, screen_recapture, screenshot

SMALL = ((480, 360),)
KINDS = {
    screen_recapture: "SCREEN_RECAPTURE",
    screenshot: "SCREENSHOT",
    electronic: "ELECTRONIC_DOCUMENT",
}


@cache
def card() -> FlatDocument:
    return make_document("id_card_front", 7)


def grid(step: float, size: int = 96, turn: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[:size, :size].astype(np.float32) * step
    c, s = np.cos(turn), np.sin(turn)
    return (c * x - s * y).astype(np.float32), (s * x + c * y).astype(np.float32)


@pytest.mark.parametrize("name", [*LAYOUTS, *HOLD_OUT_LAYOUTS])
def test_every_layout_keeps_the_mean_of_each_colour(name: str) -> None:
    light = light_of_cells(name, *grid(0.3, turn=0.03))
    assert np.abs(light.mean(axis=(0, 1)) - 1).max() < 0.03


def test_stripes_agree_with_exact_area_integration() -> None:
    x, y = grid(0.4)
    exact = subpixels(x, y)
    made = light_of_cells("rgb", x, y, sigma=0.0)
    # The old stripes are a little narrower than a third less a gap; the pattern is the same.
    for channel in range(3):
        a, b = exact[..., channel].ravel(), made[..., channel].ravel()
        assert np.corrcoef(a, b)[0, 1] > 0.97


def test_blur_before_sampling_removes_moire() -> None:
    x, y = grid(0.52, turn=0.02)
    sharp = light_of_cells("rgb", x, y, sigma=0.4).std()
    assert sharp > 5 * light_of_cells("rgb", x, y, sigma=0.4, radius=2.5).std()


def test_moire_of_a_reduced_photograph_is_coloured_but_not_shifted() -> None:
    x, y = grid(0.9, turn=0.02)
    cells = centred(light_of_cells("rgb", x, y, native=2), 2)
    assert cells.std(axis=2).mean() > 0.005
    # A pattern that the camera resolves well lands in the same place however it was sampled.
    x, y = grid(0.05, size=80)
    one = light_of_cells("rgb", x, y)[4:-4, 4:-4, 0]
    two = centred(light_of_cells("rgb", x, y, native=2), 2)[4:-4, 4:-4, 0]
    assert np.corrcoef(one.ravel(), two.ravel())[0, 1] > 0.99


@pytest.mark.parametrize("held", [False, True])
def test_training_and_hold_out_displays_differ_in_kind(held: bool) -> None:
    rng = np.random.default_rng(1)
    book = HOLD_OUT_LAYOUTS if held else LAYOUTS
    for kind in ("phone", "tablet", "laptop", "monitor", "television"):
        panel = draw_panel(rng, kind, hold_out=held)
        assert panel.cells in book
        assert 0.04 < panel.pitch < 1.3


def test_no_application_is_both_trained_and_held_out() -> None:
    assert not {*DESK_SCREENS, *PHONE_SCREENS} & {*HELD_DESK, *HELD_PHONE}
    assert not {*LAYOUTS} & {*HOLD_OUT_LAYOUTS}


def test_an_exported_page_is_flat() -> None:
    letter = make_document("authorization_letter", 7)
    made = clean(letter, np.random.default_rng(0)).pixels
    values, counts = np.unique(made.reshape(-1, 3), axis=0, return_counts=True)
    assert counts.max() > 0.75 * made[..., 0].size
    assert values[counts.argmax()].min() > 235


def opened(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("kind", list(KINDS))
def test_kinds_say_what_they_are_and_reproduce(kind, held: bool) -> None:
    photo = kind(card(), 5, hold_out=held, frames=SMALL)
    assert photo.faults == (KINDS[kind],)
    assert opened(photo.data).shape == (photo.height, photo.width, 3)
    assert max(photo.width, photo.height) == 480
    assert photo.corners.shape == (4, 2)
    assert photo.settings["origin"] in ("screen_recapture", "screenshot", "electronic_document")
    assert kind(card(), 5, hold_out=held, frames=SMALL).data == photo.data


def test_the_corners_lie_on_the_document() -> None:
    """Flattened by its corners, an electronic card is the card."""
    want = cv2.resize(card().pixels, (214, 135), interpolation=cv2.INTER_AREA).astype(float)
    for seed in range(4):
        photo = electronic(card(), seed)
        square = np.array([[0, 0], [213, 0], [213, 134], [0, 134]], np.float32)
        matrix = cv2.getPerspectiveTransform(photo.corners.astype(np.float32), square)
        image = cv2.GaussianBlur(opened(photo.data), (0, 0), 1.5)
        seen = cv2.warpPerspective(image, matrix, (214, 135))
        assert np.corrcoef(seen[8:-8, 8:-8].ravel(), want[8:-8, 8:-8].ravel())[0, 1] > 0.9


def test_seeds_bring_variety() -> None:
    shots = [screenshot(card(), seed, frames=SMALL) for seed in range(8)]
    assert len({shot.settings["app"] for shot in shots}) >= 3
    assert len({(shot.width, shot.height) for shot in shots}) >= 4
