"""Electronic documents: pages rasterised from a file, certificates as they are downloaded."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image

from models.synthesis.capture.noise import Pixels
from models.synthesis.document import FlatDocument

from .parts import Canvas, draw_theme
from .place import Quad, Shown

__all__ = ["HELD_STYLES", "STYLES", "palette"]

Rng = np.random.Generator
Style = Callable[[Shown, FlatDocument, Rng], Shown]


def _quad(w: float, h: float, left: float = 0.0, top: float = 0.0) -> Quad:
    box = [[0, 0], [w - 1, 0], [w - 1, h - 1], [0, h - 1]]
    return np.array(box, float) + [left, top]


def bare(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """The certificate's image and nothing else."""
    return shown


def on_page(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """An A4 page with the document placed on it."""
    dpi = float(rng.choice([96, 110, 120, 144, 150, 200, 220]))
    pixels, _ = shown
    h, w = pixels.shape[:2]
    landscape = w > h and document.material != "card" and rng.random() < 0.8
    page_mm = (297.0, 210.0) if landscape else (210.0, 297.0)
    size = (round(page_mm[0] / 25.4 * dpi), round(page_mm[1] / 25.4 * dpi))
    share = float(rng.uniform(0.4, 0.85) if document.material == "card" else rng.uniform(0.8, 1.0))
    scale = share * min(size[0] / w, size[1] / h)
    box = (max(2, round(w * scale)), max(2, round(h * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    page = np.full((size[1], size[0], 3), 255, np.uint8)
    left = (size[0] - box[0]) // 2
    top = round((size[1] - box[1]) * float(rng.choice([0.5, 0.1, 0.2])))
    page[top : top + box[1], left : left + box[0]] = cv2.resize(pixels, box, interpolation=how)
    return page, _quad(*box, left, top)


def framed(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """As an e-licence is given out: a thin frame, a code, a line of note below."""
    pixels, quad = shown
    h, w = pixels.shape[:2]
    edge, foot = round(w * rng.uniform(0.01, 0.05)), round(h * rng.uniform(0.05, 0.12))
    theme = draw_theme(rng, dark=False)
    canvas = Canvas((w + 2 * edge, h + edge + foot), theme, w / 1000)
    canvas.box(0, 0, canvas.width, canvas.height, (255, 255, 255))
    tones = ((200, 160, 90), (200, 30, 30), (60, 60, 60), (190, 190, 190))
    tone = tones[int(rng.integers(4))]
    thick = max(1, round(w * rng.uniform(0.001, 0.004)))
    canvas.draw.rectangle((edge // 3, edge // 3, canvas.width - 1 - edge // 3,
                           canvas.height - 1 - edge // 3), outline=tone, width=thick)  # fmt: skip
    notes = ("电子证照，与纸质证照具有同等效力", "本文件由系统生成，扫描二维码核验",
             "仅供网站备案使用", "打印时间：2026年10月17日")  # fmt: skip
    y = edge + h + foot / 2
    canvas.text(canvas.width / 2, y, str(rng.choice(notes)), float(rng.uniform(14, 24)),
                (90, 90, 90), anchor="mm")  # fmt: skip
    page = canvas.pixels()
    page[edge : edge + h, edge : edge + w] = pixels
    if rng.random() < 0.7:
        side = round(foot * 0.8)
        code = cv2.QRCodeEncoder.create().encode(f"https://sample.invalid/{rng.integers(10**9)}")
        code = cv2.resize(code, (side, side), interpolation=cv2.INTER_NEAREST)
        top, left = edge + h + (foot - side) // 2, canvas.width - edge - side
        page[top : top + side, left : left + side] = code[..., None]
    return page, quad + edge


def watermarked(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """The bare image under a slanting line of grey words, as portals print."""
    pixels, quad = shown
    h, w = pixels.shape[:2]
    canvas = Canvas((w, h), draw_theme(rng, dark=False), w / 1000)
    canvas.box(0, 0, w, h, (0, 0, 0))
    step = float(rng.uniform(120, 320)) * canvas.unit
    words = str(rng.choice(["仅供备案使用", "电子证照", "SPECIMEN"]))
    for row in range(int(h / step) + 2):
        for column in range(int(w / step / 2) + 2):
            canvas.text((2 * column + row % 2) * step, row * step, words, 30, (255,) * 3, "mm")
    mask = np.asarray(canvas.image.rotate(float(rng.uniform(15, 40))))[..., :1] / np.float32(255)
    alpha = mask * np.float32(rng.uniform(0.06, 0.25))
    return (pixels * (1 - alpha) + alpha * 120 + 0.5).astype(np.uint8), quad


def booklet(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """Kept for measuring: a dark sheet with a heading bar, the document below it."""
    pixels, quad = shown
    h, w = pixels.shape[:2]
    edge, head = round(w * rng.uniform(0.05, 0.12)), round(h * rng.uniform(0.1, 0.2))
    canvas = Canvas((w + 2 * edge, h + head + edge), draw_theme(rng, dark=True), w / 1000)
    canvas.box(0, 0, canvas.width, head * 0.8, (28, 62, 120))
    canvas.text(canvas.width / 2, head * 0.4, "电子档案", 52, (255, 255, 255), anchor="mm")
    page = canvas.pixels()
    page[head : head + h, edge : edge + w] = pixels
    return page, quad + [edge, head]


def two_up(shown: Shown, document: FlatDocument, rng: Rng) -> Shown:
    """Kept for measuring: a sheet whose other half holds a table of the same facts."""
    pixels, quad = shown
    h, w = pixels.shape[:2]
    canvas = Canvas((w, 2 * h), draw_theme(rng, dark=False), w / 1000)
    canvas.box(0, 0, w, 2 * h, (255, 255, 255))
    for k, (name, value) in enumerate(list(document.truth.items())[:8]):
        y = h + (k + 0.6) * h / 9
        canvas.box(0.05 * w, y + h / 18, 0.95 * w, y + h / 18 + 2, (170, 170, 170))
        canvas.text(0.08 * w, y, f"{k + 1}  {name}", 24)
        canvas.text(0.45 * w, y, str(value)[:18], 24)
    page = canvas.pixels()
    page[:h] = pixels
    return page, quad


def palette(pixels: Pixels, rng: Rng, *, dither: bool) -> Image.Image:
    """Down to a palette, as GIF and PNG-8 hold it."""
    image = Image.fromarray(pixels)
    how = Image.Dither.FLOYDSTEINBERG if dither else Image.Dither.NONE
    return image.quantize(int(rng.choice([64, 128, 256])), dither=how)


STYLES: dict[str, Style] = {
    "bare": bare, "page": on_page, "framed": framed, "watermarked": watermarked,
}  # fmt: skip
HELD_STYLES: dict[str, Style] = {"plain": bare, "booklet": booklet, "two_up": two_up}
