"""Personal names, sexes and the 56 ethnicities (GB/T 3304) as documents print them."""

from __future__ import annotations

from verifier.standards.text import normalise_text

__all__ = ["ETHNICITIES", "SEXES", "ethnicity", "normalise_name", "same_name", "sex"]

_ETHNICITIES = """
汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白
土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒
乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
"""

ETHNICITIES: tuple[str, ...] = tuple(_ETHNICITIES.split())
"""In the order of GB/T 3304, as an ID card prints them (without 族)."""

SEXES: tuple[str, ...] = ("男", "女")


def ethnicity(text: str) -> str | None:
    """The ethnicity as an ID card prints it, 族 taken off; None if it is none of the 56."""
    name = normalise_text(text)
    for candidate in (name, name.removesuffix("族")):
        if candidate in ETHNICITIES:
            return candidate
    return None


def sex(text: str) -> str | None:
    """``男`` or ``女``, also from 男性, M and the like; None otherwise."""
    name = normalise_text(text)
    return {
        "男": "男", "男性": "男", "M": "男", "MALE": "男",
        "女": "女", "女性": "女", "F": "女", "FEMALE": "女",
    }.get(name)  # fmt: skip


def normalise_name(text: str) -> str:
    """A person's name as it is compared: as any text, with every dot of a name the same."""
    return normalise_text(text)


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same when only ways of writing are folded away."""
    return normalise_name(one) == normalise_name(other)
