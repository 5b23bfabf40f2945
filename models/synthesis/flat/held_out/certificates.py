"""Certificates in forms that were not developed on: other bodies, ruled tables, sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.codes import credit_code, organization_code
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import (
    Style,
    age_of,
    certificate_sheet,
    choose_style,
    sign_off,
)
from models.synthesis.flat.held_out.bodies import (
    draw_company,
    draw_site,
    firm_address,
    head_of,
    long_scope,
)
from models.synthesis.flat.held_out.forms import grid, paired, say_day, stacked
from models.synthesis.flat.held_out.people import draw_person
from models.synthesis.flat.licence_paper import crown, draw_qr
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.sheet import finish_sheet, paragraph
from models.synthesis.names import pick, words
from models.synthesis.people import TODAY, years_later
from models.synthesis.press import Sheet
from models.synthesis.regions import Region, pick_region

__all__ = [
    "CODE_LAYOUTS",
    "DOMAIN_LAYOUTS",
    "INSTITUTION_LAYOUTS",
    "LAW_LAYOUTS",
    "render_code",
    "render_domain",
    "render_institution",
    "render_law",
]

CODE_LAYOUTS = ("held_out_table", "held_out_stacked")
DOMAIN_LAYOUTS = ("held_out_table", "held_out_sentence", "held_out_english")
LAW_LAYOUTS = ("held_out_table", "held_out_branch")
_ROLES = ("song", "fangsong", "hei")


@dataclass(frozen=True, slots=True)
class _Body:
    """A kind of body with a credit code: its certificate's name, endings, labels, category."""

    title: str
    endings: tuple[str, ...]
    category: str
    rows: tuple[tuple[str, str], ...]
    office: tuple[str, ...]


_BODIES: Mapping[str, _Body] = {
    "held_out_village": _Body(
        "基层群众性自治组织特别法人统一社会信用代码证书",
        ("村民委员会", "社区居民委员会"), "54",
        (("company_name", "名称"), ("kind", "类型"), ("address", "地址"),
         ("legal_representative", "负责人"), ("term", "有效期")),
        ("民政局",),
    ),
    "held_out_collective": _Body(
        "农村集体经济组织登记证",
        ("股份经济合作社", "经济合作社"), "N2",
        (("company_name", "名称"), ("kind", "类型"), ("address", "住所"),
         ("legal_representative", "法定代表人"), ("registered_capital", "资产总额"),
         ("established", "成立日期"), ("business_scope", "业务范围"), ("term", "有效期限")),
        ("农业农村局",),
    ),
    "held_out_union": _Body(
        "工会法人资格证书", ("工会委员会",), "81",
        (("company_name", "工会名称"), ("legal_representative", "法定代表人"),
         ("address", "住所地"), ("term", "有效期")),
        ("总工会",),
    ),
    "held_out_foundation": _Body(
        "基金会法人登记证书", ("教育发展基金会", "慈善基金会"), "53",
        (("company_name", "名称"), ("address", "住所"), ("legal_representative", "法定代表人"),
         ("kind", "类型"), ("registered_capital", "原始基金数额"),
         ("business_scope", "业务范围"), ("sponsor", "业务主管单位"), ("term", "有效期限")),
        ("民政厅",),
    ),
    "held_out_religious": _Body(
        "宗教活动场所登记证", ("清真寺", "基督教堂", "寺"), "71",
        (("company_name", "场所名称"), ("address", "地址"), ("kind", "类别"),
         ("legal_representative", "负责人"), ("term", "有效期")),
        ("民族宗教事务局",),
    ),
}  # fmt: skip
INSTITUTION_LAYOUTS = tuple(_BODIES)
_KINDS = {
    "held_out_village": "居民委员会",
    "held_out_collective": "农村集体经济组织",
    "held_out_foundation": "非公募基金会",
    "held_out_religious": "固定处所",
}


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(str(int(d)) for d in rng.integers(0, 10, count))


def _sheet(
    look: np.random.Generator, size: tuple[float, float], schemes: tuple[str, ...]
) -> tuple[Sheet, Style]:
    style = choose_style(look, titles=("song_bold", "hei_bold", "kai"))
    sheet, _, _ = certificate_sheet(look, size, schemes, margin=(6, 12), breadth=(4, 9))
    return sheet, style


