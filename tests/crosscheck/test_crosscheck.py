"""Whole filings: one change each, and exactly the findings it must bring."""

from __future__ import annotations

from datetime import date

import pytest

from tests.filings import image, manifest
from tests.standards.test_credit_code import complete as credit_code
from tests.standards.test_id_number import complete as id_number
from verifier.crosscheck import SURE, crosscheck
from verifier.ruleset import load_rulebook

LIN, SU = id_number("33010619850412301"), id_number("33010619900307124")
CODE = credit_code("91330106MA27X0001")
OTHER_CODE = credit_code("91330106MA27X0002")
OTHER_PERSON = id_number("33010619911207124")
NAME = "杭州云起（集团）有限公司"
PLACE = "浙江省杭州市西湖区文三路1号"

DECLARED = {
    "subject": {
        "name": NAME,
        "document_type": "business_licence",
        "document_number": CODE,
        "address": PLACE,
    },
    "legal_representative": {"name": "林知远", "id_number": LIN},
    "subject_responsible": {"name": "林知远", "id_number": LIN},
    "site_responsible": {"name": "苏晚", "id_number": SU},
    "domains": [{"name": "example.cn"}],
    "website": {"name": "云起商城"},
}
LICENCE = {
    "company_name": "杭州云起(集团)有限公司",
    "credit_code": CODE,
    "legal_representative": "林知远",
    "address": PLACE,
}
LETTER = {
    "authorizer": NAME,
    "legal_representative": "林知远",
    "agent_name": "苏晚",
    "agent_id_number": SU,
    "website": "example.cn",
}


def card(name: str, number: object) -> dict:
    return {"name": name, "id_number": number, "address": PLACE}


def documents(licence=None, letter=None, lin=None, su=None, legal=None):
    """A company's documents, with some fields changed."""
    return [
        image("subject_document", "business_licence", LICENCE | (licence or {})),
        image("legal_representative_id", "id_card_front", card("林知远", LIN) | (legal or {})),
        image("subject_responsible_id", "id_card_front", card("林知远", LIN) | (lin or {})),
        image("site_responsible_id", "id_card_front", card("苏晚", SU) | (su or {})),
        image("authorization_letter", "authorization_letter", LETTER | (letter or {})),
    ]


def brief(findings):
    return [f"{f.code} {f.severity} {f.evidence['role']} {f.evidence['field']}" for f in findings]


def test_a_company_where_all_agrees():
    assert crosscheck(manifest(declared=DECLARED), documents()) == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"licence": {"credit_code": OTHER_CODE}},
            ["DECLARED_MISMATCH reject subject_document credit_code"],
        ),
        (
            {"licence": {"credit_code": [OTHER_CODE, 0.89]}},
            ["DECLARED_MISMATCH review subject_document credit_code"],
        ),
        (
            {"licence": {"credit_code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}},
            ["DECLARED_MISMATCH review subject_document credit_code"],
        ),
        (
            {"licence": {"company_name": "杭州云启（集团）有限公司"}},
            [
                "DECLARED_MISMATCH reject subject_document company_name",
                "DOCUMENTS_DISAGREE reject authorization_letter authorizer",
            ],
        ),
        (
            {"licence": {"legal_representative": "周明"}},
            [
                "DECLARED_MISMATCH reject subject_document legal_representative",
                "DOCUMENTS_DISAGREE reject subject_document legal_representative",
                "DOCUMENTS_DISAGREE reject authorization_letter legal_representative",
            ],
        ),
        (
            {"licence": {"address": "杭州市西湖区文三路1号"}},
            ["DECLARED_MISMATCH info subject_document address"],
        ),
        (
            {"licence": {"address": "宁波市海曙区中山路9号"}},
            ["DECLARED_MISMATCH review subject_document address"],
        ),
        (
            {"licence": {"credit_code": None}},
            ["FIELD_UNREADABLE review subject_document credit_code"],
        ),
        (
            {"legal": {"name": "周明"}},
            [
                "DECLARED_MISMATCH reject legal_representative_id name",
                "DOCUMENTS_DISAGREE reject subject_document legal_representative",
            ],
        ),
        (
            {"su": {"id_number": id_number("33010619900307126")}},
            [
                "DECLARED_MISMATCH reject site_responsible_id id_number",
                "DOCUMENTS_DISAGREE reject authorization_letter agent_id_number",
            ],
        ),
        (
            {"letter": {"authorizer": "宁波潮生有限公司"}},
            [
                "DECLARED_MISMATCH reject authorization_letter authorizer",
                "DOCUMENTS_DISAGREE reject authorization_letter authorizer",
            ],
        ),
        (
            {"letter": {"authorizer": "兹有" + NAME}},
            [
                "DECLARED_MISMATCH review authorization_letter authorizer",
                "DOCUMENTS_DISAGREE review authorization_letter authorizer",
            ],
        ),
        (
            {"letter": {"agent_name": "周明"}},
            [
                "DECLARED_MISMATCH reject authorization_letter agent_name",
                "DOCUMENTS_DISAGREE reject authorization_letter agent_name",
            ],
        ),
        ({"letter": {"agent_name": "林知远", "agent_id_number": LIN}}, []),
        (
            {"letter": {"website": "other.cn"}},
            ["DECLARED_MISMATCH review authorization_letter website"],
        ),
        (
            {"letter": {"website": "shop.example.cn"}},
            ["DECLARED_MISMATCH info authorization_letter website"],
        ),
        ({"letter": {"website": "云起商城"}}, []),
        ({"letter": {"website": None, "legal_representative": None}}, []),
        (
            {"letter": {"agent_id_number": None}},
            ["FIELD_UNREADABLE review authorization_letter agent_id_number"],
        ),
    ],
)
def test_one_change(change, expected):
    assert brief(crosscheck(manifest(declared=DECLARED), documents(**change))) == expected


