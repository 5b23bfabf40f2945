"""What commitments and supporting letters have in common: fields found in sentences, by a table.

The words are searched as one text in reading order, a line feed after every paragraph and table
cell. Handwriting and names under a seal are read, but doubted: what OCR makes out of them with much
confidence is often another name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from verifier.documents import letter_grammar as grammar
from verifier.documents.flow import Flow, begins_anew, group_rows, half_width, right_margin, squash
from verifier.documents.forms.values import DOUBTED, credit_code, doubted, id_number
from verifier.documents.kind import Fields, make_field, text_field
from verifier.documents.letter_organisations import NO_BODY, organisation_of
from verifier.documents.letter_titles import LetterTitle, kind_of
from verifier.documents.signing_date import signed_on
from verifier.ocr import Page
from verifier.reports import FieldReport
from verifier.standards import PROVINCES, is_likely_name

__all__ = ["LETTER_FIELDS", "read_letter"]

LETTER_FIELDS = (
    "letter_kind",
    "company_name",
    "credit_code",
    "legal_representative",
    "name",
    "id_number",
    "address",
    "website",
    "domain",
    "addressee",
    "issued_on",
)
"""Everything that a letter may say, in the order of the report."""

_ORG, _PERSON = grammar.ORGANISATION, grammar.PERSON
_PROVINCES = "|".join(province.short_name for province in PROVINCES.values())
_START = r"(?:^|\n|[。;:,])"
_SIGNED = r"(?:\([^)\n]{0,8}(?:签|章)[^)\n]{0,8}\)?|签字|签名|签章)"
# Pattern (group ``v``), and whether it is written by hand or sealed over. The surest first.
_PATTERNS: Mapping[str, Sequence[tuple[str, bool]]] = {
    "company_name": (
        (rf"(?:^|\n)(?:主办|使用|申请|承诺)?单位(?:全称|名称)?:?\n?(?P<v>{_ORG})(?=\n|$)", False),
        (rf"(?:我单位|本单位|我公司|本公司|我司)[,(:\"“]*(?:名称|全称)?:?(?P<v>{_ORG})", False),
        (rf"(?:用户|客户)(?P<v>{_ORG}):", False),
        (rf"(?:^|\n)(?P<v>{_ORG}):\n?你(?:单位|公司)", False),
        (
            rf"{_START}(?P<v>{_ORG})(?:\([^)\n]{{0,40}}\))?"
            r"(?:成立|系|是|的经营范围|申请|拟|委托|开办|主办)",
            False,
        ),
        (rf"(?:授权|同意|证明)(?P<v>{_ORG})(?=用于|使用|系|为|开办|\(|,)", False),
        (rf"(?:^|\n)(?:主办|使用|申请|承诺)?单位(?:全称|名称)?{_SIGNED}:?\n?(?P<v>{_ORG})", True),
        # A letterhead; then a unit alone on its line, which is where the seal goes.
        (rf"\A(?:[^\n,。;:]{{0,12}}\n){{0,2}}(?P<v>{_ORG})(?:文件)?\n", False),
        (rf"(?:^|\n)(?P<v>{_ORG})(?:文件)?\n", True),
    ),
    "legal_representative": (
        (
            rf"{grammar.LEGAL_LABEL}(?:姓名)?(?:\([^)\n]{{0,8}}\)|签字|签名|签章)?[:\n]{{1,2}}"
            rf"(?P<v>{_PERSON}){grammar.AFTER_PERSON}",
            False,
        ),
        (rf"(?P<v>{_PERSON})\((?:法定代表人|法人代表|法人|经营者|投资人|业主)\)", False),
        (rf"的{grammar.LEGAL_LABEL}(?P<v>{_PERSON})(?=,|代表|承诺|现)", False),
        (rf"变更后.*?法定代表人\n?{_PERSON}\n(?P<v>{_PERSON})\n", False),
        (rf"法定代表人(?:姓名)?(?:为|是|系|:)?\n?(?P<v>{_PERSON})(?=[,。;)(\n]|$)", False),
        (rf"(?<!网站)(?<!主体)负责人(?:为|是|系)(?P<v>{_PERSON})(?=[,。;)(\n]|$)", False),
    ),
    "name": (
        (rf"本人[:,]?(?P<v>{_PERSON})(?=[,(]|住址|身份证|系)", False),
        (rf"证明(?P<v>{_PERSON})(?:同志|先生|女士)?(?=[,(]|身份证|系)", False),
        (rf"(?:^|\n)(?:网站|主体)?负责人(?:姓名)?:?\n?(?P<v>{_PERSON})(?=:?\n|$)", False),
        (rf"负责人(?:姓名)?\n(?P<v>{_PERSON})\n", False),
        (
            rf"(?:^|\n|[。,;:])(?:兹|现|特)?(?:证明)?(?P<v>{_PERSON})(?:同志|先生|女士)?[,(]?"
            rf"(?=[男女][,)]|{grammar.ID_LABEL}|有效身份|证件号|\({grammar.ID_LABEL})",
            False,
        ),
        (rf"(?:我|承诺人)[,:]?(?P<v>{_PERSON})(?=是|系|为|,|作为|\(|郑重)", False),
        (
            rf"(?:网站|主体|备案)负责人(?:为|是|:|姓名)*\n?(?P<v>{_PERSON})(?=[:,。(\n]|更换|的|{grammar.ID_LABEL})",
            False,
        ),
        (rf"(?:网站|主体|备案)负责人{_SIGNED}:?\n?(?P<v>{_PERSON})(?=\n|$)", True),
        (rf"(?:网站|主体)负责人(?P<v>{_PERSON})(?=近期|更换|,|\()", False),
        (rf"(?:承诺人|负责人|经办人|用户|签字人|本人){_SIGNED}:?\n?(?P<v>{_PERSON})(?=\n|$)", True),
        (rf"(?:经办人|承诺人):\n?(?P<v>{_PERSON})(?=\n|$)", True),
    ),
    "website": (
        (
            r"(?:^|\n|[(,;])(?:备案)?(?:网站|站点)(?:名称|名|全称)?[:\n]{1,2}(?P<v>[^,。;:()\"\n]{2,30}?)"
            r"(?=[,。;(\n]|网站域名|域名|$)",
            False,
        ),
        (r"(?:网站|名称为|名为)[\"“](?P<v>[^”\"]{2,30})[”\"]", False),
        (r"[\"“](?P<v>[^”\"]{2,30})[”\"](?=网站|\(|,域名)", False),
        (
            r"(?:^|\n)网站(?:中文)?名称:?\n?(?P<v>[^,。;:()\"\n]{2,30}?)(?=网站域名|域名|\n|$)",
            False,
        ),
    ),
    "domain": ((grammar.DOMAIN, False),),
    # A form that names no province is for any.
    "addressee": (
        (rf"(?:^|\n|[致呈:])(?P<v>(?:{_PROVINCES})[\u4e00-\u9fff]{{0,8}}通信管理局)", False),
    ),
    "address": ((r"(?:住址|办公地址|地址|住所)(?:为|是|:)(?P<v>[^,。;:\n]{6,60})", False),),
}
_NO_PERSON = re.compile(
    grammar.NO_PERSON + r"|使用|阅读|承诺|同意|保证|说明|联系|电话|责任|告知"
    # Longer names are written with a dot.
    r"|^[^·]{7,}$"
)
# In heights of the text: a wider gap parts two cells of a row, a shorter row ends its paragraph,
# larger or smaller print is no part of it.
_CELL_GAP, _SHORT_OF_MARGIN = 1.0, 2.5
_ID_NUMBER = id_number("id_number")
_CREDIT_CODE = credit_code("credit_code")
_CALLED_CODE = re.compile(r"信用代\n?码[为是:]?\n?$")
_CODE = re.compile(r"(?<![0-9A-Za-z.])[0-9A-Z]{18}(?![0-9A-Za-z.])")


def read_letter(
    page: Page,
    titles: Sequence[LetterTitle],
    names: Sequence[str],
    surer: Mapping[str, Sequence[tuple[str, bool]]] | None = None,
) -> Fields:
    """Fields of a letter.

    Args:
        page: Upright.
        titles: Kinds of this type.
        names: Fields wanted, in the order of the report.
        surer: Patterns of this type that are tried before those of all letters.
    """
    flow = _cells(page)
    fields: dict[str, FieldReport | None] = {
        "letter_kind": _kind(page, titles),
        "id_number": _identity(page, flow),
        "credit_code": _code(page, flow),
        "issued_on": _signing_day(page, flow),
    }
    for name, patterns in _PATTERNS.items():
        if name in names:
            own = surer.get(name, ()) if surer else ()
            fields[name] = _first(page, flow, name, (*own, *patterns))
    organisation = fields.get("company_name")
    if organisation is None or organisation.confidence <= DOUBTED:
        pieces, sure = organisation_of(flow)
        named = text_field(page, pieces)
        fields["company_name"] = (named if sure else doubted(named)) or organisation
    return {name: field for name in names if (field := fields.get(name)) is not None}


def _cells(page: Page) -> Flow:
    """All lines in reading order, with a break wherever a paragraph or a cell ends."""
    rows = group_rows(map(squash, page.lines))
    margin = right_margin(rows)
    height = median(line.height for line in page.lines) if page.lines else 0.0
    lines = []
    breaks: set[int] = set()
    for row, below in zip(rows, (*rows[1:], None), strict=True):
        for index, line in enumerate(row.lines):
            lines.append(line)
            if index + 1 < len(row.lines):
                right = row.lines[index + 1]
                # A label or a headline set wide is found character by character.
                spelled = len(line.text) == 1 and len(right.text.rstrip(":：")) == 1
                apart = right.x0 - line.x1 > _CELL_GAP * height and not spelled
            else:
                short = margin - row.x1 > _SHORT_OF_MARGIN * height
                anew = below is not None and begins_anew(row, below)
                apart = short or anew or half_width(line.text).endswith(":")
            if apart:
                breaks.add(len(lines) - 1)
    return Flow.of(lines, breaks)


def _first(
    page: Page, flow: Flow, name: str, patterns: Sequence[tuple[str, bool]]
) -> FieldReport | None:
    refused = {
        "name": _NO_PERSON,
        "legal_representative": _NO_PERSON,
        "company_name": NO_BODY,
    }.get(name)
    matches = [
        (match, doubtful)
        for pattern, doubtful in patterns
        for match in re.finditer(pattern, flow.text, re.DOTALL)
        if not (refused and refused.search(match["v"]))
    ]
    if name in ("name", "legal_representative"):
        # Stable: of those that are written as names are, the surest pattern.
        matches.sort(key=lambda found: not is_likely_name(found[0]["v"]))
    for match, doubtful in matches[:1]:
        pieces = flow.group(match, "v")
        if name == "domain":
            return make_field(page, pieces, match["v"].lower())
        read = text_field(page, pieces)
        # Other words of the same length stand where names do; a person tells them apart.
        unlikely = name in ("name", "legal_representative") and not is_likely_name(match["v"])
        return doubted(read) if doubtful or unlikely else read
    return None


def _kind(page: Page, titles: Sequence[LetterTitle]) -> FieldReport | None:
    found = kind_of(Flow.of_page(page), titles)
    if found is None:
        return None
    kind, line, sure = found
    read = make_field(page, (line,), str(kind))
    if read is None:
        return None
    return read.model_copy(update={"confidence": round(min(read.confidence, sure), 4)})


def _signing_day(page: Page, flow: Flow) -> FieldReport | None:
    """The day it was signed; where its last sign is missing, a digit may be missing with it."""
    read = signed_on(page, flow)
    cut_short = read is not None and "年" in read.raw and not read.raw.endswith("日")
    return doubted(read) if cut_short else read


def _identity(page: Page, flow: Flow) -> FieldReport | None:
    """The first identity number; what is called a credit code is none, though it may be digits."""
    for match in re.finditer(grammar.ID_NUMBER, flow.text):
        if not _CALLED_CODE.search(flow.text[: match.start()]):
            return _ID_NUMBER(page, flow.group(match))["id_number"]
    return None


def _code(page: Page, flow: Flow) -> FieldReport | None:
    """The first code; 18 digits are one only where they are called so."""
    for match in _CODE.finditer(flow.text):
        called = _CALLED_CODE.search(flow.text[: match.start()])
        if called or not re.fullmatch(grammar.ID_NUMBER, match[0]):
            return _CREDIT_CODE(page, flow.group(match))["credit_code"]
    return None
