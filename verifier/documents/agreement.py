"""Whether two fields of one document, read from different places, say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from verifier.reports import DocumentType, FieldReport
from verifier.standards import (
    LONG_TERM,
    NumberStatus,
    add_years,
    check_id_number,
    parse_id_number,
    parse_iso,
    parse_passport_zone,
)

__all__ = ["is_confirmed"]

Fields = Mapping[str, FieldReport]

_CARD_TERMS_YEARS = (5, 10, 20)


def is_confirmed(type_: DocumentType, name: str, fields: Fields) -> bool:
    """Whether another field confirms this one.

    An identity number confirms birth date and sex and is confirmed by them; the two ends of an
    identity card's term confirm each other; a machine-readable zone confirms what is printed.
    """
    if type_ is DocumentType.PASSPORT:
        return _by_zone(name, fields)
    if type_ is DocumentType.ID_CARD_BACK:
        return name in ("valid_from", "valid_to") and _card_term(fields)
    inside = _in_number(fields)
    agreeing = [beside for beside, said in inside.items() if _value(fields, beside) == said]
    return name in agreeing or (name == "id_number" and "birth_date" in agreeing)


def _value(fields: Fields, name: str) -> str | None:
    field = fields.get(name)
    return field.value if field else None


def _in_number(fields: Fields) -> Mapping[str, str]:
    text = _value(fields, "id_number")
    number = parse_id_number(text) if text and check_id_number(text) is NumberStatus.OK else None
    if number is None or number.birth_date is None:
        return {}
    return {"birth_date": number.birth_date.isoformat(), "sex": number.sex}


def _card_term(fields: Fields) -> bool:
    begin, end = (parse_iso(_value(fields, name)) for name in ("valid_from", "valid_to"))
    if not isinstance(begin, date) or end is None or end == LONG_TERM:
        return False
    return any(end == add_years(begin, years) for years in _CARD_TERMS_YEARS)


def _by_zone(name: str, fields: Fields) -> bool:
    upper, _, lower = (_value(fields, "machine_readable") or "").rpartition("\n")
    zone = parse_passport_zone(upper, lower)
    printed = _value(fields, name)
    if zone is None or not printed:
        return False
    match name:
        case "document_number":
            return bool(zone.checks["number"]) and printed == zone.number
        case "birth_date" | "valid_to":
            part, said = ("birth", zone.birth) if name == "birth_date" else ("expiry", zone.expiry)
            return bool(zone.checks[part]) and printed[2:].replace("-", "") == said
        case "sex":
            return {"男": "M", "女": "F"}.get(printed) == zone.sex
    return False
