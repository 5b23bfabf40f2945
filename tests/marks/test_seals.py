from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.synthesis.document import make_document
from models.synthesis.flat.signing import press_fingerprint
from models.synthesis.fonts import choose_face
from models.synthesis.press import Sheet
from models.synthesis.seal import Seal, press_seal
from tests.marks.papers import bgr, look
from verifier.marks import look_for_marks
from verifier.marks.seals import find_seals
from verifier.ocr import OcrEngine, Page, PageLine
from verifier.reports import DocumentType

NAME = "杭州云起网络科技有限公司"


def sheet() -> tuple[Sheet, np.random.Generator]:
    return Sheet(180, 180, 9.0, (248.0, 248, 246)), np.random.default_rng(5)


def blank(picture: NDArray[np.uint8]) -> Page:
    return Page((), float(picture.shape[1]), float(picture.shape[0]), np.eye(3))


def picture_of(paper: Sheet) -> NDArray[np.uint8]:
    return np.ascontiguousarray(paper.pixels()[..., ::-1])


@pytest.mark.parametrize("turn", [0.0, 75.0, 190.0])
def test_a_seal_is_read_whichever_way_it_is_turned(engine: OcrEngine, turn: float) -> None:
    paper, rng = sheet()
    face = choose_face(rng, "song")
    press_seal(paper, rng, Seal(NAME, 41, face, "3301081234567"), 90, 90, worn=0.7)
    picture = picture_of(paper)
    middle = (picture.shape[1] / 2, picture.shape[0] / 2)
    matrix = cv2.getRotationMatrix2D(middle, turn, 1)
    picture = np.asarray(
        cv2.warpAffine(picture, matrix, picture.shape[1::-1], borderValue=(246, 248, 248)), np.uint8
    )
    (seal,) = find_seals(engine, picture, blank(picture), outlined=True)
    assert (seal.shape, seal.text) == ("round", NAME)
    assert seal.confidence > 0.9
    box = np.array(seal.box)
    assert np.abs(box.mean(axis=0) - middle).max() < 12
    assert abs(np.ptp(box[:, 0]) - 41 * 9) < 20


def test_several_seals_on_one_page(engine: OcrEngine) -> None:
    paper, rng = sheet()
    face = choose_face(rng, "song")
    press_seal(paper, rng, Seal(NAME, 40, face), 50, 60)
    press_seal(paper, rng, Seal("上海市司法厅", 44, face), 125, 120)
    picture = picture_of(paper)
    seals = find_seals(engine, picture, blank(picture), outlined=True)
    assert {seal.text for seal in seals} == {NAME, "上海市司法厅"}


def test_a_fingerprint_and_red_type_are_no_seals(engine: OcrEngine) -> None:
    paper, rng = sheet()
    press_fingerprint(paper, rng, 60, 60)
    press_fingerprint(paper, rng, 120, 110, tall=22)
    layer = paper.layer()
    layer.text(90, 25, NAME, choose_face(rng, "song_bold"), 11, align="m")
    paper.press(layer, (206.0, 28.0, 34.0))
    picture = picture_of(paper)
    assert find_seals(engine, picture, blank(picture), outlined=True) == ()


def test_the_emblem_of_a_licence_is_no_seal_and_its_own_seal_is_read(engine: OcrEngine) -> None:
    document = make_document("business_licence", 7005)
    seen = look(engine, document, bgr(document))
    assert seen.texts == [mark.text for mark in document.marks]
    assert seen.findings == ()


def test_an_oval_seal_over_print(engine: OcrEngine) -> None:
    paper, rng = sheet()
    face, layer = choose_face(rng, "song"), paper.layer()
    for line in range(6):
        layer.text(50, 70 + 8 * line, "本单位承诺以上内容真实有效", face, 5)
    paper.press(layer, (30.0, 30, 32))
    seal = Seal(NAME, 45, face, caption="合同专用章", shape="oval")
    press_seal(paper, rng, seal, 90, 90)
    picture = picture_of(paper)
    (found,) = find_seals(engine, picture, blank(picture), outlined=True)
    assert (found.shape, found.text) == ("oval", NAME)


def test_a_card_is_not_searched(engine: OcrEngine) -> None:
    paper, rng = sheet()
    press_seal(paper, rng, Seal(NAME, 40, choose_face(rng, "song")), 90, 90)
    picture = picture_of(paper)
    line = PageLine("居民身份证", 0.99, 10, 10, 90, 30)
    page = replace(blank(picture), lines=(line,))
    card, licence = (
        look_for_marks(engine, picture, page, kind, outlined=True)
        for kind in (DocumentType.ID_CARD_BACK, DocumentType.BUSINESS_LICENCE)
    )
    assert card.seals == () and [seal.text for seal in licence.seals] == [NAME]
