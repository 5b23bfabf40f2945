"""Strict loading: every fault names the file and the line where it stands."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.filings import image, manifest
from verifier.errors import RuleFileError
from verifier.resources import data_dir
from verifier.ruleset import check_names, evaluate, load_rulebook

DAY = date(2026, 11, 23)
LETTER = """\
edition: 2022-07-11
province: "13"
rules:
- id: letter.age
  values:
    2023-01-01: {months: 6, types: [authorization_letter]}
  source: {section: "6.3.2", item: 授权书}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "provinces").mkdir()
    shutil.copy(data_dir("rules") / "national.yaml", tmp_path)
    return tmp_path


def province(folder: Path, text: str, name: str = "13_hebei.yaml") -> None:
    (folder / "provinces" / name).write_text(text, encoding="utf-8")


def test_the_projects_own_rules():
    book = load_rulebook()
    assert book.edition == date(2022, 7, 11)
    assert re.fullmatch(r"2022-07-11\+[0-9a-f]{12}", book.version)
    limits = book.file_limits(DAY)
    assert (limits.minimum_bytes, limits.maximum_bytes) == (200 * 1024, 4 * 1024 * 1024)
    assert limits.formats == ("JPEG", "PNG", "GIF")
    assert limits.source == "rules/national.yaml file.size, file.format · §1, §5"
    assert book.file_limits(date(2020, 1, 1)) == limits
    assert all(rule.source.item for rule in book.rules())


def test_version_follows_content(folder):
    before = load_rulebook(folder).version
    assert load_rulebook(folder).version == before
    path = folder / "national.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    assert load_rulebook(folder).version != before


def fault(folder: Path, old: str, new: str) -> tuple[int, str]:
    """Change the national file; the line and words of the error."""
    path = folder / "national.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rulebook(folder)
    match = re.match(r"rules/national\.yaml:(\d+): (.*)", caught.value.detail, re.DOTALL)
    assert match, caught.value.detail
    return int(match[1]), match[2]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("minimum_bytes: 204800", "minimal: 204800", "minimal", "minimal"),
        ("minimum_bytes: 204800", "minimum_bytes: '204800'", "minimum_bytes", "integer"),
        ("minimum_bytes: 204800", "minimum_bytes: 9999999", "minimum_bytes", "maximum_bytes"),
        ("2022-07-11: {min", "2022-02-30: {min", "2022-02-30", "2022-02-30"),
        ("2022-07-11: {min", "'2022-07-11': {min", "'2022-07-11'", "date"),
        ("2022-07-11: {min", "2022-07-11 10:00:00: {min", "10:00:00", "date"),
        ("check: file_size", "check: file_weight", "file_weight", "file_size"),
        ("check: file_size", "chekc: file_size", "chekc", "remove or correct"),
        ("  severity: reject", "  severity: rejct", "rejct", "rejct"),
        ("severity: reject\n", "\n", "- id: file.size", "severity"),
        ('source: {section: ["1", "5"], item', "source: {item", "source: {item", "section"),
        ('section: ["1", "5"]', "section: 6.4", "section: 6.4", "section"),
        ("- id: file.format", "- id: file.size", "- id: file.size", "file.size"),
        ("- id: file.format", "- id: File", "- id: File", "id"),
        ("subject_kind: individual", "subject_kind: person", "person", "person"),
        ("[id_card_front, id_card_back]", "[id_card]", "[id_card]", "id_card"),
        (
            "  severity: reject",
            "  severity: reject\n  severity: info",
            "severity: info",
            "severity",
        ),
        ("edition: 2022-07-11", "edition: &day 2022-07-11", "&day", "anchors"),
        ("edition: 2022-07-11", "edition: !!python/name:os.system 1", "python", "constructor"),
    ],
)
def test_faults(folder, old, new, where, words):
    line, said = fault(folder, old, new)
    lines = (folder / "national.yaml").read_text(encoding="utf-8").splitlines()
    assert words in said
    # A fault within a list is told at the list's own line, one above.
    assert any(where in text for text in lines[line - 1 : line + 1]), (line, said)


def test_a_rule_without_source(folder):
    path = folder / "national.yaml"
    text = path.read_text(encoding="utf-8")
    line = '  source: {section: ["1", "5"], item: 资料要求 · 基本要求 · 大小}\n'
    assert line in text
    path.write_text(text.replace(line, ""), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"national\.yaml:\d+: rules/0/source: .*is required"):
        load_rulebook(folder)


