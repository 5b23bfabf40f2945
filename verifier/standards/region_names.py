"""Names and codes of counties and cities by GB/T 2260, those of the past included.

Numbers keep the code of the day on which they were given and old papers the names, so a county
that has been renamed or dissolved is as good as one of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stdnum import numdb

from verifier.standards.regions import PROVINCES
from verifier.standards.text import compact

__all__ = ["begins_with_region", "known_region_code"]

# On residence permits of residents of Taiwan; the table itself writes 710000.
_TAIWAN = "830000"
_PERIOD = re.compile(r"^\[[^]]*\]")
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,7}?[区县旗](?!域)")
# Words that stand for no place: 市辖区, 县, 省直辖县级行政区划.
_NO_NAME = re.compile(r"市辖区|市区|辖县|直辖|^县$|^.$")


def known_region_code(code: str) -> bool:
    """Whether six digits are or were the code of a county, city or province."""
    return code == _TAIWAN or code in _codes()


def begins_with_region(text: str) -> bool:
    """Whether an address or authority begins with the name of a county or city, that is or was.

    The province may stand before it or not; where it does, the place has to lie in it. What is
    called a district or county behind a city has to be one, too.
    """
    place = compact(text)
    for code, province in PROVINCES.items():
        if place.startswith(province.name) and not province.name.endswith("市"):
            return _begins(place.removeprefix(province.name), _names(code))
        short = place.removeprefix(province.short_name)
        if short != place and _begins(short, _names(code)):
            return True
    return _begins(place, _names(""))


def _begins(text: str, names: frozenset[str]) -> bool:
    lengths = [n for n in range(2, min(len(text), 15) + 1) if text[:n] in names]
    if not lengths:
        return False
    below = _DISTRICT.match(text, max(lengths))
    return (
        below is None
        or not text[: max(lengths)].endswith(("市", "州", "盟"))
        or (below[0] in names)
    )


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Every code with the names it has had."""
    return dict(_table())


def _table() -> Iterator[tuple[str, tuple[str, ...]]]:
    for _, low, _, _, counties in numdb.get("cn/loc").prefixes:
        for _, rest, _, about, _ in counties:
            names = (_PERIOD.sub("", name) for name in about.get("county", "").split(","))
            yield low + rest, tuple(compact(name) for name in names)


@cache
def _names(province: str) -> frozenset[str]:
    """Names of the counties and cities of a province (two digits); of all where it is empty."""
    names = {
        name
        for code, found in _codes().items()
        if code.startswith(province) and not code.endswith("0000")
        for name in found
        if not _NO_NAME.search(name)
    }
    # The municipalities are provinces and cities at once.
    cities = {row.name for code, row in PROVINCES.items() if row.name.endswith("市")}
    return frozenset(names if province else names | cities)
