"""Domain certificate (域名证书) as registrars let their customers print it.

Labels in Chinese, often with their English, or English alone; some print the domain large and
without a label, and some say it all in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.documents.checks import check_dates
from verifier.documents.flow import Flow, half_width, tidy
from verifier.documents.forms import Entry, read_entries, spelled
from verifier.documents.forms.values import day, matching, organisation, term, until
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.letter_grammar import DATE, DOMAIN, HAN_TLDS, ORGANISATION, PERSON
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import find_dates

__all__ = ["DOMAIN_CERTIFICATE"]

_TITLES = ("域名注册证书", "域名证书", "域名注册证明", "域名持有证明", "域名所有权证书")
_TITLE = re.compile(
    r"域名(?:[\u4e00-\u9fff]{0,8})(?:证书|证明书?)(?!号|编)"
    r"|(?:certificate|certification).{0,24}domain|domain.{0,30}certificat|whois|域名(?:注册)?信息",
    re.IGNORECASE,
)
_HEADLINE = r"[^:：]*(?:证书|证明|[Cc]ertificat|CERTIFICAT)[^:：]*"
_WORDS = {
    "域名": 0.05,
    "注册商": 0.1,
    "注册服务机构": 0.1,
    "域名所有": 0.1,
    "域名持有": 0.1,
    "注册人": 0.1,
    "到期": 0.1,
    "注册时间": 0.05,
    "注册日期": 0.05,
    "创建": 0.05,
    "DNS": 0.05,
    "域名状态": 0.1,
    "Registrant": 0.1,
    "Registrar": 0.1,
    "Expir": 0.1,
    "DomainName": 0.1,
}
# Papers about a domain that are no certificate of it.
_OTHERS = (
    *("授权书", "委托书", "承诺书", "营业执照", "授权证明", "关系证明"),
    *("我单位", "本单位", "我公司", "本公司", "我司", "本人"),
)
# With a label beside it, any name will do.
_ANY_DOMAIN = (
    rf"{DOMAIN}|(?P<any>(?:[A-Za-z0-9\u4e00-\u9fff-]{{1,63}}\.)+(?:[A-Za-z]{{2,24}}|{HAN_TLDS}))"
)


def _labels(english: Sequence[str], *chinese: str) -> tuple[str, ...]:
    """Labels alone, with their English behind them, and the English alone."""

    def both() -> Iterator[str]:
        for words in spelled(english=english):
            for label in chinese:
                yield from (f"{label}{words}", f"{label}/{words}", f"{label}({words})")
                yield f"{words}{label}"

    return (*chinese, *both(), *spelled(english=english))


_OWNER = ("所有者", "持有者", "注册人", "持有人", "所有人", "注册者")
_OWNING = (
    "注册单位",
    "所有单位",
    "持有单位",
    "所属单位",
    "申请单位",
    "申请人",
    "单位名称",
    "组织名称",
)
_REGISTRAR = ("注册服务机构", "注册商", "注册服务商", "注册机构", "服务商", "注册代理机构")
_BEGIN = (
    "初始注册日期",
    "注册生效日期",
    "开始时间",
    "开始日期",
    "注册起始日期",
    "注册时间",
    "注册日期",
    "创建时间",
    "创建日期",
    "登记日期",
    "起始日期",
    "生效日期",
)
_END = (
    "注册截止日期",
    "注册到期日期",
    "域名截止日期",
    "截止时间",
    "到期时间",
    "到期日期",
    "过期时间",
    "过期日期",
    "到期日",
    "截止日期",
    "失效日期",
)
_VALID = ("有效期至", "有效期止", "有效期截止", "使用期至", "有效至")
_TERM = ("有效期", "有效期限", "域名有效期", "使用期限", "注册期限", "注册有效期")
_NAMED = ("", "名称", "姓名", "(中文)", "中文", "中文名称")
# Labels of what is not kept; they end the value above them.
_OTHER_LABELS = (
    *("注册管理机构", "注册局", "域名注册管理机构", "DNS服务器", "域名服务器", "DNS", "NameServer"),
    *("域名状态", "状态", "证书编号", "证书号", "编号", "联系人", "联系邮箱", "注册人邮箱", "备注"),
    *("打印时间", "打印日期", "查询时间", "更新时间", "发证日期", "证件号码", "证件类型", "注意"),
    *(
        "注册人类型",
        "域名类别",
        "域名转码",
        "变更日期",
        "当前状态",
        "年限",
        "域名实名状态",
        "域名ID",
    ),
    *("RegistrantType", "RegistrantContactEmail", "LastUpdatedOn", "Type", "HolderType"),
    *("RegistrarWHOISServer", "RegistrantState/Province", "ROID", "域名编码", "认证机构"),
    *("RegistrarURL", "RegistrantCountry", "WHOISServer", "RegistrantEmail", "注册人类别"),
    *("Status", "DomainStatus", "UpdatedDate", "CertificateNo", "说明", "管理联系人", "发证机构"),
    *("注册联系人", "注册商网址", "注册局域名ID", "颁发机构", "颁发日期", "备案号"),
)


def _each(first: Sequence[str], words: Sequence[str], last: Sequence[str] = ("",)) -> list[str]:
    return [f"{one}{word}{named}" for one in first for word in words for named in last]


_ENTRIES = (
    Entry(
        _labels(
            ("Domain Name", "Domain"),
            *("域名", "域名名称", "注册域名", "中文域名", "英文域名", "国际域名", "域名全称"),
        ),
        matching("domain", _ANY_DOMAIN, str.lower),
        anywhere=DOMAIN,
    ),
    Entry(
        _labels(
            (
                *(
                    "Registrant",
                    "Registrant Name",
                    "Domain Name Holder",
                    "Domain Name Owner",
                    "Domain Owner",
                    "Domain Holder",
                    "Owner",
                ),
                *("Holder", "Registrant Organization", "Registered Name Holder"),
            ),
            *_each(("域名", ""), _OWNER, _NAMED),
            *_each(("域名", ""), _OWNING),
        ),
        matching(
            "holder", r"(?!类型|状态|\(?单位\)?$|[,，])(?:\(单位\)|单位)?(?P<v>.{2,60})", tidy
        ),
    ),
    Entry(
        _labels(
            ("Registrar", "Sponsoring Registrar", "Registrar Name", "Domain Name Registrar"),
            *_each(("域名", "所属", "当前", ""), _REGISTRAR, ("", "名称")),
        ),
        organisation("registrar"),
    ),
    Entry(
        _labels(
            (
                *(
                    "Effective Date",
                    "Registration Date",
                    "Registration Time",
                    "Creation Date",
                    "Created",
                ),
                *("Registered On", "Date of Registration", "Registered Date", "Created On"),
            ),
            *_each(("域名", ""), _BEGIN),
        ),
        day("valid_from"),
        below=True,
    ),
    Entry(
        _labels(
            (
                *("Expiration Date", "Expiry Date", "Expiration Time", "Date of Expiration"),
                *("Expires", "Expires On", "Expire Date", "Expired Date", "Valid Until"),
                "Registry Expiry Date",
            ),
            *_each(("域名", ""), _END),
            *_VALID,
        ),
        until(),
        below=True,
    ),
    Entry(
        _labels(
            ("Validity", "Valid Period", "Term", "Period of Validity", "Validity Period"), *_TERM
        ),
        term,
        anywhere=r"(?:19|20)\d\d.{4,8}(?:至|到|-|~|—|to).{0,2}20\d\d.{4,7}",
    ),
    Entry(_OTHER_LABELS),
)
_ORDER = ("domain", "holder", "registrar", "valid_from", "valid_to")

_WHO = rf"(?:{ORGANISATION}|{PERSON}|[A-Z][A-Za-z .,&'-]{{2,60}}?)"
_ENGLISH_WHO = r"(?P<v>[A-Z][A-Za-z0-9 .,&'()-]{2,70}?)"
_SENTENCES = {
    "holder": (
        rf"(?:注册人|持有者|所有者|所有人|持有人|注册者)(?:为|是|系):?(?P<v>{_WHO})(?=[,。;()\n]|$)",
        rf"(?:兹|特此)?证明:?(?P<v>{_WHO})(?:\([^)]{{0,40}}\))?"
        r"(?=已|为|是|系|于|通过|经|拥有|持有|合法|在|自)",
        rf"(?:兹有|今有)(?P<v>{_WHO})(?=于|在|通过|自|已)",
        rf"(?:由|归)(?P<v>{_WHO})(?=合法|依法|注册|持有|所有|申请|拥有|使用|通过|经)",
        rf"(?P<v>{_WHO}):(?=您|贵|你)",
        r"(?:registeredto|registeredby|inthenameof|belongsto|ownedby|certif(?:y|ies)that)"
        rf"{_ENGLISH_WHO}(?=is|has|[,.;]?(?:on|from|through|via|and|until|since|with)[^a-z]|[;。]|$)",
    ),
    "registrar": (
        rf"(?:通过|经由?|由|在|向)(?P<v>{ORGANISATION})(?:\([^)]{{0,20}}\))?"
        r"(?=注册|办理|提供|代理|登记|完成|进行|申请)",
        rf"(?:颁发单位|颁发机构|发证机构|发证单位|证明单位|出具单位):?\n?(?P<v>{ORGANISATION})",
    ),
}
_BEGINS = re.compile(
    r"(?:注册|申请|登记|创建)(?:日期|时间)?(?:为|于|是)?$|(?:于|自|从|期)$|(?:registered|created|from|since)(?:on)?$"
)
_ENDS = re.compile(
    r"(?:到期|有效期?限?|截止|过期)(?:日期|时间|日)?(?:为|是|至|到)*$|[至到]$|将于$"
    r"|(?:until|to|expir\w*|through)(?:on)?$"
)
_ENGLISH_DAY = r"|[A-Z][a-z]{2,8}\d{1,2},\d{4}|\d{1,2}-?[A-Z][a-z]{2,8}[-,]?\d{4}"
# The registrar signs at the foot.
_FOOT = 0.6


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    titled = bool(_TITLE.search(flow.text)) or any(
        printed_nearly(flow.text, title) for title in _TITLES
    )
    named = re.search(DOMAIN, flow.text) or re.search(rf"\.(?:{HAN_TLDS})", flow.text)
    return min(1.0, score + 0.5 + 0.1 * bool(named)) if titled and (score or named) else score


def _extract(page: Page, flow: Flow) -> Fields:
    fields = dict(read_entries(page, _ENTRIES, titles=_HEADLINE))
    for name, patterns in _SENTENCES.items():
        if fields.get(name) is None and (said := _said(page, flow, patterns)):
            fields[name] = said
    if fields.get("registrar") is None and (signed := _signed(page, flow)):
        fields["registrar"] = signed
    for name, before in (("valid_from", _BEGINS), ("valid_to", _ENDS)):
        if fields.get(name) is None and (said := _date_behind(page, flow, before)):
            fields[name] = said
    return {name: fields[name] for name in _ORDER if name in fields}


def _said(page: Page, flow: Flow, patterns: Sequence[str]) -> FieldReport | None:
    """What a sentence says."""
    for pattern in patterns:
        for match in re.finditer(pattern, flow.text):
            if not re.search(r"域名|证书|注册", match["v"]):
                return text_field(page, flow.group(match, "v"))
    return None


def _date_behind(page: Page, flow: Flow, before: re.Pattern[str]) -> FieldReport | None:
    """The first date that stands behind such words."""
    for match in re.finditer(DATE + _ENGLISH_DAY, flow.text):
        words = re.split(r"[,。;:]", flow.text[max(0, match.start() - 16) : match.start()])[-1]
        days = find_dates(match.group())
        if days and before.search(words):
            return make_field(page, flow.group(match), days[0].isoformat())
    return None


def _signed(page: Page, flow: Flow) -> FieldReport | None:
    """The firm that signs: the lowest line that is a firm's name."""
    foot = flow.y0 + _FOOT * (flow.y1 - flow.y0)
    for line in sorted(flow.lines, key=lambda line: -line.middle):
        if line.middle > foot and re.fullmatch(
            r"[\u4e00-\u9fff()]{4,30}公司(?:\([^)]*\))?|[A-Z][A-Za-z ,.&]{6,70}Ltd\.?",
            half_width(line.text),
        ):
            return text_field(page, (line,))
    return None


def _check(fields: Fields) -> Sequence[Finding]:
    return check_dates(fields, (("valid_from", "valid_to"),))


DOMAIN_CERTIFICATE = DocumentKind(
    type=DocumentType.DOMAIN_CERTIFICATE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("domain", "holder", "valid_to"),
    printed=("registrar", "valid_from"),
)
