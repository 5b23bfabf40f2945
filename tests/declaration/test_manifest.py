import json
from datetime import date

import pytest

from verifier.declaration import Category, parse_manifest, resolve_as_of
from verifier.errors import ManifestError
from verifier.reports import DocumentType, FilingType, SubjectKind

BASE = {
    "submission_id": "S-1",
    "province": "33",
    "subject_kind": "enterprise",
    "filing_type": "first",
}
STORED = {
    "schema": "1",
    "image": {
        "path": "a.jpg",
        "sha256": "0" * 64,
        "bytes": 300000,
        "format": "JPEG",
        "width": 10,
        "height": 10,
    },
    "document": {"type": "id_card_front", "confidence": 0.9, "corners": None},
    "fields": {"name": {"value": "林知远", "raw": "林知远", "confidence": 0.99, "box": None}},
    "findings": [],
    "verdict": "pass",
    "timing_ms": {"decode": 0, "checks": 0, "locate": 0, "ocr": 0, "total": 0},
}


def fault(change) -> str:
    with pytest.raises(ManifestError) as caught:
        parse_manifest(BASE | change)
    assert caught.value.__context__ is None  # the validation error would carry the values
    return caught.value.detail


def test_the_least_manifest():
    manifest = parse_manifest(BASE)
    assert manifest.subject_kind is SubjectKind.ENTERPRISE
    assert manifest.filing_type is FilingType.FIRST
    assert manifest.declared.subject.name is None
    assert manifest.declared.subject.category is Category.COMPANY
    assert manifest.images == ()


def test_every_key_of_the_contract():
    declared = {
        "subject": {
            "name": "杭州云起科技有限公司",
            "document_type": "business_licence",
            "document_number": "x",
            "address": "浙江省杭州市",
            "category": "company",
        },
        "legal_representative": {"name": "林知远", "id_number": "x", "nationality": "中国"},
        "subject_responsible": {
            "name": "林知远",
            "id_number": "x",
            "phone": "13900000000",
            "phone_region": "33",
            "emergency_phone": "13800000000",
        },
        "site_responsible": {"name": "苏晚", "id_number": "y"},
        "domains": [
            {
                "name": "example.cn",
                "holder": "杭州云起科技有限公司",
                "expires_on": "2027-11-23",
                "registrar_overseas": False,
                "privacy_protected": False,
            }
        ],
        "website": {"name": "云起", "content": "企业展示", "has_forum": False},
        "server": {
            "product": "ECS",
            "in_mainland": True,
            "purchased_months": 12,
            "public_bandwidth": True,
            "service_codes_used": 1,
            "service_code_state": "已绑定",
        },
        "previous": {
            "subject_kind": "individual",
            "subject_name": "林知远",
            "document_number": "x",
            "subject_responsible": {"name": "林知远"},
            "site_responsible": "苏晚",
        },
    }
    images = [
        {"role": "subject_document", "path": "l.jpg", "type": "business_licence"},
        {"role": "site_responsible_id", "report": STORED},
        {"role": "handheld_photo", "path": "照片 1.jpg"},
    ]
    text = json.dumps(
        BASE | {"submitted_on": "2026-11-23", "declared": declared, "images": images},
        ensure_ascii=False,
    )
    manifest = parse_manifest(text)
    assert manifest.submitted_on == date(2026, 11, 23)
    assert manifest.declared.domains[0].expires_on == date(2027, 11, 23)
    assert manifest.declared.previous.site_responsible.name == "苏晚"
    assert manifest.images[0].type is DocumentType.BUSINESS_LICENCE
    assert manifest.images[1].report.fields["name"].value == "林知远"


@pytest.mark.parametrize("province", ["33", "浙江", "浙江省", "zhejiang"])
def test_province_by_code_or_name(province):
    assert parse_manifest(BASE | {"province": province}).province == "33"


