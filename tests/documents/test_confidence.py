"""Calibrated confidence: falls with the net's certainty, keeps what readers doubt, and says why."""

from __future__ import annotations

from dataclasses import fields as attributes
from dataclasses import replace

import numpy as np
import pytest

from tests.documents.cells import Doubts, with_doubts
from tests.documents.pages import page_of
from tests.documents.recording import records
from verifier.documents import check_fields, extract_fields
from verifier.documents.confidence import FAMILIES, Traits, load_parameters
from verifier.findings import FindingCode
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport

BACK = DocumentType.ID_CARD_BACK
AUTHORITY = "杭州市公安局西湖分局"
NONE = Traits(**{attribute.name: 0.0 for attribute in attributes(Traits)})


def back(doubts: Doubts, sure: float = 0.9995) -> Page:
    page = page_of(
        ("中华人民共和国", 200, 40), ("居民身份证", 200, 100), ("签发机关", 60, 300),
        (AUTHORITY, 220, 300), ("有效期限", 60, 360), ("2015.03.02-2035.03.02", 220, 360),
        height=40.0,
    )  # fmt: skip
    return with_doubts(page, AUTHORITY, doubts, sure)


def authority(doubts: Doubts, sure: float = 0.9995) -> FieldReport:
    return extract_fields(BACK, back(doubts, sure))["issuing_authority"]


def test_less_certain_is_never_surer() -> None:
    said = [
        authority({3: (("公", p), ("么", 1.0 - p))}).confidence
        for p in (0.999, 0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.51)
    ]
    assert said == sorted(said, reverse=True)
    assert said[0] > 0.97 > said[-1]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_doubt_lowers_it_and_agreement_does_not(family: str) -> None:
    model = load_parameters()
    clear = model.probability(family, NONE)
    assert clear >= model.review_below
    for trait in attributes(Traits):
        now = model.probability(family, replace(NONE, **{trait.name: 1.0}))
        comforts = trait.name in ("confirmed", "repeated")
        assert now >= clear if comforts else now <= clear


def test_a_field_in_doubt_goes_to_a_person() -> None:
    fields = extract_fields(BACK, back({8: (("分", 0.55), ("合", 0.4))}))
    (finding,) = check_fields(BACK, fields)
    assert finding.code is FindingCode.FIELD_LOW_CONFIDENCE
    assert finding.evidence["field"] == "issuing_authority"
    assert finding.evidence["threshold"] == load_parameters().review_below


def test_the_evidence_is_in_the_report() -> None:
    field = authority({3: (("公", 0.9), ("么", 0.1))})
    assert field.evidence is not None
    assert field.evidence.least_probability == pytest.approx(0.9)
    assert field.evidence.glyph_height == pytest.approx(40.0)
    assert -0.02 < field.evidence.mean_log_probability < 0


def test_another_way_of_writing_is_no_doubt() -> None:
    page = page_of(
        ("名称", 40, 40), ("浙江好(集团)有限公司", 120, 40), ("类型", 40, 90), height=40.0
    )
    text = "浙江好(集团)有限公司"
    folded = with_doubts(page, text, {3: (("(", 0.5), ("（", 0.5)), 6: ((")", 0.6), ("）", 0.4))})
    field = extract_fields(DocumentType.BUSINESS_LICENCE, folded)["company_name"]
    assert field.evidence is not None
    assert field.evidence.least_probability > 0.99


def test_small_print_is_less_sure() -> None:
    page = back({})
    far = replace(page, to_upload=np.diag([0.2, 0.2, 1.0]))
    near_, far_ = (extract_fields(BACK, p)["issuing_authority"].confidence for p in (page, far))
    assert far_ <= near_


def test_what_a_reader_doubts_stays_doubted() -> None:
    """A name under a seal is read sharply, and still goes to a person."""
    record = next(r for r in records("commitment_letter") if "company_name" in r.truth)
    kind = DocumentType.COMMITMENT_LETTER
    plain = extract_fields(kind, record.page)
    sharp = extract_fields(kind, with_doubts(record.page, "", {}))
    for name, field in sharp.items():
        assert field.value == plain[name].value
        if plain[name].confidence <= 0.5:
            assert field.confidence <= 0.5


@pytest.mark.parametrize("record", records(), ids=lambda record: record.name)
def test_recorded_pages_give_the_same_values_with_probabilities(record) -> None:  # type: ignore[no-untyped-def]
    kind = DocumentType(record.type)
    before = extract_fields(kind, record.page)
    after = extract_fields(kind, with_doubts(record.page, "", {}))
    assert {name: (f.value, f.raw, f.box) for name, f in before.items()} == {
        name: (f.value, f.raw, f.box) for name, f in after.items()
    }
    assert all(field.evidence is None and field.decoded is None for field in before.values())
    assert all(field.evidence is not None and field.decoded is None for field in after.values())
