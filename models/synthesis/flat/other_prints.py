"""Sheets that are no filing document: article, magazine, poster, notes, photo."""

from __future__ import annotations

import numpy as np

from models.synthesis.flat.handwriting import INKS, sign
from models.synthesis.flat.letter_page import A4
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.other_words import GOODS, article, digits, headline, latin, price
from models.synthesis.flat.pictures import print_picture, vivid
from models.synthesis.flat.sheet import wrap
from models.synthesis.fonts import Face, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Colour, Layer, Sheet

__all__ = ["article_page", "magazine", "menu", "notes", "photo_print", "poster"]


def _colour(rng: np.random.Generator, light: tuple[float, float]) -> Colour:
    red, green, blue = vivid(rng, light) * 255
    return float(red), float(green), float(blue)


def _column(
    layer: Layer, rng: np.random.Generator, face: Face, box: tuple[float, float, float, float],
    size: float, *, english: bool = False,
) -> None:  # fmt: skip
    """Fill a box ``(x, y, width, height)`` with running text."""
    x, y, width, height = box
    end = y + height
    while y < end:
        text = latin(rng, 40) if english else "　　" + article(rng, int(rng.integers(2, 6)))
        for line in wrap(layer, text, face, size, width):
            if y > end:
                return
            layer.text(x, y, line, face, size)
            y += size * 1.55


def article_page(rng: np.random.Generator) -> Sheet:
    """A page of a book or newspaper: one to three columns, sometimes a grey picture."""
    size = ((210.0, 297.0), (148.0, 210.0), (185.0, 260.0))[int(rng.integers(3))]
    warm = np.array((250.0, 247, 238)) - rng.uniform(0, 22) * np.array((0.5, 0.7, 1.3))
    sheet = Sheet(*size, 9.0, (float(warm[0]), float(warm[1]), float(warm[2])))
    wide, tall = size
    layer, face = sheet.layer(), choose_face(rng, pick(rng, ("song", "song", "kai", "hei")))  # type: ignore[arg-type]
    bold = choose_face(rng, pick(rng, ("song_bold", "hei_bold")))  # type: ignore[arg-type]
    columns, em = int(rng.integers(1, 4)), float(rng.uniform(3.3, 4.6))
    layer.text(wide / 2, 26, headline(rng), bold, em * 2.2, align="m", tracking=1)
    width = (wide - 40 - 7 * (columns - 1)) / columns
    picture, english = rng.random() < 0.5, rng.random() < 0.2
    for c in range(columns):
        x, y, height = 20 + c * (width + 7), 42.0, tall - 66
        if picture and c == 0:
            print_picture(sheet, rng, x, y, width, width * 0.7)
            y, height = y + width * 0.7 + 8, height - width * 0.7 - 8
        _column(layer, rng, face, (x, y, width, height), em, english=english)
    if columns > 1 and rng.random() < 0.5:
        for c in range(1, columns):
            x = 20 + c * (width + 7) - 3.5
            layer.polylines([[(x, 42), (x, tall - 24)]], 0.15)
    layer.text(wide / 2, tall - 12, str(int(rng.integers(2, 400))), face, 3.4, align="m")
    sheet.press(layer, (38, 37, 38), opacity=float(rng.uniform(0.82, 0.95)), spread=0.03)
    return sheet


