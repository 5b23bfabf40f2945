from __future__ import annotations

import pytest

from verifier.ruleset.scope import without_exclusions
from verifier.standards import normalise_text


@pytest.mark.parametrize(
    ("scope", "said", "unsaid"),
    [
        ("软件开发；图书出版", ["软件开发", "出版"], []),
        ("商务咨询（不含证券、基金、金融咨询）；软件开发", ["软件开发"], ["金融", "基金"]),
        (
            "企业管理。未经金融等监管部门批准，不得从事融资担保、代客理财",
            ["企业管理"],
            ["金融", "理财"],
        ),
        ("软件开发，出版物零售，不含教育培训", ["软件开发", "出版物"], ["教育"]),
        ("互联网销售（除销售需要许可的商品外）；药品批发", ["药品"], ["许可"]),
        ("教育培训（须经批准的项目除外）", ["教育培训"], ["批准"]),
        ("图书出租、药品零售除外；软件开发", ["软件开发"], ["药品"]),
        ("出版物零售（依法须经批准的项目，经相关部门批准后方可开展）", ["出版物", "批准"], []),
    ],
)
def test_what_is_excluded_is_not_said(scope: str, said: list[str], unsaid: list[str]) -> None:
    text = without_exclusions(normalise_text(scope))
    assert all(word in text for word in said), text
    assert not any(word in text for word in unsaid), text
