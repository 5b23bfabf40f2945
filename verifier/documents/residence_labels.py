"""How places label what their residence permits say; every place has words of its own."""

from __future__ import annotations

from verifier.documents.forms import composed

__all__ = [
    "AUTHORITY",
    "BIRTH",
    "EITHER_NUMBER",
    "HOUSEHOLD",
    "IDENTITY_NUMBER",
    "ISSUED",
    "NAME",
    "NOT_KEPT",
    "PERMIT_NUMBER",
    "STAY",
    "TERM",
    "UNTIL",
]

NAME = (
    *composed("- 持证人 本人 申领人 暂住人 居住人 流动人口 暂住人员 来沪人员", "姓名"),
    "持证人",
)
BIRTH = composed("出生 出生日期 出生年月 出生年月日 生日 出生时间")
_ISSUES = "签发 发证 制发 制证 核发 颁发 颁证 填发 办证 办理"
AUTHORITY = (
    *composed(_ISSUES, "机关 单位 部门 机构"),
    *("承办单位", "登记机关", "签注机关", "公安机关"),
)
ISSUED = (
    *composed(f"{_ISSUES} 签注 登记", "日期 时间"),
    *composed("- 签注", "有效期起"),
)
_TERMS = "有效期 有效期限 有效期间 有效日期 使用期 使用期限"
UNTIL = (
    *composed("- 证件 居住证 本证 签注 居住", _TERMS, "至 到 止 截至 截止 截止至 截止日期"),
    *composed("- 证件 居住证 有效", "到期 截止 终止 届满 失效", "日期 时间"),
    *("有效至", "居住期限至", "期限至"),
)
TERM = (
    *composed("- 证件 居住证 暂住证 本证 居住 签注 暂住", f"{_TERMS} 期限"),
    *("起止日期", "有效起止日期"),
)

_WHERE = (
    "地址 地 地点 地住址 地详址 地地址 地详细地址 住址 详址 址 "
    "处 处所 处地址 住所 处住址 场所 所在地"
)
STAY = (
    *composed("- 现 本市 在本市 目前 当前 在本地", "居住", _WHERE),
    *composed("- 现 本市", "暂住", _WHERE),
    *composed("- 现 本市 现在", "住址 住地址 住地 居所 居所地址 住所地址"),
    *("住所", "租住地址", "租住地", "住宿地址"),
)
HOUSEHOLD = (
    *composed(
        "- 原",
        "户籍 户口 常住户口 常住户籍",
        "地址 地 地地址 地详址 住址 详址 "
        "所在地 所在地址 所在地住址 所在地地址 所在地详址 登记地 登记地址",
    ),
    *composed("原", "住址 籍 籍地址 居住地 住地"),
)
IDENTITY_NUMBER = (
    *composed("公民 居民 公民居民 -", "身份证 身份证件 身份", "号码 号 编号"),
    *("身份证明号码",),
)
PERMIT_NUMBER = (
    *composed("居住证 暂住证 居住证件 临时居住证 证书 登记证 本证 居住登记", "编号 号码 号 证号"),
    *("编号", "证号", "卡号", "证件编号", "卡片编号", "序号", "流水号"),
)
# The identity number on some, the permit's own on others.
EITHER_NUMBER = ("证件号码", "证件号")
NOT_KEPT = (
    *composed("- 联系 本人 联系人", "电话 手机 电话号码 手机号码"),
    *composed("居住 暂住 来本地 来本市 办证 留宿", "事由 原因 类别 类型 理由"),
    *composed("来本地 来本市 来穗 来沪 来京 来深 来杭 到达 到本地 居住登记 暂住登记", "日期 时间"),
    *composed("工作 从业 就业 服务", "单位 处所 单位及职业 单位名称 单位地址 场所"),
    *composed("房主 户主 房屋业主 业主 出租人 留宿人 房东", "- 姓名"),
    *("文化程度", "学历", "职业", "政治面貌", "婚姻状况", "健康状况", "血型", "签注记录", "备注"),
    *("经办人", "责任民警", "变更内容", "变更日期", "登记单位", "居住方式", "住所类型", "同行子女"),
)
