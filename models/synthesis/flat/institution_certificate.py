"""Certificates of bodies that are no companies: institutions, associations, offices.

One table row a form: headline, labels, colours. All carry a unified social credit code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import (
    Style,
    age_of,
    certificate_sheet,
    choose_style,
    set_rows,
    sign_off,
)
from models.synthesis.flat.licence_paper import crown, draw_qr
from models.synthesis.flat.sheet import finish_sheet, spelled
from models.synthesis.names import pick
from models.synthesis.organisations import Organisation, OrganisationKind, make_organisation
from models.synthesis.press import Sheet

__all__ = ["INSTITUTION_LAYOUTS", "render_institution_certificate"]


@dataclass(frozen=True, slots=True)
class _Form:
    """One printed form.

    Attributes:
        kind: Whose it is.
        title: Headline.
        rows: Label and attribute of :class:`Organisation`; ``term`` is the period.
        office: Label of the office.
        schemes: Colours it comes in.
        foot: Line at the foot, or empty.
    """

    kind: OrganisationKind
    title: str
    rows: tuple[tuple[str, str], ...]
    office: str
    schemes: tuple[str, ...]
    foot: str = ""


_FORMS: Mapping[str, _Form] = {
    "institution": _Form(
        "institution",
        "事业单位法人证书",
        (
            ("名称", "name"),
            ("法定代表人", "head"),
            ("宗旨和业务范围", "purpose"),
            ("经费来源", "funds"),
            ("开办资金", "capital"),
            ("住所", "address"),
            ("举办单位", "sponsor"),
            ("登记管理机关", "authority"),
            ("有效期", "term"),
        ),
        "登记管理机关",
        ("maroon", "maroon", "gold", "red"),
        "国家事业单位登记管理局监制",
    ),
    "association": _Form(
        "association",
        "社会团体法人登记证书",
        (
            ("名称", "name"),
            ("业务范围", "purpose"),
            ("住所", "address"),
            ("法定代表人", "head"),
            ("注册资金", "capital"),
            ("业务主管单位", "sponsor"),
            ("有效期限", "term"),
        ),
        "发证机关",
        ("maroon", "gold", "red", "teal"),
        "中华人民共和国民政部监制",
    ),
    "private_body": _Form(
        "private_body",
        "民办非企业单位登记证书",
        (
            ("名称", "name"),
            ("业务范围", "purpose"),
            ("住所", "address"),
            ("法定代表人", "head"),
            ("开办资金", "capital"),
            ("业务主管单位", "sponsor"),
            ("有效期限", "term"),
        ),
        "发证机关",
        ("gold", "green", "maroon", "blue"),
        "中华人民共和国民政部监制",
    ),
    "government": _Form(
        "government",
        "统一社会信用代码证书",
        (
            ("机构名称", "name"),
            ("机构性质", "nature"),
            ("机构地址", "address"),
            ("负责人", "head"),
            ("赋码机关", "authority"),
            ("有效期", "term"),
        ),
        "赋码机关",
        ("gold", "red", "maroon", "blue"),
    ),
}
INSTITUTION_LAYOUTS = tuple(_FORMS)

_KEYS = {
    "name": "company_name",
    "head": "legal_representative",
    "purpose": "business_scope",
    "capital": "registered_capital",
    "address": "address",
}


def _rows(form: _Form, body: Organisation, style: Style) -> list[tuple[str, str]]:
    span = [spelled(day, style.dates) for day in (body.valid_from, body.valid_to)]
    more = {"term": f"自{span[0]}至{span[1]}", "nature": "机关"}
    return [(label, more.get(key) or str(getattr(body, key))) for label, key in form.rows]


def _heads(
    sheet: Sheet, look: np.random.Generator, style: Style, form: _Form, body: Organisation, k: float
) -> float:
    """Emblem, headline, copy, credit code, QR code; returns where the rows begin."""
    width = sheet.size_mm[0]
    upright = sheet.size_mm[1] > width
    emblem = look.random() < 0.75
    y = 34 * k
    if emblem:
        crown(sheet, width / 2, y, 22 * k)
        y += 21 * k
    size = float(look.uniform(10.5, 13.5)) * k
    heads, fill, labels = sheet.layer(), sheet.layer(), sheet.layer()
    tracking = (2.4 if upright else 4.0) * k
    heads.text(width / 2, y, form.title, style.title, size, align="m", tracking=tracking)
    y += size * 0.95
    copy = pick(look, ("（副本）", "（正本）", "（副　本）", ""))
    if copy:
        heads.text(width / 2, y, copy, style.title, 4.8 * k, align="m", tracking=1.2 * k)
        y += 6 * k
    y += 4 * k
    label, code = "统一社会信用代码", body.credit_code
    place = int(look.integers(3 if emblem else 2))
    if place == 0:
        labels.text(width / 2, y, f"{label}：", style.label, 4.4 * k, align="r")
        fill.text(width / 2 + k, y, code, style.value, 4.8 * k, bold=0.01)
        y += 11 * k
    elif place == 1:
        x = width - 34 * k
        fill.text(x, y, code, style.value, 4.8 * k, align="r")
        natural = fill.text_width(code, style.value, 4.8 * k)
        labels.text(x - natural - 2 * k, y, label, style.label, 4.2 * k, align="r")
        y += 11 * k
    else:
        labels.text(30 * k, 32 * k, label, style.label, 4.0 * k)
        fill.text(30 * k, 39 * k, code, style.value, 5.0 * k, bold=0.012)
        y += 4 * k
    sheet.press(heads, _title_ink(look, style), opacity=0.95, spread=0.03)
    sheet.press(labels, style.ink, opacity=0.95, spread=0.025)
    sheet.press(fill, style.fill, opacity=0.95, spread=0.025)
    if look.random() < 0.6:
        side = float(look.uniform(18, 24)) * k
        link = f"https://sample.invalid/{code}"
        top = sheet.size_mm[1] - 58 * k if upright else 26 * k
        draw_qr(sheet, 30 * k if upright else width - 30 * k - side, top, side, link)
    return y


def _title_ink(look: np.random.Generator, style: Style) -> tuple[float, float, float]:
    return style.ink if look.random() < 0.75 else (170, 34, 36)


def render_institution_certificate(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print a certificate of a body that is no company.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: One of :data:`INSTITUTION_LAYOUTS`; by seed where not given.

    Returns:
        The certificate; 宗旨和业务范围 is ``business_scope``, 开办资金 ``registered_capital``.
    """
    look = np.random.default_rng([seed, 902])
    form = _FORMS[layout or pick(look, (*INSTITUTION_LAYOUTS, "institution"))]
    body = make_organisation(rng, form.kind)
    upright = look.random() < 0.2
    size = (210.0, 297.0) if upright else (420.0, 297.0) if look.random() < 0.15 else (297.0, 210.0)
    ink = (32, 30, 34) if look.random() < 0.85 else (90, 40, 30)
    style = choose_style(look, titles=("song_bold", "song_bold", "kai"), ink=ink)
    frames = ("leaves", "engraved", "guilloche", "scallop", "diamonds")
    sheet, _, inside = certificate_sheet(look, size, form.schemes, frames=frames)
    k = size[0] / (210 if upright else 297)
    rows = _rows(form, body, style)
    top = _heads(sheet, look, style, form, body, k)
    width, height = size
    em, pitch = float(look.uniform(4.2, 4.7)) * k, 9.6 * k

    def block(part: list[tuple[str, str]], x: float, y: float, room: float) -> None:
        set_rows(
            sheet, style, part, x=x, y=y, label_width=25 * k, value_width=room, size=em, pitch=pitch
        )

    sign_x, sign_y = width - 78 * k, height - 44 * k
    if upright:
        block(rows, 28 * k, top + 2 * k, 118 * k)
        sign_x = width - 70 * k
    elif look.random() < 0.55:
        half = 5 if len(rows) > 7 else (len(rows) + 1) // 2
        block(rows[:half], 30 * k, top, 88 * k)
        block(rows[half:], 160 * k, top, 76 * k)
    else:
        pitch = min(pitch, (sign_y + 14 * k - top) / (len(rows) + 1))
        block(rows, 44 * k, top, 150 * k)
        sign_x = width - 58 * k
    issued = body.valid_from
    label = f"{form.office}：" if look.random() < 0.5 else ""
    sign_off(
        sheet, look, style, body.authority, issued, x=sign_x, y=sign_y, size=4.3 * k, label=label
    )
    if form.foot and look.random() < 0.7:
        foot = sheet.layer()
        foot.text(width / 2, height - inside - 4 * k, form.foot, style.label, 3.2 * k, align="m")
        sheet.press(foot, style.ink, opacity=0.85, spread=0.02)
    truth = {_KEYS[key]: str(getattr(body, key)) for _, key in form.rows if key in _KEYS}
    truth["credit_code"] = body.credit_code
    truth["valid_from"] = body.valid_from.isoformat()
    truth["valid_to"] = body.valid_to.isoformat()
    truth["issued_on"] = issued.isoformat()
    return finish_sheet(sheet, look, "institution_certificate", truth, age=age_of(look))
