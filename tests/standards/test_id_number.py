"""GB 11643: numbers built here by the standard's own formula, not by the code under test."""

from datetime import date

import pytest

from verifier.standards import NumberStatus, check_id_number, parse_id_number

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def complete(body: str) -> str:
    """Seventeen digits and the check character by the table printed in the standard."""
    total = sum(int(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def test_example_of_the_standard():
    # GB 11643-1999, section 5: 11010519491231002X is its worked example.
    number = parse_id_number("11010519491231002X")
    assert number is not None and number.valid
    assert number.birth_date == date(1949, 12, 31)
    assert number.sex == "女"
    assert number.province_code == "11"


@pytest.mark.parametrize("order", ["001", "002", "123", "998"])
@pytest.mark.parametrize("region", ["330106", "652201", "420682", "830000", "810000"])
def test_formula_agrees(region, order):
    number = parse_id_number(complete(f"{region}19900307{order}"))
    assert number is not None and number.status is NumberStatus.OK
    assert number.sex == ("男" if int(order) % 2 else "女")


def test_every_single_wrong_digit_is_seen():
    right = complete("33010619900307123")
    for place in range(17):
        for digit in "0123456789":
            if digit != right[place]:
                wrong = right[:place] + digit + right[place + 1 :]
                assert check_id_number(wrong) is not NumberStatus.OK


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (complete("33010619900307123")[:-1] + "?", NumberStatus.MALFORMED),
        (complete("33010619900230123"), NumberStatus.MALFORMED),  # 30 February
        (complete("99010619900307123"), NumberStatus.MALFORMED),  # no such province
        ("330106900307123", NumberStatus.MALFORMED),  # 15 digits, out of use
        ("", NumberStatus.MALFORMED),
        ("33O10619900307123X", NumberStatus.MALFORMED),  # the letter O is not corrected
    ],
)
def test_malformed(text, status):
    assert check_id_number(text) is status


def test_wrong_check_character_is_told_apart_and_kept():
    right = complete("33010619900307123")
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    assert check_id_number(wrong) is NumberStatus.BAD_CHECKSUM
    number = parse_id_number(wrong)
    assert number is not None and number.text == wrong and not number.valid


def test_ways_of_writing():
    assert check_id_number("１１０１０５ 19491231 002x") is NumberStatus.OK


def test_leap_day():
    assert check_id_number(complete("33010620000229123")) is NumberStatus.OK
    assert check_id_number(complete("33010619000229123")) is NumberStatus.MALFORMED
