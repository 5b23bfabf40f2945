"""Varied cards, passports and domain certificates: what the truth says stands on them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from models.synthesis import fonts
from models.synthesis.document import FlatDocument, make_document
from models.synthesis.flat import certificate
from models.synthesis.flat.varied.domain_certificate import VARIED_DOMAINS
from models.synthesis.flat.varied.residence_permit import VARIED_RESIDENCE
from models.synthesis.printed import Printed, recording
from verifier.labels import FIELDS

LAYOUTS = [("domain_certificate", layout) for layout in VARIED_DOMAINS]
LAYOUTS += [("residence_permit", layout) for layout in VARIED_RESIDENCE]
DAYS = {"valid_from", "valid_to", "birth_date", "issued_on"}
CHINESE = str.maketrans("〇一二三四五六七八九", "0123456789")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@pytest.fixture(autouse=True)
def printable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "SCALE", 3.0)  # coarse, to be quick
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


def _drawn(kind: str, layout: str, seed: int) -> tuple[FlatDocument, list[Printed]]:
    with recording(draw=False) as runs:
        document = make_document(kind, seed, layout=layout)
    return document, runs


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_one_seed_gives_one_picture(kind: str, layout: str) -> None:
    one, again = (make_document(kind, 9_520_001, layout=layout) for _ in range(2))
    assert one.type == kind and one.truth == again.truth
    assert np.array_equal(one.pixels, again.pixels)


@pytest.mark.parametrize("seed", range(9_520_010, 9_520_016))
@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_what_the_truth_says_is_printed(kind: str, layout: str, seed: int) -> None:
    document, runs = _drawn(kind, layout, seed)
    printed = _bare("".join(run.text for run in runs))
    assert document.truth and document.truth.keys() <= FIELDS.keys()
    for key, value in document.truth.items():
        if key not in DAYS:
            assert set(_bare(value)) <= set(printed), key
            assert _bare(value)[:6] in printed, key
        elif value == "long_term":
            assert re.search("长期|long", printed)
        else:
            year, month, _ = value.split("-")
            digits = printed.translate(CHINESE)
            assert year in digits or year[2:] in digits
            assert (
                str(int(month)) in digits
                or "十" in digits
                or MONTHS[int(month) - 1] in (printed.lower())
            )


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_nothing_runs_off_the_paper(kind: str, layout: str) -> None:
    for seed in range(9_520_020, 9_520_032):
        document, runs = _drawn(kind, layout, seed)
        width, height = document.size_mm
        for run in runs:
            assert run.x0 >= 0 and run.x1 <= width and run.y0 >= 0 and run.y1 <= height, run.text
