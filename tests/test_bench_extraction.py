"""What the extraction bench counts, keeps and draws."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.extraction_report import markdown, tables
from bench.patterns import read_plainly
from bench.readings import Ledger, Row, is_right
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
    ],
)
def test_only_a_scope_may_differ_in_punctuation(name: str, read: str | None, right: bool) -> None:
    truth = {"business_scope": "软件开发；销售", "address": "文三路1号（东）", "name": "林知远"}
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
