"""Layouts kept for measuring: one picture a seed, truth in the contract's words, only on demand."""

from __future__ import annotations

import numpy as np
import pytest

from models.synthesis.document import ALL_TYPES, make_document
from models.synthesis.flat.held_out import HELD_OUT_LAYOUTS
from models.synthesis.printed import recording
from verifier.labels import FIELDS

TYPES = [name for name in ALL_TYPES if name != "unknown"]


@pytest.mark.parametrize("kind", TYPES)
def test_a_seed_gives_one_document(kind: str) -> None:
    one, again = (make_document(kind, 9_300_001, held_out=True) for _ in range(2))
    assert one.type == kind and one.truth and one.truth == again.truth
    assert np.array_equal(one.pixels, again.pixels)
    assert one.truth.keys() <= FIELDS.keys()
    assert all(one.truth.values())


def test_every_type_has_one() -> None:
    assert set(HELD_OUT_LAYOUTS) == set(TYPES)
    assert all(name.startswith("held_out") for names in HELD_OUT_LAYOUTS.values() for name in names)


@pytest.mark.parametrize("kind", ["business_licence", "commitment_letter", "domain_certificate"])
def test_none_comes_by_default(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a hold-out layout was drawn")

    monkeypatch.setattr("models.synthesis.flat.held_out.render_held_out", never)
    make_document(kind, 9_300_001)
    with pytest.raises(AssertionError):
        make_document(kind, 9_300_001, held_out=True)


def test_an_unknown_layout_is_an_error() -> None:
    with pytest.raises(ValueError, match="no passport layout"):
        make_document("passport", 1, layout="held_out_none")


@pytest.mark.parametrize(
    ("kind", "never"),
    [("commitment_letter", "credit_code"), ("organization_code_certificate", "issued_on")],
)
def test_what_is_no_field_of_a_type_has_no_key(kind: str, never: str) -> None:
    for layout in HELD_OUT_LAYOUTS[kind]:
        with recording(draw=False):
            assert never not in make_document(kind, 9_300_001, layout=layout).truth
