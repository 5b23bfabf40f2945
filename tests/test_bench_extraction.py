"""What the extraction bench counts, keeps and draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.extraction_report import markdown, tables
from bench.patterns import read_plainly
from bench.photos import photo_of
from bench.readings import Ledger, Row, is_right, key_of
from bench.reliability import bins_of, draw


def row(reader: str, sha: str, right: dict[str, bool], **other: object) -> Row:
    return Row(sha, reader, "id_card_front", 1, right, 100.0, **other)  # type: ignore[arg-type]


OURS = [
    row(
        "ours a",
        "1",
        {"name": True, "id_number": True},
        type_right=True,
        confidence={"name": 0.97, "id_number": 0.9996},
        verdict="pass",
    ),
    row(
        "ours a",
        "2",
        {"name": False, "id_number": True},
        type_right=True,
        confidence={"name": 0.6, "id_number": 0.9996},
        shown=("name",),
        verdict="review",
    ),
]
THEIRS = [row("peer", "1", {"name": False, "id_number": True})]


@pytest.mark.parametrize(
    ("name", "read", "right"),
    [
        ("business_scope", "软件开发、销售。", True),
        ("business_scope", "软件开发，销售", True),
        ("business_scope", "软件开发，售销", False),
        ("address", "文三路1号(东)", True),
        ("address", "文三路1号，东", False),
        ("name", None, False),
        ("name", "林·知远", False),
        ("domain", "www.example.cn", True),
        ("domain", "http://www.example.cn/", True),
        ("domain", "mail.example.cn", False),
    ],
)
def test_only_ways_of_writing_may_differ(name: str, read: str | None, right: bool) -> None:
    truth = {
        "business_scope": "软件开发；销售",
        "address": "文三路1号（东）",
        "name": "林知远",
        "domain": "example.cn",
    }
    assert is_right(name, truth[name], read) is right


def test_a_run_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    ledger = Ledger(path)
    for one in OURS:
        ledger.add(one)
    with path.open("a", encoding="utf-8") as out:
        out.write('{"sha256": "3", "rea')
    again = Ledger(path)
    assert again.get("2", "ours a") == OURS[1]
    assert again.get("2", "ours b") is None
    assert again.get("3", "ours a") is None


def test_the_tables_count_whole_documents_and_what_passes() -> None:
    text = markdown([*OURS, *THEIRS], "1–2", "ours a")
    assert "| id_card_front | 2/2 (100.0%) | 1/2 (50.0%)" in text
    # On the image that the peer read, ours is right.
    assert "| peer | 1 | 1 | 0 | ∞ | 1.0 |" in text
    assert "| documents passed with a field wrong | 0/1 (0.0%) |" in text
    assert "| fields passed without review that are right | 3/3 (100.0%) |" in text
    assert len(list(tables([*OURS, *THEIRS], "1–2"))) == 4


def test_reliability_is_counted_by_what_was_said() -> None:
    found = {(one.low, one.of, one.right) for one in bins_of(OURS)}
    assert found == {(0.5, 1, 0), (0.95, 1, 1), (0.999, 2, 2)}
    picture = ElementTree.fromstring(draw(bins_of(OURS)))
    assert len(picture.findall("{*}circle")) == 3


def test_the_patterns_of_the_peers_read_plain_lines() -> None:
    card = read_plainly(
        ["姓名林知远", "性别男民族汉", "公民身份号码330106198504123011"], "id_card_front"
    )
    assert (card["name"], card["id_number"]) == ("林知远", "330106198504123011")
    permit = read_plainly(
        ["姓名", "陈大文", "有效期限", "2020.01.02-2030.01.01", "证件号码H01234567"],
        "hk_macau_permit",
    )
    assert permit["valid_to"] == "2030-01-01" and permit["document_number"] == "H01234567"
    zone = ["POCHNLIN<<ZHIYUAN<<<<", "E123456784CHN8504123M3001019<<<<"]
    passport = read_plainly(["姓名/Name", "林知远", *zone], "passport")
    assert (passport["birth_date"], passport["valid_to"]) == ("1985-04-12", "2030-01-01")


@pytest.mark.parametrize("issued", ["02 1月/JAN 2020", "02 JAN 2020"])
def test_the_peers_read_the_days_of_either_passport(issued: str) -> None:
    read = read_plainly(["12 4月/APR 1985", issued, "01 JAN 2030"], "passport")
    assert read["valid_from"] == "2020-01-02"


@pytest.mark.parametrize("code", ["91330106MA2CFLDM0H", "12330106MB1A234567", "N2330106MF1A234567"])
def test_the_peers_know_codes_of_any_body(code: str) -> None:
    for kind in ("business_licence", "institution_certificate", "supporting_letter"):
        assert read_plainly([f"统一社会信用代码：{code}"], kind)["credit_code"] == code


def test_the_peers_know_days_and_domains_of_any_form() -> None:
    lines = ["授权书", "网址：example.vip", "2021-03-05"]
    letter = read_plainly(lines, "authorization_letter")
    assert (letter["website"], letter["issued_on"]) == ("example.vip", "2021-03-05")
    permit = read_plainly(["签发日期", "2010.01.02", "有效期至", "2020.01.01"], "hk_macau_permit")
    assert (permit["valid_from"], permit["valid_to"]) == ("2010-01-02", "2020-01-01")


def test_a_mended_truth_is_counted_anew_for_all() -> None:
    photo = photo_of("id_card_front", 7, 0, held_out=False)
    other = replace(photo, truth={**photo.truth, "name": "林知远"})
    assert key_of(photo) == key_of(replace(photo)) != key_of(other)
