"""The ledger: read strictly, held against the rules and against a source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verifier.errors import RuleFileError
from verifier.ruleset import load_rulebook
from verifier.ruleset.ledger import audit, digest_of, load_ledger, statements

SOURCE = """1. 概述\t07
6.4.6. 浙江备案规则\t36

1. 概述

- 大小：每张图片。

6.4.6. 浙江备案规则

企业或单位用户

- **域名**有效期需[大于](#)3个月。

个人用户

- 域名 有效期需大于3个月。

常见问题

- 备案驳回FAQ
"""


def _ledger(folder: Path, *rows: str):
    text = "edition: 2022-07-11\nstatements:\n" + "".join(f"- {row}\n" for row in rows)
    (folder / "coverage.yaml").write_text(text, encoding="utf-8")
    return load_ledger(folder)


def test_statements_know_where_they_stand() -> None:
    found = list(statements(SOURCE))
    domain = digest_of("域名有效期需大于3个月。")
    assert [(s.section, s.part, s.line) for s in found if s.digest == domain] == [
        ("6.4.6", "enterprise", 12),
        ("6.4.6", "individual", 16),
    ]
    assert found[0].section == "1" and found[-1].part == ""


def test_marks_links_and_spaces_make_no_difference() -> None:
    assert digest_of("- **域名**有效期需[大于](#)3个月。") == digest_of(
        "● 域名 有效期需大于3个月。"
    )
    assert digest_of("域名有效期需大于6个月。") != digest_of("域名有效期需大于3个月。")


def test_a_whole_ledger_has_no_faults(tmp_path: Path) -> None:
    rows = []
    for one in statements(SOURCE):
        place = 'sections: ["1"]' if one.section == "1" else f'{one.part or "heading"}: ["33"]'
        what = "rules: [domain.validity]" if one.part else "why: structure"
        rows.append(f"{{digest: '{one.digest}', {place}, {what}}}")
    ledger = _ledger(tmp_path, *rows)
    found = audit(load_rulebook(), ledger, {"blur"}, SOURCE)
    of_source = [fault for fault in found.faults if "coverage.yaml" in fault or "来源" in fault]
    assert of_source == []
    assert (found.statements, found.against_source) == (len(rows), True)
    # The project's other rules are not led to by so short a ledger.
    assert any("individual.minimum_age" in fault for fault in found.faults)


def test_what_is_not_accounted_for_is_told(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path, "{digest: '0123456789', sections: ['1'], rules: [file.size]}")
    faults = audit(load_rulebook(), ledger, set(), SOURCE).faults
    assert any("line 12 of the source is not in the ledger" in fault for fault in faults)
    assert any(f.startswith("rules/coverage.yaml:3:") and "0 in the source" in f for f in faults)


def test_rules_that_do_not_exist_are_told(tmp_path: Path) -> None:
    ledger = _ledger(
        tmp_path,
        "{digest: '0123456789', enterprise: ['33'], rules: [individual.minimum_age, no.such]}",
        "{digest: '0123456788', sections: ['1'], rules: ['capture:nothing', '33:no.such']}",
    )
    faults = [f for f in audit(load_rulebook(), ledger, {"blur"}).faults if "coverage" in f]
    assert len(faults) == 4  # a rule for individuals does not stand in the enterprise's part
    assert all("rules/coverage.yaml:" in fault for fault in faults)


@pytest.mark.parametrize(
    "row",
    [
        "{digest: '0123456789', sections: ['1']}",
        "{digest: '0123456789', sections: ['1'], rules: [a.b], why: lead}",
        "{digest: '0123456789', rules: [a.b]}",
        "{digest: 'xyz', sections: ['1'], why: lead}",
        "{digest: '0123456789', enterprise: ['99'], why: lead}",
        "{digest: '0123456789', sections: ['1'], why: because}",
        "{digest: '0123456789', sections: ['1'], why: lead, more: 1}",
    ],
)
def test_a_faulty_row_names_file_and_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(RuleFileError, match=r"rules/coverage.yaml:\d+: "):
        _ledger(tmp_path, row)


def test_the_projects_own_ledger() -> None:
    found = audit(load_rulebook(), load_ledger(), {"blur", "monochrome", "resolution"})
    assert found.faults == ()
    assert found.statements == 2585
    assert load_ledger().edition == date(2022, 7, 11)
