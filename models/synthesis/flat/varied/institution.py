"""Certificates of every kind of body that is no company, each by a random grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of, certificate_sheet
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.sheet import finish_sheet, paragraph
from models.synthesis.flat.varied.bodies import Body, make_body
from models.synthesis.flat.varied.body_forms import BODY_FORMS, BodyForm
from models.synthesis.flat.varied.cert_head import COPIES, CertHead, print_cert_head
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words, period_words
from models.synthesis.flat.varied.form import (
    Arrange,
    Box,
    FormLook,
    Row,
    choose_look,
    pair_rows,
    set_form,
)
from models.synthesis.flat.varied.office import sign_office
from models.synthesis.flat.varied.record_page import fold, print_notes, print_records
from models.synthesis.names import pick
from models.synthesis.people import LONG_TERM
from models.synthesis.press import Sheet

__all__ = ["VARIED_INSTITUTIONS", "render_varied_institution"]

VARIED_INSTITUTIONS: tuple[str, ...] = tuple(f"varied_{kind}" for kind in BODY_FORMS)

_TRUTH: Mapping[str, str] = {
    "name": "company_name",
    "head": "legal_representative",
    "purpose": "business_scope",
    "capital": "registered_capital",
    "address": "address",
}
_NATURES: Mapping[str, tuple[str, ...]] = {
    "religious": ("寺观教堂", "固定宗教活动处所"),
    "foundation": ("非公募基金会", "公募基金会", "慈善组织"),
    "collective": ("农村集体经济组织", "股份经济合作社", "经济合作社"),
    "village": ("基层群众性自治组织", "村民委员会", "居民委员会", "其他"),
    "office": ("机关", "机关法人", "群团", "党的机关", "行政机关"),
}
_NOTES = (
    "本证书是依法取得法人资格的凭证，分正本和副本，正本和副本具有同等法律效力。",
    "本证书不得涂改、出租、出借、转让。",
    "登记事项发生变更的，应当向登记管理机关申请变更登记，换发证书。",
    "有效期届满前30日内，应当申请换领新证；证书遗失的，应当公告作废并申请补领。",
)
_CODES = ("统一社会信用代码", "统一社会信用代码", "统一社会信用代码", "社会信用代码")
_ENGLISH: Mapping[str, str] = {
    "name": "Name",
    "head": "Legal Representative",
    "purpose": "Scope of Business",
    "capital": "Initial Capital",
    "address": "Address",
    "term": "Valid Period",
    "funds": "Source of Funds",
    "sponsor": "Sponsor",
    "authority": "Registration Authority",
}


def _value(rng: np.random.Generator, body: Body, key: str, style: str) -> str:
    if key == "term":
        end = day_words(body.valid_to, style) if body.valid_to else pick(rng, ("长期", "长期有效"))
        return period_words(rng, body.valid_from, end, style)
    if key == "area":
        return pick(rng, (body.region.province, body.region.seat, body.region.county))
    if key == "nature":
        return pick(rng, _NATURES[body.kind])
    return str(getattr(body, key))


def _rows(rng: np.random.Generator, form: BodyForm, body: Body, truth: dict[str, str]) -> list[Row]:
    style = pick(rng, ("padded", "padded", "padded", *DAY_STYLES))
    rows: list[Row] = []
    for marked, labels in form.rows:
        key = marked.removeprefix("?")
        if marked.startswith("?") and rng.random() < 0.25:
            continue
        label, value = pick(rng, labels), _value(rng, body, key, style)
        rows.append(Row(label, value, _ENGLISH.get(key, "")))
        if key == "term":
            truth["valid_from"] = body.valid_from.isoformat()
            truth["valid_to"] = body.valid_to.isoformat() if body.valid_to else LONG_TERM
        elif key in _TRUTH and not (key == "purpose" and body.kind == "religious"):
            truth[_TRUTH[key]] = value
    if rng.random() < 0.2 and len(rows) > 3:  # another printing of the form has another order
        at = int(rng.integers(1, len(rows) - 1))
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return rows


def _serial(rng: np.random.Generator, form: BodyForm) -> str:
    return re.sub("#", lambda _: str(int(rng.integers(10))), pick(rng, form.serials))


def _head(rng: np.random.Generator, form: BodyForm, body: Body) -> CertHead:
    numbers = [(pick(rng, _CODES), body.credit_code)]
    if form.serials and rng.random() < 0.4:
        numbers.append(("", _serial(rng, form)))
    if len(numbers) > 1 and rng.random() < 0.4:
        numbers.reverse()
    return CertHead(
        tuple(pick(rng, form.titles).split("|")),
        pick(rng, COPIES),
        tuple(numbers),
        rng.random() < 0.65,
    )


def _two_columns(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: list[Row], box: Box, size: float
) -> None:
    long = max(range(len(rows)), key=lambda n: len(rows[n].value))
    half = max(long + 1, (len(rows) + 1) // 2) if long < 4 else (len(rows) + 1) // 2
    share = float(rng.uniform(0.5, 0.56))
    set_form(
        sheet, look, rows[:half], Box(box.x, box.y, box.width * share - 6, box.height), size=size
    )
    x = box.x + box.width * share
    rest = Box(x, box.y, box.width * (1 - share), box.height * 0.62)
    if rows[half:]:
        set_form(sheet, look, rows[half:], rest, size=size)


def _sentence(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, words: str, box: Box, k: float
) -> float:
    """A sentence in larger type above the rows; returns the y below it."""
    layer, size = sheet.layer(), float(rng.uniform(5.0, 6.0)) * k
    y = paragraph(
        layer, box.x, box.y, words, look.value, size, width=box.width, pitch=size * 1.8,
        indent=2 * size, bold=look.bold,
    )  # fmt: skip
    sheet.press(layer, look.fill, opacity=0.95, spread=0.025)
    return y + 2 * k


def _right_page(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, body: Body, box: Box, k: float
) -> None:
    """Notes and the record of yearly checks or reports beside the form."""
    half = Box(box.x, box.y, box.width, box.height * 0.4)
    y = box.y
    if rng.random() < 0.6:
        title = pick(rng, ("注意事项", "说　明", "须知", "注 意 事 项"))
        y = print_notes(sheet, rng, look, title, _NOTES, half, size=3.7 * k) + 7 * k
    first, count = body.valid_from.year, int(rng.integers(0, 4))
    entries = [
        (f"{first + n}年度", pick(rng, ("合格", "已报告", "年检合格"))) for n in range(count)
    ]
    heads = pick(rng, ("年度 年检结论", "检查年度 检查结果 备注", "年度 年度报告情况 盖章")).split()
    title = pick(rng, ("年检记录", "年度检查记录", "年度报告记录", "年 检 记 录"))
    rest = Box(box.x, y, box.width, box.y + box.height - y)
    print_records(sheet, rng, look, title, heads, entries, rest, size=3.7 * k)


def render_varied_institution(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a certificate of a body that is no company.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_INSTITUTIONS`.

    Returns:
        The certificate; 原始基金 and 集体资产总额 are ``registered_capital`` as 开办资金 is.

    Raises:
        ValueError: No such layout.
    """
    draw = np.random.default_rng([seed, 7702])
    if layout == "varied":
        shares = [form.share for form in BODY_FORMS.values()]
        layout = VARIED_INSTITUTIONS[int(draw.choice(len(shares), p=shares))]
    if layout not in VARIED_INSTITUTIONS:
        raise ValueError(f"no varied certificate {layout!r}; there are {VARIED_INSTITUTIONS}")
    kind = layout.removeprefix("varied_")
    form, body = BODY_FORMS[kind], make_body(rng, kind)
    upright = draw.random() < form.upright
    size = (210.0, 297.0) if upright else (420.0, 297.0) if draw.random() < 0.1 else (297.0, 210.0)
    if not upright and draw.random() < 0.1:
        size = (260.0, 185.0)
    arrange: tuple[Arrange, ...] = ("column",) * 5 + (
        "run_in",
        "run_in",
        "lines",
        "table",
        "open_table",
        "stacked",
    )
    double = not upright and draw.random() < 0.16  # a folded duplicate
    look = choose_look(draw, arrange=arrange, bilingual=0.08)
    frames = ("leaves", "engraved", "guilloche", "scallop", "diamonds", "key", "rules")
    sheet, scheme, inside = certificate_sheet(draw, size, form.schemes, frames=frames)
    width, height = size
    k = width / (210 if upright else 297)
    truth = {"credit_code": body.credit_code}
    edge = inside + float(draw.uniform(9, 16)) * k
    right = width / 2 - 8 * k if double else width - edge
    large = float(draw.uniform(7.5, 9) if double else draw.uniform(10, 13))
    ink = (170, 34, 36) if draw.random() < 0.2 else None
    top = print_cert_head(
        sheet, draw, look, _head(draw, form, body), area=(edge, right),
        top=inside + float(draw.uniform(5, 9)) * k, k=k, size=large, ink=ink,
    )  # fmt: skip
    rows = _rows(draw, form, body, truth)
    foot = height - inside - (34 if upright else 30) * k
    box = Box(edge, top + 2 * k, right - edge, foot - top - 2 * k)
    if form.sentences and draw.random() < 0.5:
        words = pick(draw, form.sentences).format(name=body.name)
        below = _sentence(sheet, draw, look, words, box, k)
        rows = [row for row in rows if row.value != body.name]
        truth["company_name"] = body.name
        box = Box(box.x, below, box.width, foot - below)
    em = float(draw.uniform(4.2, 4.9)) * k
    table = look.arrange in ("table", "open_table")
    if not upright and not table and not double and draw.random() < 0.4:
        _two_columns(sheet, draw, look, rows, box, em)
    else:
        inset = 0.0 if upright or double else float(draw.uniform(0, 22)) * k
        box = Box(box.x + inset, box.y, box.width - 2 * inset, box.height)
        paired = pair_rows(draw, rows, 0.7 if draw.random() < 0.3 else 0.0)
        set_form(sheet, look, paired, box, size=em)
    issued = body.valid_from if draw.random() < 0.85 else None
    if issued:
        truth["issued_on"] = issued.isoformat()
    sign_office(
        sheet, draw, look, authority=body.authority, day=issued, x=right - 42 * k,
        y=foot + float(draw.uniform(2, 6)) * k, size=4.3 * k, labels=form.office,
        day_label=("", "", "", "发证日期", "颁证日期"), diameter=(38, 44),
    )  # fmt: skip
    if double:
        x = width / 2 + 9 * k
        page = Box(x, inside + 11 * k, width - edge - x, height - 2 * inside - 22 * k)
        _right_page(sheet, draw, look, body, page, k)
        fold(sheet, draw, width / 2)
    elif draw.random() < 0.45:
        side = float(draw.uniform(17, 23)) * k
        draw_qr(sheet, edge, height - inside - 6 * k - side, side, f"https://sample.invalid/{seed}")
    line = pick(draw, form.feet) if form.feet else ""
    if line:
        layer, small = sheet.layer(), 3.1 * k
        small *= min(1.0, (width - 2 * edge) / layer.text_width(line, look.label, small))
        at = height - inside - 3.5 * k
        layer.text(width / 2, at, line, look.label, small, align="m")
        sheet.press(layer, look.ink, opacity=0.85, spread=0.02)
    return finish_sheet(sheet, draw, "institution_certificate", truth, age=age_of(draw))