def magazine(rng: np.random.Generator) -> Sheet:
    """A glossy page: pictures with gradients, panels, a large headline, text in columns."""
    sheet = Sheet(*((210.0, 285.0) if rng.random() < 0.8 else (285.0, 210.0)), 9.0, (253, 253, 252))
    wide, tall = sheet.size_mm
    face, bold = choose_face(rng, "hei"), choose_face(rng, pick(rng, ("hei_bold", "song_bold")))  # type: ignore[arg-type]
    panel, text, big = sheet.layer(), sheet.layer(), sheet.layer()
    style = int(rng.integers(3))
    if style == 0:
        print_picture(sheet, rng, 0, 0, wide, tall * 0.5)
        big.text(16, tall * 0.57, headline(rng), bold, 13)
        _column(text, rng, face, (16, tall * 0.65, wide / 2 - 22, tall * 0.26), 3.6)
        _column(text, rng, face, (wide / 2 + 6, tall * 0.65, wide / 2 - 22, tall * 0.26), 3.6)
    elif style == 1:
        for row in range(3):
            for c in range(2):
                x, y = 12 + c * (wide - 20) / 2, 34 + row * (tall - 44) / 3
                print_picture(sheet, rng, x, y, (wide - 32) / 2, (tall - 44) / 3 - 22)
                below = y + (tall - 44) / 3 - 17
                text.text(x, below, pick(rng, GOODS), bold, 4.2)
                text.text(x, below + 6, article(rng, 1)[:20], face, 3.2)
                price_at = x + (wide - 32) / 2
                big.text(price_at, below, f"￥{price(rng, 400):.0f}", bold, 5.5, align="r")
        big.text(wide / 2, 18, headline(rng), bold, 12, align="m", tracking=2)
    else:
        panel.rectangle(0, 0, wide * 0.34, tall)
        sheet.press(panel, _colour(rng, (0.3, 0.95)), opacity=0.92)
        print_picture(sheet, rng, wide * 0.22, 24, wide * 0.7, tall * 0.34)
        big.text(wide * 0.4, tall * 0.5, headline(rng), bold, 11)
        _column(text, rng, face, (wide * 0.4, tall * 0.57, wide * 0.53, tall * 0.34), 3.7)
        print_picture(sheet, rng, 10, tall * 0.6, wide * 0.24, wide * 0.3)
    sheet.press(text, (44, 44, 46), opacity=0.92, spread=0.02)
    sheet.press(big, _colour(rng, (0.15, 0.7)), opacity=0.95, spread=0.02)
    return sheet


def poster(rng: np.random.Generator) -> Sheet:
    """A plain colourful poster: full-bleed colour or picture, few large words."""
    sheet = Sheet(*(A4 if rng.random() < 0.8 else A4[::-1]), 9.0, (252, 252, 250))
    wide, tall = sheet.size_mm
    if rng.random() < 0.5:
        print_picture(sheet, rng, 0, 0, wide, tall)
    else:
        height, width = sheet.shape
        t = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
        s = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
        share = np.clip(t * float(rng.uniform(0.3, 1)) + s * float(rng.uniform(-0.5, 0.7)), 0, 1)
        a, b = vivid(rng, (0.5, 1)), vivid(rng, (0.3, 1))
        sheet.reflectance *= 0.06 + 0.94 * (a + (b - a) * share)
        shapes = sheet.layer()
        for _ in range(int(rng.integers(2, 9))):
            r, cx, cy = rng.uniform(8, 70), rng.uniform(0, wide), rng.uniform(0, tall)
            turn = np.linspace(0, 2 * np.pi, int(pick(rng, ("4", "5", "60", "60"))))
            shapes.fill([np.stack([cx + r * np.cos(turn), cy + r * np.sin(turn)], axis=1)])
        sheet.press(shapes, _colour(rng, (0.6, 1)), opacity=float(rng.uniform(0.3, 0.9)))
    layer, bold = sheet.layer(), choose_face(rng, "hei_bold")
    words = headline(rng)
    size = (wide - 36) / max(len(words), 4)
    y = tall * float(rng.uniform(0.2, 0.6))
    layer.text(wide / 2, y, words, bold, min(size, 34), align="m")
    line = article(rng, 1)[:20]
    layer.text(wide / 2, y + min(size, 34) * 1.1, line, bold, (wide - 30) / 20.5, align="m")
    layer.text(
        wide / 2, tall - 20, f"咨询电话 400-{digits(rng, 3)}-{digits(rng, 4)}", bold, 6, align="m"
    )
    light = layer.coverage.astype(np.float32)[..., None] / 255
    ink = np.ones(3, np.float32) * 0.97 if rng.random() < 0.7 else vivid(rng, (0.0, 0.3))
    sheet.reflectance[:] = sheet.reflectance * (1 - light) + ink * light
    return sheet


