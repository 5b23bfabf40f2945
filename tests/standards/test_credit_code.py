"""GB 32100: codes built here by the standard's own formula, not by the code under test."""

import pytest

from verifier.standards import NumberStatus, check_credit_code, parse_credit_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def complete(body: str) -> str:
    """Seventeen characters and the check character: 31 - (sum of c * 3^i) mod 31."""
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def test_parts():
    code = parse_credit_code(complete("91330106MA27X0001"))
    assert code is not None and code.valid
    assert (code.authority, code.category, code.region_code) == ("9", "1", "330106")
    assert code.organisation_code == "MA27X0001"
    assert code.province_code == "33"


@pytest.mark.parametrize("head", ["91100000", "12330000", "31330000", "A1110000", "N2330106"])
def test_other_authorities_and_national_registration(head):
    assert check_credit_code(complete(head + "600037341")) is NumberStatus.OK


def test_every_single_wrong_character_is_seen():
    right = complete("91330106MA27X0001")
    for place in range(18):
        for char in ALPHABET:
            if char != right[place]:
                wrong = right[:place] + char + right[place + 1 :]
                assert check_credit_code(wrong) is not NumberStatus.OK


@pytest.mark.parametrize("letter", "IOZSV")
def test_letters_that_are_not_used(letter):
    assert check_credit_code(f"91330106MA27{letter}00010") is NumberStatus.MALFORMED


@pytest.mark.parametrize("text", ["", "9133", complete("91330106MA27X0001") + "0", "9" * 15])
def test_wrong_length(text):
    assert check_credit_code(text) is NumberStatus.MALFORMED


def test_letters_in_the_region():
    assert check_credit_code(complete("9133A106MA27X0001")) is NumberStatus.MALFORMED


def test_unknown_region():
    assert check_credit_code(complete("91990106MA27X0001")) is NumberStatus.MALFORMED


def test_wrong_check_character():
    right = complete("91330106MA27X0001")
    wrong = right[:-1] + ALPHABET[(ALPHABET.index(right[-1]) + 1) % 31]
    assert check_credit_code(wrong) is NumberStatus.BAD_CHECKSUM


def test_organisation_check_is_information_only():
    # 600037341 is a true GB 11714 code (…34-1); with …34-2 its own check character is wrong.
    right = parse_credit_code(complete("91110000600037341"))
    wrong = parse_credit_code(complete("91110000600037342"))
    assert right is not None and right.organisation_checksum_ok and right.valid
    assert wrong is not None and not wrong.organisation_checksum_ok and wrong.valid


def test_ways_of_writing():
    right = complete("91330106MA27X0001")
    assert check_credit_code(f" {right[:8].lower()} {right[8:].lower()}") is NumberStatus.OK
