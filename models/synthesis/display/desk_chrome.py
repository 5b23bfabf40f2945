"""What stands around a picture on a computer: viewer, browser, document reader, folder, chat."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from models.synthesis.capture.noise import Pixels, fbm

from .parts import Canvas, Colour, Theme, draw_theme
from .place import Quad, Shown, put_picture
from .words import CHAT, DESK_APPS, FILES, LINES, MENUS, NAMES, clock, pick

__all__ = ["DESK_SCREENS", "desk_canvas", "window"]

Rng = np.random.Generator
Screen = Callable[[Shown, Rng, tuple[int, int]], tuple[Pixels, Quad]]
Box = tuple[float, float, float, float]


def _any(rng: Rng, low: int, high: int) -> Colour:
    r, g, b = (int(v) for v in rng.integers(low, high, 3))
    return r, g, b


def desk_canvas(rng: Rng, size: tuple[int, int], theme: Theme | None = None) -> Canvas:
    """A desktop: wallpaper, and a bar below or above; one unit is one pixel of a 96 dpi screen."""
    theme = draw_theme(rng) if theme is None else theme
    scale = float(rng.choice([1.0, 1.0, 1.25, 1.5, 2.0])) if size[0] > 1700 else 1.0
    return Canvas(size, theme, max(scale, size[0] / 2400))


def _wallpaper(canvas: Canvas, rng: Rng) -> None:
    small = np.empty((90, 160, 3), np.float32)
    small[:] = rng.uniform(10, 180, 3)
    for _ in range(3):
        small += fbm(rng, (90, 160), 80, 3)[..., None] * rng.normal(0, 28, 3).astype(np.float32)
    made = Image.fromarray(np.clip(small, 0, 255).astype(np.uint8))
    canvas.image = made.resize((canvas.width, canvas.height), Image.Resampling.BICUBIC)
    canvas.draw = ImageDraw.Draw(canvas.image)


def _taskbar(canvas: Canvas, rng: Rng) -> Box:
    """A bar at the bottom, or a menu line above and a dock; returns the room that is left."""
    u, w, h = canvas.unit, canvas.width, canvas.height
    dark = rng.random() < 0.6
    fill: Colour = _any(rng, 14, 40) if dark else _any(rng, 225, 245)
    ink: Colour = (235, 235, 235) if dark else (30, 30, 30)
    if rng.random() < 0.7:
        tall = float(rng.uniform(34, 50)) * u
        canvas.box(0, h - tall, w, h, fill)
        count = int(rng.integers(4, 14))
        left = w / 2 - count * 22 * u if rng.random() < 0.5 else 60 * u
        for k in range(count):
            x = left + 44 * u * k
            canvas.box(x, h - tall * 0.78, x + 26 * u, h - tall * 0.22, _any(rng, 40, 250), 5 * u)
        canvas.text(w - 20 * u, h - tall * 0.67, clock(rng), 12, ink, anchor="rm")
        canvas.text(w - 20 * u, h - tall * 0.3, "2026/10/17", 12, ink, anchor="rm")
        return 0.0, 0.0, float(w), h - tall
    tall = 26 * u
    canvas.box(0, 0, w, tall, fill)
    for k, name in enumerate(pick(rng, MENUS, 7)):
        canvas.text((30 + 62 * k) * u, tall / 2, name, 13, ink)
    canvas.text(w - 20 * u, tall / 2, clock(rng), 13, ink, anchor="rm")
    count = int(rng.integers(8, 18))
    half = count * 27 * u
    canvas.box(w / 2 - half, h - 70 * u, w / 2 + half, h - 8 * u, _any(rng, 150, 215), 14 * u)
    for k in range(count):
        x = w / 2 - half + (8 + 54 * k) * u
        canvas.box(x, h - 62 * u, x + 44 * u, h - 16 * u, _any(rng, 30, 250), 10 * u)
    return 0.0, tall, float(w), h - 78 * u


def window(canvas: Canvas, rng: Rng, room: Box, title: str) -> Box:
    """A window, whole or part of the room; returns its inside."""
    u, theme = canvas.unit, canvas.theme
    x0, y0, x1, y1 = room
    if rng.random() < 0.3:
        wide, high = (x1 - x0) * rng.uniform(0.6, 0.95), (y1 - y0) * rng.uniform(0.75, 0.97)
        x0 += float((x1 - x0 - wide) * rng.random())
        y0 += float((y1 - y0 - high) * rng.random())
        x1, y1 = x0 + wide, y0 + high
    tall = float(rng.uniform(28, 40)) * u
    canvas.box(x0, y0, x1, y1, theme.back)
    canvas.box(x0, y0, x1, y0 + tall, theme.bar)
    mid = y0 + tall / 2
    if rng.random() < 0.65:
        canvas.text(x0 + 36 * u, mid, title, 13)
        canvas.box(x0 + 10 * u, mid - 8 * u, x0 + 26 * u, mid + 8 * u, theme.accent, 3 * u)
        for k, sign in enumerate((7, 1, 9)):
            canvas.icon(x1 - (24 + 46 * k) * u, mid, 11, sign)
    else:
        canvas.text((x0 + x1) / 2, mid, title, 13, anchor="mm")
        for k, colour in enumerate(((255, 95, 87), (254, 188, 46), (40, 200, 64))):
            x = x0 + (16 + 20 * k) * u
            canvas.draw.ellipse((x, mid - 6 * u, x + 12 * u, mid + 6 * u), fill=colour)
    return x0, y0 + tall, x1, y1


def _desktop(rng: Rng, size: tuple[int, int], title: str) -> tuple[Canvas, Box]:
    canvas = desk_canvas(rng, size)
    _wallpaper(canvas, rng)
    room = _taskbar(canvas, rng)
    return canvas, window(canvas, rng, room, title)


def _icons(canvas: Canvas, rng: Rng, box: Box) -> None:
    """A row of tool buttons."""
    x0, y0, x1, y1 = box
    canvas.box(x0, y0, x1, y1, canvas.theme.bar)
    step = float(rng.uniform(34, 64)) * canvas.unit
    x = x0 + step
    while x < x1 - step and rng.random() < 0.95:
        canvas.icon(x, (y0 + y1) / 2, 17, int(rng.integers(10)))
        x += step


def _zoom(rng: Rng) -> float:
    return float(rng.uniform(1.05, 2.0)) if rng.random() < 0.2 else 1.0


def viewer(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A picture viewer's window."""
    name = f"{rng.choice(FILES)} - {rng.choice(DESK_APPS)}"
    canvas, (x0, y0, x1, y1) = _desktop(rng, size, name)
    bar = float(rng.uniform(36, 60)) * canvas.unit
    if rng.random() < 0.5:
        _icons(canvas, rng, (x0, y0, x1, y0 + bar))
        y0 += bar
    if rng.random() < 0.6:
        _icons(canvas, rng, (x0, y1 - bar, x1, y1))
        y1 -= bar
    gap = float(rng.uniform(0, 24)) * canvas.unit
    page = canvas.pixels()
    return page, put_picture(page, shown, (x0 + gap, y0 + gap, x1 - gap, y1 - gap), rng,
                             zoom=_zoom(rng))  # fmt: skip


