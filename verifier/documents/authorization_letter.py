"""Authorization letter (授权书, 授权委托书): free text or a form, no fixed layout.

The words are searched as one text in reading order. Who authorises is read from a labelled line,
from the sentence that authorises, or from beside 单位（盖章）; who is authorised is the person named
with an identity number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verifier.documents.flow import Flow, tidy
from verifier.documents.kind import DocumentKind, Fields, make_field
from verifier.documents.likeness import has_title, word_score
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import NumberStatus, check_id_number, find_dates

__all__ = ["AUTHORIZATION_LETTER"]

_WORDS = {
    "授权书": 0.3,
    "委托书": 0.3,
    "授权": 0.2,
    "委托": 0.1,
    "盖章": 0.15,
    "身份证": 0.1,
    "网站": 0.1,
    "备案": 0.1,
    "负责人": 0.1,
    "法定代表人": 0.05,
    "特此": 0.05,
}
_OTHERS = ("经营范围", "有效期限签发机关")

_ORGANISATION = (
    r"[\u4e00-\u9fffA-Za-z0-9()·&]{2,40}?"
    r"(?:公司|集团|企业|合伙\)|事务所|商行|商店|经营部|工作室|中心|医院|学校|大学|学院|幼儿园|协会|学会"
    r"|基金会|研究院|研究所|委员会|局|厅|政府|社|厂|店|部|馆|站|处|院|队|所)"
)
_PERSON = r"[\u4e00-\u9fff][\u4e00-\u9fff·]{1,19}?"
_ID_NUMBER = r"\d{17}[\dXx]"
_END_OF_NAME = (
    r"(?=先生|女士|同志|\(|\)|,|。|;|:|、|为|作为|担任|办理|代表|负责|身份证|公民身份|居民身份|证件|性别|男|女|系"
    r"|签字|签名|职务|联系|电话|手机|$)"
)

# Each in the order of how much it can be trusted.
_AUTHORIZER = (
    rf"(?:授权(?:单位|方|人)|委托(?:单位|方|人)|主办单位|单位(?:全称|名称)|公司名称|企业名称)(?:\((?:盖章|公章|全称|名称|甲方)\))?"
    rf"(?:名称|全称)?[:](?P<v>{_ORGANISATION})(?![\u4e00-\u9fff]*?公司)",
    rf"(?:单位|公司|授权人|委托人|授权方|委托方)\((?:盖章|公章|加盖公章|盖公章)\)[:]?(?P<v>{_ORGANISATION})",
    rf"(?:我单位|本单位|我公司|本公司|我司|本企业)[,(:]*(?:名称|全称)?[:]?(?P<v>{_ORGANISATION})",
    rf"(?:^|[。;:)书]|兹|现|兹由)(?P<v>{_ORGANISATION})(?:\([^)]{{0,40}}\))?(?:兹|现|特|因|拟|在此)?[^。]{{0,20}}?(?:授权|委托|指定)",
)
_AGENT = (
    rf"(?:被授权人|受托人|被委托人|受权人|代理人|委托代理人|经办人|被授权人姓名|网站负责人|主体负责人)"
    rf"(?:\([^)]{{1,10}}\))?(?:姓名)?[:](?P<v>{_PERSON}){_END_OF_NAME}",
    rf"(?:授权|委托|指定|指派|任命|同意)(?:我|本)?(?:单位|公司|司|企业)?(?:的)?(?:在职)?(?:员工|职工|职员|工作人员|同事|同志)?[:]?"
    rf"(?P<v>{_PERSON})(?:先生|女士|同志)?(?:[,(:]|\(?(?:性别)?[男女],)*"
    rf"(?:公民身份|居民身份|身份证|证件|男|女|性别)",
    rf"(?:授权|委托|指定|指派|任命)(?:我|本)?(?:单位|公司|司|企业)?(?:的)?(?:在职)?(?:员工|职工|职员|工作人员)?[:]?"
    rf"(?P<v>{_PERSON})(?=先生|女士|同志|为|作为|担任|办理|代表|负责|\()",
    rf"(?P<v>{_PERSON})(?:先生|女士|同志)?[,(]*(?:公民身份号码|居民身份证号码?|身份证号码?|身份证件号码?|证件号码?)[:]?{_ID_NUMBER}",
)
_LEGAL = (
    rf"(?:法定代表人|法人代表|单位负责人|负责人)(?:\((?:签字|签名|签章|签字或盖章|盖章|签名或盖章|姓名)\))?(?:姓名|签字|签名)?[:]"
    rf"(?P<v>{_PERSON}){_END_OF_NAME}",
    rf"法定代表人(?:为|系|是)?(?P<v>[\u4e00-\u9fff][\u4e00-\u9fff·]{{1,5}}?)(?=[,。;)(]|授权|委托|$)",
)
_DOMAIN = re.compile(
    r"(?:https?://)?((?:www\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"(?:com|cn|net|org|gov|edu|top|xyz|vip|site|shop|club|info|online|tech|store|ltd|cc|tv|biz|mobi|wang|ink|link|work|pro|fun|art|co))(?![A-Za-z])"
)
_SITE_NAME = (
    r"(?:网站名称|网站名|网站)[:](?P<v>[^,。;:()\s]{2,30}?)(?=,|。|;|\(|网站域名|域名|网址|首页|$)",
    r"[《“\"「](?P<v>[^》”\"」]{2,30})[》”\"」](?=网站|网|的)",
)
_ANY_NUMBER = re.compile(rf"(?<!\d){_ID_NUMBER}(?!\d)")
_DAY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日?|[.\-/]\d{1,2}[.\-/]\d{1,2})")
_HAN_DAY = re.compile(r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    return min(1.0, score + 0.35) if has_title(flow, "授权", "委托书") else 0.6 * score


def _extract(page: Page, flow: Flow) -> Fields:
    fields = {
        "authorizer": _first(page, flow, _AUTHORIZER),
        "legal_representative": _first(page, flow, _LEGAL),
        "agent_name": _first(page, flow, _AGENT),
        "agent_id_number": _agent_number(page, flow),
        "website": _website(page, flow),
        "issued_on": _issued(page, flow),
    }
    return {name: field for name, field in fields.items() if field is not None}


def _first(page: Page, flow: Flow, patterns: Iterable[str]) -> FieldReport | None:
    for pattern in patterns:
        match = re.search(pattern, flow.text)
        if match:
            return make_field(page, flow.group(match, "v"), tidy(match["v"]))
    return None


def _agent_number(page: Page, flow: Flow) -> FieldReport | None:
    """The identity number nearest behind the word that names who is authorised."""
    numbers = list(_ANY_NUMBER.finditer(flow.text))
    if not numbers:
        return None
    agent = next((m for p in _AGENT if (m := re.search(p, flow.text))), None)
    start = agent.start("v") if agent else 0
    chosen = next((number for number in numbers if number.start() >= start), numbers[-1])
    return make_field(page, flow.group(chosen), chosen.group().upper())


def _website(page: Page, flow: Flow) -> FieldReport | None:
    """The domain where one is written, else the site's name."""
    match = _DOMAIN.search(flow.text)
    if match:
        return make_field(page, flow.group(match, 1), match.group(1).lower().removeprefix("www."))
    return _first(page, flow, _SITE_NAME)


def _issued(page: Page, flow: Flow) -> FieldReport | None:
    """The last date, unless it ends a period (自…至…)."""
    matches = sorted(
        [*_DAY.finditer(flow.text), *_HAN_DAY.finditer(flow.text)], key=lambda match: match.start()
    )
    standing = [m for m in matches if not re.search(r"[至到\-—~]$", flow.text[: m.start()])]
    for match in reversed(standing):
        text = match.group()
        days = find_dates(text if not text[-1].isdigit() or "年" not in text else text + "日")
        if days:
            return make_field(page, flow.group(match), days[0].isoformat())
    return None


def _check(fields: Fields) -> Sequence[Finding]:
    number = fields.get("agent_id_number")
    if number is None or number.value is None:
        return ()
    status = check_id_number(number.value)
    if status is NumberStatus.OK:
        return ()
    return (
        make_finding(
            FindingCode.ID_NUMBER_CHECKSUM,
            Severity.REVIEW,
            source="GB 11643-1999",
            field="agent_id_number",
            status=str(status),
            box=number.box,
        ),
    )


AUTHORIZATION_LETTER = DocumentKind(
    type=DocumentType.AUTHORIZATION_LETTER,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("authorizer", "agent_name", "agent_id_number", "issued_on"),
)
