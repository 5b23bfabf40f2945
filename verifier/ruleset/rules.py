"""What a rule is, once loaded: frozen, typed, and never without its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from verifier.declaration import Category
from verifier.findings import Severity
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset.registry import CheckSpec, Values

__all__ = ["Applies", "Case", "Rule", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a requirement stands.

    Attributes:
        sections: Section numbers of the source document; empty for a figure of our own.
        item: The heading or list item there, or for a figure of our own the reason for it.
        provinces: Whether every province's own section says so as well.
    """

    sections: tuple[str, ...]
    item: str
    provinces: bool = False

    def __str__(self) -> str:
        """``§1, §5``, or that the figure is our own."""
        return ", ".join(f"§{s}" for s in self.sections) or "本项目取值 / own judgement"


class Case(NamedTuple):
    """What kind of filing it is; which rules hold depends on nothing else but the day."""

    province: str
    subject_kind: SubjectKind
    filing_type: FilingType
    category: Category = Category.COMPANY


@dataclass(frozen=True, slots=True)
class Applies:
    """Whom a rule applies to; an empty set means everyone. Categories concern enterprises only."""

    subject_kinds: frozenset[SubjectKind] = frozenset()
    filing_types: frozenset[FilingType] = frozenset()
    categories: frozenset[Category] = frozenset()

    def match(self, case: Case) -> bool:
        """Whether a filing is one that the rule is about."""
        if self.subject_kinds and case.subject_kind not in self.subject_kinds:
            return False
        if self.filing_types and case.filing_type not in self.filing_types:
            return False
        if not self.categories:
            return True
        return case.subject_kind is SubjectKind.ENTERPRISE and case.category in self.categories


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one file.

    Attributes:
        id: Dotted name, unique in its file; a province overrides a national rule by using its id.
        check: What is examined.
        applies: Whom it is about.
        values: Parameters by the day they take effect, in order of days; None repeals.
        severity: How much a breach weighs.
        source: Where the requirement stands.
        note: Why it is written as it is; empty where the source speaks for itself.
        conflict: Whether the source contradicts itself or is garbled here; ``note`` says how.
        file: The file's name in messages (``rules/national.yaml``).
        line: Where it begins there.
    """

    id: str
    check: CheckSpec
    applies: Applies
    values: Mapping[date, Values | None]
    severity: Severity
    source: Source
    note: str
    conflict: bool
    file: str
    line: int

    def begins(self, on: date) -> bool:
        """Whether the rule says anything (parameters or repeal) about ``on``."""
        return min(self.values) <= on

    def values_on(self, on: date) -> Values | None:
        """The parameters in force on a day; None before the first, and after a repeal."""
        past = [day for day in self.values if day <= on]
        return self.values[max(past)] if past else None

    def cited_in(self, section: str) -> Rule:
        """The same rule, citing a province's own section too where that states it again."""
        if not self.source.provinces or not section:
            return self
        source = replace(self.source, sections=(*self.source.sections, section))
        return replace(self, source=source)

    @property
    def citation(self) -> str:
        """As a finding's ``source``: file, id and section."""
        return f"{self.file} {self.id} · {self.source}"