def test_evidence_shows_both_sides_and_where_they_differ():
    (found,) = crosscheck(
        manifest(declared=DECLARED), documents(licence={"credit_code": OTHER_CODE})
    )
    evidence = found.evidence
    assert evidence["declared"] == CODE
    assert evidence["extracted"] == OTHER_CODE
    assert evidence["declared_field"] == "subject.document_number"
    assert evidence["document_type"] == "business_licence"
    assert evidence["image"].endswith(".jpg")
    for start, end, declared, _ in evidence["differences"]:
        assert CODE[start:end] == declared
    assert CODE in found.message and OTHER_CODE in found.message_en
    assert "§" in found.source


def test_what_is_not_declared_is_said_once_and_never_compared():
    found = crosscheck(manifest(declared={}), documents())
    assert {(f.code, f.severity) for f in found} == {("DECLARED_MISSING", "info")}
    fields = [f.evidence["declared_field"] for f in found]
    assert len(fields) == len(set(fields))
    assert {"subject.name", "subject.document_number", "site_responsible.id_number"} <= set(fields)


PERSON = {"subject": {"name": "苏晚", "document_number": SU, "address": PLACE}}


def front(role: str = "subject_document", **fields):
    return image(role, "id_card_front", card("苏晚", SU) | fields)


def test_one_card_serves_an_individual():
    assert crosscheck(manifest("individual", PERSON), [front()]) == ()
    assert crosscheck(manifest("individual", PERSON), [front("site_responsible_id")]) == ()


def test_an_individuals_card_is_compared_with_every_role_declared():
    declared = PERSON | {"site_responsible": {"name": "林知远", "id_number": LIN}}
    found = crosscheck(manifest("individual", declared), [front()])
    assert [f.evidence["declared_field"] for f in found] == [
        "site_responsible.name",
        "site_responsible.id_number",
    ]
    assert {f.code for f in found} == {"DECLARED_MISMATCH"}


def test_two_persons_in_an_individuals_filing():
    cards = [front(), image("site_responsible_id", "id_card_front", card("林知远", LIN))]
    found = crosscheck(manifest("individual", PERSON), cards)
    assert brief(found) == [
        "DOCUMENTS_DISAGREE reject subject_document name",
        "DOCUMENTS_DISAGREE reject subject_document id_number",
    ]


def test_two_persons_in_one_role_of_a_company():
    extra = image("site_responsible_id", "id_card_front", card("林知远", LIN), path="second.jpg")
    found = crosscheck(manifest(declared=DECLARED), [*documents(), extra])
    assert [f.evidence["field"] for f in found if f.code == "DOCUMENTS_DISAGREE"] == [
        "name",
        "id_number",
    ]


def test_minority_name_with_any_dot():
    declared = {"subject": {"name": "阿依古丽·买买提", "document_number": SU, "address": PLACE}}
    assert crosscheck(manifest("individual", declared), [front(name="阿依古丽．买买提")]) == ()


def test_passport_number_stands_for_the_document_number():
    declared = {"subject": {"name": "SU WAN", "document_number": "E12345678"}}
    passport = image(
        "subject_document", "passport", {"name": "Su Wan", "document_number": "E12345679"}
    )
    assert brief(crosscheck(manifest("individual", declared), [passport])) == [
        "DECLARED_MISMATCH reject subject_document document_number"
    ]


