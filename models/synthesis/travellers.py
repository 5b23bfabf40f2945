"""Invented holders of passports, travel permits and residence permits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.codes import id_number
from models.synthesis.names import pick, words
from models.synthesis.people import TODAY, years_later
from models.synthesis.places import home_address, police_authority
from models.synthesis.regions import pick_region
from models.synthesis.romanise import LatinName, hong_kong_name, mainland_name, taiwan_name

__all__ = ["PROVINCES_LATIN", "Traveller", "make_traveller"]

PROVINCES_LATIN = dict(
    pair.split("/")
    for pair in words(
        "北京/BEIJING 上海/SHANGHAI 天津/TIANJIN 重庆/CHONGQING 河北/HEBEI 山西/SHANXI "
        "辽宁/LIAONING 吉林/JILIN 黑龙江/HEILONGJIANG 江苏/JIANGSU 浙江/ZHEJIANG 安徽/ANHUI "
        "福建/FUJIAN 江西/JIANGXI 山东/SHANDONG 河南/HENAN 湖北/HUBEI 湖南/HUNAN 广东/GUANGDONG "
        "广西/GUANGXI 海南/HAINAN 四川/SICHUAN 贵州/GUIZHOU 云南/YUNNAN 陕西/SHAANXI 甘肃/GANSU"
    )
)
_HOMES = {"hong_kong": "810000", "macau": "820000", "taiwan": "830000"}


@dataclass(frozen=True, slots=True)
class Traveller:
    """What a travel or residence document says of its holder.

    Attributes:
        name: In characters and in Latin letters.
        sex: ``男`` or ``女``.
        birth_date: Date of birth.
        birth_place: Province, without 省; empty for Hong Kong, Macau and Taiwan.
        number: Number of the travel document.
        id_number: 公民身份号码 of the residence permit (81, 82, 83 for the three); else empty.
        address: Where the holder lives on the mainland; empty without a residence permit.
        authority: Whose permit it is, the police office of that place.
        issue_place: Province of issue, without 省.
        issued: Day of issue.
        expires: Last day.
        times: How many times it was issued, from 1.
    """

    name: LatinName
    sex: str
    birth_date: date
    birth_place: str
    number: str
    id_number: str
    address: str
    authority: str
    issue_place: str
    issued: date
    expires: date
    times: int


def make_traveller(
    rng: np.random.Generator,
    home: str,
    *,
    years: int,
    first: date,
    last: date = TODAY,
    resident: bool = False,
) -> Traveller:
    """Draw a grown-up whose document was issued between two days for a number of years.

    Args:
        rng: Source of chance.
        home: ``mainland``, ``hong_kong``, ``macau`` or ``taiwan``.
        years: Term of the document.
        first: Earliest day of issue.
        last: Latest day of issue.
        resident: Whether the holder has a residence permit (number, address).
    """
    sex = pick(rng, "男女")
    spell = {"mainland": mainland_name, "taiwan": taiwan_name}.get(home, hong_kong_name)
    # No document that ran out long before today, where the form is still issued.
    if last == TODAY:
        first = max(first, years_later(TODAY, -years) + timedelta(days=100))
    issued = first + timedelta(days=int(rng.integers((last - first).days)))
    birth = issued - timedelta(days=int(rng.integers(19 * 366, 68 * 365)))
    region = pick_region(rng)
    provinces = tuple(PROVINCES_LATIN)
    place = pick(rng, provinces)
    eight = f"{int(rng.integers(10**7, 10**8)):08d}"
    match home:
        case "mainland":
            series = pick(rng, "EEEEGHJKLM") if issued.year >= 2017 else ""
            chip = issued >= date(2012, 5, 15)
            number = f"E{series}{eight[: 8 - len(series)]}" if chip else f"G{eight}"
        case "taiwan":
            number = f"0{eight[1:]}" if rng.random() < 0.8 else eight
        case _:
            number = ("H" if home == "hong_kong" else "M") + f"0{eight[1:]}"
    return Traveller(
        name=spell(rng, sex),
        sex=sex,
        birth_date=birth,
        birth_place=pick(rng, provinces) if home == "mainland" else "",
        number=number,
        id_number=id_number(rng, _HOMES[home], birth, sex) if home in _HOMES else "",
        address=home_address(rng, region) if resident else "",
        authority=police_authority(region),
        issue_place=place,
        issued=issued,
        expires=years_later(issued, years) - timedelta(days=1),
        times=int(rng.integers(1, 4)),
    )
