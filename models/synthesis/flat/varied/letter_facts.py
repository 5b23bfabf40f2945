"""Who a letter is about: units of every sort, people, a site, an office, dates.

Slots that are fields: ``a`` unit, ``l`` its head, ``n`` the person, ``i`` that person's number,
``w`` name of the site, ``d`` its domain, ``s`` address, ``c`` credit code, ``t`` administration
addressed. Others: ``x`` the head's number, ``p`` ``q`` telephones, ``k`` mail, ``j`` post, ``b``
scope, ``m`` another person, ``o`` an older name, ``u`` the unit above in the place ``up``, ``g``
registering office, ``e`` staffing office, ``v`` provider, ``f`` and ``h`` a period, ``police`` and
``comm`` an office and a committee where the person lives, ``pay`` a wage, ``y`` and ``mo`` when
work began.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis import places
from models.synthesis.businesses import BRAND_A, BRAND_B, website
from models.synthesis.flat.varied.bodies import make_body
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words
from models.synthesis.flat.varied.firms import SORTS, make_firm
from models.synthesis.names import pick, pick_name, words
from models.synthesis.organisations import make_organisation
from models.synthesis.people import TODAY, make_person, years_later
from models.synthesis.regions import Region, pick_region

__all__ = ["LETTER_TRUTH", "Facts", "administration", "make_facts"]

# Slots of commitments and supporting papers that are fields.
LETTER_TRUTH: Mapping[str, str] = {
    "a": "company_name",
    "l": "legal_representative",
    "n": "name",
    "i": "id_number",
    "w": "website",
    "d": "domain",
    "s": "address",
    "c": "credit_code",
    "t": "addressee",
}

_FIRMS = words(
    "company company company company company company foreign branch branch sole_owned cooperative "
    "sole_proprietor sole_proprietor"
)
_BODIES = words("institution association private_body foundation office village collective law")
_CHIEFS = ("法定代表人",) * 6 + ("法人代表", "法人", "法定代表人（负责人）")
_ABOVE = words(
    "{up}人民政府 {up}教育局 {up}卫生健康局 中共{up}委宣传部 "
    "{up}文化广电和旅游局 {up}人民政府办公室"
)
_STAFFING = words("中共{up}委机构编制委员会办公室 {up}机构编制委员会办公室 {up}事业单位登记管理局")
_HEADS = {
    "branch": ("负责人", "负责人", "分公司负责人", "企业负责人"),
    "sole_owned": ("投资人", "负责人", "投资人"),
    "sole_proprietor": ("经营者", "经营者", "负责人", "业主"),
    "law": ("负责人", "主任", "律所负责人"),
    "office": ("负责人", "单位负责人", "主要负责人", "法定代表人"),
    "village": ("法定代表人", "负责人"),
    "foreign_office": ("首席代表", "首席代表", "负责人"),
}
_SELVES = {
    "branch": ("我分公司", "本公司", "我公司", "我单位"),
    "cooperative": ("我社", "本社", "我单位", "本合作社"),
    "sole_proprietor": ("我店", "本店", "我单位", "本个体户", "我单位"),
    "law": ("我所", "本所", "我单位"),
    "office": ("我局", "我单位", "本单位", "我机关"),
    "association": ("我会", "本会", "我单位", "我协会"),
    "foundation": ("我会", "本基金会", "我单位"),
    "village": ("我村", "我单位", "本单位"),
    "collective": ("我社", "我单位", "本单位"),
}
_POSTS = words(
    "技术总监 网络管理员 行政经理 运营总监 办公室主任 信息中心主任 人事主管 总经理助理 网站编辑 "
    "软件工程师 市场部经理 副总经理 综合部部长 项目经理 客服主管 科员 教务处副主任 财务负责人"
)
_MAILS = words("163.com qq.com 126.com sina.com foxmail.com 139.com sample.invalid")
_SITES = words(
    "官网 网 商城 官方网站 门户网站 在线 资讯网 "
    "服务平台 信息网 科技官网 文化展示网 企业网站 展示平台 之家"
)
_PROVIDERS = words(
    "云桥计算有限公司 北辰云网络有限公司 上海翼联数据科技有限公司 "
    "天舟互联（北京）信息服务有限公司 "
    "广东海涛云计算有限公司 四川蓉信互联网数据中心有限公司 中州云智网络股份有限公司"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter may say.

    Attributes:
        values: Slot to its text.
        me: How the unit speaks of itself.
        head: What it calls who stands for it.
        sort: Which sort of unit.
        day: Date of the letter.
        region: Where the unit is.
    """

    values: Mapping[str, str]
    me: str
    head: str
    sort: str
    day: date
    region: Region