def test_another_kind_of_document_than_declared():
    declared = DECLARED | {
        "subject": DECLARED["subject"] | {"document_type": "institution_certificate"}
    }
    found = crosscheck(manifest(declared=declared), documents())
    assert brief(found) == ["DECLARED_MISMATCH review subject_document document_type"]


def test_sole_proprietor_without_a_trade_name():
    subject = {"name": "林知远", "document_number": CODE, "category": "sole_proprietor"}
    declared = {"subject": subject, "legal_representative": {"name": "林知远"}}
    licence = image("subject_document", "business_licence", LICENCE | {"company_name": "***"})
    assert brief(crosscheck(manifest(declared=declared), [licence])) == [
        "DECLARED_MISSING info subject_document address"
    ]


def test_the_default_is_the_national_figure():
    assert load_rulebook().reading_confidence(date(2026, 11, 23)) == SURE


def test_sure_is_the_callers():
    doubted = documents(licence={"credit_code": [OTHER_CODE, 0.95]})
    severities = [
        crosscheck(manifest(declared=DECLARED), doubted, sure=sure)[0].severity
        for sure in (0.95, 0.96)
    ]
    assert severities == ["reject", "review"]


RESIDENT = {"subject": {"name": "陈大文", "document_number": "810000199003071239"}}
SIDE = {
    "name": "陈大文",
    "id_number": "810000199003071239",
    "document_number": "810000199003071239",
}
OTHER_SIDE = {
    "issuing_authority": "杭州市公安局",
    "valid_from": "2024-01-02",
    "valid_to": "2029-01-01",
}


@pytest.mark.parametrize("kind", ["hk_macau_residence_permit", "taiwan_residence_permit"])
def test_the_back_of_a_residents_card_names_nobody(kind: str):
    images = [
        image("subject_document", kind, SIDE, path="front.jpg"),
        image("subject_document", kind, OTHER_SIDE, path="back.jpg"),
    ]
    assert crosscheck(manifest("individual", RESIDENT), images) == ()
    other = [image("subject_document", kind, SIDE | {"name": "陈小文"}), images[1]]
    assert brief(crosscheck(manifest("individual", RESIDENT), other)) == [
        "DECLARED_MISMATCH reject subject_document name"
    ]


CERTIFICATE = {"company_name": NAME, "document_number": "54773818-0"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("54773818-0", []),
        ("547738180", []),
        ("54773818-1", ["DECLARED_MISMATCH reject subject_document document_number"]),
    ],
)
def test_an_organisation_code_with_or_without_its_hyphen(number: str, expected: list[str]):
    declared = {"subject": {"name": NAME, "document_number": number}}
    certificate = image("subject_document", "organization_code_certificate", CERTIFICATE)
    assert brief(crosscheck(manifest(declared=declared), [certificate])) == expected


@pytest.mark.parametrize("number", [CODE, "26106302023174043"])
def test_a_law_firm_goes_by_either_of_its_numbers(number: str):
    declared = {"subject": {"name": "浙江云起律师事务所", "document_number": number}}
    fields = {
        "company_name": "浙江云起律师事务所",
        "credit_code": CODE,
        "document_number": "26106302023174043",
    }
    wall = image("subject_document", "law_firm_licence", fields)
    assert crosscheck(manifest(declared=declared), [wall]) == ()
    declared["subject"]["document_number"] = OTHER_CODE
    assert brief(crosscheck(manifest(declared=declared), [wall])) == [
        "DECLARED_MISMATCH reject subject_document credit_code"
    ]


DOMAIN = {"domain": "example.cn", "holder": NAME, "valid_to": "2028-01-02"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"domain": "example.com"}, ["DECLARED_MISMATCH review domain_certificate domain"]),
        ({"holder": "苏晚"}, ["DECLARED_MISMATCH reject domain_certificate holder"]),
        ({"holder": ["苏晚", 0.7]}, ["DECLARED_MISMATCH review domain_certificate holder"]),
        ({"valid_to": "2029-01-02"}, ["DECLARED_MISMATCH reject domain_certificate valid_to"]),
        ({"domain": None}, ["FIELD_UNREADABLE review domain_certificate domain"]),
    ],
)
def test_a_domain_certificate_against_the_domains_declared(changed, expected):
    domains = [
        {"name": "other.cn", "holder": "苏晚", "expires_on": "2029-01-02"},
        {"name": "example.cn", "holder": NAME, "expires_on": "2028-01-02"},
    ]
    fields = DOMAIN | changed
    if "domain" in changed:
        fields = {"domain": changed["domain"]}
    certificate = image("domain_certificate", "domain_certificate", fields)
    found = crosscheck(manifest(declared={"domains": domains}), [certificate])
    assert brief(found) == expected
