"""Provinces and their codes, GB/T 2260 (first two digits), and the province of an address.

31 provinces, autonomous regions and municipalities; 71 Taiwan, 81 Hong Kong, 82 Macau.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from stdnum import numdb

from verifier.standards.text import compact

__all__ = ["MAINLAND_CODES", "PROVINCES", "Province", "province_code", "province_of_address"]


@dataclass(frozen=True, slots=True)
class Province:
    """One row of the table.

    Attributes:
        code: Two digits.
        name: Full name (浙江省).
        short_name: As used in short addresses and file lists (浙江).
        pinyin: Lower-case ASCII; Shaanxi is ``shaanxi``.
    """

    code: str
    name: str
    short_name: str
    pinyin: str


_TABLE = """
11 北京市 北京 beijing
12 天津市 天津 tianjin
13 河北省 河北 hebei
14 山西省 山西 shanxi
15 内蒙古自治区 内蒙古 neimenggu
21 辽宁省 辽宁 liaoning
22 吉林省 吉林 jilin
23 黑龙江省 黑龙江 heilongjiang
31 上海市 上海 shanghai
32 江苏省 江苏 jiangsu
33 浙江省 浙江 zhejiang
34 安徽省 安徽 anhui
35 福建省 福建 fujian
36 江西省 江西 jiangxi
37 山东省 山东 shandong
41 河南省 河南 henan
42 湖北省 湖北 hubei
43 湖南省 湖南 hunan
44 广东省 广东 guangdong
45 广西壮族自治区 广西 guangxi
46 海南省 海南 hainan
50 重庆市 重庆 chongqing
51 四川省 四川 sichuan
52 贵州省 贵州 guizhou
53 云南省 云南 yunnan
54 西藏自治区 西藏 xizang
61 陕西省 陕西 shaanxi
62 甘肃省 甘肃 gansu
63 青海省 青海 qinghai
64 宁夏回族自治区 宁夏 ningxia
65 新疆维吾尔自治区 新疆 xinjiang
71 台湾省 台湾 taiwan
81 香港特别行政区 香港 xianggang
82 澳门特别行政区 澳门 aomen
"""

PROVINCES: dict[str, Province] = {
    row.split()[0]: Province(*row.split()) for row in _TABLE.strip().splitlines()
}
"""By code, in the order of the standard."""

MAINLAND_CODES = tuple(code for code in PROVINCES if code < "70")
"""The 31 whose communications administrations accept filings."""

_EXTRA_NAMES = {
    "内蒙": "15",
    "广西自治区": "45",
    "西藏省": "54",
    "宁夏自治区": "64",
    "新疆自治区": "65",
}
_BY_NAME = _EXTRA_NAMES | {
    compact(name): code
    for code, row in PROVINCES.items()
    for name in (code, row.name, row.short_name, row.pinyin)
}

# 北京路, 上海新村, 海南藏族自治州: a short name that begins the name of something else.
_NOT_THE_PROVINCE = re.compile(
    r"[东西南北中新一二三四五]*(?:大道|大街|路|街|巷|胡同|弄|里|村|镇|乡|小区|花园|大厦|广场|苑)"
    r"|藏族|蒙古族"
)


def province_code(text: str) -> str | None:
    """Code of a province given by code, full or short Chinese name, or pinyin; None if unknown."""
    return _BY_NAME.get(compact(text))


def province_of_address(text: str) -> str | None:
    """Code of the province an address lies in, or None where it does not say.

    An address that leaves the province out is placed by the prefecture or the directly
    administered city it begins with (杭州市…, 仙桃市…), abolished ones included. County names
    are not used: many provinces share them.
    """
    address = compact(text)
    # 中国(上海)自由贸易试验区…, 中国上海市…
    address = re.sub(r"^(?:中国|中华人民共和国)(?:\((.+?)\))?", r"\1", address)
    for code, row in PROVINCES.items():
        if address.startswith(row.name):
            return code
    for name, code in _prefectures().items():
        if address.startswith(name):
            return code
    for code, row in PROVINCES.items():
        rest = address.removeprefix(row.short_name)
        if rest != address and not _NOT_THE_PROVINCE.match(rest):
            return code
    return next((c for name, c in _EXTRA_NAMES.items() if address.startswith(name)), None)


@cache
def _prefectures() -> dict[str, str]:
    """Prefecture names and those of cities under a province, longest first, with the code."""
    table = numdb.get("cn/loc")
    found: dict[str, set[str]] = {}
    for code in MAINLAND_CODES:
        for middle in (*(f"{n:02}00" for n in range(1, 70)), *(f"90{n:02}" for n in range(1, 40))):
            for _, info in table.info(code + middle):
                for county in info.get("county", "").split(","):
                    name = compact(re.sub(r"^\[[^]]*\]", "", county))
                    if len(name) > 2 and name[-1] in "市州盟区" and not _vague(name):
                        found.setdefault(name, set()).add(code)
    unique = {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
    return dict(sorted(unique.items(), key=lambda item: -len(item[0])))


def _vague(name: str) -> bool:
    return name in {"市辖区", "市区"} or "直辖" in name
