"""Supporting letter (证明, 说明, 方案书 …): its kind, the organisation, the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_code, check_identity
from verifier.documents.flow import Flow
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.letter_grammar import AUTHORIZES_A_PERSON
from verifier.documents.letter_titles import SUPPORTING, find_title
from verifier.documents.letters import LETTER_FIELDS, read_letter
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["SUPPORTING_LETTER"]

# What such papers say, and how much it tells.
_SAYS = {
    r"特此(?:证明|说明|函告|函达|声明|申请|报告|通知)|专此": 0.25,
    r"兹(?:证明|有|由)|情况属实|核准|准予|请予|为盼": 0.1,
    r"登记机关|市场监督|行政审批|变更登记": 0.1,
    r"证明|说明|声明": 0.1,
    r"(?:我|本)(?:分?公司|单位|司|店|所|社|局|办|村|会|校|院|厂|机关|个体户|辖区)": 0.1,
    r"身份证|公民身份": 0.05,
    r"法定代表人|负责人": 0.05,
    r"备案": 0.1,
    r"网站": 0.1,
    r"网站建设|栏目": 0.1,
    r"信用代码": 0.05,
    r"域名": 0.1,
    r"通信管理局": 0.1,
    r"[盖公签]章": 0.1,
    r"变更|更名|曾用名|同一": 0.1,
    r"编制": 0.05,
    r"下属|直属|主管单位|上级": 0.1,
    r"户籍|居住|居民": 0.05,
    r"员工|职工|工作|就业|聘|任命": 0.05,
    r"聘请|聘任|聘期|任期": 0.1,
    r"参保|缴费|社会保险|社会保障|社保|纳税|税款": 0.2,
    r"律师|权属|登记在": 0.1,
    r"手机|机主|实名": 0.1,
    r"在读|学籍|学号|就读": 0.1,
    r"受让|过户|转让": 0.1,
    r"接入|服务器|虚拟主机": 0.1,
    r"违法犯罪|公安局|派出所|民警": 0.2,
    r"审核|审批|会商|批复|同意": 0.1,
    r"经研究|收悉|请示|来函": 0.1,
}
_OTHERS = ("本证是", "准予执业")
# A page about nothing that a filing is about is no letter of one.
_LEAST = 0.2


# Headlines of certificates, which may have notes (说明) of their own.
_CERTIFICATE = re.compile(
    r"(?:中华人民共和国)?(?:组织机构代码证书?|营业执照|\S*(?:法人|登记|信用代码)证书?|\S*执业许可证"
    r"|\S*域名\S{0,6}证书)"
)


# So registrars head certificates, and units letters; who writes a letter speaks of themselves or of
# the site, a certificate says when the name was registered.
_DOMAIN_PROOF = re.compile(r"\S*域名\S{0,6}(?:注册|持有|所有权|信息)证明")
_REGISTERED = re.compile(r"(?:注册|创建|到期|过期|失效)(?:日期|时间)|提供注册服务|注册服务机构")
_OF_A_LETTER = re.compile(r"[我本](?:单位|公司|司|店|所|社|会|局|院|校|厂|中心|村)|网站")


def _is_certificate(flow: Flow) -> bool:
    if any(_CERTIFICATE.fullmatch(line.text) for line in flow.lines):
        return True
    if not any(_DOMAIN_PROOF.fullmatch(line.text) for line in flow.lines):
        return False
    return bool(_REGISTERED.search(flow.text)) or not _OF_A_LETTER.search(flow.text)


# Headlines of authorizations, unless it is a domain that is lent.
_GRANTS = re.compile(r"(?!.*(?:域名|使用)).*(?:授权|委托).*")


def _likeness(flow: Flow) -> float:
    if _is_certificate(flow):
        return 0.0
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    score = min(1.0, sum(n for words, n in _SAYS.items() if re.search(words, flow.text)))
    title = find_title(flow, SUPPORTING) if score >= _LEAST else None
    if title is None:
        return 0.0
    grants = _GRANTS.fullmatch(title.text) and re.search(AUTHORIZES_A_PERSON, flow.text)
    return 0.0 if grants else min(1.0, score + 0.7)


def _extract(page: Page, _: Flow) -> Fields:
    return read_letter(page, SUPPORTING, LETTER_FIELDS)


def _check(fields: Fields) -> Sequence[Finding]:
    return (*check_identity(fields), *check_code(fields))


SUPPORTING_LETTER = DocumentKind(
    type=DocumentType.SUPPORTING_LETTER,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("issued_on",),
    printed=("letter_kind", "company_name"),
)
