"""Papers with boxes that are no filing document: receipt, invoice, form, card, chart."""

from __future__ import annotations

import numpy as np

from models.synthesis.businesses import company_name, pick_trade, website
from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.letter_page import A4
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.other_words import GOODS, article, digits, headline, price
from models.synthesis.flat.pictures import print_picture, vivid
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick, pick_name
from models.synthesis.places import business_address
from models.synthesis.press import Colour, Sheet
from models.synthesis.regions import pick_region
from models.synthesis.seal import Seal, press_seal

__all__ = ["business_card", "chart_report", "form", "invoice", "receipt"]

_BLACK: Colour = (40.0, 40.0, 44.0)


def _ink(rng: np.random.Generator, light: tuple[float, float] = (0.2, 0.6)) -> Colour:
    red, green, blue = vivid(rng, light) * 255
    return float(red), float(green), float(blue)


def _firm(rng: np.random.Generator) -> tuple[str, str, str]:
    """A firm's name, address and domain."""
    region = pick_region(rng)
    name = company_name(rng, region, pick_trade(rng, sole=False), sole=False)
    return name, business_address(rng, region), website(rng, name, region)[1]


def receipt(rng: np.random.Generator) -> Sheet:
    """A till slip: narrow thermal paper, dots of a print head, faded."""
    wide, tall = pick_size(rng, ((58, 150), (80, 180), (80, 240), (57, 110)))
    sheet = Sheet(wide, tall, 12.0, (247, 247, 244))
    layer, face = sheet.layer(), choose_face(rng, "hei")
    name, address, _ = _firm(rng)
    size, y = wide / 20, 8.0
    layer.text(wide / 2, y, name[:14], face, size * 1.25, align="m")
    y += size * 2.2
    rows = [
        f"单号:{digits(rng, 16)}",
        f"日期:2026-{rng.integers(1, 10):02d}-{rng.integers(1, 28):02d} 18:{rng.integers(10, 59)}",
    ]
    for row in (address[:18], *rows):
        layer.text(3, y, row, face, size * 0.85)
        y += size * 1.45
    dashes, total = "-" * 64, 0.0
    layer.text(3, y, dashes[: int(wide / size * 2.4)], face, size * 0.8)
    y += size * 1.4
    while y < tall - size * 14:
        cost, count = price(rng, 60), int(rng.integers(1, 4))
        total += cost * count
        layer.text(3, y, pick(rng, GOODS)[:9], face, size * 0.9)
        layer.text(wide * 0.7, y, f"x{count}", face, size * 0.9, align="r")
        layer.text(wide - 3, y, f"{cost * count:.2f}", face, size * 0.9, align="r")
        y += size * 1.5
    layer.text(3, y, dashes[: int(wide / size * 2.4)], face, size * 0.8)
    for label, value in (("合计", total), ("实收", total), ("找零", 0.0)):
        y += size * 1.7
        layer.text(3, y, label, face, size * 1.1)
        layer.text(wide - 3, y, f"￥{value:.2f}", face, size * 1.1, align="r")
    layer.text(wide / 2, y + size * 2.4, "谢谢惠顾 欢迎再次光临", face, size, align="m")
    if rng.random() < 0.6:
        side = min(wide * 0.34, tall - y - size * 4)
        if side > 8:
            draw_qr(sheet, wide / 2 - side / 2, y + size * 3.6, side, digits(rng, 24))
    lines = 1 - 0.12 * (np.arange(sheet.shape[0]) % max(2, int(sheet.scale * 0.25)) == 0)
    sheet.press(
        layer, _ink(rng, (0.15, 0.4)) if rng.random() < 0.3 else _BLACK,
        opacity=np.broadcast_to(
            (float(rng.uniform(0.5, 0.92)) * lines[:, None]).astype(np.float32), sheet.shape
        ).copy(), spread=0.04,
    )  # fmt: skip
    return sheet


