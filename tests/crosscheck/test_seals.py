from __future__ import annotations

from tests.filings import image, manifest
from verifier.crosscheck import crosscheck
from verifier.reports import ImageReport, SealReport

OURS, OTHERS = "杭州云起网络科技有限公司", "成都明驰餐饮管理有限公司"
BOX = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]]


def letter(*seals: tuple[str | None, float]) -> ImageReport:
    report = image("authorization_letter", "authorization_letter", {"authorizer": OURS})
    found = tuple(SealReport(shape="round", text=t, confidence=c, box=BOX) for t, c in seals)
    return report.model_copy(update={"seals": found})


def mismatches(report: ImageReport) -> list[tuple[object, object]]:
    declared = manifest(declared={"subject": {"name": OURS}})
    return [
        (finding.evidence["declared"], finding.evidence["extracted"])
        for finding in crosscheck(declared, [report])
        if finding.code == "DECLARED_MISMATCH" and finding.evidence["field"] == "seal"
    ]


def test_another_companys_seal_is_named_with_both_texts() -> None:
    assert mismatches(letter((OTHERS, 0.98))) == [(OURS, OTHERS)]


def test_the_own_seal_beside_another_is_enough() -> None:
    assert mismatches(letter((OTHERS, 0.98), (OURS, 0.97))) == []


def test_what_is_unsure_unread_or_one_character_off_is_not_compared() -> None:
    assert mismatches(letter((OTHERS, 0.7))) == []
    assert mismatches(letter((None, 0.0))) == []
    assert mismatches(letter((OURS.replace("杭", "航"), 0.95))) == []


def test_a_report_from_before_has_no_marks() -> None:
    stored = letter().model_dump(mode="json")
    del stored["seals"], stored["signatures"]
    assert ImageReport.model_validate(stored).seals == ()
