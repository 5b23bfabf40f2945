from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.synthesis.document import make_document
from tests.marks.papers import Seen, bgr, look
from verifier.findings import Severity
from verifier.ocr import OcrEngine

LETTER = 7038
OTHER = "成都明驰餐饮管理有限公司"


@pytest.fixture(scope="module")
def whole(engine: OcrEngine) -> Seen:
    document = make_document("authorization_letter", LETTER)
    return look(engine, document, bgr(document))


def test_a_signed_and_sealed_letter_raises_nothing(whole: Seen) -> None:
    document = make_document("authorization_letter", LETTER)
    seals = [mark.text for mark in document.marks if mark.kind == "seal"]
    assert whole.texts == seals
    assert {place.present for place in whole.marks.signatures} == {True}
    assert len(whole.marks.signatures) == sum(m.kind == "signature" for m in document.marks)
    assert whole.findings == ()


def test_a_letter_that_nobody_signed_or_sealed(engine: OcrEngine) -> None:
    document = make_document("authorization_letter", LETTER, signed=False, sealed=False)
    seen = look(engine, document, bgr(document))
    assert {place.present for place in seen.marks.signatures} == {False}
    assert seen.codes == {"SEAL_MISSING", "SIGNATURE_MISSING"}
    assert {finding.severity for finding in seen.findings} == {Severity.REVIEW}
    words = " ".join(finding.message for finding in seen.findings)
    assert "未找到红色印章" in words and "法定代表人" in words


def test_the_seal_of_another_company(engine: OcrEngine) -> None:
    document = make_document("authorization_letter", LETTER, seal_name=OTHER)
    seen = look(engine, document, bgr(document))
    (finding,) = [f for f in seen.findings if f.code == "FIELD_INCONSISTENT"]
    assert finding.evidence["seal"] == OTHER
    assert finding.evidence["printed"] == document.truth["authorizer"]
    assert OTHER in finding.message and document.truth["authorizer"] in finding.message


def test_a_grey_picture_cannot_show_a_red_seal(engine: OcrEngine) -> None:
    document = make_document("authorization_letter", LETTER)
    grey = cv2.cvtColor(bgr(document), cv2.COLOR_BGR2GRAY)
    seen = look(engine, document, np.asarray(cv2.merge([grey] * 3), np.uint8))
    assert seen.marks.colourless and seen.marks.seals == ()
    (finding,) = [f for f in seen.findings if f.code == "SEAL_MISSING"]
    assert "没有颜色" in finding.message
    # Nor can a pen's stroke be told from the seal over it.
    assert True not in {place.present for place in seen.marks.signatures}


def test_a_personal_commitment_is_signed_not_sealed(engine: OcrEngine) -> None:
    document = make_document("commitment_letter", 7003)
    seen = look(engine, document, bgr(document))
    assert seen.marks.seals == () and seen.findings == ()
    assert [place.present for place in seen.marks.signatures] == [True]
