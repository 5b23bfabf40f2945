"""Words of residence permits: titles, labels, offices, what the back says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.synthesis.names import pick
from models.synthesis.places import police_authority
from models.synthesis.regions import Region

__all__ = ["BACK_NOTES", "LABELS", "RECORD_HEADS", "REASONS", "office_of", "title_of"]

LABELS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "姓名", "姓名", "持证人", "持证人姓名"),
    "sex": ("性别",),
    "ethnicity": ("民族",),
    "birth": ("出生", "出生日期", "出生日期", "出生年月", "出生年月日", "生日"),
    "number": (
        "公民身份号码", "公民身份号码", "身份证号码", "身份证号", "居民身份证号码", "身份号码",
        "公民身份证号", "证件号码", "居民身份证号", "公民身份证号码",
    ),
    "household": (
        "户籍地址", "常住户口所在地住址", "户口所在地", "常住户口所在地", "户籍所在地", "户籍地",
        "户籍所在地址", "户口地址", "户籍住址", "户籍所在地住址", "常住户口地址", "原住址",
        "户口所在地址", "常住户口所在地地址", "户籍详址", "原籍地址",
    ),
    "stay": (
        "住址", "现住址", "居住地址", "居住地住址", "居住地", "现居住地址", "现住地址", "现居住地",
        "居住住址", "居住详址", "本市居住地址", "居住地详址", "现居住地住址", "现居住址",
    ),
    "stay_old": (
        "暂住地址", "暂住地", "暂住处所", "暂住住址", "现住址", "现住地址", "暂住地详址",
        "暂住处地址",
    ),
    "permit": (
        "居住证号", "居住证编号", "证件编号", "编号", "证号", "居住证号码", "证件号", "卡号",
        "证书编号",
        "居住证证号",
    ),
    "permit_old": ("暂住证号", "编号", "证号", "暂住证编号", "暂住证号码", "证件编号"),
    "authority": (
        "签发机关", "签发机关", "发证机关", "发证机关", "签发单位", "发证单位", "制发机关",
        "核发机关",
    ),
    "issued": (
        "签发日期", "签发日期", "发证日期", "发证时间", "签发时间", "制证日期", "核发日期",
        "办证日期",
    ),
    "until": (
        "有效期至", "有效期限至", "有效期止", "有效日期至", "有效期截止", "到期日期", "截止日期",
        "签注有效期至",
    ),
    "term": ("有效期限", "有效期限", "有效期", "使用期限", "有效期间", "居住期限", "证件有效期"),
    "reason": ("居住事由", "居住原因", "来本地事由", "居住类别"),
    "work": ("工作单位", "服务处所", "从业单位", "工作单位及职业", "就业单位"),
    "phone": ("联系电话", "本人电话", "电话"),
    "school": ("文化程度",),
    "married": ("婚姻状况",),
    "came": ("来本地日期", "来穗日期", "到达日期", "来本市时间", "居住登记日期"),
    "landlord": ("房主姓名", "户主", "留宿人", "房屋业主"),
}  # fmt: skip
REASONS = ("务工", "经商", "务工就业", "投靠亲友", "学习培训", "就业", "投资", "随迁", "服务")

RECORD_HEADS = (
    "签注日期 有效期至 签注机关", "签注日期 签注有效期 经办人", "居住地址变动 登记日期 登记单位",
    "变更日期 变更内容 承办单位", "签注时间 有效期",
)  # fmt: skip
BACK_NOTES = (
    "本证是持证人在居住地居住、作为常住人口享受基本公共服务和便利，申请登记常住户口的证明。",
    "居住证每年签注一次，持证人应当在每满一年之日前1个月内到居住地公安派出所办理签注手续。",
    "逾期未办理签注手续的，居住证使用功能中止；补办签注手续的，使用功能恢复。",
    "居住证持有人应当随身携带，以备公安机关依法查验。",
    "居住证不得转借、涂改、伪造。如有遗失，请及时到发证机关申请补领。",
    "持证人居住地址变更的，应当自变更之日起十日内办理变更登记。",
    "拾到本证者请投入邮箱或交就近派出所，谢谢！",
)


def title_of(rng: np.random.Generator, region: Region, *, old: bool) -> str:
    """A permit's title as its place words it."""
    place = pick(rng, (region.province, region.seat, region.province))
    words: tuple[str, ...]
    if old:
        words = (
            "暂住证",
            "暂住证",
            "{p}暂住证",
            "临时居住证",
            "流动人口暂住证",
            "外来人口暂住证",
            "居住证",
            "流动人口居住证",
            "{p}临时居住证",
            "暂住人口登记证",
        )
    else:
        words = (
            "{p}居住证",
            "{p}居住证",
            "{p}居住证",
            "居住证",
            "居住证",
            "{p}流动人口居住证",
            "{p}临时居住证",
            "中华人民共和国居住证",
            "{p}人才居住证",
            "{p}工作居住证",
            "{p}海外人才居住证",
            "{p}电子居住证",
        )
    return pick(rng, words).format(p=place)


def office_of(rng: np.random.Generator, region: Region) -> str:
    """Who issues a permit: the police office mostly, a station, or a centre of the city's."""
    police = police_authority(region)
    station = pick(rng, ("城关", "新桥", "东湖", "南苑", "永安", "石桥", "清河", "柳林", "金沙"))
    choices = (
        police,
        police,
        police,
        f"{police}{station}派出所",
        f"{station}派出所",
        f"{region.seat}公安局",
        f"{region.county}流动人口服务管理办公室",
        f"{region.province}公安厅",
        f"{region.seat}人力资源和社会保障局",
    )
    return pick(rng, choices)
