"""From probabilities to findings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from verifier.capture import load_thresholds
from verifier.capture.likely import MEASURED, likely_findings
from verifier.capture.net.labels import FLAGS, ORIGIN_CODES, ORIGINS
from verifier.findings import Finding, FindingCode
from verifier.reports import DocumentType

CODES = (*ORIGIN_CODES.values(), *FLAGS)
QUAD = np.array([[10, 10], [90, 10], [90, 60], [10, 60]], np.float32)


def findings(
    *,
    red_share: float = 0.0,
    glare: tuple[Any, ...] = (),
    document_type: DocumentType = DocumentType.ID_CARD_FRONT,
    **probabilities: float,
) -> dict[str, Finding]:
    alone = np.full((3, len(ORIGINS) + len(FLAGS)), -3.0, np.float32)
    alone[1, ORIGINS.index("screen_recapture")] = 3.0
    examination: Any = SimpleNamespace(
        probabilities={code: probabilities.get(str(code), 0.01) for code in CODES},
        values=np.zeros(1),
        quad=QUAD,
        detail=SimpleNamespace(alone=alone, boxes=np.arange(12).reshape(3, 4)),
        evidence=SimpleNamespace(
            red_ink=SimpleNamespace(red_share=red_share),
            glare=SimpleNamespace(boxes=glare),
            occlusion=SimpleNamespace(boxes=()),
        ),
    )
    fusion: Any = SimpleNamespace(reasons=lambda values, code: (("lattice", 1.5),))
    found = likely_findings(examination, fusion, load_thresholds().probabilities, document_type)
    return {str(finding.code): finding for finding in found}


def test_nothing_likely_is_nothing_said() -> None:
    assert findings() == {}


@pytest.mark.parametrize("code", CODES)
def test_every_fault_has_three_bands(code: FindingCode) -> None:
    band = load_thresholds().probabilities[code]
    assert findings(**{code: band.review - 0.01}) == {}
    assert findings(**{code: band.review + 0.01})[code].severity == "review"
    worst = findings(**{code: (band.reject + 1) / 2})[code].severity
    assert worst == ("review" if code in MEASURED else "reject")


def test_a_finding_says_how_likely_against_which_limit_why_and_where() -> None:
    finding = findings(SCREEN_RECAPTURE=0.999)["SCREEN_RECAPTURE"]
    assert finding.evidence["probability"] == 0.999
    assert finding.evidence["threshold"] == load_thresholds().probabilities[finding.code].reject
    assert finding.evidence["reasons"] == [["lattice", 1.5]]
    # The one window that speaks for it.
    assert finding.evidence["boxes"] == [[[4, 5], [6, 5], [6, 7], [4, 7]]]


def test_only_the_likeliest_origin_is_said() -> None:
    found = findings(COLOUR_COPY=0.45, SCREEN_RECAPTURE=0.5)
    assert set(found) == {"SCREEN_RECAPTURE"}


def test_of_what_is_no_original_nothing_else_is_said() -> None:
    assert set(findings(SCREENSHOT=0.999, IMAGE_BLURRED=0.99)) == {"SCREENSHOT"}
    assert set(findings(SCREENSHOT=0.5, IMAGE_BLURRED=0.99)) == {"SCREENSHOT", "IMAGE_BLURRED"}


def test_red_ink_on_a_grey_copy_is_evidence_of_its_own() -> None:
    plain = findings(MONOCHROME_COPY=0.999)["MONOCHROME_COPY"]
    stamped = findings(MONOCHROME_COPY=0.999, red_share=0.02)["MONOCHROME_COPY"]
    assert "stamped" not in plain.evidence
    assert (stamped.evidence["stamped"], stamped.evidence["red_share"]) == (True, 0.02)
    assert "印章" in stamped.message


def test_glare_is_boxed_where_it_was_measured() -> None:
    finding = findings(IMAGE_GLARE=0.99, glare=((1.0, 2.0, 3.0, 4.0),))["IMAGE_GLARE"]
    assert finding.evidence["boxes"] == [[[1, 2], [3, 2], [3, 4], [1, 4]]]


@pytest.mark.parametrize("document_type", [DocumentType.AUTHORIZATION_LETTER, DocumentType.UNKNOWN])
@pytest.mark.parametrize("code", ["MONOCHROME_COPY", "COLOUR_COPY"])
def test_whether_a_letter_is_a_copy_a_person_decides(
    document_type: DocumentType, code: str
) -> None:
    found = findings(document_type=document_type, **{code: 0.999})
    assert found[code].severity == "review"
    found = findings(document_type=document_type, SCREENSHOT=0.999)
    assert found["SCREENSHOT"].severity == "reject"
