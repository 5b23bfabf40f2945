"""What stands around a picture on a phone or a tablet: gallery, chat, browser, PDF, certificate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from models.synthesis.capture.noise import Pixels

from .parts import Canvas, draw_theme
from .place import Quad, Shown, put_picture
from .words import CHAT, LINES, NAMES, TITLES, TOOLS, clock, pick

__all__ = ["PHONE_SCREENS", "phone_canvas", "status_bar"]

Rng = np.random.Generator
Screen = Callable[[Shown, Rng, tuple[int, int]], tuple[Pixels, Quad]]


def phone_canvas(rng: Rng, size: tuple[int, int], *, dark: bool | None = None) -> Canvas:
    """An empty phone or tablet screen: 1080 units wide on a phone, more on a tablet."""
    units = 1080.0 if size[1] / size[0] > 1.55 else float(rng.uniform(1600, 2200))
    if size[0] > size[1]:
        units *= 1.5
    theme = draw_theme(rng, dark=dark)
    return Canvas(size, theme, size[0] / units)


def status_bar(canvas: Canvas, rng: Rng, *, ios: bool | None = None) -> float:
    """Time, signal and battery along the top; returns the bar's height in pixels."""
    ios = bool(rng.random() < 0.5) if ios is None else ios
    u, w, theme = canvas.unit, canvas.width, canvas.theme
    tall = (130.0 if canvas.height / w > 1.9 else 54.0) if ios else float(rng.uniform(66, 110))
    y = (tall * (0.62 if tall > 100 else 0.5)) * u
    edge = (90 if ios and tall > 100 else 40) * u
    size = float(rng.uniform(34, 46))
    canvas.text(edge, y, clock(rng), size)
    d, x = canvas.draw, w - edge
    half = 15 * u
    d.rounded_rectangle((x - 56 * u, y - half, x, y + half), 7 * u, outline=theme.ink,
                        width=max(1, round(3 * u)))  # fmt: skip
    level = rng.uniform(0.1, 1.0)
    canvas.box(x - 50 * u, y - half + 6 * u, x - (50 - 44 * level) * u, y + half - 6 * u, theme.ink)
    x -= 78 * u
    if ios or rng.random() < 0.5:
        for k in range(3):
            r = (8 + 10 * k) * u
            d.arc((x - 24 * u - r, y + half - r, x - 24 * u + r, y + half + r), 225, 315,
                  fill=theme.ink, width=max(1, round(5 * u)))  # fmt: skip
    else:
        canvas.text(x, y, f"{int(rng.integers(12, 99))}%", size * 0.8, anchor="rm")
    x -= 76 * u
    bars = int(rng.integers(2, 5))
    for k in range(4):
        left = x - (44 - 14 * k) * u
        tone = theme.ink if k < bars else theme.faint
        canvas.box(left, y + half - (8 + 7 * k) * u, left + 9 * u, y + half, tone)
    if rng.random() < 0.7:
        name = str(rng.choice(["5G", "4G", "HD", "5GA", "LTE"]))
        canvas.text(x - 64 * u, y, name, size * 0.8, anchor="rm")
    if not ios:
        for k in range(int(rng.integers(0, 4))):
            canvas.icon(edge + (150 + 50 * k) * u, y, 28, int(rng.integers(10)))
    return tall * u


def _title(canvas: Canvas, rng: Rng, top: float, words: str | None = None) -> float:
    u, w = canvas.unit, canvas.width
    tall = float(rng.uniform(105, 160)) * u
    canvas.box(0, top, w, top + tall, canvas.theme.bar)
    y = top + tall / 2
    canvas.icon(58 * u, y, 38, int(rng.choice([2, 2, 7])))
    words = str(rng.choice(TITLES)) if words is None else words
    if rng.random() < 0.6:
        canvas.text(w / 2, y, words, 48, anchor="mm")
    else:
        canvas.text(120 * u, y, words, 48)
    for k in range(int(rng.integers(0, 3))):
        canvas.icon(w - (64 + 100 * k) * u, y, 40, int(rng.choice([3, 4, 5, 8])))
    return top + tall


