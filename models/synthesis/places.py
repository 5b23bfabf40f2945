"""Invented postal addresses inside real counties, and the offices that serve them."""

from __future__ import annotations

import numpy as np

from models.synthesis.names import pick, words
from models.synthesis.regions import Region

__all__ = ["business_address", "home_address", "market_authority", "police_authority"]

ROADS = words(
    "解放路 人民东路 文昌街 建设大道 中山北路 新华路 青年街 学府路 滨河西路 和平里大街 光明路 "
    "长虹街 振兴路 迎宾大道 翠竹路 朝阳街 兴业路 明珠路 花园街 北环路 工农路 望江路 银杏街 桃源路"
)
STREETS = words("城关 新桥 东湖 南苑 西关 北街 永安 福田 石桥 清河 翠微 五里桥 柳林 金沙")
TOWNS = words("青山 白石 大河 双桥 龙泉 马家店 黄土岭 三合 平安 柳河 高庄 沙溪 太平 石门")
VILLAGES = words("东王庄 前进 上湾 李家沟 新民 红星 下坝 赵庄 小河口 杨柳 西岭 大树 团结")
ESTATES = words("阳光花园 碧水家园 金桂苑 锦绣华庭 翠湖名邸 和谐小区 幸福里 枫林晚 盛世嘉园")
TOWERS = words("创业大厦 科技园 软件园 国际商务中心 财富广场 金融大厦 孵化基地 电子商务产业园")


def _area(rng: np.random.Generator, region: Region) -> str:
    # Cards of counties and county-level cities usually leave the prefecture out.
    if not region.county.endswith("区") and rng.random() < 0.6:
        return f"{region.province}{region.county}"
    return region.full_name


def _number(rng: np.random.Generator, low: int, high: int) -> int:
    return int(rng.integers(low, high))


def home_address(rng: np.random.Generator, region: Region) -> str:
    """An address as the household register writes it, short enough for three lines of a card."""
    for _ in range(20):
        address = _home_address(rng, region)
        ems = sum(0.58 if char.isascii() else 1.02 for char in address)
        if ems <= 31.5:
            return address
    return f"{region.province}{region.county}{pick(rng, ROADS)}{_number(rng, 1, 999)}号"


def _home_address(rng: np.random.Generator, region: Region) -> str:
    area, kind = _area(rng, region), rng.random()
    if not region.county.endswith("区") and kind < 0.6:
        tail = f"{pick(rng, TOWNS)}{pick(rng, ('镇', '乡'))}{pick(rng, VILLAGES)}村"
        tail += f"{_number(rng, 1, 12)}组" if kind < 0.4 else ""
        return f"{area}{tail}{_number(rng, 1, 180)}号"
    road = f"{pick(rng, ROADS)}{_number(rng, 1, 999)}号"
    if kind < 0.3:
        return f"{area}{road}"
    street = f"{pick(rng, STREETS)}街道" if kind > 0.7 else ""
    if kind < 0.5:
        return f"{area}{street}{road}{_number(rng, 1, 30)}栋{_number(rng, 101, 2900)}室"
    flat = f"{_number(rng, 1, 40)}{pick(rng, '幢栋')}{_number(rng, 1, 6)}单元"
    flat += f"{_number(rng, 1, 32)}{_number(rng, 1, 5):02d}"
    return f"{area}{street}{road}{pick(rng, ESTATES) if kind > 0.6 else ''}{flat}室"


def business_address(rng: np.random.Generator, region: Region, *, shop: bool = False) -> str:
    """Where a company sits, or a shop (ground floor, plain number)."""
    area = region.full_name if rng.random() < 0.7 else f"{region.seat}{region.county}"
    road = f"{pick(rng, ROADS)}{_number(rng, 1, 999)}号"
    kind = rng.random()
    if shop:
        unit = pick(rng, ("", "一层", "商铺", "-2号", "底商"))
        return f"{area}{pick(rng, STREETS)}街道{road}{unit}"
    if kind < 0.25:
        return f"{area}{road}"
    building = pick(rng, ("", *TOWERS))
    block = f"{_number(rng, 1, 20)}{pick(rng, ('号楼', '幢', '栋', '座'))}" if kind > 0.4 else ""
    floor = _number(rng, 2, 33)
    room = f"{floor}层{floor}{_number(rng, 1, 30):02d}室" if kind > 0.6 else f"{floor * 100 + 6}室"
    extra = f"-{_number(rng, 1, 300)}" if kind > 0.9 else ""
    return f"{area}{road}{building}{block}{room}{extra}"


def police_authority(region: Region) -> str:
    """Who issues the card: a city's branch for districts, the county's own office otherwise."""
    if region.county.endswith("区"):
        branch = region.county.removesuffix("区") if len(region.county) > 2 else region.county
        return f"{region.seat}公安局{branch}分局"
    return f"{region.county}公安局"


def market_authority(rng: np.random.Generator, region: Region, year: int) -> str:
    """Who registers companies. Before 2019 the office was named 工商行政管理局."""
    place = region.county if not region.county.endswith("区") else f"{region.seat}{region.county}"
    if year < 2014:
        return f"{place}工商行政管理局"
    if year < 2019:
        return f"{place}{pick(rng, ('工商行政管理局', '市场监督管理局'))}"
    return f"{place}{pick(rng, ('市场监督管理局', '市场监督管理局', '行政审批局'))}"
