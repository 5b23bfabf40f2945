"""Permits with which residents of Hong Kong, Macau and Taiwan travel to the mainland."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import Printer, finish, ground, place_portrait
from models.synthesis.flat.permit_booklet import render_permit_booklet
from models.synthesis.flat.permit_forms import PERMIT_FORMS, PermitForm
from models.synthesis.flat.scenery import flower, gate, hills, skyline
from models.synthesis.fonts import Role, choose_face
from models.synthesis.names import pick
from models.synthesis.press import Sheet
from models.synthesis.romanise import foreign_name
from models.synthesis.travellers import Traveller, make_traveller

__all__ = ["PERMIT_LAYOUTS", "render_hk_macau_permit", "render_taiwan_permit"]

PERMIT_LAYOUTS = {
    "hk_macau_permit": tuple(PERMIT_FORMS["hk_macau_permit"]),
    "taiwan_permit": (*PERMIT_FORMS["taiwan_permit"], "once", "booklet"),
}
_SHARES = {"hk_macau_permit": (0.7, 0.12, 0.18), "taiwan_permit": (0.65, 0.35)}
_COUNTRIES = ("英国", "加拿大", "澳大利亚", "美国", "新加坡", "葡萄牙", "法国", "印度")


def _draw_scenes(sheet: Sheet, rng: np.random.Generator, form: PermitForm) -> None:
    pale = tuple(np.array(form.ink) * 0.4 + 130 + rng.normal(0, 6, 3))
    for scene in form.scenes:
        match scene:
            case "wall":
                hills(sheet, rng, 40, pale, height=2.8, opacity=0.36)
            case "gate":
                gate(sheet, 42 + float(rng.normal(0, 2)), 46, 48, pale, 0.34)
            case "skyline":
                skyline(sheet, rng, 47, pale, 0.3)
            case "flower":
                flower(sheet, 64, 27, 13, (222, 160, 190), opacity=0.34)


def _heading(sheet: Sheet, rng: np.random.Generator, form: PermitForm) -> None:
    title = sheet.layer()
    bold = choose_face(rng, pick(rng, ("hei_bold", "song_bold")))  # type: ignore[arg-type]
    x = 6.0
    if form.emblem:
        gold = (206, 160, 84) if rng.random() < 0.5 else None
        draw_emblem(sheet, 8.6, 7.7, 8.4, red=(204, 52, 54), gold=gold)
        x = 14.5
    room = CARD_MM[0] - x - 5.0
    size = 4.3 if form.english else 4.9
    tracking = 1.1
    wide = title.text_width(form.title, bold, size, tracking)
    if wide > room:
        size, tracking = size * room / wide, tracking * room / wide
    title.text(x, 6.3 if form.english else 7.4, form.title, bold, size, tracking=tracking)
    if form.english:
        small = 2.05
        small *= min(1.0, room / title.text_width(form.english, bold, small, 0.02))
        title.text(x + 0.1, 10.6, form.english, bold, small, tracking=0.02)
    sheet.press(title, form.ink, opacity=0.93, spread=0.02)


def _fill_in(p: Printer, holder: Traveller, form: PermitForm, country: str) -> None:
    x, latin = form.text_x, f"{holder.name.surname}, {holder.name.given}"
    right, drop = x + 25.0, 3.15
    sex = holder.sex
    p.label(x, 15.2, "姓名" if form.paired else "姓名 NAME")
    if holder.name.chinese:
        p.value(x, 15.2 + drop, holder.name.chinese, size=p.size * 1.12, tracking=0.2)
    p.value(x, 15.2 + 2 * drop + 0.3, latin, room=37)
    p.field(x, 25.2, "出生日期", f"{holder.birth_date:%Y.%m.%d}", drop=drop)
    p.field(right, 25.2, "性别", sex, drop=drop)
    y, pitch = 32.1, 6.9
    term = f"{holder.issued:%Y.%m.%d}-{holder.expires:%Y.%m.%d}"
    if form.paired:
        p.field(x, y, "有效期限", term, drop=drop, room=30)
        if country:
            p.field(x + 34, y, "国籍", country, drop=drop, room=14)
        p.field(x, y + pitch, "签发机关", "公安部出入境管理局", drop=drop, room=34)
        if form.title[0] == "台":
            p.field(x + 34, y + pitch, "签发地点", holder.issue_place, drop=drop)
        p.field(x, y + 2 * pitch, "证件号码", holder.number, drop=drop)
        p.field(x + 27, y + 2 * pitch, form.renewals, f"{holder.times:02d}", drop=drop)
        return
    p.field(x, y, "签发日期", f"{holder.issued:%Y.%m.%d}", drop=drop)
    p.field(right, y, "有效期至", f"{holder.expires:%Y.%m.%d}", drop=drop)
    p.field(x, y + pitch, "签发机关", "公安部出入境管理局", drop=drop)
    # On this form the two digits of the renewal follow the number directly.
    p.label(x, y + 2 * pitch + 1.0, "证件号码")
    p.value(x + 12, y + 2 * pitch + 1.0, holder.number, size=p.size * 1.35, tracking=0.3)


def _render(
    kind: str, home: str, rng: np.random.Generator, seed: int, layout: str | None
) -> FlatDocument:
    forms = PERMIT_FORMS[kind]
    layout = layout or str(rng.choice(tuple(forms), p=_SHARES[kind]))
    if layout not in forms:
        raise ValueError(f"no {kind} layout {layout!r}; there are {PERMIT_LAYOUTS[kind]}")
    form = forms[layout]
    holder = make_traveller(rng, home, years=form.years, first=form.period[0], last=form.period[1])
    country = pick(rng, _COUNTRIES) if form.nationality else ""
    if country and rng.random() < 0.5:
        holder = replace(holder, name=foreign_name(rng, holder.sex))
    rng = np.random.default_rng([seed, 202])
    look = form.looks[int(rng.integers(len(form.looks)))]
    sheet = ground(rng, CARD_MM, CARD_SCALE, look)
    _draw_scenes(sheet, rng, form)
    age = holder.issued.year - holder.birth_date.year
    face_seed = int(rng.integers(2**31))
    left, top, width, height = form.photo
    box = (left + rng.normal(0, 0.25), top + rng.normal(0, 0.25), width, height)
    backdrop = (243.0, 244.0, 246.0) if rng.random() < 0.5 else None
    place_portrait(
        sheet, np.random.default_rng(face_seed), box, holder.sex, age, zoom=1.22, backdrop=backdrop
    )
    if form.paired:
        ghost = (70.5, 14.0, 10.0, 12.6) if left < 30 else (44.5, 14.6, 9.0, 11.4)
        place_portrait(
            sheet, np.random.default_rng(face_seed), ghost, holder.sex, age, tone="ghost", zoom=1.22
        )
    _heading(sheet, rng, form)
    role: Role = "hei" if rng.random() < 0.8 else "song"
    printer = Printer(
        sheet, rng, label_face=choose_face(rng, role), face=choose_face(rng, "hei"),
        label_size=2.0, size=2.6 + float(rng.normal(0, 0.06)),
    )  # fmt: skip
    _fill_in(printer, holder, form, country)
    dark = tuple(np.array((32.0, 30, 34)) + rng.normal(0, 5, 3))
    printer.press(form.ink, dark)
    truth = {
        "name": holder.name.chinese or f"{holder.name.surname}, {holder.name.given}",
        "document_number": holder.number,
        "birth_date": holder.birth_date.isoformat(),
        "valid_from": holder.issued.isoformat(),
        "valid_to": holder.expires.isoformat(),
    }
    if country:
        truth["nationality"] = country
    return finish(sheet, rng, kind, truth, radius=CARD_CORNER_MM)


def render_hk_macau_permit(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print the front of a 港澳居民来往内地通行证.

    Args:
        rng: Decides the holder.
        seed: Decides print and wear.
        layout: ``form_2013``, ``non_chinese`` (from 2024) or ``form_1999`` (run out by now).

    Returns:
        The card; truth has ``name document_number birth_date valid_from valid_to``, and
        ``nationality`` where it is printed.

    Raises:
        ValueError: No such layout.
    """
    home = "hong_kong" if rng.random() < 0.8 else "macau"
    return _render("hk_macau_permit", home, rng, seed, layout)


def render_taiwan_permit(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print the front of a 台湾居民来往大陆通行证; see :func:`render_hk_macau_permit`.

    Layouts are ``form_2015``, ``form_2015_right`` (photo on the right), and on paper ``once``
    (one journey) and ``booklet`` (run out by now).
    """
    if layout is None and (chance := rng.random()) < 0.25:
        layout = "once" if chance < 0.12 else "booklet"
    if layout in ("once", "booklet"):
        return render_permit_booklet(rng, seed, once=layout == "once")
    return _render("taiwan_permit", "taiwan", rng, seed, layout)