@pytest.mark.parametrize("text", ["", "[]", "edition: [", "\x00", "edition: 2022-07-11\n"])
def test_not_a_rule_file(folder, text):
    (folder / "national.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"rules/national\.yaml"):
        load_rulebook(folder)


def test_not_utf8_and_not_there(folder):
    (folder / "national.yaml").write_bytes("edition: 二".encode("gbk"))
    with pytest.raises(RuleFileError, match="cannot be read"):
        load_rulebook(folder)
    (folder / "national.yaml").unlink()
    with pytest.raises(RuleFileError, match="cannot be read"):
        load_rulebook(folder)


@pytest.mark.parametrize("rule_id", ["file.size", "file.format", "reading.confidence"])
def test_figures_that_other_stages_need(folder, rule_id):
    path = folder / "national.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"id: {rule_id}", "id: something.else"), encoding="utf-8")
    with pytest.raises(RuleFileError, match=rule_id):
        load_rulebook(folder)


def letter(issued: str):
    return [image("authorization_letter", "authorization_letter", {"issued_on": issued})]


def codes(book, images, as_of, code="13"):
    found = evaluate(book, manifest(province=code), images, as_of)
    return [(f.code, f.source) for f in found if " letter.age " in f.source]


def test_a_province_overrides_by_id_from_its_day(folder):
    province(folder, LETTER)
    book = load_rulebook(folder)
    five_months = letter("2026-06-23")
    assert codes(book, five_months, DAY) == []
    assert codes(book, letter("2026-05-22"), DAY) == [
        ("LETTER_TOO_OLD", "rules/provinces/13_hebei.yaml letter.age · §6.3.2")
    ]
    assert codes(book, five_months, DAY, code="33") == [
        ("LETTER_TOO_OLD", "rules/national.yaml letter.age · §1, §5")
    ]
    # The day before the province's rule begins, the national one still holds.
    assert codes(book, letter("2022-09-01"), date(2022, 12, 31))
    assert codes(book, letter("2022-09-01"), date(2023, 1, 1)) == []
    assert book.values("letter.age", DAY, "13").months == 6
    assert book.values("letter.age", DAY, "33").months == 3
    assert book.values("letter.age", date(2022, 12, 31), "13").months == 3


def test_null_repeals_from_its_day(folder):
    text = LETTER.replace("  source", "    2025-01-01: null\n  source")
    province(folder, text)
    book = load_rulebook(folder)
    assert codes(book, letter("2024-01-01"), date(2024, 12, 31))
    assert codes(book, letter("2024-01-01"), date(2025, 1, 1)) == []


def test_days_instead_of_months(folder):
    province(folder, LETTER.replace("months: 6", "days: 45"))
    book = load_rulebook(folder)
    assert codes(book, letter("2026-10-09"), DAY) == []
    assert codes(book, letter("2026-10-08"), DAY)


def test_an_override_for_some_leaves_the_national_rule_for_others(folder):
    province(folder, LETTER.replace("  values", "  applies: {filing_type: change}\n  values"))
    book = load_rulebook(folder)
    old = letter("2026-06-23")
    assert codes(book, old, DAY)[0][1].startswith("rules/national.yaml")
    change = evaluate(book, manifest(province="13", filing_type="change"), old, DAY)
    assert not [f for f in change if f.code == "LETTER_TOO_OLD"]


def test_a_provinces_own_to_do(folder):
    province(
        folder,
        LETTER
        + """\
- id: site.footer
  check: manual
  values:
    2022-07-11: {todo: 查看网站底部是否悬挂备案号{示例}, todo_en: Look at the footer}
  severity: info
  source: {section: "6.3.2", item: 重要规则}
""".replace("{示例}", "（示例）"),
    )
    found = evaluate(load_rulebook(folder), manifest(province="13"), [], DAY)
    assert found[-1].code == "MANUAL_CHECK"
    assert found[-1].message == "查看网站底部是否悬挂备案号（示例）"
    assert found[-1].severity == "info"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (LETTER, "33_zhejiang.yaml", "province"),
        (LETTER.replace('province: "13"\n', ""), "13_hebei.yaml", "province"),
        (LETTER.replace("  values", "  check: manual\n  values"), "13_hebei.yaml", "letter_age"),
        (LETTER.replace("letter.age", "letter.new"), "13_hebei.yaml", "check"),
        (LETTER.replace("months: 6", "months: 6, days: 45"), "13_hebei.yaml", "days"),
    ],
)
def test_faults_of_a_province(folder, text, name, words):
    province(folder, text, name)
    with pytest.raises(RuleFileError, match=rf"rules/provinces/{name}:\d+: .*{words}"):
        load_rulebook(folder)


def test_before_the_rules_begin_a_person_looks():
    found = evaluate(load_rulebook(), manifest(), [], date(2022, 7, 10))
    assert [(f.code, f.severity) for f in found] == [("MANUAL_CHECK", "review")]


def test_the_vocabulary():
    assert {"certificate_validity", "letter_age", "manual", "material_required"} <= set(
        check_names()
    )
