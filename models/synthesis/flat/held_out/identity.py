"""ID cards and the cards like them as reality varies them: second scripts, register, long lines.

There is one real layout of each; here rows stand where a second script or three lines of address
push them, names and numbers come from other faces, prints are further off and cards more worn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.synthesis.digits import set_digits
from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, blank_card
from models.synthesis.flat.card_parts import place_portrait
from models.synthesis.flat.held_out.people import REGION_SCRIPTS, draw_person, home_of
from models.synthesis.flat.held_out.scripts import WORDS, name_in, set_script
from models.synthesis.flat.id_card_back import iso_or_long_term
from models.synthesis.flat.scenery import hills
from models.synthesis.flat.wear import wear
from models.synthesis.fonts import Face, choose_face, load
from models.synthesis.held_out_fonts import WANTED, resolve
from models.synthesis.names import pick
from models.synthesis.people import TODAY, Person
from models.synthesis.press import Layer, Sheet
from models.synthesis.regions import pick_region
from models.synthesis.travellers import Traveller, make_traveller

__all__ = ["ID_LAYOUTS", "render_back", "render_front", "render_resident"]

ID_LAYOUTS = ("held_out_worn", *(f"held_out_{script}" for script in REGION_SCRIPTS))


@dataclass(frozen=True, slots=True)
class _Who:
    """What the front says."""

    name: str
    sex: str
    ethnicity: str
    birth: tuple[int, int, int]
    address: str
    number: str
    age: int


def _number(layer: Layer, x: float, y: float, text: str) -> None:
    """The number in OCR-B where it is installed, else in the drawn digits."""
    (name, index, _), *_ = WANTED["digits"]
    path = resolve(name)
    if path is None:
        set_digits(layer, x, y, text, height=2.75, pitch=2.62, weight=0.40)
        return
    face, pitch = Face(str(path), index), 2.58
    for k, char in enumerate(text):
        wide = load(face, 3.75 * layer.scale, char).getlength(char) / layer.scale
        layer.text(x + k * pitch + (pitch - wide) / 2, y, char, face, 3.75, bold=0.01)


def _wrapped(layer: Layer, text: str, face: Face, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and layer.text_width(line + char, face, size, 0.04) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def _print_front(
    sheet: Sheet, rng: np.random.Generator, who: _Who, script: str, *, nation: bool
) -> None:
    labels, values, small = sheet.layer(), sheet.layer(), sheet.layer()
    face, label_face = choose_face(rng, "hei"), choose_face(rng, "hei")
    # The personal data are printed later than the card: here up to a millimetre off.
    dx, dy = rng.normal(0, 0.45), rng.normal(0, 0.4)
    two = bool(script)
    upright = script == "mongolian"
    x = 8.4 if upright else 5.6 + rng.normal(0, 0.3)
    value_x = x + 9.2
    y = 10.2 if two else 8.6
    step = 6.5 if two else 6.3
    words = WORDS.get(script, ("",) * 10)

    def label(at: float, row: float, text: str, second: str) -> None:
        labels.text(at, row, text, label_face, 2.15 if two else 2.5, tracking=0.5)
        if second and upright:
            set_script(small, at - 1.6, row, second, script, 1.5, align="m", upright=True, room=5.2)
        elif second:
            set_script(small, at, row - 2.5, second, script, 1.3, room=9.0)

    def value(at: float, row: float, text: str, em: float = 2.7, room: float = 38.0) -> None:
        em *= min(1.0, room / values.text_width(text, face, em, 0.05))
        values.text(at + dx, row + dy, text, face, em, tracking=0.05)

    label(x, y, "姓名", words[0])
    if two and not upright:
        set_script(values, value_x + dx, y - 3.4 + dy, name_in(rng, script), script, 1.8, room=30)
    value(value_x, y, who.name, 3.1)
    y += step
    label(x, y, "性别", words[1])
    value(value_x, y, who.sex)
    if nation:
        label(x + 19.0, y, "民族", words[2])
        value(x + 28.4, y, who.ethnicity, room=18.0)
    y += step - 0.3
    label(x, y, "出生", words[3])
    at = value_x
    for figure, unit in zip(who.birth, "年月日", strict=True):
        value(at, y, str(figure))
        at += values.text_width(str(figure), face, 2.7, 0.05) + 1.1
        labels.text(at, y, unit, label_face, 2.15 if two else 2.5)
        at += 4.1
    y += step - 0.2
    label(x, y, "住址", words[4])
    lines = _wrapped(values, who.address, face, 2.66, 30.5)
    pitch = 3.75 if len(lines) < 4 else 3.35
    for index, line in enumerate(lines):
        value(value_x, y + index * pitch, line, 2.66 if len(lines) < 4 else 2.5)
    foot = 47.4 if two else 46.4
    foot = max(foot, y + len(lines) * pitch + 1.2)
    labels.text(x, foot, "公民身份号码", label_face, 2.15 if two else 2.45, tracking=0.2)
    if two:
        set_script(small, x, foot - 2.4, words[5], script, 1.3, room=19.0)
    _number(values, 29.4 + dx, foot + dy, who.number)
    blue = tuple(np.array((58.0, 128, 186)) + rng.normal(0, 9, 3))
    black = tuple(np.array((36.0, 34, 38)) + rng.normal(0, 6, 3))
    sheet.press(labels, blue, opacity=0.9, spread=0.02)
    sheet.press(small, blue, opacity=0.88, spread=0.015)
    # Thermal transfer that was hot or cold.
    sheet.press(values, black, opacity=float(rng.uniform(0.8, 0.97)), spread=0.026)


def _print_back(
    sheet: Sheet,
    rng: np.random.Generator,
    title: str,
    rows: tuple[tuple[str, str], ...],
    script: str,
    *,
    emblem: bool = True,
) -> None:
    hills(sheet, rng, 27, (152, 138, 168), height=float(rng.uniform(2.4, 3.6)), opacity=0.5)
    heads, values, small = sheet.layer(), sheet.layer(), sheet.layer()
    x = 44.0
    if emblem:
        red = tuple(np.array((200.0, 48, 50)) + rng.normal(0, 8, 3))
        draw_emblem(sheet, 12.4, 12.6, 15.2, red=red, gold=None)  # type: ignore[arg-type]
        x = 51.0
    bold, face, label_face = (choose_face(rng, r) for r in ("song_bold", "hei", "hei"))  # type: ignore[arg-type]
    words = WORDS.get(script)
    top = 7.0 if words else 8.6
    heads.text(x, top, "中华人民共和国", bold, 4.5, align="m", tracking=2.4)
    size = 6.3 if len(title) < 6 else 5.4
    heads.text(x, top + (10.2 if words else 8.2), title, bold, size, align="m", tracking=2.6)
    if words:
        set_script(small, x, top + 4.6, words[6], script, 2.2, align="m", room=50)
        set_script(small, x, top + 16.0, words[7], script, 2.5, align="m", room=46)
    dx, dy = rng.normal(0, 0.45), rng.normal(0, 0.4)
    y = 48.2 - 5.6 * (len(rows) - 1)
    for index, (label, value) in enumerate(rows):
        values.text(20.8, y, label, label_face, 2.5, tracking=0.3)
        if words and index < 2:
            set_script(small, 20.8, y - 2.6, words[8 + index], script, 1.3, room=13)
        em = 2.7 * min(1.0, 45.0 / values.text_width(value, face, 2.7, 0.05))
        values.text(37.0 + dx, y + dy, value, face, em, tracking=0.05)
        y += 5.6
    black = tuple(np.array((34.0, 32, 36)) + rng.normal(0, 6, 3))
    for layer in (heads, small):
        sheet.press(layer, black, opacity=0.92, spread=0.025)
    sheet.press(values, black, opacity=float(rng.uniform(0.82, 0.97)), spread=0.026)


def _hand_over(
    sheet: Sheet, rng: np.random.Generator, kind: str, truth: dict[str, str]
) -> FlatDocument:
    wear(sheet, rng, float(rng.beta(2.0, 1.6)))
    sheet.texture(rng, fibre=0.002, fine=0.007)
    sheet.reflectance *= 1 + rng.normal(0, 0.012, 3).astype(np.float32)
    return FlatDocument(kind, sheet.pixels(), CARD_MM, CARD_CORNER_MM, "card", truth)


def _script_of(layout: str) -> str:
    script = layout.removeprefix("held_out_")
    return script if script in REGION_SCRIPTS else ""


def render_front(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """The ID card's front; truth as of the developed one."""
    person: Person = draw_person(rng, _script_of(layout))
    look = np.random.default_rng([seed, 4011])
    sheet, birth = blank_card(look, warm=False), person.birth_date
    age = TODAY.year - birth.year
    box = (55.0 + look.normal(0, 0.5), 7.6 + look.normal(0, 0.4), 24.6, 30.6)
    place_portrait(sheet, look, box, person.sex, age, zoom=1.0 + 0.2 * float(look.random()))
    who = _Who(
        person.name, person.sex, person.ethnicity, (birth.year, birth.month, birth.day),
        person.address, person.id_number, age,
    )  # fmt: skip
    _print_front(sheet, look, who, _script_of(layout), nation=True)
    truth = {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth_date": birth.isoformat(),
        "address": person.address,
        "id_number": person.id_number,
    }
    return _hand_over(sheet, look, "id_card_front", truth)


