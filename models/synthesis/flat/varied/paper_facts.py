"""What further letters say beside :mod:`letter_facts`: other bodies, other people, other domains.

Slots, none of them a field: ``a2`` another firm with head ``l2``, code ``c2``, address ``s2``;
``n2`` ``n3`` other persons with numbers ``i2`` ``i3`` and telephone ``p2``; ``d2`` ``d3`` other
domains, ``w2`` another site; ``hs`` where the unit works rather than sits, ``fax``, ``zip``;
``en`` ``en_n`` ``en_l`` names in English; ``reg`` a registrar, ``lf`` a law firm, ``ss`` an
office of social insurance, ``tax`` one of taxes, ``net`` of the internet, ``pre`` one that must
agree, ``party`` a committee; ``pn`` the province; ``docno`` ``docno2`` numbers of documents;
``ev`` ``ev2`` days of events; ``day`` the day of the letter itself, where it stands in its text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from models.synthesis import places
from models.synthesis.businesses import BRAND_A, BRAND_B, website
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words
from models.synthesis.flat.varied.firms import make_firm
from models.synthesis.flat.varied.letter_facts import Facts
from models.synthesis.names import pick, words
from models.synthesis.organisations import make_organisation
from models.synthesis.people import make_person
from models.synthesis.romanise import mainland_name

__all__ = ["more_facts"]

_REGISTRARS = words(
    "北京新域在线网络技术有限公司 成都西部域名信息有限公司 厦门海名科技有限公司 "
    "杭州网名数字科技有限公司 广州互名信息股份有限公司"
)
_AGREEING = words(
    "{up}新闻出版局 {up}药品监督管理局 {up}教育局 {up}卫生健康局 {up}广播电视局 "
    "{up}文化和旅游局 {up}民族宗教事务局 {up}交通运输局"
)
_NET = words(
    "中共{up}委网络安全和信息化委员会办公室 {up}互联网信息办公室 中共{up}委网信办 "
    "{up}委网络安全和信息化委员会办公室"
)
_PARTY = words("中共{up}委党的建设工作领导小组办公室 中共{up}委组织部 中共{up}直属机关工作委员会")
_SOCIAL = words("{up}社会保险事业管理中心 {up}社会保险基金管理局 {up}人力资源和社会保障局")
_TAX = words("国家税务总局{up}税务局 国家税务总局{up}税务局第一税务分局")
_ENGLISH = words("Technology Trading Network Culture Education Information Industrial Healthcare")
_ENDS = ("Co., Ltd.", "Co., Ltd.", "Limited", "(China) Co., Ltd.", "Group Co., Ltd.")
_NUMBERS = words("{s}函〔{y}〕{n}号 {s}〔{y}〕{n}号 {s}发〔{y}〕{n}号 {s}办函〔{y}〕{n}号")


def _number(rng: np.random.Generator, unit: str, year: int) -> str:
    short = unit[2:4] if len(unit) > 5 else unit[:2]
    return pick(rng, _NUMBERS).format(s=short, y=year, n=int(rng.integers(1, 260)))


def _line(rng: np.random.Generator) -> str:
    area = pick(rng, words("010 021 0571 0755 028 0991 0731 0851"))
    return f"{area}-{int(rng.integers(20_000_000, 89_999_999))}"


def more_facts(rng: np.random.Generator, facts: Facts) -> Facts:
    """The same letter's facts, and what else it may mention."""
    region, day, up = facts.region, facts.day, facts.values["up"]
    other = make_firm(rng, "company")
    one, two = make_person(rng), make_person(rng)
    _, first = website(rng, other.name, other.region)
    _, second = website(rng, other.name, other.region)
    latin, chief = (mainland_name(rng, pick(rng, "男女")) for _ in range(2))
    brand = facts.values["d"].split(".")[0].split("-")[0].rstrip("0123456789").capitalize()
    style = pick(rng, DAY_STYLES)
    event = day - timedelta(days=int(rng.integers(20, 700)))
    more = {
        "a2": other.name, "l2": other.head, "c2": other.credit_code, "s2": other.address,
        "n2": one.name, "i2": one.id_number, "n3": two.name, "i3": two.id_number,
        "p2": "1" + pick(rng, "3589") + "".join(str(d) for d in rng.integers(0, 10, 9)),
        "d2": first, "d3": f"mail.{second}", "w2": pick(rng, BRAND_A) + pick(rng, BRAND_B) + "论坛",
        "hs": places.business_address(rng, region), "fax": _line(rng), "tel": _line(rng),
        "zip": region.code[:4] + "00", "pn": region.province,
        "en": f"{brand} {pick(rng, _ENGLISH)} {pick(rng, _ENDS)}",
        "en_n": f"{latin.surname} {latin.given}", "en_l": f"{chief.surname} {chief.given}",
        "reg": pick(rng, _REGISTRARS), "lf": make_organisation(rng, "law_firm").name,
        "ss": pick(rng, _SOCIAL).format(up=up), "tax": pick(rng, _TAX).format(up=up),
        "net": pick(rng, _NET).format(up=up), "pre": pick(rng, _AGREEING).format(up=up),
        "party": pick(rng, _PARTY).format(up=up),
        "docno": _number(rng, up, day.year), "docno2": _number(rng, facts.values["a"], day.year),
        "ev": day_words(event, style),
        "ev2": day_words(event - timedelta(days=int(rng.integers(300, 2000))), style),
        "day": day_words(day, pick(rng, DAY_STYLES)),
        "ip": ".".join(str(int(n)) for n in rng.integers(11, 250, 4)),
        "old": f"{two.id_number[:6]}{two.id_number[8:17]}",
    }  # fmt: skip
    return replace(facts, values={**facts.values, **more})
