"""What commitments and supporting letters have in common: fields found in sentences, by a table.

The words are searched as one text in reading order, a line feed after every paragraph and table
cell. Handwriting and names under a seal are read, but doubted: what OCR makes out of them with much
confidence is often another name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents import letter_grammar as grammar
from verifier.documents.flow import Flow, half_width
from verifier.documents.forms.values import credit_code, doubted, id_number
from verifier.documents.kind import Fields, make_field, text_field
from verifier.documents.last_resort import only_numbered, only_quoted_site
from verifier.documents.letter_flow import letter_flow
from verifier.documents.letter_naming import Place, find_person
from verifier.documents.letter_organisations import organisation_of
from verifier.documents.letter_others import heads_of_others, is_number_of, people_aside
from verifier.documents.letter_people import (
    BARE_HEAD,
    HEAD_IN_LETTERS,
    NUMBERED_PERSON,
    OF_A_NEW_SITE,
    PERSON_IN_CHARGE,
)
from verifier.documents.letter_places import find_address, find_administration
from verifier.documents.letter_sites import find_domain, find_site
from verifier.documents.letter_titles import LetterTitle, kind_of
from verifier.documents.signing_date import signed_on
from verifier.ocr import Page
from verifier.reports import FieldReport
from verifier.standards import NumberStatus, check_credit_code, check_id_number

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

_ID_NUMBER = id_number("id_number")
_CREDIT_CODE = credit_code("credit_code")
_CALLED_CODE = re.compile(
    r"(?:信用代\n?码(?:证?号)?|(?:单位|机构|组织|企业|法人)代码|营业执照号|单位证件号码|注册号)[为是:]?\n?$"
)
_SIGNED_LAST = re.compile(r"\n负责人[:\n]{1,2}\Z")
_CODE = re.compile(r"(?<![0-9A-Za-z.])[0-9A-Z]{18}(?![0-9A-Za-z.])")


def read_letter(page: Page, titles: Sequence[LetterTitle], names: Sequence[str]) -> Fields:
    """Fields of a letter.

    Args:
        page: Upright.
        titles: Kinds of this type.
        names: Fields wanted, in the order of the report.
    """
    flow = letter_flow(page)
    fields: dict[str, FieldReport | None] = {
        "letter_kind": _kind(page, titles),
        "credit_code": _code(page, flow),
        "issued_on": _signing_day(page, flow),
    }
    pieces, sure = organisation_of(flow)
    named = text_field(page, pieces)
    fields["company_name"] = named if sure else doubted(named)
    body = half_width("".join(piece.text for piece in pieces))
    aside = people_aside(flow.text)
    foreign = heads_of_others(flow, body)
    fields |= _people(page, flow, body, aside, foreign)
    head, person = fields["legal_representative"], fields["name"]
    if person is None:
        known = {half_width(head.raw)} if head else set()
        person = fields["name"] = only_numbered(page, flow, aside | foreign | known)
    another = head is not None and (person is None or person.raw != head.raw)
    others = aside | {half_width(head.raw)} if head and another else aside
    fields["id_number"] = _identity(page, flow, others, half_width(person.raw) if person else "")
    site = find_site(flow, body)
    fields["website"] = (
        text_field(page, flow.group(site, "v")) if site else only_quoted_site(page, flow)
    )
    fields["domain"] = find_domain(page, flow)
    fields["address"] = find_address(page, flow, body)
    fields["addressee"] = find_administration(page, flow)
    return {name: field for name in names if (field := fields.get(name)) is not None}


def _people(
    page: Page, flow: Flow, body: str, aside: frozenset[str], foreign: frozenset[str]
) -> dict[str, FieldReport | None]:
    """Who stands for the body and who answers for the site; what they signed is doubted.

    Who signs as 负责人 and nothing more is the head where another answers for the site.
    """
    person = find_person(flow, PERSON_IN_CHARGE, aside | foreign)
    new_site = person is not None and person[1] is OF_A_NEW_SITE
    # Who answers for a body signs as 负责人, too, below a letter about another.
    below = person and _SIGNED_LAST.search(flow.text, 0, person[0].start("v"))
    signs = Place(
        rf"{re.escape(body)}(?:\([^)\n]*\))?\n负责人:(?P<v>[\u4e00-\u9fff·]{{2,20}}?)(?=\n|$|\d|二[〇零]|日期|时间)",
        anyone=True,
    )
    if person and below:
        person = find_person(flow, NUMBERED_PERSON, aside | foreign | {person[0]["v"]}) or person
    no_head = foreign | {person[0]["v"]} if person and new_site else foreign
    head = find_person(flow, HEAD_IN_LETTERS, no_head)
    if body and head is None and (head := find_person(flow, (signs,), foreign)):
        alone = person and person[0].span("v") == head[0].span("v")
        person = None if alone else person
    if person and head and person[0]["v"] == head[0]["v"]:
        another = find_person(flow, NUMBERED_PERSON, aside | foreign | {head[0]["v"]})
        person = another or person
    if bare := find_person(flow, (BARE_HEAD,), foreign):
        if person is None and (head is None or head[0]["v"] != bare[0]["v"]):
            person = bare
        elif person and (head is None or head[1].signed) and bare[0]["v"] != person[0]["v"]:
            head = bare
    return {
        name: doubted(read) if found and found[1].signed else read
        for name, found in (("legal_representative", head), ("name", person))
        for read in [text_field(page, flow.group(found[0], "v")) if found else None]
    }


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


def _identity(page: Page, flow: Flow, others: frozenset[str], person: str) -> FieldReport | None:
    """The number said to be the person's, else the first that is not said to be another's.

    What is called a credit code is none, though it may be digits.
    """
    numbers = [
        match for match in re.finditer(grammar.ID_NUMBER, flow.text) if not _is_code(flow, match)
    ]
    theirs = (n for n in numbers if person and is_number_of({person}, flow.text, n.start()))
    left = (n for n in numbers if not is_number_of(others, flow.text, n.start()))
    chosen = next(theirs, None) or next(left, None)
    return _ID_NUMBER(page, flow.group(chosen))["id_number"] if chosen else None


def _code(page: Page, flow: Flow) -> FieldReport | None:
    """The first code; 18 digits are one only where they are called so."""
    for match in _CODE.finditer(flow.text):
        if _is_code(flow, match) or not re.fullmatch(grammar.ID_NUMBER, match[0]):
            return _CREDIT_CODE(page, flow.group(match))["credit_code"]
    return None


def _is_code(flow: Flow, match: re.Match[str]) -> bool:
    """Whether 18 digits are an organisation's: called so, or right as a code and no person's.

    No region's number begins with 9, organisations' codes do.
    """
    if match[0][0] == "9" or _CALLED_CODE.search(flow.text[: match.start()]):
        return True
    digits = match[0].replace("\n", "")
    return (
        check_credit_code(digits) is NumberStatus.OK
        and check_id_number(digits) is not NumberStatus.OK
    )
