"""How two provinces differ, rule by rule."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from verifier.ruleset import Family, RuleBook
from verifier.rulesview.show import RuleView, show_province
from verifier.standards import PROVINCES

__all__ = ["RuleDifference", "RulesDiff", "diff_provinces"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleDifference(_Model):
    """One rule that the two do not share; null where a province has none of this id."""

    id: str
    family: Family
    first: RuleView | None
    second: RuleView | None


class RulesDiff(_Model):
    """All differences."""

    first: str = Field(description="Province, two digits")
    first_name: str
    second: str
    second_name: str
    on: str
    rules_version: str
    differences: tuple[RuleDifference, ...]


def diff_provinces(rulebook: RuleBook, first: str, second: str, on: date) -> RulesDiff:
    """Rules that differ in values, in weight or in whom they are about, by family and id."""
    one = {(v.id, v.subject_kinds): v for v in show_province(rulebook, first, on).rules}
    other = {(v.id, v.subject_kinds): v for v in show_province(rulebook, second, on).rules}
    found: list[RuleDifference] = []
    for key in dict.fromkeys((*one, *other)):
        a, b = one.get(key), other.get(key)
        either = a or b
        if either is not None and _essence(a) != _essence(b):
            found.append(RuleDifference(id=key[0], family=either.family, first=a, second=b))
    order = list(Family)
    found.sort(key=lambda difference: order.index(difference.family))
    return RulesDiff(
        first=first,
        first_name=PROVINCES[first].name,
        second=second,
        second_name=PROVINCES[second].name,
        on=on.isoformat(),
        rules_version=rulebook.version,
        differences=tuple(found),
    )


def _essence(view: RuleView | None) -> object:
    """What a filing would notice."""
    if view is None:
        return None
    return view.check, view.values, view.severity, view.filing_types, view.categories
