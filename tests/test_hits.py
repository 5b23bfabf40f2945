"""Which fields a spot of glare or a finger falls on."""

from __future__ import annotations

from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.hits import name_fields
from verifier.reports import FieldReport


def box(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


FIELDS = {
    "name": FieldReport(value="张三", raw="张三", confidence=0.99, box=box(10, 10, 60, 20)),
    "id_number": FieldReport(value=None, raw="", confidence=0.1, box=box(10, 80, 160, 95)),
    "address": FieldReport(value=None, raw="", confidence=0.0),
}


def covering(code: FindingCode, *boxes: list[list[float]]) -> Finding:
    return make_finding(
        code, Severity.REVIEW, source="test", probability=0.8, threshold=0.35, boxes=list(boxes)
    )


def test_the_fields_under_it_are_named() -> None:
    found = name_fields(covering(FindingCode.IMAGE_GLARE, box(50, 5, 90, 30)), FIELDS)
    assert found.evidence["fields"] == ["name"]
    assert "姓名" in found.message and "姓名" in found.remedy
    assert found.severity is Severity.REVIEW


def test_several_boxes_and_fields() -> None:
    boxes = (box(50, 5, 90, 30), box(150, 90, 170, 99))
    found = name_fields(covering(FindingCode.OCCLUDED, *boxes), FIELDS)
    assert found.evidence["fields"] == ["name", "id_number"]


def test_beside_all_fields_it_stays_as_it_was() -> None:
    finding = covering(FindingCode.OCCLUDED, box(300, 300, 320, 320))
    assert name_fields(finding, FIELDS) is finding


def test_other_findings_stay_as_they_are() -> None:
    finding = covering(FindingCode.SCREEN_RECAPTURE, box(50, 5, 90, 30))
    assert name_fields(finding, FIELDS) is finding


def test_no_value_is_said() -> None:
    found = name_fields(covering(FindingCode.IMAGE_GLARE, box(0, 0, 90, 30)), FIELDS)
    assert "张三" not in found.model_dump_json()