def browser(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A browser: tabs, address, the picture alone or in a page."""
    canvas, (x0, y0, x1, y1) = _desktop(rng, size, "sample.invalid")
    u, theme = canvas.unit, canvas.theme
    for k in range(int(rng.integers(1, 6))):
        x = x0 + (150 + 190 * k) * u
        if x + 180 * u < x1 - 160 * u:
            canvas.box(x, y0 - 24 * u, x + 180 * u, y0, theme.back, 6 * u)
            canvas.text(x + 12 * u, y0 - 12 * u, str(rng.choice(FILES)), 12)
    canvas.box(x0, y0, x1, y0 + 38 * u, theme.back)
    canvas.box(x0 + 120 * u, y0 + 5 * u, x1 - 120 * u, y0 + 33 * u, theme.bar, 14 * u)
    canvas.text(x0 + 150 * u, y0 + 19 * u, "https://oa.sample.invalid/files/20261017", 13)
    for k, sign in enumerate((2, 0, 6)):
        canvas.icon(x0 + (22 + 34 * k) * u, y0 + 19 * u, 14, sign)
    y0 += 38 * u
    page_fill: Colour = (14, 14, 14) if rng.random() < 0.5 else (255, 255, 255)
    canvas.box(x0, y0, x1, y1, page_fill)
    if rng.random() < 0.4:
        side = (x1 - x0) * float(rng.uniform(0.12, 0.25))
        for k in range(int(rng.integers(4, 18))):
            y = y0 + (30 + 34 * k) * u
            if y < y1 - 30 * u:
                words = str(rng.choice(LINES))[: max(2, int(side / u / 16) - 2)]
                canvas.text(x0 + 20 * u, y, words, 14, theme.faint)
        x0 += side
    page = canvas.pixels()
    return page, put_picture(page, shown, (x0, y0, x1, y1), rng, zoom=_zoom(rng))


def reader(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A document reader: ribbon, thumbnails, the page on grey, a status line."""
    canvas, (x0, y0, x1, y1) = _desktop(rng, size, f"{rng.choice(FILES)}")
    u, theme = canvas.unit, canvas.theme
    canvas.box(x0, y0, x1, y0 + 28 * u, theme.bar)
    for k, name in enumerate(pick(rng, MENUS, 9)):
        canvas.text(x0 + (30 + 66 * k) * u, y0 + 14 * u, name, 14)
    bar = float(rng.uniform(40, 90)) * u
    _icons(canvas, rng, (x0, y0 + 28 * u, x1, y0 + 28 * u + bar))
    y0 += 28 * u + bar
    ground = int(rng.integers(40, 90) if theme.dark else rng.integers(140, 235))
    canvas.box(x0, y0, x1, y1, (ground, ground, ground + 3))
    if rng.random() < 0.55:
        side = float(rng.uniform(120, 240)) * u
        canvas.box(x0, y0, x0 + side, y1, theme.back)
        for k in range(6):
            top = y0 + (20 + 170 * k) * u
            if top + 140 * u < y1:
                canvas.box(x0 + side * 0.25, top, x0 + side * 0.75, top + 130 * u, (250, 250, 250))
                for line in range(9):
                    y = top + (14 + 12 * line) * u
                    canvas.box(x0 + side * 0.32, y, x0 + side * float(rng.uniform(0.5, 0.7)),
                               y + 3 * u, (150, 150, 150))  # fmt: skip
        x0 += side
    canvas.box(x0, y1 - 24 * u, x1, y1, theme.bar)
    canvas.text(x1 - 30 * u, y1 - 12 * u, f"{int(rng.integers(40, 180))}%", 12, anchor="rm")
    y1 -= 24 * u
    page = canvas.pixels()
    gap = float(rng.uniform(4, 30)) * u
    return page, put_picture(page, shown, (x0 + gap, y0 + gap, x1 - gap, y1 - gap), rng,
                             zoom=_zoom(rng))  # fmt: skip


def folder(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A file explorer with a large preview beside the list."""
    canvas, (x0, y0, x1, y1) = _desktop(rng, size, "备案资料")
    u, theme = canvas.unit, canvas.theme
    split = x0 + (x1 - x0) * float(rng.uniform(0.2, 0.42))
    for k in range(40):
        y = y0 + (24 + 30 * k) * u
        if y > y1 - 20 * u:
            break
        if k == 3:
            canvas.box(x0 + 4 * u, y - 14 * u, split - 4 * u, y + 14 * u, theme.accent, 4 * u)
        canvas.box(x0 + 16 * u, y - 8 * u, x0 + 32 * u, y + 8 * u, _any(rng, 90, 240), 3 * u)
        canvas.text(x0 + 44 * u, y, str(rng.choice(FILES)), 14)
    canvas.box(split, y0, split + 1, y1, theme.faint)
    page = canvas.pixels()
    return page, put_picture(page, shown, (split + 12 * u, y0 + 12 * u, x1 - 12 * u, y1 - 12 * u),
                             rng)  # fmt: skip


def chat(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A chat program with the picture opened large in a conversation."""
    canvas, (x0, y0, x1, y1) = _desktop(rng, size, str(rng.choice(NAMES)))
    u, theme = canvas.unit, canvas.theme
    list_to = x0 + float(rng.uniform(180, 280)) * u
    canvas.box(x0, y0, list_to, y1, theme.bar)
    for k in range(20):
        y = y0 + (16 + 62 * k) * u
        if y + 50 * u > y1:
            break
        canvas.box(x0 + 14 * u, y, x0 + 54 * u, y + 40 * u, _any(rng, 60, 230), 5 * u)
        canvas.text(x0 + 66 * u, y + 12 * u, str(rng.choice(NAMES)), 14)
        canvas.text(x0 + 66 * u, y + 32 * u, str(rng.choice(CHAT)), 12, theme.faint)
    foot = y1 - float(rng.uniform(60, 150)) * u
    canvas.box(list_to, foot, x1, foot + 1, theme.faint)
    for k in range(5):
        canvas.icon(list_to + (26 + 36 * k) * u, foot + 22 * u, 16, k)
    page = canvas.pixels()
    place = (list_to + 60 * u, y0 + 30 * u, x1 - 60 * u, foot - 20 * u)
    return page, put_picture(page, shown, place, rng)


def bare(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """Full screen, nothing but the picture."""
    page = np.full((size[1], size[0], 3), int(rng.choice([0, 0, 0, 24, 255])), np.uint8)
    return page, put_picture(
        page, shown, (0, 0, *size), rng, zoom=1.0 if rng.random() < 0.85 else 1.15
    )


DESK_SCREENS: dict[str, Screen] = {
    "viewer": viewer,
    "browser": browser,
    "reader": reader,
    "folder": folder,
    "chat": chat,
    "bare": bare,
}
