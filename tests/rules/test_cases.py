"""Every YAML file beside this one: filings, a day, and exactly the codes that must come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.filings import image, manifest
from verifier.ruleset import evaluate, load_rulebook

HERE = Path(__file__).parent
KEYS = {"name", "as_of", "subject_kind", "filing_type", "province", "declared", "images", "expect"}


def _cases():
    for path in sorted(HERE.glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in document["cases"]:
            yield pytest.param(document, case, id=f"{path.stem}-{case['name']}")


@pytest.fixture(scope="module")
def rulebook():
    return load_rulebook()


@pytest.mark.parametrize(("document", "case"), list(_cases()))
def test_case(rulebook, document, case):
    case = {**document.get("defaults", {}), **case}
    assert set(case) <= KEYS, "unknown key in a case"
    assert isinstance(case["as_of"], date)
    filing = manifest(
        case["subject_kind"],
        case.get("declared"),
        province=case.get("province", "33"),
        filing_type=case.get("filing_type", "first"),
    )
    images = [image(i["role"], i["type"], i.get("fields")) for i in case.get("images", [])]
    found = evaluate(rulebook, filing, images, case["as_of"])
    only = document["rules"]
    told = [f for f in found if any(f" {rule} " in f" {f.source} " for rule in only)]
    assert [f"{f.code} {f.severity}" for f in told] == case["expect"]
    for finding in told:
        assert finding.source.startswith("rules/") and "§" in finding.source


def test_every_rule_that_judges_has_cases(rulebook):
    covered = {
        rule
        for path in HERE.glob("*.yaml")
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    }
    judging = {rule.id for rule in rulebook.rules() if rule.check.run is not None}
    assert judging <= covered
