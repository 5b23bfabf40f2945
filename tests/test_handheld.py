"""A person who holds a document: seen, told apart from a document alone, and read as usual."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pytest

from models.synthesis.capture import Photo
from models.synthesis.document import make_document
from models.synthesis.kinds.spoil.held import handheld
from verifier.locate.face import find_face
from verifier.ocr.lines import OcrEngine
from verifier.pipeline import Context, verify_image
from verifier.precheck import load_prechecker
from verifier.reports import DocumentType, ImageReport
from verifier.ruleset import load_rulebook

AS_OF = date(2026, 11, 23)
HANDHELD = DocumentType.HANDHELD_PHOTO
# The first shows all of the person's face, the second is cut off below it.
WITH_FACE, HEADLESS = 771012, 771008


@pytest.fixture(scope="module")
def context(engine: OcrEngine) -> Context:
    return Context(engine, load_rulebook(), load_prechecker())


@pytest.fixture(scope="module")
def with_face() -> Photo:
    return handheld(make_document("id_card_front", WITH_FACE), WITH_FACE)


@pytest.fixture(scope="module")
def headless() -> Photo:
    return handheld(make_document("id_card_back", HEADLESS), HEADLESS)


def pixels(photo: Photo) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(photo.data, np.uint8), cv2.IMREAD_COLOR)


def judge(context: Context, photo: Photo, expected: DocumentType | None) -> ImageReport:
    return verify_image(context, photo.data, name="held.jpg", as_of=AS_OF, expected=expected)


def test_the_face_is_found_beside_the_card_and_not_on_it(with_face: Photo) -> None:
    image = pixels(with_face)
    face = find_face(image, with_face.corners)
    assert face is not None
    card = with_face.corners
    # Above the card, and no smaller than half of its width.
    assert face[2, 1] < card[:, 1].max() and face[:, 1].mean() < card[:, 1].min()
    assert face[1, 0] - face[0, 0] > 0.5 * np.ptp(card[:, 0])
    everything = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * image.shape[1::-1]
    assert find_face(image, everything) is None


def test_a_cut_off_head_is_no_face(headless: Photo) -> None:
    assert find_face(pixels(headless), headless.corners) is None


@pytest.mark.parametrize("expected", [None, HANDHELD])
def test_the_held_card_is_read_as_usual(
    context: Context, with_face: Photo, expected: DocumentType | None
) -> None:
    report = judge(context, with_face, expected)
    assert (report.document.type, report.document.held) == (HANDHELD, "id_card_front")
    assert report.document.face is not None
    values = {name: field.value for name, field in report.fields.items()}
    assert values.pop("letter_kind") == "handheld_id"
    assert values["id_number"] == with_face.truth["id_number"]
    assert values["name"] == with_face.truth["name"]


def test_without_a_face_a_person_looks(context: Context, headless: Photo) -> None:
    report = judge(context, headless, HANDHELD)
    (finding,) = (f for f in report.findings if f.code == "DOCUMENT_TYPE_MISMATCH")
    assert (finding.severity, report.verdict) == ("review", "review")
    assert "letter_kind" not in report.fields
    assert report.document.type == "id_card_back"


def test_a_card_asked_for_by_itself_stays_a_card(context: Context, with_face: Photo) -> None:
    report = judge(context, with_face, DocumentType.ID_CARD_FRONT)
    assert report.document.type == "id_card_front"
    assert report.document.held is None
    assert "letter_kind" not in report.fields
