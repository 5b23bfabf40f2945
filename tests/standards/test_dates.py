from datetime import date

import pytest

from verifier.standards import (
    LONG_TERM,
    Period,
    add_months,
    add_years,
    find_dates,
    parse_date,
    parse_date_or_long_term,
    parse_iso,
    parse_period,
)

MARCH = date(2015, 3, 2)
LATER = date(2035, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2015年3月2日",
        "2015年03月02日",
        "2015 年 03 月 02 日",
        "2015.03.02",
        "2015. 3. 2",
        "2015-3-2",
        "2015/03/02",
        "20150302",
        "２０１５年３月２日",
        "二〇一五年三月二日",
        "二○一五年三月二日",
        "二零一五年三月二日",
        "二0一五年叁月贰日",
        "2015年3月2日止",
    ],
)
def test_ways_of_printing_a_day(text):
    assert parse_date(text) == MARCH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二二年七月十一日", date(2022, 7, 11)),
        ("二〇二二年十二月三十一日", date(2022, 12, 31)),
        ("二〇二二年十月二十日", date(2022, 10, 20)),
        ("二〇二四年二月廿九日", date(2024, 2, 29)),
    ],
)
def test_han_numerals(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "2015年", "2015年3月", "15年3月2日", "2015.02.30", "2023年2月29日", "2015.13.01", 
     "2015.00.10", "20150230", "二〇二二年十三月一日", "330106201503021234", "2015.03.021",
     "2015年3月2日2016年"],
)  # fmt: skip
def test_no_day(text):
    assert parse_date(text) is None


def test_find_dates():
    text = "出生1990年3月7日 号码330106199003071230 有效期2015.03.02-2035.03.02"
    assert find_dates(text) == (date(1990, 3, 7), MARCH, LATER)


@pytest.mark.parametrize("text", ["长期", "长 期", "至长期", "长期有效", "永久", "无固定期限"])
def test_long_term(text):
    assert parse_date_or_long_term(text) == LONG_TERM
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2015.03.02-2035.03.02",
        "2015.03.02—2035.03.02",
        "2015.03.02一2035.03.02",
        "2015.03.022035.03.02",
        "2015-03-02-2035-03-02",
        "20150302-20350302",
        "2015年3月2日至2035年3月2日",
        "自2015年3月2日至2035年3月2日",
        "有效期限 2015.03.02 - 2035.03.02",
        "有效期自2015年3月2日起至2035年3月2日止",
    ],
)
def test_period(text):
    assert parse_period(text) == Period(MARCH, LATER)


@pytest.mark.parametrize("text", ["2015年03月02日至长期", "2015.03.02-长期", "2015.03.02长期"])
def test_period_without_end(text):
    assert parse_period(text) == Period(MARCH, LONG_TERM)


def test_period_with_one_side():
    assert parse_period("至2035年3月2日") == Period(None, LATER)
    assert parse_period("长期") == Period(None, LONG_TERM)


@pytest.mark.parametrize("text", ["", "2015.03.02", "2015.03.02-2035.13.02", "2015.02.30-长期"])
def test_no_period(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 23), 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 11, 29), 3, date(2028, 2, 29)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)
def test_add_months(start, months, end):
    assert add_months(start, months) == end


def test_add_years_on_the_leap_day():
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_add_months_outside_the_calendar():
    with pytest.raises(ValueError, match="calendar"):
        add_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize("value", [None, "", "2015-3-2", "20150302", "2015-02-30", "2015-W10-1"])
def test_parse_iso_is_strict(value):
    assert parse_iso(value) is None


def test_parse_iso():
    assert parse_iso("2015-03-02") == MARCH
    assert parse_iso("long_term") == LONG_TERM


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("February 19, 2021", date(2021, 2, 19)),
        ("31-Jan-2026", date(2026, 1, 31)),
        ("3rd of September 2024", date(2024, 9, 3)),
        ("Sept. 5, 2023 13:12:01", date(2023, 9, 5)),
    ],
)
def test_dates_with_an_english_month(text: str, day: date) -> None:
    assert find_dates(text) == (day,)


def test_no_month_is_made_of_other_words() -> None:
    assert find_dates("Mayor 31, 2026 Marching 40, 2020") == ()


def test_a_period_in_english() -> None:
    assert parse_period("from February 19, 2021 to May 3, 2027") == Period(
        date(2021, 2, 19), date(2027, 5, 3)
    )
