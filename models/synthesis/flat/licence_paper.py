"""The printed form of a business licence: tinted paper, ornamental border, emblem, QR code."""

from __future__ import annotations

import cv2
import numpy as np

from models.synthesis.emblem import draw_emblem
from models.synthesis.guilloche import band, rosette, waves
from models.synthesis.press import Colour, Sheet

__all__ = ["GOLDS", "crown", "draw_border", "draw_qr", "licence_paper"]

GOLDS: tuple[Colour, ...] = ((176, 130, 52), (164, 116, 58), (188, 146, 70), (150, 112, 60))


def licence_paper(
    rng: np.random.Generator, width: float, height: float, scale: float, gold: Colour
) -> Sheet:
    """A sheet with faint waves and a large watermark rosette."""
    base = np.array((252.0, 250, 243)) + rng.normal(0, 1.2, 3)
    sheet = Sheet(width, height, scale, tuple(base))
    pale = tuple(np.asarray(gold) * 0.35 + 165)
    lines = sheet.layer()
    lines.polylines(
        waves(rng, (width, height), pitch=1.5, amplitude=2.4, length=34, step=0.8), 0.09
    )
    sheet.press(lines, pale, opacity=float(rng.uniform(0.28, 0.5)))
    mark = sheet.layer()
    centre = (width / 2, height * 0.56)
    for radius, petals in ((0.30, 18), (0.21, 14), (0.12, 12)):
        mark.polylines(rosette(centre, radius * min(width, height), petals, turns=9), 0.12)
    sheet.press(mark, pale, opacity=float(rng.uniform(0.22, 0.4)))
    return sheet


def _scroll(x: float, y: float, size: float, sx: int, sy: int) -> list[np.ndarray]:
    """A corner's spirals, turned outwards by the signs."""
    curves = []
    for start, reach in ((0.0, 1.0), (1.2, 0.72), (2.2, 0.5)):
        t = np.linspace(0, 3.6 * np.pi, 130)
        r = size * reach * (1 - t / t[-1]) ** 0.8
        turn = t * 0.62 + start
        curves.append(np.stack([x + sx * r * np.cos(turn), y + sy * r * np.sin(turn)], axis=1))
    return curves


def draw_border(
    sheet: Sheet, rng: np.random.Generator, gold: Colour, margin: float, breadth: float
) -> None:
    """Print the frame: solid lines, a twisted band with leaves between them, scrolls at corners."""
    width, height = sheet.size_mm
    style = int(rng.integers(3))
    dark = tuple(np.asarray(gold) * 0.8)
    solid, fine, fill = sheet.layer(), sheet.layer(), sheet.layer()

    def frame(inset: float) -> list[tuple[float, float]]:
        a, b = margin + inset, margin + inset
        return [(a, b), (width - a, b), (width - a, height - b), (a, height - b)]

    fill.fill([frame(0), frame(breadth)])
    sheet.press(fill, gold, opacity=0.30 + 0.12 * (style == 1))
    solid.polylines([frame(0)], 0.9, closed=True)
    solid.polylines([frame(breadth)], 0.6, closed=True)
    solid.polylines([frame(1.4), frame(breadth - 1.2)], 0.25, closed=True)
    if style == 2:
        solid.polylines([frame(breadth + 1.6)], 0.3, closed=True)
    middle, half = breadth / 2, breadth / 2 - 1.7
    corners = frame(middle)
    period = float(rng.uniform(7, 12))
    leaves = sheet.layer()
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        for share, strands in ((1.0, 4), (0.6, 3), (0.3, 2)):
            fine.polylines(
                band((ax, ay), (bx, by), half * share, period=period, strands=strands), 0.22
            )
        length = float(np.hypot(bx - ax, by - ay))
        count = round(length / period)
        for k in range(count):
            u = (k + 0.5) / count
            cx, cy = ax + (bx - ax) * u, ay + (by - ay) * u
            if style == 0:
                fine.polylines(rosette((cx, cy), half * 0.75, 6, turns=3), 0.12)
            t = np.linspace(0, 2 * np.pi, 40)
            r = half * (0.34 + 0.14 * np.cos((4 + style) * t))
            leaves.fill([np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], 1)])
    sheet.press(fine, dark, opacity=0.8, spread=0.02)
    sheet.press(leaves, gold, opacity=0.85, spread=0.03)
    sheet.press(solid, dark, opacity=0.92, spread=0.02)
    size = breadth * 0.95
    patches, scrolls = sheet.layer(), sheet.layer()
    for x, y in corners:
        sx, sy = (1 if x < width / 2 else -1), (1 if y < height / 2 else -1)
        box = size * 0.62
        patches.rectangle(x - box, y - box, 2 * box, 2 * box)
        scrolls.polylines(_scroll(x, y, size * 0.58, sx, sy), 0.4)
        scrolls.polylines(rosette((x, y), size * 0.55, 8, turns=4), 0.18)
        scrolls.polylines(
            [[(x - box, y - box), (x + box, y - box), (x + box, y + box), (x - box, y + box)]],
            0.5,
            closed=True,
        )
    # The corner pieces are printed on paper that the bands left free.
    clear = (patches.coverage.astype(np.float32) / 255)[..., None]
    ground = np.asarray(gold, np.float32) / 255 * 0.35 + 0.63
    sheet.reflectance[:] = sheet.reflectance * (1 - clear) + ground * clear
    sheet.press(scrolls, dark, opacity=0.9, spread=0.02)


def draw_qr(sheet: Sheet, x: float, y: float, side: float, text: str) -> None:
    """Print a QR code of ``text`` with its left top at ``x``, ``y`` millimetres."""
    code = cv2.QRCodeEncoder.create().encode(text)
    pixels = round(side * sheet.scale)
    code = cv2.resize(code, (pixels, pixels), interpolation=cv2.INTER_NEAREST)
    full = np.zeros(sheet.shape, np.uint8)
    left, top = round(x * sheet.scale), round(y * sheet.scale)
    full[top : top + pixels, left : left + pixels] = 255 - code
    sheet.press(full, (34, 32, 34), opacity=0.94, spread=0.03)


def crown(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Print the emblem in red and gold."""
    draw_emblem(sheet, x, y, height, red=(206, 38, 34), gold=(222, 172, 62))
