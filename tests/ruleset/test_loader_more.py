"""Faults of rule files beyond the first: conflicts, sections, pre-approval, parameters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from verifier.errors import RuleFileError
from verifier.resources import data_dir
from verifier.ruleset import load_rulebook

HEAD = 'edition: 2022-07-11\nprovince: "13"\nsection: "6.3.2"\nrules:\n'


def rule(check: str, values: str, more: str = "") -> str:
    return (
        f"- id: a.b\n  check: {check}\n  values:\n    2022-07-11: {values}\n"
        f'  severity: reject\n  source: {{section: "6.3.2", item: 重要规则}}\n{more}'
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(data_dir("rules"), tmp_path / "rules")
    shutil.rmtree(tmp_path / "rules" / "provinces")
    (tmp_path / "rules" / "provinces").mkdir()
    return tmp_path / "rules"


def load(folder: Path, text: str, head: str = HEAD) -> None:
    (folder / "provinces" / "13_hebei.yaml").write_text(head + text, encoding="utf-8")
    load_rulebook(folder)


AGE = "{persons: [subject_responsible_id], years: 18}"


def test_a_right_one_loads(folder: Path) -> None:
    load(folder, rule("minimum_age", AGE, "  conflict: true\n  note: 两处不同\n"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (rule("minimum_age", AGE, "  conflict: true\n"), "note"),
        (rule("minimum_age", "{persons: [subject_responsible_id]}"), "years"),
        (rule("minimum_age", "{persons: [nobody], years: 18}"), "nobody"),
        (rule("minimum_age", "{persons: [subject_responsible_id], proof_below: 18}"), "proofs"),
        (rule("minimum_age", "{persons: [subject_responsible_id], years: old}"), "years"),
        (rule("paper_required", "{any_of: [[love_letter]]}"), "love_letter"),
        (rule("paper_required", "{any_of: [[construction_plan]], when: {}}"), "条件"),
        (rule("paper_required", "{any_of: []}"), "any_of"),
        (rule("contact", '{phone_regions: ["99"]}'), "99"),
        (rule("domain_validity", "{months: 3}"), "more_than_days"),
        (rule("access_consistency", "{same: [everything]}"), "same"),
        (rule("access_consistency", "{doubtful: [subject_name]}"), "doubtful"),
        (rule("domain_suffix", "{supported: [cn], cut_after: com}"), "cut_after"),
        (rule("subject_change", "{enterprise_to_individual: perhaps}"), "enterprise_to_individual"),
        (
            rule("certificate_validity", "{types: [passport], months: 3, more_than_days: 9}"),
            "months",
        ),
        (rule("website_name", "{}"), "至少"),
        (rule("server", "{products: [], others: [OSS], states: [], paid_codes: 1}"), "products"),
        (rule("manual", "{todo: 看, todo_en: look, ask: 做, sak_en: do}"), "未知的键"),
    ],
)
def test_a_faulty_parameter_names_file_and_line(folder: Path, text: str, words: str) -> None:
    with pytest.raises(RuleFileError, match=rf"rules/provinces/13_hebei.yaml:\d+: .*{words}"):
        load(folder, text)


def test_keys_in_the_wrong_file(folder: Path) -> None:
    with pytest.raises(RuleFileError, match="13_hebei.yaml:4: .*begins"):
        load(folder, rule("minimum_age", AGE), HEAD.replace("rules:", "begins: 2022-07-11\nrules:"))
    (folder / "provinces" / "13_hebei.yaml").unlink()
    national = folder / "national.yaml"
    text = national.read_text(encoding="utf-8")
    national.write_text(text.replace("\nrules:", '\nsection: "1"\nrules:'), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"national.yaml:\d+: section"):
        load_rulebook(folder)


def test_one_id_in_both_national_files(folder: Path) -> None:
    path = folder / "preapproval.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("preapproval.news", "domain.validity"), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"preapproval.yaml:\d+: domain.validity"):
        load_rulebook(folder)
