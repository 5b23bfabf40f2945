"""Everything electronic: displays photographed, screenshots, electronic documents."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from models.synthesis.capture.noise import Pixels
from models.synthesis.capture.photo import Photo
from models.synthesis.display.content import make_content, screen_of
from models.synthesis.display.electronic import HELD_STYLES, STYLES, palette
from models.synthesis.display.flat_pages import rendered
from models.synthesis.display.recapture import photograph_display
from models.synthesis.document import FlatDocument

__all__ = ["electronic", "screen_recapture", "screenshot"]

Frames = tuple[tuple[int, int], ...] | None
_PHONES = ((1080, 2400), (1080, 2340), (1170, 2532), (1125, 2436), (720, 1600), (1440, 3200),
           (1242, 2688), (750, 1334), (1080, 1920), (1260, 2800), (1220, 2712))  # fmt: skip
_TABLETS = ((1620, 2160), (1668, 2388), (1200, 1920), (2560, 1600), (2388, 1668))
_DESKS = ((1366, 768), (1920, 1080), (2560, 1440), (2880, 1800), (1600, 900), (1440, 900))
_HELD_PHONES = ((1179, 2556), (1290, 2796), (828, 1792), (1008, 2244), (640, 1136), (1344, 2992))
_HELD_TABLETS = ((2048, 2732), (1536, 2048), (2800, 1840))
_HELD_DESKS = ((1280, 1024), (3440, 1440), (1680, 1050), (2256, 1504), (3024, 1964))


def screen_recapture(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A photograph of a display showing the document: see :func:`photograph_display`."""
    return photograph_display(document, seed, hold_out=hold_out, frames=frames)


