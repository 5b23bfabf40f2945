"""Business licences of other subjects and other years than the developed three.

Partnerships, sole-owned firms, branches and farmers' cooperatives name their people, seats and
money differently; licences of before 2015 have a 注册号 and no credit code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models.synthesis.codes import recoded
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.held_out.bodies import draw_company
from models.synthesis.flat.held_out.forms import paired, say_day, stacked
from models.synthesis.flat.licence_paper import GOLDS, crown, draw_border, draw_qr, licence_paper
from models.synthesis.flat.sheet import finish_sheet, justified, wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.people import Company, years_later
from models.synthesis.press import Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["LICENCE_LAYOUTS", "render_licence"]


@dataclass(frozen=True, slots=True)
class _Form:
    """Labels of one kind of subject, in the order in which they stand.

    Attributes:
        rows: Key and label; the keys are those of the truth.
        type: What 类型 says; empty to take the company's.
        ending: Put in place of 有限公司 and the like; empty to keep it.
        credit: First two characters of its credit code; empty where it has none.
        law: First day on which there can be one.
        upright: Whether the sheet stands.
    """

    rows: tuple[tuple[str, str], ...]
    type: str = ""
    ending: str = ""
    credit: str = "91"
    law: date = date(2000, 1, 1)
    upright: bool = False


_FORMS: Mapping[str, _Form] = {
    "held_out_partnership": _Form(
        (("company_name", "名称"), ("company_type", "类型"), ("registered_capital", "出资额"),
         ("legal_representative", "执行事务合伙人"), ("established_on", "成立日期"),
         ("address", "主要经营场所"), ("business_scope", "经营范围")),
        "有限合伙企业", "合伙企业（有限合伙）", law=date(2007, 6, 1),
    ),
    "held_out_branch": _Form(
        (("company_name", "名称"), ("legal_representative", "负责人"), ("company_type", "类型"),
         ("established_on", "成立日期"), ("address", "经营场所"), ("business_scope", "经营范围")),
        "有限责任公司分公司(自然人投资或控股)", "有限公司第一分公司",
    ),
    "held_out_owner": _Form(
        (("company_name", "名称"), ("company_type", "类型"), ("address", "住所"),
         ("legal_representative", "投资人"), ("established_on", "成立日期"),
         ("business_scope", "经营范围")),
        "个人独资企业", "服务部", upright=True,
    ),
    "held_out_cooperative": _Form(
        (("company_name", "名称"), ("company_type", "类型"), ("address", "住所"),
         ("legal_representative", "法定代表人"), ("registered_capital", "成员出资总额"),
         ("established_on", "成立日期"), ("business_scope", "业务范围")),
        "农民专业合作社", "农民专业合作社", credit="93", upright=True, law=date(2007, 7, 1),
    ),
    "held_out_wide": _Form(
        (("company_name", "名称"), ("registered_capital", "注册资本"), ("company_type", "类型"),
         ("established_on", "成立日期"), ("legal_representative", "法定代表人"),
         ("address", "住所"), ("business_scope", "经营范围")),
    ),
    "held_out_before_2015": _Form(
        (("company_name", "名称"), ("address", "住所"), ("legal_representative", "法定代表人姓名"),
         ("registered_capital", "注册资本"), ("paid", "实收资本"), ("company_type", "公司类型"),
         ("business_scope", "经营范围"), ("established_on", "成立日期"), ("term", "营业期限")),
        credit="", upright=True,
    ),
}  # fmt: skip
LICENCE_LAYOUTS = tuple(_FORMS)
_SUFFIXES = ("集团有限公司", "有限责任公司", "股份有限公司", "有限公司", "（集团）")


def _subject(rng: np.random.Generator, form: _Form, layout: str) -> Company:
    company = draw_company(rng, items=int(rng.integers(8, 20)))
    changes: dict[str, object] = {}
    if form.type:
        changes["company_type"] = form.type
    if form.ending:
        name = company.company_name
        for suffix in _SUFFIXES:
            name = name.removesuffix(suffix)
        changes["company_name"] = name + form.ending
    if not form.credit:
        start = date(2001, 3, 1) + timedelta(days=int(rng.integers(0, 4800)))
        changes |= {"established_on": start, "valid_from": start}
        changes["valid_to"] = years_later(start, pick_years(rng)) - timedelta(days=1)
        changes["issued_on"] = start + timedelta(days=int(rng.integers(0, 200)))
        # Other offices registered firms only later.
        for later in ("市场监督管理局", "行政审批局"):
            if company.authority.endswith(later):
                changes["authority"] = f"{company.authority.removesuffix(later)}工商行政管理局"
    elif form.credit != company.credit_code[:2]:
        changes["credit_code"] = recoded(company.credit_code, form.credit)
    if company.established_on < form.law and form.credit:
        changes["established_on"] = years_later(company.established_on, 5)
    if "partnership" in layout and rng.random() < 0.4:
        firm = draw_company(rng, items=2)
        changes["legal_representative"] = (
            f"{firm.company_name}（委派代表：{company.legal_representative}）"
        )
    return replace(company, **changes)  # type: ignore[arg-type]


def pick_years(rng: np.random.Generator) -> int:
    """Length of an old licence's term."""
    return int(pick(rng, ("10", "20", "30")))


