"""What the file says about itself, and what it must not be asked."""

from __future__ import annotations

import random
import struct

import pytest
from PIL import Image, PngImagePlugin

from tests.intake.files import NO_MINIMUM, encode, scene
from verifier.intake import FileFacts, take_in
from verifier.intake.exif import read_exif


def facts(data: bytes) -> FileFacts:
    upload = take_in(data, "a", NO_MINIMUM).upload
    assert upload is not None
    return upload.facts


def test_camera_from_exif() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Acme", "Phone 9", "FW 1.2"
    exif.get_ifd(0x8769)[0x829A] = (1, 60)
    found = facts(encode(scene(), exif=exif))
    assert (found.camera_make, found.camera_model, found.software) == ("Acme", "Phone 9", "FW 1.2")
    assert found.has_exposure


def test_no_exif() -> None:
    found = facts(encode(scene()))
    assert (found.camera_make, found.camera_model, found.software) == (None, None, None)
    assert not found.has_exposure


def test_software_of_a_png() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Software", "Screenshot tool")
    assert facts(encode(scene(), "PNG", pnginfo=text)).software == "Screenshot tool"


@pytest.mark.parametrize("quality", [10, 35, 50, 75, 90, 100])
def test_jpeg_quality(quality: int) -> None:
    found = facts(encode(scene(), quality=quality))
    assert found.jpeg_quality is not None
    assert abs(found.jpeg_quality - quality) <= 1


def test_tables_tell_encoders_apart() -> None:
    one, same, other = (
        facts(encode(scene(seed=s), quality=q)) for s, q in ((1, 80), (2, 80), (1, 81))
    )
    assert one.jpeg_tables == same.jpeg_tables != other.jpeg_tables
    assert facts(encode(scene(), "PNG")).jpeg_tables is None


def test_exif_reader_survives_anything() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Acme", 6
    exif.get_ifd(0x8769)[0x829A] = (1, 60)
    block = exif.tobytes()
    assert read_exif(block).orientation == 6
    chance = random.Random(5)
    for _ in range(2000):
        mutant = bytearray(block)
        for _ in range(chance.randint(1, 4)):
            mutant[chance.randrange(6, len(mutant))] = chance.randrange(256)
        found = read_exif(bytes(mutant[: chance.randint(0, len(mutant))]))
        assert 1 <= found.orientation <= 8


def test_exif_directory_that_points_at_itself() -> None:
    block = b"II*\x00" + struct.pack("<IHHHII", 8, 1, 0x8769, 4, 1, 8)
    assert read_exif(block).orientation == 1
