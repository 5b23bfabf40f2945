"""The data page of a Chinese ordinary passport: with a chip (from 2012), and the 97 form."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card_parts import Look, Printer, finish, ground, place_portrait
from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.scenery import flower, gate, hills
from models.synthesis.fonts import choose_face
from models.synthesis.mrz import td3_lines
from models.synthesis.names import pick, words
from models.synthesis.ocr_b import set_ocr_b
from models.synthesis.people import TODAY
from models.synthesis.press import Sheet
from models.synthesis.travellers import PROVINCES_LATIN, Traveller, make_traveller

__all__ = ["PASSPORT_LAYOUTS", "PASSPORT_MM", "render_passport"]

PASSPORT_MM = (125.0, 88.0)  # ISO/IEC 7810 ID-3
PASSPORT_LAYOUTS = ("chip", "form_97")
_SCALE = 16.0
_MONTHS = words("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")

_CHIP = (
    Look(
        ((0, (188, 214, 238)), (0.3, (236, 214, 226)), (0.6, (250, 226, 204)),
         (1, (200, 226, 222))),
        wash=0.5, rosettes=((0.62, 0.45, 26, 14), (0.2, 0.4, 17, 10)), strength=0.42,
    ),
    Look(
        ((0, (214, 206, 234)), (0.4, (196, 222, 240)), (0.75, (214, 234, 214)),
         (1, (246, 222, 216))),
        wash=0.45, curves=((0.7, 2.0, 24.0), (0.9, 1.2, 13.0)), rosettes=((0.7, 0.4, 24, 18),),
    ),
)  # fmt: skip
_FORM_97 = (
    Look(
        ((0, (246, 214, 196)), (0.5, (250, 236, 206)), (1, (240, 206, 200))),
        wash=0.5, curves=((0.55, 1.2, 11.0), (0.8, 3.0, 40.0)), strength=0.5,
    ),
    Look(
        ((0, (222, 214, 232)), (0.5, (246, 232, 222)), (1, (214, 228, 226))),
        wash=0.4, curves=((0.6, 2.2, 20.0), (0.7, 1.0, 9.0)), strength=0.55,
    ),
)  # fmt: skip


def _spelled(day: date, layout: str) -> str:
    month = _MONTHS[day.month - 1]
    if layout == "chip":
        return f"{day.day:02d} {day.month}月/{month} {day.year}"
    return f"{day.day:02d} {month} {day.year}"


def _ground(rng: np.random.Generator, layout: str) -> Sheet:
    looks = _CHIP if layout == "chip" else _FORM_97
    sheet = ground(rng, PASSPORT_MM, _SCALE, looks[int(rng.integers(len(looks)))])
    if layout == "chip":
        gate(sheet, 80, 56, 52, (206, 166, 166), 0.3)
        flower(sheet, 24, 44, 14, (214, 150, 170), petals=8, opacity=0.3)
        hills(sheet, rng, 74, (170, 176, 206), height=2.6, opacity=0.28)
    else:
        hills(sheet, rng, 40, (206, 160, 150), height=4.0, opacity=0.34)
        draw_emblem(sheet, 82, 40, 26, red=(250, 224, 220), gold=(248, 234, 214))
    return sheet


def _machine_lines(rng: np.random.Generator, holder: Traveller, layout: str) -> tuple[str, str]:
    if layout == "chip":
        letters = "".join(pick(rng, "ABCDEFGHIJKLMNOP") for _ in range(13))
        extra = f"{letters}9"
    else:
        extra = f"{int(rng.integers(10**7, 10**8)):08d}"
    return td3_lines(
        code="PO",
        state="CHN",
        surname=holder.name.surname,
        given=holder.name.given,
        number=holder.number,
        birth=holder.birth_date,
        sex="M" if holder.sex == "男" else "F",
        expires=holder.expires,
        optional=extra,
    )


def _fill_in(p: Printer, holder: Traveller, layout: str) -> None:
    chip = layout == "chip"
    x, drop, wide = (43.0, 3.3, 40.0) if chip else (42.0, 3.5, 38.0)
    latin = f"{holder.name.surname},{'' if chip else ' '}{holder.name.given}"
    sex = "男/M" if holder.sex == "男" else "女/F"
    born, made = (
        f"{place}/{PROVINCES_LATIN[place]}" for place in (holder.birth_place, holder.issue_place)
    )
    second = 85.0 if chip else 80.0
    p.field(x, 14.2, "类型/Type", "P", drop=drop)
    p.field(x + 15, 14.2, "国家码/Country Code", "CHN", drop=drop)
    p.label(second, 14.2, "护照号/Passport No.")
    p.value(second, 14.2 + drop + 0.3, holder.number, size=p.size * 1.3, tracking=0.25)
    p.label(x, 22.0, "姓名/Name")
    p.value(x, 22.0 + drop, holder.name.chinese, tracking=0.3)
    p.value(x, 22.0 + 2 * drop + 0.3, latin, room=56)
    y, pitch = 33.0, 7.7 if chip else 7.5
    p.field(x, y, "性别/Sex", sex, drop=drop)
    p.field(x + 14, y, "国籍/Nationality", "中国/CHINESE", drop=drop)
    p.field(second, y, "出生日期/Date of birth", _spelled(holder.birth_date, layout), drop=drop)
    y += pitch
    p.field(x, y, "出生地点/Place of birth", born, drop=drop, room=wide)
    p.field(second, y, "签发日期/Date of issue", _spelled(holder.issued, layout), drop=drop)
    y += pitch
    p.field(x, y, "签发地点/Place of issue", made, drop=drop, room=wide)
    p.field(second, y, "有效期至/Date of expiry", _spelled(holder.expires, layout), drop=drop)
    y += pitch
    p.label(x, y, "签发机关/Authority")
    p.value(x, y + drop, "公安部出入境管理局")
    if chip:
        p.value(x, y + 2 * drop - 0.2, "MPS Exit & Entry Administration", room=wide)
        p.label(second, y, "持证人签名/Bearer's signature")


def _barcode(sheet: Sheet, rng: np.random.Generator, x: float, y: float, width: float) -> None:
    bars = sheet.layer()
    end = x + width
    while x < end:
        bar = float(rng.choice((0.18, 0.18, 0.36, 0.54)))
        bars.rectangle(x, y, bar, 3.2)
        x += bar + float(rng.choice((0.18, 0.36, 0.54)))
    sheet.press(bars, (36, 34, 38), opacity=0.9)


def render_passport(
    rng: np.random.Generator, seed: int, layout: Literal["chip", "form_97"] | None = None
) -> FlatDocument:
    """Print a data page.

    Args:
        rng: Decides the holder.
        seed: Decides print and wear.
        layout: One of :data:`PASSPORT_LAYOUTS`; most are ``chip`` where not given. The 97 form
            was last issued in May 2012 and has run out.

    Returns:
        The page; truth has ``name document_number birth_date valid_from valid_to nationality``.

    Raises:
        ValueError: No such layout.
    """
    if layout is None:
        layout = "chip" if rng.random() < 0.8 else "form_97"
    if layout not in PASSPORT_LAYOUTS:
        raise ValueError(f"no passport layout {layout!r}; there are {PASSPORT_LAYOUTS}")
    chip = layout == "chip"
    term = (date(2012, 5, 15), TODAY) if chip else (date(2007, 1, 1), date(2012, 5, 14))
    holder = make_traveller(rng, "mainland", years=10, first=term[0], last=term[1])
    rng = np.random.default_rng([seed, 201])
    sheet = _ground(rng, layout)
    age = holder.issued.year - holder.birth_date.year
    backdrop = tuple(np.clip(np.array((240.0, 242, 244)) + rng.normal(0, 5, 3), 0, 255))
    box = (5.6, 15.0, 33.0, 45.5) if chip else (5.0, 14.0, 33.0, 44.0)
    face_seed = int(rng.integers(2**31))
    place_portrait(
        sheet, np.random.default_rng(face_seed), box, holder.sex, age, zoom=1.3, backdrop=backdrop
    )
    if chip:
        place_portrait(
            sheet, np.random.default_rng(face_seed), (105.0, 12.4, 14.0, 17.6), holder.sex, age,
            tone="ghost", zoom=1.3,
        )  # fmt: skip
    else:
        _barcode(sheet, rng, 7.0, 59.6, 28.0)
    title = sheet.layer()
    bold = choose_face(rng, "song_bold" if rng.random() < 0.6 else "hei_bold")
    title.text(6, 8.0, "护照", bold, 4.6, tracking=1.6)
    title.text(19.5, 8.5, "PASSPORT", bold, 2.8, tracking=0.12)
    title.text(43, 5.6, "中华人民共和国", bold, 3.7, tracking=1.5)
    title.text(43, 9.2, "PEOPLE'S REPUBLIC OF CHINA", bold, 2.3, tracking=0.1)
    ink = (118.0, 52, 60) if not chip else (60.0, 62, 92)
    ink = tuple(np.array(ink) + rng.normal(0, 8, 3))
    sheet.press(title, ink, opacity=0.9, spread=0.02)
    printer = Printer(
        sheet, rng, label_face=choose_face(rng, "hei" if chip else "song"),
        face=choose_face(rng, "hei"), label_size=1.95, size=2.75 if chip else 2.85, jitter=0.4,
    )  # fmt: skip
    _fill_in(printer, holder, layout)
    dark = tuple(np.array((34.0, 32, 36)) + rng.normal(0, 5, 3))
    for y, line in zip((72.4, 78.9), _machine_lines(rng, holder, layout), strict=True):
        set_ocr_b(printer.values, 6.4, y, line, height=2.25, pitch=2.54, weight=0.34)
    printer.press(ink, dark)
    if chip:
        sign(sheet, rng, 86.0, 60.6, holder.name.chinese, 5.0, signature=True)
    truth = {
        "name": holder.name.chinese,
        "document_number": holder.number,
        "birth_date": holder.birth_date.isoformat(),
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
        "nationality": "中国",
    }
    material: Literal["card", "paper"] = "card" if rng.random() < 0.7 else "paper"
    return finish(sheet, rng, "passport", truth, radius=CARD_CORNER_MM, material=material)
