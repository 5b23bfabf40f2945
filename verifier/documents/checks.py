"""Findings about fields by themselves and against each other, shared by document types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from verifier.documents.kind import Fields
from verifier.findings import Finding, FindingCode, Severity, make_finding
from verifier.standards import (
    NumberStatus,
    check_credit_code,
    check_id_number,
    parse_id_number,
    parse_iso,
)

__all__ = [
    "SOURCE",
    "check_code",
    "check_dates",
    "check_identity",
    "check_names",
    "check_number",
]

SOURCE = "rules/national.yaml · §1, §5"

# A person's name, in Chinese or Latin letters; a partnership may name the firm that manages it.
_PERSON = re.compile(
    r"[\u3400-\u9fff·\U00020000-\U0003ffff]{2,20}|[A-Za-z][A-Za-z ,.·'-]{1,60}"
    r"|.*(?:公司|合伙|企业|中心).*"
)


def check_identity(
    fields: Fields, name: str = "id_number", *, regions: Sequence[str] = ()
) -> Sequence[Finding]:
    """An identity number by itself, then against the birth date and sex that are printed.

    Args:
        fields: As read.
        name: The field that holds the number.
        regions: What the number may begin with; empty: anything.
    """
    field = fields.get(name)
    if field is None or field.value is None:
        return ()
    number = parse_id_number(field.value)
    status = check_id_number(field.value)
    if regions and number is not None and number.region_code[:2] not in regions:
        status = NumberStatus.MALFORMED
    source = "GB 11643-1999"
    if number is None or status is not NumberStatus.OK:
        return (
            make_finding(
                FindingCode.ID_NUMBER_CHECKSUM,
                Severity.REVIEW,
                source=source,
                field=name,
                status=str(status),
                box=field.box,
            ),
        )
    inside = {
        "birth_date": number.birth_date.isoformat() if number.birth_date else None,
        "sex": number.sex,
    }
    return tuple(
        make_finding(
            FindingCode.FIELD_INCONSISTENT,
            Severity.REVIEW,
            source=source,
            variant="id_number",
            field=which,
            printed=printed.value,
            in_number=inside[which],
            box=printed.box,
        )
        for which in ("birth_date", "sex")
        if (printed := fields.get(which)) and printed.value and printed.value != inside[which]
    )


def check_code(fields: Fields, name: str = "credit_code") -> Sequence[Finding]:
    """A unified social credit code by itself."""
    field = fields.get(name)
    if field is None or not field.value:
        return ()
    status = check_credit_code(field.value)
    if status is NumberStatus.OK:
        return ()
    return (
        make_finding(
            FindingCode.CREDIT_CODE_CHECKSUM,
            Severity.REVIEW,
            source="GB 32100-2015",
            field=name,
            status=str(status),
            box=field.box,
        ),
    )


def check_number(
    fields: Fields, name: str, right: Callable[[str], bool], source: str
) -> Sequence[Finding]:
    """A document's own number that is not written as such numbers are."""
    field = fields.get(name)
    if field is None or not field.value or right(field.value):
        return ()
    return (
        make_finding(
            FindingCode.FIELD_INCONSISTENT,
            Severity.REVIEW,
            source=source,
            variant="not_a_number",
            field=name,
            printed=field.value,
            box=field.box,
        ),
    )


def check_names(fields: Fields, *names: str) -> Sequence[Finding]:
    """Fields that hold a person's name, and what no name is."""
    return tuple(
        make_finding(
            FindingCode.FIELD_INCONSISTENT,
            Severity.REVIEW,
            source=SOURCE,
            variant="not_a_name",
            field=name,
            printed=field.value,
            box=field.box,
        )
        for name in names
        if (field := fields.get(name)) and field.value and not _PERSON.fullmatch(field.value)
    )


def check_dates(fields: Fields, pairs: Iterable[tuple[str, str]]) -> Sequence[Finding]:
    """Pairs of dates of which the first may not be after the second."""
    found: list[Finding] = []
    for earlier, later in pairs:
        first, second = (
            parse_iso(field.value) if (field := fields.get(name)) else None
            for name in (earlier, later)
        )
        if isinstance(first, date) and isinstance(second, date) and first > second:
            found.append(
                make_finding(
                    FindingCode.FIELD_INCONSISTENT,
                    Severity.REVIEW,
                    source=SOURCE,
                    variant="dates",
                    earlier=earlier,
                    later=later,
                    earlier_value=first.isoformat(),
                    later_value=second.isoformat(),
                    box=fields[later].box,
                )
            )
    return found
