"""The temporary resident ID card (临时居民身份证): grey photo, three months, sealed in film."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.identity_block import Block, person_values, print_rows
from models.synthesis.flat.scenery import hills
from models.synthesis.fonts import Role, choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY, Person
from models.synthesis.press import Sheet, noise_field

__all__ = ["render_temporary_id"]

_LOOKS = (
    Look(
        ((0, (196, 226, 214)), (0.5, (226, 238, 220)), (1, (196, 222, 226))),
        wash=0.5, rosettes=((0.4, 0.5, 20, 16),),
    ),
    Look(
        ((0, (240, 222, 204)), (0.5, (232, 236, 212)), (1, (212, 228, 232))),
        wash=0.45, curves=((0.7, 1.8, 20.0), (0.9, 1.1, 12.0)), rosettes=((0.45, 0.5, 18, 10),),
    ),
    Look(
        ((0, (206, 216, 236)), (0.5, (230, 224, 236)), (1, (214, 232, 230))),
        wash=0.4, curves=((0.6, 2.4, 26.0),), strength=0.55,
    ),
)  # fmt: skip


def _in_film(sheet: Sheet, rng: np.random.Generator, margin: float) -> Sheet:
    """Put the printed card between two films that stand out ``margin`` millimetres around it."""
    width, height = sheet.size_mm
    # Film over film looks like milky glass: light grey, brighter where the weld is.
    film = Sheet(width + 2 * margin, height + 2 * margin, sheet.scale, (228, 230, 230))
    film.reflectance *= (1 + 0.012 * noise_field(rng, film.shape, 5 * sheet.scale))[..., None]
    inset = round(margin * sheet.scale)
    rows = slice(inset, inset + sheet.shape[0])
    columns = slice(inset, inset + sheet.shape[1])
    # Air along the paper's edge shows as a lighter rim.
    rim = film.layer()
    rim.rectangle(margin - 0.5, margin - 0.5, width + 1.0, height + 1.0)
    light = (rim.coverage.astype(np.float32) / 255 * 0.35)[..., None]
    film.reflectance[:] = film.reflectance * (1 - light) + light * 0.96
    film.reflectance[rows, columns] = sheet.reflectance
    return film


def render_temporary_id(person: Person, seed: int) -> FlatDocument:
    """Print the personal side, with authority and term on it as these cards have them.

    Args:
        person: Whose card; its own term is not used.
        seed: Decides term, print, film and wear.

    Returns:
        The card, type ``id_card_front``; truth has the six fields of an ID card's front.
    """
    rng = np.random.default_rng([seed, 205])
    issued = TODAY - timedelta(days=int(rng.integers(1, 85)))
    month = (issued.month + 2) % 12 + 1
    year = issued.year + (1 if issued.month > 9 else 0)
    until = date(year, month, min(issued.day, 28))
    holder = replace(person, valid_from=issued, valid_to=until)
    sheet = ground(rng, CARD_MM, CARD_SCALE, _LOOKS[int(rng.integers(len(_LOOKS)))])
    if rng.random() < 0.6:
        hills(sheet, rng, 38, (170, 186, 190), height=3.0, opacity=0.3)
    titled = rng.random() < 0.7
    down = 6.0 if titled else 0.0
    tall = 28.0 if not titled else 27.0
    top = 6.4 + 0.75 * down + rng.normal(0, 0.3)
    box = (57.0 + rng.normal(0, 0.3), top, 22.5, tall)
    white = float(rng.uniform(226, 246))
    place_portrait(
        sheet, rng, box, holder.sex, TODAY.year - holder.birth_date.year, tone="grey",
        zoom=1.18, backdrop=(white, white, white) if rng.random() < 0.75 else None,
    )  # fmt: skip
    role: Role = "song" if rng.random() < 0.35 else "hei"
    p = Printer(
        sheet, rng, label_face=choose_face(rng, "hei"), face=choose_face(rng, role),
        label_size=2.35, size=2.5, jitter=0.35,
    )  # fmt: skip
    dark = tuple(np.array((36.0, 34, 36)) + rng.normal(0, 5, 3))
    if titled:
        title = sheet.layer()
        bold = choose_face(rng, pick(rng, ("song_bold", "hei_bold")))  # type: ignore[arg-type]
        words = "临时居民身份证" if rng.random() < 0.6 else "中华人民共和国临时居民身份证"
        size, gap = (4.2, 1.6) if len(words) < 8 else (3.6, 0.9)
        title.text(CARD_MM[0] / 2, 6.4, words, bold, size, align="m", tracking=gap)
        sheet.press(title, dark, opacity=0.92, spread=0.03)
    rows = (
        (("name", "姓名"),),
        (("sex", "性别"), ("ethnicity", "民族")),
        (("birth", "出生"),),
        (("address", "住址"),),
    )
    values = person_values(holder)
    print_rows(
        p, rows, values, Block(5.4, 13.6, 55.0, 8.0 + 0.9 * down, 28.5 + 0.9 * down, spread=0.6)
    )
    lower = ((("number", "公民身份号码"),), (("authority", "签发机关"),), (("term", "有效期限"),))
    print_rows(
        p, lower, values, Block(5.4, 23.0, 76.0, 37.4 + 0.6 * down, 49.8, spread=0.2)
    )  # fmt: skip
    blue = tuple(np.array((70.0, 120, 150)) + rng.normal(0, 8, 3))
    p.press(blue if rng.random() < 0.6 else dark, dark)
    truth = {
        "name": holder.name,
        "sex": holder.sex,
        "ethnicity": holder.ethnicity,
        "birth_date": holder.birth_date.isoformat(),
        "address": holder.address,
        "id_number": holder.id_number,
    }
    radius = CARD_CORNER_MM
    if rng.random() < 0.65:
        margin = float(rng.uniform(2.2, 4.2))
        sheet, radius = _in_film(sheet, rng, margin), float(rng.uniform(2.5, 5.0))
    return finish(sheet, rng, "id_card_front", truth, radius=radius)
