"""A letter's lines as one text: what belongs together stays together."""

from __future__ import annotations

import numpy as np
import pytest

from tests.documents.pages import page_of
from verifier.documents.letter_flow import letter_flow
from verifier.ocr import Page, PageLine

LONG = "我单位提交的备案信息真实有效，并保证网站内容与备案信息一致，"


def entries(page: Page) -> list[str]:
    return letter_flow(page).text.splitlines()


def test_a_label_set_wide_is_one_word() -> None:
    page = page_of(("单", 80, 60), ("位", 130, 60), ("名", 180, 60), ("称：杭州示例公司", 230, 60))
    assert entries(page) == ["单位名称:杭州示例公司"]


def test_a_value_goes_on_under_where_it_began() -> None:
    page = page_of(
        ("单位名称：杭州示例科技有限公司宁波第", 80, 60),
        ("二分公司", 80 + 5 * 24, 100),
        ("法定代表人：王小明", 80, 140),
    )
    assert entries(page)[0] == "单位名称:杭州示例科技有限公司宁波第二分公司"


def test_lines_of_one_cell_stand_level_with_their_middle() -> None:
    def line(text: str, x: float, y: float) -> PageLine:
        return PageLine(text, 0.98, x, y, x + 24 * len(text), y + 24)

    lines = (
        line("申请备案的", 80, 60), line("域名", 116, 90), line("示例点网", 300, 75),
        line("姓名", 116, 150), line("王小明", 300, 150),
    )  # fmt: skip
    page = Page(lines, 1000.0, 640.0, np.eye(3))
    assert entries(page) == ["申请备案的域名", "示例点网", "姓名", "王小明"]


@pytest.mark.parametrize("cut", ["（域名：", "（网址："])
def test_a_row_before_a_domain_that_did_not_fit_ends_nothing(cut: str) -> None:
    page = page_of(
        (LONG + LONG[:6], 80, 60),
        ("就“示例在线”网站" + cut, 80, 100),
        ("a-rather-long-name-of-a-site.sample.com.cn）作如下承诺。", 80, 140),
    )
    assert len(entries(page)) == 1


def test_a_short_row_ends_its_paragraph() -> None:
    page = page_of(
        (LONG, 80, 60), ("保持一致。", 80, 100), ("特此承诺。", 80, 140), ("某某示例公司", 80, 180)
    )
    assert entries(page) == [LONG.replace("，", ",") + "保持一致。", "特此承诺。", "某某示例公司"]
