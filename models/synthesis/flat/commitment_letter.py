"""Commitments and notices (承诺书, 告知书): typed or filled in by hand, signed, sealed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

import numpy as np

from models.synthesis.businesses import website
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.commitment_words import COMMITMENTS
from models.synthesis.flat.letter_page import new_page
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.signing import sign_page
from models.synthesis.names import pick
from models.synthesis.people import TODAY, make_company, make_person

__all__ = ["COMMITMENT_LAYOUTS", "TRUTH_KEYS", "facts_of", "render_commitment_letter"]

COMMITMENT_LAYOUTS = tuple(form.name for form in COMMITMENTS)
TRUTH_KEYS: Mapping[str, str] = {
    "a": "company_name",
    "l": "legal_representative",
    "n": "name",
    "i": "id_number",
    "w": "website",
    "d": "domain",
    "s": "address",
    "c": "credit_code",
}


def facts_of(rng: np.random.Generator, *, individual: bool = False) -> dict[str, str]:
    """What the placeholders of letters stand for."""
    company, person = make_company(rng), make_person(rng)
    site, domain = website(rng, company.company_name, company.region)
    phone = pick(rng, ("13", "15", "18")) + "".join(str(d) for d in rng.integers(0, 10, 9))
    return {
        "a": company.company_name,
        "l": company.legal_representative,
        "n": person.name,
        "i": person.id_number,
        "w": f"{person.name}的小站" if individual and rng.random() < 0.5 else site,
        "d": domain,
        "p": phone,
        "s": person.address if individual else company.address,
        "c": company.credit_code,
        "b": "、".join(company.business_scope.removeprefix("一般项目：").split("；")[:4]).rstrip(
            "。"
        ),
        "r": company.region.seat,
        "q": company.region.county,
    }


def render_commitment_letter(
    rng: np.random.Generator,
    seed: int,
    layout: str | None = None,
    *,
    sealed: bool = True,
    signed: bool = True,
    seal_name: str = "",
    seal_shape: Literal["round", "oval"] = "round",
) -> FlatDocument:
    """Print, sign and seal a commitment or a notice.

    Args:
        rng: Decides whose it is.
        seed: Decides wording, faces, where things stand, paper.
        layout: One of :data:`COMMITMENT_LAYOUTS`; by seed where not given.
        sealed: Whether the seal is on it, where the wording asks for one.
        signed: Whether signatures are on it, where the wording asks for them.
        seal_name: On the seal, where it is not the own one.
        seal_shape: Of the seal.

    Returns:
        The letter; truth holds what is printed or written on it of :data:`TRUTH_KEYS`.
    """
    look = np.random.default_rng([seed, 905])
    layout = layout or pick(look, COMMITMENT_LAYOUTS)
    form = next(form for form in COMMITMENTS if form.name == layout)
    values = facts_of(rng, individual=form.individual)
    by_hand = look.random() < 0.35
    page = new_page(look, values, by_hand=by_hand, dense=0.3 if len(form.blocks) > 7 else 0.0)
    if look.random() < 0.25:
        corner = page.sheet.layer()
        words = pick(look, ("附件1：", "附件2", "附件三", "附：", "编号："))
        corner.text(page.left, page.y - 14, words, page.face, page.size * 0.95)
        page.press(corner)
    page.headline(pick(look, form.titles), float(look.uniform(6.8, 9.4)))
    if look.random() < 0.8:
        page.pitch = min(page.pitch * 1.1, 10.5)
    page.set_all(form.blocks, 225)
    day = TODAY - timedelta(days=int(rng.integers(1, 80)))
    sign_page(
        page,
        form.foot,
        day,
        sealed="" if form.individual or not sealed else seal_name or values["a"],
        signed=signed,
        seal_shape=seal_shape,
        fingerprint=form.fingerprint and look.random() < 0.75,
        handwritten_date=by_hand or look.random() < 0.35,
    )
    truth = {key: values[slot] for slot, key in TRUTH_KEYS.items() if slot in page.used}
    truth["issued_on"] = day.isoformat()
    return finish_sheet(page.sheet, look, "commitment_letter", truth, age=age_of(look, -0.1))
