"""Real province, city and county names with their GB/T 2260 codes, from python-stdnum's table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

__all__ = ["Region", "code_when_given", "pick_region"]

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_NOT_MAINLAND = ("71", "81", "82", "83", "91")
_PLACEHOLDER = re.compile("市辖区|市辖县|县|(省|自治区)直辖.*")  # rows that only group others


@dataclass(frozen=True, slots=True)
class Region:
    """One county, district or county-level city.

    Attributes:
        code: Six digits, GB/T 2260.
        province: ``浙江省``.
        city: ``杭州市``; empty under a municipality and for counties directly under a province.
        county: ``西湖区``.
    """

    code: str
    province: str
    city: str
    county: str

    @property
    def seat(self) -> str:
        """The city whose police and market administration it belongs to."""
        return self.city or self.province

    @property
    def full_name(self) -> str:
        """Province, city and county joined as addresses write them."""
        return f"{self.province}{self.city}{self.county}"


def _current(name: str) -> str | None:
    """The name in force today out of ``[1982-1994]甲县,[1994-]乙市``; None if abolished."""
    for part in name.split(","):
        period = re.match(r"\[(\d*)-(\d*)\](.+)", part)
        if period is None:
            return part
        if not period[2]:
            return period[3]
    return None


def _in_force(name: str, year: int) -> bool:
    """Whether any of the names that the code had was in force in the year."""
    for part in name.split(","):
        period = re.match(r"\[(\d*)-(\d*)\]", part)
        if period is None:
            return True
        if int(period[1] or 0) <= year <= int(period[2] or 9999):
            return True
    return False


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    """Every county code ever given, and its names with their periods."""
    table = files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8")
    rows, province = [], ""
    for line in table.splitlines():
        if head := re.match(r'(\d{2}) province="', line):
            province = head[1]
        elif row := re.match(r'\s+(\d{4}) county="(.+?)"', line):
            rows.append((province + row[1], row[2]))
    return tuple(rows)


@cache
def _codes_in_force(year: int) -> tuple[str, ...]:
    return tuple(
        code
        for code, name in _rows()
        if not code.endswith("00") and _in_force(name, year) and not _PLACEHOLDER.fullmatch(name)
    )


def code_when_given(rng: np.random.Generator, region: Region, year: int) -> str:
    """A code for an identity number: the region's own, or one nearby that was in force then.

    Many of today's codes are younger than the people there, whose numbers keep the old one.
    Numbers were first given in 1984, so older people have a code of that year.
    """
    year = max(year, 1984)
    codes = _codes_in_force(year)
    if region.code in codes:
        return region.code
    near = [code for code in codes if code[:4] == region.code[:4]]
    near = near or [code for code in codes if code[:2] == region.code[:2]]
    return near[int(rng.integers(len(near)))] if near else region.code


@cache
def _regions() -> tuple[Region, ...]:
    table = files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8")
    regions: list[Region] = []
    province_code = province = ""
    cities: dict[str, str] = {}
    for line in table.splitlines():
        if head := re.match(r'(\d{2}) province="(.+?)"', line):
            province_code, province, cities = head[1], head[2], {}
        elif row := re.match(r'\s+(\d{4}) county="(.+?)"', line):
            name = _current(row[2])
            if name is None or province_code in _NOT_MAINLAND:
                continue
            if row[1].endswith("00"):
                cities[row[1][:2]] = "" if province in MUNICIPALITIES else name
            elif not _PLACEHOLDER.fullmatch(name) and row[1][:2] in cities:
                city = cities[row[1][:2]]
                city = "" if _PLACEHOLDER.fullmatch(city) else city
                regions.append(Region(province_code + row[1], province, city, name))
    return tuple(r for r in regions if re.fullmatch(r"[\u4e00-\u9fff]{2,10}", r.county))


@cache
def _by_province() -> dict[str, tuple[Region, ...]]:
    grouped: dict[str, list[Region]] = {}
    for region in _regions():
        grouped.setdefault(region.code[:2], []).append(region)
    return {code: tuple(regions) for code, regions in sorted(grouped.items())}


def pick_region(rng: np.random.Generator, province: str | None = None) -> Region:
    """A county at random: a province first (all alike), then one in it.

    Args:
        rng: Source of chance.
        province: Two digits, to stay in one province.

    Raises:
        ValueError: No county is known there.
    """
    known = _by_province()
    key = province or list(known)[int(rng.integers(len(known)))]
    if key not in known:
        raise ValueError(f"no counties known under province code {key!r}")
    return known[key][int(rng.integers(len(known[key])))]
