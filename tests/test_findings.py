"""The catalogue has the words for what the capture checks say."""

from __future__ import annotations

from string import Formatter

import pytest

from verifier.capture.thresholds import PROBABLE
from verifier.findings import Finding, FindingCode, Severity, _catalogue, make_finding

PLAIN = {
    FindingCode.COLOUR_COPY,
    FindingCode.SCREENSHOT,
    FindingCode.SCREEN_RECAPTURE,
    FindingCode.ELECTRONIC_DOCUMENT,
    FindingCode.IMAGE_GLARE,
    FindingCode.OCCLUDED,
    FindingCode.MULTIPLE_DOCUMENTS,
}


def said(code: FindingCode, variant: str, **evidence: object) -> Finding:
    return make_finding(
        code,
        Severity.REVIEW,
        source="test",
        variant=variant,
        probability=0.62,
        threshold=0.35,
        **evidence,
    )


@pytest.mark.parametrize("code", PROBABLE)
def test_a_probable_fault_needs_no_more_than_two_figures(code: FindingCode) -> None:
    finding = said(code, "" if code in PLAIN else "likely")
    for sentence in (finding.message, finding.message_en):
        assert "0.62" in sentence
        assert "0.35" in sentence
    assert finding.remedy.startswith("请")
    assert finding.remedy_en


def test_a_stamp_on_a_copy_is_named() -> None:
    assert "印章" in said(FindingCode.MONOCHROME_COPY, "stamped_copy").message


@pytest.mark.parametrize("code", [FindingCode.IMAGE_GLARE, FindingCode.OCCLUDED])
def test_fields_that_are_hit_are_named(code: FindingCode) -> None:
    finding = said(code, "fields", fields=["id_number", "valid_to"])
    assert "公民身份号码、有效期止" in finding.message
    assert "公民身份号码" in finding.remedy
    assert "id number, valid to" in finding.message_en


def test_every_entry_has_all_four_sentences() -> None:
    for key, entry in _catalogue().items():
        assert set(entry) == {"zh", "en", "remedy", "remedy_en"}, key
        assert key.partition(".")[0] in set(FindingCode), key
        for sentence in entry.values():
            list(Formatter().parse(sentence))
