"""Electronic pictures: a picture on a display, with its sub-pixels, and a phone's screenshot."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.synthesis.capture.noise import Field, Pixels
from models.synthesis.document import FlatDocument
from models.synthesis.fonts import choose_face, load

__all__ = ["display", "phone_screen", "subpixels"]

# Start and width of the red, green and blue stripes, and of the rows, in pixel pitches.
_STRIPES = ((0.04, 0.27), (0.365, 0.27), (0.69, 0.27))
_ROW = (0.06, 0.86)


def _share(place: Field, footprint: float, start: float, width: float) -> Field:
    """Share of a camera pixel's footprint that falls on a periodic stripe, over its mean."""

    def area(at: Field) -> Field:
        whole = np.floor(at)
        return np.asarray(whole * width + np.clip(at - whole - start, 0, width), np.float32)

    half = np.float32(footprint / 2)
    return np.asarray((area(place + half) - area(place - half)) / (footprint * width), np.float32)


def subpixels(x: Field, y: Field) -> Field:
    """Light of a striped RGB display per camera pixel, relative to its mean.

    Args:
        x: (h, w) float32 column on the display, in display pixels, of each camera pixel.
        y: (h, w) float32 row.

    Returns:
        (h, w, 3) float32.
    """
    fx = max(float(np.hypot(x[0, 1] - x[0, 0], x[1, 0] - x[0, 0])), 0.05)
    fy = max(float(np.hypot(y[0, 1] - y[0, 0], y[1, 0] - y[0, 0])), 0.05)
    rows = _share(y, fy, *_ROW)
    return cv2.merge([_share(x, fx, *stripe) * rows for stripe in _STRIPES])


def _fit(picture: Pixels, box: tuple[int, int]) -> Pixels:
    scale = min(box[0] / picture.shape[1], box[1] / picture.shape[0])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)


def _put(page: Pixels, picture: Pixels, left: int, top: int) -> NDArray[np.float64]:
    h, w = picture.shape[:2]
    page[top : top + h, left : left + w] = picture
    return np.array(
        [[left, top], [left + w - 1, top], [left + w - 1, top + h - 1], [left, top + h - 1]], float
    )


def phone_screen(
    picture: Pixels, seed: int, size: tuple[int, int] = (1080, 2340)
) -> tuple[Pixels, NDArray[np.float64]]:
    """A phone's screen while a picture is being viewed: status bar, title, picture, buttons.

    Args:
        picture: (H, W, 3) uint8 RGB.
        seed: Decides the application.
        size: Width and height in pixels.

    Returns:
        (h, w, 3) uint8 RGB, and (4, 2) float64 pixels of the picture's corners on it.
    """
    rng = np.random.default_rng([seed, 41])
    w, h = size
    dark = rng.random() < 0.5
    back, ink = ((16, 16, 18), (235, 235, 238)) if dark else ((246, 246, 248), (28, 28, 32))
    image = Image.new("RGB", size, back)
    draw = ImageDraw.Draw(image)
    unit = w / 1080
    face = choose_face(rng, "hei")
    small, large = load(face, 38 * unit), load(face, 50 * unit)
    clock = f"{int(rng.integers(7, 23)):02d}:{int(rng.integers(60)):02d}"
    draw.text((52 * unit, 34 * unit), clock, fill=ink, font=small)
    x = w - 60 * unit
    draw.rounded_rectangle((x - 52 * unit, 38 * unit, x, 64 * unit), 6 * unit, outline=ink, width=3)
    level = rng.uniform(0.2, 0.95)
    draw.rectangle((x - 47 * unit, 43 * unit, x - (47 - 42 * level) * unit, 59 * unit), fill=ink)
    for bar in range(4):
        left = x - (150 - 16 * bar) * unit
        draw.rectangle((left, (58 - 8 * bar) * unit, left + 10 * unit, 66 * unit), fill=ink)
    draw.text((x - 235 * unit, 34 * unit), "5G", fill=ink, font=small)
    draw.line(
        [(70 * unit, 150 * unit), (46 * unit, 175 * unit), (70 * unit, 200 * unit)],
        fill=ink,
        width=5,
    )
    title = str(rng.choice(["图片详情", "相册", "电子证照", "我的证件", "查看图片"]))
    draw.text((w / 2, 175 * unit), title, fill=ink, font=large, anchor="mm")
    for k, name in enumerate(("分享", "编辑", "收藏", "删除")):
        cx = w * (k + 0.5) / 4
        draw.ellipse(
            (cx - 24 * unit, h - 236 * unit, cx + 24 * unit, h - 188 * unit), outline=ink, width=4
        )
        draw.text((cx, h - 140 * unit), name, fill=ink, font=small, anchor="mm")
    bar_at = (w * 0.34, h - 34 * unit, w * 0.66, h - 24 * unit)
    draw.rounded_rectangle(bar_at, 5 * unit, fill=ink)
    page = np.asarray(image).copy()
    shown = _fit(picture, (int(w - 120 * unit), int(h - 560 * unit)))
    top = int(260 * unit + (h - 560 * unit - shown.shape[0]) / 2)
    return page, _put(page, shown, (w - shown.shape[1]) // 2, top)


def display(document: FlatDocument, seed: int) -> tuple[FlatDocument, NDArray[np.float64]]:
    """A monitor or a phone showing a picture of the document.

    Returns:
        The display as a flat object, bezel included, one pixel of ``pixels`` being one pixel of
        the display, and (4, 2) float64 millimetres from its centre: where the document is shown.
    """
    rng = np.random.default_rng([seed, 42])
    phone = document.size_mm[1] > document.size_mm[0] and rng.random() < 0.35
    if phone:
        screen, quad = phone_screen(document.pixels, seed, (1080, 2340))
        pitch, border, radius = 0.0645, 2.2, 8.0
    else:
        screen = np.empty((1080, 1920, 3), np.uint8)
        screen[:] = (32, 33, 36) if rng.random() < 0.5 else (240, 242, 245)
        screen[:44] = (222, 225, 230)
        screen[-48:] = (26, 30, 40)
        for k in range(6):
            left = 690 + 92 * k
            screen[-38:-10, left : left + 28] = rng.integers(60, 250, 3)
        shown = _fit(document.pixels, (1500, 930))
        quad = _put(screen, shown, (1920 - shown.shape[1]) // 2, 56 + (940 - shown.shape[0]) // 2)
        pitch, border, radius = float(rng.choice([0.2745, 0.2482, 0.311])), 11.0, 3.0
    # Displays are bluer than the room.
    tint = np.array([rng.uniform(0.86, 0.95), rng.uniform(0.95, 0.99), 1.0])
    screen = np.clip(screen * tint, 0, 255).astype(np.uint8)
    edge = round(border / pitch)
    full = cv2.copyMakeBorder(screen, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(9, 9, 10))
    size = (full.shape[1] * pitch, full.shape[0] * pitch)
    flat = replace(document, pixels=full, size_mm=size, corner_radius_mm=radius, material="card")
    return flat, (quad + 0.5 + edge) * pitch - np.array(size) / 2
