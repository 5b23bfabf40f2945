"""A city's or province's residence permit (居住证), and the older 暂住证 on paper."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.emblem import draw_emblem
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import Printer, finish, ground, place_portrait
from models.synthesis.flat.id_card_back import iso_or_long_term
from models.synthesis.flat.identity_block import Block, person_values, print_rows
from models.synthesis.flat.residence_styles import RESIDENCE_STYLES, ResidenceStyle, mixed_style
from models.synthesis.flat.scenery import flower, gate, hills, skyline
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY, Person, make_person, years_later
from models.synthesis.places import home_address, police_authority
from models.synthesis.press import Sheet
from models.synthesis.regions import Region, pick_region
from models.synthesis.seal import Seal, press_seal

__all__ = ["RESIDENCE_PERMIT_STYLES", "render_residence_permit"]

RESIDENCE_PERMIT_STYLES = (*RESIDENCE_STYLES, "mixed")


def _region(rng: np.random.Generator, style: ResidenceStyle) -> Region:
    """A district where the style is used."""
    region = pick_region(rng, style.province or None)
    while style.city and region.city != style.city:
        region = pick_region(rng, style.province)
    return region


def _holder(
    rng: np.random.Generator, style: ResidenceStyle, region: Region, *, old: bool
) -> tuple[Person, dict[str, str]]:
    """A person from elsewhere, and what the permit says beyond the person."""
    person = make_person(rng)
    last = date(2015, 12, 31) if old else TODAY
    years = style.years or 1
    span = 300 if years == 1 else 365 * years - 120
    issued = last - timedelta(days=int(rng.integers(10, span)))
    stay = home_address(rng, region)
    values = {
        "household": person.address,
        "stay": stay,
        "permit": f"{region.code}{issued.year}{int(rng.integers(10**6)):06d}",
    }
    term: dict[str, date] = {"valid_from": issued, "valid_to": years_later(issued, years)}
    facts = {f: getattr(person, f) for f in Person.__dataclass_fields__} | term
    facts["issuing_authority"] = police_authority(region)
    return Person(**facts), values


def _scene(sheet: Sheet, rng: np.random.Generator, style: ResidenceStyle) -> None:
    pale = tuple(np.array(style.ink) * 0.4 + 138 + rng.normal(0, 6, 3))
    match style.scene:
        case "gate":
            gate(sheet, 40, 48, 46, pale, 0.3)
        case "skyline":
            skyline(sheet, rng, 50, pale, 0.26)
        case "hills":
            hills(sheet, rng, 40, pale, height=3.0, wall=style.province == "", opacity=0.3)
        case "flower":
            flower(sheet, 36, 32, 15, pale, petals=5 if style.province == "44" else 9, opacity=0.26)


def _chip(sheet: Sheet, x: float, y: float) -> None:
    """Contacts of a chip card, 12 by 9.4 millimetres."""
    w, h, r = 12.0, 9.4, 1.4
    t = np.linspace(0, np.pi / 2, 8)
    outline = [
        (x + cx + r * np.cos(start + a), y + cy + r * np.sin(start + a))
        for start, cx, cy in (
            (0, w - r, h - r), (np.pi / 2, r, h - r), (np.pi, r, r), (1.5 * np.pi, w - r, r),
        )
        for a in t
    ]  # fmt: skip
    body, cuts = sheet.layer(), sheet.layer()
    body.fill([outline])
    middle = [(x + 4.4, y + 2.4), (x + 7.6, y + 2.4), (x + 7.6, y + 7.0), (x + 4.4, y + 7.0)]
    cuts.polylines([middle], 0.14, closed=True)
    for k in (2.4, 4.7, 7.0):
        cuts.polylines([[(x, y + k), (x + 4.4, y + k)], [(x + 7.6, y + k), (x + w, y + k)]], 0.14)
    cuts.polylines([[(x + 6, y), (x + 6, y + 2.4)], [(x + 6, y + 7.0), (x + 6, y + h)]], 0.14)
    cuts.polylines([outline], 0.12, closed=True)
    # Gilded metal is brighter where the lamp is.
    slope = np.linspace(0.86, 1.0, sheet.shape[1], dtype=np.float32)[None, :, None]
    gold = np.array((226, 192, 118), np.float32) * np.ones((*sheet.shape, 1), np.float32) * slope
    sheet.press(body, gold, opacity=0.97, spread=0.03)
    sheet.press(cuts, (120, 98, 58), opacity=0.8)


def _heading(sheet: Sheet, rng: np.random.Generator, style: ResidenceStyle, title: str) -> None:
    if style.bar is not None:
        bar = sheet.layer()
        bar.rectangle(0, 0, CARD_MM[0], 11.2)
        sheet.press(bar, tuple(np.array(style.bar) + rng.normal(0, 6, 3)), opacity=0.92)
    words = sheet.layer()
    bold = choose_face(rng, pick(rng, ("song_bold", "hei_bold")))  # type: ignore[arg-type]
    tracking = 2.6 if len(title) < 8 else 1.5
    size, wide = 4.6, words.text_width(title, bold, 4.6, tracking)
    x = CARD_MM[0] / 2
    if style.emblem:
        room = CARD_MM[0] - 26.0
        size, tracking = size * min(1, room / wide), tracking * min(1, room / wide)
        wide = min(wide, room)
        x = max(x, 18.0 + wide / 2)
        draw_emblem(sheet, x - wide / 2 - 7.0, 6.4, 8.0, red=(204, 46, 50), gold=(212, 168, 90))
    words.text(x, 6.4, title, bold, size, align="m", tracking=tracking)
    if style.bar is None:
        sheet.press(words, style.title_ink, opacity=0.93, spread=0.025)
        return
    # Light words are left out of the strip.
    light = (words.coverage.astype(np.float32) / 255)[..., None]
    paper = np.asarray(style.title_ink, np.float32) / 255
    sheet.reflectance[:] = sheet.reflectance * (1 - light) + light * paper


def render_residence_permit(
    rng: np.random.Generator, seed: int, style: str | None = None
) -> FlatDocument:
    """Print a residence permit.

    Args:
        rng: Decides place and holder.
        seed: Decides print and wear.
        style: One of :data:`RESIDENCE_PERMIT_STYLES`. ``paper`` is a 暂住证 of before 2016,
            ``mixed`` a place of no style of its own, drawn by chance.

    Returns:
        The card; truth has ``name sex ethnicity birth_date address id_number document_number
        issuing_authority valid_from`` and, where printed, ``valid_to`` and ``household_address``.
        ``address`` is where the holder lives now; ``document_number`` is the permit's own number
        where it has one, else the identity number.

    Raises:
        ValueError: No such style.
    """
    # As many of the places without a style of their own as of those with one.
    name = style or ("mixed" if rng.random() < 0.5 else pick(rng, tuple(RESIDENCE_STYLES)))
    if name not in RESIDENCE_PERMIT_STYLES:
        raise ValueError(f"no residence permit style {name!r}; there are {RESIDENCE_PERMIT_STYLES}")
    look = mixed_style(rng) if name == "mixed" else RESIDENCE_STYLES[name]
    paper = name == "paper"
    region = _region(rng, look)
    person, values = _holder(rng, look, region, old=paper)
    values |= person_values(person, pick(rng, ("%Y.%m.%d", "%Y年%m月%d日", "%Y-%m-%d")))
    if paper:
        values["birth"] = f"{person.birth_date:%Y-%m-%d}"
    rng = np.random.default_rng([seed, 206])
    # Places change their colours from one issue to the next.
    other = RESIDENCE_STYLES[pick(rng, tuple(RESIDENCE_STYLES)[:-1])]
    tint = other if look.bar is None and not paper and rng.random() < 0.25 else look
    sheet = ground(rng, CARD_MM, CARD_SCALE, tint.look)
    _scene(sheet, rng, look)
    place = region.city if region.city and rng.random() < 0.6 else region.province
    title = look.title or f"{place}居住证"
    wide, tall = (20.0, 26.0) if look.photo_left else (21.5, 27.0)
    left = 5.0 if look.photo_left else CARD_MM[0] - wide - 5.2
    box = (left + rng.normal(0, 0.25), 14.4 + rng.normal(0, 0.25), wide, tall)
    white = float(rng.uniform(236, 250))
    place_portrait(
        sheet, rng, box, person.sex, person.valid_from.year - person.birth_date.year,
        tone="grey" if paper and rng.random() < 0.5 else "colour", zoom=1.18,
        backdrop=(white, white, white) if paper or rng.random() < 0.5 else None,
    )  # fmt: skip
    _heading(sheet, rng, look, title)
    p = Printer(
        sheet, rng, label_face=choose_face(rng, "song" if paper else "hei"),
        face=choose_face(rng, "hei"), label_size=2.2, size=2.45, jitter=0.3,
    )  # fmt: skip
    x = 27.5 if look.photo_left else 5.2
    longest = max(p.labels.text_width(row[0][1], p.label_face, 2.2, 0.15) for row in look.rows[2:])
    value_x = x + min(longest, 14.0) + 1.2
    right = CARD_MM[0] - 5.0 if look.photo_left else left - 1.5
    if look.chip and look.photo_left:
        _chip(sheet, 9.0, 42.4)
    print_rows(
        p, look.rows, values,
        Block(x, value_x, right, 14.8, 49.4, spelled=not paper, spread=0.5,
              number_digits=bool(rng.random() < 0.5)),
    )  # fmt: skip
    dark = tuple(np.array((32.0, 30, 34)) + rng.normal(0, 5, 3))
    p.press(look.ink, dark)
    if paper:
        seal = Seal(person.issuing_authority, 20.0, choose_face(rng, "song_bold"))
        press_seal(sheet, rng, seal, 66 + rng.normal(0, 3), 41 + rng.normal(0, 1.5))
    keys = {key for row in look.rows for key, _ in row}
    truth = {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth_date": person.birth_date.isoformat(),
        "address": values["stay"],
        "id_number": person.id_number,
        "document_number": values["permit"] if "permit" in keys else person.id_number,
        "issuing_authority": person.issuing_authority,
        "valid_from": person.valid_from.isoformat(),
    }
    if keys & {"term", "until"}:
        truth["valid_to"] = iso_or_long_term(person.valid_to)
    if "household" in keys:
        truth["household_address"] = values["household"]
    radius = 0.0 if paper and rng.random() < 0.5 else CARD_CORNER_MM
    return finish(
        sheet, rng, "residence_permit", truth, radius=radius,
        material="paper" if paper else "card",
    )  # fmt: skip
