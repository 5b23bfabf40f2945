"""The paper of a domain certificate: framed, with bands of colour, or plain; and its mark."""

from __future__ import annotations

import numpy as np

from models.synthesis.flat import certificate
from models.synthesis.flat.frames import SCHEMES, Scheme, jittered
from models.synthesis.flat.grounds import draw_ground
from models.synthesis.flat.logo import draw_logo
from models.synthesis.fonts import choose_face
from models.synthesis.guilloche import rosette
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["domain_paper", "print_brand", "print_medal"]


def _bands(sheet: Sheet, rng: np.random.Generator, scheme: Scheme) -> tuple[float, float]:
    """Bands of colour; returns how far they reach from the top and from the left."""
    width, height = sheet.size_mm
    layer, second = sheet.layer(), sheet.layer()
    kind = pick(rng, ("top", "side", "corners", "lines"))
    if kind == "top":
        tall = height * float(rng.uniform(0.03, 0.08))
        layer.rectangle(0, 0, width, tall)
        layer.rectangle(0, height - tall * 0.6, width, tall * 0.6)
        second.rectangle(0, tall, width, 1.2)
        reach = (tall, 0.0)
    elif kind == "side":
        wide = width * float(rng.uniform(0.04, 0.1))
        layer.rectangle(0, 0, wide, height)
        second.rectangle(wide, 0, 1.5, height)
        reach = (6.0, wide)
    elif kind == "corners":
        a = height * float(rng.uniform(0.08, 0.14))
        layer.fill([[(0, 0), (a, 0), (0, a)]])
        layer.fill([[(width, height), (width - a, height), (width, height - a)]])
        second.fill([[(a, 0), (a * 1.2, 0), (0, a * 1.2), (0, a)]])
        reach = (a * 0.5, a * 0.3)
    else:
        inset = float(rng.uniform(6, 12))
        for extra in (0.0, 1.6):
            a = inset + extra
            corners = [(a, a), (width - a, a), (width - a, height - a), (a, height - a)]
            layer.polylines([corners], 0.5, closed=True)
        reach = (inset, inset)
    sheet.press(layer, scheme.band, opacity=0.92)
    sheet.press(second, scheme.accent, opacity=0.85)
    return reach


def domain_paper(
    rng: np.random.Generator, size: tuple[float, float]
) -> tuple[Sheet, Scheme, float, float]:
    """A sheet with its ground; returns it, its colours, and how far its frame reaches in."""
    names = tuple(SCHEMES)
    kind = pick(rng, ("framed", "framed", "banded", "plain"))
    if kind == "framed":
        sheet, scheme, inside = certificate.certificate_sheet(rng, size, names, breadth=(3, 12))
        return sheet, scheme, inside, inside
    scheme = jittered(rng, pick(rng, names))
    white = kind == "plain" or rng.random() < 0.5
    sheet = Sheet(*size, certificate.SCALE, (251, 251, 250) if white else scheme.paper)
    if kind == "plain":
        return sheet, scheme, 10.0, 8.0
    if rng.random() < 0.5:
        draw_ground(sheet, rng, scheme, pick(rng, ("waves", "flower", "plain", "rosettes")))
    top, left = _bands(sheet, rng, scheme)
    return sheet, scheme, max(top, 8.0), max(left, 8.0)


def print_brand(
    sheet: Sheet, rng: np.random.Generator, scheme: Scheme, brand: str, *, top: float, side: float
) -> float:
    """The registrar's mark and name at the top; returns the y below, ``top`` if in a corner."""
    width = sheet.size_mm[0]
    layer = sheet.layer()
    face = choose_face(rng, "hei_bold")
    em = float(rng.uniform(4.5, 7))
    wide = layer.text_width(brand, face, em) + em * 1.7
    place = pick(rng, ("left", "middle", "middle", "right"))
    x = {"left": side + 10, "middle": (width - wide) / 2, "right": width - side - 10 - wide}[place]
    y = top + em
    draw_logo(sheet, rng, x + em * 0.7, y, em * 1.4, scheme.accent)
    end = layer.text(x + em * 1.7, y, brand, face, em)
    if rng.random() < 0.4:
        address = pick(rng, ("www.sample.invalid", "域名注册服务机构", "值得信赖的域名服务商"))
        small = em * 0.42
        layer.text(min(x + em * 1.7, end), y + em * 0.95, address, choose_face(rng, "hei"), small)
    sheet.press(layer, scheme.accent, opacity=0.92, spread=0.02)
    return y + em * 1.6 if place == "middle" else top + em * (0.4 + 1.2 * (width < 250))


def print_medal(sheet: Sheet, rng: np.random.Generator, x: float, y: float, r: float) -> None:
    """A gilt rosette with ribbons, as printed on many certificates."""
    disc, lines, ribbon = sheet.layer(), sheet.layer(), sheet.layer()
    t = np.linspace(0, 2 * np.pi, 240)
    wave = r * (1 + 0.05 * np.cos(24 * t))
    outline = np.stack([x + wave * np.cos(t), y + wave * np.sin(t)], axis=1)
    for side in (-1, 1):
        foot = (x + side * r * 0.9, y + r * 2.1)
        tip = (foot[0] - side * r * 0.35, y + r * 1.8)
        ribbon.fill(
            [[(x, y), (x + side * r * 0.9, y), foot, tip, (x + side * r * 0.1, y + r * 2.1)]]
        )
    disc.fill([outline])
    lines.polylines(rosette((x, y), r * 0.8, int(rng.integers(9, 18)), turns=6), 0.12)
    sheet.press(ribbon, (186, 60, 52), opacity=0.85)
    paper = (disc.coverage.astype(np.float32) / 255)[..., None]
    gold = np.array((228, 190, 104), np.float32) / 255
    sheet.reflectance[:] = sheet.reflectance * (1 - paper) + gold * paper
    sheet.press(lines, (168, 122, 48), opacity=0.8)
