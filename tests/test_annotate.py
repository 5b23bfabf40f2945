from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from tests.fake_pipeline import picture, verify_image
from verifier.annotate import LONG_SIDE, annotate
from verifier.findings import FindingCode, Severity, make_finding
from verifier.reports import ImageReport

BLUE, GREEN, RED = (30, 110, 240), (0, 150, 70), (205, 30, 45)
DAY = date(2026, 1, 1)


def drawn(data: bytes, report: ImageReport | None = None) -> Image.Image:
    report = report or verify_image(None, data, name="a.jpg", as_of=DAY)
    image = Image.open(io.BytesIO(annotate(data, report)))
    assert image.format == "PNG"
    assert image.mode == "RGB"
    return image


def pixels(image: Image.Image, colour: tuple[int, int, int]) -> set[tuple[int, int]]:
    access = image.load()
    assert access is not None
    return {
        (x, y) for y in range(image.height) for x in range(image.width) if access[x, y] == colour
    }


def test_corners_and_fields_are_where_the_report_says() -> None:
    image = drawn(picture((800, 500)))
    top = image.height - 500  # the banner; the picture itself is not scaled
    blue, green = pixels(image, BLUE), pixels(image, GREEN)
    assert {(400, top + 10), (400, top + 490), (10, top + 250), (790, top + 250)} <= blue
    assert {(50, top + 70), (120, top + 70), (85, top + 80)} <= green
    assert (400, top + 250) not in blue | green


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (6000, 400), (40, 30)])
def test_no_side_is_longer_than_the_limit(size: tuple[int, int]) -> None:
    image = drawn(picture(size))
    assert max(image.size) <= LONG_SIDE
    assert image.width >= 640


def test_boxes_follow_the_orientation_a_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: 800x500 as stored is 500x800 as seen
    data = picture((800, 500), exif=exif)
    plain = verify_image(None, data, name="a.jpg", as_of=DAY)
    upright = plain.model_copy(
        update={
            "image": plain.image.model_copy(update={"width": 500, "height": 800}),
            "document": plain.document.model_copy(
                update={"corners": [[10, 10], [490, 10], [490, 790], [10, 790]]}
            ),
        }
    )
    image = drawn(data, upright)
    top, left = image.height - 800, (image.width - 500) // 2
    assert {(left + 250, top + 10), (left + 490, top + 400), (left + 250, top + 790)} <= pixels(
        image, BLUE
    )


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("GIF", "P"), ("JPEG", "CMYK")],
)
def test_every_pixel_format_can_be_drawn_on(kind: str, mode: str) -> None:
    out = io.BytesIO()
    source = Image.linear_gradient("L").resize((700, 400))
    if mode == "I;16":
        source = source.convert("I").point(lambda level: level * 257).convert("I;16")
    else:
        source = source.convert("RGB").convert(mode)
    source.save(out, kind)
    image = drawn(out.getvalue())
    middle = image.getpixel((350, image.height - 30))
    assert isinstance(middle, tuple)
    assert min(middle) > 180, "the gradient's light end is light"


@pytest.mark.parametrize("data", [b"", b"hello\n", picture((900, 700))[:3000]])
def test_what_cannot_be_decoded_still_gets_its_verdict(data: bytes) -> None:
    image = drawn(data)
    assert image.getpixel((2, 2)) == RED


def test_a_finding_that_points_somewhere_is_drawn_there() -> None:
    data = picture((800, 500))
    report = verify_image(None, data, name="a.jpg", as_of=DAY)
    finding = make_finding(
        FindingCode.FILE_EXTENSION_MISMATCH,
        Severity.REJECT,
        source="test",
        extension="a",
        format="b",
        regions=[{"box": [[300, 300], [400, 300], [400, 350], [300, 350]]}],
    )
    before = drawn(data, report)
    after = drawn(data, report.model_copy(update={"findings": (finding,)}))
    assert after.height > before.height, "its code is listed"
    top = before.height - 500
    assert not pixels(before, RED)
    assert {(300, top + 325), (400, top + 325), (350, top + 350)} <= pixels(after, RED)


def test_no_value_is_written_into_the_picture() -> None:
    data = picture((800, 500))
    report = verify_image(None, data, name="a.jpg", as_of=DAY)
    other = report.fields["name"].model_copy(update={"value": "李四", "raw": "李四"})
    changed = report.model_copy(update={"fields": report.fields | {"name": other}})
    assert annotate(data, report) == annotate(data, changed)
