"""Practising licence of a law firm (律师事务所执业许可证): sheet for the wall, and booklet."""

from __future__ import annotations

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
from models.synthesis.flat.sheet import finish_sheet, paragraph, spelled
from models.synthesis.names import pick
from models.synthesis.organisations import Organisation, make_organisation
from models.synthesis.press import Sheet

__all__ = ["LAW_LAYOUTS", "render_law_firm_licence"]

LAW_LAYOUTS = ("wall", "upright", "booklet")
_GRANTS = (
    "{n}，符合《中华人民共和国律师法》及《律师事务所管理办法》规定的条件，准予设立并执业。",
    "{n}符合《律师法》规定的条件，准予执业，特发此证。",
)
_NOTES = (
    "一、本证是律师事务所依法获准设立和执业的有效凭证。",
    "二、本证不得伪造、涂改、出租、出借、转让。",
    "三、登记事项变更，应当到原发证机关办理变更手续。",
    "四、本证遗失，应当声明作废并申请补发。",
)


def _wall(
    sheet: Sheet, look: np.random.Generator, style: Style, firm: Organisation, number: str
) -> None:
    """Headline and one sentence, in large type."""
    width, height = sheet.size_mm
    k = width / 297 if width > height else width / 230
    y = 38 * k
    if look.random() < 0.8:
        crown(sheet, width / 2, y, 24 * k)
        y += 24 * k
    heads, fill = sheet.layer(), sheet.layer()
    heads.text(
        width / 2, y, "律师事务所执业许可证", style.title, 13 * k, align="m", tracking=2.6 * k
    )
    y += 13 * k
    heads.text(
        width / 2, y, pick(look, ("（正本）", "（正 本）", "")), style.title, 5.4 * k, align="m"
    )
    y += 9 * k
    code = f"统一社会信用代码：{firm.credit_code}"
    if look.random() < 0.6:
        heads.text(width - 40 * k, y, code, style.label, 4.2 * k, align="r")
        heads.text(width - 40 * k, y + 7 * k, f"证号：{number}", style.label, 4.2 * k, align="r")
    else:
        heads.text(36 * k, y, code, style.label, 4.2 * k)
        heads.text(36 * k, y + 7 * k, f"执业许可证号：{number}", style.label, 4.2 * k)
    y += 25 * k if width > height else 40 * k
    words = pick(look, _GRANTS).format(n=firm.name)
    size = 6.4 * k
    paragraph(
        fill, 40 * k, y, words, style.value, size, width=width - 80 * k, pitch=12 * k,
        indent=2 * size, bold=style.bold,
    )  # fmt: skip
    sheet.press(heads, style.ink, opacity=0.95, spread=0.03)
    sheet.press(fill, style.fill, opacity=0.95, spread=0.025)
    foot = height - 54 * k
    sign_off(
        sheet, look, style, firm.authority, firm.valid_from, x=width - 84 * k, y=foot,
        size=5.0 * k, label=pick(look, ("发证机关：", "")),
    )  # fmt: skip
    if look.random() < 0.4:
        draw_qr(sheet, 40 * k, foot - 8 * k, 24 * k, f"https://sample.invalid/{number}")


