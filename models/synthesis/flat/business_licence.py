"""Business licence: landscape form (2019), portrait form (2014 to 2018), and 个体工商户."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.licence_paper import (
    GOLDS,
    crown,
    draw_border,
    draw_qr,
    licence_paper,
)
from models.synthesis.flat.sheet import finish_sheet, justified, spelled, wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.people import LONG_TERM, Company
from models.synthesis.press import Layer, Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["LICENCE_LAYOUTS", "render_business_licence"]

LICENCE_LAYOUTS = ("landscape", "portrait", "sole_proprietor")
_SCALE = 9.0  # pixels a millimetre


@dataclass(frozen=True, slots=True)
class _Type:
    """Faces and inks of one licence."""

    title: Face
    label: Face
    value: Face
    label_bold: float
    value_bold: float
    date_style: int


def _term_text(company: Company, style: int) -> str | None:
    if company.valid_to is None:
        return None
    if isinstance(company.valid_to, str):
        if company.valid_from is None:
            return "长期"
        return f"{spelled(company.valid_from, style)}至长期"
    if company.valid_from is None:
        return f"至{spelled(company.valid_to, style)}"
    return f"{spelled(company.valid_from, style)}至{spelled(company.valid_to, style)}"


def _truth(company: Company, *, term: bool, issued: bool) -> dict[str, str]:
    def iso(day: date | str) -> str:
        return LONG_TERM if isinstance(day, str) else day.isoformat()

    truth = {
        "company_name": company.company_name,
        "credit_code": company.credit_code,
        "legal_representative": company.legal_representative,
        "company_type": company.company_type,
        "address": company.address,
        "established_on": company.established_on.isoformat(),
        "business_scope": company.business_scope,
    }
    if company.registered_capital is not None:
        truth["registered_capital"] = company.registered_capital
    if term and company.valid_to is not None:
        truth["valid_to"] = iso(company.valid_to)
        if company.valid_from is not None:
            truth["valid_from"] = company.valid_from.isoformat()
    if issued:
        truth["issued_on"] = company.issued_on.isoformat()
    return truth


def _column(
    layers: tuple[Layer, Layer],
    kind: _Type,
    rows: list[tuple[str, str]],
    *,
    x: float,
    y: float,
    label_width: float,
    value_width: float,
    size: float,
    pitch: float,
    gap: float,
) -> float:
    """Set labels and values one under the other; returns the y below the last."""
    labels, values = layers
    for label, value in rows:
        justified(labels, x, y, label, kind.label, size, label_width, kind.label_bold)
        left = x + label_width + gap
        em = size
        lines = wrap(values, value, kind.value, em, value_width)
        while len(lines) > 5:  # long scopes are set smaller
            em *= 0.93
            lines = wrap(values, value, kind.value, em, value_width)
        for line in lines:
            values.text(left, y, line, kind.value, em, bold=kind.value_bold)
            y += em * 1.36
        y += pitch - em * 1.36
    return y


def _authority(
    sheet: Sheet,
    rng: np.random.Generator,
    kind: _Type,
    company: Company,
    x: float,
    y: float,
    size: float,
) -> None:
    """登记机关, the date below it, and the office's seal over both."""
    labels = sheet.layer()
    justified(labels, x - 20, y, "登记机关", kind.label, size, size * 4.6, kind.label_bold)
    day, foot = company.issued_on, y + size * 3.9
    figures = (str(day.year), f"{day:%m}", f"{day:%d}")
    if kind.date_style:
        figures = (str(day.year), str(day.month), str(day.day))
    place = x - 12
    for figure, unit in zip(figures, "年月日", strict=True):
        place = labels.text(place, foot, figure, kind.value, size) + size * 0.35
        place = labels.text(place, foot, unit, kind.label, size) + size * 0.35
    sheet.press(labels, (32, 30, 34), opacity=0.94, spread=0.025)
    seal = Seal(company.authority, float(rng.uniform(42, 45)), choose_face(rng, "song_bold"))
    sx, sy = x + 8 + rng.normal(0, 2.5), y + size * 2.4 + rng.normal(0, 2)
    press_seal(sheet, rng, seal, sx, sy, worn=0.0 if rng.random() < 0.4 else 0.8)


