"""A genuine seal stamped in red ink on a copy afterwards, as offices ask of copies."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import FlatDocument
from models.synthesis.fonts import choose_face
from models.synthesis.people import make_company
from models.synthesis.press import Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["stamped"]


def stamped(page: FlatDocument, quad: NDArray[np.float64], seed: int) -> FlatDocument:
    """Stamp a firm's seal on a sheet, on or beside the copied document.

    Args:
        page: The sheet.
        quad: (4, 2) millimetres from its centre: the document on it.
        seed: Decides the firm, the ink and the place.

    Returns:
        The sheet with ink on it.
    """
    rng = np.random.default_rng([seed, 35])
    own = page.truth.get("company_name") or page.truth.get("authorizer") or ""
    name = own if 6 <= len(own) <= 22 else make_company(rng).company_name
    number = "".join(map(str, rng.integers(0, 10, 13))) if rng.random() < 0.7 else ""
    seal = Seal(name, float(rng.uniform(37, 43)), choose_face(rng, "song"), number)
    scale = page.pixels.shape[1] / page.size_mm[0]
    side = seal.diameter + 6
    patch = Sheet(side, side, scale, (255, 255, 255))
    ink = np.clip(np.array([214, 34, 42]) + rng.normal(0, [14, 14, 18]), 10, 235)
    r, g, b = (int(v) for v in ink)
    press_seal(patch, rng, seal, side / 2, side / 2, ink=(r, g, b), worn=float(rng.uniform(0.6, 2)))
    turned = cv2.getRotationMatrix2D((patch.shape[1] / 2,) * 2, float(rng.normal(0, 12)), 1)
    mark = cv2.warpAffine(patch.pixels(), turned, patch.shape[::-1], borderValue=(255, 255, 255))
    half = np.array(page.size_mm) / 2
    low, high = quad.min(axis=0), quad.max(axis=0)
    spot = rng.uniform(low + 0.1 * (high - low), high) + half - side / 2
    left, top = (round(float(v) * scale) for v in spot)
    pixels = page.pixels.copy()
    (own_mark,) = patch.marks
    x, y = (float(v) for v in spot)
    a, b, c, d = own_mark.box_mm
    own_mark = replace(own_mark, box_mm=(a + x, b + y, c + x, d + y))
    h, w = pixels.shape[:2]
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + mark.shape[0], h), min(left + mark.shape[1], w)
    part = pixels[y0:y1, x0:x1]
    part[:] = cv2.multiply(part, mark[y0 - top : y1 - top, x0 - left : x1 - left], scale=1 / 255)
    return replace(page, pixels=pixels, marks=(*page.marks, own_mark))
