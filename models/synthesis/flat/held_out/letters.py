"""Authorizations, commitments and supporting papers by other hands than those of developing."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from models.synthesis.codes import credit_code
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.commitment_letter import TRUTH_KEYS
from models.synthesis.flat.held_out.bodies import draw_company, draw_site, firm_address
from models.synthesis.flat.held_out.feet import set_foot
from models.synthesis.flat.held_out.forms import DAY_STYLES, say_day
from models.synthesis.flat.held_out.letter_words import LETTERS
from models.synthesis.flat.held_out.people import draw_person, home_of
from models.synthesis.flat.letter_page import new_page
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.names import pick, words
from models.synthesis.people import TODAY
from models.synthesis.regions import pick_region

__all__ = ["render_letter"]

_KEYS = {
    "authorization_letter": {
        "a": "authorizer",
        "l": "legal_representative",
        "n": "agent_name",
        "i": "agent_id_number",
    },
    # A code printed in a commitment is no field of it.
    "commitment_letter": {slot: key for slot, key in TRUTH_KEYS.items() if slot != "c"},
    "supporting_letter": {**TRUTH_KEYS, "u": "company_name"},
}


def _facts(rng: np.random.Generator, *, individual: bool, office: bool) -> dict[str, str]:
    company, person, before = (
        draw_company(rng, items=2),
        draw_person(rng),
        draw_company(rng, items=2),
    )
    site, domain = draw_site(rng)
    region = pick_region(rng)
    facts = {
        "a": company.company_name,
        "l": company.legal_representative,
        "n": person.name,
        "i": person.id_number,
        "w": site,
        "d": domain,
        "p": "1" + pick(rng, "3589") + "".join(str(int(d)) for d in rng.integers(0, 10, 9)),
        "s": home_of(rng, region) if individual else company.address,
        "c": company.credit_code,
        "o": before.company_name,
        "m": draw_person(rng).name,
        "g": f"{company.region.county}市场监督管理局",
        "j": pick(rng, words("信息科科长 运维工程师 总经理助理 市场部经理 行政专员 教务处主任")),
        "y": str(int(rng.integers(2009, 2026))),
    }
    if office:
        kinds = words("妇幼保健院 职业技术学校 档案馆 园林绿化中心 老年大学 公路养护中心")
        facts |= {
            "u": f"{region.county}{pick(rng, kinds)}",
            "e": f"中共{region.county}委机构编制委员会办公室",
            "c": credit_code(rng, region.code, "12"),
            "s": firm_address(rng, region),
        }
    return facts


def render_letter(rng: np.random.Generator, seed: int, layout: str, kind: str) -> FlatDocument:
    """A letter of one of three types; truth as of the developed ones."""
    wording = LETTERS[kind][layout]
    look = np.random.default_rng([seed, 4051])
    office = wording.sealed == "e"
    values = _facts(rng, individual=not wording.sealed, office=office)
    day = TODAY - timedelta(days=int(rng.integers(1, 80)))
    style = pick(look, DAY_STYLES)
    written = say_day(day, style)
    values["t"] = written
    by_hand = wording.by_hand and look.random() < 0.5
    page = new_page(look, values, by_hand=by_hand, dense=0.3 if len(wording.blocks) > 6 else 0.0)
    if look.random() < 0.3:
        corner = page.sheet.layer()
        sort, year = pick(look, ("编号", "文号", "№")), int(look.integers(2024, 2027))
        number = f"{sort}：{year}-{int(look.integers(1, 99)):03d}"
        corner.text(188, page.y - 15, number, page.face, page.size * 0.8, align="r")
        page.press(corner)
    page.headline(page.fill(pick(look, wording.titles)), float(look.uniform(6.2, 9.8)))
    page.set_all(wording.blocks, 236)
    if wording.sealed:
        page.used.add(wording.sealed)
    if wording.signer:
        page.used.add(wording.signer)
    set_foot(
        page,
        wording.foot,
        unit=values[wording.sealed] if wording.sealed else "",
        name=values[wording.signer] if wording.signer else "",
        day=written,
        sealed=bool(wording.sealed),
    )
    keys = _KEYS[kind]
    told = page.used - set(wording.beside)
    truth = {key: values[slot] for slot, key in keys.items() if slot in told}
    if kind == "authorization_letter":
        truth["website"] = values["d" if "d" in page.used else "w"]
    truth["issued_on"] = day.isoformat()
    return finish_sheet(page.sheet, look, kind, truth, age=age_of(look, -0.1))
