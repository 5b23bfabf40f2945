"""A form of labels and values: everything is printed, within its box, however it is set."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from models.synthesis import fonts
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words, period_words
from models.synthesis.flat.varied.form import (
    ARRANGEMENTS,
    Arrange,
    Box,
    Row,
    choose_look,
    pair_rows,
    set_form,
)
from models.synthesis.press import Sheet
from models.synthesis.printed import recording

ROWS = [
    Row("名称", "云海网络科技有限公司", "Name"),
    Row("类型", "有限责任公司", "Type"),
    Row("法定代表人（负责人）", "王小明", "Legal Representative"),
    Row("住所", "青山镇红星村和平里大街100号创业大厦8层806室", "Address"),
    Row("经营范围", "计算机软硬件开发；网络技术服务；广告设计、制作；" * 6, "Scope"),
]


@pytest.fixture(autouse=True)
def printable() -> None:
    try:
        fonts.faces("hei")
    except fonts.FontsMissingError:
        pytest.skip("no Chinese face is installed")


@pytest.mark.parametrize("arrange", ARRANGEMENTS)
@pytest.mark.parametrize("seed", range(4))
def test_every_label_and_value_is_printed_within_the_box(arrange: Arrange, seed: int) -> None:
    rng = np.random.default_rng(seed)
    look = choose_look(rng, arrange=(arrange,), bilingual=0.5)
    rows = pair_rows(rng, ROWS, 0.5)
    with recording(draw=False) as runs:
        y = set_form(Sheet(150, 100, 3, (255, 255, 255)), look, rows, Box(8, 8, 130, 84), size=4.5)
    printed = "".join(run.text for run in runs).replace("　", "")
    assert all(row.value in printed for row in ROWS)
    assert all(set(row.label) <= set(printed) for row in ROWS)
    assert y < 100 and all(run.x0 >= 7.9 and run.x1 < 148 for run in runs)


def test_rows_side_by_side_keep_their_order() -> None:
    paired = pair_rows(np.random.default_rng(1), ROWS, 1.0)
    flat = [one for row in paired for one in ((row,) if isinstance(row, Row) else row)]
    assert flat == ROWS and len(paired) < len(ROWS)


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("padded", "2021年03月05日"),
        ("bare", "2021年3月5日"),
        ("dots", "2021.03.05"),
        ("chinese", "二〇二一年三月五日"),
    ],
)
def test_days_in_words(style: str, words: str) -> None:
    assert style in DAY_STYLES and day_words(date(2021, 3, 5), style) == words


def test_a_period_without_a_start_says_its_end_only() -> None:
    assert period_words(np.random.default_rng(1), None, "长期", "padded") == "长期"
