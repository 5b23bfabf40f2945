"""Residence permits of Hong Kong, Macau and Taiwan residents (港澳居民居住证, 台湾居民居住证)."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

from models.synthesis.digits import set_digits
from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.identity_block import Block, print_rows
from models.synthesis.flat.scenery import hills
from models.synthesis.fonts import choose_face
from models.synthesis.travellers import Traveller, make_traveller

__all__ = ["RESIDENCE_SIDES", "render_hk_macau_residence", "render_taiwan_residence"]

RESIDENCE_SIDES = ("front", "back")
_LOOKS = {
    "hk_macau_residence_permit": (
        Look(
            ((0, (186, 216, 240)), (0.4, (226, 212, 236)), (0.7, (246, 216, 220)),
             (1, (200, 222, 238))),
            wash=0.42, rosettes=((0.40, 0.52, 19, 12),),
        ),
        Look(
            ((0, (206, 222, 240)), (0.5, (240, 220, 232)), (1, (204, 216, 240))),
            wash=0.5, curves=((0.66, 1.8, 21.0), (0.8, 2.6, 33.0)), rosettes=((0.5, 0.5, 20, 16),),
        ),
    ),
    "taiwan_residence_permit": (
        Look(
            ((0, (196, 226, 232)), (0.4, (214, 234, 214)), (0.75, (246, 232, 208)),
             (1, (204, 228, 226))),
            wash=0.42, rosettes=((0.40, 0.52, 19, 14),),
        ),
        Look(
            ((0, (190, 218, 238)), (0.5, (236, 214, 226)), (1, (200, 230, 216))),
            wash=0.45, curves=((0.6, 1.4, 16.0), (0.85, 2.4, 29.0)),
            rosettes=((0.55, 0.5, 21, 10),),
        ),
    ),
}  # fmt: skip
_TITLES = {
    "hk_macau_residence_permit": "港澳居民居住证",
    "taiwan_residence_permit": "台湾居民居住证",
}


def _front(kind: str, holder: Traveller, seed: int) -> FlatDocument:
    rng = np.random.default_rng([seed, 203])
    look = _LOOKS[kind][int(rng.integers(2))]
    sheet = ground(rng, CARD_MM, CARD_SCALE, look)
    age = holder.issued.year - holder.birth_date.year
    box = (54.4 + rng.normal(0, 0.2), 7.4 + rng.normal(0, 0.2), 25.0, 31.0)
    place_portrait(sheet, rng, box, holder.sex, age, zoom=1.0 + 0.15 * float(rng.random()))
    p = Printer(
        sheet, rng, label_face=choose_face(rng, "hei"), face=choose_face(rng, "hei"),
        label_size=2.5, size=2.72 + float(rng.normal(0, 0.04)),
    )  # fmt: skip
    rows = ((("name", "姓名"),), (("sex", "性别"),), (("birth", "出生"),), (("address", "住址"),))
    birth = holder.birth_date
    values = {
        "name": holder.name.chinese,
        "sex": holder.sex,
        "birth": f"{birth.year} {birth.month} {birth.day}",
        "address": holder.address,
    }
    extra = p.values.text_width(holder.address, p.face, p.size, 0.05) / 37.0
    block = Block(5.9, 14.9, 52.6, 8.9, 28.0 + 3.9 * int(extra), spread=0.75, leading=1.42)
    print_rows(p, rows, values, block)
    p.label(5.9, 46.1, "公民身份号码", tracking=0.25)
    dx = float(rng.normal(0, 0.2))
    set_digits(
        p.values, 28.6 + dx, 46.1, holder.id_number, height=2.75, pitch=2.62, weight=0.40
    )  # fmt: skip
    blue = tuple(np.array((66.0, 132, 184)) + rng.normal(0, 7, 3))
    p.press(blue, tuple(np.array((30.0, 28, 32)) + rng.normal(0, 4, 3)))
    truth = {
        "name": holder.name.chinese,
        "sex": holder.sex,
        "birth_date": birth.isoformat(),
        "address": holder.address,
        "id_number": holder.id_number,
        "document_number": holder.id_number,
    }
    return finish(sheet, rng, kind, truth, radius=CARD_CORNER_MM)


def _back(kind: str, holder: Traveller, seed: int) -> FlatDocument:
    rng = np.random.default_rng([seed, 204])
    look = _LOOKS[kind][int(rng.integers(2))]
    sheet = ground(rng, CARD_MM, CARD_SCALE, look)
    hills(sheet, rng, 24, (158, 140, 170), height=3.2, opacity=0.46)
    title = sheet.layer()
    bold = choose_face(rng, "song_bold")
    x = 44.0
    if rng.random() < 0.35:
        draw_emblem(sheet, 12.2, 12.3, 14.6, red=(206, 44, 48), gold=None)
        x = 51.0
    title.text(x, 8.8, "中华人民共和国", bold, 4.6, align="m", tracking=2.4)
    title.text(x, 16.4, _TITLES[kind], bold, 5.8, align="m", tracking=2.2)
    p = Printer(
        sheet, rng, label_face=choose_face(rng, "hei"), face=choose_face(rng, "hei"),
        label_size=2.45, size=2.6,
    )  # fmt: skip
    rows = (
        (("authority", "签发机关"),),
        (("term", "有效期限"),),
        (("number", "通行证号码"),),
        (("times", "签发次数"),),
    )
    values = {
        "authority": holder.authority,
        "term": f"{holder.issued:%Y.%m.%d}-{holder.expires:%Y.%m.%d}",
        "number": holder.number,
        "times": f"{holder.times:02d}",
    }
    print_rows(
        p, rows, values, Block(18.5, 34.5, 80.0, 33.4, 48.9, number_digits=False, spread=0.3)
    )
    black = tuple(np.array((32.0, 30, 36)) + rng.normal(0, 4, 3))
    sheet.press(title, black, opacity=0.93, spread=0.025)
    p.press(black, black)
    truth = {
        "issuing_authority": holder.authority,
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
        "travel_permit_number": holder.number,
    }
    return finish(sheet, rng, kind, truth, radius=CARD_CORNER_MM)


def _render(
    kind: str,
    home: str,
    rng: np.random.Generator,
    seed: int,
    side: Literal["front", "back"] | None,
) -> FlatDocument:
    holder = make_traveller(rng, home, years=5, first=date(2018, 9, 1), resident=True)
    chosen = side or RESIDENCE_SIDES[int(rng.integers(2))]
    if chosen not in RESIDENCE_SIDES:
        raise ValueError(f"no side {side!r}; there are {RESIDENCE_SIDES}")
    return (_front if chosen == "front" else _back)(kind, holder, seed)


def render_hk_macau_residence(
    rng: np.random.Generator, seed: int, side: Literal["front", "back"] | None = None
) -> FlatDocument:
    """Print one side of a 港澳居民居住证 (number beginning 81 or 82).

    Args:
        rng: Decides the holder; one seed has the same holder on both sides.
        seed: Decides print and wear.
        side: ``front`` or ``back``; drawn where not given.

    Returns:
        The card. Truth of the front: ``name sex birth_date address id_number document_number``
        (the number twice: it is the card's own). Of the back: ``issuing_authority valid_from
        valid_to travel_permit_number``.

    Raises:
        ValueError: No such side.
    """
    home = "hong_kong" if rng.random() < 0.8 else "macau"
    return _render("hk_macau_residence_permit", home, rng, seed, side)


def render_taiwan_residence(
    rng: np.random.Generator, seed: int, side: Literal["front", "back"] | None = None
) -> FlatDocument:
    """Print one side of a 台湾居民居住证 (number beginning 83).

    See :func:`render_hk_macau_residence`.
    """
    return _render("taiwan_residence_permit", "taiwan", rng, seed, side)
