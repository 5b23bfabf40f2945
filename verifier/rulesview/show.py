"""A province's rules as they hold on a day: national and its own merged, each with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from verifier.declaration import Category
from verifier.findings import Severity
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset import Case, Family, Rule, RuleBook
from verifier.ruleset.phrases import say
from verifier.ruleset.registry import Values
from verifier.standards import PROVINCES

__all__ = ["ProvinceRules", "RuleView", "show_province", "view_of"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleView(_Model):
    """One rule in force."""

    id: str
    family: Family
    check: str = Field(description="What is examined")
    origin: Literal["national", "province"]
    replaces_national: bool = Field(description="A province's rule that stands in for a national")
    subject_kinds: tuple[SubjectKind, ...] = Field(description="Empty: every kind")
    filing_types: tuple[FilingType, ...] = Field(description="Empty: every type")
    categories: tuple[Category, ...] = Field(description="Empty: every category")
    since: str = Field(description="The day from which these values hold, YYYY-MM-DD")
    values: dict[str, JsonValue]
    severity: Severity
    zh: str = Field(description="What it asks for, Chinese")
    en: str = Field(description="The same in English")
    cell: str = Field(description="In a few Chinese words")
    sections: tuple[str, ...] = Field(description="Of the source document; empty: own judgement")
    item: str
    file: str
    line: int
    note: str
    conflict: bool = Field(description="The source contradicts itself here; note says how")


class ProvinceRules(_Model):
    """All rules of a province on a day."""

    province: str
    province_name: str
    on: str
    rules_version: str
    rules: tuple[RuleView, ...]


def show_province(
    rulebook: RuleBook,
    province: str,
    on: date,
    *,
    subject_kind: SubjectKind | None = None,
    filing_type: FilingType | None = None,
    category: Category | None = None,
) -> ProvinceRules:
    """The merged rules, of all kinds of filing or of those named.

    Args:
        rulebook: The rules.
        province: Two digits; empty for the national rules alone.
        on: The day.
        subject_kind: Of this kind only.
        filing_type: Of this type only.
        category: Of organisations of this category only.
    """
    cases = _cases(province, subject_kind, filing_type, category)
    seen: dict[tuple[str, str], RuleView] = {}
    for case in cases:
        for rule, values in rulebook.in_force_for(case, on):
            seen.setdefault((rule.file, rule.id), view_of(rulebook, rule, values, on))
    return ProvinceRules(
        province=province,
        province_name=PROVINCES[province].name if province else "全国",
        on=on.isoformat(),
        rules_version=rulebook.version,
        rules=tuple(sorted(seen.values(), key=_order)),
    )


def _cases(
    province: str,
    subject_kind: SubjectKind | None,
    filing_type: FilingType | None,
    category: Category | None,
) -> Iterator[Case]:
    kinds = [subject_kind] if subject_kind else list(SubjectKind)
    types = [filing_type] if filing_type else list(FilingType)
    categories = [category] if category else list(Category)
    for kind, type_, one in product(kinds, types, categories):
        yield Case(province, kind, type_, one)


def view_of(rulebook: RuleBook, rule: Rule, values: Values, on: date) -> RuleView:
    """One rule with its values, in data and in words."""
    said = [say(phrase) for phrase in rule.check.describe(values)]
    in_province = rule.file.startswith("rules/provinces/")
    dumped = values.model_dump(mode="json", exclude_defaults=True)
    if rule.check.name == "manual" and not said:
        # A to-do of which the applicant need know nothing is told in the reviewer's words.
        zh, en, cell = str(dumped["todo"]), str(dumped["todo_en"]), "人工核实"
    else:
        zh = "；".join(one.zh for one in said)
        en = "; ".join(one.en for one in said)
        cell = "；".join(dict.fromkeys(one.cell for one in said))
    return RuleView(
        id=rule.id,
        family=rule.check.family,
        check=rule.check.name,
        origin="province" if in_province else "national",
        replaces_national=in_province and rule.id in rulebook.national,
        subject_kinds=tuple(sorted(rule.applies.subject_kinds)),
        filing_types=tuple(sorted(rule.applies.filing_types)),
        categories=tuple(sorted(rule.applies.categories)),
        since=max(day for day in rule.values if day <= on).isoformat(),
        values=dumped,
        severity=rule.severity,
        zh=zh,
        en=en,
        cell=cell,
        sections=rule.source.sections,
        item=rule.source.item,
        file=rule.file,
        line=rule.line,
        note=rule.note,
        conflict=rule.conflict,
    )


_FAMILIES = list(Family)


def _order(view: RuleView) -> int:
    return _FAMILIES.index(view.family)
