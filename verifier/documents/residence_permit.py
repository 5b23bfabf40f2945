"""Residence permit of a province or city (居住证), and the older 暂住证.

Every place has a form of its own; what they share are labels beside their values, some with two
entries on a row. ``address`` is where the holder lives now, ``household_address`` what the register
says; a permit without a number of its own goes by the identity number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.checks import check_dates, check_identity
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import (
    Read,
    code,
    day,
    ethnic,
    id_number,
    latin_or_han_name,
    place,
    sex_of,
    term,
    text,
    until,
)
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.residence_labels import (
    AUTHORITY,
    BIRTH,
    EITHER_NUMBER,
    HOUSEHOLD,
    IDENTITY_NUMBER,
    ISSUED,
    NAME,
    NOT_KEPT,
    PERMIT_NUMBER,
    STAY,
    TERM,
    UNTIL,
)
from verifier.findings import Finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType
from verifier.standards import NumberStatus, check_id_number

__all__ = ["RESIDENCE_PERMIT"]

_TITLE = re.compile(r"(?:居住|暂住)(?:人口)?(?:登记)?证(?!号|明|件|编)|外来人口登记证")
_LONGEST_TITLE = 16
_HEADLINE = r"[\u4e00-\u9fff]{0,13}(?:居住|暂住)(?:人口)?(?:登记)?证"
_OTHERS = ("港澳居民", "台湾居民", "授权书", "承诺书", "特此证明", "统一社会信用代码", "兹证明")


def _any_of(labels: Sequence[str]) -> re.Pattern[str]:
    """Where a line begins with one of them: further on it is a word of a text."""
    return re.compile("^(?:" + "|".join(sorted(labels, key=len, reverse=True)) + ")", re.MULTILINE)


# What people's cards print, and what of that only a card of a stay does.
_FAMILIES = {
    "name": _any_of(NAME),
    "sex": _any_of(("性别",)),
    "ethnicity": _any_of(("民族",)),
    "birth": _any_of(BIRTH),
    "number": _any_of((*IDENTITY_NUMBER, *EITHER_NUMBER)),
    "permit": _any_of(PERMIT_NUMBER),
    "authority": _any_of(AUTHORITY),
    "issued": _any_of(ISSUED),
    "until": _any_of((*UNTIL, *TERM)),
    "stay": _any_of(STAY),
    "household": _any_of(HOUSEHOLD),
}
_OWN = re.compile(
    "^(?:现|本市)?(?:居住|暂住)(?:地|住|处|详|址|期|证编号|证号|事由|登记)|现住|签注|户籍|户口所在|来本地|来本市",
    re.MULTILINE,
)
# Who certifies that somebody lives somewhere is no permit.
_LETTER = re.compile("^.{0,14}证明(?:书|信)?$|兹有|兹由|特此|派出所辖区|同一人", re.MULTILINE)
_BY_ITSELF = re.compile("(?:居住|暂住)证|持证人在?(?:居住|暂住)地")


def _permit_number(page: Page, pieces: Sequence[PageLine]) -> Read:
    return code("document_number", form=r"[0-9A-Z]{8,20}", alike=r"[0-9A-Za-z]{8,22}")(page, pieces)


def _either_number(page: Page, pieces: Sequence[PageLine]) -> Read:
    """The identity number where it is one, else the permit's own."""
    identity = id_number("id_number")(page, pieces)
    read = identity["id_number"]
    if read is not None and read.value and check_id_number(read.value) is NumberStatus.OK:
        return identity
    return _permit_number(page, pieces)


_ENTRIES = (
    Entry(NAME, latin_or_han_name()),
    Entry(("性别",), sex_of()),
    Entry(("民族",), ethnic(), after=r"性?别?[:.]?[男女]?"),
    Entry(BIRTH, day("birth_date")),
    Entry(STAY, place("address")),
    Entry(
        IDENTITY_NUMBER,
        id_number("id_number"),
        anywhere=r"(?<!\d)\d{17}[\dXx](?![\dXx])",
    ),
    Entry(PERMIT_NUMBER, _permit_number),
    *(Entry((label,), _either_number) for label in EITHER_NUMBER),
    Entry(AUTHORITY, text("issuing_authority")),
    Entry(TERM, term),
    Entry(ISSUED, day("valid_from")),
    Entry(UNTIL, until(), after=r".*\d日?"),
    Entry(HOUSEHOLD, place("household_address")),
    Entry(NOT_KEPT),
)
_ORDER = (
    "name",
    "sex",
    "ethnicity",
    "birth_date",
    "address",
    "id_number",
    "document_number",
    "issuing_authority",
    "valid_from",
    "valid_to",
    "household_address",
)


def _likeness(flow: Flow) -> float:
    """By its title; without one (a back, a headline cut off) by labels that no other card has."""
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    begins = "\n".join(line.text for line in flow.lines)
    families = {name for name, label in _FAMILIES.items() if label.search(begins)}
    shown = len(families)
    titled = any(
        _TITLE.search(line.text) and len(line.text) <= _LONGEST_TITLE for line in flow.lines
    )
    if titled:
        return min(1.0, 0.5 + 0.1 * shown) if shown else 0.0
    if _LETTER.search(begins):
        return 0.0
    own = len({found[0] for found in _OWN.finditer(begins)})
    own += _BY_ITSELF.search(flow.text) is not None
    if shown >= 2 and (own >= 2 or (own and (shown >= 3 or "authority" in families))):
        return min(1.0, 0.4 + 0.1 * shown + 0.05 * own)
    return 0.0


def _extract(page: Page, _: Flow) -> Fields:
    fields = dict(
        read_entries(page, _ENTRIES, {"名": "姓名", "别": "性别", "址": "住址"}, _HEADLINE)
    )
    if "document_number" not in fields and "id_number" in fields:
        fields["document_number"] = fields["id_number"]
    return {name: fields[name] for name in _ORDER if name in fields}


def _check(fields: Fields) -> Sequence[Finding]:
    return (
        *check_identity(fields),
        *check_dates(fields, (("birth_date", "valid_from"), ("valid_from", "valid_to"))),
    )


RESIDENCE_PERMIT = DocumentKind(
    type=DocumentType.RESIDENCE_PERMIT,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("name", "address", "id_number"),
    printed=("sex", "ethnicity", "birth_date", "issuing_authority", "valid_from"),
    # Some places print authority and term on the back.
    other_side=("issuing_authority", "valid_to"),
)
