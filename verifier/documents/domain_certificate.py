"""Domain certificate (域名证书) as registrars let their customers print it.

Labels in Chinese, often with their English, or English alone; some print the domain large and
without a label, and some say it all in a sentence. Printed answers of WHOIS are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_dates
from verifier.documents.domain_labels import (
    BEGIN,
    DOMAIN_NAME,
    END,
    HOLDER,
    HOLDING_BODY,
    NOT_KEPT,
    REGISTRAR,
    TERM,
)
from verifier.documents.domain_sentences import Sentences, sentences_of
from verifier.documents.flow import Flow, half_width, tidy
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import Read, day, organisation, spaced, term, until
from verifier.documents.kind import DocumentKind, Fields, make_field
from verifier.documents.letter_grammar import DOMAIN, HAN_TLDS
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of
from verifier.reports import DocumentType, FieldReport

__all__ = ["DOMAIN_CERTIFICATE"]

_TITLES = ("域名注册证书", "域名证书", "域名注册证明", "域名持有证明", "域名所有权证书")
_TITLE = re.compile(
    r"域名(?:[\u4e00-\u9fff]{0,8})(?:证书?|证明书?)(?!号|编|件)"
    r"|(?:certificate|certification|proof).{0,24}(?:domain|gtldregistration)|domain.{0,30}certificat|whois|domain(?:name)?information"
    r"|域名(?:注册|基本|详细)?信息",
    re.IGNORECASE,
)
# A line of its own; nothing else begins or ends so.
_HEADLINE = re.compile(
    r"[A-Z.\u4e00-\u9fff]{0,14}域名[\u4e00-\u9fff]{0,8}(?:证书?|证明书?)"
    r"|[A-Za-z0-9.\u4e00-\u9fff-]*域名[^:：]{0,30}的?信息[^:：]{0,8}|注册证书",
)
_SAID = re.compile(
    r"certif(?:y|ies).{0,240}(?:registered|expire|holder|owner)|certif(?:y|ies|icate).{0,200}domainname.{0,240}\d{4}|domainname.{0,160}expire|registeredto.{0,120}(?:from|until|through)"
    r"|证明.{0,80}域名.{0,80}(?:到期|有效期|期限)",
    re.IGNORECASE | re.DOTALL,
)
# What begins like a label and is none: headlines, and the words of a site above its answer.
_NO_LABELS = (
    r"[^:：]*(?:证书(?!编号|序列号|号|No|打印)|证明(?!单位|机构)|[Cc]ertificat(?:e(?!No|Number|ID)|ion)|CERTIFICATE(?!NO))[^:：]*|[^:：]*(?:WHOIS|Whois)[^:：]*"
    r"|[Dd]omain(?:[Nn]ame)?[Ii]nformation|DOMAIN(?:NAME)?INFORMATION|域名[^:：]*信息(?:查询)?(?:结果)?(?:\(.*\))?|域名注册证"
)
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
    "授权书",
    "委托书",
    "承诺书",
    "营业执照",
    "授权证明",
    "关系证明",
    "本单位",
    "本公司",
    "本人",
)
_WE = re.compile(r"我(?:单位|公司|司|社|校|院|店|厂|所|局|处|会|方|企业|中心|村|部)")
# Its owner lets another use it: a letter, though its headline may be a certificate's.
_LENT = re.compile(
    r"(?:授权|同意|许可)[^。;\n]{2,60}?(?:使用|用于)"
    r"|(?:使用|用于)[^。;\n]{0,30}网站[^。;\n]{0,20}备案"
)
# With a label beside it, any name will do.
_ANY_DOMAIN = (
    rf"{DOMAIN}|(?P<any>(?:[A-Za-z0-9\u4e00-\u9fff-]{{1,63}}\.)+(?:[A-Za-z]{{2,24}}|{HAN_TLDS}))"
)
# What a sentence that ends in a domain holds, and no name does.
_SAYS = re.compile(r"域名|注册|公司.|[\u4e00-\u9fff]{16}")
# A value that runs into the label before it, or is none.
_HOLDER = re.compile(r"(?!类型|状态|\(?单位\)?$|[,，])(?:\(单位\)|单位)?(?P<v>.{2,70})")


def _read_domain(page: Page, pieces: Sequence[PageLine]) -> Read:
    # Without its spaces a label's English would run into the name; some print it so.
    words = re.sub(r"^Domain(?=[a-z0-9])", "", spaced(page, pieces, ""))
    names = (found["v"] or found["any"] for found in re.finditer(_ANY_DOMAIN, words))
    name = next((name for name in names if not _SAYS.search(name)), None)
    if name is None and (found := re.search(DOMAIN, words)):
        name = found["v"]
    return {"domain": make_field(page, pieces, name.lower() if name else None)}


def _read_holder(page: Page, pieces: Sequence[PageLine]) -> Read:
    found = _HOLDER.fullmatch(_words(page, pieces))
    return {"holder": make_field(page, pieces, tidy(found["v"].strip()) if found else None)}


def _read_registrar(page: Page, pieces: Sequence[PageLine]) -> Read:
    read = organisation("registrar")(page, pieces)["registrar"]
    if read is not None and read.value is not None:
        read = read.model_copy(update={"value": tidy(_words(page, pieces).strip())})
    return {"registrar": read}


def _words(page: Page, pieces: Sequence[PageLine]) -> str:
    """A name; with its spaces where it is in Latin letters."""
    words = spaced(page, pieces).strip(" ,;、")
    return words if words.isascii() else "".join(words.split())


_ENTRIES = (
    Entry(DOMAIN_NAME, _read_domain, under=True),
    Entry(HOLDING_BODY, _read_holder, under=True),
    Entry(HOLDER, _read_holder, under=True),
    Entry(REGISTRAR, _read_registrar, under=True),
    Entry(BEGIN, day("valid_from"), below=True),
    Entry(END, until(), below=True),
    Entry(
        TERM,
        term,
        anywhere=r"(?:19|20)\d\d.{4,8}(?:至|到|-|~|—|to).{0,2}20\d\d.{4,7}",
    ),
    Entry(NOT_KEPT),
)
_ORDER = ("domain", "holder", "registrar", "valid_from", "valid_to")

# The registrar signs at the foot.
_FOOT = 0.6
_SIGNER = re.compile(
    r"(?:(?:域名)?注册(?:服务机构|商|机构|服务商)|(?:发证|颁发|认证|证明|出具)(?:机构|单位))?"
    r"(?:\((?:章|盖章|印章|公章)\))?[:]?"
    r"(?P<v>[\u4e00-\u9fff()]{4,30}公司(?:\([^)]*\))?|"
    r"(?!.*(?:certif|registered|hereby))"
    r"[A-Z][A-Za-z ,.&']{6,70}(?:Ltd|Inc|LLC|Limited|Corporation)\.?)"
)
_FIRM = re.compile(r"公司|中心|研究院|大学|Ltd|Inc|LLC|GmbH|Limited|Corp|Company", re.IGNORECASE)
# Nobody's domain: of name servers, mailboxes, and of the site that printed the page.
_ELSEWHERE = re.compile(
    r"@|dns|\bns\d|server|服务器|https?:|www\.|邮箱|网址|whois\.", re.IGNORECASE
)


# Who had the name before and who has it now: a letter, not a certificate of who holds it.
_MOVED = re.compile(r"\S*域名\S{0,8}(?:过户|转让|转移|变更)\S{0,4}(?:证明|确认|说明|通知)\S{0,2}")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    if any(word in flow.text for word in _OTHERS) or _WE.search(flow.text):
        return 0.0
    if re.search(r"承诺[书函]|保证书", flow.text) or _LENT.search(flow.text):
        return 0.0
    if any(_MOVED.fullmatch(line.text) for line in flow.lines):
        return 0.0
    titled = bool(_TITLE.search(flow.text)) or any(
        printed_nearly(flow.text, title) for title in _TITLES
    )
    said = _SAID.search(flow.text) is not None
    named = said or re.search(DOMAIN, flow.text) or re.search(rf"\.(?:{HAN_TLDS})", flow.text)
    headed = any(_HEADLINE.fullmatch(line.text) for line in flow.lines)
    if not (titled or said or (headed and "域名" in flow.text)) or not (score or named):
        return score
    return min(1.0, score + (0.8 if headed and named else 0.5) + 0.1 * bool(named))


def _extract(page: Page, flow: Flow) -> Fields:
    labelled = read_entries(page, _ENTRIES, titles=_NO_LABELS)
    fields = {name: field for name, field in labelled.items() if field.value is not None}
    sentences = sentences_of(page)
    for name in ("holder", "registrar"):
        if said := sentences.say(page, name):
            fields[name] = said
    for name in ("valid_from", "valid_to"):
        if name not in fields and (said := sentences.day(page, name)):
            fields[name] = said
    if "domain" not in fields and (said := _unlabelled(page, sentences)):
        fields["domain"] = said
    registrar = fields.get("registrar")
    # A brand is no firm's name, and the firm signs below.
    if (registrar is None or not _FIRM.search(registrar.value or "")) and (
        signed := _signed(page, flow)
    ):
        fields["registrar"] = signed
    seen = {**labelled, **fields}
    return {name: seen[name] for name in _ORDER if name in seen}


def _unlabelled(page: Page, sentences: Sentences) -> FieldReport | None:
    """A domain by itself on a line, the largest print first, in a sentence, or anywhere."""
    lines = sorted(page.lines, key=lambda line: -line.height)
    lines = [line for line in lines if not _ELSEWHERE.search(half_width(line.text))]
    for alone in (True, False):
        for line in lines:
            text = half_width(line.text)
            found = re.search(_ANY_DOMAIN, text)
            name = found and (found["v"] or found["any"])
            if found and name and not _SAYS.search(name) and (found[0] == text or not alone):
                return make_field(page, (part_of(line, *found.span()),), name.lower())
        if alone and (said := sentences.say(page, "domain")):
            return said
    return None


def _signed(page: Page, flow: Flow) -> FieldReport | None:
    """The firm that signs: the lowest line that is a firm's name."""
    foot = flow.y0 + _FOOT * (flow.y1 - flow.y0)
    for line in sorted(flow.lines, key=lambda line: -line.middle):
        found = _SIGNER.fullmatch(half_width(line.text))
        if line.middle > foot and found:
            signer = (part_of(line, *found.span("v")),)
            return make_field(page, signer, tidy(_words(page, signer)))
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
