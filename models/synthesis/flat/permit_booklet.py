"""The page of the paper booklet that Taiwan residents had before the card of 2015."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.scenery import flower, hills
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY
from models.synthesis.seal import Seal, press_seal
from models.synthesis.travellers import PROVINCES_LATIN, make_traveller

__all__ = ["render_permit_booklet"]

_PAGE_MM = (125.0, 88.0)
_SCALE = 16.0
_LOOKS = (
    Look(
        ((0, (204, 228, 206)), (0.5, (228, 238, 212)), (1, (206, 226, 220))),
        wash=0.5, curves=((0.8, 2.2, 26.0), (0.9, 1.2, 12.0)), rosettes=((0.6, 0.5, 26, 16),),
    ),
    Look(
        ((0, (232, 222, 204)), (0.5, (238, 234, 214)), (1, (214, 228, 214))),
        wash=0.42, curves=((0.7, 1.4, 15.0),), rosettes=((0.7, 0.45, 24, 12), (0.2, 0.5, 18, 8)),
    ),
)  # fmt: skip


def render_permit_booklet(rng: np.random.Generator, seed: int, *, once: bool) -> FlatDocument:
    """Print the page with photo and particulars of a 台湾居民来往大陆通行证 on paper.

    Args:
        rng: Decides the holder.
        seed: Decides print, seal and wear.
        once: A permit for one journey within three months (still issued, number ``L`` and eight
            digits), else the booklet for five years (last issued in 2015).

    Returns:
        The page; truth has ``name document_number birth_date valid_from valid_to``.
    """
    if once:
        holder = make_traveller(rng, "taiwan", years=1, first=date(2025, 11, 1), last=TODAY)
        months = holder.issued.month + 3
        year, month = holder.issued.year + (months - 1) // 12, (months - 1) % 12 + 1
        until = date(year, month, min(holder.issued.day, 28))
        number = f"L{int(rng.integers(10**8)):08d}"
    else:
        holder = make_traveller(
            rng, "taiwan", years=5, first=date(2010, 1, 1), last=date(2015, 9, 20)
        )
        until, number = holder.expires, holder.number
    rng = np.random.default_rng([seed, 207])
    sheet = ground(rng, _PAGE_MM, _SCALE, _LOOKS[int(rng.integers(len(_LOOKS)))])
    hills(sheet, rng, 66, (150, 176, 152), height=3.4, opacity=0.34)
    flower(sheet, 84, 42, 17, (170, 196, 168), petals=8, opacity=0.26)
    box = (8.0 + rng.normal(0, 0.6), 19.0 + rng.normal(0, 0.5), 32.0, 42.0)
    white = float(rng.uniform(232, 246))
    age = holder.issued.year - holder.birth_date.year
    place_portrait(
        sheet, rng, box, holder.sex, age, zoom=1.25, backdrop=(white, white, white + 4)
    )  # fmt: skip
    green = tuple(np.array((48.0, 92, 66)) + rng.normal(0, 8, 3))
    title = sheet.layer()
    bold = choose_face(rng, "song_bold")
    title.text(_PAGE_MM[0] / 2, 9.4, "台湾居民来往大陆通行证", bold, 5.4, align="m", tracking=1.6)
    if once:
        title.text(_PAGE_MM[0] / 2, 15.2, "（一次有效）", bold, 3.2, align="m", tracking=0.6)
    sheet.press(title, green, opacity=0.92, spread=0.03)
    p = Printer(
        sheet, rng, label_face=choose_face(rng, "song"), face=choose_face(rng, "hei"),
        label_size=2.8, size=3.1, jitter=0.6,
    )  # fmt: skip
    pattern = pick(rng, ("%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日"))
    place = pick(rng, tuple(PROVINCES_LATIN)) if once else holder.issue_place
    rows = (
        ("姓　　名", holder.name.chinese),
        ("性　　别", holder.sex),
        ("出生日期", holder.birth_date.strftime(pattern)),
        ("证件号码", number),
        ("签发日期", holder.issued.strftime(pattern)),
        ("有效期至", until.strftime(pattern)),
        ("签发机关", "公安部出入境管理局"),
        ("签发地点", place),
    )
    rules = sheet.layer()
    for index, (label, value) in enumerate(rows):
        y = 22.5 + 6.1 * index
        p.label(46.0, y, label)
        p.value(61.0, y, value, tracking=0.15)
        rules.polylines([[(60.0, y + 2.3), (117.0, y + 2.3)]], 0.07)
    sheet.press(rules, green, opacity=0.5)
    p.press(green, tuple(np.array((38.0, 36, 40)) + rng.normal(0, 6, 3)))
    seal = Seal("公安部出入境管理局", 24.0, choose_face(rng, "song_bold"))
    press_seal(sheet, rng, seal, 104 + rng.normal(0, 2), 64 + rng.normal(0, 2))
    truth = {
        "name": holder.name.chinese,
        "document_number": number,
        "birth_date": holder.birth_date.isoformat(),
        "valid_from": holder.issued.isoformat(),
        "valid_to": until.isoformat(),
    }
    return finish(sheet, rng, "taiwan_permit", truth, radius=CARD_CORNER_MM, material="paper")
