"""All rules together: which is in force for a filing on a day, and figures for other stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from verifier.declaration import Manifest
from verifier.ruleset.checks.files import FileFormat, FileSize
from verifier.ruleset.checks.readings import ReadingConfidence
from verifier.ruleset.registry import Values
from verifier.ruleset.rules import Rule

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


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Loaded rules.

    Attributes:
        edition: The source document's edition.
        version: ``<edition>+<12 hex digits>``, the digits being of the SHA-256 of all rule files.
        national: By id, in the order of the file.
        provinces: For each province (two digits) its rules by id.
    """

    edition: date
    version: str
    national: Mapping[str, Rule]
    provinces: Mapping[str, Mapping[str, Rule]] = field(default_factory=dict)

    @property
    def begins(self) -> date:
        """The first day of which the national rules say anything."""
        return min(min(rule.values) for rule in self.national.values())

    def rules(self, province: str | None = None) -> Iterator[Rule]:
        """National rules in order, each replaced by the province's own, then its further ones."""
        own = self.provinces.get(province or "", {})
        yield from (own.get(rule_id, rule) for rule_id, rule in self.national.items())
        yield from (rule for rule_id, rule in own.items() if rule_id not in self.national)

    def in_force(self, manifest: Manifest, on: date) -> Iterator[tuple[Rule, Values]]:
        """Each rule that a filing must keep on a day, with its parameters then.

        Where a province's rule has not yet taken effect, or is not about this kind of filing, the
        national rule of the same id holds; where the province repeals it, none does.
        """
        for rule in self.rules(manifest.province):
            national = self.national.get(rule.id)
            chosen: Rule | None = rule
            if not rule.begins(on) or not rule.applies.match(manifest):
                chosen = national
            if chosen is None or not chosen.applies.match(manifest):
                continue
            values = chosen.values_on(on)
            if values is not None:
                yield chosen, values

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


def _figures(rule: Rule, on: date) -> Values | None:
    return rule.values_on(max(on, min(rule.values)))
