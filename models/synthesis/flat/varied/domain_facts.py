"""Invented domains: names of all kinds of suffixes, who holds them, since when and through whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.flat.varied.bodies import make_body
from models.synthesis.flat.varied.firms import make_firm
from models.synthesis.names import pick, words
from models.synthesis.people import TODAY, years_later
from models.synthesis.romanise import foreign_name, mainland_name

__all__ = ["Domain", "make_domain"]

_SYLLABLES = words(
    "yun qi ming rui heng hui zhi ling bo yuan jia ding tai hong chuang lian da xin hai tian feng "
    "sheng kang li shan mei long hua jing an de you wan shi guo zhong"
)
_ENGLISH = words(
    "cloud soft data food tour home life green blue star light river trade craft print wood farm "
    "health learn art photo motor steel tool pet garden bridge north lake"
)
_CHINESE = words(
    "云海科技 青山茶业 瑞恒机械 明远教育 福满楼 禾田农业 江畔书屋 智行出行 恒泰建材 翠湖旅游 "
    "锦绣家纺 "
    "华宇光电 小镇故事 西岭乡 红星村 美味坊 长青园林 天元律师 安康医药 九州印务"
)
# Suffix, and how often.
_SUFFIXES: tuple[tuple[str, float], ...] = (
    (".com", 28), (".cn", 22), (".com.cn", 9), (".net", 6), (".net.cn", 1.5), (".org", 2),
    (".org.cn", 2), (".gov.cn", 1.5), (".edu.cn", 1), (".ac.cn", 0.5), (".top", 3), (".xyz", 2),
    (".vip", 2), (".ren", 1.2), (".wang", 1.5), (".site", 1), (".shop", 1.5), (".tech", 1),
    (".club", 1), (".info", 1), (".biz", 0.8), (".cc", 1.2), (".online", 0.8), (".ltd", 1),
    (".group", 0.6), (".fun", 0.6), (".ink", 0.6), (".store", 0.6), (".cloud", 0.7), (".pub", 0.5),
    (".work", 0.5), (".asia", 0.4), (".mobi", 0.5), (".zj.cn", 0.3), (".gd.cn", 0.3), (".me", 0.5),
    (".tv", 0.4), (".love", 0.3), (".art", 0.4), (".link", 0.3),
)  # fmt: skip
_CHINESE_SUFFIXES: tuple[tuple[str, float], ...] = (
    (".中国", 5), (".网址", 3), (".公司", 3), (".网络", 2), (".商城", 1), (".集团", 1),
    (".我爱你", 1), (".在线", 1), (".中文网", 1), (".手机", 0.6), (".政务", 0.8), (".公益", 1),
    (".com", 1.5), (".cn", 2), (".网店", 0.5), (".企业", 0.6),
)  # fmt: skip

_PLACES = words("广州 北京 厦门 成都 杭州 上海 深圳 郑州 武汉 江苏 福建 重庆 西安 济南 浙江")
_LATIN_PLACES = words(
    "Guangzhou Beijing Xiamen Chengdu Hangzhou Shanghai Shenzhen Zhengzhou Wuhan Jiangsu Fujian "
    "Chongqing Xi'an Jinan Zhejiang"
)
_BRANDS = "云启 智联通 新域 飞帆 明途 东川 万象 蓝标 星河 易域 时代 网川 聚名源 优米 千帆 三域 "
"互远 域立方"
_LATIN_BRANDS = (
    "Yunqi Zhiliantong Xinyu Feifan Mingtu Dongchuan Wanxiang Lanbiao Xinghe Yiyu Shidai Wangchuan "
    "Jumingyuan Youmi Qianfan Sanyu Huyuan Domaincube"
)
_TAILS = (
    ("网络科技有限公司", "Network Technology Co., Ltd."),
    ("数码科技有限公司", "Digital Technology Co., Ltd."),
    ("互联信息技术有限公司", "Internet Information Technology Co., Ltd."),
    ("信息技术股份有限公司", "Information Technology Co., Ltd."),
    ("数据科技有限公司", "Data Technology Co., Ltd."),
    ("云计算有限公司", "Cloud Computing Ltd."),
    ("域名服务有限公司", "Domain Services Limited"),
    ("科技发展有限公司", "Technology Development Co., Ltd."),
    ("互联网域名系统有限公司", "Internet Domain Name System Co., Ltd."),
)


@dataclass(frozen=True, slots=True)
class Domain:
    """What a certificate says of a domain.

    Attributes:
        name: As printed.
        holder: In Chinese.
        holder_latin: In Latin letters.
        start: Registered on.
        end: Expires on.
        updated: Last changed on.
        clock: Time of day, ``10:26:08``.
        brand: The registrar's mark.
        registrar: In Chinese.
        registrar_latin: In English.
        registry: In Chinese; ``registry_latin`` in English.
        servers: Name servers.
        person: Whether a person holds it.
    """

    name: str
    holder: str
    holder_latin: str
    start: date
    end: date
    updated: date
    clock: str
    brand: str
    registrar: str
    registrar_latin: str
    registry: str
    registry_latin: str
    servers: tuple[str, ...]
    person: bool


def _weighted(rng: np.random.Generator, table: tuple[tuple[str, float], ...]) -> str:
    shares = np.array([share for _, share in table])
    return table[int(rng.choice(len(table), p=shares / shares.sum()))][0]


def _host(rng: np.random.Generator) -> str:
    digits = str(int(rng.integers(10**5)))
    spelled = "".join(pick(rng, _SYLLABLES) for _ in range(int(rng.integers(2, 5))))
    english = pick(rng, _ENGLISH) + pick(rng, _ENGLISH)
    kinds = (
        spelled,
        spelled,
        english,
        spelled + digits[: int(rng.integers(1, 5))],
        f"{spelled}-{pick(rng, _ENGLISH)}",
        "".join(pick(rng, "abcdefghijklmnopqrstuvwxyz") for _ in range(int(rng.integers(2, 6)))),
        digits,
        f"{int(rng.integers(10, 999))}{pick(rng, _ENGLISH)}",
    )
    return pick(rng, kinds)


def _holder(rng: np.random.Generator, suffix: str) -> tuple[str, str, bool]:
    """Name in Chinese, in Latin letters, and whether it is a person."""
    chance = rng.random()
    if suffix in (".gov.cn", ".政务"):
        return make_body(rng, pick(rng, ("office", "institution"))).name, "", False
    if suffix in (".edu.cn", ".ac.cn", ".公益", ".org.cn", ".org") and chance < 0.8:
        kind = pick(rng, ("institution", "association", "private_body"))
        return make_body(rng, kind).name, "", False
    if chance < 0.3:
        name = mainland_name(rng, pick(rng, "男女"))
        latin = f"{name.surname} {name.given}"
        latin = pick(rng, (latin, latin.title(), f"{name.given} {name.surname}".title()))
        return name.chinese, latin, True
    if chance < 0.36:
        kind = pick(rng, ("institution", "association", "private_body", "village"))
        return make_body(rng, kind).name, "", False
    syllables = "".join(pick(rng, _SYLLABLES) for _ in range(2)).title()
    latin = f"{pick(rng, _LATIN_PLACES)} {syllables} "
    latin += pick(
        rng,
        (
            "Technology Co., Ltd.",
            "Trading Co., Ltd",
            "Culture Media Co., Ltd.",
            "Machinery Co.,Ltd.",
            "Information Technology Limited",
            "Industrial Group Co., Ltd.",
        ),
    )
    if chance > 0.985:
        abroad = foreign_name(rng, "男")
        return f"{abroad.given} {abroad.surname}".title(), latin, True
    return make_firm(rng).name, latin, False


def _days(rng: np.random.Generator) -> tuple[date, date]:
    start = TODAY - timedelta(days=int(rng.gamma(1.3, 1700)) + 3)
    start = max(start, date(1998, 5, 6))
    end = years_later(start, int(rng.choice((1, 1, 1, 2, 3, 5, 10))))
    last = TODAY + timedelta(days=60 if rng.random() < 0.9 else -400)
    while end < last:
        end = years_later(end, int(rng.choice((1, 1, 2, 3, 5))))
    return start, end - timedelta(days=1 if rng.random() < 0.08 else 0)


def make_domain(rng: np.random.Generator) -> Domain:
    """Draw a domain, its holder, its days and its registrar."""
    chinese = rng.random() < 0.14
    if chinese:
        suffix = _weighted(rng, _CHINESE_SUFFIXES)
        host = pick(rng, _CHINESE)
    else:
        suffix, host = _weighted(rng, _SUFFIXES), _host(rng)
    holder, latin, person = _holder(rng, suffix)
    start, end = _days(rng)
    updated = min(start + timedelta(days=int(rng.integers(0, 4000))), TODAY)
    place, brand = int(rng.integers(len(_PLACES))), int(rng.integers(len(_BRANDS.split())))
    tail = _TAILS[int(rng.integers(len(_TAILS)))]
    mark, latin_mark = _BRANDS.split()[brand], _LATIN_BRANDS.split()[brand]
    own = suffix.endswith((".cn", ".中国"))
    registry = ("中国互联网络信息中心", "China Internet Network Information Center")
    if not own:
        registry = ("VeriSign, Inc.", "VeriSign, Inc.")
    if not own and suffix not in (".com", ".net", ".cc", ".tv"):
        registry = (f"{suffix} 注册局", f"Registry of {suffix}")
    stem = latin_mark.lower()
    firsts = words("dns{n} ns{n} f1g1ns{n} vip{n}.dns a{n}.ns")
    server = pick(rng, firsts)
    hour, minute, second = (int(v) for v in rng.integers(0, (24, 60, 60)))
    return Domain(
        name=host + suffix,
        holder=holder,
        holder_latin=latin,
        start=start,
        end=end,
        updated=updated,
        clock=f"{hour:02d}:{minute:02d}:{second:02d}",
        brand=mark,
        registrar=f"{_PLACES[place]}{mark}{tail[0]}",
        registrar_latin=f"{_LATIN_PLACES[place]} {latin_mark} {tail[1]}",
        registry=registry[0],
        registry_latin=registry[1],
        servers=tuple(f"{server.format(n=n)}.{stem}.com" for n in (1, 2)),
        person=person,
    )
