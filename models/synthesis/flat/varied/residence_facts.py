"""Who a residence permit is about, and its rows with their truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words
from models.synthesis.flat.varied.firms import make_firm
from models.synthesis.flat.varied.form import Row
from models.synthesis.flat.varied.residence_words import LABELS, REASONS, office_of, title_of
from models.synthesis.names import pick
from models.synthesis.people import TODAY, Person, make_person, years_later
from models.synthesis.places import TOWERS, business_address, home_address
from models.synthesis.regions import Region, pick_region

__all__ = ["Stay", "make_stay", "stay_rows"]


@dataclass(frozen=True, slots=True)
class Stay:
    """A person living away from the household register.

    Attributes:
        person: Who.
        region: Where the person lives now.
        address: There.
        household: What the register says.
        number: Of the permit.
        authority: Who issued it.
        issued: On which day.
        until: Last day.
        title: Of the permit.
        old: Whether it is a 暂住证 or the like of before 2016.
        work: Employer.
    """

    person: Person
    region: Region
    address: str
    household: str
    number: str
    authority: str
    issued: date
    until: date
    title: str
    old: bool
    work: str


def make_stay(rng: np.random.Generator, *, old: bool) -> Stay:
    """Draw a person, a place to live in, and a permit."""
    person, region = make_person(rng), pick_region(rng)
    address = home_address(rng, region)
    chance = rng.random()
    if chance < 0.25:  # a dormitory or an office that is lived in
        address = business_address(rng, region)
    elif chance < 0.35:
        address += f"（{pick(rng, TOWERS)}宿舍{int(rng.integers(101, 900))}）"
    last = date(2015, 12, 31) if old else TODAY
    years = int(rng.choice((1, 1, 1, 2, 3, 5, 10)))
    issued = last - timedelta(days=int(rng.integers(10, min(365 * years - 40, 3500))))
    day = f"{issued:%Y%m%d}" if rng.random() < 0.3 else str(issued.year)
    number = pick(
        rng,
        (
            f"{region.code}{day}{int(rng.integers(10**6)):06d}",
            f"{int(rng.integers(10**8, 10**9))}",
            f"{region.code[:4]}{int(rng.integers(10**10)):010d}",
            f"{pick(rng, 'ABJZ')}{int(rng.integers(10**9)):09d}",
        ),
    )
    return Stay(
        person=person,
        region=region,
        address=address,
        household=person.address,
        number=number,
        authority=office_of(rng, region),
        issued=issued,
        until=years_later(issued, years) - timedelta(days=int(rng.random() < 0.4)),
        title=title_of(rng, region, old=old),
        old=old,
        work=make_firm(rng).name,
    )


def _values(rng: np.random.Generator, stay: Stay) -> dict[str, str]:
    person = stay.person
    style = pick(rng, ("dots", "padded", "bare", "hyphens", *DAY_STYLES))
    born = style if rng.random() < 0.5 else pick(rng, ("padded", "bare", "hyphens", "airy"))
    first, last = day_words(stay.issued, style), day_words(stay.until, style)
    joins = ("{a}-{b}", "{a}至{b}", "{a}—{b}", "自{a}至{b}", "{a} 至 {b}")
    term = pick(rng, joins if style != "hyphens" else joins[1:]).format(a=first, b=last)
    phone = f"1{pick(rng, '358')}{int(rng.integers(10**9)):09d}"
    return {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth": day_words(person.birth_date, born),
        "number": person.id_number,
        "household": stay.household,
        "stay": stay.address,
        "permit": stay.number,
        "authority": stay.authority,
        "issued": first,
        "until": last,
        "term": term,
        "reason": pick(rng, REASONS),
        "work": stay.work,
        "phone": phone,
        "school": pick(rng, ("初中", "高中", "大专", "本科", "中专")),
        "married": pick(rng, ("已婚", "未婚")),
        "came": day_words(stay.issued - timedelta(days=int(rng.integers(20, 900))), style),
        "landlord": person.name[:1] + pick(rng, ("建国", "秀英", "文军", "海燕")),
    }


def _truth(stay: Stay, keys: set[str]) -> dict[str, str]:
    person = stay.person
    said = {
        "name": ("name", person.name),
        "sex": ("sex", person.sex),
        "ethnicity": ("ethnicity", person.ethnicity),
        "birth": ("birth_date", person.birth_date.isoformat()),
        "number": ("id_number", person.id_number),
        "household": ("household_address", stay.household),
        "stay": ("address", stay.address),
        "authority": ("issuing_authority", stay.authority),
    }
    truth = dict(said[key] for key in said if key in keys)
    if keys & {"issued", "term"}:
        truth["valid_from"] = stay.issued.isoformat()
    if keys & {"until", "term"}:
        truth["valid_to"] = stay.until.isoformat()
    if "permit" in keys:
        truth["document_number"] = stay.number
    elif "number" in keys:
        truth["document_number"] = person.id_number
    return truth


def _dates(rng: np.random.Generator) -> list[str]:
    kinds = (["term"], ["term"], ["issued", "until"], ["issued"], ["until"], ["issued", "until"])
    return list(kinds[int(rng.integers(len(kinds)))])


def _keys(rng: np.random.Generator, stay: Stay, *, back: bool) -> list[str]:
    """What is printed, in order."""
    if back:
        keys = ["stay"] if rng.random() < 0.75 else []
        keys += ["authority", *_dates(rng)]
        if rng.random() < 0.4:
            keys.insert(int(rng.integers(len(keys) + 1)), "permit")
        return keys
    keys = ["name", "sex", "ethnicity"]
    if rng.random() < 0.06:
        keys.remove("ethnicity")
    birth = ["birth"] if rng.random() < 0.85 else []
    homes = [["household", "stay"], ["household", "stay"], ["stay"], ["stay", "household"]]
    home = homes[int(rng.integers(4))]
    keys += [*birth, "number", *home] if rng.random() < 0.35 else [*birth, *home, "number"]
    if rng.random() < 0.45:
        keys.insert(pick_index(rng, (0, len(keys), len(keys))), "permit")
    end = [["authority", *_dates(rng)], [*_dates(rng), "authority"], _dates(rng)]
    keys += end[int(rng.choice(3, p=(0.6, 0.25, 0.15)))]
    more = ("reason", "work", "phone", "school", "married", "came", "landlord")
    for extra in more:
        if rng.random() < (0.35 if stay.old else 0.05):
            keys.insert(int(rng.integers(3, len(keys))), extra)
    return keys


def pick_index(rng: np.random.Generator, choices: tuple[int, ...]) -> int:
    """One of some places."""
    return choices[int(rng.integers(len(choices)))]


def stay_rows(
    rng: np.random.Generator, stay: Stay, *, back: bool = False
) -> tuple[list[tuple[str, Row]], dict[str, str]]:
    """Rows with what each is about, and the truth of what they print.

    Where two addresses are printed, the label of the present one says so.
    """
    keys, values = _keys(rng, stay, back=back), _values(rng, stay)
    rows: list[tuple[str, Row]] = []
    for key in keys:
        old = f"{key}_old" if stay.old and f"{key}_old" in LABELS and rng.random() < 0.7 else key
        labels = LABELS[old]
        if key == "stay" and "household" in keys:
            labels = tuple(label for label in labels if label != "住址")
        rows.append((key, Row(pick(rng, labels), values[key])))
    return rows, _truth(stay, set(keys))
