"""All rules together: which is in force for a filing on a day, and figures for other stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from verifier.declaration import Manifest
from verifier.ruleset.checks.files import FileFormat, FileSize
from verifier.ruleset.checks.readings import ReadingConfidence
from verifier.ruleset.registry import Values
from verifier.ruleset.rules import Case, Rule

__all__ = ["FileLimits", "RuleBook"]


class FileLimits(NamedTuple):
    """What the rules demand of a file.

    Attributes:
        minimum_bytes: Inclusive.
        maximum_bytes: Inclusive.
        formats: By content, upper case (``JPEG``, ``PNG``, ``GIF``).
        source: The citation of a finding about them.
    """

    minimum_bytes: int
    maximum_bytes: int
    formats: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """Loaded rules.

    Attributes:
        edition: The source document's edition.
        version: ``<edition>+<12 hex digits>``, the digits being of the SHA-256 of all rule files.
        begins: The first day of which the rules can judge. Some are older than that, but what
            else was in force before is not known.
        national: By id, in the order of the files.
        provinces: For each province (two digits) its rules by id.
        sections: For each province its own section of the source document.
    """

    edition: date
    version: str
    begins: date
    national: Mapping[str, Rule]
    provinces: Mapping[str, Mapping[str, Rule]] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)

    def rules(self, province: str | None = None) -> Iterator[Rule]:
        """National rules in order, each replaced by the province's own, then its further ones."""
        own = self.provinces.get(province or "", {})
        yield from (own.get(rule_id, rule) for rule_id, rule in self.national.items())
        yield from (rule for rule_id, rule in own.items() if rule_id not in self.national)

    def in_force(self, manifest: Manifest, on: date) -> tuple[tuple[Rule, Values], ...]:
        """Each rule that a filing must keep on a day, with its parameters then."""
        category = manifest.declared.subject.category
        case = Case(manifest.province, manifest.subject_kind, manifest.filing_type, category)
        return self.in_force_for(case, on)

    def in_force_for(self, case: Case, on: date) -> tuple[tuple[Rule, Values], ...]:
        """The same for a kind of filing. Worked out once for each kind and day.

        Where a province's rule has not yet taken effect, or is not about this kind of filing, the
        national rule of the same id holds; where the province repeals it, none does.
        """
        return _in_force(self, case, on)

    def rule(self, rule_id: str, on: date, province: str | None = None) -> Rule:
        """The rule of that id that holds in a province on a day.

        Raises:
            KeyError: No rule has this id.
        """
        own = self.provinces.get(province or "", {}).get(rule_id)
        if own is not None and (own.begins(on) or rule_id not in self.national):
            return own
        return self.national[rule_id]

    def values(self, rule_id: str, on: date, province: str | None = None) -> Values | None:
        """The parameters of a rule on a day; None before its first and after a repeal.

        Raises:
            KeyError: No rule has this id.
        """
        return self.rule(rule_id, on, province).values_on(on)

    def file_limits(self, on: date) -> FileLimits:
        """Size and formats. Before the first known figures the first known figures are taken.

        Raises:
            KeyError: The rules have no ``file.size`` or ``file.format``.
        """
        size_rule, format_rule = self.national["file.size"], self.national["file.format"]
        size, form = _figures(size_rule, on), _figures(format_rule, on)
        if not isinstance(size, FileSize) or not isinstance(form, FileFormat):
            raise KeyError("file.size, file.format")
        source = f"{size_rule.file} {size_rule.id}, {format_rule.id} · {size_rule.source}"
        return FileLimits(size.minimum_bytes, size.maximum_bytes, tuple(form.formats), source)

    def reading_confidence(self, on: date) -> float:
        """Field confidence (0 to 1) below which a reading asks for a person and never rejects.

        Raises:
            KeyError: The rules have no ``reading.confidence``.
        """
        figures = _figures(self.national["reading.confidence"], on)
        if not isinstance(figures, ReadingConfidence):
            raise KeyError("reading.confidence")
        return figures.minimum


@lru_cache(maxsize=4096)
def _in_force(book: RuleBook, case: Case, on: date) -> tuple[tuple[Rule, Values], ...]:
    found: list[tuple[Rule, Values]] = []
    section = book.sections.get(case.province, "")
    for rule in book.rules(case.province):
        chosen: Rule | None = rule
        if not rule.begins(on) or not rule.applies.match(case):
            chosen = book.national.get(rule.id)
        if chosen is None or not chosen.applies.match(case):
            continue
        values = chosen.values_on(on)
        if values is not None:
            found.append((chosen.cited_in(section), values))
    return tuple(found)


def _figures(rule: Rule, on: date) -> Values | None:
    return rule.values_on(max(on, min(rule.values)))