def pick_size(
    rng: np.random.Generator, sizes: tuple[tuple[float, float], ...]
) -> tuple[float, float]:
    """One of ``sizes``."""
    return sizes[int(rng.integers(len(sizes)))]


def invoice(rng: np.random.Generator) -> Sheet:
    """A delivery note or invoice: ruled in colour, figures typed or by hand, a seal in a corner."""
    size = pick_size(rng, ((215, 140), (241, 140), A4, (297, 210)))
    sheet = Sheet(*size, 9.0 * min(1, 250 / max(size)), tuple(250 - rng.uniform(0, 14, 3)))
    wide, tall = size
    colour, em = _ink(rng), wide / 62
    face, text = choose_face(rng, "song"), sheet.layer()
    title = choose_face(rng, "song_bold")
    name, _, _ = _firm(rng)
    head = pick(rng, ("销售出库单", "送货单", "收款收据", "费用报销单", "采购订单", "报价单"))
    text.text(wide / 2, 14, f"{name}{head}"[-18:], title, em * 1.7, align="m", tracking=0.6)
    text.text(12, 24, f"客户：{_firm(rng)[0]}", face, em)
    text.text(wide - 12, 24, f"No.{digits(rng, 8)}", face, em, align="r")
    columns = np.array([0, 0.07, 0.37, 0.5, 0.6, 0.74, 0.88, 1.0]) * (wide - 24) + 12
    rows, top, pitch = int(rng.integers(5, 12)), 30.0, em * 2.2
    rows = min(rows, int((tall - top - 26) / pitch) - 1)
    ys = top + pitch * np.arange(rows + 2)
    text.polylines([[(12, y), (wide - 12, y)] for y in ys], 0.25)
    text.polylines([[(x, ys[0]), (x, ys[-1])] for x in columns], 0.25)
    for c, label in enumerate(("序号", "品名", "规格", "单位", "数量", "单价", "金额")):
        x = (columns[c] + columns[c + 1]) / 2
        text.text(x, top + pitch / 2, label, face, em, align="m")
    sheet.press(text, colour, opacity=0.9, spread=0.025)
    filled, by_hand, total = sheet.layer(), rng.random() < 0.3, 0.0
    for row in range(int(rng.integers(1, rows + 1))):
        count, cost = int(rng.integers(1, 60)), price(rng)
        total += count * cost
        cells: tuple[str, ...] = (
            str(row + 1),
            pick(rng, GOODS),
            "标准",
            pick(rng, "件箱个包"),
            str(count),
        )
        cells = (*cells, f"{cost:.2f}", f"{count * cost:.2f}")
        for c, cell in enumerate(cells):
            y, x = ys[row + 1] + pitch / 2, columns[c] + 1
            if by_hand and c in (1, 4, 5, 6):
                sign(sheet, rng, x, y, cell[:8], em * 1.1, tidy=True, ink=(34, 44, 110))
            else:
                filled.text((x + columns[c + 1] - 1) / 2, y, cell, face, em * 0.95, align="m")
    filled.text(14, ys[-1] + em * 1.6, f"合计金额：￥{total:.2f}", face, em)
    filled.text(14, ys[-1] + em * 3.6, "制单：        复核：        收货人签字：", face, em)
    sheet.press(filled, _BLACK, opacity=0.88, spread=0.03)
    if rng.random() < 0.6:
        die = Seal(name, 38, title, caption=pick(rng, ("", "发票专用章")) or "")
        press_seal(sheet, rng, die, wide - 40, min(ys[-1] + 6, tall - 24), worn=1.0)
    return sheet


