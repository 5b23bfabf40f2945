"""The day of a certificate: the lowest one, or that it could not be made out."""

import pytest

from tests.documents.pages import page_of
from verifier.documents.flow import Flow
from verifier.documents.signing_date import lowest_date, signed_on

TERM = ("有效期：2020年01月02日至2030年01月01日", 60, 40)
LABELLED = ("批准日期：2019年06月07日", 60, 90)


@pytest.mark.parametrize(
    "left",
    ["025年07月16", "2021-", "年02月05B", "发证日期二〇二三年十月8日", "填写日期：5年12月21"],
)
def test_what_a_seal_leaves_of_a_date_is_not_replaced_by_another(left: str) -> None:
    page = page_of(TERM, LABELLED, (left, 400, 400))
    read = lowest_date(page, Flow.of_page(page), ())
    assert read is not None and read.value is None
    assert left in read.raw


@pytest.mark.parametrize(
    "note", ["请于每年1月1日至6月30日报送年度报告", "电话：010-12345678", "第1页"]
)
def test_notes_below_are_no_remnants(note: str) -> None:
    page = page_of(("2024年03月04日", 400, 300), (note, 60, 400))
    read = lowest_date(page, Flow.of_page(page), ())
    assert read is not None and read.value == "2024-03-04"


def test_a_day_of_one_digit_behind_months_of_two_may_have_lost_one() -> None:
    page = page_of(("日期：2016-09-3", 400, 300))
    read = lowest_date(page, Flow.of_page(page), ())
    assert read is not None and read.confidence < 0.8


def test_the_first_day_of_a_term_stands_for_the_day_of_a_letter_in_doubt() -> None:
    page = page_of(("授权期限：自2025年11月01日起，长期有效。", 60, 40))
    read = signed_on(page, Flow.of_page(page), or_begin=True)
    assert read is not None and read.value == "2025-11-01"
    assert read.confidence < 0.8
    assert signed_on(page, Flow.of_page(page)) is None
