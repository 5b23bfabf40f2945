import pytest

from verifier.standards import mrz_check_digit, parse_passport_zone

# The specimen of ICAO 9303 part 4, appendix B.
UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_the_specimen_of_the_standard() -> None:
    zone = parse_passport_zone(UPPER, LOWER)
    assert zone is not None
    assert (zone.number, zone.nationality, zone.sex) == ("L898902C3", "UTO", "F")
    assert (zone.birth, zone.expiry) == ("740812", "120415")
    assert (zone.surname, zone.given) == ("ERIKSSON", "ANNA MARIA")
    assert set(zone.checks) == {"number", "birth", "expiry", "optional", "whole"}
    assert all(zone.checks.values())
    assert zone.wrong == ()


@pytest.mark.parametrize(
    ("at", "char", "wrong"),
    [
        (1, "9", ("number", "whole")),
        (13, "8", ("birth", "whole")),
        (21, "2", ("expiry", "whole")),
        (30, "0", ("optional", "whole")),
        (43, "1", ("whole",)),
    ],
)
def test_one_character_read_wrong_is_noticed(at: int, char: str, wrong: tuple[str, ...]) -> None:
    zone = parse_passport_zone(UPPER, LOWER[:at] + char + LOWER[at + 1 :])
    assert zone is not None
    assert zone.wrong == wrong


def test_letters_are_never_taken_for_digits() -> None:
    assert parse_passport_zone(UPPER, LOWER.replace("740812", "74O812")) is None
    zone = parse_passport_zone(UPPER, "L8989O2C3" + LOWER[9:])
    assert zone is not None
    assert zone.number == "L8989O2C3"
    assert "number" in zone.wrong


def test_a_line_that_lost_fillers_is_not_judged_as_a_whole() -> None:
    zone = parse_passport_zone("", LOWER.replace("<<<<<", "<<<"))
    assert zone is not None
    assert zone.checks["whole"] is None
    assert zone.checks["number"] is True
    assert zone.surname == ""


def test_what_is_no_zone() -> None:
    assert parse_passport_zone(UPPER, UPPER) is None
    assert parse_passport_zone("", "") is None
    with pytest.raises(ValueError, match="invalid literal"):
        mrz_check_digit("公安")


def test_an_error_in_the_issuers_own_data_is_told_from_others() -> None:
    def read(at: int, char: str) -> bool:
        zone = parse_passport_zone(UPPER, LOWER[:at] + char + LOWER[at + 1 :])
        assert zone is not None
        return zone.only_optional

    assert read(30, "0")
    assert not read(1, "9")
    assert not read(43, "1")
    both = parse_passport_zone(UPPER, LOWER[:1] + "9" + LOWER[2:30] + "0" + LOWER[31:])
    assert both is not None
    assert not both.only_optional


def test_an_empty_field_may_have_a_filler_for_its_check_digit() -> None:
    body = LOWER[:28] + "<" * 14
    for filler in "<0":
        line = body + filler
        whole = mrz_check_digit(line[:10] + line[13:20] + line[21:43])
        zone = parse_passport_zone(UPPER, line + whole)
        assert zone is not None
        assert zone.wrong == ()
