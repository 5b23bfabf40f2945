"""Passport (护照), data page: printed fields, and the machine-readable zone that confirms them.

Chinese passports print labels in both languages above their values, dates as ``25 11月/NOV 1993``.
Both lines of the zone (ICAO 9303, see :mod:`verifier.standards.mrz`) are kept as the field
``machine_readable``, so that the check compares them with what is printed. What a foreign passport
prints is read as far as its zone says it without a century.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from verifier.documents.checks import check_dates
from verifier.documents.flow import Flow, half_width, squash
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import (
    Read,
    code,
    doubted,
    latin_or_han_name,
    matching,
    sex_of,
)
from verifier.documents.kind import DocumentKind, Fields, make_field
from verifier.documents.likeness import word_score
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.ocr import Page, PageLine
from verifier.reports import DocumentType, FieldReport
from verifier.standards import PassportZone, parse_passport_zone, zone_letters

__all__ = ["PASSPORT"]

_WORDS = {
    "护照": 0.3,
    "PASSPORT": 0.25,
    "Passport": 0.1,
    "中华人民共和国": 0.1,
    "国籍": 0.1,
    "签发地点": 0.1,
    "出生地点": 0.1,
    "有效期至": 0.1,
    "出入境管理局": 0.1,
}
_OTHERS = ("通行证", "居住证", "授权书", "承诺书", "身份证号码", "统一社会信用代码")
_MONTHS = {
    "JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6,
    "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10, "NOV": 11, "DEC": 12,
}  # fmt: skip
_DAY = re.compile(
    r"(?<!\d)(?P<d>\d\d)(?:(?P<han>\d{1,2})月)?/?(?P<latin>[A-Z0-9]{3})?(?P<y>(?:19|20)\d\d)(?!\d)"
)
# Either line is 44 characters; an engine may lose a few of a row of the same filler.
_SHORTEST = 28
_CHINESE_NUMBER = r"(?<![A-Z0-9])(?:[A-Z]\d{8}|[A-Z]{2}\d{7})(?![A-Z0-9])"


def _likeness(flow: Flow) -> float:
    score = word_score(flow, _WORDS, _OTHERS)
    if _zone_lines(flow.lines)[0]:
        score = min(1.0, score + 0.6)
    return score


def _day(field: str) -> Entry:
    labels = {
        "birth_date": ("出生日期", "出生日期/Dateofbirth"),
        "valid_from": ("签发日期", "签发日期/Dateofissue"),
        "valid_to": ("有效期至", "有效期至/Dateofexpiry"),
    }[field]

    def read(page: Page, pieces: Sequence[PageLine]) -> Read:
        return {field: make_field(page, pieces, _spelled_day(pieces))}

    return Entry(labels, read, below=True, after=".*")


def _spelled_day(pieces: Sequence[PageLine]) -> str | None:
    """A day whose month is printed twice; None where the two contradict or neither is legible."""
    match = _DAY.search(half_width("".join(piece.text for piece in pieces)))
    if match is None:
        return None
    months = {int(match["han"])} if match["han"] else set()
    if match["latin"] in _MONTHS:
        months.add(_MONTHS[match["latin"]])
    if len(months) != 1:
        return None
    try:
        return date(int(match["y"]), months.pop(), int(match["d"])).isoformat()
    except ValueError:
        return None


_ENTRIES = (
    Entry(("类型/Type", "类型")),
    Entry(("国家码/CountryCode", "国家码"), after=".*"),
    Entry(
        ("护照号/PassportNo.", "护照号码", "护照号"),
        code("document_number", form=_CHINESE_NUMBER, alike=r"(?<![A-Z0-9])[A-Z0-9]{6,10}"),
        below=True,
        after=".*",
        anywhere=_CHINESE_NUMBER,
    ),
    Entry(("姓名/Name", "姓名"), latin_or_han_name(), below=True),
    Entry(("性别/Sex", "性别"), sex_of(), below=True),
    Entry(
        ("国籍/Nationality", "国籍"),
        matching("nationality", r"[\u4e00-\u9fff]{2,12}"),
        below=True,
        after=r"性别.*",
        anywhere=r"(?P<v>中国)/?CHINESE",
    ),
    _day("birth_date"),
    Entry(("出生地点/Placeofbirth", "出生地点")),
    _day("valid_from"),
    Entry(("签发地点/Placeofissue", "签发地点")),
    _day("valid_to"),
    Entry(("签发机关/Authority", "签发机关")),
    Entry(("持证人签名", "持证人签名/Bearer'ssignature")),
)
_ORDER = (
    "name",
    "sex",
    "birth_date",
    "nationality",
    "document_number",
    "valid_from",
    "valid_to",
    "machine_readable",
)


def _zone_lines(lines: Sequence[PageLine]) -> tuple[tuple[PageLine, ...], tuple[str, str]]:
    """The two lines of the zone and their texts; nothing where the lower one is not found."""
    long = [
        (line, text)
        for line in sorted(map(squash, lines), key=lambda line: line.middle)
        if len(text := zone_letters(half_width(line.text))) >= _SHORTEST
        and re.fullmatch(r"[A-Z0-9<]+", text)
    ]
    for index, (line, text) in enumerate(long):
        if parse_passport_zone("", text) is not None:
            before = long[index - 1] if index else None
            if before is not None and before[1].startswith("P"):
                return (before[0], line), (before[1].ljust(44, "<"), text)
            return (line,), ("", text)
    return (), ("", "")


def _extract(page: Page, _: Flow) -> Fields:
    fields = dict(read_entries(page, _ENTRIES))
    lines, texts = _zone_lines(page.lines)
    zone = parse_passport_zone(*texts) if lines else None
    if zone is not None:
        read = make_field(page, lines, "\n".join(texts).strip())
        if read is not None:
            fields["machine_readable"] = (
                doubted(read) or read if zone.wrong and not zone.only_optional else read
            )
        for name, field in _from_zone(page, lines[-1], zone).items():
            if name not in fields or fields[name].value is None:
                fields[name] = field
        fields = _confirmed(fields, zone)
    return {name: fields[name] for name in _ORDER if name in fields}


def _from_zone(page: Page, line: PageLine, zone: PassportZone) -> Fields:
    """What only the zone says: fields with a right check digit, and names, which have none."""
    values = {
        "document_number": zone.number if zone.checks["number"] else None,
        "valid_to": _day_of(zone.expiry, "20") if zone.checks["expiry"] else None,
        # Nobody was born after their passport runs out, so a later year is of the last century.
        "birth_date": _day_of(zone.birth, "19")
        if zone.checks["birth"] and zone.birth > zone.expiry
        else None,
        "nationality": "中国" if zone.nationality == "CHN" else zone.nationality or None,
        "name": ", ".join(filter(None, (zone.surname, zone.given))) or None,
    }
    made = ((name, make_field(page, (line,), value)) for name, value in values.items() if value)
    return {name: field for name, field in made if field is not None}


def _day_of(digits: str, century: str) -> str | None:
    try:
        return date(int(century + digits[:2]), int(digits[2:4]), int(digits[4:])).isoformat()
    except ValueError:
        return None


def _confirmed(fields: dict[str, FieldReport], zone: PassportZone) -> dict[str, FieldReport]:
    """Doubt what the zone contradicts; a number of another country's form that it confirms."""
    told = dict(fields)
    for name in _contradicted(fields, zone):
        told[name] = doubted(fields[name]) or fields[name]
    return told


