"""Which field follows which grammar, and the one rule by which another reading is chosen.

A value stays what was read unless it does not satisfy its standard, exactly one reading that does
is nearly as likely, every other such reading is clearly less likely, and little else of the field
is in doubt. The field then says so.
A number that was read with certainty has no such reading, be it ever so wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import log

from verifier.documents.decoding import grammars
from verifier.documents.decoding.search import Grammar, candidates
from verifier.documents.flow import half_width
from verifier.documents.seen import SeenField
from verifier.ocr.lattice import FLOOR
from verifier.reports import DecodedField, DocumentType, FieldReport
from verifier.standards import NumberStatus, check_id_number, parse_id_number, parse_passport_zone

__all__ = ["AS_A_WHOLE", "CLEARLY", "decode_field", "decode_fields", "grammar_of"]

CLEARLY = 2.0
"""How much less likely than the chosen reading the next must be: seven times."""

AS_A_WHOLE = 3.0
"""How unlikely, by itself, the chosen reading may be: at least 5 % likely. Where much is in doubt,
the right reading may be one that the recogniser never thought of, and another be right by chance.
"""

_T = DocumentType
_WITHOUT_PLAIN_DAYS = {_T.PASSPORT}
_FORMS = {
    _T.HK_MACAU_PERMIT: r"[HM]\d{8}(?:\d{2})?",
    _T.TAIWAN_PERMIT: r"[LT]?\d{8}(?:\d{2})?",
    _T.PASSPORT: r"[A-Z]\d{8}|[A-Z]{2}\d{7}",
}
_POLICE = {_T.ID_CARD_BACK, _T.RESIDENCE_PERMIT}
_POLICE |= {_T.HK_MACAU_RESIDENCE_PERMIT, _T.TAIWAN_RESIDENCE_PERMIT}
# A number is decided first: birth date and sex are then held against it.
_ORDER = ("id_number", "agent_id_number", "valid_from")

Fields = Mapping[str, FieldReport]


def decode_fields(type_: DocumentType, fields: Fields) -> dict[str, FieldReport]:
    """The fields, with another reading where the rule of this module asks for it."""
    decoded = dict(fields)
    for name in sorted(fields, key=lambda name: name not in _ORDER):
        field = decoded[name]
        grammar = grammar_of(type_, name, decoded)
        if grammar is not None and isinstance(field, SeenField):
            decoded[name] = decode_field(field, grammar)
    return decoded


def grammar_of(type_: DocumentType, name: str, fields: Fields) -> Grammar | None:
    """What the field has to satisfy, given the others; None where nothing is known of it."""
    match name:
        case "id_number":
            return grammars.id_number(_value(fields, "birth_date"), _value(fields, "sex"))
        case "agent_id_number":
            return grammars.id_number(None, None)
        case "credit_code":
            return grammars.credit_code()
        case "document_number":
            return _document_number(type_, fields)
        case "sex":
            return grammars.of_list(name, _in_number(fields)[1])
        case "ethnicity":
            return grammars.of_list(name)
        case "address" | "household_address":
            return grammars.address()
        case "issuing_authority" if type_ in _POLICE:
            return grammars.authority()
        case "machine_readable":
            upper, _, _ = (_value(fields, name) or "").rpartition("\n")
            return grammars.zone(upper) if upper else None
    return None if type_ in _WITHOUT_PLAIN_DAYS else _of_day(type_, name, fields)


def _of_day(type_: DocumentType, name: str, fields: Fields) -> Grammar | None:
    match name:
        case "birth_date":
            return grammars.day(_in_number(fields)[0])
        case "established_on" | "issued_on":
            return grammars.day()
        case "valid_from":
            return grammars.first_day()
        case "valid_to":
            begins = _value(fields, "valid_from") if type_ is _T.ID_CARD_BACK else None
            return grammars.last_day(begins)
    return None


def _document_number(type_: DocumentType, fields: Fields) -> Grammar | None:
    if type_ is _T.ORGANIZATION_CODE_CERTIFICATE:
        return grammars.organisation_code()
    in_zone = _number_in_zone(fields) if type_ is _T.PASSPORT else None
    if in_zone:
        return grammars.pattern(in_zone, "ICAO 9303")
    if type_ in _FORMS:
        return grammars.pattern(_FORMS[type_])
    own, number = fields.get("document_number"), fields.get("id_number")
    if own is not None and number is not None and own.raw == number.raw:
        return grammars.id_number(_value(fields, "birth_date"), _value(fields, "sex"))
    return None


def _number_in_zone(fields: Fields) -> str | None:
    """The number of a machine-readable zone whose check digit for it is right."""
    upper, _, lower = (_value(fields, "machine_readable") or "").rpartition("\n")
    zone = parse_passport_zone(upper, lower)
    return zone.number if zone is not None and zone.checks["number"] else None


def decode_field(field: SeenField, grammar: Grammar) -> FieldReport:
    """The field with the one reading that may be chosen, or as it is."""
    pieces = field.pieces[-1:] if grammar.last_only else field.pieces
    if not pieces or any(len(piece.cells) != len(piece.text) for piece in pieces):
        return field
    cells = tuple(cell for piece in pieces for cell in piece.cells)
    read = "".join(cell.char for cell in cells)
    made_out = grammar.only_missing and field.value is not None
    if made_out or grammar.satisfied(half_width(read)):
        return field
    reach = grammar.margin + CLEARLY
    found = candidates(cells, grammar, reach)
    if not found:
        return field
    best = found[0]
    runner_up = (found[1].behind if len(found) > 1 else reach) - best.behind
    searched = cells[: grammar.head]
    by_itself = best.behind - sum(log(max(cell.probability, FLOOR)) for cell in searched)
    if best.behind > grammar.margin or runner_up < CLEARLY or by_itself > AS_A_WHOLE:
        return field
    return field.decoded_as(
        best.value,
        DecodedField(
            read=read,
            chosen=best.text,
            standard=grammar.standard,
            margin=round(max(best.behind, 0.0), 4),
            runner_up=round(runner_up, 4),
        ),
    )


def _value(fields: Fields, name: str) -> str | None:
    field = fields.get(name)
    return field.value if field else None


def _in_number(fields: Fields) -> tuple[str | None, str | None]:
    """Birth date and sex by an identity number that satisfies its standard."""
    text = _value(fields, "id_number")
    number = parse_id_number(text) if text and check_id_number(text) is NumberStatus.OK else None
    born = number.birth_date if number else None
    return born.isoformat() if isinstance(born, date) else None, number.sex if number else None
