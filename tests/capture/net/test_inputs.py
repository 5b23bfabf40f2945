"""What the network looks at: the square, and the windows."""

from __future__ import annotations

import numpy as np
import pytest

from verifier.capture.net.inputs import PATCH, PLACES, VIEW, cut_patches, make_view_input

WINDOWS = sum(len(centres) for _, centres in PLACES)


def ramp(height: int, width: int) -> np.ndarray:
    rows, columns = np.mgrid[:height, :width]
    return np.dstack([columns * 255 // max(width - 1, 1), rows * 255 // max(height - 1, 1),
                      np.full_like(rows, 90)]).astype(np.uint8)  # fmt: skip


@pytest.mark.parametrize("size", [(3000, 4000), (4000, 3000), (321, 320), (60, 2000), (1, 1)])
def test_the_picture_fills_the_square_one_way_and_is_grey_beside(size: tuple[int, int]) -> None:
    frame = make_view_input(ramp(*size))
    assert frame.pixels.shape == (VIEW, VIEW, 3)
    outer = frame.pixels[0, 0] if size[0] < size[1] else frame.pixels[VIEW // 2, 0]
    if min(size) < 0.9 * max(size):
        assert tuple(outer) == (128, 128, 128)


def test_points_go_to_the_square_and_back() -> None:
    frame = make_view_input(ramp(3000, 4000))
    points = np.array([[0, 0], [3999, 2999], [1234.5, 777.25]])
    assert np.allclose(frame.to_upload(frame.from_upload(points)), points, atol=0.01)
    # The picture's own corner is the edge of what is drawn.
    x, y = frame.from_upload(np.array([[-0.5, -0.5]]))[0]
    assert (x, y) == pytest.approx((-0.5, frame.top - 0.5))


@pytest.mark.parametrize("size", [(3000, 4000), (700, 500), (40, 30)])
def test_windows_lie_inside_the_picture_and_have_one_size(size: tuple[int, int]) -> None:
    pixels = ramp(*size)
    windows, boxes = cut_patches(pixels, None)
    assert windows.shape == (WINDOWS, PATCH, PATCH, 3)
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, 2] <= size[1]).all() and (boxes[:, 3] <= size[0]).all()


def test_full_detail_is_the_upload_itself() -> None:
    pixels = ramp(3000, 4000)
    windows, boxes = cut_patches(pixels, None)
    left, top, right, bottom = boxes[0]
    assert np.array_equal(windows[0], pixels[top:bottom, left:right])


def test_windows_are_taken_on_the_document() -> None:
    quad = np.array([[2000, 1500], [3000, 1500], [3000, 2200], [2000, 2200]])
    _, boxes = cut_patches(ramp(3000, 4000), quad)
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    assert (centres >= (2000, 1500)).all() and (centres <= (3000, 2200)).all()
