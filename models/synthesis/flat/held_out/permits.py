"""Travel and residence permits with their labels beside the values, and under other names."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.held_out.forms import say_day
from models.synthesis.flat.held_out.people import draw_person, home_of
from models.synthesis.flat.scenery import flower, gate, hills, skyline
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY, years_later
from models.synthesis.press import Sheet
from models.synthesis.regions import pick_region
from models.synthesis.seal import Seal, press_seal
from models.synthesis.travellers import Traveller, make_traveller

__all__ = ["PERMIT_LAYOUTS", "RESIDENCE_LAYOUTS", "render_permit", "render_residence"]

PERMIT_LAYOUTS = ("held_out_beside", "held_out_beside_right")
RESIDENCE_LAYOUTS = ("held_out_province", "held_out_talent", "held_out_booklet")
_LOOKS = (
    Look(
        ((0, (214, 226, 244)), (0.4, (236, 222, 236)), (1, (206, 232, 234))),
        wash=0.5, curves=((0.7, 1.9, 24.0),), rosettes=((0.4, 0.5, 20, 15),),
    ),
    Look(
        ((0, (244, 226, 214)), (0.6, (226, 232, 240)), (1, (214, 224, 206))),
        wash=0.46, curves=((0.6, 1.3, 13.0), (0.9, 2.8, 34.0)), rosettes=((0.68, 0.5, 21, 11),),
    ),
)  # fmt: skip
_TITLES = {"hk_macau_permit": "港澳居民来往内地通行证", "taiwan_permit": "台湾居民来往大陆通行证"}


def _holder(rng: np.random.Generator, kind: str) -> Traveller:
    home = "taiwan" if kind == "taiwan_permit" else pick(rng, ("hong_kong", "macau"))
    years = 5 if home == "taiwan" else 10
    return make_traveller(rng, home, years=years, first=date(2016, 1, 1))


def render_permit(rng: np.random.Generator, seed: int, layout: str, kind: str) -> FlatDocument:
    """The front with each label beside its value, photo left or right; truth as developed."""
    holder = _holder(rng, kind)
    look = np.random.default_rng([seed, 4042])
    sheet = ground(look, CARD_MM, CARD_SCALE, _LOOKS[int(look.integers(2))])
    hills(sheet, look, 42, (160, 164, 190), height=2.6, wall=bool(look.random() < 0.5), opacity=0.3)
    right = layout.endswith("right")
    left, x = (58.6, 5.4) if right else (5.0, 31.0)
    age = holder.issued.year - holder.birth_date.year
    box = (left + look.normal(0, 0.3), 15.6 + look.normal(0, 0.3), 22.0, 28.0)
    place_portrait(sheet, look, box, holder.sex, age, zoom=1.15, backdrop=(242.0, 243.0, 246.0))
    title, bold = sheet.layer(), choose_face(look, "song_bold")
    ink = tuple(np.array((64.0, 58, 110)) + look.normal(0, 14, 3))
    emblem = look.random() < 0.5
    if emblem:
        draw_emblem(sheet, 8.0, 7.4, 8.0, red=(204, 52, 54), gold=None)
    title.text(49 if emblem else 43, 7.4, _TITLES[kind], bold, 4.9, align="m", tracking=0.9)
    sheet.press(title, ink, opacity=0.92, spread=0.02)  # type: ignore[arg-type]
    p = Printer(
        sheet, look, label_face=choose_face(look, "hei"), face=choose_face(look, "hei"),
        label_size=2.1, size=2.5, jitter=0.5,
    )  # fmt: skip
    days = pick(look, ("dots", "dots", "plain", "hyphens"))
    rows = [
        ("姓　名", holder.name.chinese),
        ("", f"{holder.name.surname} {holder.name.given}"),
        ("性　别", holder.sex),
        ("出生日期", say_day(holder.birth_date, days)),
        ("证件号码", holder.number),
        ("签发日期", say_day(holder.issued, days)),
        ("有效期至", say_day(holder.expires, days)),
        ("签发机关", "公安部出入境管理局"),
    ]
    y = 15.4
    for label, value in rows:
        p.label(x, y, label)
        p.value(x + 11.0, y, value, room=40 if right else 42)
        y += 4.5 if label else 4.2
    p.press(ink, tuple(np.array((34.0, 32, 38)) + look.normal(0, 6, 3)))  # type: ignore[arg-type]
    truth = {
        "name": holder.name.chinese,
        "document_number": holder.number,
        "birth_date": holder.birth_date.isoformat(),
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
    }
    return finish(sheet, look, kind, truth, radius=CARD_CORNER_MM)


def _scene(sheet: Sheet, look: np.random.Generator) -> None:
    pale = (176.0, 180.0, 200.0)
    match pick(look, ("gate", "skyline", "flower")):
        case "gate":
            gate(sheet, 46, 48, 40, pale, 0.26)
        case "skyline":
            skyline(sheet, look, 48, pale, 0.26)
        case _:
            flower(sheet, 48, 32, 16, pale, petals=7, opacity=0.26)


def render_residence(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A residence permit with other labels: a province's, a talent's, a page of a booklet."""
    look = np.random.default_rng([seed, 4043])
    person, region = draw_person(rng), pick_region(rng)
    stay = home_of(rng, region)
    booklet, talent = layout == "held_out_booklet", layout == "held_out_talent"
    office = f"{region.seat}公安局" if region.city else f"{region.county}公安局"
    years = 1 if booklet else 5 if talent else 2
    issued = TODAY - timedelta(days=int(rng.integers(10, 365 * years - 100)))
    until = years_later(issued, years)
    size = (105.0, 74.0) if booklet else CARD_MM
    sheet = ground(look, size, CARD_SCALE * 0.9, _LOOKS[int(look.integers(2))])
    _scene(sheet, look)
    days = pick(look, ("plain", "hyphens", "slashes", "dots"))
    bold = choose_face(look, pick(look, ("hei_bold", "song_bold")))  # type: ignore[arg-type]
    place = region.province if look.random() < 0.5 or not region.city else region.city
    name = f"{place}{'人才居住证' if talent else '暂住证' if booklet else '居住证'}"
    title = sheet.layer()
    em = min(5.0, (size[0] - 16) / len(name))
    title.text(size[0] / 2, 6.8, name, bold, em, align="m", tracking=0.6)
    sheet.press(title, (150, 40, 50) if booklet else (40, 62, 120), opacity=0.92, spread=0.02)
    age = issued.year - person.birth_date.year
    tall = 26.0 if not booklet else 33.0
    side = look.random() < 0.5
    wide = tall * 0.78
    left = 5.0 if side else size[0] - wide - 5.0
    place_portrait(
        sheet, look, (left, 13.2, wide, tall), person.sex, age, zoom=1.1,
        backdrop=(240.0, 242.0, 246.0),
    )  # fmt: skip
    p = Printer(
        sheet, look, label_face=choose_face(look, "song" if booklet else "hei"),
        face=choose_face(look, "hei"), label_size=2.1, size=2.4, jitter=0.35,
    )  # fmt: skip
    birth = say_day(person.birth_date, days)
    first, last = say_day(issued, days), say_day(until, days)
    number = f"{region.code}{int(rng.integers(10**9)):09d}"
    keys = {
        "name": ("持证人" if talent else "姓名", person.name),
        "sex": ("性别", person.sex),
        "ethnicity": ("民族", person.ethnicity),
        "birth": ("出生年月日" if booklet else "出生日期", birth),
        "id": (
            "居民身份证号" if booklet else "证件号码" if talent else "公民身份号码",
            person.id_number,
        ),
        "home": ("户籍所在地" if booklet else "户籍地", person.address),
        "stay": ("暂住地址" if booklet else "居住地", stay),
        "permit": ("编号" if booklet else "居住证编号", number),
        "office": ("发证单位" if booklet else "签发单位", office),
        "term": ("有效期", f"{first}至{last}"),
    }
    every = ("name", "sex", "ethnicity", "birth", "id", "home", "stay", "office", "term")
    order = ("permit", "name", "sex", "birth", "id", "stay", "office", "term") if talent else every
    x = left + wide + 3.0 if side else 5.0
    right = size[0] - 5.0 if side else left - 1.5
    y, foot = 13.6, size[1] - 5.0
    longest = max(p.labels.text_width(keys[k][0], p.label_face, 2.1, 0.1) for k in order)
    value_x = x + longest + 2.0
    shown = []
    for key in order:
        value, line, lines = keys[key][1], "", []
        for char in value:
            if line and p.values.text_width(line + char, p.face, p.size, 0.05) > right - value_x:
                lines.append(line)
                line = ""
            line += char
        shown.append((keys[key][0], [*lines, line]))
    total = sum(1 + 0.82 * (len(lines) - 1) for _, lines in shown)
    pitch = min(4.9, (foot - y) / total)
    for label, lines in shown:
        p.label(x, y, label, size=min(2.1, pitch * 0.72))
        for index, line in enumerate(lines):
            p.value(value_x, y + index * pitch * 0.82, line, size=min(2.4, pitch * 0.74))
        y += pitch * (1 + 0.82 * (len(lines) - 1))
    p.press((70.0, 84, 140), tuple(np.array((34.0, 32, 38)) + look.normal(0, 6, 3)))  # type: ignore[arg-type]
    if booklet:
        seal = Seal(office, 22.0, choose_face(look, "song_bold"))
        press_seal(sheet, look, seal, size[0] * 0.5, size[1] - 18 + look.normal(0, 2))
    truth = {
        "name": person.name,
        "sex": person.sex,
        "birth_date": person.birth_date.isoformat(),
        "address": stay,
        "id_number": person.id_number,
        "document_number": number if "permit" in order else person.id_number,
        "issuing_authority": office,
        "valid_from": issued.isoformat(),
        "valid_to": until.isoformat(),
    }
    if "ethnicity" in order:
        truth["ethnicity"] = person.ethnicity
    if "home" in order:
        truth["household_address"] = person.address
    return finish(
        sheet, look, "residence_permit", truth, radius=0.0 if booklet else CARD_CORNER_MM,
        material="paper" if booklet else "card",
    )  # fmt: skip
