"""Invented bodies that are no companies: institutions, associations, offices, law firms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from models.synthesis import businesses
from models.synthesis.codes import credit_code, organization_code
from models.synthesis.names import pick, pick_name, words
from models.synthesis.people import TODAY, years_later
from models.synthesis.places import ROADS
from models.synthesis.regions import Region, pick_region

__all__ = ["Organisation", "OrganisationKind", "make_organisation"]

OrganisationKind = Literal["institution", "association", "private_body", "government", "law_firm"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the certificate of a body that is no company says.

    Attributes:
        kind: Which sort of body.
        name: As printed.
        credit_code: 18 characters, GB 32100-2015.
        head: 法定代表人 or 负责人.
        purpose: 宗旨和业务范围.
        address: 住所.
        funds: 经费来源.
        capital: 开办资金 or 注册资金.
        sponsor: 举办单位 or 业务主管单位.
        authority: Who registers it.
        valid_from: First day of the certificate.
        valid_to: Its last day.
        region: Where it is.
    """

    kind: OrganisationKind
    name: str
    credit_code: str
    head: str
    purpose: str
    address: str
    funds: str
    capital: str
    sponsor: str
    authority: str
    valid_from: date
    valid_to: date
    region: Region


@dataclass(frozen=True, slots=True)
class _Sort:
    """Parts of one kind: code's first two characters, name endings, purposes, authority."""

    category: str
    endings: tuple[str, ...]
    purposes: tuple[str, ...]  # of the ending with the same index, counted round
    funds: tuple[str, ...]
    sponsors: tuple[str, ...]
    authorities: tuple[str, ...]


_SORTS: Mapping[OrganisationKind, _Sort] = {
    "institution": _Sort(
        "12",
        words(
            "不动产登记中心 实验小学 人民医院 图书馆 农业技术推广中心 "
            "融媒体中心 第一中学 疾病预防控制中心 文化馆 农业科学研究所"
        ),
        (
            "为公众提供公益服务，促进地方事业发展。相关业务培训、咨询服务、资料整理与信息公开。",
            "实施义务教育，促进基础教育发展。学历教育及相关社会服务。",
            "为人民身体健康提供医疗与护理保健服务。医疗与护理、保健与健康教育、卫生技术人员培训。",
            "收集、整理和保存文献信息，为读者提供借阅、检索、讲座与展览服务。",
            "承担农业新技术引进、试验、示范与推广工作，开展技术培训与信息服务。",
        ),
        ("财政补助", "全额拨款", "财政补助、事业收入", "财政补助、上级补助、事业、其他收入"),
        words("教育局 卫生健康局 文化和旅游局 农业农村局 自然资源局 交通运输局 人民政府"),
        words("事业单位登记管理局 机构编制委员会办公室 事业单位监督管理局"),
    ),
    "association": _Sort(
        "51",
        words("电子商务协会 摄影家协会 餐饮行业协会 软件行业协会 书法学会 商会"),
        (
            "行业调研、信息交流、业务培训、咨询服务、会展服务及承接政府委托事项。",
            "组织会员开展学术研讨、作品展览、采风交流、志愿服务等活动。",
            "宣传政策法规，维护会员合法权益，开展行业自律、技术交流与合作。",
        ),
        ("会费、捐赠",),
        words("工业和信息化局 文学艺术界联合会 商务局 体育局 民政局"),
        words("民政局 社会组织管理局 行政审批局"),
    ),
    "private_body": _Sort(
        "52",
        words("双语幼儿园 养老服务中心 社会工作服务中心 艺术幼儿园 康养中心 公益发展中心"),
        (
            "学前教育、幼儿保育及家庭教育指导。",
            "为老年人提供生活照料、健康管理、文化娱乐等养老服务。",
            "开展社区服务、公益项目策划与执行、社会工作人才培训。",
        ),
        ("捐资", "自筹"),
        words("教育局 民政局 人力资源和社会保障局 残疾人联合会"),
        words("民政局 行政审批局"),
    ),
    "government": _Sort(
        "11",
        words("教育局 财政局 水利局 司法局 统计局 应急管理局 城市管理局 林业局 信访局 审计局"),
        ("贯彻执行国家有关方针政策和法律法规，承担本行政区域内相关行政管理工作。",),
        ("财政拨款",),
        words("人民政府 机构编制委员会"),
        words("机构编制委员会办公室 事业单位登记管理局"),
    ),
    "law_firm": _Sort(
        "31",
        ("律师事务所",),
        ("依法从事律师执业活动。",),
        ("合伙人出资",),
        words("司法局"),
        words("司法厅 司法局"),
    ),
}


def _short_province(region: Region) -> str:
    name = region.province
    return name[: 3 if name.startswith(("内蒙古", "黑龙江")) else 2]


def _address(rng: np.random.Generator, region: Region) -> str:
    area = region.full_name if rng.random() < 0.7 else f"{region.seat}{region.county}"
    return f"{area}{pick(rng, ROADS)}{int(rng.integers(1, 600))}号"


def make_organisation(
    rng: np.random.Generator, kind: OrganisationKind, *, today: date = TODAY
) -> Organisation:
    """Draw a body of a kind whose certificate is in force on ``today``."""
    sort, region = _SORTS[kind], pick_region(rng)
    index = int(rng.integers(len(sort.endings)))
    ending, purpose = sort.endings[index], sort.purposes[index % len(sort.purposes)]
    place = region.county if rng.random() < 0.7 else region.seat
    brand = pick(rng, businesses.BRAND_A) + pick(rng, businesses.BRAND_B)
    name = place + ending
    if kind == "law_firm":
        name = f"{_short_province(region)}{brand}{ending}"
    elif kind == "private_body":
        name = place + brand + ending
    # Bodies from before 2015 kept their digits; later ones carry MA or letters.
    old = organization_code(rng) if rng.random() < 0.75 else ""
    start = today - timedelta(days=int(rng.integers(40, 4 * 365)))
    amount = int(rng.integers(3, 900))
    capital = (f"￥{amount}万元", f"{amount}.{int(rng.integers(10, 99))}万元", f"{amount}万元")
    authority = (region.province if kind == "law_firm" else place) + pick(rng, sort.authorities)
    if kind == "law_firm" and authority.endswith("局"):
        authority = f"{region.province}司法厅"
    return Organisation(
        kind=kind,
        name=name,
        credit_code=credit_code(rng, region.code, sort.category, organization=old),
        head=pick_name(rng, pick(rng, "男女"), "汉"),
        purpose=purpose,
        address=_address(rng, region),
        funds=pick(rng, sort.funds),
        capital=pick(rng, capital),
        sponsor=place + pick(rng, sort.sponsors),
        authority=authority,
        valid_from=start,
        valid_to=years_later(start, 5 if rng.random() < 0.7 else 4) - timedelta(days=1),
        region=region,
    )
