"""Supporting papers: proofs, statements and plans, with or without letterhead, sealed."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.commitment_letter import TRUTH_KEYS, facts_of
from models.synthesis.flat.frames import SCHEMES, jittered
from models.synthesis.flat.letter_page import Page, new_page
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.signing import sign_page
from models.synthesis.flat.supporting_words import SUPPORTING
from models.synthesis.names import pick, pick_name
from models.synthesis.organisations import make_organisation
from models.synthesis.people import TODAY, make_company

__all__ = ["SUPPORTING_LAYOUTS", "render_supporting_letter"]

SUPPORTING_LAYOUTS = tuple(form.name for form in SUPPORTING)


def _facts(rng: np.random.Generator) -> dict[str, str]:
    facts = facts_of(rng)
    before = make_company(rng)
    place = facts["q"]
    facts |= {
        "o": before.company_name,
        "m": pick_name(rng, pick(rng, "男女"), "汉"),
        "g": place + pick(rng, ("市场监督管理局", "行政审批局")),
        "j": pick(rng, ("技术主管", "网络管理员", "行政经理", "运营总监", "办公室主任")),
        "y": str(int(rng.integers(2014, 2026))),
    }
    return facts


def _red_head(page: Page, name: str, year: str) -> None:
    """The unit's name in large red type over a red rule, a document number below."""
    rng, layer = page.rng, page.sheet.layer()
    size = min(11.0, page.width / max(len(name), 1) / 1.02)
    words = name if rng.random() < 0.5 or len(name) > 16 else f"{name}文件"
    size = min(size, page.width / len(words))
    layer.text(105, page.y, words, page.title, size, align="m")
    y = page.y + size * 0.5 + 6
    red = (206.0, 28.0, 34.0)
    if rng.random() < 0.6:
        number = page.sheet.layer()
        words = f"{name[-4:-2]}〔{year}〕{int(rng.integers(1, 180))}号"
        number.text(105, y + 3, words, page.face, page.size, align="m")
        page.press(number)
        y += 10
    layer.polylines([[(page.left - 4, y), (214 - page.left, y)]], float(rng.uniform(0.4, 1.0)))
    if rng.random() < 0.4:
        layer.polylines([[(page.left - 4, y + 1.3), (214 - page.left, y + 1.3)]], 0.25)
    page.press(layer, red)
    page.y = y + 16


def _logo_head(page: Page, name: str, address: str, phone: str) -> None:
    """A company's letterhead: mark, name, rule, and its address at the foot."""
    rng = page.rng
    scheme = jittered(rng, pick(rng, tuple(SCHEMES)))
    y, layer = 17.0, page.sheet.layer()
    draw_logo(page.sheet, rng, page.left + 6, y, 11, scheme.band)
    size = min(5.4, (page.width - 20) / len(name))
    layer.text(page.left + 15, y, name, page.title, size)
    layer.polylines([[(page.left - 6, y + 8.5), (216 - page.left, y + 8.5)]], 0.5)
    layer.polylines([[(page.left - 6, 283), (216 - page.left, 283)]], 0.25)
    words = f"地址：{address}　电话：{phone}"
    small = min(3.4, page.width / max(layer.text_width(words, page.face, 1.0), 1.0))
    layer.text(105, 287.5, words, page.face, small, align="m")
    page.press(layer, scheme.accent)
    page.y = max(page.y, 42)


def render_supporting_letter(
    rng: np.random.Generator,
    seed: int,
    layout: str | None = None,
    *,
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print a supporting paper.

    Args:
        rng: Decides whose it is.
        seed: Decides wording, letterhead, faces, where things stand.
        layout: One of :data:`SUPPORTING_LAYOUTS`; by seed where not given.
        sealed: Whether the seal is on it, where the wording asks for one.
        signed: Whether signatures are on it, where the wording asks for them.
        seal_name: On the seal, where it is not the own one.
        seal_shape: Of the seal.

    Returns:
        The paper; truth holds what is printed on it of :data:`commitment_letter.TRUTH_KEYS`.
    """
    look = np.random.default_rng([seed, 906])
    layout = layout or pick(look, SUPPORTING_LAYOUTS)
    form = next(form for form in SUPPORTING if form.name == layout)
    values = _facts(rng)
    if layout == "establishment":
        body = make_organisation(rng, "institution")
        office = f"{body.region.county}机构编制委员会办公室"
        values |= {
            "u": body.name,
            "q": body.region.county,
            "e": pick(rng, (office, office.replace("机构", "委机构", 1))),
        }
        values |= {"c": body.credit_code, "l": body.head, "s": body.address}
        values["w"] = pick(rng, (f"{body.name}网站", f"{body.name}", f"{body.region.county}服务网"))
    by_hand = form.sealed == "a" and not form.long and look.random() < 0.15
    page = new_page(look, values, by_hand=by_hand, dense=0.75 if form.long else 0.0)
    if form.long:
        page.pitch = min(page.pitch, page.size * 1.7)
    day = TODAY - timedelta(days=int(rng.integers(1, 200)))
    head = pick(look, form.head)
    if head == "red":
        _red_head(page, values[form.sealed], str(day.year))
    elif head == "logo":
        _logo_head(
            page, values["a"], values["s"], f"0{int(look.integers(10, 99))}-{values['p'][3:]}"
        )
    page.headline(page.fill(pick(look, form.titles)), float(look.uniform(6.6, 9.0)))
    page.set_all(form.blocks, 262 if form.long else 225)
    foot = 276.0 if form.long else 262.0
    sign_page(
        page,
        form.foot,
        day,
        sealed=(seal_name or values[form.sealed]) if sealed else "",
        signed=signed,
        seal_shape=seal_shape,
        handwritten_date=by_hand,
        foot=foot,
    )
    if look.random() < 0.2:
        number = page.sheet.layer()
        number.text(105, 288 if head != "logo" else 279, "- 1 -", page.face, 3.6, align="m")
        page.press(number)
    named = {**TRUTH_KEYS, "u": "company_name"}
    truth = {key: values[slot] for slot, key in named.items() if slot in page.used}
    truth["issued_on"] = day.isoformat()
    return finish_sheet(page.sheet, look, "supporting_letter", truth, age=age_of(look, -0.1))
