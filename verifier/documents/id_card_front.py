"""Resident identity card, portrait side (居民身份证人像面), GA 448-2013 layout.

Labels 姓名, 性别, 民族, 出生, 住址 in the left part, the portrait at the right, 公民身份号码 along
the bottom. The labels are printed pale and may be missed, so rows are also known by their order
and by what they hold: a sex stands between name and birth date, the address between birth date
and number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from verifier.documents.checks import check_identity
from verifier.documents.flow import Flow, group_rows, half_width, tidy
from verifier.documents.kind import DocumentKind, Fields, make_field, text_field
from verifier.documents.likeness import word_score
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType, FieldReport
from verifier.standards import ethnicity, find_dates, parse_date, sex

__all__ = ["ID_CARD_FRONT"]

_WORDS = {
    "公民身份号码": 0.45,
    "身份号码": 0.1,
    "姓名": 0.15,
    "性别": 0.15,
    "民族": 0.2,
    "住址": 0.2,
    "出生": 0.1,
}
# Residence permits print the same labels; letters and licences mention them.
_OTHERS = (
    "居住证",
    "社会保险",
    "通行证",
    "营业执照",
    "授权",
    "委托书",
    "统一社会信用代码",
    "签发机关",
    "暂住",
    "居住地",
    "户口所在地",
    "特此",
    "证明",
    "网站",
    "备案",
)

_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_NUMBER_LABEL = re.compile(r"公?民?身份号码[:.]?|公民身份[号码]?[:.]?")
_SEX_ROW = re.compile(r"^(?:性?别)?[:.]?(?P<sex>[男女])?(?:民?族)?[:.]?(?P<ethnicity>.*)$")
_BIRTH_LABEL = re.compile(r"^出?生[:.]?")
_BIRTH = re.compile(r"(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日?")
_NAME_LABEL = re.compile(r"^姓?名[:.]?")
_ADDRESS_LABEL = re.compile(r"^住址?[:.]?")
# The number spans the card from its left margin; the portrait begins at about six tenths of that.
_PORTRAIT_FROM = 0.62


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    numbers = (_NUMBER.search(half_width(line.text)) for line in flow.lines)
    number = next(filter(None, numbers), None)
    if score and number:
        # Residents of Hong Kong, Macau and Taiwan have the same card without an ethnicity.
        elsewhere = number.group().startswith(("81", "82", "83")) and "民族" not in flow.text
        score = 0.0 if elsewhere else min(1.0, score + 0.2)
    return score


def _extract(page: Page, flow: Flow) -> Fields:
    fields: dict[str, FieldReport | None] = {}
    rows = group_rows(flow.lines)
    number_row = next((row for row in rows if _NUMBER.search(row.text)), None) or next(
        (row for row in reversed(rows) if _NUMBER_LABEL.search(row.text)), None
    )
    if number_row:
        fields["id_number"] = _number(page, number_row)
        rows = _left_of_portrait(rows, number_row)
    sex_at = next((i for i, row in enumerate(rows) if _is_sex_row(row)), None)
    birth_at = next(
        (i for i, row in enumerate(rows) if _BIRTH.search(row.text) or row.text.startswith("出生")),
        None,
    )
    if sex_at is not None:
        fields |= _sex_and_ethnicity(page, rows[sex_at])
    if birth_at is not None:
        fields["birth_date"] = _birth(page, rows[birth_at])
    fields["name"] = _name(page, rows, sex_at if sex_at is not None else birth_at)
    fields["address"] = _address(page, rows, birth_at if birth_at is not None else sex_at)
    order = ID_CARD_FRONT.required
    return {name: field for name in order if (field := fields.get(name)) is not None}


def _left_of_portrait(rows: Sequence[Flow], number_row: Flow) -> tuple[Flow, ...]:
    """The rows above the number, without what stands over or under the portrait."""
    limit = number_row.x0 + _PORTRAIT_FROM * (number_row.x1 - number_row.x0)
    kept: list[Flow] = []
    for row in rows:
        lines = [line for line in row.lines if line.x0 < limit and line.middle < number_row.y0]
        if lines:
            kept.append(Flow.of(lines))
    return tuple(kept)


def _number(page: Page, row: Flow) -> FieldReport | None:
    match = _NUMBER.search(row.text)
    if match:
        return make_field(page, row.group(match), match.group().upper())
    label = _NUMBER_LABEL.search(row.text)
    return make_field(page, row.span(label.end() if label else 0, len(row.text)), None)


def _is_sex_row(row: Flow) -> bool:
    match = _SEX_ROW.match(row.text)
    if match is None:
        return False
    labelled = row.text.startswith(("性别", "别")) or row.text.startswith("民族", 1)
    return labelled or (bool(match["sex"]) and ethnicity(match["ethnicity"]) is not None)


def _sex_and_ethnicity(page: Page, row: Flow) -> dict[str, FieldReport | None]:
    match = _SEX_ROW.match(row.text)
    if match is None:
        return {}
    return {
        "sex": make_field(page, row.group(match, "sex"), sex(match["sex"] or "")),
        "ethnicity": make_field(page, row.group(match, "ethnicity"), ethnicity(match["ethnicity"])),
    }


def _birth(page: Page, row: Flow) -> FieldReport | None:
    match = _BIRTH.search(row.text)
    if match:
        day = parse_date(match.group().removesuffix("日") + "日")
        return make_field(page, row.group(match), day.isoformat() if day else None)
    label = _BIRTH_LABEL.match(row.text)
    start = label.end() if label else 0
    days = find_dates(row.text[start:])
    value = days[0].isoformat() if days else None
    return make_field(page, row.span(start, len(row.text)), value)


def _name(page: Page, rows: Sequence[Flow], before: int | None) -> FieldReport | None:
    labelled = [row for row in rows[:before] if row.text.startswith("姓名")]
    row = labelled[-1] if labelled else (rows[before - 1] if before else None)
    if row is None:
        return None
    label = _NAME_LABEL.match(row.text)
    pieces = row.span(label.end() if label else 0, len(row.text))
    # No name holds a full stop: it is the middle dot, read low.
    name = tidy("".join(piece.text for piece in pieces)).replace(".", "·")
    return make_field(page, pieces, name or None)


def _address(page: Page, rows: Sequence[Flow], after: int | None) -> FieldReport | None:
    start = next((i for i, row in enumerate(rows) if row.text.startswith("住址")), None)
    if start is None:
        start = after + 1 if after is not None else None
    if start is None or start >= len(rows):
        return None
    # Each line of an address follows closely on the one before it.
    block = [rows[start]]
    for row in takewhile(
        lambda row: row.y0 - block[-1].y1 < 1.5 * block[-1].lines[0].height, rows[start + 1 :]
    ):
        block.append(row)
    pieces: list[PageLine] = []
    for index, row in enumerate(block):
        label = _ADDRESS_LABEL.match(row.text) if index == 0 else None
        pieces += row.span(label.end() if label else 0, len(row.text))
    return text_field(page, pieces)


ID_CARD_FRONT = DocumentKind(
    type=DocumentType.ID_CARD_FRONT,
    likeness=_likeness,
    extract=_extract,
    check=check_identity,
    required=("name", "sex", "ethnicity", "birth_date", "address", "id_number"),
)
