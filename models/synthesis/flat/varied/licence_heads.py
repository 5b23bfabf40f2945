"""The head of a business licence: title, copy, credit code, numbers, QR code and its notes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.synthesis.flat.licence_paper import crown, draw_qr
from models.synthesis.flat.varied.firms import Firm
from models.synthesis.flat.varied.form import FormLook
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["Head", "choose_head", "print_head"]

_NOTES = (
    (
        "扫描二维码登录",
        "‘国家企业信用",
        "信息公示系统’",
        "了解更多登记、",
        "备案、许可、监",
        "管信息。",
    ),
    ("扫描市场主体身份", "码了解更多登记、", "备案、许可、监管", "信息，体验更多", "应用服务。"),
    ("扫码登录“国家企", "业信用信息公示系", "统”了解更多登记、", "备案、许可、监管", "信息。"),
    ("请扫描二维码", "查询企业信用", "公示信息"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head.

    Attributes:
        title: Headline.
        copy: Line below it, or empty.
        count: Number of the copy, or empty.
        code_label: Before the credit code.
        code: The credit code.
        after: Beside the code, or empty.
        serial: Another number with its label, or empty.
        link: In the QR code.
        emblem_y: Middle of the emblem, millimetres on A4.
        electronic: Whether it is a print of the electronic licence.
    """

    title: str
    copy: str
    count: str
    code_label: str
    code: str
    after: str
    serial: str
    link: str
    emblem_y: float
    electronic: bool


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(str(d) for d in rng.integers(0, 10, count))


def choose_head(rng: np.random.Generator, firm: Firm, layout: str) -> Head:
    """What a licence's head says, by chance."""
    title = "营业执照"
    if layout == "varied_legal_person":
        title = pick(rng, ("企业法人营业执照", "企业法人营业执照", "营业执照"))
    elif layout == "varied_portrait" and firm.sort == "sole_proprietor" and rng.random() < 0.15:
        title = "个体工商户营业执照"
    elif layout == "varied_portrait" and firm.sort == "partnership" and rng.random() < 0.15:
        title = "合伙企业营业执照"
    copy = pick(
        rng, ("（副本）", "（副  本）", "(副本)", "(副  本)", "副本", "（正本）", "", "（副　本）")
    )
    total = int(rng.integers(1, 6))
    this = int(rng.integers(1, total + 1))
    counts = (
        f"（{this}-{total}）",
        f"({this}-{total})",
        f"({this}/{total})",
        f"{this}-{total}",
        f"（{this}/{total}）",
    )
    count = pick(rng, counts) if "副" in copy and rng.random() < 0.5 else ""
    region = firm.region.code
    serials = (
        f"编号：{_digits(rng, 14)}",
        f"证照编号：{region[:2]}{_digits(rng, 18)}",
        f"编号 №{_digits(rng, 8)}",
        f"注册号：{region}{_digits(rng, 9)}",
        f"注册号 {region}{_digits(rng, 9)}",
        f"编号 S{_digits(rng, 13)}(1-1)",
        f"No.{_digits(rng, 9)}",
    )
    return Head(
        title=title,
        copy=copy,
        count=count,
        code_label=pick(
            rng,
            (
                "统一社会信用代码",
                "统一社会信用代码",
                "统一社会信用代码",
                "统一社会信用代码：",
                "统一社会信用代码:",
                "统一社会信用代码/注册号：",
            ),
        ),
        code=firm.credit_code,
        after=pick(rng, counts) if not count and rng.random() < 0.15 else "",
        serial=pick(rng, serials) if rng.random() < 0.45 else "",
        link=f"https://sample.invalid/{firm.credit_code}",
        emblem_y=float(rng.uniform(33, 37))
        if "landscape" in layout
        else float(rng.uniform(38, 44)),
        electronic=layout == "varied_electronic",
    )