def _title(
    sheet: Sheet, style: Style, y: float, title: str, *, below: str = "", size: float = 10.0
) -> float:
    layer, width = sheet.layer(), sheet.size_mm[0]
    size = min(size, width * 0.66 / len(title))
    layer.text(width / 2, y, title, style.title, size, align="m", tracking=size * 0.1)
    y += size * 1.1
    if below:
        layer.text(width / 2, y, below, style.title, 4.6, align="m", tracking=1)
        y += 8
    sheet.press(layer, style.ink, opacity=0.95, spread=0.03)
    return y


def _set(
    sheet: Sheet, look: np.random.Generator, style: Style, rows: list[tuple[str, str]], way: str,
    *, x: float, y: float, width: float, size: float,
) -> float:  # fmt: skip
    faces, inks = (style.label, style.value), {"ink": style.ink, "fill": style.fill}
    if way == "table":
        return grid(
            sheet, [[row] for row in rows], faces, x=x, y=y, width=width,
            label_width=min(34.0, width * 0.26), size=size, **inks,
        )  # fmt: skip
    if way == "stacked":
        return stacked(sheet, rows, faces, x=x, y=y, width=width, size=size, **inks)
    return paired(sheet, rows, faces, x=x, y=y, width=width, size=size, **inks)


def render_code(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """An organisation code certificate: a ruled electronic copy, or labels above their values."""
    look = np.random.default_rng([seed, 4031])
    company, code = draw_company(rng, items=4), organization_code(rng)
    printed = f"{code[:8]}-{code[8]}"
    start = date(2010, 1, 1) + timedelta(days=int(rng.integers(0, 2300)))
    end = years_later(start, 4) - timedelta(days=1)
    office = f"{company.region.seat}质量技术监督局"
    table = layout == "held_out_table"
    size = (210.0, 297.0) if table else (190.0, 132.0)
    sheet, style = _sheet(look, size, ("blue", "grey", "green") if table else ("green", "teal"))
    days = pick(look, ("plain", "dots", "hyphens", "characters"))
    span = f"{say_day(start, days)} 至 {say_day(end, days)}"
    rows = [
        ("组织机构代码", printed),
        ("组织机构名称", company.company_name),
        ("组织机构类型", "企业法人"),
        ("法定代表人或负责人", company.legal_representative),
        ("注册地址", company.address),
        ("证书有效期", span),
        ("颁证单位", office),
    ]
    if not table:
        rows = [
            ("代　码", printed), ("机构名称", company.company_name),
            ("法定代表人", company.legal_representative), ("地　址", company.address),
            ("有效期", f"自{say_day(start, days)}至{say_day(end, days)}"),
        ]  # fmt: skip
    copy = "（电子副本）" if table else "（副本）"
    y = _title(sheet, style, 42 if table else 22, "中华人民共和国组织机构代码证", below=copy,
               size=9.0 if table else 6.6)  # fmt: skip
    margin = 28.0 if table else 24.0
    foot = _set(sheet, look, style, rows, "table" if table else "stacked", x=margin, y=y + 4,
                width=size[0] - 2 * margin, size=4.8 if table else 3.5)  # fmt: skip
    sign_off(
        sheet, look, style, office, start if table else None, x=size[0] * 0.72,
        y=min(foot + 16, size[1] - 36), size=4.0, named=table, diameter=38.0 if table else 30.0,
    )  # fmt: skip
    truth = {
        "company_name": company.company_name,
        "document_number": printed,
        "legal_representative": company.legal_representative,
        "address": company.address,
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
    }
    return finish_sheet(sheet, look, "organization_code_certificate", truth, age=age_of(look, 0.3))


def _named(rng: np.random.Generator, body: _Body, region: Region) -> str:
    ending = pick(rng, body.endings)
    if "基金会" in ending:
        return f"{region.province}{pick(rng, words('春晖 同心 薪火 桑梓'))}{ending}"
    if ending == "工会委员会":
        return f"{draw_company(rng, items=2).company_name}{ending}"
    town = pick(rng, words("石桥镇 新铺乡 沱江街道 上坪镇"))
    return f"{region.county}{town}{pick(rng, words('大槐树 老鹰岩 桥头 邓家坳 莲花寺'))}{ending}"


def render_institution(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A certificate of another sort of body that carries a unified social credit code."""
    look = np.random.default_rng([seed, 4032])
    body, region = _BODIES[layout], pick_region(rng)
    code = credit_code(rng, region.code, body.category)
    start = TODAY - timedelta(days=int(rng.integers(60, 1500)))
    end = years_later(start, 5) - timedelta(days=1)
    amount = int(rng.integers(20, 3000))
    city = region.province.endswith("市")  # which has no 厅
    values = {
        "company_name": _named(rng, body, region),
        "kind": _KINDS.get(layout, ""),
        "address": firm_address(rng, region),
        "legal_representative": head_of(rng),
        "registered_capital": pick(rng, (f"人民币{amount}万元", f"{amount}.{_digits(rng, 2)}万元")),
        "business_scope": long_scope(rng, 5),
        "sponsor": f"{region.province}教育{'委员会' if city else '厅'}",
        "established": "",
        "term": "",
    }
    if values["company_name"].endswith("村民委员会"):
        values["kind"] = "村民委员会"
    days = pick(look, ("plain", "spaced", "characters"))
    values["term"] = f"自{say_day(start, days)}起至{say_day(end, days)}止"
    values["established"] = say_day(start, days)
    upright = bool(look.random() < 0.5)
    size = (210.0, 297.0) if upright else (297.0, 210.0)
    sheet, style = _sheet(look, size, ("gold", "red", "violet", "maroon"))
    y = 34.0
    if look.random() < 0.5 and layout != "held_out_union":
        crown(sheet, size[0] / 2, y, 18)
        y += 18
    y = _title(sheet, style, y, body.title, below=pick(look, ("（正本）", "（副本）", "")), size=11)
    rows = [("统一社会信用代码", code)] + [(label, values[key]) for key, label in body.rows]
    way = pick(look, ("table", "stacked", "paired") if upright else ("table", "paired"))
    em = 5.0 if upright or len(rows) < 7 else 3.7
    foot = _set(sheet, look, style, rows, way, x=30, y=y + 3, width=size[0] - 60, size=em)
    office = f"{region.county}{body.office[0]}"
    if layout == "held_out_foundation":
        office = f"{region.province}民政{'局' if city else '厅'}"
    sign_off(
        sheet, look, style, office, start, x=size[0] * 0.72, y=min(foot + 12, size[1] - 32),
        size=4.2, label=pick(look, ("", "发证机关：", "登记机关（印章）")), diameter=40.0,
    )  # fmt: skip
    keep = ("company_name", "address", "legal_representative", "registered_capital",
            "business_scope")  # fmt: skip
    printed = {key for key, _ in body.rows}
    truth = {key: values[key].rstrip("*") for key in keep if key in printed}
    truth |= {
        "credit_code": code,
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
        "issued_on": start.isoformat(),
    }
    return finish_sheet(sheet, look, "institution_certificate", truth, age=age_of(look))


def render_law(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A law firm's licence as a ruled form, and that of a branch."""
    look = np.random.default_rng([seed, 4033])
    region = pick_region(rng)
    brand = pick(rng, words("衡平 明德 方圆 致远 天衡 正言 法立 允执"))
    short = region.province[: 3 if region.province.startswith(("内蒙古", "黑龙江")) else 2]
    firm = f"{short}{brand}律师事务所"
    branch = layout == "held_out_branch"
    name = f"{firm}{region.seat.removesuffix('市')}分所" if branch else firm
    code = credit_code(rng, region.code, "31")
    issued = TODAY - timedelta(days=int(rng.integers(60, 3000)))
    number = f"2{region.code}{issued.year}{_digits(rng, 8)}"[:17]
    head, address = head_of(rng), firm_address(rng, region)
    days = pick(look, ("plain", "dots", "characters", "hyphens"))
    rows = [
        ("律师事务所名称" if not branch else "分所名称", name),
        ("许可证号", number),
        ("统一社会信用代码", code),
        ("负责人", head),
        (
            "组织形式" if not branch else "设立该分所的律师事务所",
            "普通合伙" if not branch else firm,
        ),
        ("执业场所" if look.random() < 0.4 else "住所", address),
        ("主管机关", f"{region.seat}司法局"),
        ("批准日期", say_day(issued, days)),
    ]
    upright = bool(look.random() < 0.6)
    size = (210.0, 297.0) if upright else (260.0, 185.0)
    sheet, style = _sheet(look, size, ("red", "maroon", "grey", "blue"))
    title = "律师事务所分所执业许可证" if branch else "律师事务所执业许可证"
    y = _title(sheet, style, 40 if upright else 28, title, below="（副本）", size=9.5)
    way = pick(look, ("table", "paired"))
    foot = _set(sheet, look, style, rows, way, x=28, y=y + 3, width=size[0] - 56,
                size=5.0 if upright else 3.9)  # fmt: skip
    office = f"{region.province}司法{'局' if region.province.endswith('市') else '厅'}"
    sign_off(
        sheet, look, style, office, issued, x=size[0] * 0.7, y=min(foot + 16, size[1] - 34),
        size=4.4, label=pick(look, ("", "发证机关：")),
    )  # fmt: skip
    truth = {
        "company_name": name,
        "credit_code": code,
        "document_number": number,
        "legal_representative": head,
        "address": address,
        "issued_on": issued.isoformat(),
    }
    return finish_sheet(sheet, look, "law_firm_licence", truth, age=age_of(look))


_REGISTRARS = (
    ("海拓互联", "深圳市海拓互联网络有限责任公司"),
    ("西数通", "成都西数通科技发展有限公司"),
    ("名桥", "名桥（厦门）域名服务股份有限公司"),
    ("北极光云", "北极光云计算（大连）有限公司"),
)


def render_domain(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A domain certificate as a ruled table, in sentences, or with English before Chinese."""
    look = np.random.default_rng([seed, 4034])
    _, host = draw_site(rng)
    company = draw_company(rng, items=2)
    holder = company.company_name if rng.random() < 0.75 else draw_person(rng).name
    start = TODAY - timedelta(days=int(rng.integers(30, 4000)))
    end = start
    while end < TODAY + timedelta(days=90):
        end = years_later(end, 1)
    brand, registrar = _REGISTRARS[int(rng.integers(len(_REGISTRARS)))]
    upright = bool(look.random() < 0.6)
    size = (210.0, 297.0) if upright else (297.0, 210.0)
    schemes = ("blue", "teal", "grey", "violet", "green")
    sheet, style = _sheet(look, size, schemes)
    logo = sheet.layer()
    draw_logo(sheet, look, 26, 26, 10, (40, 90, 160))
    logo.text(34, 26, brand, style.title, 5.4)
    sheet.press(logo, (40, 90, 160), opacity=0.9, spread=0.02)
    days = pick(look, ("hyphens", "slashes", "plain", "dots"))
    first, last = say_day(start, days), say_day(end, days)
    y = 48.0
    if layout == "held_out_sentence":
        y = _title(sheet, style, y, pick(look, ("域名注册证明", "域名证书")), size=10)
        layer, em = sheet.layer(), 5.0
        text = pick(look, (
            f"兹证明，{holder}（域名持有者）已在本公司成功注册互联网域名 {host} ，"
            f"注册时间为{first}，有效期至{last}。",
            f"域名 {host} 已由 {holder} 通过{registrar}注册，该域名的服务期限自{first}起，"
            f"到{last}为止，期内持有者依法享有使用权。",
        ))  # fmt: skip
        y = paragraph(layer, 30, y + 8, text, style.value, em, width=size[0] - 60, pitch=em * 2,
                      indent=2 * em)  # fmt: skip
        y = paragraph(layer, 30, y + 2, "特此证明。", style.value, em, width=size[0] - 60,
                      pitch=em * 2, indent=2 * em)  # fmt: skip
        if registrar not in text:
            layer.text(30, y + 4, f"域名注册服务机构：{registrar}", style.value, em * 0.9)
        sheet.press(layer, style.fill, opacity=0.94, spread=0.025)
        foot = y + 6
    else:
        english = layout == "held_out_english"
        y = _title(sheet, style, y, "Certificate of Domain Registration" if english else "域名证书",
                   below="域名注册证书" if english else "", size=9)  # fmt: skip
        labels = (
            ("Domain 域名", "Registrant 注册人", "Sponsoring Registrar 注册商",
             "Created on 注册日", "Expires on 到期日")
            if english
            else ("域　名", "域名注册者", "域名注册服务机构", "域名注册时间", "域名有效期至")
        )  # fmt: skip
        rows = list(zip(labels, (host, holder, registrar, first, last), strict=True))
        rows.insert(3, ("DNS" if english else "域名服务器", f"ns1.{host}; ns2.{host}"))
        foot = _set(sheet, look, style, rows, "stacked" if english else "table", x=32, y=y + 4,
                    width=size[0] - 64, size=5.1 if upright else 4.2)  # fmt: skip
    sign_off(sheet, look, style, registrar, TODAY - timedelta(days=int(look.integers(1, 60))),
             x=size[0] * 0.7, y=min(foot + 14, size[1] - 34), size=4.2)  # fmt: skip
    if look.random() < 0.4:
        draw_qr(sheet, 30, size[1] - 52, 20, f"https://sample.invalid/{host}")
    truth = {
        "domain": host,
        "holder": holder,
        "registrar": registrar,
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
    }
    return finish_sheet(sheet, look, "domain_certificate", truth, age=age_of(look, -0.1))
