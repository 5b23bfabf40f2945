"""Signatures: a written face bent and jittered, or pen strokes without any face."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

from models.synthesis.document import Mark
from models.synthesis.fonts import choose_face, load
from models.synthesis.press import Colour, Sheet, noise_field
from models.synthesis.printed import note

__all__ = ["INKS", "sign"]

INKS = ((28, 30, 44), (30, 44, 112), (22, 22, 24), (40, 60, 140))


def sign(
    sheet: Sheet,
    rng: np.random.Generator,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    ink: Colour | None = None,
    tidy: bool = False,
    signature: bool = False,
) -> float:
    """Write ``text`` by hand from ``x`` on, its middle at ``y``; returns the x where it ends.

    Each character is slanted, scaled and shifted on its own, then the whole is warped so that no
    two strokes repeat, and the pen's pressure varies. ``ink`` is drawn where not given.
    ``tidy`` is the hand of somebody who fills in a form: whole strokes, less bent. What is a
    ``signature``, rather than a blank filled in, is among the sheet's marks.
    """
    scale, face = sheet.scale, choose_face(rng, "hand")
    pixels = size * scale
    width, height = int(pixels * (len(text) * 1.1 + 1)), int(pixels * 2.2)
    page = np.zeros((height, width), np.uint8)
    at, slant = pixels * 0.3, float(rng.normal(-0.16, 0.07))
    for char in text:
        em = pixels * float(rng.uniform(0.86, 1.14))
        tile = Image.new("L", (width, height), 0)
        ImageDraw.Draw(tile).text((0, height * 0.68), char, 255, load(face, em, char), "ls")
        lean, rise = slant + rng.normal(0, 0.06), rng.normal(0, 0.07) * pixels
        turn = rng.normal(0, 0.06)
        matrix = np.array(
            [[rng.uniform(0.78, 0.95), lean, at - lean * height * 0.55], [turn, 1.0, rise]]
        )
        moved = cv2.warpAffine(np.asarray(tile), matrix, (width, height))
        page = np.maximum(page, moved)
        # Latin letters and digits stand closer.
        at += em * float(rng.uniform(0.72, 0.88)) * (0.62 if char.isascii() else 1.0)
    grid_y, grid_x = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = (0.022 if tidy else 0.045) * pixels
    grid_x += np.float32(bend) * noise_field(rng, page.shape, pixels * 0.30)
    grid_y += np.float32(bend) * noise_field(rng, page.shape, pixels * 0.30)
    page = cv2.remap(page, grid_x, grid_y, cv2.INTER_LINEAR)
    # A pen's line is rounder than a printed one and swells with pressure.
    thick = float(rng.uniform(0.16, 0.30)) * scale
    page = cv2.GaussianBlur(page, (0, 0), max(thick * (0.45 if tidy else 0.7), 0.5))
    low, deep = (66, 14) if tidy else (92, 26)
    swell = low - deep * noise_field(rng, page.shape, pixels * 0.5)
    touched = page > 12  # pressure thickens strokes, it makes none
    page = np.clip((page.astype(np.float32) - swell) * 5 + 128, 0, 255) * touched
    pressure = np.clip(0.9 + 0.10 * noise_field(rng, page.shape, pixels * 0.4), 0.5, 1)
    full = np.zeros(sheet.shape, np.uint8)
    left, top = int(x * scale), int(y * scale - height * 0.5)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + width, full.shape[1]), min(top + height, full.shape[0])
    part = (page * pressure)[y0 - top : y1 - top, x0 - left : x1 - left]
    full[y0:y1, x0:x1] = part.astype(np.uint8)
    drawn = INKS[int(rng.integers(len(INKS)))]
    sheet.press(full, ink or drawn, opacity=0.92)
    note(text, x, x + at / scale, y, size)
    if signature:
        box = (x, y - size * 0.6, x + at / scale, y + size * 0.6)
        sheet.marks.append(Mark("signature", "", text, tuple(map(float, box))))  # type: ignore[arg-type]
    return x + at / scale