def _qr(sheet: Sheet, rng: np.random.Generator, look: FormLook, head: Head, k: float) -> None:
    """QR code at the right with a note beside or below it."""
    layer, width = sheet.layer(), sheet.size_mm[0]
    side, size = float(rng.uniform(20, 25)) * k, float(rng.uniform(2.4, 3.0)) * k
    note = _NOTES[int(rng.integers(len(_NOTES)))]
    beside = rng.random() < 0.75
    x = width - (78 if beside else 52) * k
    draw_qr(sheet, x, 25 * k, side, head.link)
    for n, line in enumerate(note):
        if beside:
            layer.text(x + side + 2 * k, (27.5 * k + n * size * 1.5), line, look.value, size)
        elif n < 4:
            at = 25 * k + side + size * (0.9 + n * 1.3)
            layer.text(x + side / 2, at, line, look.value, size * 0.9, align="m")
    sheet.press(layer, look.ink, opacity=0.92, spread=0.02)


def print_head(sheet: Sheet, rng: np.random.Generator, look: FormLook, head: Head) -> float:
    """Print the head; returns the y where rows may begin, millimetres."""
    width, height = sheet.size_mm
    upright = height > width
    k = width / (210 if upright else 297)
    face = choose_face(rng, pick(rng, ("song_bold", "song_bold", "kai")))  # type: ignore[arg-type]
    titles, fill = sheet.layer(), sheet.layer()
    if head.electronic:
        crown(sheet, width / 2, 36 * k, 22 * k)
    y = (head.emblem_y + 25) * k if upright else 59 * k
    size = float(rng.uniform(13, 16)) * k
    track = size * (0.5 if len(head.title) < 6 else 0.12)
    titles.text(width / 2, y, head.title, face, size, align="m", tracking=track)
    y += size * 0.98
    line = head.copy + (head.count if rng.random() < 0.5 else "")
    if line:
        em = float(rng.uniform(4.4, 5.4)) * k
        gap = em * 0.3 if rng.random() < 0.5 else 0.0
        end = titles.text(width / 2, y, line, face, em, align="m", tracking=gap)
        if head.count and line == head.copy:
            half = titles.text_width(line, face, em, gap) / 2
            titles.text(max(end, width / 2 + half) + 3 * k, y, head.count, look.value, em * 0.75)
        y += em * 1.5
    em = float(rng.uniform(3.8, 4.6)) * k
    if upright:
        tail = f" {head.after}" if head.after else ""
        blank = pick(rng, ("", " ", "  "))
        words = f"{head.code_label}{blank}{head.code}{tail}"
        place = pick(rng, ("m", "r", "r", "l"))
        spot = {"m": width / 2, "r": width - 32 * k, "l": 31 * k}[place]
        if head.serial and rng.random() < 0.7:
            fill.text(spot, y, head.serial, look.value, em * 0.85, align=place)
            y += em * 1.4
        fill.text(spot, y, words, look.value, em, align=place, bold=look.bold)
        y += em * 2.2
    else:
        x = float(rng.uniform(27, 32)) * k
        cy = float(rng.uniform(32.5, 37)) * k
        if rng.random() < 0.7:
            fill.text(x, cy, head.code_label, look.label, em)
            fill.text(
                x, cy + em * 1.7, f"{head.code}{head.after}", look.value, em * 1.2, bold=0.015
            )
        else:
            end = fill.text(x, cy, head.code_label, look.label, em * 0.8)
            fill.text(end + em * 0.3, cy, head.code, look.value, em * 0.85)
        if head.serial:
            fill.text(x, cy - em * 1.8, head.serial, look.value, em * 0.72)
        if rng.random() < 0.9:
            _qr(sheet, rng, look, head, k)
        y = max(y, 78 * k)
    sheet.press(titles, look.ink, opacity=0.95, spread=0.03)
    sheet.press(fill, look.fill, opacity=0.95, spread=0.025)
    return y + 2 * k
