"""How values of forms are written: readers that turn parts of lines into fields.

A reader takes the parts of lines where a value is expected and gives the fields it makes of them; a
field whose value is None was seen and not made out. Nothing is corrected: what is there but does
not satisfy its standard keeps the value that was read, with a confidence below what passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from verifier.documents.flow import half_width, tidy
from verifier.documents.kind import make_field, text_field
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import (
    LONG_TERM,
    NumberStatus,
    check_credit_code,
    check_id_number,
    ethnicity,
    find_dates,
    parse_date_or_long_term,
    parse_period,
    sex,
)

__all__ = [
    "DOUBTED",
    "Read",
    "Reader",
    "code",
    "credit_code",
    "day",
    "doubted",
    "ethnic",
    "id_number",
    "latin_or_han_name",
    "matching",
    "organisation",
    "person",
    "place",
    "sex_of",
    "spaced",
    "term",
    "text",
    "until",
]

Read = Mapping[str, FieldReport | None]
Reader = Callable[[Page, Sequence[PageLine]], Read]

DOUBTED = 0.5
"""The most confidence of a value that does not satisfy its standard; below what passes."""

# Certificates printed by machines put the time of day behind the date.
_CLOCK = re.compile(
    r"(?:(?<=\d[-./]\d\d[-./]\d\d)|(?<=[A-Za-z][-,./]\d{4})|(?<=[A-Za-z]\d\d,\d{4})"
    r"|(?<=[A-Z][a-z]{2}\d{6}))T?\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|UTC|\+\d\d:?\d\d)?"
    r"|(?<=日)\d{1,2}[:时]\d\d(?:[:分]\d\d(?:秒|\.\d+)?|分)?"
)
_NO_DAY_SIGN = re.compile(r"(?<=\d月\d)(?=$)|(?<=\d月\d\d)(?=$)")
# Rare characters of names lie beyond the basic plane.
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_HAN_NAME = re.compile(rf"[{_HAN}](?:[{_HAN}·]{{0,18}}[{_HAN}])")
_LATIN_NAME = re.compile(r"[A-Z][A-Z'\-]*(?:[ ,]+[A-Z][A-Z'\-]*)*")
_ORGANISATION = re.compile(r"(?=.*[\u4e00-\u9fffA-Za-z].*[\u4e00-\u9fffA-Za-z])[^。;!?]{3,60}")
_PERSON = re.compile(
    rf"[{_HAN}](?:[{_HAN}·.]{{0,20}}[{_HAN}])(?:\(.*\))?|[A-Za-z][A-Za-z ,.·'\-]{{1,60}}"
    r"|.*(?:公司|合伙|企业|中心|代表).*"
)
_PLACE = re.compile(
    r".*[\u4e00-\u9fff].*(?:[省市区县旗州盟镇乡村路街道巷弄号栋幢楼层室园里组厦场院]|大厦|\d).*|.*\d.*[A-Za-z].*"
)
# Titles and labels that stand where a name would.
_NO_NAME = re.compile(r"证$|通行|姓名|性别|出生|日期|号码|机关|有效|签发|国籍|护照|公安|中华")


def doubted(field: FieldReport | None) -> FieldReport | None:
    """The field with a confidence that sends it to a person."""
    if field is None:
        return None
    return field.model_copy(update={"confidence": min(field.confidence, DOUBTED)})


def _joined(pieces: Sequence[PageLine]) -> str:
    return half_width("".join(piece.text for piece in pieces))


def text(field: str) -> Reader:
    """Any text, its lines joined."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        return {field: text_field(page, pieces)}

    return read


def organisation(field: str = "company_name") -> Reader:
    """The name of a firm or body; what can be none is doubted."""
    return _likely(field, _ORGANISATION)


def person(field: str = "legal_representative") -> Reader:
    """A person's name, or the firm that manages a partnership; what can be none is doubted."""
    return _likely(field, _PERSON)


def place(field: str = "address") -> Reader:
    """A postal address; what names no place is doubted."""
    return _likely(field, _PLACE)


def _likely(field: str, form: re.Pattern[str]) -> Reader:
    """A text that is doubted if it has not the form such texts have."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        whole = text_field(page, pieces)
        likely = whole is None or (whole.value and form.fullmatch(half_width(whole.value)))
        return {field: whole if likely else doubted(whole)}

    return read


def latin_or_han_name(field: str = "name") -> Reader:
    """A person's name in characters, or in capital letters where it has none."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        # No name holds a full stop: it is the middle dot, read low.
        name = tidy(_joined(pieces)).replace(".", "·")
        if _HAN_NAME.fullmatch(name) and not _NO_NAME.search(name):
            return {field: make_field(page, pieces, name)}
        latin = ", ".join(part.strip() for part in spaced(page, pieces).split(","))
        value = latin if len(latin) > 3 and _LATIN_NAME.fullmatch(latin) else None
        return {field: make_field(page, pieces, value)}

    return read


