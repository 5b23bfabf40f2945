"""Law firms' licences: a sentence or a form, a sheet or an open booklet, old numbers and new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of, certificate_sheet
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.sheet import finish_sheet, paragraph
from models.synthesis.flat.varied.cert_head import CertHead, print_cert_head
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words
from models.synthesis.flat.varied.form import (
    Arrange,
    Box,
    FormLook,
    Row,
    choose_look,
    pair_rows,
    set_form,
)
from models.synthesis.flat.varied.law_words import GRANTS, NOTES, LawFirm, make_law_firm
from models.synthesis.flat.varied.office import sign_office
from models.synthesis.flat.varied.record_page import fold, print_notes, print_records
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["VARIED_LAW", "render_varied_law"]

VARIED_LAW = ("varied_sentence", "varied_form", "varied_booklet")
_OFFICE = ("发证机关", "发证机关", "批准机关", "颁证机关", "")
_DAY = ("", "", "发证日期", "颁证日期", "发证时间")


def _numbers(
    rng: np.random.Generator, firm: LawFirm, truth: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """The licence's numbers with their labels; older ones have their own number only."""
    label = pick(
        rng, ("证号", "执业证号", "执业许可证号", "许可证号", "证 号", "律师事务所执业证号")
    )
    code = (pick(rng, ("统一社会信用代码", "统一社会信用代码", "社会信用代码")), firm.credit_code)
    own = (label, firm.old_number)
    kind = pick(rng, ("own", "code", "code", "both", "both", "same"))
    if firm.issued.year < 2016:
        kind = pick(rng, ("own", "own", "both"))
    if kind != "own":
        truth["credit_code"] = firm.credit_code
    if kind in ("own", "both"):
        truth["document_number"] = firm.old_number
    if kind == "same":  # the credit code is the licence's number
        truth["document_number"] = firm.credit_code
        return ((label, firm.credit_code),)
    if kind == "both":
        return (code, own) if rng.random() < 0.6 else (own, code)
    return (own,) if kind == "own" else (code,)


def _rows(rng: np.random.Generator, firm: LawFirm, truth: dict[str, str]) -> list[Row]:
    style = pick(rng, ("padded", "padded", "bare", *DAY_STYLES))
    what = "分所" if firm.branch and rng.random() < 0.5 else ""
    name = Row(
        pick(rng, (f"{what}名称", f"{what}名称", "律师事务所名称", "单位名称", "律所名称")),
        firm.name,
    )
    place = Row(pick(rng, ("住所", "住所", "地址", "办公地址", "执业场所")), firm.address)
    head = Row(
        pick(rng, ("负责人", "负责人", "负责人", "律所负责人", "主任", "负责人姓名")), firm.head
    )
    truth["company_name"] = firm.name
    truth["address"] = firm.address
    truth["legal_representative"] = firm.head
    partners = "、".join(firm.partners) if rng.random() < 0.5 else " ".join(firm.partners)
    more = [
        Row(pick(rng, ("组织形式", "组织形式", "律所类型", "设立形式")), firm.form),
        Row(pick(rng, ("设立资产", "设立资产", "设立资金", "注册资金", "资产")), firm.assets),
        Row(pick(rng, ("主管机关", "主管机关", "主管司法局", "主管部门")), firm.bureau),
        Row(pick(rng, ("批准文号", "批准文号", "设立批准文号", "文号")), firm.approval),
        Row(
            pick(rng, ("批准日期", "批准日期", "批准设立日期", "设立时间")),
            day_words(firm.approved, style),
        ),
        Row(pick(rng, ("派驻律师",) if firm.branch else ("合伙人", "合伙人", "设立人")), partners),
    ]
    kept = [row for row in more if rng.random() < 0.75]
    first = [name, place, head] if rng.random() < 0.6 else [name, head, place]
    rows = first + kept
    if rng.random() < 0.35 and kept:  # 组织形式 and such between the three
        rows = [name, *kept[:1], *first[1:], *kept[1:]]
    return rows


