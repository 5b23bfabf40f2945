"""What a person holds up, against the declaration."""

from __future__ import annotations

from tests.crosscheck.test_crosscheck import (
    CODE,
    DECLARED,
    LIN,
    NAME,
    OTHER_CODE,
    OTHER_PERSON,
    SU,
    brief,
    documents,
)
from tests.filings import image, manifest
from verifier.crosscheck import crosscheck


def held(kind: str, **fields: object) -> list:
    photo = image("handheld_photo", "handheld_photo", {"letter_kind": kind, **fields})
    return brief(crosscheck(manifest(declared=DECLARED), [*documents(), photo]))


def test_a_held_card_is_compared_with_whom_its_number_names():
    assert held("handheld_id", name="苏晚", id_number=SU) == []
    said = held("handheld_id", name="苏晚", id_number=LIN)
    assert said == ["DECLARED_MISMATCH reject handheld_photo name"]


def test_a_held_card_of_nobody_declared_differs_in_both():
    assert held("handheld_id", name="何人", id_number=OTHER_PERSON) == [
        "DECLARED_MISMATCH reject handheld_photo name",
        "DECLARED_MISMATCH reject handheld_photo id_number",
    ]


def test_a_held_licence_is_compared_with_the_subject():
    assert held("handheld_licence", company_name=NAME, credit_code=CODE) == []
    said = held("handheld_licence", company_name=NAME, credit_code=OTHER_CODE)
    assert said == ["DECLARED_MISMATCH reject handheld_photo credit_code"]


def test_the_back_of_a_held_card_names_nobody():
    assert held("handheld_id", issuing_authority="杭州市公安局西湖分局") == []


def test_an_individual_holds_their_own_card():
    declared = {"subject": {"name": "苏晚", "document_number": SU}}
    photo = {"letter_kind": "handheld_id", "name": "苏晚", "id_number": LIN}
    images = [image("handheld_photo", "handheld_photo", photo)]
    said = brief(crosscheck(manifest("individual", declared=declared), images))
    assert said == ["DECLARED_MISMATCH reject handheld_photo id_number"]