def spaced(page: Page, pieces: Sequence[PageLine], between: str = " ") -> str:
    """The text with the spaces that were taken out to search it: names of several words."""
    return half_width(between.join(_with_spaces(page, piece) for piece in pieces))


def _with_spaces(page: Page, piece: PageLine) -> str:
    """A part of a line as the line was read."""
    for line in page.lines:
        if (line.y0, line.y1) != (piece.y0, piece.y1) or not line.x0 <= piece.x0 < line.x1:
            continue
        kept = [at for at, char in enumerate(line.text) if not char.isspace()]
        squashed = "".join(line.text[at] for at in kept)
        start = squashed.find(piece.text)
        if start >= 0 and piece.text:
            return line.text[kept[start] : kept[start + len(piece.text) - 1] + 1]
    return piece.text


def sex_of(field: str = "sex") -> Reader:
    """男 or 女, also as 男/M."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        return {field: make_field(page, pieces, sex(_joined(pieces).split("/")[0]))}

    return read


def ethnic(field: str = "ethnicity") -> Reader:
    """One of the 56, as printed without 族."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        return {field: make_field(page, pieces, ethnicity(_joined(pieces)))}

    return read


def day(field: str) -> Reader:
    """One date."""

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        words = _CLOCK.sub(" ", _joined(pieces))
        if days := find_dates(words):
            return {field: make_field(page, pieces, days[0].isoformat())}
        # 日 may have been found by itself, or lie under a seal; a digit may be missing with it.
        days = find_dates(_NO_DAY_SIGN.sub("日", words))
        return {field: doubted(make_field(page, pieces, days[0].isoformat() if days else None))}

    return read


def until(field: str = "valid_to") -> Reader:
    """A last day, or 长期."""
    one_day = day(field)

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        if parse_date_or_long_term(_joined(pieces)) == LONG_TERM:
            return {field: make_field(page, pieces, LONG_TERM)}
        return one_day(page, pieces)

    return read


def term(page: Page, pieces: Sequence[PageLine]) -> Read:
    """From a day to a day, or without an end: ``valid_from`` and ``valid_to``."""
    period = parse_period(_CLOCK.sub("", _joined(pieces)))
    if period is None:
        return {"valid_to": make_field(page, pieces, None)}
    end = period.end if isinstance(period.end, str) else period.end.isoformat()
    start = make_field(page, pieces, period.start.isoformat()) if period.start else None
    return {"valid_to": make_field(page, pieces, end), "valid_from": start}


def matching(field: str, pattern: str, value: Callable[[str], str] = str.upper) -> Reader:
    """The part that a pattern matches (its group ``v`` where it has one)."""
    compiled = re.compile(pattern)

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        found = compiled.search(_joined(pieces))
        said = found and (found.groupdict().get("v") or found[0])
        return {field: make_field(page, pieces, value(said) if said else None)}

    return read


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with a form of its own; what only resembles it is given as read, doubted."""

    fields: tuple[str, ...]
    form: re.Pattern[str]
    alike: re.Pattern[str]
    right: Callable[[str], bool]

    def __call__(self, page: Page, pieces: Sequence[PageLine]) -> Read:
        whole = _joined(pieces)
        found = self.form.search(whole)
        if found and self.right(found[0].upper()):
            read = make_field(page, pieces, found[0].upper())
        elif near := found or self.alike.search(whole):
            read = doubted(make_field(page, pieces, near[0].upper()))
        else:
            read = make_field(page, pieces, None)
        return dict.fromkeys(self.fields, read)


def id_number(*fields: str) -> Reader:
    """18 characters of GB 11643, for one field or several that hold the same number."""
    return _Number(
        fields,
        re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])"),
        re.compile(r"[0-9A-Za-z]{15,20}"),
        lambda number: check_id_number(number) is NumberStatus.OK,
    )


def credit_code(*fields: str) -> Reader:
    """18 characters of GB 32100."""
    return _Number(
        fields,
        re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])"),
        re.compile(r"[0-9A-Za-z]{16,20}"),
        lambda number: check_credit_code(number) is NumberStatus.OK,
    )


def code(
    *fields: str, form: str, alike: str, right: Callable[[str], bool] = lambda _: True
) -> Reader:
    """A document's own number: ``form`` is how it is written, ``alike`` what a misreading is."""
    return _Number(fields, re.compile(form), re.compile(alike), right)