def _rows(company: Company, term: str | None, *, old: bool) -> tuple[list[tuple[str, str]], ...]:
    """Left and right column; the portrait form sets one below the other."""
    day = spelled(company.established_on)
    if company.kind == "sole_proprietor":
        left = [("名称", company.company_name), ("类型", company.company_type)]
        left += [("经营者", company.legal_representative), ("经营范围", company.business_scope)]
        right = [("组成形式", company.form), ("注册日期", day), ("经营场所", company.address)]
        return left, right
    capital = company.registered_capital or ""
    left = [("名称", company.company_name), ("类型", company.company_type)]
    if old:
        left += [("住所", company.address), ("法定代表人", company.legal_representative)]
        left += [("注册资本", capital), ("成立日期", day)]
        left += [("营业期限", term)] if term else []
        return [*left, ("经营范围", company.business_scope)], []
    left += [("法定代表人", company.legal_representative), ("经营范围", company.business_scope)]
    right = [("注册资本", capital), ("成立日期", day)]
    right += [("营业期限", term)] if term else []
    return left, [*right, ("住所", company.address)]


def _footer(sheet: Sheet, face: Face, y: float, margin: float, size: float) -> None:
    small = sheet.layer()
    width = sheet.size_mm[0]
    small.text(margin, y, "企业信用信息公示网址：http://www.gsxt.gov.cn", face, size)
    small.text(width - margin, y, "国家市场监督管理部门监制", face, size, align="r")
    if width > 250:
        small.text(width / 2, y, "请按规定期限在公示系统报送上一年度报告", face, size, align="m")
    sheet.press(small, (60, 52, 44), opacity=0.9, spread=0.02)


def _landscape(
    sheet: Sheet, rng: np.random.Generator, kind: _Type, company: Company, term: str | None
) -> None:
    k = sheet.size_mm[0] / 297.0  # everything scales from the A4 copy
    width, height = sheet.size_mm
    ink, value_ink = (30, 28, 30), tuple(np.array((34.0, 32, 38)) + rng.normal(0, 4, 3))
    crown(sheet, width / 2, 36.5 * k, 23 * k)
    titles, labels, values = sheet.layer(), sheet.layer(), sheet.layer()
    titles.text(width / 2, 59 * k, "营业执照", kind.title, 15.5 * k, align="m", tracking=7.5 * k)
    copy = rng.random() < 0.75
    if copy:
        number = f"{int(rng.integers(1, 4))}-{int(rng.integers(1, 4))}"
        end = titles.text(width / 2 - 9 * k, 72 * k, "（副", kind.title, 5 * k, tracking=1.5 * k)
        titles.text(end + 2 * k, 72 * k, "本）", kind.title, 5 * k, tracking=1.5 * k)
        if rng.random() < 0.6:
            titles.text(width / 2 + 24 * k, 72 * k, f"({number})", kind.value, 3.6 * k)
    x, right = 30 * k, 172 * k
    labels.text(x, 34 * k, "统一社会信用代码", kind.label, 4.0 * k, bold=kind.label_bold)
    values.text(x, 41 * k, company.credit_code, kind.value, 5.2 * k, bold=0.02, tracking=0.25 * k)
    if rng.random() < 0.5:
        serial = "".join(str(d) for d in rng.integers(0, 10, 20))
        values.text(x, 26 * k, f"证照编号：{serial}", kind.value, 2.9 * k)
    side = 23 * k
    draw_qr(sheet, width - 78 * k, 25 * k, side, f"https://sample.invalid/{company.credit_code}")
    words = ("扫码进入企业信用", "信息公示平台，查", "看登记、备案及许", "可、监管等信息")
    for index, line in enumerate(words):
        values.text(width - 53 * k, (28 + 4.6 * index) * k, line, kind.value, 2.9 * k)
    size = 4.45 * k
    top = (83 + rng.normal(0, 0.6)) * k
    rows = _rows(company, term, old=False)
    common = {"y": top, "size": size, "pitch": 11.2 * k, "gap": 5.5 * k}
    layers = (labels, values)
    _column(layers, kind, rows[0], x=x, label_width=23 * k, value_width=100 * k, **common)
    _column(layers, kind, rows[1], x=right, label_width=19 * k, value_width=76 * k, **common)
    sheet.press(titles, ink, opacity=0.95, spread=0.03)
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, value_ink, opacity=0.94, spread=0.025)
    _authority(sheet, rng, kind, company, width - 82 * k, height - 60 * k, size)
    _footer(sheet, kind.value, height - 7.5 * k, 24 * k, 3.0 * k)


