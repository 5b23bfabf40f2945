"""How certificates, registries and WHOIS servers label what they say about a domain.

Chinese labels are put together of what they consist of: 域名 or nothing, a word for the role, a
word for its name. English ones are listed as they are printed.
"""

from __future__ import annotations

from verifier.documents.forms import composed, spelled

__all__ = ["BEGIN", "DOMAIN_NAME", "END", "HOLDER", "HOLDING_BODY", "NOT_KEPT", "REGISTRAR", "TERM"]

DOMAIN_NAME = (
    *composed("- 中文 英文 国际 国内 注册 所注册 申请 网络 网站 该", "域名", "- 名称 全称"),
    *("域名为", "域名(中文)", "域名(英文)"),
    *spelled(
        english=("Domain Name", "Domain", "Registered Domain Name", "Registered Domain", "Domains")
    ),
)

_OWNS = "所有 持有 注册 拥有 所属 申请 登记 使用"
# Where both are printed, the body holds the domain and the person only acts for it.
HOLDING_BODY = (
    *composed("- 域名", _OWNS, "单位 组织 企业", "- 名称 全称"),
    *("单位名称", "组织名称", "注册人组织", "注册人机构", "注册单位(个人)", "注册人单位"),
    *spelled(
        english=(
            *("Registrant Organization", "Registrant Organisation", "Organization Name"),
            *("Owner Organization", "Registrant Company", "Holder Organization"),
        )
    ),
)
HOLDER = (
    *composed(
        "- 域名 当前域名", _OWNS, "者 人", "- 名称 姓名 (单位) /单位 单位 中文 (中文) 中文名称 全称"
    ),
    *composed("域名", "持有者 所有者 持有人 所有人", "(注册人) (注册者) (单位/个人) (个人/单位)"),
    *("域名主体", "持有者(注册人)", "所有者(注册人)", "注册人/持有人"),
    *("域名权利人", "权利人"),
    *spelled(
        english=(
            *("Registrant", "Registrant Name", "Registrant of Domain"),
            *("Registrant Of Domain Name", "Domain Name Registrant", "Domain Registrant"),
            *("Domain Name Holder", "Domain Holder", "Holder", "Holder Name", "Name of Holder"),
            *("Domain Name Owner", "Domain Owner", "Owner", "Owner Name", "Registered Owner"),
            *("Registered Name Holder", "Name of Registrant", "Registered to", "Registered By"),
        )
    ),
)

_SERVES = "注册服务机构 注册商 注册服务商 注册机构 服务机构 服务商 注册代理机构 代理注册机构"
REGISTRAR = (
    *composed("- 域名 所属 当前 所属域名 域名所属 现 原", _SERVES, "- 名称 全称"),
    *("注册代理商", "代理注册商", "域名代理商", "认证注册商", "域名提供商", "域名服务提供商"),
    *spelled(
        english=(
            *("Registrar", "Registrar Name", "Sponsoring Registrar", "Domain Name Registrar"),
            *("Registrar of Record", "Registration Service Provider", "Current Registrar"),
            *("Domain Registrar", "Name of Registrar", "Registrar Organization"),
            *("Domain Name Service Provider", "Accredited Registrar"),
        )
    ),
)

