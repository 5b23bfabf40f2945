"""The picture at a fraction of its size is the same picture, and costs no promise."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from verifier.intake import ANY_FILE, glance_at, open_file, take_in


def encoded(width: int, height: int, form: str = "JPEG", orientation: int = 1) -> bytes:
    ramp = np.linspace(0, 255, width * height).reshape(height, width)
    picture = np.stack([ramp, ramp.max() - ramp, np.full_like(ramp, 90)], axis=2).astype(np.uint8)
    picture[height // 3 : height // 2, width // 5 : width // 2] = (200, 30, 30)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    Image.fromarray(picture).save(out, form, quality=92, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize(("width", "times"), [(4000, 4), (7200, 8)])
def test_each_pixel_is_the_mean_of_a_block(width: int, times: int, orientation: int) -> None:
    upload = take_in(encoded(width, 800, orientation=orientation), "a.jpg", ANY_FILE).upload
    assert upload is not None
    assert upload.glance.times == times
    height, wide = upload.pixels.shape[0] // times, upload.pixels.shape[1] // times
    mean = cv2.resize(upload.pixels, (wide, height), interpolation=cv2.INTER_AREA)
    assert upload.glance.pixels.shape == mean.shape
    apart = np.abs(upload.glance.pixels.astype(int) - mean.astype(int))
    assert apart.mean() < 1.5
    assert np.percentile(apart, 99) < 12


@pytest.mark.parametrize(
    ("width", "form"),
    [(1600, "JPEG"), (4001, "JPEG"), (4000, "PNG")],
    ids=["small", "no multiple", "no JPEG"],
)
def test_else_the_picture_itself_serves(width: int, form: str) -> None:
    data = encoded(width, 800, form)
    assert glance_at(open_file(data, "a", ANY_FILE)) is None
    upload = take_in(data, "a", ANY_FILE).upload
    assert upload is not None
    assert upload.glance.times == 1
    assert upload.glance.pixels is upload.pixels


def test_of_what_cannot_be_decoded_there_is_none() -> None:
    assert glance_at(open_file(b"hello", "a", ANY_FILE)) is None
    assert glance_at(open_file(encoded(4000, 800)[:9000], "a", ANY_FILE)) is None
