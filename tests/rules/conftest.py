from __future__ import annotations

import pytest

from verifier.ruleset import RuleBook, load_rulebook


@pytest.fixture(scope="session")
def rulebook() -> RuleBook:
    """The project's own rules."""
    return load_rulebook()
