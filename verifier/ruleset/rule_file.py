"""The form of a rule file, before checks and provinces are known: keys, types, sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from verifier.declaration import Category
from verifier.findings import Severity
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset.strict_yaml import Located, Place

__all__ = ["RuleEntry", "RuleFile", "describe_faults", "read_rule_file"]

Section = Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
Sentence = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SourceEntry(_Model):
    """Section and item of the source document, or why a figure of our own was chosen.

    Attributes:
        section: One or several.
        item: The heading or list item there.
        provinces: A national rule that every province's own section states again, so that a
            finding cites that section as well.
        judgement: Why a figure of our own was chosen.
    """

    section: Section | tuple[Section, ...] | None = None
    item: Sentence | None = None
    provinces: bool = False
    judgement: Sentence | None = None

    @field_validator("section", mode="before")
    @classmethod
    def _sections(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _cited_or_judged(self) -> SourceEntry:
        cited = bool(self.section) and self.item is not None
        whole = cited and self.judgement is None
        judged = self.judgement is not None and self.section is None and self.item is None
        if not whole and not judged:
            raise ValueError(
                "出处须写 section 和 item，或只写 judgement / "
                "a source needs section and item, or judgement alone"
            )
        return self


def _enum_set(kind: Any) -> Any:
    def convert(value: object) -> object:
        if isinstance(value, str):
            value = [value]
        return frozenset(map(kind, value)) if isinstance(value, list) else value

    return convert


class AppliesEntry(_Model):
    """Whom a rule is about; a value or a list of values each."""

    subject_kind: frozenset[SubjectKind] = frozenset()
    filing_type: frozenset[FilingType] = frozenset()
    category: frozenset[Category] = frozenset()

    _kinds = field_validator("subject_kind", mode="before")(_enum_set(SubjectKind))
    _types = field_validator("filing_type", mode="before")(_enum_set(FilingType))
    _categories = field_validator("category", mode="before")(_enum_set(Category))


class RuleEntry(_Model):
    """One rule. A province may leave out what it takes over from the national rule of that id."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
    check: str | None = None
    applies: AppliesEntry | None = None
    values: Annotated[dict[date, dict[str, Any] | None], Field(min_length=1)]
    severity: Severity | None = None
    source: SourceEntry
    note: Sentence | None = None
    conflict: bool = False

    @field_validator("severity", mode="before")
    @classmethod
    def _severity(cls, value: object) -> object:
        return Severity(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _explained(self) -> RuleEntry:
        if self.conflict and self.note is None:
            raise ValueError("conflict 须以 note 说明 / a conflict needs a note that explains it")
        return self


class RuleFile(_Model):
    """A whole file; ``province`` (two digits) and ``section`` in a province's file only."""

    edition: date = Field(description="Of the source document")
    begins: date | None = Field(
        default=None, description="National file: the first day of which the rules can judge"
    )
    province: Annotated[str, Field(pattern=r"^\d\d$")] | None = None
    section: Section | None = Field(
        default=None, description="A province's own section of the source document"
    )
    rules: Annotated[tuple[RuleEntry, ...], Field(min_length=1)]

    @field_validator("rules", mode="before")
    @classmethod
    def _list(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value


def read_rule_file(found: Located) -> RuleFile:
    """Check the form.

    Raises:
        RuleFileError: At the first fault.
    """
    if not isinstance(found.data, dict):
        raise found.error((), "应为 edition 与 rules 两个键 / needs the keys edition and rules")
    try:
        return RuleFile.model_validate(found.data)
    except ValidationError as error:
        place, said = describe_faults(error)
    raise found.error(place, said)


_SAYINGS = {
    "extra_forbidden": "未知的键，请删除或改正 / unknown key: remove or correct it",
    "missing": "缺少，必须填写 / is required",
}


def describe_faults(error: ValidationError) -> tuple[Place, str]:
    """Where the first fault is and what to say of it.

    An unknown key comes before a missing one: it is most often the missing one misspelt.
    """
    faults = error.errors(include_url=False)
    first = min(faults, key=lambda fault: fault["type"] != "extra_forbidden")
    # Pydantic names the member of a union, or "[key]", after the place; neither is in the file.
    place = tuple(part for part in first["loc"] if part != "[key]")
    said = _SAYINGS.get(first["type"], first["msg"].removeprefix("Value error, "))
    more = f"; 另有 {len(faults) - 1} 处 / and {len(faults) - 1} more" if len(faults) > 1 else ""
    return place, said + more
