"""What law firms' licences say: sentences, labels, notes, invented firms and their branches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis import businesses
from models.synthesis.codes import credit_code
from models.synthesis.names import pick, pick_name, words
from models.synthesis.people import TODAY
from models.synthesis.places import business_address
from models.synthesis.regions import Region, pick_region

__all__ = ["GRANTS", "NOTES", "LawFirm", "make_law_firm"]

GRANTS = (
    "{name}，符合《中华人民共和国律师法》及《律师事务所管理办法》规定的条件，准予设立并执业。",
    "{name}：符合《中华人民共和国律师法》规定的条件，准予设立，特发此证。",
    "{name}符合《律师法》规定的条件，准予执业，特发此证。",
    "根据《中华人民共和国律师法》的规定，经审核，准予{name}设立并执业。",
    "{name}，经审查符合《中华人民共和国律师法》《律师事务所管理办法》规定的条件，准予执业。",
    "兹批准{name}设立，准予依法从事律师执业活动。",
    "{name} 符合《中华人民共和国律师法》及《律师事务所管理办法》规定的条件，准予设立并执业，"
    "特发此证。",
)
NOTES = (
    "《律师事务所执业许可证》是律师事务所依法获准设立和执业的有效凭证。本证分正本和副本，"
    "具有同等法律效力。",
    "本证应当妥善保管，不得伪造、涂改、抵押、出租、出借、转让。",
    "律师事务所变更名称、住所、负责人、合伙人等，应当到原发证机关办理变更登记。",
    "律师事务所终止的，应当将本证交回原发证机关注销。",
    "本证遗失的，应当及时声明作废，并向原发证机关申请补发。",
    "律师事务所应当于每年一季度接受年度检查考核。",
)


@dataclass(frozen=True, slots=True)
class LawFirm:
    """What a law firm's licence may print."""

    name: str
    branch: bool
    credit_code: str
    old_number: str
    head: str
    partners: tuple[str, ...]
    form: str
    assets: str
    address: str
    bureau: str
    approval: str
    approved: date
    issued: date
    authority: str
    region: Region


def _short(province: str) -> str:
    return province[: 3 if province.startswith(("内蒙古", "黑龙江")) else 2]


def make_law_firm(rng: np.random.Generator, *, today: date = TODAY) -> LawFirm:
    """Draw a law firm, or a branch of one, licensed since 2008."""
    region, home = pick_region(rng), pick_region(rng)
    brand = pick(rng, businesses.BRAND_A) + pick(rng, businesses.BRAND_B)
    brand += pick(rng, businesses.BRAND_B) if rng.random() < 0.2 else ""
    branch = rng.random() < 0.2
    forms = words(
        "普通合伙 普通合伙所 普通合伙 特殊的普通合伙 个人 个人所 国资 普通合伙（中外联营）"
    )
    form = pick(rng, forms)
    place = _short(region.province)
    name = f"{place}{brand}律师事务所"
    if branch:
        seat = region.seat.removesuffix("市")
        name = pick(
            rng,
            (f"{_short(home.province)}{brand}（{seat}）律师事务所",
             f"{_short(home.province)}{brand}律师事务所{seat}分所"),
        )  # fmt: skip
    approved = date(1998, 5, 1) + timedelta(days=int(rng.integers((today - date(1998, 9, 1)).days)))
    first = max(approved, date(2008, 6, 1))
    issued = first + timedelta(days=int(rng.integers(max((today - first).days, 1))))
    if rng.random() < 0.5:
        issued = first
    people = [pick_name(rng, pick(rng, "男女"), "汉") for _ in range(int(rng.integers(3, 9)))]
    year, serial = approved.year, int(rng.integers(10**5, 10**6))
    amount = pick(rng, words("10 30 50 100 150 200 300 1000"))
    bureau = f"{region.seat}司法局"
    court = bureau if region.seat == region.province else f"{region.province}司法厅"
    documents = (
        f"{place}司许〔{year}〕{serial % 900}号",
        f"{place}司复[{year}]{serial % 300}号",
        f"{place}司律许决字({year})第{serial % 90:03d}号",
        f"司许决字〔{year}〕第{serial % 2000}号",
    )
    return LawFirm(
        name=name,
        branch=branch,
        credit_code=credit_code(rng, region.code, "31"),
        old_number=f"2{region.code[:4]}{issued.year}{int(rng.integers(1, 3))}0{serial}",
        head=people[0],
        partners=tuple(people),
        form=form,
        assets=pick(
            rng, (f"{amount}万元", f"人民币{amount}万元", f"{amount}.0万元", f"{amount}0000元")
        ),
        address=business_address(rng, region),
        bureau=pick(rng, (bureau, f"{region.county}司法局")),
        approval=pick(rng, documents),
        approved=approved,
        issued=issued,
        authority=pick(rng, (court, court, bureau)),
        region=region,
    )
