"""Invented people, companies and letters, drawn from a seed and consistent in themselves.

Identity numbers follow GB 11643-1999, credit codes GB 32100-2015 (with the GB 11714 check
character inside), region codes GB/T 2260. Nobody real is meant; a number may exist by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from models.synthesis import businesses, names, places
from models.synthesis.codes import credit_code, id_number
from models.synthesis.regions import Region, code_when_given, pick_region

__all__ = [
    "LONG_TERM",
    "TODAY",
    "Company",
    "Letter",
    "Person",
    "make_company",
    "make_letter",
    "make_person",
    "years_later",
]

LONG_TERM: Literal["long_term"] = "long_term"
TODAY = date(2026, 11, 1)  # documents are in force on this day unless told otherwise

EndDate = date | Literal["long_term"]


@dataclass(frozen=True, slots=True)
class Person:
    """What both sides of an ID card say.

    Attributes:
        name: As printed, ``·`` between the parts of some minority names.
        sex: ``男`` or ``女``.
        ethnicity: Without 族.
        birth_date: Day of birth, also inside ``id_number``.
        address: One string, without line breaks.
        id_number: 18 characters, GB 11643-1999.
        issuing_authority: Police office of the home county.
        valid_from: Day of issue.
        valid_to: Last day, or ``"long_term"``.
    """

    name: str
    sex: str
    ethnicity: str
    birth_date: date
    address: str
    id_number: str
    issuing_authority: str
    valid_from: date
    valid_to: EndDate


@dataclass(frozen=True, slots=True)
class Company:
    """What a business licence says.

    Attributes:
        kind: ``company``, or ``sole_proprietor`` (个体工商户: no capital, no term).
        company_name: As printed.
        credit_code: 18 characters, GB 32100-2015.
        legal_representative: 法定代表人, or 经营者 of a sole proprietor.
        company_type: As printed.
        address: 住所, or 经营场所.
        registered_capital: As printed; None for a sole proprietor.
        established_on: 成立日期, or 注册日期.
        valid_from: First day of the term; None where only its end or no term is known.
        valid_to: Last day, ``"long_term"``, or None where there is no term.
        business_scope: As printed, one string.
        issued_on: Date of the licence itself.
        authority: 登记机关.
        form: 组成形式 of a sole proprietor, empty otherwise.
        region: Where it is registered.
    """

    kind: Literal["company", "sole_proprietor"]
    company_name: str
    credit_code: str
    legal_representative: str
    company_type: str
    address: str
    registered_capital: str | None
    established_on: date
    valid_from: date | None
    valid_to: EndDate | None
    business_scope: str
    issued_on: date
    authority: str
    form: str
    region: Region


@dataclass(frozen=True, slots=True)
class Letter:
    """What an authorization letter says.

    Attributes:
        authorizer: The organisation.
        legal_representative: Of the organisation.
        agent_name: Who is authorized.
        agent_id_number: The agent's ID number.
        website: Name of the site, or its domain where no name is given.
        domain: Printed beside the name in some layouts; empty where ``website`` is the domain.
        issued_on: Date under the signature.
    """

    authorizer: str
    legal_representative: str
    agent_name: str
    agent_id_number: str
    website: str
    domain: str
    issued_on: date


def years_later(day: date, years: int) -> date:
    """The same day of a later (or earlier) year; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _day(rng: np.random.Generator, first: date, last: date) -> date:
    return first + timedelta(days=int(rng.integers(max((last - first).days, 0) + 1)))


def _card_validity(rng: np.random.Generator, birth: date, today: date) -> tuple[date, EndDate]:
    """Term by age at issue (居民身份证法 §5): under 16 5 years, to 25 10, to 45 20, then no end."""
    for _ in range(64):
        earliest = max(date(2005, 1, 1), years_later(birth, 3))
        issued = _day(rng, earliest, today)
        age = issued.year - birth.year - ((issued.month, issued.day) < (birth.month, birth.day))
        if age >= 46:
            return issued, LONG_TERM
        end = years_later(issued, 5 if age < 16 else 10 if age < 26 else 20)
        if end > today + timedelta(days=100):
            return issued, end
    raise ValueError(f"no card can be in force on {today} for a birth on {birth}")


