"""Authorization letter (授权书, 授权委托书): free text or a form, no fixed layout.

The words are searched as one text in reading order, with the patterns of
:mod:`verifier.documents.letter_grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.documents import letter_grammar as grammar
from verifier.documents.flow import Flow, paragraphs
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.letter_organisations import organisation_of
from verifier.documents.likeness import has_title, word_score
from verifier.documents.signing_date import signed_on
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page
from verifier.reports import DocumentType, FieldReport
from verifier.standards import NumberStatus, check_id_number, is_likely_name

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
_OTHERS = ("经营范围", "签发机关")
# A page that only mentions an authorization is not one: the title has to say so.
_UNTITLED = 0.6


_CODE_BEFORE = re.compile(r"(?:信用代码|(?<!人)证件号码|注册号|执照号)[为是:]?\n?$")


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    # 域名使用授权证明 is a supporting letter.
    titled = has_title(flow, "授权", "委托书") and not has_title(flow, "授权证明")
    return min(1.0, score + 0.35) if score and titled else _UNTITLED * score


def _extract(page: Page, _: Flow) -> Fields:
    flow = paragraphs(page)
    fields = {
        "authorizer": _authorizer(page, flow),
        "legal_representative": _field(page, flow, _person(flow, grammar.LEGAL_REPRESENTATIVE)),
        "agent_name": _field(page, flow, _person(flow, grammar.AGENT)),
        "agent_id_number": _agent_number(page, flow),
        "website": _website(page, flow),
        "issued_on": signed_on(page, flow, or_begin=True),
    }
    return {name: field for name, field in fields.items() if field is not None}


def _matches(flow: Flow, patterns: Iterable[str]) -> Iterator[re.Match[str]]:
    """Every match, those of the surest pattern first."""
    for pattern in patterns:
        yield from re.finditer(pattern, flow.text)


def _person(flow: Flow, patterns: Iterable[str]) -> re.Match[str] | None:
    """The first match that is written as names are, else the first that can be one."""
    can_be = [m for m in _matches(flow, patterns) if not re.search(grammar.NO_PERSON, m["v"])]
    likely = (m for m in can_be if is_likely_name(m["v"]))
    return next(likely, can_be[0] if can_be else None)


def _first(flow: Flow, patterns: Iterable[str], refused: str) -> re.Match[str] | None:
    return next((m for m in _matches(flow, patterns) if not re.search(refused, m["v"])), None)


def _authorizer(page: Page, flow: Flow) -> FieldReport | None:
    """For whom most places speak, else whom a sentence names."""
    pieces, _ = organisation_of(flow)
    if pieces:
        return text_field(page, pieces)
    return _field(page, flow, _first(flow, grammar.AUTHORIZER, grammar.NO_ORGANISATION))


def _field(page: Page, flow: Flow, match: re.Match[str] | None) -> FieldReport | None:
    return text_field(page, flow.group(match, "v")) if match else None


def _agent_number(page: Page, flow: Flow) -> FieldReport | None:
    """The identity number next behind the name of who is authorised."""
    found = list(re.finditer(grammar.ID_NUMBER, flow.text))
    # A credit code may be all digits, too.
    numbers = [m for m in found if not _CODE_BEFORE.search(flow.text[: m.start()])] or found
    if not numbers:
        return None
    agent = _person(flow, grammar.AGENT)
    start = agent.start("v") if agent else 0
    chosen = next((number for number in numbers if number.start() >= start), numbers[-1])
    return make_field(page, flow.group(chosen), chosen.group().replace("\n", "").upper())


def _website(page: Page, flow: Flow) -> FieldReport | None:
    """The domain where one is written, else the site's name."""
    match = re.search(grammar.DOMAIN, flow.text)
    if match:
        return make_field(page, flow.group(match, "v"), match["v"].lower())
    return _field(page, flow, next(_matches(flow, grammar.SITE_NAME), None))


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
