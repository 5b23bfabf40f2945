"""Before anything is uploaded: the checklist of a case, in words for an applicant."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from verifier.declaration import Category
from verifier.errors import RequestError
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset import Case, Family, RuleBook
from verifier.ruleset.phrases import say
from verifier.standards import PROVINCES

__all__ = ["Requirement", "RequirementList", "list_requirements"]

Kind = Literal["document", "limit", "condition"]

_KINDS: dict[Family, Kind] = {
    Family.SUBJECT: "document",
    Family.PERSON: "document",
    Family.MATERIAL: "document",
    Family.PREAPPROVAL: "document",
    Family.FILE: "limit",
    Family.TIME: "limit",
}
# What to gather first, what to watch next, what must be so last.
_ORDER = (
    Family.SUBJECT,
    Family.PERSON,
    Family.MATERIAL,
    Family.FILE,
    Family.TIME,
    Family.RESPONSIBLE,
    Family.AGE,
    Family.RESIDENCE,
    Family.DOMAIN,
    Family.WEBSITE,
    Family.CONTACT,
    Family.SERVER,
    Family.CHANGE,
    Family.ACCESS,
    Family.PREAPPROVAL,
    Family.MANUAL,
)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Requirement(_Model):
    """One thing to provide, to keep within, or that must be so."""

    kind: Kind = Field(description="A document to provide, a limit to keep, a condition")
    family: Family
    zh: str = Field(description="In Chinese")
    en: str = Field(description="In English")
    rule: str = Field(description="The rule's id")
    source: str = Field(description="Rule file, id and section of the source document")
    conflict: bool = Field(description="The source is not of one mind here; a person may decide")


class RequirementList(_Model):
    """The checklist of one case."""

    province: str = Field(description="Two digits, GB/T 2260")
    province_name: str
    subject_kind: SubjectKind
    filing_type: FilingType
    category: Category | None = Field(description="Of an organisation; null for an individual")
    on: str = Field(description="The day, YYYY-MM-DD")
    rules_version: str
    requirements: tuple[Requirement, ...]


def list_requirements(
    rulebook: RuleBook,
    province: str,
    subject_kind: SubjectKind,
    on: date,
    *,
    filing_type: FilingType = FilingType.FIRST,
    category: Category = Category.COMPANY,
) -> RequirementList:
    """What a filing of this kind needs on a day.

    Raises:
        RequestError: A day before the rules begin.
    """
    if on < rulebook.begins:
        raise RequestError(
            f"{on.isoformat()}: 早于规则的起始日 / is before the rules begin ({rulebook.begins})"
        )
    case = Case(province, subject_kind, filing_type, category)
    found: list[Requirement] = []
    for rule, values in rulebook.in_force_for(case, on):
        for phrase in rule.check.describe(values):
            said = say(phrase)
            found.append(
                Requirement(
                    kind=_KINDS.get(rule.check.family, "condition"),
                    family=rule.check.family,
                    zh=said.zh,
                    en=said.en,
                    rule=rule.id,
                    source=rule.citation,
                    conflict=rule.conflict,
                )
            )
    found.sort(key=lambda requirement: _ORDER.index(requirement.family))
    is_organisation = subject_kind is SubjectKind.ENTERPRISE
    return RequirementList(
        province=province,
        province_name=PROVINCES[province].name,
        subject_kind=subject_kind,
        filing_type=filing_type,
        category=category if is_organisation else None,
        on=on.isoformat(),
        rules_version=rulebook.version,
        requirements=tuple(found),
    )
