"""What both sides of the ID card share: the plastic, its rainbow curves, the finish."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.fonts import choose_face
from models.synthesis.guilloche import rosette, waves
from models.synthesis.press import Sheet

__all__ = ["CARD_MM", "CARD_SCALE", "blank_card", "finish_card", "rainbow"]

CARD_MM = (85.6, 54.0)
CARD_SCALE = 20.0  # pixels a millimetre: 1712 by 1080


def rainbow(
    sheet: Sheet, stops: tuple[tuple[float, tuple[float, float, float]], ...], tilt: float = 0.0
) -> NDArray[np.float32]:
    """One colour a pixel ``(H, W, 3)``, passing from left to right through ``stops``."""
    height, width = sheet.shape
    x = np.linspace(0, 1, width)[None, :] + tilt * np.linspace(-0.5, 0.5, height)[:, None]
    places = [place for place, _ in stops]
    bands = [np.interp(x, places, [colour[k] for _, colour in stops]) for k in range(3)]
    return np.asarray(np.stack(bands, axis=-1), np.float32)


def blank_card(rng: np.random.Generator, *, warm: bool) -> Sheet:
    """A card with its background curves; the back is warmer than the front."""
    sheet = Sheet(*CARD_MM, CARD_SCALE, (251, 251, 250))
    jitter = rng.normal(0, 2.5, 3)
    blue, pink = np.array((176.0, 214, 236)) + jitter, np.array((247.0, 208, 204)) + jitter
    green, lilac = np.array((196.0, 226, 214)) + jitter, np.array((222.0, 206, 230)) + jitter
    if warm:
        stops = ((0, lilac), (0.3, pink), (0.62, green), (1, blue))
    else:
        stops = ((0, blue), (0.35, lilac), (0.55, pink), (0.8, green), (1, blue))
    colours = rainbow(sheet, tuple((p, tuple(c)) for p, c in stops), tilt=rng.uniform(-0.1, 0.1))
    everywhere = np.full(sheet.shape, 255, np.uint8)
    sheet.press(everywhere, colours, opacity=0.40 + 0.10 * rng.random())
    strength = float(rng.uniform(0.34, 0.55))
    for pitch, amplitude, length in ((0.62, 1.5, 17.0), (0.8, 2.6, 31.0)):
        lines = sheet.layer()
        curves = waves(rng, CARD_MM, pitch=pitch, amplitude=amplitude, length=length, drift=0.09)
        lines.polylines(curves, 0.05)
        sheet.press(lines, colours * np.float32(0.88), opacity=strength)
    flower = sheet.layer()
    centre = (CARD_MM[0] * (0.40 if not warm else 0.62), CARD_MM[1] * 0.52)
    for radius, petals in ((19.0, 12), (12.5, 16), (7.0, 10)):
        flower.polylines(rosette(centre, radius, petals, turns=7, inner=0.62), 0.045)
    sheet.press(flower, colours * np.float32(0.86), opacity=strength)
    # Where genuine cards carry micro lettering, this one says what it is.
    micro = sheet.layer()
    face = choose_face(np.random.default_rng(0), "hei")
    for y in (CARD_MM[1] * 0.5 - 23.2, CARD_MM[1] * 0.5 + 24.6):
        micro.text(4, y, "SPECIMEN " * 28, face, 0.45, tracking=0.06)
    sheet.press(micro, colours * np.float32(0.72), opacity=0.5)
    return sheet


def finish_card(
    sheet: Sheet, rng: np.random.Generator, document_type: str, truth: dict[str, str]
) -> FlatDocument:
    """Add the grain of the laminate, and hand over."""
    sheet.texture(rng, fibre=0.002, fine=0.006)
    tint = 1 + rng.normal(0, 0.006, 3).astype(np.float32)
    sheet.reflectance *= tint
    return FlatDocument(
        document_type,
        sheet.pixels(),
        CARD_MM,
        CARD_CORNER_MM,
        "card",
        truth,
        tuple(sheet.marks),
    )