def administration(province: str) -> str:
    """The administration of telecommunications of a province."""
    return f"{province}通信管理局"


def _phone(rng: np.random.Generator) -> str:
    digits = "".join(str(d) for d in rng.integers(0, 10, 8))
    if rng.random() < 0.82:
        return pick(rng, words("13 15 18 17 19")) + pick(rng, "356789") + digits
    return pick(rng, ("010", "021", "0571", "0755", "028", "0991")) + "-" + digits


def _mail(rng: np.random.Generator) -> str:
    signs = "abcdefghkmnxyz0123456789"
    return (
        "".join(pick(rng, signs) for _ in range(int(rng.integers(5, 11)))) + "@" + pick(rng, _MAILS)
    )


def _unit(rng: np.random.Generator, of: str) -> tuple[str, str, str, str, str, str, Region]:
    """Sort, name, head, code, address, scope, region."""
    if of == "firm" or of in SORTS or (not of and rng.random() < 0.8):
        sort = of if of in SORTS else pick(rng, _FIRMS)
        firm = make_firm(rng, sort)
        scope = firm.scope.split("（依法")[0].rstrip("。；")
        return sort, firm.name, firm.head, firm.credit_code, firm.address, scope, firm.region
    sort = of or pick(rng, _BODIES)
    if sort == "law":
        one = make_organisation(rng, "law_firm")
        return sort, one.name, one.head, one.credit_code, one.address, one.purpose, one.region
    body = make_body(rng, sort)
    return sort, body.name, body.head, body.credit_code, body.address, body.purpose, body.region


def _period(rng: np.random.Generator, day: date) -> tuple[str, str]:
    start = pick(rng, ("day", "day", "month", "year"))
    first = day if start == "day" else day.replace(day=1)
    first = first.replace(month=1) if start == "year" else first
    last = years_later(first, int(rng.integers(1, 6))) - timedelta(days=int(rng.integers(2)))
    style = pick(rng, DAY_STYLES)
    return day_words(first, style), day_words(last, style)


def make_facts(rng: np.random.Generator, *, of: str = "", individual: bool = False) -> Facts:
    """Draw a unit, a person, a site and a day.

    Args:
        rng: Source of chance.
        of: ``firm``, a sort of firm, or a sort of body; any where not given.
        individual: Whether a person files it: site and address are that person's.
    """
    sort, name, head, code, address, scope, region = _unit(rng, "firm" if individual else of)
    person, chief, other = (make_person(rng) for _ in range(3))
    site, domain = website(rng, name, region)
    if len(name) > 15 or rng.random() < 0.3:
        brand = pick(rng, BRAND_A) + pick(rng, BRAND_B)
        site = brand + pick(rng, _SITES)
    if individual:
        own = (f"{person.name}的博客", f"{person.name}的个人主页", site, "学习笔记小站")
        site = pick(rng, own)
        region = pick_region(rng) if rng.random() < 0.2 else region
    day = TODAY - timedelta(days=int(rng.integers(1, 900)))
    start, end = _period(rng, day)
    upper = region.county if rng.random() < 0.6 else region.seat
    older = make_firm(rng, "company")
    committee = make_body(rng, "village")
    values = {
        "a": name, "l": head, "x": chief.id_number, "n": person.name, "i": person.id_number,
        "w": site, "d": domain, "s": person.address if individual else address, "c": code,
        "t": administration(region.province), "p": _phone(rng), "q": _phone(rng),
        "k": _mail(rng),
        "j": pick(rng, _POSTS), "m": other.name, "z": other.id_number, "o": older.name,
        "u": pick(rng, _ABOVE).format(up=upper),
        "g": places.market_authority(rng, region, 2020),
        "e": pick(rng, _STAFFING).format(up=upper),
        "v": pick(rng, _PROVIDERS), "f": start, "h": end, "b": scope[:120].rstrip("；、，"),
        "police": person.issuing_authority, "comm": committee.name, "up": upper,
        "y": str(day.year - int(rng.integers(1, 12))), "mo": str(int(rng.integers(1, 13))),
        "pay": str(int(rng.integers(25, 220)) * 100),
    }  # fmt: skip
    if sort == "office" and rng.random() < 0.5:
        values["l"] = pick_name(rng, pick(rng, "男女"), "汉")
    heads = _HEADS.get(sort, _CHIEFS)
    return Facts(
        values=values,
        me=pick(rng, _SELVES.get(sort, ("我单位", "本单位", "我公司", "本公司", "我司"))),
        head=pick(rng, heads),
        sort=sort,
        day=day,
        region=region,
    )
