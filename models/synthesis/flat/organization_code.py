"""Organisation code certificate (组织机构代码证): original, and duplicate with its notes."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from models.synthesis.codes import organization_code
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import (
    Style,
    age_of,
    certificate_sheet,
    choose_style,
    set_rows,
    sign_off,
)
from models.synthesis.flat.sheet import finish_sheet, paragraph, spelled
from models.synthesis.names import pick
from models.synthesis.organisations import make_organisation
from models.synthesis.people import TODAY, make_company, years_later
from models.synthesis.press import Sheet

__all__ = ["CODE_LAYOUTS", "render_organization_code"]

CODE_LAYOUTS = ("original", "duplicate")
_NOTES = (
    "1．本证是组织机构代码的法定凭证，分正本和副本。",
    "2．本证不得出租、出借、冒用、转让、伪造、变造和非法买卖。",
    "3．登记项目发生变化时，应向发证机关申请变更登记。",
    "4．请于每年规定期限内，持本证到原发证机关办理年度验证。",
)


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(str(d) for d in rng.integers(0, 10, count))


def _original(
    sheet: Sheet, rng: np.random.Generator, style: Style, rows: list[tuple[str, str]], code: str
) -> tuple[float, float, float]:
    width, height = sheet.size_mm
    k = width / 297
    heads, fill = sheet.layer(), sheet.layer()
    heads.text(width / 2, 38 * k, "中华人民共和国", style.title, 9 * k, align="m", tracking=3 * k)
    heads.text(width / 2, 55 * k, "组织机构代码证", style.title, 14 * k, align="m", tracking=5 * k)
    if rng.random() < 0.6:
        heads.text(width / 2, 68 * k, "（正 本）", style.title, 5.5 * k, align="m")
    end = heads.text(width * 0.30, 82 * k, "代 码：", style.title, 7 * k)
    fill.text(end + 3 * k, 82 * k, code, style.value, 8.5 * k, tracking=0.6 * k, bold=0.02)
    sheet.press(heads, style.ink, opacity=0.95, spread=0.03)
    sheet.press(fill, style.fill, opacity=0.95, spread=0.025)
    set_rows(
        sheet,
        style,
        rows,
        x=56 * k,
        y=98 * k,
        label_width=28 * k,
        value_width=150 * k,
        size=5.2 * k,
        pitch=12.5 * k,
    )
    return width * 0.70, height - 48 * k, 5.0 * k


def _duplicate(
    sheet: Sheet, rng: np.random.Generator, style: Style, rows: list[tuple[str, str]], code: str
) -> tuple[float, float, float]:
    """Left what the certificate says, right notes and the record of yearly checks."""
    width, height = sheet.size_mm
    k, middle = width / 297, width * 0.53
    heads, fill, lines = sheet.layer(), sheet.layer(), sheet.layer()
    left = (width * 0.53 + 24 * k) / 2
    heads.text(left, 34 * k, "中华人民共和国", style.title, 6.5 * k, align="m", tracking=1.5 * k)
    heads.text(left, 46 * k, "组织机构代码证", style.title, 10.5 * k, align="m", tracking=2.5 * k)
    heads.text(left, 57 * k, "（副 本）", style.title, 5 * k, align="m")
    end = heads.text(34 * k, 70 * k, "代码：", style.title, 6 * k)
    fill.text(end + 2 * k, 70 * k, code, style.value, 6.6 * k, tracking=0.5 * k, bold=0.02)
    x, room = middle + 12 * k, width - middle - 42 * k
    heads.text(x + room / 2, 36 * k, "说    明", style.title, 6 * k, align="m")
    y = 47 * k
    for note in _NOTES:
        y = paragraph(heads, x, y, note, style.label, 3.7 * k, width=room, pitch=5.6 * k) + k
    # Yearly checks: an empty table, or one with dates stamped into it.
    y += 2 * k
    heads.text(x + room / 2, y + 3 * k, "年 检 记 录", style.title, 4.6 * k, align="m")
    top, tall, columns = y + 9 * k, (height - 32 * k) - (y + 9 * k), int(rng.integers(2, 5))
    rules = [
        [(x, top), (x + room, top), (x + room, top + tall), (x, top + tall), (x, top)],
        [(x, top + tall / 2), (x + room, top + tall / 2)],
    ]
    rules += [
        [(x + room * c / columns, top), (x + room * c / columns, top + tall)]
        for c in range(1, columns)
    ]
    lines.polylines(rules, 0.25)
    lines.polylines([[(middle, 28 * k), (middle, height - 28 * k)]], 0.15)
    sheet.press(heads, style.ink, opacity=0.95, spread=0.025)
    sheet.press(fill, style.fill, opacity=0.95, spread=0.025)
    sheet.press(lines, style.ink, opacity=0.7, spread=0.02)
    stamps = sheet.layer()
    for cell in range(int(rng.integers(0, columns + 1))):
        cx, cy = x + room * (cell + 0.5) / columns, top + tall * 0.25
        year = f"{int(rng.integers(2010, 2016))}年已验"
        stamps.text(cx, cy, year, style.label, 3.4 * k, align="m")
    sheet.press(stamps, pick_ink(rng), opacity=0.8, spread=0.05)
    set_rows(
        sheet,
        style,
        rows,
        x=34 * k,
        y=82 * k,
        label_width=20 * k,
        value_width=middle - 66 * k,
        size=4.3 * k,
        pitch=10.0 * k,
    )
    return middle * 0.68, height - 44 * k, 4.0 * k


def pick_ink(rng: np.random.Generator) -> tuple[float, float, float]:
    """Ink of a dated stamp: red, blue or violet."""
    inks = ((200, 40, 46), (40, 60, 160), (110, 50, 140))
    return inks[int(rng.integers(3))]


def render_organization_code(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print an organisation code certificate.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``original`` or ``duplicate``; by seed where not given.

    Returns:
        The certificate; ``document_number`` is the code with its hyphen.
    """
    look = np.random.default_rng([seed, 901])
    layout = layout or pick(look, CODE_LAYOUTS)
    code = organization_code(rng)
    printed = f"{code[:8]}-{code[8]}"
    if rng.random() < 0.65:
        company = make_company(rng)
        name, kind, address = company.company_name, "企业法人", company.address
        head, region = company.legal_representative, company.region
    else:
        body = make_organisation(rng, "institution")
        name, kind, address = body.name, "事业法人", body.address
        head, region = body.head, body.region
    # None has been issued for years; most that turn up have run out.
    last = TODAY if rng.random() < 0.3 else date(2017, 6, 1)
    start = last - timedelta(days=int(rng.integers(60, 1400)))
    end = years_later(start, 4)
    place = region.county if rng.random() < 0.7 else region.seat
    office = place + pick(rng, ("质量技术监督局", "质量技术监督局", "市场监督管理局"))
    style = choose_style(look, titles=("song_bold", "hei_bold"))
    rows = [("机构名称", name), ("机构类型", f"{kind}　法定代表人：{head}"), ("地址", address)]
    rows.append(("有效期", f"自{spelled(start, style.dates)}至{spelled(end, style.dates)}"))
    rows.append(("颁发单位", office))
    number = f"组代管{region.code}-{_digits(look, 6)}-1"
    rows.append(("登记号", number))
    sizes = ((297.0, 210.0), (297.0, 210.0), (260.0, 185.0), (420.0, 297.0))
    size = sizes[int(look.integers(4 if layout == "original" else 3))]
    sheet, _, _ = certificate_sheet(
        look,
        size,
        ("green", "green", "blue", "teal", "gold"),
        frames=("guilloche", "engraved", "engraved", "leaves", "scallop"),
        grounds=("waves", "flower", "rosettes"),
    )
    draw = _original if layout == "original" else _duplicate
    x, y, em = draw(sheet, look, style, rows, printed)
    sealed = pick(look, ("（盖章）", "发证机关（章）", ""))
    sign_off(sheet, look, style, office, None, x=x, y=y, size=em, label=sealed, named=False)
    if look.random() < 0.6:
        foot = sheet.layer()
        serial = f"№ {look.integers(2010, 2016)}{_digits(look, 7)}"
        at = (size[0] * 0.12, size[1] - 26 * size[0] / 297)
        foot.text(*at, serial, style.value, 4.2 * size[0] / 297)
        sheet.press(foot, (186, 40, 44), opacity=0.85, spread=0.02)
    truth = {
        "company_name": name,
        "document_number": printed,
        "legal_representative": head,
        "address": address,
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
    }
    return finish_sheet(sheet, look, "organization_code_certificate", truth, age=age_of(look, 0.3))