def _values(company: Company, form: _Form, style: str) -> dict[str, str]:
    start, end = company.valid_from, company.valid_to
    term = ""
    if isinstance(start, date) and isinstance(end, date):
        term = f"自 {say_day(start, style)} 至 {say_day(end, style)}"
    return {
        "company_name": company.company_name,
        "company_type": company.company_type,
        "address": company.address,
        "legal_representative": company.legal_representative,
        "registered_capital": company.registered_capital or "",
        "paid": company.registered_capital or "",
        "established_on": say_day(company.established_on, style),
        "business_scope": company.business_scope,
        "term": term,
    }


def _head(
    sheet: Sheet, look: np.random.Generator, title: Face, value: Face, company: Company,
    form: _Form, k: float,
) -> float:  # fmt: skip
    """Emblem, title, copy, code; returns the y below."""
    width = sheet.size_mm[0]
    heads, values = sheet.layer(), sheet.layer()
    y = (36 if form.upright else 34) * k
    crown(sheet, width / 2, y, (20 if form.upright else 16) * k)
    y += (24 if form.upright else 18) * k
    words = "企业法人营业执照" if not form.credit else "营业执照"
    heads.text(width / 2, y, words, title, (11 if len(words) > 4 else 15) * k, align="m",
               tracking=(2 if len(words) > 4 else 8) * k)  # fmt: skip
    y += 11 * k
    copy = pick(look, ("（副本）", "（副　　本）", "（正本）", "(副 本)"))
    heads.text(width / 2, y, copy, title, 4.6 * k, align="m")
    y += 9 * k
    if not form.credit:
        digits = "".join(str(int(v)) for v in look.integers(0, 10, 9))
        number = f"注册号　{company.region.code}{digits}"
        values.text(width / 2, y, number, value, 4.2 * k, align="m")
    else:
        place = pick(look, ("middle", "left", "right"))
        code = pick(
            look, ("统一社会信用代码：{}", "统一社会信用代码  {}", "（统一社会信用代码：{}）")
        )
        line = code.format(company.credit_code)
        if place == "middle":
            values.text(width / 2, y, line, value, 4.2 * k, align="m")
        elif place == "left":
            values.text(30 * k, y, line, value, 4.2 * k)
        else:
            values.text(width - 30 * k, y, line, value, 4.2 * k, align="r")
    sheet.press(heads, (34, 30, 32), opacity=0.95, spread=0.03)
    sheet.press(values, (36, 34, 40), opacity=0.95, spread=0.025)
    return y + 11 * k


def _rows(
    sheet: Sheet, look: np.random.Generator, faces: tuple[Face, Face], rows: list[tuple[str, str]],
    *, x: float, y: float, width: float, size: float, foot: float,
) -> None:  # fmt: skip
    """Spread labels, or labels with a colon, or labels above their values."""
    ink, fill = (34, 30, 32), (36, 34, 40)
    way = pick(look, ("spread", "spread", "colon", "stacked"))
    common = {"x": x, "size": size, "ink": ink, "fill": fill, "width": width}
    for _ in range(14):
        if _tall(sheet, faces, rows, way, common, size) <= foot - y:
            break
        size *= 0.95
        common["size"] = size
    if way == "stacked":
        stacked(sheet, rows, faces, y=y, most=40, **common)  # type: ignore[arg-type]
        return
    if way == "colon":
        paired(sheet, rows, faces, y=y, most=40, pitch=2.0, **common)  # type: ignore[arg-type]
        return
    labels, values = sheet.layer(), sheet.layer()
    wide = size * 6.2
    for label, value in rows:
        em = min(size, wide / max(len(label), 1) / 1.02)
        justified(labels, x, y, label, faces[0], em, wide, 0.006)
        for line in wrap(values, value, faces[1], size, width - wide - 5):
            values.text(x + wide + 5, y, line, faces[1], size)
            y += size * 1.34
        y += size * 0.66
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, fill, opacity=0.94, spread=0.025)


