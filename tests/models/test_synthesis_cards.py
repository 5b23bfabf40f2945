"""Passports, permits and the temporary card: the numbers on them, and that they are printed."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from models.synthesis.document import CARD_TYPES, FLAT_TYPES, FlatDocument, make_document
from models.synthesis.flat.cards import CARD_RENDERERS
from models.synthesis.flat.residence_permit import RESIDENCE_PERMIT_STYLES
from models.synthesis.fonts import FontsMissingError, faces
from models.synthesis.mrz import check_digit, td3_lines
from models.synthesis.romanise import hong_kong_name, mainland_name, taiwan_name
from models.synthesis.travellers import make_traveller

TRAVEL = {"name", "document_number", "birth_date", "valid_from", "valid_to"}
IDENTITY = {"name", "sex", "birth_date", "address", "id_number"}


@pytest.fixture
def printable() -> None:
    try:
        faces("song")
    except FontsMissingError:
        pytest.skip("no Chinese face is installed")


@cache
def printed(kind: str, seed: int = 4, **options: Any) -> FlatDocument:
    return make_document(kind, seed, **options)


def test_the_specimen_of_icao_9303() -> None:
    """Doc 9303 part 4, appendix B: the passport of Utopia."""
    assert check_digit("520727") == "3"
    assert td3_lines(
        code="P",
        state="UTO",
        surname="ERIKSSON",
        given="ANNA MARIA",
        number="L898902C3",
        birth=date(1974, 8, 12),
        sex="F",
        expires=date(2012, 4, 15),
        optional="ZE184226B",
    ) == (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )


def test_lines_have_44_characters_whatever_the_name() -> None:
    facts = {"code": "PO", "state": "CHN", "number": "E12345678", "sex": "M"}
    days = {"birth": date(1990, 1, 2), "expires": date(2030, 1, 1)}
    for given in ("LI", "A" * 60):
        lines = td3_lines(surname="WANG", given=given, **facts, **days)
        assert [len(line) for line in lines] == [44, 44]


def test_names_are_spelled_as_the_place_does() -> None:
    rng = np.random.default_rng
    for seed in range(30):
        mainland, hong_kong, taiwan = (
            spell(rng(seed), "女") for spell in (mainland_name, hong_kong_name, taiwan_name)
        )
        assert mainland.chinese == taiwan.chinese
        assert hong_kong.surname.replace("-", "").isalpha()
        assert mainland.given.isalpha()
        # Two characters are joined by a hyphen in Taiwan, run together on the mainland.
        surname = 2 if mainland.surname in ("OUYANG", "SITU") else 1
        assert taiwan.given.count("-") == len(mainland.chinese) - surname - 1


@pytest.mark.parametrize(
    ("home", "number", "code"),
    [("hong_kong", r"H\d{8}", "81"), ("macau", r"M\d{8}", "82"), ("taiwan", r"\d{8}", "83")],
)
def test_travellers_have_numbers_of_their_home(home: str, number: str, code: str) -> None:
    for seed in range(20):
        who = make_traveller(
            np.random.default_rng(seed), home, years=5, first=date(2018, 9, 1), resident=True
        )
        assert re.fullmatch(number, who.number)
        assert who.id_number.startswith(f"{code}0000{who.birth_date:%Y%m%d}")
        assert int(who.id_number[16]) % 2 == (who.sex == "男")
        assert who.address and who.issued < who.expires


def test_passport_numbers_follow_the_form() -> None:
    old, new = (date(2007, 1, 1), date(2012, 5, 14)), (date(2012, 5, 15), date(2026, 11, 1))
    for seed in range(20):
        for (first, last), letter in ((old, "G"), (new, "E")):
            rng = np.random.default_rng(seed)
            who = make_traveller(rng, "mainland", years=10, first=first, last=last)
            assert who.number[0] == letter and len(who.number) == 9


def test_every_card_type_has_a_renderer() -> None:
    assert set(CARD_TYPES) == set(CARD_RENDERERS)
    assert not set(CARD_TYPES) & set(FLAT_TYPES)


@pytest.mark.usefixtures("printable")
@pytest.mark.parametrize("kind", CARD_TYPES)
def test_cards_are_printed_and_repeat(kind: str) -> None:
    document, again = printed(kind), make_document(kind, 4)
    assert np.array_equal(document.pixels, again.pixels)
    assert document.truth == again.truth
    assert document.type == kind
    height, width, _ = document.pixels.shape
    assert width >= 1600
    assert width / height == pytest.approx(document.size_mm[0] / document.size_mm[1], rel=0.002)
    grey = document.pixels.mean(axis=2)
    assert 0.005 < (grey < 90).mean() < 0.35
    assert np.median(grey) > 180
    assert all(document.truth.values())
    if kind in ("passport", "hk_macau_permit", "taiwan_permit"):
        assert set(document.truth) - {"nationality"} == TRAVEL


@pytest.mark.usefixtures("printable")
def test_residence_permits_say_who_and_until_when() -> None:
    front = printed("taiwan_residence_permit", side="front")
    back = printed("taiwan_residence_permit", side="back")
    assert set(front.truth) == IDENTITY | {"document_number"}
    assert front.truth["id_number"].startswith("830000")
    assert {"issuing_authority", "valid_from", "valid_to"} < set(back.truth)
    paper = printed("residence_permit", style="paper")
    assert paper.material == "paper"
    assert paper.truth["valid_to"] < "2017"
    assert set(paper.truth) >= IDENTITY | {"ethnicity", "document_number"}


@pytest.mark.usefixtures("printable")
def test_the_temporary_card_is_an_id_card_front() -> None:
    plain, temporary = printed("id_card_front"), printed("id_card_front", temporary=True)
    assert temporary.type == "id_card_front"
    assert temporary.truth == plain.truth
    assert not np.array_equal(temporary.pixels[:900, :900], plain.pixels[:900, :900])


def test_unknown_forms_are_refused() -> None:
    for kind, option in (
        ("passport", {"layout": "round"}),
        ("hk_macau_permit", {"layout": "round"}),
        ("taiwan_residence_permit", {"side": "top"}),
        ("residence_permit", {"style": "atlantis"}),
    ):
        with pytest.raises(ValueError, match="there are"):
            make_document(kind, 1, **option)
    assert "paper" in RESIDENCE_PERMIT_STYLES
