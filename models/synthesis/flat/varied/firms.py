"""Invented firms of every sort that gets a business licence, and what each sort calls things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis import businesses, places
from models.synthesis.codes import credit_code, organization_code
from models.synthesis.flat.varied.scopes import TRADES, scope_words
from models.synthesis.names import pick, pick_name, words
from models.synthesis.people import LONG_TERM, TODAY, years_later
from models.synthesis.regions import Region, pick_region

__all__ = ["SORTS", "Firm", "FirmSort", "make_firm"]


@dataclass(frozen=True, slots=True)
class FirmSort:
    """What one sort's licence calls things; an empty label is not on it.

    Attributes:
        share: How often it comes.
        category: First two characters of the credit code.
        types: 类型.
        head: Label of who stands for it.
        place: Label of where it sits.
        money: Label of its capital.
        born: Label of its first day.
        term: Label of its term.
        scope: Label of its scope.
    """

    share: float
    category: str
    types: tuple[str, ...]
    head: tuple[str, ...]
    place: tuple[str, ...]
    money: tuple[str, ...]
    born: tuple[str, ...] = ("成立日期",)
    term: tuple[str, ...] = ("营业期限",)
    scope: tuple[str, ...] = ("经营范围",)


_SITE = ("住所", "住所", "住所", "住所", "公司住所", "住所（经营场所）")
SORTS: Mapping[str, FirmSort] = {
    "company": FirmSort(
        0.36,
        "91",
        (
            *businesses.TYPES,
            "有限责任公司(法人独资)",
            "有限责任公司（国有独资）",
            "股份有限公司（上市、自然人投资或控股）",
            "有限责任公司(自然人投资或控股的法人独资)",
            "一人有限责任公司（自然人独资）",
            "股份有限公司",
        ),
        ("法定代表人", "法定代表人", "法定代表人", "法定代表人姓名"),
        _SITE,
        ("注册资本", "注册资本", "注册资本", "注册资金"),
    ),
    "foreign": FirmSort(
        0.08,
        "91",
        (
            "有限责任公司(台港澳法人独资)",
            "有限责任公司（外国法人独资）",
            "有限责任公司(中外合资)",
            "有限责任公司(外商投资企业法人独资)",
            "有限责任公司（港澳台投资、非独资）",
            "外商投资有限责任公司",
        ),
        ("法定代表人",),
        _SITE,
        ("注册资本",),
    ),
    "branch": FirmSort(
        0.12,
        "91",
        (
            "有限责任公司分公司",
            "有限责任公司分公司(自然人投资或控股)",
            "股份有限公司分公司",
            "其他有限责任公司分公司",
            "分公司",
            "有限责任公司分公司(自然人独资)",
            "外商投资企业分公司",
        ),
        ("负责人", "负责人", "负责人", "企业负责人", "法定代表人（负责人）"),
        ("营业场所", "营业场所", "经营场所"),
        (),
    ),
    "partnership": FirmSort(
        0.1,
        "91",
        ("有限合伙企业", "普通合伙企业", "特殊普通合伙企业", "有限合伙企业(法人)", "合伙企业"),
        ("执行事务合伙人", "执行事务合伙人", "执行合伙人", "执行事务合伙人(委派代表)"),
        ("主要经营场所", "主要经营场所", "经营场所"),
        ("出资额", "出资额", "合伙人出资总额", "认缴出资额"),
        term=("合伙期限", "合伙期限", "营业期限"),
    ),
    "sole_owned": FirmSort(
        0.08,
        "91",
        ("个人独资企业", "个人独资企业", "个人独资企业分支机构"),
        ("投资人", "投资人", "投资人姓名"),
        ("住所", "企业住所", "经营场所"),
        ("出资额", "", "投资人出资额"),
    ),
    "cooperative": FirmSort(
        0.08,
        "93",
        ("农民专业合作社", "农民专业合作社", "农民专业合作社联合社", "农民专业合作经济组织"),
        ("法定代表人", "法定代表人", "法定代表人姓名"),
        ("住所",),
        ("成员出资总额", "成员出资总额", "出资总额"),
        scope=("业务范围", "业务范围", "经营范围"),
    ),
    "sole_proprietor": FirmSort(
        0.18,
        "92",
        ("个体工商户", "个体工商户", "个体", "个体（内地）", "个体工商户(个人经营)"),
        ("经营者", "经营者", "经营者姓名"),
        ("经营场所", "经营场所", "营业场所"),
        (),
        born=("注册日期", "注册日期", "成立日期"),
        term=("",),
        scope=("经营范围", "经营范围", "经营范围", "经营范围及方式"),
    ),
}

_SHOPS = words(
    "便利店 小吃店 餐馆 服装店 手机店 理发店 五金店 水果店 奶茶店 汽车修理厂 图文店 超市 药店 "
    "茶叶店 花店 装饰材料经营部 网络服务部 建材商行 母婴用品店 宠物店 摄影工作室 百货商行 食品商行"
)
_SHOP_ITEMS = words(
    "食品销售 烟草制品零售 日用百货销售 餐饮服务 小餐饮 理发服务 服装服饰零售 五金产品零售 "
    "互联网销售（除销售需要许可的商品） 图文设计制作 新鲜水果零售 针纺织品销售 通讯设备销售 "
    "机动车修理和维护 礼品花卉销售 摄影扩印服务 母婴用品销售 鞋帽零售 宠物服务（不含动物诊疗） "
    "打字复印"
)
_CROPS = words("蔬菜 水果 茶叶 中药材 生猪养殖 肉牛养殖 水稻 食用菌 果蔬 农机 葡萄 花椒 粮食")
_WORKS = words("五金厂 塑料制品厂 服装厂 设计事务所 木业加工厂 工作室 包装印刷厂")
_FOREIGN = words("史密斯 田中健一 JAMES·WILSON 金俊浩 陈嘉豪 LIM·WEI·MING 山本浩司 黄志强")
_TAILS = words("有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司")


@dataclass(frozen=True, slots=True)
class Firm:
    """What a licence may print; ``valid_to`` is None where there is no term."""

    sort: str
    name: str
    credit_code: str
    head: str
    type: str
    address: str
    capital: str | None
    established: date
    valid_from: date | None
    valid_to: date | str | None
    scope: str
    issued: date
    authority: str
    form: str
    region: Region


def _short(place: str) -> str:
    return place[:-1] if place[-1] in "市县区" and len(place) > 2 else place


def _name(rng: np.random.Generator, sort: str, region: Region, word: str, owner: str) -> str:
    brand = pick(rng, businesses.BRAND_A) + pick(rng, businesses.BRAND_B)
    brand += pick(rng, businesses.BRAND_B) if rng.random() < 0.3 else ""
    seat, county = _short(region.seat), _short(region.county)
    place = pick(rng, (seat, seat, region.seat, county, region.province))
    marks = ("（", "）") if rng.random() < 0.6 else ("(", ")")
    tail = pick(rng, _TAILS)
    if sort in ("company", "foreign"):
        if rng.random() < 0.3:
            return f"{brand}{marks[0]}{seat}{marks[1]}{word}{tail}"
        return f"{place}{brand}{word}{tail}"
    if sort == "branch":
        parent = f"{_short(pick_region(rng).seat)}{brand}{word}{tail}"
        return f"{parent}{place}{pick(rng, ('', '', '第二', '高新区'))}分公司"
    if sort == "partnership":
        body = pick(rng, ("管理咨询", "企业管理", "股权投资", "创业投资", "科技"))
        kind = pick(rng, ("有限合伙", "有限合伙", "普通合伙", "特殊普通合伙"))
        house = "会计师事务所" if kind == "特殊普通合伙" else f"{body}合伙企业"
        return f"{place}{brand}{house}{marks[0]}{kind}{marks[1]}"
    if sort == "sole_owned":
        return f"{region.county}{brand}{pick(rng, _WORKS)}"
    if sort == "cooperative":
        crop = pick(rng, _CROPS)
        work = "" if crop.endswith("养殖") or crop == "农机" else "种植"
        return f"{region.county}{brand}{crop}{work}{pick(rng, ('农民专业合作社', '专业合作社'))}"
    shop = pick(rng, _SHOPS)
    call = pick(rng, (brand, brand, f"{owner[0]}记", f"小{owner[0]}", owner, f"老{owner[0]}家"))
    front = pick(rng, (f"{region.seat}{region.county}", region.county, f"{region.county}新桥镇"))
    return f"{front}{call}{shop}"


def _type(rng: np.random.Generator, row: FirmSort, name: str) -> str:
    """A type that does not contradict the name."""
    special, limited = "特殊" in name, "有限合伙" in name
    fit = [
        kind
        for kind in row.types
        if ("股份" in kind) == ("股份" in name)
        and (not kind.startswith("特殊") or special)
        and (not kind.startswith("普通合伙") or not (limited or special))
        and (not kind.startswith("有限合伙") or limited)
    ]
    return pick(rng, fit or row.types)


def _capital(rng: np.random.Generator, sort: str) -> str:
    if sort == "foreign" and rng.random() < 0.6:
        amount = int(pick(rng, words("10 15 50 100 210 500 1200 3000")))
        coin = pick(rng, ("美元", "美元", "港元", "欧元", "日元"))
        return pick(rng, (f"{amount}万{coin}", f"{amount}.000000万{coin}", f"{coin}{amount}.0万元"))
    amount = int(pick(rng, words("3 5 10 50 80 100 200 500 600 1000 1088 2000 5000 10000 38888")))
    plain = (
        f"{amount}万元人民币", f"人民币{amount}万元", f"{amount}万(元)", f"{amount}.000000万人民币",
        f"人民币{amount}.0万元整", f"{amount}万元", f"{amount}万元整", f"人民币{amount}万元整",
        f"{amount * 10000:,}元", f"（人民币）{amount}万元", f"￥{amount}万元", f"{amount}.00万元",
    )  # fmt: skip
    return pick(rng, plain) if rng.random() < 0.6 else businesses.capital(rng)


def _person(rng: np.random.Generator) -> str:
    return pick_name(rng, pick(rng, "男女"), pick(rng, ("汉", "汉", "汉", "汉", "维吾尔", "蒙古")))


def _term(
    rng: np.random.Generator, start: date, today: date
) -> tuple[date | None, date | str | None]:
    chance = rng.random()
    if chance < 0.1:
        return None, LONG_TERM
    if chance < 0.42:
        return start, LONG_TERM
    years = int(pick(rng, words("5 10 15 20 20 30 30 50")))
    while years_later(start, years) < today + timedelta(days=200):
        years += 10
    return start, years_later(start, years) - timedelta(days=int(rng.integers(2)))


def make_firm(
    rng: np.random.Generator, sort: str | None = None, *, issued_by: date = TODAY
) -> Firm:
    """Draw a firm of one of :data:`SORTS`, its licence issued between 2015 and ``issued_by``."""
    if sort is None:
        shares = np.array([row.share for row in SORTS.values()])
        sort = tuple(SORTS)[int(rng.choice(len(SORTS), p=shares / shares.sum()))]
    row, region, owner = SORTS[sort], pick_region(rng), _person(rng)
    word, items = TRADES[int(rng.integers(len(TRADES)))]
    if sort == "cooperative":
        word, items = next(trade for trade in TRADES if trade[0] == "农业开发")
    shop = sort == "sole_proprietor"
    established = date(1992, 3, 1) + timedelta(
        days=int(rng.integers((issued_by - date(1992, 6, 1)).days))
    )
    first = max(established, date(2015, 10, 1))
    issued = first + timedelta(days=int(rng.integers(max((issued_by - first).days, 1))))
    head = owner
    if sort == "foreign" and rng.random() < 0.5:
        head = pick(rng, _FOREIGN)
    if sort == "partnership" and rng.random() < 0.6:
        firm = f"{_short(region.seat)}{pick(rng, businesses.BRAND_A)}源投资管理有限公司"
        head = firm + pick(
            rng,
            (
                f"（委派代表：{owner}）",
                f"(委派代表:{owner})",
                f"（委托代表：{owner}）",
                "",
                f"、{owner}",
            ),
        )
    start, end = _term(rng, established, TODAY)
    name = _name(rng, sort, region, word, owner)
    money = pick(rng, row.money) if row.money else ""
    return Firm(
        sort=sort,
        name=name,
        credit_code=credit_code(
            rng,
            region.code,
            row.category,
            organization=organization_code(rng) if rng.random() < 0.45 else "",
        ),
        head=head,
        type=_type(rng, row, name),
        address=places.business_address(rng, region, shop=shop),
        capital=_capital(rng, sort) if money else None,
        established=established,
        valid_from=None if shop else start,
        valid_to=None if shop else end,
        scope=scope_words(rng, _SHOP_ITEMS if shop else items, short=shop or rng.random() < 0.12),
        issued=issued,
        authority=places.market_authority(rng, region, issued.year),
        form=pick(rng, ("个人经营", "个人经营", "家庭经营")) if shop else "",
        region=region,
    )
