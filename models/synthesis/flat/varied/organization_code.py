"""Organisation code certificates: original and duplicate of several printings, chip cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.codes import organization_code
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of, certificate_sheet
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.varied.bodies import make_body
from models.synthesis.flat.varied.cert_head import CertHead, print_cert_head
from models.synthesis.flat.varied.chip_card import print_chip_card
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words, period_words
from models.synthesis.flat.varied.firms import make_firm
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
from models.synthesis.people import years_later
from models.synthesis.press import Sheet
from models.synthesis.regions import Region

__all__ = ["VARIED_CODES", "render_varied_code"]

VARIED_CODES = ("varied_original", "varied_duplicate", "varied_card")
_NOTES = (
    "中华人民共和国组织机构代码是组织机构在中华人民共和国境内唯一的、始终不变的法定代码标识，"
    "《中华人民共和国组织机构代码证》是组织机构法定代码标识的凭证，分正本和副本。",
    "《中华人民共和国组织机构代码证》不得出租、出借、冒用、转让、伪造、变造、非法买卖。",
    "《中华人民共和国组织机构代码证》登记项目发生变化时，应向发证机关申请变更登记。",
    "各组织机构应当按有关规定，接受发证机关的年度验证。",
    "组织机构依法注销、撤销时，应向原发证机关办理注销登记，并交回全部代码证。",
)
_TITLES = (
    ("中华人民共和国", "组织机构代码证"),
    ("中华人民共和国", "组织机构代码证"),
    ("中华人民共和国组织机构代码证",),
    ("组织机构代码证",),
    ("中华人民共和国", "组织机构代码证书"),
)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose certificate it is."""

    name: str
    kind: str
    head: str
    head_label: str
    address: str
    region: Region


def _holder(rng: np.random.Generator) -> _Holder:
    if rng.random() < 0.6:
        firm = make_firm(rng, issued_by=date(2017, 6, 1))
        kind = {"branch": "企业非法人", "sole_proprietor": "个体", "partnership": "企业其他"}
        legal = firm.sort not in ("branch", "sole_proprietor", "partnership", "sole_owned")
        label = "法定代表人" if legal else "负责人"
        sort = kind.get(firm.sort, "企业法人" if legal else "企业非法人")
        head = firm.head if len(firm.head) < 9 else "王建国"
        return _Holder(firm.name, sort, head, label, firm.address, firm.region)
    source = pick(rng, ("institution", "association", "private_body", "office", "village"))
    body = make_body(rng, source)
    kinds = {
        "institution": ("事业法人", "事业单位"),
        "association": ("社团法人", "社会团体"),
        "private_body": ("民办非企业单位", "其他机构"),
        "office": ("机关法人", "机关"),
        "village": ("其他机构", "居民委员会"),
    }
    label = "负责人" if source in ("office", "village") else "法定代表人"
    return _Holder(body.name, pick(rng, kinds[source]), body.head, label, body.address, body.region)


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(str(d) for d in rng.integers(0, 10, count))


def _office(rng: np.random.Generator, region: Region) -> str:
    place = pick(rng, (region.county, region.seat, region.seat))
    return place + pick(
        rng,
        (
            "质量技术监督局",
            "质量技术监督局",
            "质量技术监督局",
            "市场监督管理局",
            "组织机构代码管理中心",
            "质量技术监督信息所",
            "标准化研究院",
        ),
    )


def _rows(rng: np.random.Generator, who: _Holder, office: str, start: date, end: date) -> list[Row]:
    style = pick(rng, ("padded", "padded", "padded", "bare", *DAY_STYLES))
    term = period_words(rng, start, day_words(end, style), style)
    label = who.head_label
    if rng.random() < 0.25:
        label = pick(rng, (f"{label}姓名", "法定代表人（负责人）", "法定代表人/负责人", "负责人"))
    kind = Row(pick(rng, ("机构类型", "机构类型", "类型", "机构类别")), who.kind)
    head = Row(label, who.head)
    rows = [Row(pick(rng, ("机构名称", "机构名称", "名称", "单位名称")), who.name)]
    if rng.random() < 0.45:  # on one line, as the first printings have it
        rows.append(Row(kind.label, f"{who.kind}　{head.label}：{who.head}"))
    else:
        rows += [kind, head] if rng.random() < 0.7 else [head, kind]
    rows.append(Row(pick(rng, ("地址", "地址", "机构地址", "住所")), who.address))
    rows.append(Row(pick(rng, ("有效期", "有效期", "有效期限", "证书有效期")), term))
    rows.append(Row(pick(rng, ("颁发单位", "颁发单位", "发证机关", "颁发机关")), office))
    number = pick(
        rng,
        (f"组代管{who.region.code}-{_digits(rng, 6)}",
         f"组代管{who.region.code}-{_digits(rng, 6)}-1",
         f"组代管 {who.region.code}-{_digits(rng, 7)}", f"{who.region.code}{_digits(rng, 8)}"),
    )  # fmt: skip
    rows.append(Row(pick(rng, ("登记号", "登记号", "登记编号")), number))
    if rng.random() < 0.15:
        rows[-2:] = rows[:-3:-1]
    return rows


