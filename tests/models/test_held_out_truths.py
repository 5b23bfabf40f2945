"""Truths of layouts kept for measuring: fields of their type, and nothing that is not printed."""

from __future__ import annotations

import re
from itertools import product

import pytest
from stdnum.cn import uscc

from models.synthesis.document import make_document
from models.synthesis.flat.held_out import HELD_OUT_LAYOUTS, people
from models.synthesis.flat.held_out.spelling import spell
from models.synthesis.printed import recording
from verifier.standards import find_dates, normalise_text

_PERSON = "name sex birth_date address id_number document_number"
_TRAVEL = "name sex birth_date nationality document_number valid_from valid_to"
_LETTER = "company_name legal_representative name id_number address website domain issued_on"
# The contract's, else those of docs/documents.md.
_FIELDS = {
    "id_card_front": "name sex ethnicity birth_date address id_number",
    "id_card_back": "issuing_authority valid_from valid_to",
    "business_licence": "company_name credit_code legal_representative company_type address"
    " registered_capital established_on valid_from valid_to business_scope issued_on",
    "authorization_letter": "authorizer legal_representative agent_name agent_id_number website"
    " issued_on",
    "passport": _TRAVEL,
    "hk_macau_permit": _TRAVEL,
    "taiwan_permit": _TRAVEL,
    "residence_permit": f"{_PERSON} ethnicity issuing_authority valid_from valid_to"
    " household_address",
    "organization_code_certificate": "company_name document_number legal_representative"
    " company_type address valid_from valid_to issuing_authority",
    "institution_certificate": "company_name credit_code legal_representative address"
    " registered_capital business_scope valid_from valid_to company_type issued_on",
    "law_firm_licence": "company_name credit_code document_number legal_representative address"
    " issued_on",
    "domain_certificate": "domain holder registrar valid_from valid_to",
    "commitment_letter": f"{_LETTER} addressee",
    "supporting_letter": f"{_LETTER} addressee credit_code",
    **dict.fromkeys(
        ("hk_macau_residence_permit", "taiwan_residence_permit"),
        f"{_PERSON} issuing_authority valid_from valid_to travel_permit_number",
    ),
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ABROAD = re.compile(rf"(\d\d) (?:\d+月/)?({'|'.join(_MONTHS)}) (\d{{4}})")


def _days(text: str) -> set[str]:
    days = {day.isoformat() for day in find_dates(text)}
    for day, month, year in _ABROAD.findall(text):
        days.add(f"{year}-{_MONTHS.index(month) + 1:02}-{day}")
    return days


@pytest.mark.parametrize(
    ("kind", "layout"), [(kind, name) for kind, names in HELD_OUT_LAYOUTS.items() for name in names]
)
def test_every_value_stands_on_the_paper(kind: str, layout: str) -> None:
    with recording(draw=False) as runs:
        document = make_document(kind, 9_300_017, layout=layout)
    width, height = document.size_mm
    # A millimetre, for what a word's box is larger than its ink.
    inside = [
        run for run in runs
        if run.x0 > -1 and run.y0 > -1 and run.x1 < width + 1 and run.y1 < height + 1
    ]  # fmt: skip
    words = "".join(run.text for run in inside)
    days = _days(words).union(*(_days(run.text) for run in inside))
    missing = [
        name
        for name, value in document.truth.items()
        if value not in days
        and normalise_text("长期" if value == "long_term" else value) not in normalise_text(words)
    ]
    assert not missing
    assert document.truth.keys() <= set(_FIELDS[kind].split())
    if code := document.truth.get("credit_code"):
        assert code[-1] == uscc.calc_check_digit(code[:-1])


def test_a_cooperative_has_a_code_of_its_kind() -> None:
    with recording(draw=False):
        document = make_document("business_licence", 9_300_018, layout="held_out_cooperative")
    assert document.truth["credit_code"].startswith("93")
    assert document.truth["established_on"] > "2007-07-01"


def test_every_name_on_a_passport_can_be_spelled() -> None:
    for surname, given in product((*people._SINGLE, *people._DOUBLE), people._GIVEN):
        name = spell(surname + given)
        assert name.surname.isalpha() and name.given.isalpha()
