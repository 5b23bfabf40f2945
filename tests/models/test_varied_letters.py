"""Varied letters: one seed, one picture; what the truth says stands on them, and nothing else."""

from __future__ import annotations

import re

import numpy as np
import pytest

pytest.importorskip("stdnum.cn.uscc")

from models.synthesis import fonts
from models.synthesis.document import FlatDocument, make_document
from models.synthesis.flat import certificate
from models.synthesis.flat.varied.authorization_letter import VARIED_AUTHORIZATIONS
from models.synthesis.flat.varied.commitment_letter import VARIED_COMMITMENTS
from models.synthesis.flat.varied.phrases import say
from models.synthesis.flat.varied.supporting_letter import VARIED_SUPPORTING
from models.synthesis.flat.varied.wordings import commitment_forms, supporting_forms
from models.synthesis.people import make_letter
from models.synthesis.printed import recording
from verifier.labels import FIELDS, LETTERS

LAYOUTS = [
    *(("authorization_letter", layout) for layout in VARIED_AUTHORIZATIONS),
    *(("commitment_letter", layout) for layout in VARIED_COMMITMENTS),
    *(("supporting_letter", layout) for layout in VARIED_SUPPORTING),
]
TYPES = ("authorization_letter", "commitment_letter", "supporting_letter")
CHINESE = str.maketrans("〇一二三四五六七八九", "0123456789")


@pytest.fixture(autouse=True)
def printable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "SCALE", 2.5)  # coarse, to be quick
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


def _drawn(kind: str, seed: int, layout: str) -> tuple[FlatDocument, str]:
    with recording(draw=False) as runs:
        document = make_document(kind, seed, layout=layout)
    width, height = document.size_mm
    assert all(run.x0 >= 0 and run.x1 <= width and run.y1 <= height for run in runs)
    return document, re.sub(r"\s", "", "".join(run.text for run in runs))


@pytest.mark.parametrize("kind", TYPES)
def test_one_seed_gives_one_picture(kind: str) -> None:
    one, again = (make_document(kind, 9_610_001, layout="varied") for _ in range(2))
    assert one.type == kind and one.truth == again.truth and one.marks == again.marks
    assert np.array_equal(one.pixels, again.pixels)


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_what_the_truth_says_is_printed(kind: str, layout: str) -> None:
    for seed in range(9_610_010, 9_610_016):
        document, printed = _drawn(kind, seed, layout)
        truth = dict(document.truth)
        assert truth.keys() <= FIELDS.keys() and all(truth.values())
        assert truth.pop("letter_kind", "change_certificate") in LETTERS
        day = truth.pop("issued_on", "")
        for key, value in truth.items():
            assert re.sub(r"\s", "", value) in printed, key
        if day:
            year, month, _ = (int(part) for part in day.split("-"))
            digits = printed.translate(CHINESE)
            assert re.search(rf"{year}\D{{0,3}}0?{month}\D", digits) or f"{year}年" in digits
        assert not set("{}[]<>|") & set(printed.replace("[20", "").replace("]第", ""))


@pytest.mark.parametrize("kind", TYPES)
def test_seal_and_signatures_are_left_out_where_not_wanted(kind: str) -> None:
    for seed in range(9_610_020, 9_610_026):
        bare = make_document(kind, seed, layout="varied", sealed=False, signed=False)
        assert not [mark for mark in bare.marks if mark.kind == "seal"]
    other = make_document(
        "authorization_letter", 3, layout="varied", seal_name="别的公司", seal_shape="oval"
    )
    assert [(m.text, m.shape) for m in other.marks if m.kind == "seal"] == [("别的公司", "oval")]


def test_a_letter_that_is_given_is_printed() -> None:
    letter = make_letter(np.random.default_rng(5))
    for layout in VARIED_AUTHORIZATIONS:
        document = make_document("authorization_letter", 5, layout=layout, letter=letter)
        assert document.truth["authorizer"] == letter.authorizer
        assert document.truth["agent_id_number"] == letter.agent_id_number


def test_forms_know_their_kinds_and_wordings_choose() -> None:
    for form in (*commitment_forms().values(), *supporting_forms().values()):
        assert not form.kind or form.kind in LETTERS
    rng = np.random.default_rng(1)
    said = {say(rng, "[a|b[c|d]]<x>", {"x": ("1", "[2|]")}) for _ in range(300)}
    assert said == {first + last for first in ("a", "bc", "bd") for last in ("1", "2", "")}


def test_a_layout_that_does_not_exist_is_an_error() -> None:
    for kind in TYPES:
        with pytest.raises(ValueError, match="no varied"):
            make_document(kind, 1, layout="varied_none")