def _side_page(sheet: Sheet, rng: np.random.Generator, look: FormLook, box: Box, k: float) -> None:
    """Notes above, the record of yearly checks below."""
    count = int(rng.integers(3, len(_NOTES) + 1))
    title = pick(rng, ("说　　明", "说 明", "注意事项", "须　知"))
    half = Box(box.x, box.y, box.width, box.height * 0.5)
    y = print_notes(sheet, rng, look, title, _NOTES[:count], half, size=3.6 * k)
    years = int(rng.integers(0, 3))
    first = int(rng.integers(2010, 2015))
    entries = [
        (f"{first + n}年", "已年检", f"{first + n}.{int(rng.integers(3, 7))}") for n in range(years)
    ]
    heads = pick(rng, ("年检记录 经办人 日期", "年度 年检情况 日期", "NO.1 NO.2 NO.3")).split()
    rest = Box(box.x, y + 6 * k, box.width, max(box.y + box.height - y - 6 * k, 24 * k))
    title = pick(rng, ("年检记录", "年 检 记 录", "年度验证记录"))
    print_records(
        sheet, rng, look, title, heads, entries, rest,
        size=3.4 * k, blank_rows=int(rng.integers(1, 4)),
    )  # fmt: skip


def _serial(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, inside: float, k: float
) -> None:
    layer = sheet.layer()
    words = pick(rng, ("NO.{a} {b}", "№ {a}{b}", "No {b}")).format(
        a=int(rng.integers(2008, 2017)), b=_digits(rng, 7)
    )
    layer.text(inside + 12 * k, sheet.size_mm[1] - inside - 7 * k, words, look.value, 4.2 * k)
    sheet.press(layer, (186, 40, 44), opacity=0.85, spread=0.02)


def render_varied_code(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print an organisation code certificate, or its chip card.

    Args:
        rng: Decides whose it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_CODES`.

    Returns:
        The certificate; ``document_number`` is the code as printed.

    Raises:
        ValueError: No such layout.
    """
    draw = np.random.default_rng([seed, 7703])
    if layout == "varied":
        layout = VARIED_CODES[int(draw.choice(3, p=(0.42, 0.43, 0.15)))]
    if layout not in VARIED_CODES:
        raise ValueError(f"no varied code certificate {layout!r}; there are {VARIED_CODES}")
    who, code = _holder(rng), organization_code(rng)
    printed = f"{code[:8]}-{code[8]}"
    start = date(2006, 1, 5) + timedelta(days=int(rng.integers(0, 11 * 365)))
    end = years_later(start, int(pick(rng, ("4", "4", "4", "1"))))
    end -= timedelta(days=int(draw.integers(2)))
    office = _office(draw, who.region)
    rows = _rows(draw, who, office, start, end)
    truth = {
        "company_name": who.name,
        "document_number": printed,
        "legal_representative": who.head,
        "address": who.address,
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
    }
    if layout == "varied_card":
        sheet = print_chip_card(draw, printed, rows)
        return finish_sheet(
            sheet, draw, "organization_code_certificate", truth, age=age_of(draw, 0.05),
            material="card",
        )  # fmt: skip
    double = layout == "varied_duplicate" and draw.random() < 0.7
    upright = not double and draw.random() < 0.2
    size = (210.0, 297.0) if upright else (297.0, 210.0)
    if not upright and draw.random() < 0.35:
        size = (260.0, 185.0)
    schemes = ("green", "green", "blue", "teal", "gold", "violet")
    frames = ("guilloche", "engraved", "leaves", "scallop", "key", "diamonds")
    sheet, _, inside = certificate_sheet(draw, size, schemes, frames=frames)
    arrange: tuple[Arrange, ...] = ("column",) * 5 + ("run_in",) * 3 + ("lines", "open_table")
    look = choose_look(draw, arrange=arrange, end=("：", "：", ":", ""))
    width, height = size
    k = width / (210 if upright else 297)
    edge = inside + float(draw.uniform(8, 14 if double else 26)) * k
    right = width * float(draw.uniform(0.52, 0.57)) if double else width - edge
    copy = pick(draw, ("（副 本）", "（副本）", "副 本", "(副本)"))
    if layout == "varied_original":
        copy = pick(draw, ("（正 本）", "（正本）", "正 本", "", "(正本)"))
    number = (pick(draw, ("代码", "代 码", "机构代码", "组织机构代码", "代　码")), printed)
    head = CertHead(
        _TITLES[int(draw.integers(len(_TITLES)))], copy, (number,), draw.random() < 0.15
    )
    top = print_cert_head(
        sheet, draw, look, head, area=(edge, right), top=inside + 7 * k, k=k,
        size=float(draw.uniform(9, 11) if double else draw.uniform(11, 14)),
        places=("middle", "middle", "left"), number_size=float(draw.uniform(4.2, 6.6)),
    )  # fmt: skip
    foot = height - inside - 28 * k
    box = Box(edge, top + 3 * k, right - edge, foot - top - 3 * k)
    paired = pair_rows(draw, rows, 0.6 if not double and draw.random() < 0.3 else 0.0)
    set_form(sheet, look, paired, box, size=float(draw.uniform(4.3, 5.2)) * k)
    issued = start if draw.random() < 0.15 else None
    sign_office(
        sheet, draw, look, authority=office, day=issued, x=right - 34 * k, y=foot + 5 * k,
        size=4.2 * k, labels=("", "（盖章）", "发证机关（章）", "颁发单位（章）"), named=0.0,
        day_label=("", "颁发日期"), diameter=(38, 42),
    )  # fmt: skip
    if issued:
        truth["issued_on"] = issued.isoformat()
    if double:
        x = right + 10 * k
        _side_page(
            sheet,
            draw,
            look,
            Box(x, inside + 12 * k, width - edge - x, height - 2 * inside - 24 * k),
            k,
        )
        if draw.random() < 0.5:
            fold(sheet, draw, right + 4 * k)
    if draw.random() < 0.6:
        _serial(sheet, draw, look, inside, k)
    return finish_sheet(sheet, draw, "organization_code_certificate", truth, age=age_of(draw, 0.3))