_OF_IT = "- 域名 域名注册 注册"
BEGIN = (
    *composed(_OF_IT, "生效 起始 开始 创建 开通 申请 初始 登记 启用", "时间 日期 日"),
    *composed("- 域名 首次 初始 最初 域名首次 域名初始", "注册", "时间 日期 日 年月日"),
    *("有效期起", "起始有效期", "注册于", "创建于"),
    *spelled(
        english=(
            *("Effective Date", "Registration Date", "Registration Time", "Registered Date"),
            *("Creation Date", "Creation Time", "Created", "Created Date", "Created On"),
            *("Registered On", "Registered", "Date of Registration", "Date of Creation"),
            *("Domain Registration Date", "Domain Creation Date", "Start Date", "Issued On"),
            *(
                "Effective From",
                "Valid From",
                "Date Registered",
                "Date Created",
                "Commencement Date",
            ),
        )
    ),
)
END = (
    *composed(_OF_IT, "到期 过期 截止 终止 失效 结束 届满", "时间 日期 日"),
    *composed("- 域名 注册", "有效期 有效期限 有效日期 使用期", "至 到 止 截止 截至 截止日 截止至"),
    *("有效至", "域名有效至", "有效截止日期", "到期年月日", "注册有效期至"),
    *spelled(
        english=(
            *("Expiration Date", "Expiration Time", "Expiry Date", "Expiry Time", "Expiry"),
            *("Date of Expiration", "Date of Expiry", "Expires", "Expires On", "Expire Date"),
            *("Expired Date", "Valid Until", "Valid Till", "Valid Through", "Valid To", "End Date"),
            *("Registry Expiry Date", "Registrar Registration Expiration Date", "Expiration"),
            *("Registration Expiration Date", "Domain Expiration Date", "Expire On"),
            *("Domain Expiry Date", "Registration Expiry Date", "Paid Until"),
        )
    ),
)
TERM = (
    *composed("- 域名 注册 域名注册 使用", "有效期 有效期限 有效期间 有效时间 期限 期间"),
    *("使用期", "起止日期", "起止时间", "注册起止日期", "域名期限", "有效起止日期", "有效日期"),
    *spelled(
        english=(
            *("Validity", "Valid Period", "Validity Period", "Period of Validity", "Valid"),
            *("Term of Registration", "Registration Term", "Registration Period", "Period"),
            *("Term", "Term of Validity", "Valid Term", "Registration Validity"),
        )
    ),
)

# What is not kept; it ends the value above it.
NOT_KEPT = (
    *composed("- 域名 顶级域名 上级 域名上级", "注册管理机构 注册局 管理机构"),
    *composed("- 域名 主 辅 解析", "DNS服务器 域名服务器 DNS 服务器"),
    *composed("- 域名 当前 域名当前 域名实名 实名认证 域名注册", "状态"),
    *composed("- 最后 最近 信息 数据 上次 最后一次", "更新 变更 修改", "时间 日期"),
    *composed("- 证书", "编号 序列号 查询码"),
    *composed("- 管理 注册 技术 域名 注册人", "联系人 联系邮箱 邮箱 电子邮箱 电话"),
    *("证书号", "证书No", "域名注册管理机构", "最近更新", "最后更新", "联系人邮箱", "电子邮箱"),
    *("注册联系人电子邮件", "注册商网址", "注册商URL", "备注", "说明", "注意", "备案号", "注册号"),
    *("打印时间", "打印日期", "证书打印时间", "查询时间", "出证日期", "发证日期", "颁发日期"),
    *(
        "签发日期",
        "证件号码",
        "证件类型",
        "实名认证",
        "命名审核",
        "域名级别",
        "域名后缀",
        "缴费年限",
    ),
    *(
        "年限",
        "注册年限",
        "注册年数",
        "域名转码",
        "转码后域名",
        "域名编码",
        "PUNYCODE编码",
        "Punycode",
    ),
    *("ROID", "域名ROID", "域名ID", "注册局ID", "注册局域名ID", "用户类型", "域名类型", "域名类别"),
    *("域名后缀类型", "认证机构", "发证机构", "颁发机构", "颁发单位", "证明单位", "出具单位"),
    *spelled(
        english=(
            *("Registry", "Registry Operator", "Domain Name Registry", "Registry Domain ID"),
            *("Name Server", "Name Servers", "DNS Server", "DNS Servers", "NServer", "DNSSEC"),
            *("Status", "Domain Status", "Registrant Type", "Holder Type", "Domain Type", "Type"),
            *("Updated Date", "Last Updated", "Last Updated On", "Last Modified", "Changed"),
            *(
                "Certificate No",
                "Certificate No.",
                "Certificate Number",
                "Certificate ID",
                "No.",
                "NO",
                "No",
            ),
            *("Registrant Contact Email", "Registrant Email", "E-mail", "Email", "Contact"),
            *("Registrant Contact", "Administrative Contact", "Admin Contact", "Technical Contact"),
            *("Registrar URL", "Registrar IANA ID", "Registrar WHOIS Server", "WHOIS Server"),
            *("Registrar Abuse Contact Email", "Registrar Abuse Contact Phone", "ASCII Name"),
            *("Registrant Country", "Registrant State/Province", "Registrant City", "Reseller"),
            *("Verification", "Real Name Verification", "Registration Years", "Registrant ID"),
            *("Registrant Phone", "Registrant Street", "Registrant Postal Code", "Registrar ID"),
        )
    ),
)