def render_back(rng: np.random.Generator, seed: int, layout: str) -> FlatDocument:
    """The ID card's back; truth as of the developed one."""
    person = draw_person(rng, _script_of(layout))
    look = np.random.default_rng([seed, 4012])
    sheet = blank_card(look, warm=True)
    end = "长期" if isinstance(person.valid_to, str) else f"{person.valid_to:%Y.%m.%d}"
    rows = (
        ("签发机关", person.issuing_authority),
        ("有效期限", f"{person.valid_from:%Y.%m.%d}-{end}"),
    )
    _print_back(sheet, look, "居民身份证", rows, _script_of(layout))
    truth = {
        "issuing_authority": person.issuing_authority,
        "valid_from": person.valid_from.isoformat(),
        "valid_to": iso_or_long_term(person.valid_to),
    }
    return _hand_over(sheet, look, "id_card_back", truth)


def render_resident(rng: np.random.Generator, seed: int, layout: str, kind: str) -> FlatDocument:
    """Either side of a 港澳居民居住证 or 台湾居民居住证; truth as of the developed ones."""
    home = "taiwan" if kind[0] == "t" else pick(rng, ("hong_kong", "macau"))
    region = pick_region(rng)
    holder: Traveller = make_traveller(rng, home, years=5, first=date(2018, 9, 1), resident=True)
    address = home_of(rng, region)
    look = np.random.default_rng([seed, 4013])
    if layout == "held_out_front":
        sheet, birth = blank_card(look, warm=bool(look.random() < 0.5)), holder.birth_date
        age = holder.issued.year - birth.year
        box = (55.0 + look.normal(0, 0.5), 7.6 + look.normal(0, 0.4), 24.6, 30.6)
        place_portrait(sheet, look, box, holder.sex, age, zoom=1.15)
        who = _Who(
            holder.name.chinese, holder.sex, "", (birth.year, birth.month, birth.day), address,
            holder.id_number, age,
        )  # fmt: skip
        _print_front(sheet, look, who, "", nation=False)
        truth = {
            "name": holder.name.chinese,
            "sex": holder.sex,
            "birth_date": birth.isoformat(),
            "address": address,
            "id_number": holder.id_number,
            "document_number": holder.id_number,
        }
        return _hand_over(sheet, look, kind, truth)
    sheet = blank_card(look, warm=bool(look.random() < 0.5))
    title = "台湾居民居住证" if home == "taiwan" else "港澳居民居住证"
    office = f"{region.seat}公安局" if region.city else f"{region.county}公安局"
    rows = (
        ("签发机关", office),
        ("有效期限", f"{holder.issued:%Y.%m.%d}-{holder.expires:%Y.%m.%d}"),
        ("通行证号码", holder.number),
        ("签发次数", f"{holder.times:02d}"),
    )
    _print_back(sheet, look, title, rows, "", emblem=bool(look.random() < 0.5))
    truth = {
        "issuing_authority": office,
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
        "travel_permit_number": holder.number,
    }
    return _hand_over(sheet, look, kind, truth)
