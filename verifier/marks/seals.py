"""Seals on a page: found by their rings, read along their arcs."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.marks.arc import Strip, unwind
from verifier.marks.frame import Frame, cut_out
from verifier.marks.red import red_detail, red_ink
from verifier.marks.ring import Ring, find_rings
from verifier.ocr import OcrEngine, Page
from verifier.reports import SealReport

__all__ = ["find_seals"]

_SEARCH_SIDE = 1200  # long side of the frame that rings are looked for on, pixels
_BEYOND = 0.06  # a page taken from its text alone may end before its seal does; share of its side
_CLOSE_UP = 200.0  # half axis of a seal that is read, pixels
# The engine was taught glyphs as wide as tall; a long name is set narrow on its seal.
_STRETCHES = (1.0, 1.25, 0.85, 1.45)
_SURE = 0.97  # two readings that agree and are this confident are enough
_UNREADABLE = 0.5
_MOST = 6
_WITHOUT_TEXT = 0.8  # of its outline that a ring shows which cannot be read


def find_seals(
    engine: OcrEngine, upload: NDArray[np.uint8], page: Page, *, outlined: bool
) -> tuple[SealReport, ...]:
    """Round and oval red seals of a page, those with the most whole rings first.

    Args:
        engine: Reads the text.
        upload: (H, W, 3) uint8 BGR, upright by its EXIF.
        page: The upright page.
        outlined: Whether the page's own outline was found; else seals are looked for beyond it.

    Raises:
        OcrError: The engine failed.
    """
    beyond = 0.0 if outlined else _BEYOND * max(page.width, page.height)
    box = (-beyond, -beyond, page.width + beyond, page.height + beyond)
    frame = cut_out(upload, page, box, _SEARCH_SIDE / max(page.width, page.height))
    rings = find_rings(red_ink(frame.pixels))[:_MOST]
    reports = ((ring, _report(engine, upload, page, frame, ring)) for ring in rings)
    return tuple(
        seal for ring, seal in reports if seal.text is not None or ring.inked >= _WITHOUT_TEXT
    )


def _report(
    engine: OcrEngine, upload: NDArray[np.uint8], page: Page, frame: Frame, ring: Ring
) -> SealReport:
    x, y = frame.on_page(ring.x, ring.y)
    a, b = ring.a / frame.scale, ring.b / frame.scale
    reach = 1.35 * a
    close = cut_out(upload, page, (x - reach, y - reach, x + reach, y + reach), _CLOSE_UP / a)
    large = Ring(
        reach * close.scale, reach * close.scale, a * close.scale, b * close.scale, ring.turn, 0.0
    )
    strip = unwind(red_detail(close.pixels), large)
    text, confidence = ("", 0.0) if strip is None else _read(engine, strip)
    readable = text != "" and confidence >= _UNREADABLE
    cos, sin = abs(np.cos(ring.turn)), abs(np.sin(ring.turn))
    wide, tall = float(np.hypot(a * cos, b * sin)), float(np.hypot(a * sin, b * cos))
    return SealReport(
        shape="oval" if ring.oval else "round",
        text=text if readable else None,
        confidence=round(confidence, 4) if readable else 0.0,
        box=page.quad(x - wide, y - tall, x + wide, y + tall),
    )


def _read(engine: OcrEngine, strip: Strip) -> tuple[str, float]:
    """What most readings at several widths agree on; its confidence falls with disagreement."""
    full = max(float(np.percentile(strip, 96)), 0.05)
    grey = (255 - 235 * np.clip(strip / full, 0, 1)).astype(np.uint8)
    grey = np.pad(grey, ((6, 6), (12, 12)), constant_values=255)
    readings = _readings(engine, grey, _STRETCHES[:2])
    scores = next(iter(readings.values()))
    if len(readings) > 1 or min(scores) <= _SURE:
        for other, more in _readings(engine, grey, _STRETCHES[2:]).items():
            readings.setdefault(other, []).extend(more)
    text = max(readings, key=lambda text: (len(readings[text]), max(readings[text])))
    best = max(readings[text])
    agreed = len(readings[text]) / sum(len(scores) for scores in readings.values())
    return text, best * (0.7 + 0.3 * agreed)


def _readings(
    engine: OcrEngine, grey: NDArray[np.uint8], stretches: Sequence[float]
) -> dict[str, list[float]]:
    """A grey strip read at several widths: each text, and how sure each reading of it is."""
    strips = [
        cv2.resize(grey, None, fx=stretch, fy=1.0, interpolation=cv2.INTER_CUBIC)
        for stretch in stretches
    ]
    height = grey.shape[0]
    # One below the other in one picture: the engine reads its boxes side by side.
    sheet = np.full((height * len(strips), max(s.shape[1] for s in strips)), 255, np.uint8)
    boxes = []
    for index, strip in enumerate(strips):
        top, width = index * height, strip.shape[1]
        sheet[top : top + height, :width] = strip
        corners = [[0, top], [width, top], [width, top + height], [0, top + height]]
        boxes.append(np.array(corners, np.float32))
    image = np.asarray(cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR), np.uint8)
    found: dict[str, list[float]] = {}
    for line in engine.recognise(image, boxes):
        found.setdefault(line.text.strip(), []).append(line.confidence)
    return found
