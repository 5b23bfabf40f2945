"""What the residence permits of Hong Kong, Macau and Taiwan residents have in common.

The front looks like an identity card without an ethnicity and does not print its title; the number
begins with 81 (Hong Kong), 82 (Macau) or 83 (Taiwan). The back prints the title, authority, term
and the number of the holder's travel permit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_dates, check_identity, check_number
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import (
    code,
    day,
    id_number,
    latin_or_han_name,
    sex_of,
    term,
    text,
)
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["residence_card"]

SOURCE = "国办发〔2018〕81号 · 港澳台居民居住证申领发放办法"

_FRONT = {"公民身份号码": 0.3, "姓名": 0.1, "性别": 0.1, "出生": 0.1, "住址": 0.1}
_BACK = {"签发机关": 0.1, "有效期限": 0.1, "通行证号码": 0.15, "签发次数": 0.15}
_OTHERS = ("民族", "身份证号码", "授权", "承诺", "证明", "统一社会信用代码")


def residence_card(
    type_: DocumentType, title: str, regions: tuple[str, ...], permit: str
) -> DocumentKind:
    """A residence permit's kind.

    Args:
        type_: Its type.
        title: As its back prints it.
        regions: What its numbers begin with.
        permit: Pattern of the travel permit's number on its back.
    """
    number = re.compile(rf"(?<!\d)(?:{'|'.join(regions)})\d{{15}}[\dXx]")
    permits = re.compile(permit)
    entries = (
        Entry(("姓名",), latin_or_han_name()),
        Entry(("性别",), sex_of()),
        Entry(("出生",), day("birth_date")),
        Entry(("住址",), text("address")),
        Entry(
            ("公民身份号码",),
            id_number("id_number", "document_number"),
            anywhere=r"(?<!\d)\d{17}[\dXx](?![\dXx])",
        ),
        Entry(("签发机关",), text("issuing_authority")),
        Entry(("有效期限",), term, anywhere=r"\d{4}\.\d\d\.\d\d[-一~]+(?:\d{4}\.\d\d\.\d\d|长期)"),
        Entry(
            ("通行证号码",), code("travel_permit_number", form=permit, alike=r"[0-9A-Za-z]{7,13}")
        ),
        Entry(("签发次数",)),
    )

    def likeness(flow: Flow) -> float:
        if any(word in flow.text for word in _OTHERS):
            return 0.0
        if printed_nearly(flow.text, title):
            return min(1.0, 0.6 + word_score(flow, _BACK))
        if number.search(flow.text):
            return min(1.0, 0.5 + word_score(flow, _FRONT))
        return 0.0

    def extract(page: Page, _: Flow) -> Fields:
        return read_entries(page, entries, {"名": "姓名", "别": "性别", "址": "住址"})

    def check(fields: Fields) -> Sequence[Finding]:
        return (
            *check_identity(fields, regions=regions),
            *check_number(
                fields,
                "travel_permit_number",
                lambda value: bool(permits.fullmatch(value)),
                SOURCE,
            ),
            *check_dates(fields, (("valid_from", "valid_to"),)),
        )

    return DocumentKind(
        type=type_,
        likeness=likeness,
        extract=extract,
        check=check,
        required=("name", "sex", "birth_date", "address", "id_number"),
        other_side=("issuing_authority", "valid_from", "valid_to"),
    )
