"""The ledger held against the rules, and where it is at hand against the source itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from verifier.reports import SubjectKind
from verifier.ruleset.ledger.entries import Ledger, Place, Row
from verifier.ruleset.ledger.statements import statements
from verifier.ruleset.rulebook import RuleBook
from verifier.ruleset.rules import Rule
from verifier.standards import MAINLAND_CODES

__all__ = ["Audit", "audit"]


@dataclass(frozen=True, slots=True)
class Audit:
    """What came out.

    Attributes:
        encoded: Statements that a rule judges.
        manual: Statements that a rule hands to a person.
        not_applicable: Statements that no rule carries, by why.
        rules: Rules in all files.
        faults: What is wrong, a sentence each with file and line; empty when all is well.
        against_source: Whether the source itself was compared.
    """

    encoded: int
    manual: int
    not_applicable: Mapping[str, int]
    rules: int
    faults: tuple[str, ...]
    against_source: bool = field(default=False)

    @property
    def statements(self) -> int:
        """All statements."""
        return self.encoded + self.manual + sum(self.not_applicable.values())


def audit(
    rulebook: RuleBook, ledger: Ledger, capture: Collection[str], source: str | None = None
) -> Audit:
    """Compare.

    Args:
        rulebook: The rules.
        ledger: The ledger.
        capture: Names of the capture checks, which the ledger may refer to.
        source: The source document's extracted text, where it is at hand.
    """
    faults: list[str] = []
    encoded = manual = 0
    why: Counter[str] = Counter()
    carried: set[tuple[str, str]] = set()
    for row, line in zip(ledger.rows, ledger.lines, strict=True):
        found, said = _resolve(rulebook, row, capture)
        faults += [f"{ledger.name}:{line}: {one}" for one in said]
        carried |= {(rule.file, rule.id) for rule in found}
        if row.why is not None:
            why[row.why] += row.count
        elif found and all(rule.check.name == "manual" for rule in found):
            manual += row.count
        else:
            encoded += row.count
    faults += _missing_provinces(rulebook)
    faults += _orphans(rulebook, carried)
    if source is not None:
        faults += _against(rulebook, ledger, source)
    return Audit(
        encoded, manual, dict(why), sum(1 for _ in _every(rulebook)), tuple(faults),
        source is not None,
    )  # fmt: skip


def _every(rulebook: RuleBook) -> Iterator[Rule]:
    yield from rulebook.national.values()
    for rules in rulebook.provinces.values():
        yield from rules.values()


def _resolve(
    rulebook: RuleBook, row: Row, capture: Collection[str]
) -> tuple[list[Rule], list[str]]:
    """The rules that a row names, at every place where it stands, and the names that are none."""
    found: list[Rule] = []
    said: list[str] = []
    for name in row.rules:
        kind, _, rest = name.rpartition(":")
        if kind == "capture":
            if rest not in capture:
                said.append(f"没有这项拍摄检查 / no such capture check: {rest}")
            continue
        for place in row.places():
            rules = _named(rulebook, kind, rest, place)
            found += rules
            if not rules:
                where = f"{place[0]} {place[1]}".strip()
                said.append(f"{where} 没有规则 / has no rule {name}")
    return found, said


def _named(rulebook: RuleBook, kind: str, name: str, place: Place) -> list[Rule]:
    code, part = place
    province = kind or (code if code in MAINLAND_CODES else None)
    prefix = name.removesuffix("*") if name.endswith("*") else None
    return [
        rule
        for rule in rulebook.rules(province)
        if (rule.id == name or (prefix is not None and rule.id.startswith(prefix)))
        and _concerns(rule, part)
    ]


def _concerns(rule: Rule, part: str) -> bool:
    kinds = rule.applies.subject_kinds
    return not part or not kinds or SubjectKind(part) in kinds


def _missing_provinces(rulebook: RuleBook) -> Iterator[str]:
    for code in MAINLAND_CODES:
        if code not in rulebook.provinces:
            yield f"rules/provinces/{code}_*.yaml: 缺少 / is missing"
        elif not rulebook.sections.get(code):
            yield f"rules/provinces/{code}_*.yaml: 缺少 section / lacks its section of the source"


def _orphans(rulebook: RuleBook, carried: set[tuple[str, str]]) -> Iterator[str]:
    """Rules that cite the source but that no statement leads to."""
    for rule in _every(rulebook):
        if rule.source.sections and (rule.file, rule.id) not in carried:
            yield (
                f"{rule.file}:{rule.line}: {rule.id} 台账中没有语句指向它 / "
                "no statement of the ledger leads to it"
            )


def _against(rulebook: RuleBook, ledger: Ledger, source: str) -> Iterator[str]:
    """Statements of the source that no row accounts for, and rows that account for none."""
    province = {section: code for code, section in rulebook.sections.items()}
    lines: dict[tuple[str, Place], list[int]] = {}
    for one in statements(source):
        place = (province.get(one.section, one.section), str(one.part))
        lines.setdefault((one.digest, place), []).append(one.line)
    known = {(row.digest, place): row for row in ledger.rows for place in row.places()}
    for (digest, place), at in lines.items():
        if (digest, place) not in known:
            yield (
                f"来源第 {at[0]} 行未入账 / line {at[0]} of the source is not in the ledger: "
                f"digest {digest}"
            )
    for row, line in zip(ledger.rows, ledger.lines, strict=True):
        count = sum(len(lines.get((row.digest, place), ())) for place in row.places())
        if count != row.count:
            yield (
                f"{ledger.name}:{line}: 来源中有 {count} 处，台账记 {row.count} 处 / "
                f"{count} in the source, {row.count} here"
            )
