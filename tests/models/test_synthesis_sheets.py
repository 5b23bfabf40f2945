"""Certificates, letters and other papers: one seed, one picture; codes are right."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

pytest.importorskip("stdnum.cn.uscc")
from stdnum.cn import uscc

from models.synthesis import fonts
from models.synthesis.codes import organization_code
from models.synthesis.document import FLAT_TYPES, SHEET_TYPES, make_document
from models.synthesis.flat import certificate, domain_certificate
from models.synthesis.flat.sheets import SHEET_LAYOUTS, SHEET_RENDERERS
from models.synthesis.organisations import make_organisation

ALWAYS = {
    "organization_code_certificate": {"company_name", "document_number", "address", "valid_to"},
    "institution_certificate": {"company_name", "credit_code", "legal_representative", "valid_to"},
    "law_firm_licence": {"company_name", "credit_code", "document_number", "issued_on"},
    "domain_certificate": {"domain", "holder", "valid_from", "valid_to"},
    "commitment_letter": {"issued_on", "name"},
    "supporting_letter": {"issued_on"},
    "unknown": set(),
}


@pytest.fixture(autouse=True)
def printable() -> None:
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


def test_the_table_adds_to_the_four_types_and_names_every_layout() -> None:
    assert not set(SHEET_TYPES) & set(FLAT_TYPES)
    assert set(SHEET_TYPES) == set(SHEET_RENDERERS)
    assert set(SHEET_LAYOUTS) == set(SHEET_RENDERERS)
    assert all(len(layouts) >= 2 for layouts in SHEET_LAYOUTS.values())


@pytest.mark.parametrize("kind", SHEET_TYPES)
def test_one_seed_gives_one_picture_and_its_truth(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (certificate, domain_certificate):
        monkeypatch.setattr(module, "SCALE", 3.0)  # coarse, to be quick
    layout = SHEET_LAYOUTS[kind][0]
    first, again = make_document(kind, 5, layout=layout), make_document(kind, 5, layout=layout)
    assert first.type == kind and first.pixels.dtype == np.uint8
    assert np.array_equal(first.pixels, again.pixels) and first.truth == again.truth
    assert set(first.truth) >= ALWAYS[kind] - ({"name"} if layout == "finance" else set())
    assert all(first.truth.values())
    height, width = first.pixels.shape[:2]
    assert width / height == pytest.approx(first.size_mm[0] / first.size_mm[1], rel=0.01)
    other = make_document(kind, 6, layout=layout)
    assert other.pixels.shape != first.pixels.shape or not np.array_equal(
        other.pixels, first.pixels
    )
    for key in ("valid_from", "valid_to", "issued_on"):
        if key in first.truth:
            date.fromisoformat(first.truth[key])


def test_organisation_codes_carry_their_check_character() -> None:
    weights, values = (3, 7, 9, 10, 5, 8, 4, 2), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rng = np.random.default_rng(3)
    for _ in range(50):
        code = organization_code(rng)
        total = sum(w * values.index(c) for w, c in zip(weights, code, strict=False))
        check = 10 if code[8] == "X" else int(code[8])
        assert (total + check) % 11 == 0


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("institution", "12"),
        ("government", "11"),
        ("association", "51"),
        ("private_body", "52"),
        ("law_firm", "31"),
    ],
)
def test_bodies_have_valid_codes_of_their_category(kind: str, category: str) -> None:
    rng = np.random.default_rng(4)
    for _ in range(20):
        body = make_organisation(rng, kind)  # type: ignore[arg-type]
        assert uscc.is_valid(body.credit_code) and body.credit_code.startswith(category)
        assert body.valid_from < body.valid_to


def _red(pixels: np.ndarray) -> int:
    wide = pixels.astype(np.int16)
    return int(((wide[..., 0] - wide[..., 1] > 80) & (wide[..., 0] - wide[..., 2] > 80)).sum())


def test_a_letter_without_its_seal_has_no_red_ink_and_an_unsigned_one_names_nobody() -> None:
    sealed = make_document("commitment_letter", 3, layout="duties")
    bare = make_document("commitment_letter", 3, layout="duties", sealed=False, signed=False)
    assert _red(sealed.pixels) > 5000 and _red(bare.pixels) < 50
    assert "name" in sealed.truth and "name" not in bare.truth
