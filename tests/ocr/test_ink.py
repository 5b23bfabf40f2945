"""Red ink over black print, as densities that add up."""

from __future__ import annotations

import numpy as np

from verifier.ocr.ink import fade_red

PAPER = np.array([205, 222, 232], np.float64)  # BGR, a little warm
INK = np.array([0.28, 0.22, 0.80])  # what a seal's ink leaves of each
PRINT = 0.22


def stamped(ink: np.ndarray = INK) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Print in columns 30–40 of a sheet, a seal over rows 20–60; and where either lies."""
    sheet = np.tile(PAPER, (90, 120, 1))
    black, red = np.zeros((90, 120), bool), np.zeros((90, 120), bool)
    black[:, 30:40] = True
    red[20:60] = True
    sheet[black] *= PRINT
    sheet[red] *= ink
    return np.rint(sheet).astype(np.uint8), black, red


def test_ink_becomes_as_light_as_the_paper_and_print_under_it_stays_dark() -> None:
    sheet, black, red = stamped()
    faded = fade_red(sheet).astype(int)
    assert faded[red & ~black].min() > 0.95 * PAPER[2]
    assert faded[red & black].max() < 0.45 * PAPER[2]


def test_what_is_not_red_is_left_alone() -> None:
    sheet, _, red = stamped()
    assert (fade_red(sheet)[~red] == sheet[~red]).all()
    plain = sheet[60:]
    assert fade_red(plain) is plain


def test_nothing_becomes_lighter_than_the_paper() -> None:
    sheet, _, red = stamped(INK * [1, 1, 1.2])
    assert fade_red(sheet)[red].max() <= max(PAPER[2], sheet[red][:, 2].max())


def test_a_sheet_red_all_over_has_no_paper_to_compare_with() -> None:
    sheet = np.full((40, 40, 3), (60, 50, 190), np.uint8)
    assert (fade_red(sheet) == 190).all()


def test_the_sheet_given_is_not_changed() -> None:
    sheet, _, _ = stamped()
    before = sheet.copy()
    fade_red(sheet)
    assert (sheet == before).all()
