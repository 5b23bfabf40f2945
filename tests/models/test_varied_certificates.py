"""Varied licences and certificates: one seed, one picture; what the truth says stands on them."""

from __future__ import annotations

import re

import numpy as np
import pytest

pytest.importorskip("stdnum.cn.uscc")
from stdnum.cn import uscc

from models.synthesis import fonts
from models.synthesis.document import FlatDocument, make_document
from models.synthesis.flat import certificate
from models.synthesis.printed import recording
from verifier.labels import FIELDS

TYPES = (
    "business_licence",
    "organization_code_certificate",
    "institution_certificate",
    "law_firm_licence",
)
DAYS = {"valid_from", "valid_to", "issued_on", "established_on"}
CHINESE = str.maketrans("〇一二三四五六七八九", "0123456789")


@pytest.fixture(autouse=True)
def printable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "SCALE", 3.0)  # coarse, to be quick
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


def _drawn(kind: str, seed: int) -> tuple[FlatDocument, str]:
    with recording(draw=False) as runs:
        document = make_document(kind, seed, layout="varied")
    return document, "".join(run.text for run in runs).replace(" ", "").replace("　", "")


@pytest.mark.parametrize("kind", TYPES)
def test_one_seed_gives_one_picture(kind: str) -> None:
    one, again = (make_document(kind, 9_510_001, layout="varied") for _ in range(2))
    assert one.type == kind and one.truth == again.truth
    assert np.array_equal(one.pixels, again.pixels)


@pytest.mark.parametrize("seed", range(9_510_010, 9_510_016))
@pytest.mark.parametrize("kind", TYPES)
def test_what_the_truth_says_is_printed(kind: str, seed: int) -> None:
    document, printed = _drawn(kind, seed)
    assert document.truth.keys() <= FIELDS.keys() and all(document.truth.values())
    for key, value in document.truth.items():
        if key not in DAYS:
            assert value.replace(" ", "").replace("　", "") in printed, key
        elif value != "long_term":
            year, month, day = (int(part) for part in value.split("-"))
            digits = printed.translate(CHINESE)
            assert re.search(rf"{year}\D{{0,3}}0?{month}\D", digits) or f"{year}年" in digits
    assert uscc.is_valid(document.truth.get("credit_code", "91110000600037341L"))


@pytest.mark.parametrize("kind", TYPES)
def test_every_sheet_has_its_seal_and_nothing_runs_off_it(kind: str) -> None:
    for seed in range(9_510_020, 9_510_032):
        with recording(draw=False) as runs:
            document = make_document(kind, seed, layout="varied")
        width, height = document.size_mm
        assert document.material == "card" or document.marks[0].kind == "seal"
        assert all(run.x0 >= 0 and run.x1 <= width and run.y1 <= height for run in runs)


def test_a_type_without_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="no varied"):
        make_document("id_card_back", 1, layout="varied")
    with pytest.raises(ValueError, match="no varied licence"):
        make_document("business_licence", 1, layout="varied_none")
