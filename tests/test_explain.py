from __future__ import annotations

import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.fake_pipeline import picture, verify_image
from tests.test_annotate import pixels
from verifier.annotate import LONG_SIDE, Window, explain, windows_of
from verifier.annotate.style import FINDINGS
from verifier.capture.net.labels import FLAGS, ORIGINS
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.reports import ImageReport

DAY = date(2026, 1, 1)
SCREEN, GLARE = FindingCode.SCREEN_RECAPTURE, FindingCode.IMAGE_GLARE
BOX = [[300.0, 300.0], [400.0, 300.0], [400.0, 350.0], [300.0, 350.0]]


def finding(code: FindingCode, severity: Severity, **evidence: Any) -> Finding:
    given = {"probability": 0.97, "threshold": 0.9, "reasons": [["detail:screen", 2.5]]}
    return make_finding(code, severity, source="test", **(given | evidence))


def report(data: bytes, *findings: Finding) -> ImageReport:
    plain = verify_image(None, data, name="a.jpg", as_of=DAY)
    return plain.model_copy(update={"findings": findings})


def drawn(data: bytes, told: ImageReport, *windows: Window) -> Image.Image:
    image = Image.open(io.BytesIO(explain(data, told, windows)))
    assert (image.format, image.mode) == ("PNG", "RGB")
    return image


@pytest.fixture
def data() -> bytes:
    return picture((800, 500))


def test_each_finding_has_its_colour_on_picture_and_panel(data: bytes) -> None:
    told = report(
        data,
        finding(GLARE, Severity.REVIEW, boxes=[BOX]),
        finding(SCREEN, Severity.REJECT),
    )
    image = drawn(data, told)
    top = 46
    first, second = (pixels(image, colour) for colour in FINDINGS[:2])
    assert first, "the gravest comes first"
    assert all(x > 800 for x, _ in first), "and has no box"
    assert {(300, top + 325), (350, top + 350)} <= second
    assert any(x > 800 for x, _ in second)


def test_reasons_probability_and_threshold_change_the_panel(data: bytes) -> None:
    plain = explain(data, report(data, finding(SCREEN, Severity.REJECT)))
    for changed in ({"probability": 0.5}, {"threshold": 0.3}, {"reasons": [["view:screen", 2.5]]}):
        assert explain(data, report(data, finding(SCREEN, Severity.REJECT, **changed))) != plain


def test_windows_that_speak_are_tinted_and_the_strongest_is_magnified(data: bytes) -> None:
    told = report(data, finding(SCREEN, Severity.REJECT))
    speaking = Window((200, 200, 296, 296), {SCREEN: 0.9})
    silent = Window((500, 200, 596, 296), {SCREEN: 0.1})
    plain, image = drawn(data, told), drawn(data, told, silent, speaking)
    place = (250, 46 + 250)
    red, green, _ = image.getpixel(place)  # type: ignore[misc]
    before = plain.getpixel(place)
    assert isinstance(before, tuple)
    assert red - green > before[0] - before[1] + 20
    assert image.getpixel((550, 46 + 250)) == plain.getpixel((550, 46 + 250))
    assert len(pixels(image, FINDINGS[0])) > len(pixels(plain, FINDINGS[0])) + 2000, "its frame"
    mute = drawn(data, told, silent)
    assert mute.tobytes() == plain.tobytes(), "a window that says nothing shows nothing"


def test_windows_come_from_the_detail_branch() -> None:
    alone = np.zeros((2, len(ORIGINS) + len(FLAGS)), np.float32)
    alone[1, ORIGINS.index("screen_recapture")] = 6
    boxes = np.array([[0, 0, 96, 96], [10, 20, 106, 116]], np.int32)
    answer: Any = SimpleNamespace(alone=alone, boxes=boxes)
    calm, loud = windows_of(answer)
    assert calm.shares[SCREEN] == pytest.approx(1 / len(ORIGINS))
    assert loud.shares[SCREEN] > 0.95
    assert loud.box == (10, 20, 106, 116)


def test_no_value_is_written_into_the_picture(data: bytes) -> None:
    told = report(data, finding(SCREEN, Severity.REJECT, printed="张三", fields=["name"]))
    other = told.fields["name"].model_copy(update={"value": "李四", "raw": "李四"})
    changed = told.model_copy(
        update={
            "fields": told.fields | {"name": other},
            "findings": (finding(SCREEN, Severity.REJECT, printed="李四", fields=["name"]),),
        }
    )
    assert explain(data, told) == explain(data, changed)


@pytest.mark.parametrize(
    "reasons",
    ["x", 3, [3], [["a"]], [["a", "b"]], [["李四", 1.0]], [["a b", 1.0]], [["a" * 60, 1.0]]],
)
def test_reasons_of_another_shape_are_left_out(data: bytes, reasons: Any) -> None:
    none = explain(data, report(data, finding(SCREEN, Severity.REJECT, reasons=[])))
    assert explain(data, report(data, finding(SCREEN, Severity.REJECT, reasons=reasons))) == none


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (6000, 400), (40, 30)])
def test_every_size_fits(size: tuple[int, int]) -> None:
    data = picture(size)
    told = report(data, *(finding(SCREEN, Severity.REJECT) for _ in range(3)))
    image = drawn(data, told, Window((0, 0, min(96, size[0]), min(96, size[1])), {SCREEN: 0.8}))
    assert image.width <= LONG_SIDE


@pytest.mark.parametrize("broken", [b"", b"hello\n", picture((900, 700))[:3000]])
def test_what_cannot_be_decoded_still_gets_its_findings(broken: bytes) -> None:
    told = verify_image(None, broken, name="a.jpg", as_of=DAY)
    assert pixels(drawn(broken, told), FINDINGS[0])


def test_a_flood_of_findings_is_cut_off(data: bytes) -> None:
    few, many = (
        drawn(data, report(data, *(finding(SCREEN, Severity.REVIEW) for _ in range(count))))
        for count in (20, 60)
    )
    assert few.height == many.height
