"""Every rule of every province can be said in both languages, in every case."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from verifier.declaration import Category
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset import load_rulebook
from verifier.rulesview import list_requirements, show_province
from verifier.standards import MAINLAND_CODES

ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def rulebook():
    return load_rulebook()


@pytest.mark.parametrize("province", MAINLAND_CODES)
def test_every_rule_has_words(rulebook, province):
    for view in show_province(rulebook, province, ON).rules:
        if view.check == "reading_confidence":
            continue  # asks nothing of anybody
        assert view.zh and view.en, view.id
        assert "{" not in view.zh + view.en + view.cell
        assert "_" not in view.zh, f"{view.id}: a name without a Chinese word: {view.zh}"


@pytest.mark.parametrize(("kind", "type_"), list(product(SubjectKind, FilingType)))
def test_every_case_has_a_checklist(rulebook, kind, type_):
    for province, category in product(MAINLAND_CODES, Category):
        found = list_requirements(
            rulebook, province, kind, ON, filing_type=type_, category=category
        )
        kinds = {requirement.kind for requirement in found.requirements}
        assert kinds == {"document", "limit", "condition"}
        sentences = [(r.zh, r.source) for r in found.requirements]
        assert len(sentences) == len(set(sentences))
