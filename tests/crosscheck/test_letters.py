"""Commitments and supporting letters, against the declaration."""

from __future__ import annotations

import pytest

from tests.crosscheck.test_crosscheck import (
    DECLARED,
    LIN,
    NAME,
    OTHER_PERSON,
    SU,
    brief,
    documents,
)
from tests.filings import image, manifest
from verifier.crosscheck import crosscheck

LETTERS = {
    "letter_kind": "truth_commitment",
    "company_name": NAME,
    "legal_representative": "林知远",
    "name": "苏晚",
    "id_number": SU,
    "domain": "example.cn",
    "website": "云起商城",
    "addressee": "浙江省通信管理局",
}


def letter(kind: str = "commitment_letter", **fields: object) -> list:
    written = image(kind, kind, LETTERS | fields)
    return brief(crosscheck(manifest(declared=DECLARED), [*documents(), written]))


def test_a_commitment_that_agrees_in_all():
    assert letter() == []
    assert letter(name="林知远", id_number=LIN) == []  # any of the filing's persons may sign
    assert letter(addressee="浙江通信管理局") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company_name", "宁波潮生有限公司"),
        ("legal_representative", "周明"),
        ("name", "周明"),
        ("id_number", OTHER_PERSON),
        ("domain", "another.cn"),
        ("website", "别的网站"),
        ("addressee", "江苏省通信管理局"),
    ],
)
def test_what_differs_in_a_commitment_is_for_a_person(field: str, value: str):
    assert letter(**{field: value}) == [f"DECLARED_MISMATCH review commitment_letter {field}"]


def test_another_organisation_may_write_a_supporting_letter():
    other = {"company_name": "宁波潮生有限公司", "legal_representative": "周明"}
    assert letter("supporting_letter", letter_kind="income_proof", **other) == []
    assert letter("supporting_letter", letter_kind="work_certificate", **other) == [
        "DECLARED_MISMATCH review supporting_letter company_name",
        "DECLARED_MISMATCH review supporting_letter legal_representative",
    ]


def test_a_letter_need_not_say_everything():
    assert letter(company_name=None, domain=None, addressee=None) == []
