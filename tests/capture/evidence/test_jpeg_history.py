"""What tables say, and what an earlier compression leaves behind."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.capture.evidence.pictures import jpeg, scene
from verifier.capture.evidence.header import read_header
from verifier.capture.evidence.jpeg_history import JpegHistory, measure_jpeg


def measured(picture: np.ndarray, data: bytes) -> JpegHistory:
    return measure_jpeg(picture, read_header(data))


@pytest.mark.parametrize("quality", [40, 75, 92])
def test_tables_tell_the_quality(quality: int) -> None:
    found = measured(*jpeg(scene(), quality))
    assert found.quality == pytest.approx(quality, abs=1)
    assert (found.is_jpeg, found.standard_tables, found.chroma_share) == (1, 1, 0.25)


def test_a_second_compression_leaves_gaps() -> None:
    photo = scene(noise=5.0)
    once = measured(*jpeg(photo, 92))
    twice = measured(*jpeg(jpeg(photo, 70)[0], 92))
    assert once.double_gaps < 0.35
    assert twice.double_gaps > 2 * once.double_gaps + 0.3


def test_a_crop_moves_the_grid() -> None:
    photo = jpeg(scene(), 50)[0]
    assert measured(*jpeg(photo, 95)).grid_offset == 0
    moved = measured(*jpeg(np.ascontiguousarray(photo[3:, 5:]), 97))
    assert moved.grid_offset == 1
    assert moved.grid_elsewhere > 3 * max(moved.grid, 0.02)


def test_the_grid_turns_with_the_picture() -> None:
    photo = np.ascontiguousarray(scene()[:893, :1197])  # no multiples of eight
    data = jpeg(photo, 50)[1]
    exif = bytes.fromhex("4578696600004d4d002a00000008000101120003000000010003000000000000")
    tagged = data[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + data[2:]
    header = read_header(tagged)
    assert header.exif.orientation == 3
    plain = cv2.imdecode(
        np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
    )
    found = measure_jpeg(np.ascontiguousarray(plain[::-1, ::-1]), header)
    assert found.grid_offset == 0
    assert found.grid > 0.2


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff\xe0\x00", b"\x89PNG\r\n\x1a\n\xff\xff", b"GIF"]
)
def test_bytes_of_no_use_do_no_harm(data: bytes) -> None:
    assert measured(scene(), data).quality == 0
