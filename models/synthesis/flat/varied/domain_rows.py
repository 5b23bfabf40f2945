"""The rows of a domain certificate: which are printed, how they are named, in what order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.synthesis.flat.varied.day_words import DAY_STYLES
from models.synthesis.flat.varied.domain_facts import Domain
from models.synthesis.flat.varied.domain_words import (
    CLOCKS,
    ENGLISH_DAYS,
    ENGLISH_LABELS,
    LABELS,
    domain_day,
)
from models.synthesis.flat.varied.form import Row
from models.synthesis.names import pick

__all__ = ["DomainRows", "day_writer", "domain_rows"]

_STATES = (
    "正常", "ok", "clientTransferProhibited", "注册商设置禁止转移（clientTransferProhibited）",
    "正常(ok)", "注册局设置禁止删除", "clientDeleteProhibited clientTransferProhibited", "活跃",
)  # fmt: skip
_EXTRA = (
    "registry", "updated", "servers", "state", "checked", "years", "kind", "number", "mail",
    "contact", "roid", "holder_kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DomainRows:
    """Rows with what each is about, and the truth of what they print."""

    rows: tuple[tuple[str, Row], ...]
    truth: dict[str, str]


def day_writer(rng: np.random.Generator, facts: Domain, *, english: bool) -> Callable[[str], str]:
    """A function that writes ``start``, ``end`` or ``updated``, all three in one manner."""
    style = pick(rng, ENGLISH_DAYS if english else ("hyphens", "hyphens", "padded", *DAY_STYLES))
    clock = facts.clock if rng.random() < 0.4 and style not in ("chinese", "airy", "dots") else ""
    form = pick(rng, CLOCKS)
    days = {"start": facts.start, "end": facts.end, "updated": facts.updated}
    return lambda which: domain_day(days[which], style, clock, form)


def _period(rng: np.random.Generator, start: str, end: str, *, english: bool) -> str:
    if english:
        return pick(rng, ("{a} to {b}", "{a} - {b}", "from {a} to {b}")).format(a=start, b=end)
    ways = (
        "{a}至{b}",
        "{a} 至 {b}",
        "自{a}至{b}",
        "{a} ~ {b}",
        "{a}—{b}",
        "从{a}到{b}",
        "{a} - {b}",
    )
    return pick(rng, ways).format(a=start, b=end)


def _label(rng: np.random.Generator, key: str, *, english: bool, joined: str) -> Row:
    latin = pick(rng, ENGLISH_LABELS[key])
    if english:
        return Row(latin, "")
    label = pick(rng, LABELS[key])
    return Row(joined.format(zh=label, en=latin) if joined else label, "", latin)


def domain_rows(
    rng: np.random.Generator,
    facts: Domain,
    *,
    english: bool = False,
    joined: str = "",
    more: float = 0.14,
    skip: tuple[str, ...] = (),
) -> DomainRows:
    """Rows by chance.

    Args:
        rng: Source of chance.
        facts: What is true.
        english: Whether all is in English.
        joined: How Chinese and English labels are joined, as ``{zh}/{en}``; empty for Chinese only.
        more: How often each row beyond the usual ones is printed.
        skip: Rows that are printed elsewhere.
    """
    day = day_writer(rng, facts, english=english)
    start, end = day("start"), day("end")
    latin = english and facts.holder_latin and rng.random() < 0.85
    holder = facts.holder_latin if latin else facts.holder
    registrar = facts.registrar_latin if english else facts.registrar
    mark = rng.random() < 0.06  # the firm's mark in place of its name, which is no truth
    if mark:
        registrar = facts.brand if not english else facts.registrar_latin.split()[1]
    form = pick(rng, ("days", "days", "days", "days", "term", "start_term", "end"))
    values = {
        "domain": facts.name,
        "holder": holder,
        "registrar": registrar,
        "start": start,
        "end": end,
        "term": _period(rng, start, end, english=english),
        "registry": facts.registry_latin if english else facts.registry,
        "updated": day("updated"),
        "servers": pick(rng, ("{0}，{1}", "{0} {1}", "{0} / {1}", "{0}")).format(*facts.servers),
        "state": pick(rng, _STATES) if not english else pick(rng, ("ok", "Active", _STATES[2])),
        "checked": "Passed" if english else pick(rng, ("已实名认证", "已认证", "通过", "审核通过")),
        "years": f"{max(facts.end.year - facts.start.year, 1)}" + (" years" if english else "年"),
        "kind": "gTLD" if english else pick(rng, ("国际域名", "国内域名", "英文域名", "顶级域名")),
        "code": facts.name.encode("idna").decode(),
        "number": f"{pick(rng, ('D', 'CN', 'DN', ''))}{int(rng.integers(10**9, 10**10))}",
        "mail": f"admin@{pick(rng, ('sample', 'example'))}.invalid",
        "contact": "Admin" if english else pick(rng, ("网络部", "域名管理员", "信息中心")),
        "roid": f"{facts.start:%Y%m%d}s10001s{int(rng.integers(10**7, 10**8))}-cn",
        "holder_kind": ("Person" if facts.person else "Organization")
        if english
        else ("个人" if facts.person else pick(rng, ("企业", "组织", "单位"))),
    }
    when = {"days": ["start", "end"], "term": ["term"], "start_term": ["start", "term"]}
    tail = list(when.get(form, ["end"]))
    if form == "days" and rng.random() < 0.08:
        tail.reverse()
    keys = ["domain", "holder"] if rng.random() < 0.8 else ["holder", "domain"]
    with_registrar = rng.random() < 0.8
    where = pick(rng, ("after", "end", "end", "holder", "first"))
    if with_registrar and where == "first":
        keys.insert(0, "registrar")
    elif with_registrar and where == "holder":
        keys.append("registrar")
    keys += tail
    if with_registrar and where not in ("first", "holder"):
        keys.insert(len(keys) - (1 if where == "after" and len(tail) > 1 else 0), "registrar")
    if not facts.name.isascii() and rng.random() < 0.5:
        keys.insert(keys.index("domain") + 1, "code")
    for extra in _EXTRA:
        if rng.random() < more:
            keys.insert(int(rng.integers(1, len(keys) + 1)), extra)
    keys = [key for key in keys if key not in skip]
    rows: list[tuple[str, Row]] = []
    truth: dict[str, str] = {}
    for key in keys:
        row = _label(rng, key, english=english, joined=joined)
        rows.append((key, Row(row.label, values[key], row.english)))
        if key in ("domain", "holder") or (key == "registrar" and not mark):
            truth[key] = values[key]
        if key in ("start", "term"):
            truth["valid_from"] = facts.start.isoformat()
        if key in ("end", "term"):
            truth["valid_to"] = facts.end.isoformat()
    return DomainRows(tuple(rows), truth)
