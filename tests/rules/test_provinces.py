"""``provinces/*.yaml``: cases of every province, each naming its section of the source document.

They were written from the source document. Those of fifteen provinces were written without sight
of the rule files; the other sixteen have ``second_reading`` as well, written so. Where a case and
the rules differed and the rules were kept, a comment above the case says so.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.cases import cites, files, filing, load, watched
from verifier.ruleset import evaluate
from verifier.standards import MAINLAND_CODES

KEYS = {"name", "section", "subject_kind", "filing_type", "as_of", "declared", "images"}
KEYS |= {"watch", "expect"}
FOLDERS = ("provinces", "second_reading")


def _files():
    for folder in FOLDERS:
        yield from files(folder)


def _cases():
    for path in _files():
        document = load(path)
        for case in document["cases"]:
            name = f"{path.parent.name}-{path.stem}-{case['name']}"
            yield pytest.param(document, case, id=name)


@pytest.mark.parametrize(("document", "case"), list(_cases()))
def test_case(rulebook, document, case):
    assert set(case) <= KEYS, "unknown key in a case"
    case = {"as_of": date(2026, 11, 23), **case}
    found = evaluate(rulebook, *filing(case, document["province"]))
    told = [finding for finding in found if watched(finding, case["watch"])]
    assert sorted(f"{f.code} {f.severity}" for f in told) == sorted(case["expect"])
    section = case.get("section", document["section"])
    for finding in told:
        assert cites(finding, section), f"{finding.source} does not cite §{section}"


def test_every_province_has_at_least_six_cases():
    counts = {}
    for path in files("provinces"):
        document = load(path)
        counts[document["province"]] = len(document["cases"])
        names = [case["name"] for case in document["cases"]]
        assert len(names) == len(set(names)), path.name
    assert set(counts) == set(MAINLAND_CODES)
    assert min(counts.values()) >= 6


def test_every_rule_of_a_province_is_seen_at_work(rulebook):
    """Some case of the province makes it find something; one that asks for nothing cannot."""
    fired = set()
    for path in _files():
        document = load(path)
        for case in document["cases"]:
            given = {"as_of": date(2026, 11, 23), **case}
            for finding in evaluate(rulebook, *filing(given, document["province"])):
                also = finding.evidence.get("also_needed_by", [])
                fired |= {source.partition(" · ")[0] for source in (finding.source, *also)}
    idle = [
        f"{rule.file} {rule.id}"
        for rules in rulebook.provinces.values()
        for rule in rules.values()
        if rule.check.run is not None
        and any(values.model_dump(exclude_defaults=True) for values in rule.values.values())
        and f"{rule.file} {rule.id}" not in fired
    ]
    assert not idle, "\n".join(idle)
