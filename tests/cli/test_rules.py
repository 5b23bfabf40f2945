"""``rules`` and ``requirements`` on the command line, over the project's own rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from verifier.cli import app

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "100"})


def test_show_says_where_each_rule_comes_from() -> None:
    shown = run("rules", "show", "浙江", "--json", "--on", "2026-11-25")
    assert shown.exit_code == 0
    body = json.loads(shown.stdout)
    assert (body["province"], body["province_name"]) == ("33", "浙江省")
    rules = {rule["id"]: rule for rule in body["rules"]}
    age = rules["individual.minimum_age"]
    assert (age["origin"], age["values"]["years"], age["sections"]) == ("province", 18, ["6.4.6"])
    assert age["file"] == "rules/provinces/33_zhejiang.yaml" and age["line"] > 1
    holder = rules["enterprise.domain_holder"]
    assert holder["replaces_national"] and holder["zh"] and holder["en"]
    assert rules["domain.validity"]["origin"] == "national"
    # A national rule that every province states again cites this province's section too.
    assert "6.4.6" in rules["domain.validity"]["sections"]


def test_show_of_one_case_leaves_the_others_out() -> None:
    shown = run(
        "rules", "show", "33", "--subject-kind", "individual", "--filing-type", "first", "--json"
    )
    ids = {rule["id"] for rule in json.loads(shown.stdout)["rules"]}
    assert "individual.minimum_age" in ids
    assert not {"enterprise.subject_responsible", "individual.access", "change.subject"} & ids


def test_show_before_a_rule_took_effect() -> None:
    shown = run("rules", "show", "33", "--on", "2018-06-01", "--json")
    ids = {rule["id"] for rule in json.loads(shown.stdout)["rules"]}
    assert ids == {"domain.real_name", "domain.registrar"}


def test_show_for_people() -> None:
    shown = run("rules", "show", "shanghai")
    assert shown.exit_code == 0
    assert "临时居民身份证不可用" in shown.stdout and "§6.4.5" in shown.stdout
    assert "※" in shown.stdout


def test_diff() -> None:
    shown = run("rules", "diff", "浙江", "上海", "--json")
    assert shown.exit_code == 0
    differences = {d["id"]: d for d in json.loads(shown.stdout)["differences"]}
    assert differences["domain.validity"]["second"]["values"]["months"] == 6
    assert differences["individual.residence"]["first"] is None
    assert "individual.minimum_age" not in differences  # 18 in both
    assert run("rules", "diff", "33", "33", "--json").stdout.count('"id"') == 0
    assert "上海市" in run("rules", "diff", "浙江", "上海").stdout


def test_check_passes_and_prints_the_ledger() -> None:
    shown = run("rules", "check")
    assert shown.exit_code == 0, shown.output
    assert "由规则判断 / encoded" in shown.stdout and "2585" in shown.stdout
    assert "rules/provinces/65_xinjiang.yaml" in shown.stdout  # a conflict of the source


def test_check_of_a_source_that_is_not_the_source(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("1. 概述\t1\n\n1. 概述\n\n新的一句要求。\n", encoding="utf-8")
    shown = run("rules", "check", "--source", str(other))
    assert shown.exit_code == 1
    assert "line 5 of the source is not in the ledger" in shown.output


def test_table_is_the_committed_one() -> None:
    committed = (ROOT / "docs" / "rules-table.md").read_text(encoding="utf-8")
    assert run("rules", "table").stdout == committed, "run `make docs`"


def test_requirements_for_people_and_programs() -> None:
    shown = run("requirements", "北京", "--subject-kind", "enterprise")
    assert shown.exit_code == 0
    assert "手持单位证件照片" in shown.stdout and "材料 / Documents" in shown.stdout
    body = json.loads(run("requirements", "11", "--subject-kind", "enterprise", "--json").stdout)
    assert body["category"] == "company"
    assert all(r["zh"] and r["en"] and r["source"] for r in body["requirements"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "show", "火星"),
        ("rules", "show", "33", "--subject-kind", "robot"),
        ("rules", "show", "33", "--on", "2026-02-30"),
        ("rules", "diff", "33", "台湾"),
        ("rules", "check", "--source", "no-such-file"),
        ("requirements", "33", "--subject-kind", "individual", "--on", "2001-01-01"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert "—" in shown.stderr and not shown.stdout