def form(rng: np.random.Generator) -> Sheet:
    """An application form: boxes to fill in, some filled by hand, a space for a photo."""
    sheet = Sheet(*A4, 9.0, tuple(251 - rng.uniform(0, 8, 3)))
    layer, face, bold = sheet.layer(), choose_face(rng, "song"), choose_face(rng, "hei_bold")
    title = pick(
        rng,
        (
            "会员登记表",
            "应聘人员登记表",
            "报名表",
            "体检信息登记表",
            "设备领用申请表",
            "问卷调查表",
        ),
    )
    layer.text(105, 26, title, bold, 8.5, align="m", tracking=1.5)
    fields = ["姓名", "性别", "年龄", "电话", "邮箱", "部门", "学历", "爱好", "紧急联系人", "备注"]
    labels, pitch, y = list(rng.permutation(np.array(fields))), float(rng.uniform(11, 15)), 40.0
    pen: Colour = (30, 44, 112)
    for row in range(5):
        last = 150.0 if row < 3 else 190.0
        xs = (20.0, 44.0, (20 + last) / 2, (20 + last) / 2 + 24, last)
        layer.polylines(
            [[(20, y), (last, y), (last, y + pitch), (20, y + pitch)]], 0.3, closed=True
        )
        layer.polylines([[(x, y), (x, y + pitch)] for x in xs[1:4]], 0.3)
        for k in range(2):
            label = str(labels[2 * row + k])
            layer.text(xs[2 * k] + 12, y + pitch / 2, label, face, 4.4, align="m")
            if rng.random() < 0.6:
                value = pick_name(rng, "女", "汉") if len(label) > 2 else digits(rng, 4)
                sign(sheet, rng, xs[2 * k + 1] + 1, y + pitch / 2, value, 5.2, ink=pen, tidy=True)
        y += pitch
    layer.polylines(
        [[(152, 40), (190, 40), (190, 40 + 3 * pitch), (152, 40 + 3 * pitch)]], 0.3, closed=True
    )
    if rng.random() < 0.5:
        print_picture(sheet, rng, 156, 42, 30, 3 * pitch - 4)
    for question in range(int(rng.integers(3, 7))):
        y += 12
        layer.text(22, y, f"{question + 1}. {article(rng, 1)}", face, 4.2)
        y += 8
        for k, answer in enumerate(("非常同意", "同意", "一般", "不同意")):
            x = 28 + 38 * k
            layer.polylines(
                [[(x, y - 1.8), (x + 3.6, y - 1.8), (x + 3.6, y + 1.8), (x, y + 1.8)]],
                0.3,
                closed=True,
            )
            layer.text(x + 6, y, answer, face, 4.2)
        tick, x = sheet.layer(), 28 + 38 * int(rng.integers(4))
        tick.polylines([[(x + 0.4, y - 0.6), (x + 1.6, y + 1.4), (x + 5.2, y - 3.6)]], 0.5)
        sheet.press(tick, pen, opacity=0.85)
    sheet.press(layer, _ink(rng) if rng.random() < 0.25 else _BLACK, opacity=0.92, spread=0.025)
    return sheet


def business_card(rng: np.random.Generator) -> Sheet:
    """A visiting card: white, coloured or with a picture, Chinese and Latin."""
    wide, tall = (90.0, 54.0) if rng.random() < 0.8 else (54.0, 90.0)
    dark = rng.random() < 0.3
    paper = vivid(rng, (0.12, 0.4) if dark else (0.9, 1.0)) * 255
    if not dark:
        paper = paper * 0.25 + 190
    sheet = Sheet(wide, tall, 16.0, (float(paper[0]), float(paper[1]), float(paper[2])))
    name, address, host = _firm(rng)
    colour = _ink(rng, (0.3, 0.8))
    style = int(rng.integers(4))
    if style == 0:
        print_picture(sheet, rng, 0, 0, wide, tall * float(rng.uniform(0.25, 0.45)))
    elif style == 1:
        band = sheet.layer()
        slant = float(rng.uniform(-12, 12))
        band.fill([[(0, 0), (wide * 0.3 + slant, 0), (wide * 0.3 - slant, tall), (0, tall)]])
        sheet.press(band, colour, opacity=0.9)
    x = wide * (0.38 if style == 1 else 0.1)
    y = tall * (0.5 if style == 0 else 0.22)
    draw_logo(sheet, rng, wide - 12, y, 10, colour)
    layer, face, bold = sheet.layer(), choose_face(rng, "hei"), choose_face(rng, "hei_bold")
    who = pick_name(rng, pick(rng, "男女"), "汉")
    job = pick(rng, ("销售经理", "工程师", "总经理", "设计师", "顾问"))
    end = layer.text(x, y, who, bold, 5.4, tracking=1.0)
    layer.text(end + 3, y + 0.8, job, face, 2.6)
    room = wide - x - 5
    for line in (name, f"手机 1{digits(rng, 10)}", f"邮箱 info@{host}", f"地址 {address}"):
        y += tall * 0.105
        size = min(2.9, 2.9 * room / layer.text_width(line, face, 2.9))
        layer.text(x, y + 2, line, face, size)
    if dark:  # pale letters on dark stock are printed by leaving the ink out, here by adding light
        light = layer.coverage.astype(np.float32)[..., None] / 255
        sheet.reflectance[:] = sheet.reflectance * (1 - light) + 0.92 * light
    else:
        sheet.press(layer, _BLACK, opacity=0.93, spread=0.02)
    return sheet


