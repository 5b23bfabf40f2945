"""Whatever is declared and read, however odd, is judged; and nothing known is never a pass."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tests.filings import image, manifest
from verifier.declaration import Category
from verifier.filing import judge_filing
from verifier.findings import Severity, Verdict
from verifier.letter_kinds import LetterKind
from verifier.reports import DocumentType, FilingType, SubjectKind
from verifier.standards import MAINLAND_CODES

_TEXTS = [
    None, "", "林知远", "Lin Zhiyuan", "中国", "香港", "???", "33", "浙江省杭州市某路1号", "路",
    "110105194912310021", "11010519491231003X", "91110000MA00000X0", "long_term", "2026-02-30",
    "2026-11-23", "2009-01-01", "0001-01-01", "9999-12-31", "example.cn", "基金", "a" * 300,
]  # fmt: skip
_FIELDS = [
    "name", "id_number", "document_number", "birth_date", "address", "nationality", "valid_from",
    "valid_to", "issued_on", "company_name", "credit_code", "legal_representative", "agent_name",
    "agent_id_number", "letter_kind", "business_scope", "issuing_authority", "website",
]  # fmt: skip
_ROLES = ["subject_document", "subject_responsible_id", "site_responsible_id"]
_ROLES += ["legal_representative_id", "authorization_letter", "supporting_letter", "id_card_front"]


def _declared(chance: random.Random):
    def some(*choices):
        return chance.choice([None, *choices])

    def person():
        return {
            "name": some("林知远", "苏晚"),
            "id_number": some("110105194912310021", "P123", "11010519491231003X"),
            "nationality": some("中国", "美国", "台湾", "?"),
            "phone": some("13900000001", "+86 139 0000 0001", "x"),
            "phone_region": some("33", "浙江杭州", "火星"),
            "emergency_phone": some("13900000001", "13900000002"),
        }

    day = date(2026, 11, 23) + timedelta(days=chance.randint(-400, 400))
    return {
        "subject": {
            "name": some("林知远", "云起有限公司"),
            "document_number": some("110105194912310021", "x"),
            "address": some("浙江省杭州市", "集群"),
            "category": chance.choice(list(Category)),
        },
        "legal_representative": person(),
        "subject_responsible": person(),
        "site_responsible": person(),
        "domains": [
            {
                "name": some(
                    "example.cn", "a.b.example.com.cn", "我的网站", "com", "..", "例子.网址"
                ),
                "holder": some("林知远", "Lin", "某人"),
                "holder_relation": some("shareholder", "executive"),
                "expires_on": some(day.isoformat()),
                "registered_on": some("2016-01-01"),
                "registrar_overseas": some(True, False),
                "privacy_protected": some(True, False),
                "real_name_verified": some(True, False),
                "real_name_verified_on": some(day.isoformat()),
                "filed": some(True, False),
            }
            for _ in range(chance.choice([0, 1, 1, 4, 33]))
        ],
        "website": {
            "name": some("云起", "某某视频"),
            "content": some("企业介绍", "网络借贷"),
            "has_forum": some(True, False),
            "remark": some("个人博客"),
        },
        "server": {
            "product": some("ECS", "CDN", "?"),
            "in_mainland": some(True, False),
            "purchased_months": some(0, 12),
            "service_codes_used": some(0, 9),
            "service_code_state": some("已绑定", "已退费", "?"),
        },
        "previous": {
            "subject_kind": some("individual", "enterprise"),
            "subject_name": some("林知远", "旧名有限公司"),
            "document_number": some("x"),
            "subject_responsible": some("苏晚"),
            "related": some(True, False),
            "held_by_provider": some(True, False),
            "domains": some([], ["old.cn", "?"]),
        },
        "video": {"format": some("mp4", "gif"), "bytes": some(0, 10**9)},
    }


def _images(chance: random.Random):
    return [
        image(
            chance.choice(_ROLES),
            chance.choice(list(DocumentType)),
            {
                name: [
                    chance.choice([*LetterKind])
                    if name == "letter_kind"
                    else chance.choice(_TEXTS),
                    chance.choice([0.5, 0.98]),
                ]
                for name in chance.sample(_FIELDS, chance.randint(0, 8))
            },
            letter=chance.choice([None, None, *LetterKind]),
            found=chance.choice([(), (), ("TEMPORARY_ID",)]),
        )
        for _ in range(chance.randint(0, 5))
    ]


@pytest.mark.parametrize("province", MAINLAND_CODES)
def test_any_filing_is_judged(rulebook, province):
    for seed in range(40):
        chance = random.Random(f"{province}/{seed}")
        filing = manifest(
            chance.choice(list(SubjectKind)),
            _declared(chance),
            province=province,
            filing_type=chance.choice(list(FilingType)),
        )
        report = judge_filing(rulebook, filing, _images(chance), date(2026, 11, 23))
        for finding in report.findings:
            assert finding.message and finding.remedy and finding.source
            assert "{" not in finding.message + finding.message_en + finding.remedy


@pytest.mark.parametrize("province", MAINLAND_CODES)
def test_nothing_known_is_never_a_pass(rulebook, province):
    for kind in SubjectKind:
        for filing_type in FilingType:
            filing = manifest(kind, {}, province=province, filing_type=filing_type)
            report = judge_filing(rulebook, filing, [], date(2026, 11, 23))
            assert report.verdict is Verdict.REJECT
            codes = {f.code for f in report.findings if f.severity is Severity.REJECT}
            assert codes == {"MATERIAL_MISSING"}


def test_before_and_long_after(rulebook):
    for day in (date(1, 1, 1), date(2022, 7, 11), date(9998, 1, 1)):
        filing = manifest("enterprise", {"domains": [{"expires_on": "2026-01-01"}]}, province="31")
        assert judge_filing(rulebook, filing, [], day).verdict is not Verdict.PASS
