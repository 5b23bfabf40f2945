from __future__ import annotations

import pytest

from tests.filings import manifest
from verifier.ruleset.sites import count_prefixes, domain_parts, prefixes_of


@pytest.mark.parametrize(
    ("name", "registered", "prefix", "suffix"),
    [
        ("example.cn", "example.cn", "example", "cn"),
        ("EXAMPLE.com.cn", "example.com.cn", "example", "com.cn"),
        ("www.example.com", "example.com", "example", "com"),
        ("https://example.com/path", "example.com", "example", "com"),
        ("example.com.", "example.com", "example", "com"),
        ("云起.网址", "云起.网址", "云起", "网址"),
        ("云起。中国", "云起.中国", "云起", "中国"),
        ("xn--fiqs8s.xn--fiqs8s", "中国.中国", "中国", "中国"),
        ("a.b.example.org.cn", "example.org.cn", "example", "org.cn"),
    ],
)
def test_a_name_is_taken_apart(name: str, registered: str, prefix: str, suffix: str) -> None:
    parts = domain_parts(name)
    assert parts is not None
    assert (parts.registered, parts.prefix, parts.suffix) == (registered, prefix, suffix)


@pytest.mark.parametrize(
    "name", ["", "com", "com.cn", "我的网站", "a..b", "xn--a-ecp.cn", "a b.cn", "-.cn", "a_b.cn"]
)
def test_what_is_no_name(name: str) -> None:
    assert domain_parts(name) is None


def test_only_names_below_the_registered_one_are_subdomains() -> None:
    found = {name: domain_parts(name) for name in ("example.cn", "www.example.cn", "m.example.cn")}
    assert [parts.is_subdomain for parts in found.values() if parts] == [False, False, True]


def test_one_prefix_under_several_suffixes_counts_once() -> None:
    assert prefixes_of(["example.cn", "example.com", "www.example.net", "other.cn"]) == {
        "example",
        "other",
    }


@pytest.mark.parametrize(
    ("filing_type", "earlier", "expected"),
    [
        ("first", None, (1, True)),
        ("new_site", None, (1, False)),
        ("new_site", [], (1, True)),
        ("new_site", ["other.cn", "example.com"], (2, True)),
    ],
)
def test_prefixes_of_a_subject(
    filing_type: str, earlier: list[str] | None, expected: tuple[int, bool]
) -> None:
    declared = {"domains": [{"name": "example.cn"}], "previous": {"domains": earlier}}
    assert count_prefixes(manifest("individual", declared, filing_type=filing_type)) == expected