def _portrait(
    sheet: Sheet, rng: np.random.Generator, kind: _Type, company: Company, term: str | None
) -> None:
    width, height = sheet.size_mm
    ink, value_ink = (30, 28, 30), tuple(np.array((34.0, 32, 38)) + rng.normal(0, 4, 3))
    crown(sheet, width / 2, 40, 25)
    titles, labels, values = sheet.layer(), sheet.layer(), sheet.layer()
    titles.text(width / 2, 68, "营业执照", kind.title, 16, align="m", tracking=8)
    if rng.random() < 0.75:
        titles.text(width / 2, 82, "（副  本）", kind.title, 5, align="m", tracking=0.8)
    code = f"统一社会信用代码 {company.credit_code}"
    if rng.random() < 0.3:
        code = f"统一社会信用代码：{company.credit_code}"
    values.text(width - 32, 91, code, kind.value, 3.9, align="r", bold=kind.value_bold)
    first, second = _rows(company, term, old=True)
    rows = [*first, *second]
    if company.kind == "sole_proprietor":
        order = ("名称", "类型", "经营场所", "经营者", "组成形式", "注册日期", "经营范围")
        rows = sorted(rows, key=lambda row: order.index(row[0]))
    _column(
        (labels, values),
        kind,
        rows,
        x=34 + rng.normal(0, 0.5),
        y=102,
        label_width=25,
        value_width=112,
        size=4.6,
        pitch=10.6,
        gap=6,
    )
    sheet.press(titles, ink, opacity=0.95, spread=0.03)
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, value_ink, opacity=0.94, spread=0.025)
    draw_qr(sheet, 36, height - 66, 26, f"https://sample.invalid/{company.credit_code}")
    _authority(sheet, rng, kind, company, width - 75, height - 62, 4.6)
    _footer(sheet, kind.value, height - 6.5, 22, 2.8)


def render_business_licence(
    company: Company, seed: int, layout: str = "landscape", *, term: bool | None = None
) -> FlatDocument:
    """Print a business licence.

    Args:
        company: Whose; its ``kind`` decides which fields there are.
        seed: Decides faces, border, seal, size of the sheet.
        layout: ``landscape``, ``portrait``, or ``sole_proprietor`` (either way round, by seed).
        term: Whether 营业期限 is printed; by seed where not given (always on the portrait form).

    Returns:
        The licence; truth lacks what is not printed.

    Raises:
        ValueError: No such layout, or one that does not fit the company's kind.
    """
    if layout not in LICENCE_LAYOUTS:
        raise ValueError(f"no licence layout {layout!r}; there are {LICENCE_LAYOUTS}")
    if (layout == "sole_proprietor") != (company.kind == "sole_proprietor"):
        raise ValueError(f"layout {layout!r} does not fit a {company.kind}")
    rng = np.random.default_rng([seed, 21])
    upright = layout == "portrait" or (layout == "sole_proprietor" and rng.random() < 0.35)
    if term is None:
        term = upright or rng.random() < 0.55
    kind = _Type(
        title=choose_face(rng, "song_bold"),
        label=choose_face(rng, "song"),
        value=choose_face(rng, ("song", "fangsong", "hei")[int(rng.choice(3, p=(0.5, 0.3, 0.2)))]),
        label_bold=float(rng.uniform(0, 0.012)),
        value_bold=float(rng.uniform(0, 0.014)),
        date_style=int(rng.integers(2)),
    )
    gold = GOLDS[int(rng.integers(len(GOLDS)))]
    large = not upright and rng.random() < 0.25
    width, height = (210.0, 297.0) if upright else (420.0, 297.0) if large else (297.0, 210.0)
    scale = _SCALE if not large else _SCALE * 0.72
    sheet = licence_paper(rng, width, height, scale, gold)
    unit = width / (210.0 if upright else 297.0)
    draw_border(sheet, rng, gold, 12 * unit, float(rng.uniform(7, 9.5)) * unit)
    printed_term = _term_text(company, 0) if term else None
    (_portrait if upright else _landscape)(sheet, rng, kind, company, printed_term)
    truth = _truth(company, term=printed_term is not None, issued=True)
    age = float(np.clip(rng.normal(0.1, 0.3), 0, 1))
    return finish_sheet(sheet, rng, "business_licence", truth, age=age)
