"""Lines of a letter's foot by who signs: ``unit``, ``chief``, ``person``, ``number``, ``phone``."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.synthesis.flat.varied.letter_foot import FootLine
from models.synthesis.names import pick, words

__all__ = ["signers"]

_UNITS = words(
    "单位（盖章）： 单位名称（公章）： 单位名称： 公司名称（盖章）： 单位公章： （盖章）"
)
_PROMISING = words(
    "承诺单位（盖章）： 主办单位（盖章）： 承诺单位： "
    "承诺单位（公章）： 主办者（盖章）： 备案单位（公章）："
)
_PROVING = words(
    "证明单位（盖章）： 单位盖章： 用人单位（盖章）： "
    "公司（公章）： 出具单位（盖章）： 单位全称（盖章）："
)
_PERSONS = words(
    "网站负责人（签字）： 网站负责人签字： 负责人签字： "
    "负责人（签名）： 网站负责人签名： 主体负责人（签字）："
)
_PROMISERS = words("承诺人（签字）： 承诺人签名： 承诺人： 本人签名： 签字： 承诺人（签名）：")
_LABELS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "chief": (
        words(
            "法定代表人（签字）： 法定代表人签字： 法人代表（签字）： 法定代表人： "
            "单位负责人签字： 法定代表人签名： 法人签字： 法定代表人（签章）： 单位负责人（签字）："
        ),
        "l",
    ),
    "number": (words("身份证号： 身份证号码： 公民身份号码： 证件号码： 有效证件号码："), "i"),
    "phone": (words("联系电话： 手机号码： 联系方式： 电话："), "p"),
    "address": (words("住址： 联系地址： 现住址："), "s"),
}


def signers(
    rng: np.random.Generator, names: str, *, promise: bool, penned: float = 0.5
) -> list[FootLine]:
    """Lines from the names of those who sign.

    Args:
        rng: Source of chance.
        names: Separated by spaces.
        promise: Whether it is a commitment, signed by who makes it; else a proof or statement.
        penned: How often numbers are filled in by hand.
    """
    lines = []
    for name in names.split():
        if name == "unit":
            more = _PROMISING if promise else _PROVING
            before = "" if rng.random() < 0.25 else pick(rng, _UNITS + more)
            after = pick(rng, ("", "", "（盖章）", "（公章）")) if "章" not in before else ""
            how = "blank" if before and rng.random() < 0.15 else "typed"
            lines.append(FootLine(before, "a", how, after, seal=True))
        elif name in ("person", "chief"):
            labels, slot = (_PERSONS, "n") if name == "person" else _LABELS["chief"]
            labels = labels + _PROMISERS if promise and name == "person" else labels
            how = "typed" if rng.random() < 0.08 else "signed"
            lines.append(FootLine(pick(rng, labels), slot, how))
        else:
            labels, slot = _LABELS[name]
            how = "penned" if rng.random() < penned else "typed"
            lines.append(FootLine(pick(rng, labels), slot, how))
    return lines
