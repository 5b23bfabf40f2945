"""Renderers record what they press, and photos carry it."""

from __future__ import annotations

from models.synthesis.capture import RECIPES, photograph
from models.synthesis.document import make_document


def test_a_letter_knows_its_seal_and_signature() -> None:
    document = make_document("authorization_letter", 31)
    seal = next(mark for mark in document.marks if mark.kind == "seal")
    assert seal.text == document.truth["authorizer"] and seal.shape == "round"
    signed = {mark.text for mark in document.marks if mark.kind == "signature"}
    assert document.truth["legal_representative"] in signed
    x0, y0, x1, y1 = seal.box_mm
    assert 36 < x1 - x0 < 46 and 36 < y1 - y0 < 46
    scale = document.pixels.shape[1] / document.size_mm[0]
    cut = (slice(int(y0 * scale), int(y1 * scale)), slice(int(x0 * scale), int(x1 * scale)))
    red = document.pixels[cut].astype(int)
    assert ((red[..., 0] - red[..., 1]) > 60).mean() > 0.08


def test_what_is_left_out_is_not_in_the_truth() -> None:
    bare = make_document("commitment_letter", 33, sealed=False, signed=False)
    assert bare.marks == ()


def test_a_photo_carries_its_documents_marks() -> None:
    document = make_document("supporting_letter", 32)
    recipe = next(recipe for recipe in RECIPES.values() if not recipe.hold_out)
    assert photograph(document, 1, recipe).marks == document.marks != ()
