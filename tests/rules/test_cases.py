"""Every YAML file beside this one: filings, a day, and exactly what the named rules must find."""

from __future__ import annotations

import pytest

from tests.rules.cases import files, filing, load
from verifier.ruleset import evaluate

KEYS = {"name", "as_of", "subject_kind", "filing_type", "province", "declared", "images", "expect"}


def _cases():
    for path in files():
        document = load(path)
        for case in document["cases"]:
            yield pytest.param(document, case, id=f"{path.stem}-{case['name']}")


@pytest.mark.parametrize(("document", "case"), list(_cases()))
def test_case(rulebook, document, case):
    case = {**document.get("defaults", {}), **case}
    assert set(case) <= KEYS, "unknown key in a case"
    found = evaluate(rulebook, *filing(case, case.get("province", "33")))
    only = document["rules"]
    told = [f for f in found if any(f" {rule} " in f" {f.source} " for rule in only)]
    assert [f"{f.code} {f.severity}" for f in told] == case["expect"]
    for finding in told:
        assert finding.source.startswith("rules/") and "§" in finding.source


def test_every_national_rule_that_judges_has_cases(rulebook):
    covered = {rule for path in files() for rule in load(path)["rules"]}
    judging = {rule.id for rule in rulebook.national.values() if rule.check.run is not None}
    assert judging <= covered
