"""Passports besides the page alone: open, with long names, or issued by a mission abroad."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.held_out.people import draw_name
from models.synthesis.flat.held_out.spelling import spell
from models.synthesis.flat.scenery import flower, gate
from models.synthesis.fonts import choose_face
from models.synthesis.mrz import td3_lines
from models.synthesis.names import pick, words
from models.synthesis.ocr_b import set_ocr_b
from models.synthesis.people import years_later
from models.synthesis.press import Sheet
from models.synthesis.romanise import LatinName
from models.synthesis.travellers import PROVINCES_LATIN, make_traveller

__all__ = ["PASSPORT_LAYOUTS", "render_held_out_passport"]

PASSPORT_LAYOUTS = ("held_out_spread", "held_out_abroad", "held_out_long_name")
_SCALE = 14.0
_PAGE = (125.0, 88.0)
_MONTHS = words("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")
_LOOKS = (
    Look(
        ((0, (226, 206, 222)), (0.5, (206, 224, 232)), (1, (240, 226, 206))),
        wash=0.48, curves=((0.66, 1.7, 20.0),), rosettes=((0.7, 0.5, 24, 16),),
    ),
    Look(
        ((0, (204, 222, 214)), (0.4, (228, 216, 234)), (1, (246, 214, 212))),
        wash=0.42, curves=((0.8, 2.4, 30.0), (0.7, 1.0, 11.0)), rosettes=((0.3, 0.5, 20, 12),),
    ),
)  # fmt: skip
_MISSIONS = (
    ("中国驻温哥华总领馆", "CHINESE CONSULATE GENERAL", "温哥华/VANCOUVER"),
    ("中国驻法国大使馆", "CHINESE EMBASSY IN FRANCE", "巴黎/PARIS"),
    ("中国驻大阪总领馆", "CHINESE CONSULATE GENERAL", "大阪/OSAKA"),
)
_LONG = (
    LatinName("图尔荪古丽·阿布都热西提", "TUERSUNGULI", "ABUDUREXITI"),
    LatinName("阿布都克力木·吾买尔江", "ABUDUKELIMU", "WUMAIERJIANG"),
    LatinName("斯琴毕力格", "SIQINBILIGE", "XXX"),
    LatinName("巴合提别克·哈山别克", "BAHETIBIEKE", "HASHANBIEKE"),
    LatinName("贡秋加措", "GONGQIUJIACUO", "XXX"),
)


def _day(day: date, style: str) -> str:
    month = _MONTHS[day.month - 1]
    if style == "both":
        return f"{day.day:02d} {day.month}月/{month} {day.year}"
    return f"{day.day:02d} {month} {day.year}"


def _upper_page(sheet: Sheet, look: np.random.Generator) -> None:
    """What stands on the page before the data page: the request to let the bearer pass."""
    layer = sheet.layer()
    face, bold = choose_face(look, "song"), choose_face(look, "song_bold")
    for index, line in enumerate(
        ("中华人民共和国外交部请各国军政机关", "对持照人予以通行的便利和必要的协助。")
    ):
        layer.text(62.5, 22 + 7 * index, line, bold, 4.0, align="m", tracking=0.4)
    english = (
        "The Ministry of Foreign Affairs of the People's Republic of China",
        "requests all civil and military authorities of foreign countries",
        "to allow the bearer of this passport to pass freely and afford",
        "assistance in case of need.",
    )
    for index, line in enumerate(english):
        layer.text(62.5, 42 + 5 * index, line, face, 2.6, align="m")
    sheet.press(layer, (86, 60, 76), opacity=0.85, spread=0.02)


def render_held_out_passport(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """A data page, or two pages open; truth as of the developed one."""
    holder = make_traveller(rng, "mainland", years=10, first=date(2014, 1, 1))
    if layout == "held_out_long_name":
        holder = replace(holder, name=_LONG[int(rng.integers(len(_LONG)))])
    elif rng.random() < 0.5:
        holder = replace(holder, name=spell(draw_name(rng, holder.sex, "汉")))
    mission = _MISSIONS[int(rng.integers(len(_MISSIONS)))] if "abroad" in layout else None
    if rng.random() < 0.2:  # under sixteen when issued: five years
        expires = years_later(holder.issued, 5) - timedelta(days=1)
        birth = years_later(holder.issued, -15) + timedelta(days=int(rng.integers(1, 300)))
        holder = replace(holder, expires=expires, birth_date=birth)
    look = np.random.default_rng([seed, 4041])
    spread = layout == "held_out_spread"
    size = (_PAGE[0], _PAGE[1] * 2) if spread else _PAGE
    top = _PAGE[1] if spread else 0.0
    sheet = ground(look, size, _SCALE, _LOOKS[int(look.integers(2))])
    gate(sheet, 82, top + 58, 48, (196, 170, 180), 0.28)
    flower(sheet, 30, top + 44, 15, (206, 160, 176), petals=8, opacity=0.26)
    if spread:
        _upper_page(sheet, look)
    age = holder.issued.year - holder.birth_date.year
    place_portrait(
        sheet, look, (6.4, top + 14.0, 32.0, 44.0), holder.sex, age, zoom=1.25,
        backdrop=(244.0, 245.0, 247.0),
    )  # fmt: skip
    p = Printer(
        sheet, look, label_face=choose_face(look, "hei"), face=choose_face(look, "hei"),
        label_size=1.8, size=2.6, jitter=0.7,
    )  # fmt: skip
    bold = choose_face(look, "hei_bold")
    title = sheet.layer()
    title.text(6.4, top + 7.5, "护照", bold, 4.2, tracking=1.4)
    title.text(18.0, top + 8.0, "PASSPORT", bold, 2.7)
    title.text(44, top + 5.4, "中华人民共和国", bold, 3.5, tracking=1.3)
    title.text(44, top + 9.0, "PEOPLE'S REPUBLIC OF CHINA", bold, 2.2)
    sheet.press(title, (70, 62, 96), opacity=0.9, spread=0.02)
    style = pick(look, ("both", "english"))
    born = pick(rng, tuple(PROVINCES_LATIN))
    made = mission[2] if mission else f"{holder.issue_place}/{PROVINCES_LATIN[holder.issue_place]}"
    latin = f"{holder.name.surname},{holder.name.given}"
    x, second, drop, y = 43.0, 86.0, 3.1, top + 14.0
    p.field(x, y, "类型/Type", "P", drop=drop)
    p.field(x + 16, y, "国家码/Country Code", "CHN", drop=drop)
    p.label(second, y, "护照号/Passport No.")
    p.value(second, y + drop + 0.2, holder.number, size=3.4, tracking=0.2)
    p.label(x, y + 7.8, "姓名/Name")
    p.value(x, y + 7.8 + drop, holder.name.chinese, tracking=0.2, room=40)
    p.value(x, y + 7.8 + 2 * drop + 0.2, latin, room=60)
    y += 18.4
    sex = "男/M" if holder.sex == "男" else "女/F"
    p.field(x, y, "性别/Sex", sex, drop=drop)
    p.field(x + 15, y, "国籍/Nationality", "中国/CHINESE", drop=drop)
    p.field(second, y, "出生日期/Date of birth", _day(holder.birth_date, style), drop=drop)
    y += 7.5
    p.field(x, y, "出生地点/Place of birth", f"{born}/{PROVINCES_LATIN[born]}", drop=drop)
    p.field(second, y, "签发日期/Date of issue", _day(holder.issued, style), drop=drop)
    y += 7.5
    p.field(x, y, "签发地点/Place of issue", made, drop=drop)
    p.field(second, y, "有效期至/Date of expiry", _day(holder.expires, style), drop=drop)
    y += 7.5
    p.label(x, y, "签发机关/Authority")
    p.value(x, y + drop, mission[0] if mission else "公安部出入境管理局")
    english = mission[1] if mission else "MPS Exit & Entry Administration"
    p.value(x, y + 2 * drop - 0.2, english, room=40)
    p.label(second, y, "持证人签名/Bearer's signature")
    lines = td3_lines(
        code="PO", state="CHN", surname=holder.name.surname, given=holder.name.given,
        number=holder.number, birth=holder.birth_date, sex="M" if holder.sex == "男" else "F",
        expires=holder.expires, optional=f"{'LMOPKNGHBCAFD'}9",
    )  # fmt: skip
    for row, line in zip((72.6, 79.2), lines, strict=True):
        set_ocr_b(p.values, 6.8, top + row, line, height=2.2, pitch=2.52, weight=0.32)
    p.press((66.0, 66, 98), tuple(np.array((36.0, 34, 40)) + look.normal(0, 5, 3)))  # type: ignore[arg-type]
    sign(sheet, look, 88.0, y + 6.2, holder.name.chinese[:4], 4.6, signature=True)
    if spread:
        rows = np.abs(np.arange(sheet.shape[0]) / sheet.scale - top).astype(np.float32)
        sheet.reflectance *= (1 - 0.22 * np.exp(-rows / 1.6))[:, None, None]
    truth = {
        "name": holder.name.chinese,
        "document_number": holder.number,
        "birth_date": holder.birth_date.isoformat(),
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
        "nationality": "中国",
    }
    return finish(sheet, look, "passport", truth, radius=3.0, material="paper")