def _foot(canvas: Canvas, rng: Rng) -> float:
    """Buttons and the home bar; returns where they begin."""
    u, w, h = canvas.unit, canvas.width, canvas.height
    bottom = float(h)
    if rng.random() < 0.6:
        bottom -= float(rng.uniform(44, 80)) * u
        y = h - 22 * u
        canvas.box(w / 2 - 190 * u, y - 6 * u, w / 2 + 190 * u, y + 6 * u, canvas.theme.ink, 6 * u)
    elif rng.random() < 0.5:
        bottom -= 120 * u
        for k, sign in enumerate((6, 0, 1)):
            canvas.icon(w * (0.25 + 0.25 * k), h - 60 * u, 42, sign, canvas.theme.faint)
    if rng.random() < 0.85:
        tall = float(rng.uniform(120, 190)) * u
        bottom -= tall
        canvas.box(0, bottom, w, bottom + tall, canvas.theme.bar)
        names = pick(rng, TOOLS, int(rng.integers(3, 6)))
        for k, name in enumerate(names):
            x = w * (k + 0.5) / len(names)
            canvas.icon(x, bottom + tall * 0.36, 46, int(rng.integers(10)))
            canvas.text(x, bottom + tall * 0.78, name, 30, anchor="mm")
    return bottom


def _zoom(rng: Rng) -> float:
    return float(rng.uniform(1.05, 2.2)) if rng.random() < 0.2 else 1.0


def _little(rng: Rng) -> float:
    """Where nothing else shows that it is a screen, little is cut."""
    return float(rng.uniform(1.02, 1.3)) if rng.random() < 0.15 else 1.0