def _fit_frame(pixels: Pixels, quad: np.ndarray, long_side: int) -> tuple[Pixels, np.ndarray]:
    """Scaled so that the long side is as given."""
    h, w = pixels.shape[:2]
    scale = long_side / max(h, w)
    if abs(scale - 1) < 1e-3:
        return pixels, quad
    size = (max(2, round(w * scale)), max(2, round(h * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    made = cv2.resize(pixels, size, interpolation=how)
    return made, (quad + 0.5) * [size[0] / w, size[1] / h] - 0.5


def _file(
    image: Image.Image, rng: np.random.Generator, *, png: float, quality: tuple[int, int]
) -> tuple[bytes, str, str]:
    """The bytes, the suffix and a word on how it was saved."""
    out = io.BytesIO()
    if rng.random() < png:
        image.save(out, "PNG", compress_level=int(rng.choice([1, 3, 6])))
        return out.getvalue(), ".png", "png"
    image = image.convert("RGB")
    at = int(rng.integers(quality[0], quality[1] + 1))
    options: dict[str, object] = {"subsampling": int(rng.choice([0, 2, 2]))}
    if rng.random() < 0.2:
        exif = Image.Exif()
        exif[0x0131] = str(rng.choice(["Viewer 6.2", "Screen tool 3", "Photos 2026", "Office 12"]))
        options["exif"] = exif.tobytes()
    if rng.random() < 0.3:
        options["dpi"] = (int(rng.choice([72, 96, 120, 150, 300])),) * 2
    image.save(out, "JPEG", quality=at, **options)
    data = out.getvalue()
    if rng.random() < 0.25:  # saved again by whatever passed it on
        again = io.BytesIO()
        at = min(at, int(rng.integers(70, 93)))
        Image.open(io.BytesIO(data)).convert("RGB").save(again, "JPEG", quality=at)
        data = again.getvalue()
    return data, ".jpg", f"jpeg {at}"


def screenshot(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """A screenshot of a phone, tablet or computer that shows the document.

    Args:
        document: The original.
        seed: Decides everything.
        hold_out: Use applications and screens that training never sees.
        frames: (long, short) sides of which the long one is met by scaling.
    """
    rng = np.random.default_rng([seed, 320])
    device = str(rng.choice(["phone", "tablet", "computer"], p=[0.6, 0.1, 0.3]))
    sizes = {"phone": _PHONES, "tablet": _TABLETS, "computer": _DESKS}[device]
    if hold_out:
        sizes = {"phone": _HELD_PHONES, "tablet": _HELD_TABLETS, "computer": _HELD_DESKS}[device]
    size = sizes[int(rng.integers(len(sizes)))]
    turned = device == "phone" and document.size_mm[0] > document.size_mm[1]
    if turned and rng.random() < 0.12:
        size = (size[1], size[0])
    detail = 900 if frames is not None and max(frames[0]) < 1200 else 1400
    shown, origin = make_content(document, seed, long_side=detail, hold_out=hold_out)
    page, quad, app = screen_of(shown, rng, size, hold_out=hold_out, bare=0.12,
                                desk=device == "computer")  # fmt: skip
    cut = ""
    if rng.random() < 0.3:
        page, quad, cut = _trimmed(page, quad, rng, close=origin == "scan" or app == "chat")
    scaled = 0
    if frames is not None:
        scaled = max(frames[int(rng.integers(len(frames)))])
    elif rng.random() < 0.35:
        scaled = min(int(rng.choice([1080, 1280, 1440, 1600])), max(page.shape[:2]))
    if scaled:
        page, quad = _fit_frame(page, quad, scaled)
    image = Image.fromarray(np.ascontiguousarray(page))
    data, suffix, saved = _file(image, rng, png=0.15 if scaled else 0.5, quality=(75, 95))
    return Photo(
        data, np.asarray(quad, float), page.shape[1], page.shape[0], document.truth, document.type,
        "screenshot", suffix, ("SCREENSHOT",),
        {"origin": "screenshot", "device": device, "app": app, "shown": origin, "cut": cut,
         "saved": saved, "scaled": scaled},
        marks=document.marks,
    )  # fmt: skip


def _trimmed(
    page: Pixels, quad: np.ndarray, rng: np.random.Generator, *, close: bool
) -> tuple[Pixels, np.ndarray, str]:
    """Bars cut off by hand: above and below, or (``close``) all round the document.

    All round a photograph nothing of the screen would be left to tell.
    """
    h, w = page.shape[:2]
    if not close or rng.random() < 0.5:
        y0, y1 = int(h * rng.uniform(0.03, 0.12)), h - int(h * rng.uniform(0, 0.12))
        return page[y0:y1], quad - [0, y0], "bars"
    low = np.clip(quad.min(axis=0) - rng.uniform(0.02, 0.2, 2) * [w, 0.5 * h], 0, [w - 9, h - 9])
    high = np.clip(quad.max(axis=0) + rng.uniform(0.02, 0.2, 2) * [w, 0.5 * h], 8, [w, h])
    x0, y0 = low.astype(int)
    x1, y1 = np.maximum(high.astype(int), [x0 + 8, y0 + 8])
    return page[y0:y1, x0:x1], quad - [x0, y0], "around"


def electronic(
    document: FlatDocument, seed: int, *, hold_out: bool = False, frames: Frames = None
) -> Photo:
    """The electronic document itself: rasterised, exported or downloaded, never seen by a lens.

    Args:
        document: The original.
        seed: Decides everything.
        hold_out: Use page styles and rasterisers that training never sees.
        frames: (long, short) sides of which the long one is met by scaling.
    """
    rng = np.random.default_rng([seed, 330])
    # A4 at 96 to 200 dpi, the widths that portals give out, or any other.
    usual = (900, 1123, 1280, 1600, 1754, 2000, 2339)
    long_side = int(rng.choice(usual) if rng.random() < 0.5 else rng.integers(800, 2500))
    shown = rendered(document, rng, long_side)
    book = HELD_STYLES if hold_out else STYLES
    style = str(rng.choice(list(book)))
    pixels, quad = book[style](shown, document, rng)
    if frames is not None:
        pixels, quad = _fit_frame(pixels, quad, max(frames[int(rng.integers(len(frames)))]))
    h, w = pixels.shape[:2]
    how = "plain"
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if hold_out:
        how = str(rng.choice(["palette", "dithered", "hard"]))
        if how == "hard":  # a rasteriser that does not smooth
            half = image.resize((w // 2, h // 2), Image.Resampling.BOX)
            image = half.resize((w, h), Image.Resampling.NEAREST)
        else:
            image = palette(pixels, rng, dither=how == "dithered")
    data, suffix, saved = _file(image, rng, png=0.35, quality=(72, 98))
    return Photo(
        data, np.asarray(quad, float), w, h, document.truth, document.type,
        "electronic", suffix, ("ELECTRONIC_DOCUMENT",),
        {"origin": "electronic_document", "style": style, "raster": how, "saved": saved},
        marks=document.marks,
    )  # fmt: skip
