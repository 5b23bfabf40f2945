"""Words of domain certificates: labels, sentences, notes, days in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words

__all__ = [
    "CLOCKS", "ENGLISH_DAYS", "ENGLISH_LABELS", "ENGLISH_SENTENCES", "LABELS", "NOTES", "SENTENCES",
    "TITLES", "domain_day",
]  # fmt: skip

# What is asked, and how forms ask it; the first English one fits the Chinese best.
LABELS: Mapping[str, tuple[str, ...]] = {
    "domain": (
        "域名", "域名", "域名", "域名名称", "注册域名", "域名全称", "所注册域名", "网络域名",
    ),
    "holder": (
        "域名持有者", "域名所有者", "域名所有人", "域名持有人", "注册人", "域名注册人", "注册者",
        "持有者", "持有人", "所有者", "所有人", "域名注册者", "域名所有者名称", "注册者名称",
        "域名注册单位", "注册人名称", "域名注册人名称", "域名拥有者", "域名所属者",
        "域名注册人/单位",
        "注册人（单位）", "域名持有者（注册人）", "申请单位", "注册单位", "域名注册者单位",
    ),
    "registrar": (
        "域名注册商", "注册商", "注册服务机构", "域名注册服务机构", "所属注册商", "注册服务商",
        "域名服务商", "注册机构", "域名注册机构", "注册商名称", "域名注册服务商", "域名服务机构",
        "当前注册商", "域名注册服务机构名称", "代理注册机构",
    ),
    "start": (
        "注册时间", "注册日期", "创建时间", "创建日期", "域名注册时间", "域名注册日期", "申请日期",
        "生效日期", "开通日期", "注册生效日期", "起始日期", "域名创建时间", "注册起始日期",
        "开始时间",
        "生效时间", "域名生效日期", "首次注册时间", "初始注册日期",
    ),
    "end": (
        "到期时间", "到期日期", "过期时间", "过期日期", "域名到期时间", "域名到期日期", "有效期至",
        "截止日期", "终止日期", "失效日期", "注册到期日期", "域名有效期至", "到期日", "域名到期日",
        "结束时间", "注册截止日期", "失效时间", "终止时间",
    ),
    "term": (
        "有效期", "有效期限", "注册有效期", "域名有效期", "使用期限", "注册期限", "注册有效期限",
        "域名有效期限", "有效时间", "起止日期", "有效期间",
    ),
    "registry": (
        "注册管理机构", "域名注册管理机构", "顶级域名注册局", "注册局", "域名注册局",
        "上级注册管理机构",
    ),
    "updated": ("更新时间", "更新日期", "最近更新", "信息更新时间", "最后更新日期", "变更日期"),
    "servers": ("DNS服务器", "域名服务器", "DNS", "解析服务器", "主DNS服务器", "域名DNS",
    "DNS 服务器"),
    "state": ("域名状态", "状态", "当前状态", "域名当前状态"),
    "checked": ("实名认证", "实名认证状态", "命名审核", "域名实名状态"),
    "years": ("注册年限", "注册年数", "年限"),
    "kind": ("域名类型", "域名类别", "域名后缀类型", "域名级别"),
    "code": ("Punycode", "域名转码", "PUNYCODE编码", "转码后域名"),
    "number": ("证书编号", "证书号", "编号", "证书序列号", "NO", "证书 No", "注册号"),
    "mail": ("注册人邮箱", "联系邮箱", "联系人邮箱", "电子邮箱", "注册联系人电子邮件"),
    "contact": ("联系人", "域名联系人", "管理联系人", "注册联系人"),
    "roid": ("域名ROID", "ROID", "注册局ID", "域名ID"),
    "holder_kind": ("所有者类型", "持有者类型", "注册人类型", "用户类型"),
}  # fmt: skip
ENGLISH_LABELS: Mapping[str, tuple[str, ...]] = {
    "domain": ("Domain Name", "Domain Name", "Domain", "Registered Domain Name"),
    "holder": (
        "Registrant", "Domain Name Registrant", "Registrant Name", "Registrant Organization",
        "Domain Holder", "Owner", "Registrant Of Domain Name", "Holder", "Domain Name Holder",
    ),
    "registrar": (
        "Registrar", "Sponsoring Registrar", "Registrar Name", "Domain Name Registrar",
        "Registration Service Provider", "Registrar of Record",
    ),
    "start": (
        "Registration Date", "Creation Date", "Date of Registration", "Registered On",
        "Created On", "Effective Date", "Registration Time", "Created Date",
    ),
    "end": (
        "Expiration Date", "Expiry Date", "Date of Expiration", "Expires On", "Expiration Time",
        "Registry Expiry Date", "Valid Until", "Registrar Registration Expiration Date",
    ),
    "term": ("Period of Validity", "Validity", "Term of Registration", "Valid Period"),
    "registry": ("Registry", "Registry Operator", "Domain Name Registry"),
    "updated": ("Updated Date", "Last Updated", "Last Updated On"),
    "servers": ("Name Server", "DNS Server", "Name Servers", "DNS"),
    "state": ("Domain Status", "Status"),
    "checked": ("Verification", "Real Name Verification"),
    "years": ("Registration Years", "Term"),
    "kind": ("Domain Type", "Type"),
    "code": ("Punycode", "ASCII Name"),
    "number": ("Certificate No.", "No.", "Certificate Number", "Certificate ID"),
    "mail": ("Registrant Contact Email", "Registrant Email", "E-mail"),
    "contact": ("Administrative Contact", "Contact"),
    "roid": ("ROID", "Registry Domain ID"),
    "holder_kind": ("Registrant Type", "Holder Type"),
}  # fmt: skip

TITLES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "any": (
        (("域名证书",), "Domain Name Certificate"),
        (("域名注册证书",), "Domain Name Registration Certificate"),
        (("域名注册证",), "Certificate of Domain Name Registration"),
        (("域名所有权证书",), "Certificate of Domain Name Ownership"),
        (("域名注册证明",), "Proof of Domain Name Registration"),
        (("域名持有证明",), "Domain Name Certificate"),
        (("域名电子证书",), "Domain Certificate"),
        (("域名信息证明",), "Domain Information"),
        (("互联网域名注册证书",), "Internet Domain Name Registration Certificate"),
        (("注册证书",), "Certificate of Domain Name Registration"),
        (("域名使用证书",), "Certificate of Domain Name"),
        (("新顶级域名证书",), "New gTLD Domain Name Certificate"),
    ),
    "gtld": (
        (("国际域名注册证书",), "Certificate of Domain Name Registration"),
        (("顶级国际域名证书",), "Certificate of Top Level Domain Name"),
        (("国际顶级域名证书",), "International Top Level Domain Certificate"),
        (("顶级国际域名注册证书",), "TOP LEVEL DOMAIN NAME CERTIFICATE"),
        (("通用顶级域名注册证书",), "Certificate of gTLD Registration"),
        (("国际域名证书",), "International Domain Name Certificate"),
    ),
    "cn": (
        (("CN域名注册证书",), "Certificate of .CN Domain Name"),
        (("中国国家顶级域名证书",), "CERTIFICATE OF CN DOMAIN NAME"),
        (("中国国家顶级域名", "注册证书"), "Registration Certificate of CN Domain Name"),
        ((".CN域名注册证书",), ".CN Domain Name Registration Certificate"),
        (("国家域名注册证书",), "Certificate of National Domain Name"),
        (("国内域名注册证书",), "Domain Name Registration Certificate"),
        (("中国国家域名证书",), "Chinese National Domain Name Certificate"),
    ),
    "chinese": (
        (("中文域名证书",), "Certificate of Chinese Domain Name"),
        (("中文域名注册证书",), "Chinese Domain Name Registration Certificate"),
        (("中文国际域名证书",), "IDN Certificate"),
        (("中文顶级域名证书",), "Chinese Top Level Domain Name"),
    ),
}

SENTENCES = (
    "兹证明{holder}于{start}注册域名{domain}，有效期至{end}。",
    "兹证明：域名 {domain} 由 {holder} 注册，注册日期为{start}，到期日期为{end}。",
    "兹证明域名 {domain} 由 {holder} 注册，有效期自{start}至{end}，特此证明。",
    "兹证明域名{domain}已由{holder}注册成功，并已在域名注册局数据库中记录。注册日期：{start}，"
    "到期日期：{end}。",
    "此证书表明{holder}已经注册{domain}，并已在国际顶级域名数据库中记录。此域名注册时间为{start}，"
    "到期时间为{end}。",
    "{holder}：您注册的域名 {domain} 已经生效，注册时间 {start}，到期时间 {end}。",
    "本证书证明域名 {domain} 的注册人为 {holder}，该域名于 {start} 通过 {registrar} 注册，"
    "将于 {end} 到期。",
    "兹证明 {holder} 是域名 {domain} 的合法持有者。该域名注册于{start}，有效期至{end}，"
    "由{registrar}提供注册服务。",
    "兹有{holder}于{start}在{registrar}注册域名{domain}，有效期限至{end}，在此期间该域名由其所有。",
    "{holder} 系域名 {domain} 的域名所有者，域名注册服务机构为{registrar}，"
    "有效期为{start}至{end}。",
    "根据《互联网域名管理办法》，{domain} 域名已由 {holder} 依法注册，域名有效期自 {start} 起至 "
    "{end} 止。",
    "经核准，{holder}注册了{domain}域名，"
    "注册有效期：{start}至{end}。本域名由{registrar}注册并管理。",
    "兹证明由 {registrar} 提供注册服务的域名 {domain} 为 {holder} 所有，创建日期 {start}，"
    "过期日期 {end}。",
)
ENGLISH_SENTENCES = (
    "This is to certify that the domain name {domain} has been registered by {holder} on {start} "
    "and will expire on {end}.",
    "This certifies that {holder} is the registrant of the domain name {domain}, registered on "
    "{start} and valid until {end}.",
    "This certificate confirms the registration of {domain} in the name of {holder} through "
    "{registrar}. Registration date: {start}. Expiration date: {end}.",
    "We hereby certify that {holder} has registered the domain name {domain} with {registrar}. "
    "The registration is effective from {start} to {end}.",
    "{domain} is registered to {holder} from {start} to {end} and is recorded in the database of "
    "the registry.",
    "This document certifies that {holder} holds the exclusive right to use the domain name "
    "{domain} from {start} through {end}.",
)
NOTES = (
    "以上域名由本机构提供注册服务，"
    "并已在域名注册局数据库中记录。持有者在有效期内享有该域名的使用权。",
    "以上信息以域名注册管理机构数据库实时记录为准。",
    "本证书仅作为域名注册信息之证明，域名信息发生变更后本证书自动失效，请重新打印。",
    "说明：1、本证书所载信息取自打印当日的注册数据库；2、域名续费、转移、过户后请重新获取证书；"
    "3、伪造、变造本证书的，依法承担责任。",
    "特别提示：域名到期前请及时续费，以免域名被删除。域名所有人应对其注册信息的真实性负责。",
    "注：此证书不作为域名所有权转移的凭证。",
    "此域名已通过实名认证，符合国家有关规定。",
    "The information above is taken from the registry's database at the time of printing and may "
    "change afterwards.",
    "本证书打印件加盖公章有效。",
    "本证书为电子证书，由系统自动生成，可在官网“域名证书查询”栏目核验真伪。",
)

ENGLISH_DAYS = ("iso", "month_first", "day_first", "dashed", "short", "slashed")
CLOCKS = ("seconds", "seconds", "utc", "cut", "chinese", "tenths")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def domain_day(day: date, style: str, clock: str = "", form: str = "seconds") -> str:
    """A day of registration or expiry.

    Args:
        day: Which.
        style: One of ``DAY_STYLES`` or :data:`ENGLISH_DAYS`.
        clock: Time of day after it, or empty.
        form: One of :data:`CLOCKS`.
    """
    month = _MONTHS[day.month - 1]
    match style:
        case "iso":
            words = f"{day:%Y-%m-%d}"
        case "month_first":
            words = f"{month} {day.day}, {day.year}"
        case "day_first":
            words = f"{day.day:02d} {month} {day.year}"
        case "dashed":
            words = f"{day.day:02d}-{month[:3]}-{day.year}"
        case "short":
            words = f"{month[:3]} {day.day:02d} {day.year}"
        case "slashed":
            words = f"{day:%Y/%m/%d}"
        case _:
            words = day_words(day, style)
    if not clock:
        return words
    if form == "chinese" and style in DAY_STYLES and "年" in words:
        return f"{words}{clock[:2]}时{clock[3:5]}分"
    if form == "utc":
        return f"{day:%Y-%m-%d}T{clock}Z"
    return f"{words} {clock[:5] if form == 'cut' else clock}" + (".0" if form == "tenths" else "")
