"""Three filings that tell a story each: what was handed in, and what was declared about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from models.synthesis.document import FlatDocument, make_document
from models.synthesis.people import Company, Person, make_company, make_letter, make_person

__all__ = ["SUBMITTED_ON", "Filing", "Page", "sample_filings"]

SUBMITTED_ON = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Page:
    """One image of a filing.

    Attributes:
        name: File name.
        role: Role in the manifest.
        document: What is photographed.
        seed: Of the photograph.
        recipe: Name of the recipe.
    """

    name: str
    role: str
    document: FlatDocument
    seed: int
    recipe: str


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing before its photographs are taken.

    Attributes:
        folder: Name of its folder.
        manifest: The manifest without its images.
        pages: Its images in order.
        findings: Codes that a correct verdict names.
    """

    folder: str
    manifest: Mapping[str, Any]
    pages: tuple[Page, ...]
    findings: tuple[str, ...]


def _adult(seed: int, province: str, born: date, since: date) -> Person:
    """Someone aged 26 to 45 when the card was issued, so that it is valid for twenty years."""
    rng = np.random.default_rng([seed, 91])
    until = since.replace(year=since.year + 20)
    return make_person(rng, province=province, birth_date=born, valid_from=since, valid_to=until)


def _contact(person: Person, province: str, tail: str) -> dict[str, str]:
    # 199 9999 xxxx: shaped like a mobile number, invented.
    return {
        "name": person.name,
        "id_number": person.id_number,
        "phone": f"1999999{tail}",
        "phone_region": province,
        "emergency_phone": f"1999998{tail}",
    }


def _site(name: str, domain: str, holder: str, content: str) -> dict[str, Any]:
    return {
        "domains": [
            {
                "name": domain,
                "holder": holder,
                "expires_on": "2028-03-01",
                "registrar_overseas": False,
                "privacy_protected": False,
            }
        ],
        "website": {"name": name, "content": content, "has_forum": False},
        "server": {
            "product": "云服务器",
            "in_mainland": True,
            "purchased_months": 12,
            "public_bandwidth": True,
            "service_codes_used": 1,
            "service_code_state": "unused",
        },
    }


def _individual() -> Filing:
    person = _adult(3, "33", date(1991, 5, 17), date(2019, 8, 6))
    contact = _contact(person, "33", "0101")
    return Filing(
        "individual",
        {
            "submission_id": "sample-individual",
            "province": "33",
            "subject_kind": "individual",
            "filing_type": "first",
            "submitted_on": SUBMITTED_ON.isoformat(),
            "declared": {
                "subject": {
                    "name": person.name,
                    "document_type": "id_card_front",
                    "document_number": person.id_number,
                    "address": person.address,
                },
                "subject_responsible": contact,
                "site_responsible": contact,
                **_site("山间读书笔记", "shanjian-notes.example", person.name, "个人读书笔记"),
            },
        },
        (
            _page(
                "front.jpg", "subject_responsible_id", "id_card_front", 101, "desk", person=person
            ),
            _page(
                "back.jpg", "subject_responsible_id", "id_card_back", 102, "turned", person=person
            ),
        ),
        (),
    )


def _page(name: str, role: str, document_type: str, seed: int, recipe: str, **options: Any) -> Page:
    return Page(name, role, make_document(document_type, seed, **options), seed, recipe)


def _enterprise(
    folder: str, province: str, seed: int, letter_day: date, layout: str, recipes: tuple[str, ...]
) -> tuple[Filing, Company]:
    owner = _adult(seed, province, date(1983, 9, 2), date(2018, 4, 12))
    agent = _adult(seed + 1, province, date(1990, 2, 25), date(2021, 6, 30))
    rng = np.random.default_rng([seed, 92])
    # In force for good, so that only what the story is about can be wrong.
    company = make_company(
        rng,
        owner.name,
        province=province,
        valid_from=date(2016, 3, 8),
        valid_to="long_term",
        established_on=date(2016, 3, 8),
        issued_on=date(2022, 10, 19),
    )
    letter = make_letter(rng, company=company, agent=agent, issued_on=letter_day)
    holder = company.company_name
    site = letter.website
    domain = letter.domain or letter.website
    manifest = {
        "submission_id": f"sample-{folder.replace('_', '-')}",
        "province": province,
        "subject_kind": "enterprise",
        "filing_type": "first",
        "submitted_on": SUBMITTED_ON.isoformat(),
        "declared": {
            "subject": {
                "name": holder,
                "document_type": "business_licence",
                "document_number": company.credit_code,
                "address": company.address,
                "category": "company",
            },
            "legal_representative": {
                "name": owner.name,
                "id_number": owner.id_number,
                "nationality": "中国",
            },
            "subject_responsible": _contact(owner, province, "0202"),
            "site_responsible": _contact(agent, province, "0303"),
            **_site(site, domain, holder, "企业介绍与产品展示"),
        },
    }
    a, b, c, d, e, f = recipes
    who = "subject_responsible_id", "site_responsible_id"
    pages = (
        _page(
            "licence.jpg",
            "subject_document",
            "business_licence",
            seed + 10,
            a,
            company=company,
            layout=layout,
        ),
        _page("owner_front.jpg", who[0], "id_card_front", seed + 11, b, person=owner),
        _page("owner_back.jpg", who[0], "id_card_back", seed + 12, c, person=owner),
        _page("agent_front.jpg", who[1], "id_card_front", seed + 13, d, person=agent),
        _page("agent_back.jpg", who[1], "id_card_back", seed + 14, e, person=agent),
        _page(
            "letter.jpg",
            "authorization_letter",
            "authorization_letter",
            seed + 15,
            f,
            letter=letter,
        ),
    )
    return Filing(folder, manifest, pages, ()), company


def sample_filings() -> tuple[Filing, ...]:
    """An individual and a company whose papers are in order, and a company with two mistakes.

    The last declares a company name that is not the licence's, and its letter is older than three
    months.
    """
    ok, _ = _enterprise(
        "company_ok",
        "33",
        200,
        date(2026, 11, 9),
        "landscape",
        ("desk", "desk", "tilted", "clutter", "turned", "desk"),
    )
    wrong, company = _enterprise(
        "company_mismatch",
        "44",
        300,
        date(2026, 7, 20),
        "portrait",
        ("desk", "clutter", "desk", "desk", "tilted", "desk"),
    )
    declared = dict(wrong.manifest["declared"])
    name = company.company_name.replace("有限", "集团有限", 1)
    declared["subject"] = {**declared["subject"], "name": name}
    manifest = {**wrong.manifest, "declared": declared}
    return (
        _individual(),
        ok,
        Filing(wrong.folder, manifest, wrong.pages, ("DECLARED_MISMATCH", "LETTER_TOO_OLD")),
    )
