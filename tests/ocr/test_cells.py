"""Cells stay with their characters, through the engine and through all cutting and joining."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.documents.cells import cells_of
from tests.documents.pages import page_of
from verifier.documents.flow import Flow, squash
from verifier.documents.forms.labels import find_labels
from verifier.documents.letter_flow import letter_flow
from verifier.ocr import PageLine
from verifier.ocr.paddle import PaddleEngine
from verifier.ocr.page import part_of


def line(text: str, x: float = 0.0, y: float = 0.0) -> PageLine:
    (made,) = page_of((text, x, y)).lines
    return replace(made, cells=cells_of(text))


def together(piece: PageLine) -> bool:
    return "".join(cell.char for cell in piece.cells) == piece.text != ""


def test_a_part_of_a_line() -> None:
    part = part_of(line("姓名李明轩"), 2, 5)
    assert part.text == "李明轩"
    assert together(part)


def test_white_space_goes_with_its_cells() -> None:
    made = squash(line(" 李 明\u3000轩 "))
    assert made.text == "李明轩"
    assert together(made)


def test_searched_text_leads_back_to_cells() -> None:
    page = page_of()
    page = replace(page, lines=(line("住址 浙江省杭州市", 0, 0), line("西湖区文一路8号", 0, 30)))
    for flow in (Flow.of_page(page), letter_flow(page)):
        start = flow.text.index("杭州市")
        pieces = flow.span(start, flow.text.index("文一路"))
        assert "".join(piece.text for piece in pieces) == "杭州市西湖区"
        assert all(map(together, pieces))


def test_labels_printed_apart() -> None:
    lines = (line("名", 0, 0), line("称", 60, 0), line("好公司", 120, 0))
    hits, rest = find_labels(lines, {"名称": "company_name"}, {})
    assert together(hits[0].line)
    assert all(map(together, rest))
    hits, _ = find_labels((line("名", 0, 0), line("称：好公司", 60, 0)), {"名称": "n"}, {})
    assert hits[0].value is not None
    assert hits[0].value.text == "好公司"
    assert together(hits[0].value)


def test_joined_to_a_line_without_cells_there_are_none() -> None:
    lines = (line("名", 0, 0), replace(line("称好", 60, 0), cells=()))
    hits, _ = find_labels(lines, {"名称": "n"}, {})
    assert hits[0].value is not None
    assert hits[0].value.cells == ()


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    """Dark digits on white, two lines of different length."""
    image = np.full((240, 900, 3), 255, np.uint8)
    for text, y in (("330106199003071230", 80), ("2015.03.02", 190)):
        cv2.putText(image, text, (30, y), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (20, 20, 20), 4)
    return image


def test_the_engine_tells_what_it_saw(engine: PaddleEngine, picture: np.ndarray) -> None:
    boxes = sorted(engine.detect(picture), key=lambda box: float(box[:, 1].min()))
    for read in engine.recognise(picture, boxes):
        assert "".join(cell.char for cell in read.cells) == read.text
        at = [cell.at for cell in read.cells]
        assert at == sorted(at)
        width = float(np.linalg.norm(read.box[1] - read.box[0]))
        height = float(np.linalg.norm(read.box[3] - read.box[0]))
        # In line heights from where the line begins.
        assert 0 < at[0] < at[-1] < width / height * 1.05
        assert at[-1] > 0.8 * width / height
