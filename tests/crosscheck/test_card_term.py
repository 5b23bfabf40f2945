"""A card's term against its holder's age (居民身份证法, article 5)."""

from __future__ import annotations

import pytest

from tests.filings import image
from verifier.crosscheck.card_term import check_card_terms, term_for_age


@pytest.mark.parametrize(("age", "term"), [(15, 5), (16, 10), (25, 10), (26, 20), (45, 20)])
def test_terms(age: int, term: int) -> None:
    assert term_for_age(age) == term
    assert term_for_age(46) == "long_term"


def _found(born: str, start: str, end: str, role: str = "subject_document") -> list[str]:
    front = image("subject_document", "id_card_front", {"birth_date": born})
    back = image(role, "id_card_back", {"valid_from": start, "valid_to": end})
    return [f"{f.code} {f.severity}" for f in check_card_terms([front, back])]


@pytest.mark.parametrize(
    ("born", "start", "end", "fits"),
    [
        ("1990-03-07", "2019-01-08", "2039-01-08", True),
        ("1990-03-07", "2019-01-08", "2029-01-08", False),
        ("1960-03-07", "2019-01-08", "long_term", True),
        ("1990-03-07", "2019-01-08", "long_term", False),
        # Applied for at 25, issued just after the 26th birthday: either term is believed.
        ("1993-01-01", "2019-02-01", "2029-02-01", True),
        ("1993-01-01", "2019-02-01", "2039-02-01", True),
        # Misread dates are for other checks.
        ("9999-12-31", "2019-01-08", "2039-01-08", True),
        ("1990-03-07", "9999-12-31", "9999-12-31", True),
        ("1990-03-07", "", "2039-01-08", True),
    ],
)
def test_both_sides(born: str, start: str, end: str, fits: bool) -> None:
    expected = [] if fits else ["VALIDITY_PERIOD_IMPOSSIBLE review"]
    assert _found(born, start, end) == expected


def test_sides_of_different_roles_are_different_cards() -> None:
    assert _found("1990-03-07", "2019-01-08", "2029-01-08", role="site_responsible_id") == []