def make_person(
    rng: np.random.Generator,
    *,
    province: str | None = None,
    today: date = TODAY,
    **overrides: Any,
) -> Person:
    """Draw a person of 18 to 80 whose card is in force for more than three months.

    Args:
        rng: Source of chance.
        province: Two digits, to choose where the person is from.
        today: The day on which the card is to be in force.
        **overrides: Any attribute of :class:`Person`. Those not given follow from those that are:
            a birth date or sex enters the number, an id_number gives birth date and sex.
    """
    region = pick_region(rng, province)
    given = overrides.get("id_number")
    sex = overrides.get("sex") or names.pick(rng, "男女")
    age_days = int(rng.integers(18 * 366, 80 * 365))
    birth = overrides.get("birth_date") or today - timedelta(days=age_days)
    if given:
        birth = overrides.get("birth_date") or date.fromisoformat(given[6:14])
        sex = overrides.get("sex") or ("男" if int(given[16]) % 2 else "女")
    ethnicity = overrides.get("ethnicity") or names.pick_ethnicity(rng, region.code[:2])
    # Some have moved since the number was given.
    born_in = pick_region(rng) if rng.random() < 0.12 and province is None else region
    number = id_number(rng, code_when_given(rng, born_in, birth.year), birth, sex)
    name = names.pick_name(rng, sex, ethnicity)
    address = places.home_address(rng, region)
    authority = places.police_authority(region)
    term: tuple[Any, Any] = (None, None)
    if not {"valid_from", "valid_to"} <= overrides.keys():
        term = _card_validity(rng, birth, today)
        if "valid_from" in overrides or "valid_to" in overrides:
            raise ValueError("valid_from and valid_to are given together or not at all")
    facts: dict[str, Any] = {
        "name": name,
        "sex": sex,
        "ethnicity": ethnicity,
        "birth_date": birth,
        "address": address,
        "id_number": number,
        "issuing_authority": authority,
        "valid_from": term[0],
        "valid_to": term[1],
    }
    return Person(**{**facts, **overrides})


def make_company(
    rng: np.random.Generator,
    legal_representative: str | None = None,
    *,
    kind: Literal["company", "sole_proprietor"] = "company",
    province: str | None = None,
    today: date = TODAY,
    issued_by: date | None = None,
    **overrides: Any,
) -> Company:
    """Draw a company or a sole proprietor.

    Args:
        rng: Source of chance.
        legal_representative: 法定代表人 or 经营者; drawn where not given.
        kind: ``company`` or ``sole_proprietor``.
        province: Two digits, to choose where it sits.
        today: It exists on this day, and its term runs beyond it.
        issued_by: The licence is not younger than this (an old form); ``today`` if not given.
        **overrides: Any attribute of :class:`Company`.
    """
    sole = kind == "sole_proprietor"
    region = overrides.get("region") or pick_region(rng, province)
    sex = names.pick(rng, "男女")
    owner = legal_representative or names.pick_name(rng, sex, "汉")
    last = issued_by or today
    established = overrides.get("established_on") or _day(
        rng, date(2003, 1, 10), last - timedelta(days=120)
    )
    trade = businesses.pick_trade(rng, sole=sole)
    issued = _day(rng, max(established, date(2015, 10, 1)), last)
    begins: date | None = established
    ends: EndDate | None = LONG_TERM
    chance = rng.random()
    if sole:
        begins, ends = None, None
    elif chance < 0.25:
        begins = None
    elif chance < 0.7:
        years = int(names.pick(rng, ("10", "20", "30", "50")))
        while years_later(established, years) < today + timedelta(days=400):
            years += 10
        ends = years_later(established, years) - timedelta(days=int(rng.integers(2)))
    facts: dict[str, Any] = {
        "kind": kind,
        "company_name": businesses.company_name(rng, region, trade, sole=sole),
        "credit_code": credit_code(rng, region.code, "92" if sole else "91"),
        "legal_representative": owner,
        "company_type": businesses.company_type(rng, sole=sole),
        "address": places.business_address(rng, region, shop=sole),
        "registered_capital": None if sole else businesses.capital(rng),
        "established_on": established,
        "valid_from": begins,
        "valid_to": ends,
        "business_scope": businesses.scope(rng, trade, sole=sole),
        "issued_on": issued,
        "authority": places.market_authority(rng, region, issued.year),
        "form": names.pick(rng, ("个人经营", "个人经营", "家庭经营")) if sole else "",
        "region": region,
    }
    return Company(**{**facts, **overrides})


def make_letter(
    rng: np.random.Generator,
    *,
    company: Company | None = None,
    agent: Person | None = None,
    today: date = TODAY,
    **overrides: Any,
) -> Letter:
    """Draw a letter: a company authorizes a person for a website, within the last 80 days.

    Args:
        rng: Source of chance.
        company: Who authorizes; drawn where not given.
        agent: Who is authorized; drawn where not given.
        today: The letter is not older than 80 days on this day.
        **overrides: Any attribute of :class:`Letter`.
    """
    company = company or make_company(rng, today=today)
    agent = agent or make_person(rng, today=today)
    site, domain = businesses.website(rng, company.company_name, company.region)
    if rng.random() < 0.25:
        site, domain = domain, ""
    facts: dict[str, Any] = {
        "authorizer": company.company_name,
        "legal_representative": company.legal_representative,
        "agent_name": agent.name,
        "agent_id_number": agent.id_number,
        "website": site,
        "domain": domain,
        "issued_on": today - timedelta(days=int(rng.integers(1, 80))),
    }
    return Letter(**{**facts, **overrides})
