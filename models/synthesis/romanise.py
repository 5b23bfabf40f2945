"""Names written in Latin capitals: by pinyin, as Hong Kong spells them, as Taiwan does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from models.synthesis.names import pick, words

__all__ = ["LatinName", "foreign_name", "hong_kong_name", "mainland_name", "taiwan_name"]

# Character, pinyin, the usual spelling in Hong Kong.
_SURNAMES = """陈 CHEN CHAN 林 LIN LAM 黄 HUANG WONG 张 ZHANG CHEUNG 李 LI LEE 王 WANG WONG 吴 WU NG
刘 LIU LAU 蔡 CAI CHOI 杨 YANG YEUNG 许 XU HUI 郑 ZHENG CHENG 谢 XIE TSE 郭 GUO KWOK 何 HE HO
梁 LIANG LEUNG 罗 LUO LAW 周 ZHOU CHOW 叶 YE IP 苏 SU SO 潘 PAN POON 冯 FENG FUNG 邓 DENG TANG
曾 ZENG TSANG 彭 PENG PANG 卢 LU LO 徐 XU TSUI 马 MA MA 朱 ZHU CHU 沈 SHEN SHUM 余 YU YU 赖 LAI LAI
钟 ZHONG CHUNG 麦 MAI MAK 伍 WU NG 廖 LIAO LIU 关 GUAN KWAN 方 FANG FONG 高 GAO KO 施 SHI SZE
欧阳 OUYANG AU-YEUNG 司徒 SITU SZETO 赵 ZHAO CHIU 孙 SUN SUEN 胡 HU WU 江 JIANG KONG 韩 HAN HON"""
_MALE = """伟 WEI WAI 强 QIANG KEUNG 明 MING MING 辉 HUI FAI 杰 JIE KIT 俊 JUN CHUN 文 WEN MAN
志 ZHI CHI 家 JIA KA 豪 HAO HO 健 JIAN KIN 华 HUA WAH 国 GUO KWOK 荣 RONG WING 永 YONG WING
德 DE TAK 浩 HAO HO 宏 HONG WANG 锋 FENG FUNG 博 BO POK 宇 YU YU 轩 XUAN HIN 贤 XIAN YIN
祥 XIANG CHEUNG 嘉 JIA KA 子 ZI TSZ 天 TIAN TIN 安 AN ON 建 JIAN KIN 成 CHENG SHING
耀 YAO YIU 昌 CHANG CHEONG"""
_FEMALE = """芳 FANG FONG 敏 MIN MAN 静 JING CHING 丽 LI LAI 娟 JUAN KUEN 玲 LING LING 美 MEI MEI
婷 TING TING 雪 XUE SUET 慧 HUI WAI 颖 YING WING 诗 SHI SZE 雅 YA NGA 欣 XIN YAN 怡 YI YI 佩 PEI PUI
淑 SHU SHUK 惠 HUI WAI 珍 ZHEN CHUN 凤 FENG FUNG 兰 LAN LAN 月 YUE YUET 秀 XIU SAU 思 SI SZE
晓 XIAO HIU 心 XIN SUM 琪 QI KI 琳 LIN LAM 君 JUN KWAN 咏 YONG WING 宝 BAO PO 燕 YAN YIN"""


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name and its Latin spelling.

    Attributes:
        chinese: As printed; empty where there is none.
        surname: Latin capitals.
        given: Latin capitals, joined as the place writes it.
    """

    chinese: str
    surname: str
    given: str


@cache
def _table(text: str) -> tuple[tuple[str, str, str], ...]:
    cells = text.split()
    return tuple(zip(cells[::3], cells[1::3], cells[2::3], strict=True))


# Longest first. Taiwan's passports mostly follow Wade-Giles without its apostrophes.
_INITIALS = (
    ("ZH", "CH"), ("CH", "CH"), ("SH", "SH"), ("B", "P"), ("D", "T"), ("G", "K"), ("J", "CH"),
    ("Q", "CH"), ("X", "HS"), ("Z", "TS"), ("C", "TS"), ("R", "J"),
)  # fmt: skip
_WHOLE = {
    "HE": "HO", "DE": "TE", "YE": "YEH", "XIE": "HSIEH", "YAN": "YEN", "ZI": "TZU", "SI": "SSU",
    "SHI": "SHIH", "ZHI": "CHIH", "YONG": "YUNG", "RONG": "JUNG", "HONG": "HUNG", "LUO": "LO",
    "ZHONG": "CHUNG", "GUO": "KUO", "YI": "YI", "WEI": "WEI", "JIE": "CHIEH", "YUE": "YUEH",
    "XUE": "HSUEH", "XU": "HSU", "BO": "PO", "TIAN": "TIEN", "JIAN": "CHIEN", "XIAN": "HSIEN",
    "JUAN": "CHUAN", "OUYANG": "OUYANG", "SITU": "SZUTU",
}  # fmt: skip


def _wade(pinyin: str) -> str:
    if pinyin in _WHOLE:
        return _WHOLE[pinyin]
    for ours, theirs in _INITIALS:
        if pinyin.startswith(ours):
            return theirs + pinyin[len(ours) :]
    return pinyin


def _draw(
    rng: np.random.Generator, sex: str, spell: Callable[[tuple[str, str, str]], str], joint: str
) -> LatinName:
    surnames, pool = _table(_SURNAMES), _table(_MALE if sex == "男" else _FEMALE)
    surname = surnames[int(rng.integers(len(surnames)))]
    count = 1 if rng.random() < 0.2 else 2
    given = [pool[int(k)] for k in rng.choice(len(pool), count, replace=False)]
    chinese = surname[0] + "".join(part[0] for part in given)
    return LatinName(chinese, spell(surname), joint.join(spell(part) for part in given))


def mainland_name(rng: np.random.Generator, sex: str) -> LatinName:
    """A name with its pinyin: ``ZHANG``, ``WEIMING``."""
    return _draw(rng, sex, lambda cell: cell[1], "")


def hong_kong_name(rng: np.random.Generator, sex: str) -> LatinName:
    """A name as Hong Kong and Macau spell it, some with an English given name before."""
    name = _draw(rng, sex, lambda cell: cell[2], " ")
    if rng.random() < 0.2:
        english = "PETER JOHN ALAN JASON KEVIN" if sex == "男" else "MARY AMY GRACE ALICE EMILY"
        return LatinName(name.chinese, name.surname, f"{name.given} {pick(rng, english.split())}")
    return name


def taiwan_name(rng: np.random.Generator, sex: str) -> LatinName:
    """A name as Taiwan's passports spell it: ``CHANG``, ``WEI-MING``."""
    return _draw(rng, sex, lambda cell: _wade(cell[1]), "-")


def foreign_name(rng: np.random.Generator, sex: str) -> LatinName:
    """A name without characters."""
    surname = pick(rng, words("SMITH BROWN WILSON TAYLOR SINGH SHARMA PATEL MARTIN SOUZA"))
    male, female = "JAMES DAVID ROBERT ANIL PEDRO PAUL", "SARAH ANNA MARIA PRIYA JANE LAURA"
    pool = (male if sex == "男" else female).split()
    first, second = rng.choice(len(pool), 2, replace=False)
    given = pool[int(first)] + (f" {pool[int(second)]}" if rng.random() < 0.5 else "")
    return LatinName("", surname, given)
