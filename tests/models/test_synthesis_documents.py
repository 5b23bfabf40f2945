"""Flat documents: one seed, one picture; and the truth is what the standards allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("stdnum.cn.uscc")
from stdnum.cn import uscc

from models.synthesis import fonts
from models.synthesis.document import FLAT_TYPES, FlatDocument, make_document
from models.synthesis.flat.authorization_letter import LETTER_LAYOUTS, render_authorization_letter
from models.synthesis.flat.business_licence import LICENCE_LAYOUTS, render_business_licence
from models.synthesis.flat.id_card_back import render_id_card_back
from models.synthesis.flat.id_card_front import render_id_card_front
from models.synthesis.people import (
    LONG_TERM,
    TODAY,
    make_company,
    make_letter,
    make_person,
    years_later,
)

FIELDS = {
    "id_card_front": {"name", "sex", "ethnicity", "birth_date", "address", "id_number"},
    "id_card_back": {"issuing_authority", "valid_from", "valid_to"},
    "authorization_letter": {
        "authorizer",
        "legal_representative",
        "agent_name",
        "agent_id_number",
        "website",
        "issued_on",
    },
}
LICENCE_ALWAYS = {
    "company_name",
    "credit_code",
    "legal_representative",
    "company_type",
    "address",
    "established_on",
    "business_scope",
    "issued_on",
}


@pytest.fixture
def printable() -> None:
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


@pytest.fixture
def wheel_fonts_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    pytest.importorskip("mplfonts")
    monkeypatch.setattr(fonts, "_DEBIAN", tmp_path)
    monkeypatch.setattr(fonts, "_used", set())
    fonts._ordinary.cache_clear()
    yield
    fonts._ordinary.cache_clear()


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


@cache
def printed(kind: str, layout: str | None = None) -> FlatDocument:
    return make_document(kind, 4, **({"layout": layout} if layout else {}))


def gb_11643_check(number: str) -> str:
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    total = sum(w * int(d) for w, d in zip(weights, number[:17], strict=True))
    return "10X98765432"[total % 11]


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("kind", FLAT_TYPES)
def test_same_seed_same_picture_other_seed_other_picture(kind: str) -> None:
    first, again, other = make_document(kind, 3), make_document(kind, 3), printed(kind)
    assert np.array_equal(first.pixels, again.pixels)
    assert first.truth == again.truth
    assert first.truth != other.truth


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("kind", FLAT_TYPES)
def test_picture_is_printed_and_in_proportion(kind: str) -> None:
    document = printed(kind)
    height, width, channels = document.pixels.shape
    assert document.pixels.dtype == np.uint8
    assert channels == 3
    assert max(width, height) >= 1600
    assert width / height == pytest.approx(document.size_mm[0] / document.size_mm[1], rel=0.002)
    grey = document.pixels.mean(axis=2)
    assert 0.005 < (grey < 90).mean() < 0.35  # ink, but no black sheet
    assert np.median(grey) > 180  # on light ground
    is_card = kind.startswith("id_card")
    assert document.material == ("card" if is_card else "paper")
    assert document.corner_radius_mm == (3.18 if is_card else 0)


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_truth_has_every_field(kind: str) -> None:
    truth = printed(kind).truth
    assert set(truth) == FIELDS[kind]
    assert all(truth.values())


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("layout", LICENCE_LAYOUTS)
def test_licence_truth_holds_what_is_printed(layout: str) -> None:
    truth = printed("business_licence", layout).truth
    assert set(truth) >= LICENCE_ALWAYS
    assert ("registered_capital" in truth) == (layout != "sole_proprietor")
    if layout == "sole_proprietor":
        assert "valid_to" not in truth


@pytest.mark.usefixtures("printable")
def test_licence_without_a_term_has_no_term_in_its_truth() -> None:
    company = make_company(rng(2), valid_from=date(2020, 5, 6), valid_to=LONG_TERM)
    with_term = render_business_licence(company, 2, term=True)
    without = render_business_licence(company, 2, term=False)
    assert with_term.truth["valid_from"] == "2020-05-06"
    assert with_term.truth["valid_to"] == "long_term"
    assert not {"valid_from", "valid_to"} & set(without.truth)
    assert not np.array_equal(with_term.pixels, without.pixels)


@pytest.mark.usefixtures("printable")
def test_seal_and_signature_can_be_left_out() -> None:
    letter = make_letter(rng(4))

    def red(sealed: bool) -> int:
        pixels = render_authorization_letter(letter, 4, sealed=sealed).pixels.astype(int)
        return int(((pixels[..., 0] - pixels[..., 1]) > 60).sum())

    assert red(True) > 5000
    assert red(False) == 0
    signed, unsigned = (render_authorization_letter(letter, 4, signed=s) for s in (True, False))
    assert (signed.pixels < 110).sum() > (unsigned.pixels < 110).sum()


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("layout", LETTER_LAYOUTS)
def test_letter_layouts_print_all_there_is(layout: str) -> None:
    for seed in range(2):
        letter = make_letter(rng(seed))
        truth = render_authorization_letter(letter, seed, layout).truth
        assert truth["website"] in (letter.website, letter.domain)
        assert truth["issued_on"] == letter.issued_on.isoformat()


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no flat document"):
        make_document("ration_book", 1)
    with pytest.raises(ValueError, match="no licence layout"):
        render_business_licence(make_company(rng(1)), 1, "round")
    with pytest.raises(ValueError, match="does not fit"):
        render_business_licence(make_company(rng(1)), 1, "sole_proprietor")
    with pytest.raises(ValueError, match="no letter layout"):
        render_authorization_letter(make_letter(rng(1)), 1, "poem")


def test_people_are_consistent() -> None:
    generator, seen = rng(11), []
    for _ in range(300):
        person = make_person(generator)
        number = person.id_number
        seen.append(person)
        assert number[17] == gb_11643_check(number)
        assert number[6:14] == f"{person.birth_date:%Y%m%d}"
        assert (int(number[16]) % 2 == 1) == (person.sex == "男")
        born, issued = person.birth_date, person.valid_from
        age = issued.year - born.year - ((issued.month, issued.day) < (born.month, born.day))
        if age >= 46:
            assert person.valid_to == LONG_TERM
        else:
            years = 5 if age < 16 else 10 if age < 26 else 20
            assert person.valid_to == years_later(issued, years)
            assert person.valid_to > TODAY
        assert 8 <= len(person.address) <= 48
        assert person.issuing_authority.endswith(("公安局", "分局"))
    assert any("·" in person.name for person in seen)
    assert any(person.valid_to == LONG_TERM for person in seen)
    assert len({person.address[:2] for person in seen}) > 15


def test_overrides_reach_the_number() -> None:
    person = make_person(rng(1), sex="女", birth_date=date(2001, 2, 3), province="33")
    assert person.id_number[:2] == "33"
    assert person.id_number[6:14] == "20010203"
    assert int(person.id_number[16]) % 2 == 0
    with pytest.raises(ValueError, match="together"):
        make_person(rng(1), valid_from=date(2020, 1, 1))


def test_companies_are_consistent() -> None:
    generator = rng(12)
    for index in range(200):
        sole = index % 3 == 0
        company = make_company(generator, kind="sole_proprietor" if sole else "company")
        assert uscc.is_valid(company.credit_code)
        assert company.credit_code[:2] == ("92" if sole else "91")
        assert company.credit_code[2:8] == company.region.code
        assert company.established_on <= company.issued_on <= TODAY
        if isinstance(company.valid_to, date):
            assert company.valid_to > TODAY
        assert (company.registered_capital is None) == sole


@pytest.mark.usefixtures("wheel_fonts_only")
def test_everything_prints_with_the_wheels_fonts_alone() -> None:
    person = make_person(rng(6), name="阿依古丽·买买提", ethnicity="维吾尔", sex="女")
    pages = [render_id_card_front(person, 6), render_id_card_back(person, 6)]
    pages += [make_document("business_licence", 6), make_document("authorization_letter", 6)]
    assert all(page.pixels.std() > 8 for page in pages)
    used = fonts.used_fonts()
    assert used
    assert all(".otf" in name and "SimHei" not in name for name in used)
