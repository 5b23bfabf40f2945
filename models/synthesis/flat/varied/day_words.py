"""Dates and periods in the ways papers write them."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.synthesis.names import pick

__all__ = ["DAY_STYLES", "day_words", "period_words"]

DAY_STYLES = ("padded", "bare", "hyphens", "dots", "slashes", "airy", "chinese")
_DIGITS = "〇一二三四五六七八九"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def day_words(day: date, style: str) -> str:
    """A date in one of :data:`DAY_STYLES`."""
    match style:
        case "padded":
            return f"{day:%Y}年{day:%m}月{day:%d}日"
        case "hyphens":
            return f"{day:%Y-%m-%d}"
        case "dots":
            return f"{day:%Y.%m.%d}"
        case "slashes":
            return f"{day:%Y/%m/%d}"
        case "airy":
            return f"{day:%Y} 年 {day:%m} 月 {day:%d} 日"
        case "chinese":
            year = "".join(_DIGITS[int(d)] for d in str(day.year))
            return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"
    return f"{day.year}年{day.month}月{day.day}日"


def period_words(rng: np.random.Generator, start: date | None, end: str, style: str) -> str:
    """A period from ``start`` to ``end`` (already in words), joined as forms join them.

    Without a start only its end is said.
    """
    if start is None:
        return f"至{end}" if end[0].isdigit() else end
    first = day_words(start, style)
    if style in ("hyphens", "dots", "slashes"):
        return first + pick(rng, ("至", " 至 ", "—", " - ", "～")) + end
    ways = ["{a}至{b}", "自{a}至{b}", "{a} 至 {b}", "自 {a} 至 {b}", "{a}—{b}"]
    if end.endswith("日"):
        ways += ["自{a}起至{b}止", "{a}起至{b}止"]
    return pick(rng, ways).format(a=first, b=end)
