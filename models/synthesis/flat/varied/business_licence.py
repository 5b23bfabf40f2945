"""Business licences of all sorts of firms: forms of 2019 and 2014, older headings, e-prints."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat import certificate
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.licence_paper import GOLDS, crown, draw_border, draw_qr, licence_paper
from models.synthesis.flat.sheet import finish_sheet, wrap
from models.synthesis.flat.varied.firms import SORTS, Firm, make_firm
from models.synthesis.flat.varied.form import Arrange, Box, FormLook, Row, choose_look, set_form
from models.synthesis.flat.varied.licence_heads import Head, choose_head, print_head
from models.synthesis.flat.varied.licence_rows import licence_rows, split_rows
from models.synthesis.flat.varied.office import sign_office
from models.synthesis.names import pick
from models.synthesis.people import TODAY
from models.synthesis.press import Sheet

__all__ = ["VARIED_LICENCES", "render_varied_licence"]

# Name to how often it comes.
VARIED_LICENCES: Mapping[str, float] = {
    "varied_landscape": 0.4,
    "varied_portrait": 0.32,
    "varied_electronic": 0.16,
    "varied_legal_person": 0.12,
}
_SYSTEM = ("国家企业信用信息公示系统", "国家企业信用信息公示系统", "企业信用信息公示系统")
_LINKS = ("http://www.gsxt.gov.cn", "http://www.gsxt.gov.cn/", "www.gsxt.gov.cn")
_REPORTS = (
    "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。",
    "请于每年1月1日至6月30日登录企业信用信息公示系统报送上一年度年度报告",
    "提示：1.每年1月1日至6月30日通过企业信用信息公示系统报送并公示上一年度年度报告，不另行通知；"
    "2.《企业信息公示暂行条例》第十条规定的企业有关信息形成后20个工作日内需要向社会公示。",
    "每年1月1日至6月30日报送年度报告",
    "应当于每年1月1日至6月30日通过公示系统报送年报，即时信息自产生之日起20个工作日内公示。",
)
_PRINTERS = (
    "国家市场监督管理总局监制",
    "国家市场监督管理总局监制",
    "中华人民共和国国家工商行政管理总局监制",
    "国家工商行政管理总局监制",
    "国家市场监督管理总局制",
)
_USES = (
    "此件仅供网站备案使用，再次复印无效", "本执照仅用于ICP备案", "仅供办理ICP备案使用",
    "复印件与原件一致",
)  # fmt: skip


def _feet(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, y: float, margin: float, inside: float
) -> None:
    """Address of the register and who prints the form below the frame, the yearly report in it."""
    layer, width = sheet.layer(), sheet.size_mm[0]
    k = max(sheet.size_mm) / 297
    size = float(rng.uniform(2.5, 3.2)) * k
    site = (
        f"{pick(rng, _SYSTEM)}{pick(rng, ('网址：', '：', '网址', '网 址: '))}{pick(rng, _LINKS)}"
    )
    if rng.random() < 0.75:
        layer.text(margin, y, site, look.value, size)
    if rng.random() < 0.8:
        layer.text(width - margin, y, pick(rng, _PRINTERS), look.value, size, align="r")
    if rng.random() < 0.5:
        room = width - 2 * margin - 24 * k
        words = wrap(layer, pick(rng, _REPORTS), look.value, size * 0.94, room)
        for n, line in enumerate(reversed(words)):
            layer.text(
                width / 2, inside - (n + 1) * size * 1.35, line, look.value, size * 0.94, align="m"
            )
    sheet.press(layer, look.ink, opacity=0.88, spread=0.02)


def _columns(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: list[Row], box: Box, size: float
) -> None:
    """Left and right column of the form of 2019."""
    left, right = split_rows(rng, rows)
    gap = float(rng.uniform(8, 14)) * sheet.size_mm[0] / 297
    share = float(rng.uniform(0.5, 0.58))
    first = Box(box.x, box.y, box.width * share - gap, box.height)
    second = Box(box.x + box.width * share, box.y, box.width * (1 - share), box.height * 0.62)
    set_form(sheet, look, left, first, size=size, room=0.7)
    set_form(sheet, look, right, second, size=size, room=0.7)


def _electronic(sheet: Sheet, rng: np.random.Generator, look: FormLook, firm: Firm) -> None:
    """What only a print of the electronic licence says."""
    layer, k = sheet.layer(), sheet.size_mm[0] / 297
    x, y = 20 * k, sheet.size_mm[1] - 17 * k
    moment = f"{int(rng.integers(8, 20)):02d}:{int(rng.integers(60)):02d}"
    words = (
        f"打印时间：{firm.issued:%Y-%m-%d} {moment}:{int(rng.integers(60)):02d}",
        f"电子营业执照下载时间: {firm.issued:%Y年%m月%d日}",
        "本文件由电子营业执照系统签发，与纸质营业执照具有同等法律效力",
        "电子营业执照文件，仅供查阅，扫码核验真伪",
    )
    layer.text(x, y, pick(rng, words), look.value, 3.0 * k)
    sheet.press(layer, (70, 70, 76), opacity=0.9, spread=0.02)
    if rng.random() < 0.35:
        mark = sheet.layer()
        mark.text(sheet.size_mm[0] / 2, sheet.size_mm[1] * 0.62, pick(rng, _USES), look.label,
                  float(rng.uniform(6, 9)) * k, align="m")  # fmt: skip
        sheet.press(mark, (150, 160, 190), opacity=float(rng.uniform(0.25, 0.5)), spread=0.05)


def _looks(rng: np.random.Generator, upright: bool) -> FormLook:
    arrange: tuple[Arrange, ...] = ("column",) * 6 + ("run_in",)
    arrange += ("stacked",) if not upright else ("lines", "table")
    return choose_look(rng, arrange=arrange, ink=(30, 28, 30), end=("", "", "", "：", ":"))


def _body(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: list[Row], firm: Firm, top: float,
    head: Head,
) -> None:  # fmt: skip
    width, height = sheet.size_mm
    upright = height > width
    k = width / (210 if upright else 297)
    if upright:
        x = float(rng.uniform(27, 34)) * k
        box = Box(x, top, width - 2 * x, height - top - 82 * k)
        set_form(sheet, look, rows, box, size=4.6 * k, room=0.8)
        sx, sy = width - float(rng.uniform(62, 78)) * k, height - float(rng.uniform(56, 66)) * k
        if rng.random() < 0.6:
            side = float(rng.uniform(20, 27)) * k
            draw_qr(sheet, x, height - 40 * k - side, side, head.link)
            if rng.random() < 0.5:
                notes = sheet.layer()
                words = pick(rng, ("扫描二维码登录", "扫码查询企业信用信息", "扫一扫 查公示"))
                notes.text(x + side / 2, height - 36 * k, words, look.value, 2.6 * k, align="m")
                sheet.press(notes, look.ink, opacity=0.9, spread=0.02)
    else:
        x = float(rng.uniform(27, 33)) * k
        box = Box(x, top, width - 2 * x, height - top - 42 * k)
        if rng.random() < 0.85:
            _columns(sheet, rng, look, rows, box, 4.5 * k)
        else:
            box = Box(x, top, width - 2 * x, height - top - 52 * k)
            set_form(sheet, look, rows, box, size=4.4 * k)
        sx, sy = width - float(rng.uniform(66, 84)) * k, height - float(rng.uniform(54, 62)) * k
        if rng.random() < 0.85:
            sy = height - float(rng.uniform(50, 56)) * k
    labels = ("登记机关", "登记机关", "登 记 机 关", "发照机关", "登记机关", "")
    days = ("", "", "", "核准日期", "发照日期")
    sign_office(
        sheet, rng, look, authority=firm.authority, day=firm.issued, x=sx, y=sy, size=4.5 * k,
        labels=labels, named=0.12, day_label=days, diameter=(40, 45),
    )  # fmt: skip


def render_varied_licence(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a business licence of a random form.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_LICENCES`.

    Returns:
        The licence. An end of ``不约定期限`` or ``永续经营`` is ``long_term`` too.

    Raises:
        ValueError: No such layout.
    """
    look_rng = np.random.default_rng([seed, 7701])
    if layout == "varied":
        names, shares = list(VARIED_LICENCES), list(VARIED_LICENCES.values())
        layout = names[int(look_rng.choice(len(names), p=shares))]
    if layout not in VARIED_LICENCES:
        raise ValueError(f"no varied licence {layout!r}; there are {tuple(VARIED_LICENCES)}")
    upright = layout in ("varied_portrait", "varied_legal_person")
    old = TODAY.replace(year=2019, month=3) if upright else TODAY
    firm = make_firm(rng, "company" if layout == "varied_legal_person" else None, issued_by=old)
    look = _looks(look_rng, upright)
    big = not upright and layout != "varied_electronic" and look_rng.random() < 0.2
    size = (210.0, 297.0) if upright else (420.0, 297.0) if big else (297.0, 210.0)
    scale = certificate.SCALE * (0.72 if big else 1.0)
    gold = GOLDS[int(look_rng.integers(len(GOLDS)))]
    sheet = licence_paper(look_rng, *size, scale, gold)
    unit = size[0] / (210 if upright else 297)
    margin = float(look_rng.uniform(8, 13)) * unit
    breadth = float(look_rng.uniform(6, 9.5)) * unit
    draw_border(sheet, look_rng, gold, margin, breadth)
    head = choose_head(look_rng, firm, layout)
    top = print_head(sheet, look_rng, look, head)
    rows, truth = licence_rows(look_rng, firm, SORTS[firm.sort], old=upright)
    _body(sheet, look_rng, look, rows, firm, top, head)
    _feet(
        sheet,
        look_rng,
        look,
        size[1] - 0.55 * margin,
        margin + 10 * unit,
        size[1] - margin - breadth,
    )
    if layout == "varied_electronic":
        _electronic(sheet, look_rng, look, firm)
    else:
        crown(sheet, size[0] / 2, head.emblem_y * unit, 23 * unit)
    age = 0.0 if layout == "varied_electronic" else age_of(look_rng, 0.1)
    return finish_sheet(sheet, look_rng, "business_licence", truth, age=age)
