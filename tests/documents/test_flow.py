"""Values as documents print them."""

from __future__ import annotations

import pytest

from verifier.documents.flow import tidy


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("☑个体工商户", "个体工商户"),
        ("★云起公司★", "云起公司"),
        ("云起(集团)公司", "云起（集团）公司"),
        ("A(B)", "A(B)"),
        ("爱星•阿依", "爱星·阿依"),
        ("甲☆乙", "甲☆乙"),
    ],
)
def test_a_value_is_tidied_and_nothing_within_it_is_lost(read: str, value: str) -> None:
    assert tidy(read) == value
