"""Back of the second-generation resident ID card: who issued it, and until when."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, blank_card, finish_card
from models.synthesis.fonts import choose_face
from models.synthesis.people import LONG_TERM, Person
from models.synthesis.press import Sheet

__all__ = ["iso_or_long_term", "render_id_card_back"]


def iso_or_long_term(day: date | str) -> str:
    """The contract's value of an end date."""
    return LONG_TERM if isinstance(day, str) else day.isoformat()


def _ridge(rng: np.random.Generator, x: np.ndarray, base: float, height: float) -> np.ndarray:
    y = np.full_like(x, base)
    for octave in range(1, 6):
        phase = rng.uniform(0, 6.28)
        y -= height / octave**1.25 * np.sin(x / 85.6 * np.pi * 1.7 * octave + phase)
    return y


def _great_wall(sheet: Sheet, rng: np.random.Generator) -> None:
    """Hills in hatching, and a wall with battlements and towers along the ridge."""
    x = np.arange(0.0, CARD_MM[0], 0.15)
    fine, wall, paper = sheet.layer(), sheet.layer(), sheet.layer()
    for base, height in ((28.5, 2.8), (32.0, 2.4), (35.5, 2.0)):
        ridge = _ridge(rng, x, base, height)
        for depth in range(9):
            dip = depth * (0.42 + 0.05 * depth)
            fine.polylines([np.stack([x, ridge + dip + 0.25 * np.sin(x * 0.9 + depth)], 1)], 0.05)
    path = _ridge(rng, x, 31.2, 2.2)
    upper = np.stack([x, path - 1.0], 1)
    lower = np.stack([x, path + 0.9], 1)
    paper.fill([np.concatenate([upper, lower[::-1]])])
    wall.polylines([upper, lower, np.stack([x, path - 0.45], 1)], 0.07)
    for k in range(0, len(x) - 6, 8):
        wall.rectangle(x[k], path[k] - 1.45, 0.55, 0.5)
    for k in range(4, len(x), 13):
        wall.polylines([[(x[k], path[k] - 0.4), (x[k], path[k] + 0.9)]], 0.05)
    for place in (0.13, 0.37, 0.60, 0.86):
        k = int(place * len(x))
        cx, cy, w, h = x[k], path[k], 2.3 + rng.uniform(0, 0.8), 4.2 + rng.uniform(0, 0.8)
        foot, ground = w * 1.12, cy + 1.6
        box = [(cx - w, cy - h), (cx + w, cy - h), (cx + foot, ground), (cx - foot, ground)]
        paper.fill([box])
        wall.polylines([box], 0.09, closed=True)
        wall.polylines([[(cx - w, cy - h + 0.9), (cx + w, cy - h + 0.9)]], 0.07)
        for q in np.linspace(-w, w - 0.6, 5):
            wall.rectangle(cx + q, cy - h - 0.55, 0.55, 0.55)
        for q in (-0.45, 0.45):
            wall.rectangle(cx + q * w - 0.3, cy - h + 1.6, 0.6, 1.0)
    sheet.press(fine, (160, 150, 176), opacity=0.42)
    solid = (paper.coverage.astype(np.float32) / 255)[..., None]
    sheet.reflectance[:] = sheet.reflectance * (1 - 0.5 * solid) + 0.5 * solid * 0.955
    sheet.press(wall, (148, 128, 160), opacity=0.62, spread=0.02)


def render_id_card_back(person: Person, seed: int) -> FlatDocument:
    """Print the side with emblem, issuing authority and validity.

    Args:
        person: Whose card.
        seed: Decides face, register and tint of the print.

    Returns:
        The card; truth has ``issuing_authority valid_from valid_to``.
    """
    rng = np.random.default_rng([seed, 12])
    sheet = blank_card(rng, warm=True)
    _great_wall(sheet, rng)
    red = tuple(np.array((206.0, 44, 48)) + rng.normal(0, 6, 3))
    draw_emblem(sheet, 12.2, 12.3, 15.6, red=red, gold=None)
    titles, values = sheet.layer(), sheet.layer()
    title_face, face = choose_face(rng, "song_bold"), choose_face(rng, "hei")
    label_face = choose_face(rng, "hei")
    titles.text(51.0, 8.8, "中华人民共和国", title_face, 5.0, align="m", tracking=2.6)
    titles.text(51.0, 17.0, "居民身份证", title_face, 6.6, align="m", tracking=3.7)
    dx, dy = rng.normal(0, 0.22), rng.normal(0, 0.22)
    rows, size, bold = (41.2, 47.3), 2.72, float(rng.uniform(0.0, 0.018))
    end = "长期" if isinstance(person.valid_to, str) else f"{person.valid_to:%Y.%m.%d}"
    lines = (
        ("签发机关", person.issuing_authority),
        ("有效期限", f"{person.valid_from:%Y.%m.%d}-{end}"),
    )
    for y, (label, value) in zip(rows, lines, strict=True):
        values.text(22.6, y, label, label_face, 2.6, bold=0.015, tracking=0.35)
        em = size * min(1.0, 42.0 / values.text_width(value, face, size, 0.05))
        values.text(36.4 + dx, y + dy, value, face, em, tracking=0.05, bold=bold)
    black = tuple(np.array((30.0, 28, 32)) + rng.normal(0, 4, 3))
    sheet.press(titles, black, opacity=0.93, spread=0.025)
    sheet.press(values, black, opacity=0.95, spread=0.022)
    truth = {
        "issuing_authority": person.issuing_authority,
        "valid_from": person.valid_from.isoformat(),
        "valid_to": iso_or_long_term(person.valid_to),
    }
    return finish_card(sheet, rng, "id_card_back", truth)