def notes(rng: np.random.Generator) -> Sheet:
    """A leaf of an exercise book: ruled, squared or plain, written on by hand."""
    size = ((148.0, 210.0), (176.0, 250.0), (100.0, 148.0))[int(rng.integers(3))]
    tint = np.array((252.0, 250, 242)) - rng.uniform(0, 30, 3) * (rng.random() < 0.4)
    sheet = Sheet(*size, 9.0, (float(tint[0]), float(tint[1]), float(tint[2])))
    wide, tall = size
    rules, pitch = sheet.layer(), float(rng.uniform(7, 10))
    style = int(rng.integers(3))
    ys = np.arange(22.0, tall - 8, pitch)
    if style < 2:
        rules.polylines([[(8, y), (wide - 8, y)] for y in ys.tolist()], 0.18)
    if style == 1:
        rules.polylines(
            [[(x, 22), (x, float(ys[-1]))] for x in np.arange(8.0, wide - 7, pitch).tolist()], 0.18
        )
    sheet.press(rules, _colour(rng, (0.5, 0.85)), opacity=0.75)
    if rng.random() < 0.5:
        edge = sheet.layer()
        edge.polylines([[(20, 4), (20, tall - 4)]], 0.25)
        sheet.press(edge, (220, 90, 90), opacity=0.8)
    pen = INKS[int(rng.integers(len(INKS)))]
    count = int((wide - 34) / (pitch * 0.72 * 0.8))
    for y in ys[: int(rng.integers(4, len(ys)))]:
        text = article(rng, 3)[: int(rng.integers(count // 2, count))]
        sign(sheet, rng, 21, y + pitch * 0.42, text, pitch * 0.72, ink=pen, tidy=True)
    return sheet


def photo_print(rng: np.random.Generator) -> Sheet:
    """A photographic print with or without a white edge."""
    size = ((152.0, 102.0), (127.0, 89.0), (210.0, 148.0), (89.0, 108.0))[int(rng.integers(4))]
    sheet = Sheet(*size, 11.0, (250, 250, 249))
    edge = float(pick(rng, ("0", "0", "4", "7")))
    print_picture(sheet, rng, edge, edge, size[0] - 2 * edge, size[1] - 2 * edge)
    return sheet


def menu(rng: np.random.Generator) -> Sheet:
    """A list of dishes or a price list on coloured stock, with a mark and pictures."""
    ground = _colour(rng, (0.75, 1.0)) if rng.random() < 0.7 else (250.0, 248.0, 240.0)
    sheet = Sheet(*((210.0, 297.0) if rng.random() < 0.6 else (140.0, 285.0)), 8.0, ground)
    wide, tall = sheet.size_mm
    face, bold = choose_face(rng, "kai"), choose_face(rng, "song_bold")
    layer, ink = sheet.layer(), _colour(rng, (0.1, 0.4))
    draw_logo(sheet, rng, wide / 2, 24, 18, ink)
    title = pick(rng, ("今日菜单", "价目表", "茶饮单", "服务项目"))
    layer.text(wide / 2, 44, title, bold, 10, align="m", tracking=3)
    y, dishes = (
        62.0,
        (
            "番茄炒蛋 清蒸鲈鱼 红烧茄子 酸菜鱼 蒜蓉西兰花 宫保鸡丁 排骨汤 "
            "扬州炒饭 担担面 绿豆汤 酸梅汁 桂花糕"
        ),
    )
    for dish in rng.permutation(np.array(dishes.split())):
        if y > tall * 0.72:
            break
        left = layer.text(wide * 0.14, y, str(dish), face, 5.2)
        right = wide * 0.86 - 14
        layer.polylines(
            [[(x, y + 1.5), (x + 0.5, y + 1.5)] for x in np.arange(left + 2, right, 1.8).tolist()],
            0.35,
        )
        layer.text(wide * 0.86, y, f"{price(rng, 80):.0f}元", face, 5.2, align="r")
        y += 10
    sheet.press(layer, ink, opacity=0.92, spread=0.03)
    if tall - y > 50:
        print_picture(sheet, rng, wide * 0.14, y + 6, wide * 0.72, tall - y - 20)
    return sheet