def _booklet(
    sheet: Sheet, look: np.random.Generator, style: Style, firm: Organisation, number: str
) -> None:
    """Two pages side by side: what is registered, and the notes or the yearly checks."""
    width, height = sheet.size_mm
    k, middle = width / 250, width / 2
    heads, lines = sheet.layer(), sheet.layer()
    heads.text(middle / 2 + 8 * k, 28 * k, "律师事务所执业许可证", style.title, 7 * k, align="m")
    heads.text(middle / 2 + 8 * k, 37 * k, "（副本）", style.title, 4.6 * k, align="m")
    heads.text(22 * k, 47 * k, f"证号：{number}", style.label, 3.8 * k)
    heads.text(22 * k, 53.5 * k, f"统一社会信用代码：{firm.credit_code}", style.label, 3.8 * k)
    rows = [("名称", firm.name), ("住所", firm.address), ("负责人", firm.head)]
    kind = pick(look, ("普通合伙", "特殊的普通合伙", "个人", "国资"))
    rows += [("组织形式", kind), ("设立资产", f"{int(look.integers(10, 300))}万元")]
    rows += [("主管机关", f"{firm.region.seat}司法局")]
    rows += [("批准文号", f"司许决字〔{firm.valid_from.year}〕{int(look.integers(10, 900))}号")]
    rows += [("批准日期", spelled(firm.valid_from, style.dates))]
    set_rows(
        sheet, style, rows, x=22 * k, y=63 * k, label_width=19 * k,
        value_width=middle - 58 * k, size=4.0 * k, pitch=9.3 * k, underline=look.random() < 0.5,
    )  # fmt: skip
    sign_off(
        sheet, look, style, firm.authority, firm.valid_from, x=middle - 38 * k,
        y=height - 33 * k, size=4.0 * k, diameter=38.0,
    )  # fmt: skip
    x, room = middle + 12 * k, middle - 34 * k
    if look.random() < 0.5:
        heads.text(x + room / 2, 32 * k, "注 意 事 项", style.title, 6 * k, align="m")
        y = 46 * k
        for note in _NOTES:
            y = (
                paragraph(heads, x, y, note, style.label, 4.0 * k, width=room, pitch=7.4 * k)
                + 2 * k
            )
    else:
        title = "律师事务所年度检查考核记录"
        heads.text(x + room / 2, 30 * k, title, style.title, 5 * k, align="m")
        tops = np.linspace(38 * k, height - 26 * k, 6)
        lines.polylines([[(x, y), (x + room, y)] for y in tops], 0.25)
        for column in (x, x + room * 0.35, x + room):
            lines.polylines([[(column, tops[0]), (column, tops[-1])]], 0.25)
        for index, label in enumerate(("考核年度", "考核结果", "备案机关", "备案日期", "备注")):
            at = (tops[index] + tops[index + 1]) / 2
            heads.text(x + room * 0.175, at, label, style.label, 4.0 * k, align="m")
        year = firm.valid_from.year + 1
        heads.text(x + room * 0.45, (tops[0] + tops[1]) / 2, f"{year}年度", style.value, 4 * k)
        heads.text(x + room * 0.45, (tops[1] + tops[2]) / 2, "合格", style.value, 4 * k)
    sheet.press(heads, style.ink, opacity=0.95, spread=0.025)
    sheet.press(lines, style.ink, opacity=0.85, spread=0.02)
    # The fold between the pages.
    columns = (np.arange(sheet.shape[1]) / sheet.scale - middle).astype(np.float32)
    depth = np.float32(look.uniform(0.06, 0.25))
    fold = 1 - depth * np.exp(-np.abs(columns) / 1.8)
    sheet.reflectance *= fold[None, :, None]


def render_law_firm_licence(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print a law firm's practising licence.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: One of :data:`LAW_LAYOUTS`; by seed where not given.

    Returns:
        The licence; ``document_number`` is the licence's own number.
    """
    look = np.random.default_rng([seed, 903])
    layout = layout or pick(look, LAW_LAYOUTS)
    firm = make_organisation(rng, "law_firm")
    number = firm.credit_code
    if look.random() < 0.5:
        number = f"2{firm.region.code}{firm.valid_from.year}1{int(look.integers(10**5, 10**6))}"
    style = choose_style(look, titles=("song_bold", "kai", "hei_bold"))
    size = {"wall": (297.0, 210.0), "upright": (210.0, 297.0), "booklet": (250.0, 176.0)}[layout]
    if layout == "wall" and look.random() < 0.4:
        size = (420.0, 297.0)
    schemes = ("gold", "maroon", "blue", "red", "teal")
    if layout == "booklet":
        frames, margin, breadth = ("rules", "guilloche", "key", "diamonds"), (5, 9), (3, 5)
    else:
        frames, margin, breadth = ("leaves", "engraved", "guilloche", "key"), (9, 14), (7, 12)
    sheet, _, _ = certificate_sheet(
        look, size, schemes, frames=frames, margin=margin, breadth=breadth
    )
    (_booklet if layout == "booklet" else _wall)(sheet, look, style, firm, number)
    truth = {
        "company_name": firm.name,
        "credit_code": firm.credit_code,
        "document_number": number,
        "issued_on": firm.valid_from.isoformat(),
    }
    if layout == "booklet":
        truth |= {"legal_representative": firm.head, "address": firm.address}
    return finish_sheet(sheet, look, "law_firm_licence", truth, age=age_of(look))