@pytest.mark.parametrize("province", ["", "3", "99", "71", "香港", "杭州", 33, None])
def test_no_province(province):
    assert "/province" in fault({"province": province})


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_empty_is_not_declared(empty):
    manifest = parse_manifest(
        BASE | {"declared": {"subject": {"name": empty, "category": empty}, "server": None}}
    )
    assert manifest.declared.subject.name is None
    assert manifest.declared.subject.category is Category.COMPANY


@pytest.mark.parametrize("key", sorted(BASE))
def test_required_keys(key):
    with pytest.raises(ManifestError, match=f"/{key}"):
        parse_manifest({k: v for k, v in BASE.items() if k != key})


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"declare": {}}, "/declare:"),
        ({"declared": {"subject": {"nmae": "林知远"}}}, "/declared/subject/nmae"),
        ({"declared": {"subject": {"name": ["林知远"]}}}, "/declared/subject/name"),
        ({"declared": {"subject": "林知远"}}, "/declared/subject"),
        ({"declared": {"domains": [{"expires_on": "2026-02-30"}]}}, "/declared/domains/0/expires"),
        ({"declared": {"domains": [{"expires_on": 20260101}]}}, "/declared/domains/0/expires_on"),
        ({"declared": {"server": {"in_mainland": "yes"}}}, "/declared/server/in_mainland"),
        ({"declared": {"server": {"purchased_months": -1}}}, "/declared/server/purchased_months"),
        ({"declared": {"subject": {"category": "林知远"}}}, "/declared/subject/category"),
        ({"submitted_on": "2026-02-29"}, "/submitted_on"),
        ({"submitted_on": "long_term"}, "/submitted_on"),
        ({"images": [{"role": "boss", "path": "a.jpg"}]}, "/images/0/role"),
        ({"images": [{"role": "unknown", "path": "a.jpg"}]}, "/images/0/role"),
        ({"images": [{"role": "subject_document"}]}, "/images/0:"),
        ({"images": [{"role": "subject_document", "path": "", "report": None}]}, "/images/0/path"),
        (
            {"images": [{"role": "subject_document", "path": "a", "report": STORED}]},
            "/images/0:",
        ),
        (
            {"images": [{"role": "subject_document", "report": STORED | {"verdict": "林知远"}}]},
            "/images/0/report/verdict",
        ),
        ({"images": [{"role": "subject_document", "path": "a"}] * 101}, "/images:"),
        ({"submission_id": "\ud800"}, "/submission_id"),
        ({"submission_id": "x" * 201}, "/submission_id"),
    ],
)
def test_faults_name_their_place_and_no_value(change, pointer):
    said = fault(change)
    assert pointer in said
    assert "林知远" not in said


def test_a_key_that_is_no_name_is_not_repeated():
    assert "林" not in fault({"declared": {"subject": {"林知远": 1}}})


def test_a_hundred_images_are_taken():
    images = [{"role": "subject_document", "path": f"{n}.jpg"} for n in range(100)]
    assert len(parse_manifest(BASE | {"images": images}).images) == 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '"x"',
        "{",
        '{"submission_id": "a", "submission_id": "b"}',
        '{"a": NaN}',
        "[" * 100_000,
        "1" * 5000,
        '{"a":' * 40 + "1" + "}" * 40,
    ],
)
def test_not_a_manifest(text):
    with pytest.raises(ManifestError):
        parse_manifest(text)


def test_text_over_the_limit():
    with pytest.raises(ManifestError, match="8388608"):
        parse_manifest(" " * (8 * 1024 * 1024 + 1))


def test_byte_order_mark_is_taken():
    assert parse_manifest("\ufeff" + json.dumps(BASE)).submission_id == "S-1"


def test_as_of():
    today, submitted, override = date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)
    plain = parse_manifest(BASE)
    dated = parse_manifest(BASE | {"submitted_on": "2026-01-02"})
    assert resolve_as_of(plain, None, today) == today
    assert resolve_as_of(dated, None, today) == submitted
    assert resolve_as_of(dated, override, today) == override