def _tall(
    sheet: Sheet, faces: tuple[Face, Face], rows: list[tuple[str, str]], way: str,
    common: dict[str, object], size: float,
) -> float:  # fmt: skip
    """About how tall the rows will be."""
    layer, room = sheet.layer(), float(common["width"])  # type: ignore[arg-type]
    room -= {"spread": size * 6.2 + 5, "colon": size * 3, "stacked": 0.0}[way]
    lines = sum(len(wrap(layer, value, faces[1], size, room)) for _, value in rows)
    each = {"spread": 0.66, "colon": 0.64, "stacked": 2.1}[way]
    return size * (1.36 * lines + each * len(rows))


def render_licence(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A licence; truth as of the developed ones, ``credit_code`` only where there is one."""
    form = _FORMS[layout]
    company = _subject(rng, form, layout)
    look = np.random.default_rng([seed, 4021])
    width, height = (210.0, 297.0) if form.upright else (297.0, 210.0)
    gold = GOLDS[int(look.integers(len(GOLDS)))]
    sheet = licence_paper(look, width, height, 9.0, gold)
    draw_border(sheet, look, gold, float(look.uniform(9, 13)), float(look.uniform(6, 9)))
    title = choose_face(look, "song_bold")
    faces = choose_face(look, "song"), choose_face(look, pick(look, ("song", "fangsong", "kai")))  # type: ignore[arg-type]
    y = _head(sheet, look, title, faces[1], company, form, 1.0)
    style = pick(
        look, ("plain", "spaced", "characters") if not form.credit else ("plain", "spaced")
    )
    values = _values(company, form, style)
    rows = [(label, values[key]) for key, label in form.rows]
    margin = 32.0
    foot = height - (56 if form.upright else 50)
    half = layout in ("held_out_wide", "held_out_partnership", "held_out_branch")
    if half:
        # Two columns with the scope on the right, which is what grows.
        left = [row for row in rows if row[0] not in ("经营范围", "住所", "经营场所")]
        right = [row for row in rows if row not in left]
        _rows(sheet, look, faces, left, x=margin - 2, y=y, width=112, size=4.6, foot=height - 54)
        _rows(sheet, look, faces, right, x=156, y=y, width=112, size=4.4, foot=foot)
    else:
        _rows(
            sheet, look, faces, rows, x=margin, y=y, width=width - 2 * margin, size=4.4, foot=foot
        )
    layer = sheet.layer()
    x = width - 74
    issued = say_day(company.issued_on, style)
    words = pick(look, ("登记机关", "登 记 机 关", "登记机关（盖章）"))
    layer.text(x, height - 46, words, faces[0], 4.6, align="m")
    layer.text(x, height - 32, issued, faces[1], 4.6, align="m")
    sheet.press(layer, (34, 30, 32), opacity=0.94, spread=0.025)
    seal = Seal(company.authority, float(look.uniform(40, 45)), title)
    press_seal(sheet, look, seal, x + look.normal(0, 5), height - 38 + look.normal(0, 2),
               worn=float(look.uniform(0, 1.4)))  # fmt: skip
    if form.credit:
        draw_qr(sheet, 30, height - 48, 24, f"https://sample.invalid/{company.credit_code}")
    truth = {
        "company_name": company.company_name,
        "legal_representative": company.legal_representative,
        "company_type": company.company_type,
        "address": company.address,
        "established_on": company.established_on.isoformat(),
        "business_scope": company.business_scope.rstrip("*"),
        "issued_on": company.issued_on.isoformat(),
    }
    if form.credit:
        truth["credit_code"] = company.credit_code
    if any(key == "registered_capital" for key, _ in form.rows):
        truth["registered_capital"] = company.registered_capital or ""
    if values["term"] and not form.credit:
        assert isinstance(company.valid_from, date) and isinstance(company.valid_to, date)
        truth["valid_from"] = company.valid_from.isoformat()
        truth["valid_to"] = company.valid_to.isoformat()
    return finish_sheet(sheet, look, "business_licence", truth, age=age_of(look, 0.2))