def chart_report(rng: np.random.Generator) -> Sheet:
    """A page of a report: bars, lines or a pie in bright colours over a few lines of text."""
    sheet = Sheet(*(A4 if rng.random() < 0.6 else A4[::-1]), 9.0, tuple(252 - rng.uniform(0, 5, 3)))
    wide, tall = sheet.size_mm
    text, axes = sheet.layer(), sheet.layer()
    face, bold = choose_face(rng, "hei"), choose_face(rng, "hei_bold")
    text.text(20, 24, headline(rng), bold, 8)
    left, right, base = 28.0, wide - 24, tall * 0.52
    top, kinds = 44.0, int(rng.integers(3))
    if kinds < 2:
        axes.polylines([[(left, top), (left, base), (right, base)]], 0.3)
        axes.polylines([[(left, y), (right, y)] for y in np.linspace(top, base, 6)[:-1]], 0.1)
    count = int(rng.integers(5, 13))
    xs = np.linspace(left, right, count + 2)[1:-1]
    if kinds == 0:
        for shift in range(int(rng.integers(1, 4))):
            bars, colour = sheet.layer(), _ink(rng, (0.5, 0.95))
            step = (right - left) / count / 4
            for x in xs:
                height = (base - top) * float(rng.uniform(0.1, 0.95))
                bars.rectangle(x + (shift - 1) * step, base - height, step * 0.9, height)
            sheet.press(bars, colour, opacity=0.95)
    elif kinds == 1:
        for _ in range(int(rng.integers(1, 5))):
            line, colour = sheet.layer(), _ink(rng, (0.4, 0.9))
            ys = base - (base - top) * np.clip(
                0.5 + np.cumsum(rng.normal(0, 0.13, count)), 0.05, 0.95
            )
            line.polylines([np.stack([xs, ys], axis=1)], 0.7)
            sheet.press(line, colour, opacity=0.95)
    else:
        edges = np.concatenate([[0], np.cumsum(rng.dirichlet(np.ones(count)))]) * 2 * np.pi
        cx, cy, radius = wide / 2, (top + base) / 2, (base - top) * 0.45
        for a, b in zip(edges, edges[1:], strict=False):
            t = np.linspace(a, b, 40)
            arc = np.stack([cx + radius * np.cos(t), cy + radius * np.sin(t)], axis=1)
            wedge = sheet.layer()
            wedge.fill([np.concatenate([[(cx, cy)], arc])])
            sheet.press(wedge, _ink(rng, (0.6, 1.0)), opacity=0.95)
    for k, x in enumerate(xs if kinds < 2 else ()):
        text.text(x, base + 5, f"{k + 1}月", face, 3.2, align="m")
    y = base + 18
    while y < tall - 22:
        text.text(20, y, article(rng, 4)[: int((wide - 40) / 4.2)], face, 4.2)
        y += 8
    sheet.press(axes, (120, 120, 124), opacity=0.9)
    sheet.press(text, _BLACK, opacity=0.93, spread=0.025)
    return sheet