def _titles(rng: np.random.Generator, firm: LawFirm) -> tuple[str, ...]:
    if firm.branch:
        return pick_one(
            rng,
            (
                ("律师事务所分所执业许可证",),
                ("律师事务所分所", "执业许可证"),
                ("律师事务所执业许可证",),
            ),
        )
    return pick_one(
        rng,
        (
            ("律师事务所执业许可证",),
            ("律师事务所执业许可证",),
            ("中华人民共和国", "律师事务所执业许可证"),
            ("律师事务所", "执业许可证"),
            ("律师事务所执业证",),
        ),
    )


def pick_one(rng: np.random.Generator, choices: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """One of several tuples."""
    return choices[int(rng.integers(len(choices)))]


def _right_page(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, firm: LawFirm, box: Box, k: float
) -> None:
    """Notes, yearly checks or changes beside the form."""
    what = pick(rng, ("notes", "checks", "changes", "both"))
    if what in ("notes", "both"):
        part = replace(box, height=box.height * (0.45 if what == "both" else 1.0))
        notes = NOTES[: int(rng.integers(3, len(NOTES) + 1))]
        title = pick(rng, ("注 意 事 项", "注意事项", "须　知", "持证须知"))
        y = print_notes(sheet, rng, look, title, notes, part, size=3.9 * k)
        box = Box(box.x, y + 7 * k, box.width, box.y + box.height - y - 7 * k)
    if what == "changes":
        heads = pick(
            rng, ("变更事项 变更内容 变更日期", "事项 变更 日期", "变更项目 变更后内容")
        ).split()
        day = firm.issued + timedelta(days=200)
        entries = [("住所", "桃源路18号", f"{day:%Y.%m.%d}")] if rng.random() < 0.4 else []
        print_records(
            sheet, rng, look, pick(rng, ("律师事务所变更登记", "变更记录")), heads, entries, box,
            size=3.8 * k, blank_rows=5,
        )  # fmt: skip
    elif what != "notes":
        heads = pick(rng, ("考核年度 考核结果 备案机关 备案日期", "年度 考核结果 备案日期")).split()
        years = range(firm.issued.year, firm.issued.year + int(rng.integers(0, 4)))
        third = [firm.bureau] if len(heads) == 4 else []
        checks: list[tuple[str, ...]] = [
            (
                f"{year}年度",
                pick(rng, ("合格", "合格", "考核合格")),
                *third,
                f"{year + 1}-05-2{year % 9}",
            )
            for year in years
        ]
        title = pick(rng, ("律师事务所年度检查考核记录", "年度检查考核记录", "年检考核"))
        print_records(sheet, rng, look, title, heads, checks, box, size=3.8 * k)


def _sentence(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, firm: LawFirm, box: Box, k: float
) -> None:
    layer, size = sheet.layer(), float(rng.uniform(5.6, 7.2)) * k
    words = pick(rng, GRANTS)
    if rng.random() < 0.25:  # the name on a line by itself
        words = words.replace("{name}，", "").replace("{name}：", "").replace("{name}", "该所")
        layer.text(box.x, box.y, f"{firm.name}：", look.value, size * 1.1, bold=look.bold)
        box = replace(box, y=box.y + size * 2)
    paragraph(
        layer, box.x, box.y, words.format(name=firm.name), look.value, size, width=box.width,
        pitch=size * float(rng.uniform(1.6, 2.0)), indent=2 * size, bold=look.bold,
    )  # fmt: skip
    sheet.press(layer, look.fill, opacity=0.95, spread=0.025)


def render_varied_law(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a law firm's practising licence.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_LAW`.

    Returns:
        The licence; what is labelled 证号 is ``document_number``. One with its old number only has
        no ``credit_code``, one with 统一社会信用代码 only has no ``document_number``.

    Raises:
        ValueError: No such layout.
    """
    draw = np.random.default_rng([seed, 7704])
    if layout == "varied":
        layout = VARIED_LAW[int(draw.choice(3, p=(0.32, 0.3, 0.38)))]
    if layout not in VARIED_LAW:
        raise ValueError(f"no varied law firm licence {layout!r}; there are {VARIED_LAW}")
    firm = make_law_firm(rng)
    truth = {"company_name": firm.name}
    booklet = layout == "varied_booklet"
    upright = not booklet and draw.random() < 0.4
    size = (210.0, 297.0) if upright else (297.0, 210.0)
    if booklet:
        size = ((250.0, 176.0), (297.0, 210.0), (240.0, 170.0))[int(draw.integers(3))]
    elif not upright and draw.random() < 0.3:
        size = (420.0, 297.0)
    frames: tuple[str, ...] = ("leaves", "engraved", "guilloche", "key", "rules", "diamonds")
    margin, breadth = (8.0, 14.0), (5.0, 11.0)
    schemes = ("gold", "maroon", "blue", "red", "teal", "grey")
    if booklet:
        frames, margin, breadth = ("rules", "guilloche", "key"), (5.0, 9.0), (3.0, 5.0)
    sheet, _, inside = certificate_sheet(
        draw, size, schemes, frames=frames, margin=margin, breadth=breadth
    )
    arrange: tuple[Arrange, ...] = ("column",) * 5 + ("run_in", "run_in", "lines", "lines", "table")
    look = choose_look(draw, arrange=arrange, bilingual=0.0)
    width, height = size
    k = width / (210 if upright else 297)
    edge = inside + float(draw.uniform(9, 14) if booklet else draw.uniform(14, 26)) * k
    right = width / 2 - 8 * k if booklet else width - edge
    copy = pick(draw, ("（副本）", "（副 本）", "副本", "（副　本）", ""))
    if layout == "varied_sentence":
        copy = pick(draw, ("（正本）", "（正 本）", "", "", "（副本）"))
    emblem = draw.random() < (0.25 if booklet else 0.75)
    head = CertHead(_titles(draw, firm), copy, _numbers(draw, firm, truth), emblem)
    top = print_cert_head(
        sheet, draw, look, head, area=(edge, right), top=inside + 7 * k, k=k,
        size=float(draw.uniform(7.5, 9) if booklet else draw.uniform(11, 14)),
        places=("left", "middle", "right") if booklet else ("middle", "right", "left", "corner"),
    )  # fmt: skip
    foot = height - inside - float(draw.uniform(30, 36)) * k
    box = Box(edge, top + 3 * k, right - edge, foot - top - 3 * k)
    if layout == "varied_sentence":
        down = float(draw.uniform(4, 14)) * k
        _sentence(sheet, draw, look, firm, replace(box, y=box.y + down), k)
    else:
        rows = _rows(draw, firm, truth)
        paired = pair_rows(draw, rows, 0.6 if not booklet and draw.random() < 0.35 else 0.0)
        set_form(sheet, look, paired, box, size=float(draw.uniform(4.1, 4.9)) * k)
    day = firm.issued if draw.random() < 0.92 else None
    if day:
        truth["issued_on"] = day.isoformat()
    sign_office(
        sheet, draw, look, authority=firm.authority, day=day, x=right - 38 * k, y=foot + 4 * k,
        size=(4.2 if booklet else 4.8) * k, labels=_OFFICE, day_label=_DAY, diameter=(38, 44),
    )  # fmt: skip
    if booklet:
        x = width / 2 + 9 * k
        page = Box(x, inside + 11 * k, width - edge - x, height - 2 * inside - 22 * k)
        _right_page(sheet, draw, look, firm, page, k)
        fold(sheet, draw, width / 2)
    elif draw.random() < 0.35:
        side = 20 * k
        link = f"https://sample.invalid/{firm.credit_code}"
        draw_qr(sheet, edge, height - inside - 8 * k - side, side, link)
    return finish_sheet(sheet, draw, "law_firm_licence", truth, age=age_of(draw))
