"""Authorization letter (授权书, 授权委托书): free text or a form, no fixed layout.

The words are searched as one text in reading order, with the patterns of
:mod:`verifier.documents.letter_grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents import letter_grammar as grammar
from verifier.documents.flow import Flow, half_width
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.last_resort import only_numbered, only_quoted_site
from verifier.documents.letter_cells import spread_joined
from verifier.documents.letter_flow import letter_flow
from verifier.documents.letter_naming import Place, find_person
from verifier.documents.letter_organisations import organisation_of
from verifier.documents.letter_others import heads_of_others, is_number_of, people_aside
from verifier.documents.letter_people import (
    AGENT,
    GRANTOR,
    LEGAL_REPRESENTATIVE,
)
from verifier.documents.letter_sites import find_domain, find_site
from verifier.documents.likeness import headlines, word_score
from verifier.documents.signing_date import signed_on
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import NumberStatus, check_id_number

__all__ = ["AUTHORIZATION_LETTER"]

_WORDS = {
    "授权书": 0.3,
    "委托书": 0.3,
    "授权": 0.2,
    "委托": 0.1,
    "盖章": 0.15,
    "受托人": 0.2,
    "身份证": 0.1,
    "网站": 0.1,
    "备案": 0.1,
    "负责人": 0.1,
    "法定代表人": 0.05,
    "特此": 0.05,
}
_OTHERS = ("经营范围", "签发机关")
# A page that only mentions an authorization is not one: the title has to say so.
_UNTITLED = 0.6


_CODE_BEFORE = re.compile(r"(?:信用代码(?:证?号)?|单位证件号码|注册号|执照号)[为是:]?\n?$")
_NUMBER = r"(?:的)?(?:有效)?(?:公民|居民)?(?:身份证?|证件)件?号?码?[为是:]?\n?$"
_HEADS = re.compile(rf"(?:法定代表人|法人代表|法人){_NUMBER}")
_THEIRS = re.compile(rf"(?:被授权人|受托人|受权人|被委托人|受委托人|代理人){_NUMBER}")


# Short, and no label of a term or the like.
_TITLE = re.compile(
    r"(?!.{0,6}(?:期限|时间|范围|事项|权限))(?=.{0,16}$)[^:：]*(?:授权|委托(?:代理|代办|办理)?书)[^:：]*[:：]?"
)
_ABOUT_GRANTING = re.compile(
    r"关于(?!.*(?:域名|商标|名称)[^,。]{0,4}使用).{0,40}(?:授权|委托|委派|指派|指定).{0,24}(?:函|通知|决定|说明|[书件])"
)
# A domain is lent, and nobody is charged with anything.
_LENT = re.compile(r".{0,20}域名.{0,20}授权.{0,8}")
_PROOF = re.compile(r".{0,12}授权\S{0,4}证明")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    # 域名使用授权证明 is a supporting letter.
    lines = tuple(half_width(line.text) for line in spread_joined(flow.lines))
    proof = any(map(_PROOF.fullmatch, lines))
    lent = any(map(_LENT.fullmatch, lines)) and not re.search(grammar.NAMES_AN_AGENT, flow.text)
    titled = any(_TITLE.fullmatch(line) or _ABOUT_GRANTING.fullmatch(line) for line in lines)
    titled = titled or any(map(_ABOUT_GRANTING.fullmatch, headlines(flow)))
    titled = titled and not proof and not lent
    return min(1.0, score + 0.35) if score and titled else _UNTITLED * score


def _extract(page: Page, _: Flow) -> Fields:
    flow = letter_flow(page)
    pieces = organisation_of(flow)[0]
    body = half_width("".join(piece.text for piece in pieces))
    aside = people_aside(flow.text)
    head = find_person(flow, (*LEGAL_REPRESENTATIVE, *GRANTOR), heads_of_others(flow, body))
    # Nobody authorises themselves where another is named.
    agent = find_person(flow, AGENT, {*aside, head[0]["v"]} if head else aside)
    agent = agent or find_person(flow, AGENT, aside)
    known = {*aside, head[0]["v"]} if head else aside
    fields = {
        "authorizer": text_field(page, pieces),
        "legal_representative": _named(page, flow, head),
        "agent_name": _named(page, flow, agent) or only_numbered(page, flow, known),
        "agent_id_number": _agent_number(page, flow, agent[0] if agent else None, aside),
        "website": _website(page, flow, body),
        "issued_on": signed_on(page, flow, or_begin=True),
    }
    return {name: field for name, field in fields.items() if field is not None}


def _named(page: Page, flow: Flow, found: tuple[re.Match[str], Place] | None) -> FieldReport | None:
    return text_field(page, flow.group(found[0], "v")) if found else None


def _agent_number(
    page: Page, flow: Flow, agent: re.Match[str] | None, aside: frozenset[str]
) -> FieldReport | None:
    """The identity number said to be theirs or labelled so, else the next behind the name."""
    start = agent.start("v") if agent else 0
    name = {agent["v"]} if agent else set()
    # A credit code may be all digits, too.
    numbers = [
        match
        for match in re.finditer(grammar.ID_NUMBER, flow.text)
        if not _CODE_BEFORE.search(flow.text[: match.start()])
        and not _HEADS.search(flow.text[: match.start()])
        and not is_number_of(aside - name, flow.text, match.start())
    ]
    if not numbers:
        return None
    theirs = (
        n
        for n in numbers
        if is_number_of(name, flow.text, n.start()) or _THEIRS.search(flow.text[: n.start()])
    )
    behind = (n for n in numbers if n.start() >= start)
    chosen = next(theirs, None) or next(behind, numbers[-1])
    return make_field(page, flow.group(chosen), chosen.group().replace("\n", "").upper())


def _website(page: Page, flow: Flow, body: str) -> FieldReport | None:
    """The domain where one is written, else the site's name."""
    if domain := find_domain(page, flow):
        return domain
    site = find_site(flow, body)
    return text_field(page, flow.group(site, "v")) if site else only_quoted_site(page, flow)


def _check(fields: Fields) -> Sequence[Finding]:
    number = fields.get("agent_id_number")
    status = check_id_number(number.value) if number and number.value else NumberStatus.OK
    if number is None or status is NumberStatus.OK:
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