def gallery(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A picture being looked at, with a title and buttons."""
    canvas = phone_canvas(rng, size)
    top = _title(canvas, rng, status_bar(canvas, rng))
    bottom = _foot(canvas, rng)
    if rng.random() < 0.25:
        strip = 130 * canvas.unit
        bottom -= strip
        for k in range(12):
            x = (20 + 100 * k) * canvas.unit
            shade = rng.integers(50, 220, 3)
            canvas.box(x, bottom + 16 * canvas.unit, x + 92 * canvas.unit, bottom + strip * 0.9,
                       (int(shade[0]), int(shade[1]), int(shade[2])))  # fmt: skip
    page = canvas.pixels()
    gap = float(rng.choice([0, 0, 0, 30])) * canvas.unit
    return page, put_picture(page, shown, (gap, top, size[0] - gap, bottom), rng, zoom=_zoom(rng))


def bare(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """Full screen: the picture on black or white, sometimes with the status bar over it."""
    canvas = phone_canvas(rng, size, dark=bool(rng.random() < 0.75))
    level = 0 if canvas.theme.dark else 255
    canvas.box(0, 0, *size, (level,) * 3)
    if rng.random() < 0.35:
        status_bar(canvas, rng)
    if rng.random() < 0.3:
        words = f"{int(rng.integers(1, 9))}/{int(rng.integers(9, 30))}"
        canvas.text(size[0] / 2, 200 * canvas.unit, words, 44, anchor="mm")
    page = canvas.pixels()
    return page, put_picture(page, shown, (0, 0, *size), rng, zoom=_little(rng))


def chat(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A conversation with the picture as one of its bubbles."""
    canvas = phone_canvas(rng, size)
    u, w, h, theme = canvas.unit, canvas.width, canvas.height, canvas.theme
    if not theme.dark:
        canvas.box(0, 0, w, h, (237, 237, 239))
    y = _title(canvas, rng, status_bar(canvas, rng), str(rng.choice(NAMES))) + 30 * u
    foot = h - float(rng.uniform(150, 230)) * u
    bubble = (44, 44, 46) if theme.dark else (255, 255, 255)
    own = tuple(int(0.4 * a + 0.6 * b) for a, b in zip(theme.accent, bubble, strict=True))
    picture = shown[0]
    width = float(rng.uniform(560, 800)) * u
    tall = min(width * picture.shape[0] / picture.shape[1], 0.62 * (foot - y))
    width = tall * picture.shape[1] / picture.shape[0]
    place = (0.0, 0.0, 1.0, 1.0)
    said = pick(rng, CHAT, 7)
    at, before = 0, int(rng.integers(0, 4))
    while y < foot - 80 * u and at < 7:
        mine = rng.random() < 0.5
        edge = w - 160 * u if mine else 160 * u
        shade = rng.integers(60, 230, 3)
        avatar = (w - 130 * u, w - 40 * u) if mine else (40 * u, 130 * u)
        canvas.box(avatar[0], y, avatar[1], y + 90 * u,
                   (int(shade[0]), int(shade[1]), int(shade[2])), 12 * u)  # fmt: skip
        if at == before:
            place = (edge - width, y, edge, y + tall) if mine else (edge, y, edge + width, y + tall)
            y += tall + 50 * u
        else:
            length = canvas.font(42).getlength(said[at]) + 60 * u
            x0 = edge - length if mine else edge
            fill = (own[0], own[1], own[2]) if mine else bubble
            canvas.box(x0, y, x0 + length, y + 92 * u, fill, 14 * u)
            canvas.text(x0 + 30 * u, y + 46 * u, said[at], 42)
            y += float(rng.uniform(125, 170)) * u
        at += 1
    canvas.box(0, foot, w, h, theme.bar)
    field = (foot + 25 * u, foot + 110 * u)
    canvas.box(130 * u, field[0], w - 240 * u, field[1], theme.back, 14 * u)
    for k, x in enumerate((66 * u, w - 170 * u, w - 66 * u)):
        canvas.icon(x, foot + 68 * u, 56, k)
    page = canvas.pixels()
    return page, put_picture(page, shown, place, rng)


def browser(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A web page or a document reader with some text round the picture."""
    canvas = phone_canvas(rng, size, dark=bool(rng.random() < 0.2))
    u, w, h, theme = canvas.unit, canvas.width, canvas.height, canvas.theme
    top = status_bar(canvas, rng)
    tall = 130 * u
    canvas.box(30 * u, top + 16 * u, w - 30 * u, top + tall - 10 * u, theme.bar, 40 * u)
    canvas.icon(80 * u, top + tall / 2, 34, 0)
    canvas.text(130 * u, top + tall / 2, "files.sample.invalid/view", 38, theme.faint)
    top += tall
    bottom = _foot(canvas, rng)
    units = float(rng.uniform(34, 44))
    y = top + 50 * u
    for _ in range(int(rng.integers(0, 5))):
        canvas.text(50 * u, y, str(rng.choice(LINES)), units)
        y += 1.7 * units * u
    picture = shown[0]
    room = min(bottom - y - 20 * u, (w - 60 * u) * picture.shape[0] / picture.shape[1])
    place = (30 * u, y, w - 30 * u, y + max(room, 200 * u))
    y = place[3] + 40 * u
    while y < bottom - 40 * u and rng.random() < 0.93:
        canvas.text(50 * u, y, str(rng.choice(LINES)), units)
        y += 1.7 * units * u
    canvas.box(0, h - 4, w, h, theme.bar)
    page = canvas.pixels()
    return page, put_picture(page, shown, place, rng)


def certificate(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A mini program's page of an electronic certificate: coloured head, card, buttons."""
    canvas = phone_canvas(rng, size, dark=False)
    u, w, theme = canvas.unit, canvas.width, canvas.theme
    head = float(rng.uniform(400, 720)) * u
    canvas.box(0, 0, w, head, theme.accent)
    top = _plain_title(canvas, rng, status_bar(canvas, rng))
    page_box = (40 * u, top + 60 * u, w - 40 * u)
    picture = shown[0]
    tall = min((w - 120 * u) * picture.shape[0] / picture.shape[1], canvas.height - top - 560 * u)
    canvas.box(page_box[0], page_box[1], page_box[2], page_box[1] + tall + 60 * u,
               (255, 255, 255), 24 * u)  # fmt: skip
    place = (60 * u, page_box[1] + 30 * u, w - 60 * u, page_box[1] + 30 * u + tall)
    y = place[3] + 110 * u
    for name in pick(rng, ("下载证照", "出示二维码", "授权使用", "证照信息", "用证记录"), 3):
        canvas.box(60 * u, y, w - 60 * u, y + 96 * u, (248, 249, 251), 16 * u)
        canvas.text(w / 2, y + 48 * u, name, 42, theme.accent, anchor="mm")
        y += 124 * u
    page = canvas.pixels()
    return page, put_picture(page, shown, place, rng)


def _plain_title(canvas: Canvas, rng: Rng, top: float) -> float:
    u, w = canvas.unit, canvas.width
    words = str(rng.choice(["电子证照", "电子营业执照", "我的证照", "证照详情"]))
    canvas.text(w / 2, top + 62 * u, words, 50, (255, 255, 255), anchor="mm")
    canvas.box(w - 230 * u, top + 24 * u, w - 36 * u, top + 100 * u, (250, 250, 250), 38 * u)
    canvas.icon(w - 180 * u, top + 62 * u, 40, 3, (30, 30, 30))
    canvas.icon(w - 88 * u, top + 62 * u, 34, 0, (30, 30, 30))
    return top + 124 * u


PHONE_SCREENS: dict[str, Screen] = {
    "gallery": gallery,
    "bare": bare,
    "chat": chat,
    "browser": browser,
    "certificate": certificate,
}
