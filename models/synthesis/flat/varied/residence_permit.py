"""Residence permits: cards either way up, their backs, and the older ones on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.flat.card import CARD_MM, CARD_SCALE
from models.synthesis.flat.card_parts import finish, place_portrait
from models.synthesis.flat.varied.card_ground import (
    CardHead,
    card_ground,
    dark_of,
    print_card_head,
)
from models.synthesis.flat.varied.card_rows import print_card_rows
from models.synthesis.flat.varied.form import (
    Arrange,
    Box,
    FormLook,
    choose_look,
)
from models.synthesis.flat.varied.record_page import fold, print_notes, print_records
from models.synthesis.flat.varied.residence_facts import Stay, make_stay, stay_rows
from models.synthesis.flat.varied.residence_words import BACK_NOTES, RECORD_HEADS
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["VARIED_RESIDENCE", "render_varied_residence"]

VARIED_RESIDENCE = ("varied_card", "varied_upright", "varied_back", "varied_paper")
_ENGLISH = ("RESIDENCE PERMIT", "Residence Permit", "RESIDENCE CARD", "", "", "", "")


def _look(rng: np.random.Generator, arrange: Sequence[Arrange]) -> FormLook:
    look = choose_look(rng, arrange=arrange, ink=dark_of(rng), end=("", "", "", "：", ":"))
    return replace(look, leading=float(rng.uniform(1.15, 1.3)), air=0.4, hang=True)


def _photo(
    sheet: Sheet, rng: np.random.Generator, stay: Stay, box: tuple[float, float, float, float]
) -> None:
    white = float(rng.uniform(236, 250))
    old = stay.old and rng.random() < 0.4
    backdrop = ((white, white, white), (196.0, 214.0, 236.0), None)[int(rng.integers(3))]
    place_portrait(
        sheet, rng, box, stay.person.sex, stay.issued.year - stay.person.birth_date.year,
        tone="grey" if old else "colour", zoom=1.2, backdrop=backdrop,
    )  # fmt: skip


def _head(rng: np.random.Generator, stay: Stay) -> CardHead:
    above = "中华人民共和国" if stay.title == "居住证" and rng.random() < 0.2 else ""
    english = "" if stay.old else pick(rng, _ENGLISH)
    return CardHead(stay.title, english, above, emblem=rng.random() < 0.25)


def _card(rng: np.random.Generator, stay: Stay) -> tuple[Sheet, dict[str, str]]:
    """The front, lying: rows beside the photo, long ones below it on some."""
    sheet = card_ground(rng, CARD_MM, CARD_SCALE)
    y = print_card_head(sheet, rng, _head(rng, stay), dark_of(rng))
    look = _look(rng, ("column", "column", "column", "run_in", "run_in"))
    rows, truth = stay_rows(rng, stay)
    wide, tall = float(rng.uniform(18, 22)), float(rng.uniform(22, 27))
    left = rng.random() < 0.5
    photo_x = float(rng.uniform(4, 6)) if left else CARD_MM[0] - wide - float(rng.uniform(4, 6))
    top = y + float(rng.uniform(0, 2))
    _photo(sheet, rng, stay, (photo_x, top, wide, min(tall, 48 - top)))
    x = photo_x + wide + 2.5 if left else float(rng.uniform(4, 6))
    room = CARD_MM[0] - 4.5 - x if left else photo_x - 2 - x
    split = len(rows)
    if rng.random() < 0.35:  # from the first address on, rows use the card's whole width
        split = next((n for n, (key, _) in enumerate(rows) if key in ("stay", "household")), split)
    high = 50.2 - y - 2.0
    size = float(rng.uniform(2.3, 2.8))
    if split == len(rows) or split > 8:
        print_card_rows(sheet, rng, look, rows, Box(x, y + 2.0, room, high), size=size)
        return sheet, truth
    upper = min(tall, high * 0.55)
    size = min(size, 2.45)
    print_card_rows(sheet, rng, look, rows[:split], Box(x, y + 2.0, room, upper), size=size)
    start = top + min(tall, 48 - top) + 1.8
    full = Box(5.0, start, CARD_MM[0] - 10, max(50.4 - start, 8))
    print_card_rows(sheet, rng, look, rows[split:], full, size=size)
    return sheet, truth


def _upright(rng: np.random.Generator, stay: Stay) -> tuple[Sheet, dict[str, str]]:
    """The front, standing: photo above, rows below."""
    width, height = CARD_MM[1], CARD_MM[0]
    sheet = card_ground(rng, (width, height), CARD_SCALE)
    y = print_card_head(sheet, rng, _head(rng, stay), dark_of(rng), size=4.2)
    look = _look(rng, ("column", "column", "run_in"))
    rows, truth = stay_rows(rng, stay)
    wide, tall = float(rng.uniform(16, 19)), float(rng.uniform(20, 23))
    x = pick(rng, ("middle", "left", "right"))
    at = {"middle": (width - wide) / 2, "left": 5.0, "right": width - 5 - wide}[x]
    _photo(sheet, rng, stay, (at, y + 0.5, wide, tall))
    box = Box(4.5, y + tall + 4.6, width - 9, height - 5 - (y + tall + 4.6))
    print_card_rows(sheet, rng, look, rows, box, size=float(rng.uniform(2.1, 2.5)))
    return sheet, truth


def _back(rng: np.random.Generator, stay: Stay) -> tuple[Sheet, dict[str, str]]:
    """The back: what changes with each extension, notes or a table of extensions."""
    sheet = card_ground(rng, CARD_MM, CARD_SCALE)
    y = 3.6
    if rng.random() < 0.6:
        y = print_card_head(sheet, rng, _head(rng, stay), dark_of(rng), size=4.2)
    look = _look(rng, ("column", "run_in", "column", "table"))
    rows, truth = stay_rows(rng, stay, back=True)
    kind = pick(rng, ("notes", "table", "none", "notes"))
    high = (51 - y) * (0.5 if kind != "none" else 0.85)
    size = float(rng.uniform(2.3, 2.8))
    box = Box(5.0, y + 2.2, CARD_MM[0] - 10, high - 3)
    end = print_card_rows(sheet, rng, look, rows, box, size=size)
    rest = Box(5.0, end + 1.5, CARD_MM[0] - 10, 50.5 - end - 1.5)
    if kind == "notes":
        notes = [str(n) for n in rng.permutation(np.array(BACK_NOTES))[: int(rng.integers(1, 4))]]
        print_notes(sheet, rng, look, pick(rng, ("持证须知", "注意事项", "说　明")), notes, rest,
                    size=1.9)  # fmt: skip
    elif kind == "table" and rest.height > 12:
        heads = pick(rng, RECORD_HEADS).split()
        print_records(sheet, rng, look, pick(rng, ("签注记录", "签注", "居住地址变更")), heads, [],
                      rest, size=2.0, blank_rows=3)  # fmt: skip
    return sheet, truth


def _paper(rng: np.random.Generator, stay: Stay) -> tuple[Sheet, dict[str, str]]:
    """A page or an open booklet of paper, a seal over photo or office."""
    size = ((105.0, 74.0), (125.0, 88.0), (95.0, 130.0), (180.0, 125.0), (85.0, 54.0))[
        int(rng.integers(5))
    ]
    sheet = card_ground(rng, size, 14.0 if size[0] < 150 else 11.0)
    width, height = size
    booklet = width > 150
    page = width / 2 if booklet else width
    k = min(page, height * 1.3) / 86
    y = print_card_head(sheet, rng, _head(rng, stay), dark_of(rng), size=4.4 * k)
    arrange: tuple[Arrange, ...] = ("column", "run_in", "lines", "lines", "table", "open_table")
    look = _look(rng, arrange)
    if rng.random() < 0.3:  # written or typed in blue
        look = replace(look, value=choose_face(rng, "kai"), fill=(44.0, 58.0, 130.0))
    rows, truth = stay_rows(rng, stay)
    wide, tall = 21.0 * k, 28.0 * k
    edge = 5.0 * k
    em = float(rng.uniform(2.6, 3.2)) * k
    if booklet:
        photo = ((page - wide) / 2, y + 3, wide * 1.1, tall * 1.1)
        half = max(2, len(rows) // 3)
        lower = Box(edge, y + tall * 1.1 + 7, page - 2 * edge, height - y - tall * 1.1 - 14)
        print_card_rows(sheet, rng, look, rows[:half], lower, size=em)
        right = Box(page + edge, 14.0, page - 2 * edge, height - 30)
        print_card_rows(sheet, rng, look, rows[half:], right, size=em)
        spot = (width - 26.0, height - 26.0)
        fold(sheet, rng, page)
    elif height > width:
        photo = (width - edge - wide, y + 2, wide, tall)
        lower = Box(edge, y + tall + 5, width - 2 * edge, height - y - tall - 10)
        upper = Box(edge, y + 4, width - 3 * edge - wide, tall - 4)
        print_card_rows(sheet, rng, look, rows[:3], upper, size=em)
        print_card_rows(sheet, rng, look, rows[3:], lower, size=em)
        spot = (photo[0], y + tall)
    else:
        left = rng.random() < 0.5
        photo = (edge if left else width - edge - wide, y + 2, wide, min(tall, height - y - 6))
        x = edge * 1.8 + wide if left else edge
        box = Box(x, y + 3, width - wide - 2.8 * edge, height - y - 3 - 4 * k)
        print_card_rows(sheet, rng, look, rows, box, size=em)
        spot = (photo[0] + wide / 2, photo[1] + photo[3] * 0.9)
    _photo(sheet, rng, stay, photo)
    if rng.random() < 0.85:
        seal = Seal(stay.authority, float(rng.uniform(20, 26)) * k, choose_face(rng, "song_bold"))
        at = (spot[0] + rng.normal(0, 2), spot[1] + rng.normal(0, 2))
        press_seal(sheet, rng, seal, *at, worn=float(rng.uniform(0, 1.2)))
    return sheet, truth


def render_varied_residence(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a residence permit.

    Args:
        rng: Decides place and holder.
        seed: Decides print and wear.
        layout: ``varied``, or one of :data:`VARIED_RESIDENCE`.

    Returns:
        The card or page; of a back, truth has what is printed there only.

    Raises:
        ValueError: No such layout.
    """
    draw = np.random.default_rng([seed, 7706])
    if layout == "varied":
        layout = VARIED_RESIDENCE[int(draw.choice(4, p=(0.5, 0.14, 0.14, 0.22)))]
    if layout not in VARIED_RESIDENCE:
        raise ValueError(f"no varied residence permit {layout!r}; there are {VARIED_RESIDENCE}")
    paper = layout == "varied_paper"
    stay = make_stay(rng, old=paper or draw.random() < 0.08)
    make = {"varied_card": _card, "varied_upright": _upright, "varied_back": _back}
    sheet, truth = make.get(layout, _paper)(draw, stay)
    material: Literal["card", "paper"] = "paper" if paper else "card"
    radius = 0.0 if paper else CARD_CORNER_MM
    return finish(sheet, draw, "residence_permit", truth, radius=radius, material=material)