def _in_zone(zone: PassportZone) -> dict[str, str]:
    """What the zone says, as far as its check digits are right, in the zone's own writing."""
    said = {"document_number": zone.number, "birth_date": zone.birth, "valid_to": zone.expiry}
    parts = {"document_number": "number", "birth_date": "birth", "valid_to": "expiry"}
    said = {name: value for name, value in said.items() if zone.checks[parts[name]]}
    if zone.sex in "MF":
        said["sex"] = zone.sex
    if zone.nationality:
        said["nationality"] = zone.nationality
    return said


def _in_writing_of_zone(name: str, value: str) -> str:
    """A printed value as the zone writes it."""
    if name in ("birth_date", "valid_to"):
        return value[2:].replace("-", "")
    if name == "sex":
        return {"男": "M", "女": "F"}.get(value, value)
    if name == "nationality":
        return "CHN" if value == "中国" else value
    return value


def _contradicted(fields: Fields, zone: PassportZone) -> dict[str, str]:
    """Printed fields of which the zone says something else, and what it says."""
    return {
        name: said
        for name, said in _in_zone(zone).items()
        if (field := fields.get(name))
        and field.value
        and _in_writing_of_zone(name, field.value) != said
        # A country's name in Chinese has no code here but China's own.
        and not (name == "nationality" and said != "CHN" and field.value != "中国")
    }


def _check(fields: Fields) -> Sequence[Finding]:
    found = list(check_dates(fields, (("birth_date", "valid_from"), ("valid_from", "valid_to"))))
    field = fields.get("machine_readable")
    upper, _, lower = (field.value or "").rpartition("\n") if field else ("", "", "")
    zone = parse_passport_zone(upper, lower)
    if field is None or zone is None:
        return found
    if zone.wrong:
        found.append(
            make_finding(
                FindingCode.FIELD_INCONSISTENT,
                # O and 0 look alike in these letters; what a filing needs has its own digits.
                Severity.INFO if zone.only_optional else Severity.REVIEW,
                source="ICAO 9303",
                variant="check_digits",
                field="machine_readable",
                parts=", ".join(zone.wrong),
                box=field.box,
            )
        )
    found += [
        make_finding(
            FindingCode.FIELD_INCONSISTENT,
            Severity.REVIEW,
            source="ICAO 9303",
            variant="machine_readable",
            field=name,
            printed=fields[name].value,
            in_zone=said,
            box=fields[name].box,
        )
        for name, said in _contradicted(fields, zone).items()
    ]
    return found


PASSPORT = DocumentKind(
    type=DocumentType.PASSPORT,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("name", "document_number", "birth_date", "valid_to"),
    printed=("valid_from", "nationality", "machine_readable"),
)
