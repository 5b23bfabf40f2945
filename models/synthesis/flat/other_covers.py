"""More that is no filing document: newspaper, book cover, street map, card, ticket."""

from __future__ import annotations

import numpy as np

from models.synthesis.businesses import BRAND_A, BRAND_B
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.other_words import article, digits, headline, latin
from models.synthesis.flat.pictures import print_picture, vivid
from models.synthesis.flat.sheet import wrap
from models.synthesis.fonts import choose_face
from models.synthesis.guilloche import waves
from models.synthesis.names import pick, pick_name, words
from models.synthesis.places import ROADS
from models.synthesis.press import Colour, Layer, Sheet
from models.synthesis.regions import pick_region

__all__ = ["book_cover", "member_card", "newspaper", "street_map", "ticket"]


def _colour(rng: np.random.Generator, light: tuple[float, float]) -> Colour:
    red, green, blue = vivid(rng, light) * 255
    return float(red), float(green), float(blue)


def _leave_white(sheet: Sheet, layer: Layer, level: float = 0.96) -> None:
    """Letters left out of a coloured ground."""
    light = layer.coverage.astype(np.float32)[..., None] / 255
    sheet.reflectance[:] = sheet.reflectance * (1 - light) + level * light


def newspaper(rng: np.random.Generator) -> Sheet:
    """Part of a newspaper page on grey stock: articles in boxes of several columns."""
    grey = float(rng.uniform(212, 236))
    wide, tall = (280.0, 380.0) if rng.random() < 0.5 else (210.0, 290.0)
    sheet = Sheet(wide, tall, 7.0, (grey, grey, grey - 9))
    layer, face = sheet.layer(), choose_face(rng, "song")
    bold, hei = choose_face(rng, "song_bold"), choose_face(rng, "hei_bold")
    columns = int(wide // 45)
    width, y = (wide - 20) / columns, 14.0
    if rng.random() < 0.6:
        red = sheet.layer()
        red.text(
            14, 24, pick(rng, words("晨间新报 滨江日报 城市周刊 南湖晚报")), bold, 17, tracking=2
        )
        sheet.press(red, _colour(rng, (0.3, 0.7)), opacity=0.92, spread=0.05)
        y = 42.0
    while y < tall - 40:
        height = min(float(rng.uniform(60, 130)), tall - y - 10)
        layer.polylines([[(10, y - 3), (wide - 10, y - 3)]], 0.2)
        size = float(rng.uniform(6, 12))
        layer.text(12, y + size * 0.6, headline(rng), (bold, hei)[int(rng.integers(2))], size)
        top, boxed = y + size * 1.5, int(rng.integers(columns + 1))
        for c in range(columns):
            x, line_y = 11 + c * width, top
            if c == boxed:
                print_picture(sheet, rng, x, top, width - 4, width * 0.7)
                line_y += width * 0.7 + 4
            for line in wrap(layer, "　　" + article(rng, 24), face, 3.0, width - 4):
                if line_y > y + height - 6:
                    break
                layer.text(x, line_y, line, face, 3.0)
                line_y += 4.3
        y += height
    sheet.press(layer, (52, 51, 53), opacity=0.9, spread=0.05)
    return sheet


def book_cover(rng: np.random.Generator) -> Sheet:
    """A cover: deep or pale ground, a picture, title along or across, author and mark."""
    wide, tall = (145.0, 210.0) if rng.random() < 0.6 else (185.0, 260.0)
    sheet = Sheet(wide, tall, 9.0, _colour(rng, (0.2, 0.98)))
    place = int(rng.integers(3))
    if place < 2:
        print_picture(sheet, rng, 0, tall * (0.45 if place else 0), wide, tall * 0.55)
    role = pick(rng, ("hei_bold", "song_bold", "kai"))
    layer, bold = sheet.layer(), choose_face(rng, role)  # type: ignore[arg-type]
    title, size = headline(rng), float(rng.uniform(11, 17))
    y = tall * (0.18 if place else 0.66)
    if rng.random() < 0.35:
        for k, char in enumerate(title):
            layer.text(wide * 0.8, tall * 0.12 + k * size * 1.15, char, bold, size, align="m")
    else:
        layer.text(wide / 2, y, title, bold, min(size, wide * 0.86 / len(title)), align="m")
        layer.text(
            wide / 2, y + size, latin(rng, 4)[:-1].upper(), bold, 3.4, align="m", tracking=0.5
        )
    layer.text(wide / 2, tall - 30, f"{pick_name(rng, '男', '汉')} 著", bold, 5, align="m")
    layer.text(
        wide / 2, tall - 12, pick(rng, words("青禾书社 远山文艺社 知行学院社")), bold, 4, align="m"
    )
    bright = float(sheet.reflectance[::40, ::40].mean()) > 0.55
    if bright:
        sheet.press(layer, _colour(rng, (0.0, 0.35)), opacity=0.95)
    else:
        _leave_white(sheet, layer)
    return sheet


def street_map(rng: np.random.Generator) -> Sheet:
    """A folded plan: blocks, streets of three widths, a river, names, folds."""
    sheet = Sheet(*((297.0, 210.0) if rng.random() < 0.5 else (210.0, 297.0)), 8.0, (246, 243, 232))
    wide, tall = sheet.size_mm
    for _ in range(int(rng.integers(4, 14))):
        park = sheet.layer()
        x, y = rng.uniform(0, wide), rng.uniform(0, tall)
        a = np.sort(rng.uniform(0, 6.28, 7))
        r = rng.uniform(8, 40)
        park.fill([np.stack([x + r * np.cos(a), y + r * np.sin(a)], axis=1)])
        sheet.press(park, _colour(rng, (0.75, 0.95)), opacity=0.7)
    river = sheet.layer()
    t = np.linspace(-0.1, 1.1, 80)
    bend = tall * float(rng.uniform(0.2, 0.8)) + 30 * np.sin(t * float(rng.uniform(4, 9)))
    river.polylines([np.stack([t * wide, bend], axis=1)], float(rng.uniform(5, 16)))
    sheet.press(river, (168, 206, 236), opacity=0.9)
    turn, streets = float(rng.uniform(-0.5, 0.5)), []
    way = np.array([np.cos(turn), np.sin(turn)])
    across = np.array([-way[1], way[0]])
    middle, reach = np.array([wide / 2, tall / 2]), wide + tall
    for direction, other in ((way, across), (across, way)):
        at = -reach / 2
        while at < reach / 2:
            at += float(rng.uniform(9, 30))
            centre = middle + other * at
            streets.append((centre - direction * reach, centre + direction * reach))
    for broad in (0, 1):
        edge, body = sheet.layer(), sheet.layer()
        for k, (a, b) in enumerate(streets):
            if (k % 4 == 0) == bool(broad):
                edge.polylines([np.stack([a, b])], 3.4 if broad else 1.6)
                body.polylines([np.stack([a, b])], 2.8 if broad else 1.1)
        sheet.press(edge, (150, 140, 130), opacity=0.8)
        _leave_white(sheet, body, 0.97)
        if broad:
            sheet.press(body, _colour(rng, (0.8, 1.0)), opacity=0.8)
    names, face = sheet.layer(), choose_face(rng, "hei")
    for _ in range(int(rng.integers(12, 36))):
        x, y = float(rng.uniform(8, wide - 30)), float(rng.uniform(8, tall - 8))
        names.text(x, y, pick(rng, ROADS), face, float(rng.uniform(2.4, 4.2)))
    sheet.press(names, (60, 58, 70), opacity=0.9, spread=0.02)
    columns = np.arange(sheet.shape[1], dtype=np.float32) / sheet.scale
    for fold in np.linspace(0, wide, int(rng.integers(3, 6)))[1:-1]:
        dark = 1 - float(rng.uniform(0.02, 0.1)) * np.exp(-np.abs(columns - fold) / 0.8)
        sheet.reflectance *= dark.astype(np.float32)[None, :, None]
    return sheet


def member_card(rng: np.random.Generator) -> Sheet:
    """A plastic card that is no identity document: a shop's, a library's, a gym's."""
    sheet = Sheet(*CARD_MM, CARD_SCALE, (250, 250, 250))
    wide, tall = CARD_MM
    if rng.random() < 0.6:
        print_picture(sheet, rng, 0, 0, wide, tall)
    else:
        ground = np.full(sheet.shape, 255, np.uint8)
        ramp = np.linspace(0.55, 0.95, sheet.shape[1], dtype=np.float32)[None, :]
        ramp = np.broadcast_to(ramp, sheet.shape).copy()
        sheet.press(ground, _colour(rng, (0.2, 0.95)), opacity=ramp)
        lines = sheet.layer()
        lines.polylines(waves(rng, CARD_MM, pitch=1.6, amplitude=3, length=30), 0.08)
        _leave_white(sheet, lines, 0.9)
    layer, bold = sheet.layer(), choose_face(rng, "hei_bold")
    title = pick(rng, ("会员卡", "借阅卡", "贵宾卡", "健身年卡", "积分卡", "工作证", "学生就餐卡"))
    layer.text(6, 9, pick(rng, BRAND_A) + pick(rng, BRAND_B) + title, bold, 5.4)
    layer.text(6, 16, latin(rng, 2)[:-1].upper(), bold, 2.4, tracking=0.4)
    layer.text(6, tall - 7, f"NO. {digits(rng, 4)} {digits(rng, 4)} {digits(rng, 4)}", bold, 4.0)
    white = float(sheet.reflectance[::40, ::40].mean()) < 0.65
    if white:
        _leave_white(sheet, layer)
    else:
        sheet.press(layer, (30, 30, 40), opacity=0.95)
    if rng.random() < 0.4:
        chip = sheet.layer()
        chip.rectangle(9, 20, 12, 9.5)
        _leave_white(sheet, chip, 1.0)
        sheet.press(chip, (212, 176, 96), opacity=1.0)
        cuts = sheet.layer()
        cuts.polylines([[(9, 23), (21, 23)], [(9, 26.5), (21, 26.5)], [(15, 20), (15, 29.5)]], 0.2)
        sheet.press(cuts, (120, 90, 40), opacity=0.9)
    elif rng.random() < 0.5:
        print_picture(sheet, rng, wide - 28, 14, 22, 28)
    draw_logo(sheet, rng, wide - 11, 9, 10, _colour(rng, (0.3, 0.9)))
    return sheet


def ticket(rng: np.random.Generator) -> Sheet:
    """A ticket on tinted stock: stations or a title, seat, price, code, a part to tear off."""
    size = ((86.0, 54.0), (180.0, 70.0), (200.0, 80.0))[int(rng.integers(3))]
    tint = np.array(_colour(rng, (0.7, 1.0))) * 0.3 + 174
    sheet = Sheet(*size, 12.0, (float(tint[0]), float(tint[1]), float(tint[2])))
    wide, tall = size
    lines = sheet.layer()
    lines.polylines(waves(rng, size, pitch=1.1, amplitude=1.4, length=22), 0.07)
    ink = _colour(rng, (0.4, 0.8))
    sheet.press(lines, ink, opacity=0.5)
    layer, hei, song = sheet.layer(), choose_face(rng, "hei_bold"), choose_face(rng, "song")
    em = tall / 12
    if rng.random() < 0.5:
        start, end = (pick_region(rng).county[:3] for _ in range(2))
        layer.text(wide * 0.1, tall * 0.25, start, hei, em * 1.7)
        layer.text(wide * 0.72, tall * 0.25, end, hei, em * 1.7, align="r")
        middle = wide * 0.4
        layer.text(middle, tall * 0.22, f"K{digits(rng, 3)}", song, em * 1.2, align="m")
        layer.polylines([[(middle - 9, tall * 0.31), (middle + 9, tall * 0.31)]], 0.3)
    else:
        layer.text(wide * 0.1, tall * 0.25, headline(rng) + "入场券", hei, em * 1.6)
    month, date, hour, row, seat = rng.integers((1, 1, 8, 1, 1), (13, 29, 22, 16, 40))
    lines_of = (
        f"2026年{month:02d}月{date:02d}日 {hour:02d}:30",
        f"{row:02d}排{seat:02d}号   ￥{int(rng.integers(10, 600))}.00元",
        f"票号 {digits(rng, 12)}",
    )
    for k, line in enumerate(lines_of):
        layer.text(wide * 0.1, tall * (0.48 + 0.15 * k), line, song, em)
    sheet.press(layer, (36, 34, 40), opacity=0.93, spread=0.03)
    side = tall * 0.36
    draw_qr(sheet, wide * 0.78, tall * 0.5, min(side, wide * 0.18), digits(rng, 30))
    if wide > 100:
        holes = sheet.layer()
        x, ys = wide * 0.75, np.arange(1.0, tall, 2.2).tolist()
        holes.polylines([[(x, y), (x, y + 1.2)] for y in ys], 0.3)
        sheet.press(holes, (140, 136, 130), opacity=0.8)
    return sheet
