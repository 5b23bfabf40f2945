"""Applications kept for measuring: other families than any that training sees."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.capture.noise import Pixels

from .desk_chrome import Screen
from .parts import Canvas, draw_theme
from .phone_chrome import phone_canvas, status_bar
from .place import Quad, Shown, put_picture
from .words import FILES, pick

__all__ = ["HELD_DESK", "HELD_PHONE"]

Rng = np.random.Generator


def slides(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A presentation: the picture on a slide with a heading and points."""
    canvas = Canvas(size, draw_theme(rng, dark=False), min(size[0] / 1920, size[1] / 1080))
    u, w, h = canvas.unit, canvas.width, canvas.height
    canvas.box(0, 0, w, h, (0, 0, 0))
    high = min(h, w * 9 / 16)
    top = (h - high) / 2
    canvas.box(0, top, w, top + high, canvas.theme.back)
    canvas.box(0, top + 0.05 * high, 26 * u, top + 0.15 * high, canvas.theme.accent)
    canvas.text(60 * u, top + 0.1 * high, "备案材料说明", 64)
    for k, name in enumerate(pick(rng, FILES, 4)):
        canvas.text(80 * u, top + (0.3 + 0.12 * k) * high, "· " + name, 40)
    page = canvas.pixels()
    return page, put_picture(page, shown, (0.36 * w, top + 0.2 * high, 0.97 * w, top + 0.95 * high),
                             rng)  # fmt: skip


def meeting(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A video meeting that shares a screen: faces' tiles at the side, round buttons below."""
    canvas = Canvas(size, draw_theme(rng, dark=True), min(size) / 1080)
    u, w, h = canvas.unit, canvas.width, canvas.height
    side = 300 * u if w > h else 0.0
    for k in range(4 if side else 0):
        top = (30 + 200 * k) * u
        canvas.box(w - side + 20 * u, top, w - 20 * u, top + 170 * u, (62, 64, 70), 10 * u)
        canvas.draw.ellipse((w - side / 2 - 45 * u, top + 40 * u, w - side / 2 + 45 * u,
                             top + 130 * u), fill=canvas.theme.accent)  # fmt: skip
    for k in range(7):
        x = w / 2 + (k - 3) * 110 * u
        canvas.draw.ellipse((x - 38 * u, h - 110 * u, x + 38 * u, h - 34 * u),
                            fill=(200, 50, 50) if k == 6 else (70, 72, 78))  # fmt: skip
        canvas.icon(x, h - 72 * u, 34, k)
    page = canvas.pixels()
    return page, put_picture(page, shown, (0, 0, w - side, h - 140 * u), rng)


def split_view(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """Two programs side by side: a table on the left, the picture on the right."""
    canvas = Canvas(size, draw_theme(rng, dark=False), max(size) / 1920)
    u, w, h = canvas.unit, canvas.width, canvas.height
    half = w * float(rng.uniform(0.25, 0.5))
    canvas.box(0, 0, half, 120 * u, (33, 115, 70))
    for k in range(60):
        y = (130 + 24 * k) * u
        if y > h:
            break
        canvas.box(0, y, half, y + 1, (205, 205, 205))
        for c in range(6):
            canvas.box(c * 110 * u, y, c * 110 * u + 1, y + 24 * u, (205, 205, 205))
            if rng.random() < 0.6:
                words = str(int(rng.integers(10, 99999)))
                if (c + 1) * 110 * u < half:
                    canvas.text(c * 110 * u + 8 * u, y + 12 * u, words, 14)
    canvas.box(half, 0, w, h, (236, 238, 242))
    page = canvas.pixels()
    return page, put_picture(page, shown, (half + 20 * u, 40 * u, w - 20 * u, h - 40 * u), rng)


def form(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A phone form in which the picture has been put into an upload frame."""
    canvas = phone_canvas(rng, size, dark=False)
    u, w = canvas.unit, canvas.width
    top = status_bar(canvas, rng) + 30 * u
    for name in ("主体名称", "证件类型", "证件号码"):
        canvas.text(50 * u, top + 50 * u, name, 40, canvas.theme.faint)
        canvas.box(300 * u, top, w - 50 * u, top + 100 * u, (243, 244, 246), 8 * u)
        top += 150 * u
    picture = shown[0]
    tall = min((w - 120 * u) * picture.shape[0] / picture.shape[1], canvas.height - top - 330 * u)
    canvas.draw.rectangle((50 * u, top, w - 50 * u, top + tall + 20 * u),
                          outline=canvas.theme.accent, width=max(1, round(4 * u)))  # fmt: skip
    place = (60 * u, top + 10 * u, w - 60 * u, top + 10 * u + tall)
    canvas.box(0, canvas.height - 150 * u, w, canvas.height, canvas.theme.accent)
    canvas.text(w / 2, canvas.height - 75 * u, "提交", 54, (255, 255, 255), anchor="mm")
    page = canvas.pixels()
    return page, put_picture(page, shown, place, rng)


def crop_tool(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A phone's crop tool: the picture dimmed outside a frame with corner marks and thirds."""
    canvas = phone_canvas(rng, size, dark=True)
    u, w, h = canvas.unit, canvas.width, canvas.height
    for k, name in enumerate(("取消", "还原", "完成")):
        x = (90 * u, w / 2, w - 90 * u)[k]
        canvas.text(x, h - 120 * u, name, 46, anchor="mm")
    page = canvas.pixels()
    box = (40 * u, 200 * u, w - 40 * u, h - 300 * u)
    quad = put_picture(page, shown, box, rng)
    low, high = quad.min(axis=0) - 6 * u, quad.max(axis=0) + 6 * u
    for t in (0, 1 / 3, 2 / 3, 1):
        a, b = (low + t * (high - low)).astype(int)
        cv2.line(page, (int(a), int(low[1])), (int(a), int(high[1])), (235, 235, 235), 2)
        cv2.line(page, (int(low[0]), int(b)), (int(high[0]), int(b)), (235, 235, 235), 2)
    return page, quad


def lock_story(shown: Shown, rng: Rng, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """A social post: the picture over its own blurred enlargement, words below."""
    canvas = phone_canvas(rng, size, dark=True)
    h, w = canvas.height, canvas.width
    tiny = cv2.resize(shown[0], (16, 28), interpolation=cv2.INTER_AREA)
    page = cv2.GaussianBlur(cv2.resize(tiny, (w, h), interpolation=cv2.INTER_CUBIC), (0, 0), 20)
    page = (page * 0.6).astype(np.uint8)
    return page, put_picture(page, shown, (0.04 * w, 0.12 * h, 0.96 * w, 0.88 * h), rng)


HELD_DESK: dict[str, Screen] = {"slides": slides, "meeting": meeting, "split": split_view}
HELD_PHONE: dict[str, Screen] = {"form": form, "crop": crop_tool, "story": lock_story}
