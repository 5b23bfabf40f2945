"""Invented bodies that are no firms, of every registrar: what their certificates say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis import businesses
from models.synthesis.codes import credit_code, organization_code
from models.synthesis.names import pick, pick_name, words
from models.synthesis.people import TODAY, years_later
from models.synthesis.places import ROADS, STREETS, TOWNS, VILLAGES
from models.synthesis.regions import Region, pick_region

__all__ = ["BODY_KINDS", "Body", "make_body"]


@dataclass(frozen=True, slots=True)
class Body:
    """What a certificate may print of a body; ``valid_to`` is None where there is no end."""

    kind: str
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
    valid_to: date | None
    region: Region


@dataclass(frozen=True, slots=True)
class _Kind:
    """Parts of one kind.

    Attributes:
        category: First characters of its credit code.
        names: With ``{p}`` county or city, ``{b}`` an invented word, ``{v}`` village, and so on.
        purposes: What it does.
        sponsors: Who stands over it.
        authorities: Who registers it.
        years: How long its certificate lasts.
        endless: How often it has no end.
    """

    category: tuple[str, ...]
    names: tuple[str, ...]
    purposes: tuple[str, ...]
    sponsors: tuple[str, ...]
    authorities: tuple[str, ...]
    years: tuple[int, ...] = (5, 5, 4)
    endless: float = 0.0


_SERVICE = (
    "宣传党的方针政策，提供社区服务与志愿服务，开展公益项目策划、实施与评估。",
    "学龄前儿童保育和教育；家庭教育指导；托育服务。",
    "文化艺术类培训、交流、展览、演出及相关咨询服务（以上项目涉及许可的凭许可证开展）。",
    "为老年人、残疾人提供日间照料、康复护理、助餐及精神慰藉等服务",
    "开展法律咨询、纠纷调解、法治宣传等公益法律服务。",
    "新材料、新能源领域技术研发、成果转化、标准制定、检验检测及学术交流。",
)
BODY_KINDS: Mapping[str, _Kind] = {
    "institution": _Kind(
        ("12",),
        words(
            "{p}不动产登记中心 {p}第二实验小学 {p}人民医院 {p}图书馆 {p}融媒体中心 "
            "{p}疾病预防控制中心 "
            "{p}第三高级中学 {p}气象灾害防御中心 {p}{s}街道党群服务中心 {p}职业技术教育中心学校 "
            "{p}公共资源交易中心 {p}中医院 {p}自然保护区管理局 {p}农业综合服务中心 {p}档案馆 "
            "{p}信息技术应用研究院 {p}妇幼保健计划生育服务中心（{p}妇女儿童医院） {p}大数据发展中心"
        ),
        (
            "为公众提供公益服务。承担相关事务性、技术性、辅助性工作。",
            "实施基础教育，促进基础教育发展。中小学学历教育（相关社会服务）",
            "为人民身体健康提供医疗与护理保健服务。医疗与护理；医学教学；医学研究；"
            "卫生医疗人员培训；"
            "保健与健康教育",
            "收集、整理、保存和提供文献信息，开展社会教育、阅读推广、地方文献整理与研究等工作。",
            "负责全市不动产登记、权籍调查、档案管理、信息平台建设及信息公开查询服务等事务性工作。",
            "培养高等专科学历技术应用人才，促进科技文化发展。工学、管理学、艺术学类专科学历教育；"
            "成人教育；相关科学研究、技术开发、继续教育、专业培训和学术交流",
            "承担新闻采编、广播电视节目制作与播出、新媒体运营和舆论引导等工作；广告经营服务。",
        ),
        words(
            "{p}教育局 {p}卫生健康局 {p}文化和旅游局 {p}人民政府 {p}农业农村局 {p}自然资源和规划局 "
            "中共{p}委宣传部 {p}人民政府{s}街道办事处 {p}数据局 {p}教育体育和科学技术局"
        ),
        words(
            "{p}事业单位登记管理局 {p}机构编制委员会办公室 {p}事业单位监督管理局 "
            "{p}委机构编制委员会办公室"
        ),
    ),
    "association": _Kind(
        ("51",),
        words(
            "{p}{b}商会 {p}电子商务协会 {p}摄影家协会 {p}律师协会 {p}餐饮与酒店行业协会 "
            "{p}志愿者联合会 "
            "{p}软件行业协会 {p}老年书画研究会 {p}慈善总会 {p}太极拳协会 {p}中小企业发展促进会 "
            "{p}计算机学会 {p}医学会 {p}{b}乡村旅游协会 {p}注册会计师协会 {p}校友会"
        ),
        (
            "行业自律、信息交流、业务培训、咨询服务、会展服务及承接政府委托事项。",
            "组织学术研讨、作品展览、采风创作；开展业务培训和对外交流。",
            "宣传贯彻法律法规，维护会员合法权益，反映会员诉求，开展行业调研、技术推广、标准制定。",
            "（一）开展扶贫济困；（二）救助孤寡病残；（三）支持教育、医疗等公益事业；"
            "（四）其他慈善活动。",
        ),
        words(
            "{p}民政局 {p}文学艺术界联合会 {p}商务局 {p}司法局 {p}工商业联合会 {p}科学技术协会 "
            "{p}体育局 "
            "{p}工业和信息化局 无 {p}发展和改革委员会"
        ),
        words("{p}民政局 {p}社会组织管理局 {p}行政审批局 {p}行政审批服务局"),
    ),
    "private_body": _Kind(
        ("52",),
        words(
            "{p}{b}双语幼儿园 {p}{b}社会工作服务中心 {p}{b}养老服务中心 {p}{b}职业培训学校 "
            "{p}{b}艺术培训中心 {p}{s}街道{b}托育服务中心 {p}{b}新材料研究院 {p}{b}儿童康复中心 "
            "{p}{b}青少年体育俱乐部 {p}{b}公益发展中心 {p}{b}博物馆 {p}{b}医院"
        ),
        _SERVICE,
        words(
            "{p}教育局 {p}民政局 {p}人力资源和社会保障局 {p}残疾人联合会 {p}科学技术局 "
            "{p}教育体育局 无"
        ),
        words("{p}民政局 {p}行政审批局 {p}行政审批服务局"),
        (4, 5, 1, 2),
    ),
    "foundation": _Kind(
        ("53",),
        words(
            "{p}{b}公益基金会 {p}{b}教育发展基金会 {p}{b}慈善基金会 {p}见义勇为基金会 {b}公益基金会"
        ),
        (
            "资助贫困学生、奖励优秀教师；改善教学条件；支持学术交流。",
            "扶贫、济困；扶老、救孤、恤病、助残、优抚；救助自然灾害等突发事件造成的损害；"
            "符合《慈善法》规定的其他公益活动。",
            "接受捐赠、开展公益资助项目、奖励见义勇为人员。",
        ),
        words("{p}民政局 {p}教育厅 {p}民政厅 中共{p}委政法委员会"),
        words("{r}民政厅 {r}民政厅 {p}民政局"),
    ),
    "religious": _Kind(
        ("71",),
        words("{p}{b}寺 {p}{v}清真寺 {p}{b}观 {p}{s}基督教堂 {p}天主教堂 {p}{b}禅寺"),
        ("佛教", "伊斯兰教", "道教", "基督教", "天主教", "佛教"),
        words("{p}民族宗教事务局"),
        words("{p}民族宗教事务局 {p}民族和宗教事务局 {p}委统一战线工作部"),
        (3, 5),
        0.6,
    ),
    "union": _Kind(
        ("81",),
        words(
            "{p}{b}网络科技有限公司工会委员会 {p}人民医院工会委员会 {p}{s}街道总工会 "
            "{p}{b}物业服务有限公司工会 "
            "中国工会{p}建设系统委员会 {p}第一中学工会委员会"
        ),
        ("维护职工合法权益、竭诚服务职工群众。",),
        words("{p}总工会"),
        words("{p}总工会 {r}总工会 {p}经济技术开发区总工会"),
        (3, 5),
        0.6,
    ),
    "collective": _Kind(
        ("N2", "N2", "N1", "N3"),
        words(
            "{p}{t}镇{v}村股份经济合作社 {p}{t}镇{v}村经济合作社 "
            "{p}{t}乡{v}村第三村民小组经济合作社 "
            "{p}{t}镇{v}村股份经济合作联合社 {p}{s}街道经济联合总社"
        ),
        (
            "集体资产经营与管理、集体资源开发与利用、农业生产发展与服务、财务管理与收益分配等。",
            "集体资产经营与管理、集体资源开发与利用、农业生产发展与服务、财务管理与收益分配等"
            "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        ),
        words("{p}{t}镇人民政府"),
        words("{p}农业农村局 {p}农业农村和水利局 {p}农业农村委员会"),
        (10, 3, 5),
        0.4,
    ),
    "village": _Kind(
        ("54", "54", "55"),
        words(
            "{p}{t}镇{v}村民委员会 {p}{s}街道{v}社区居民委员会 {p}{t}乡{v}村村民委员会 "
            "{p}{t}镇{v}居民委员会"
        ),
        ("办理本居住地区的公共事务和公益事业，调解民间纠纷，协助维护社会治安。",),
        words("{p}{t}镇人民政府 {p}人民政府{s}街道办事处"),
        words("{p}民政局 {p}民政局 {p}{t}镇人民政府"),
        (5, 3, 5),
        0.2,
    ),
    "office": _Kind(
        ("11", "11", "11", "13", "19"),
        words(
            "{p}教育局 {p}财政局 {p}水利局 {p}司法局 {p}应急管理局 {p}人民政府{s}街道办事处 "
            "中共{p}委宣传部 "
            "{p}{t}镇人民政府 {p}妇女联合会 共青团{p}委员会 {p}残疾人联合会 {p}人民检察院 "
            "{p}人民法院 "
            "{p}人民代表大会常务委员会办公室 中共{p}委组织部 {p}公安局 {p}工商业联合会 "
            "国家统计局{p}调查队"
        ),
        ("贯彻执行国家有关方针政策和法律法规，承担本行政区域内相关行政管理工作。",),
        words("{p}人民政府 中共{p}委"),
        words("中共{p}委机构编制委员会办公室 {p}机构编制委员会办公室 {p}编制委员会办公室"),
        (5, 3, 10),
        0.3,
    ),
    "foreign_office": _Kind(
        ("91",),
        (
            "日本{b}株式会社{p}代表处",
            "德国{b}有限公司{p}代表处",
            "（香港）{b}国际贸易有限公司{p}代表处",
            "新加坡{b}私人有限公司{p}代表处",
        ),
        (
            "从事与隶属外国（地区）企业有关的非营利性业务活动。",
            "从事与总公司产品有关的市场调查、展示、宣传活动",
        ),
        words("{p}商务局"),
        words("{p}市场监督管理局 {r}市场监督管理局"),
        (3, 5, 10),
    ),
}
# Words of an institution's name, and which of its purposes that is.
_FITTING = (
    ("学校", 5), ("小学", 1), ("中学", 1), ("医", 2), ("疾病", 2), ("妇幼", 2), ("图书", 3),
    ("档案", 3), ("不动产", 4), ("融媒体", 6),
)  # fmt: skip
_FUNDS = (
    "财政补助", "全额拨款", "财政拨款", "财政补助收入、事业收入、其他收入", "经费自理", "差额拨款",
    "财政补助、上级补助、事业、经营、捐赠收入", "非财政补助",
)  # fmt: skip


def _capital(rng: np.random.Generator) -> str:
    amount = int(pick(rng, words("3 5 10 20 30 50 100 200 268 1000 4567")))
    part = int(rng.integers(10, 99))
    return pick(
        rng,
        (f"￥{amount}万元", f"{amount}.{part}万元", f"{amount}万元", f"¥{amount}.{part}万元",
         f"人民币{amount}万元", f"{amount}万元人民币", f"￥{amount}0000元", f"{amount}万元整"),
    )  # fmt: skip


def make_body(rng: np.random.Generator, kind: str, *, today: date = TODAY) -> Body:
    """Draw a body of one of :data:`BODY_KINDS` whose certificate is in force on ``today``."""
    sort, region = BODY_KINDS[kind], pick_region(rng)
    place = pick(rng, (region.county, region.county, region.seat))
    parts = {
        "p": place,
        "r": region.province,
        "b": pick(rng, businesses.BRAND_A) + pick(rng, businesses.BRAND_B),
        "v": pick(rng, VILLAGES),
        "s": pick(rng, STREETS),
        "t": pick(rng, TOWNS),
    }

    def said(choices: tuple[str, ...]) -> str:
        return pick(rng, choices).format_map(parts)

    name, purpose = said(sort.names), said(sort.purposes)
    if kind == "institution":
        purpose = sort.purposes[next((n for word, n in _FITTING if word in name), 0)]
    if kind == "religious":  # the religion is that of the house
        house = int(rng.integers(len(sort.names)))
        name, purpose = sort.names[house].format_map(parts), sort.purposes[house]
    years = int(sort.years[int(rng.integers(len(sort.years)))])
    start = today - timedelta(days=int(rng.integers(20, years * 365 - 60)))
    end: date | None = years_later(start, years) - timedelta(days=int(rng.integers(2)))
    area = pick(rng, (region.full_name, f"{region.seat}{region.county}", region.county))
    road = f"{pick(rng, ROADS)}{int(rng.integers(1, 600))}号"
    local = f"{parts['t']}镇{parts['v']}村" if kind in ("collective", "village") else road
    more = pick(rng, ("", "", "综合楼三楼", f"{int(rng.integers(1, 9))}号楼2层", "行政中心B区"))
    room = more if local == road else pick(rng, ("", f"{int(rng.integers(1, 200))}号"))
    return Body(
        kind=kind,
        name=name,
        credit_code=credit_code(
            rng,
            region.code,
            pick(rng, sort.category),
            organization=organization_code(rng) if rng.random() < 0.6 else "",
        ),
        head=pick_name(rng, pick(rng, "男女"), pick(rng, ("汉", "汉", "汉", "藏", "维吾尔"))),
        purpose=purpose,
        address=f"{area}{local}{room}",
        funds=pick(rng, _FUNDS),
        capital=_capital(rng),
        sponsor=said(sort.sponsors),
        authority=said(sort.authorities),
        valid_from=start,
        valid_to=None if rng.random() < sort.endless else end,
        region=region,
    )
