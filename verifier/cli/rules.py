"""What ``rules`` and ``requirements`` print. No model is loaded, no image opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from verifier.arguments import parse_choice, parse_day, parse_province
from verifier.cli.edge import say
from verifier.cli.output import write_utf8
from verifier.declaration import Category
from verifier.errors import RequestError
from verifier.labels import FAMILIES, FILING_TYPES, SUBJECT_KINDS, chinese
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset import load_rulebook
from verifier.ruleset.ledger import Audit, audit, capture_checks, load_ledger
from verifier.rulesview import (
    Requirement,
    RuleView,
    diff_provinces,
    families_table,
    list_requirements,
    show_province,
)

__all__ = ["check_rules", "diff_rules", "print_requirements", "print_table", "show_rules"]

_E = TypeVar("_E", SubjectKind, FilingType, Category)

_KINDS = {
    "document": "材料 / Documents",
    "limit": "限制 / Limits",
    "condition": "条件 / Conditions",
}
_WHY = {
    "structure": "标题、表头、链接 / headings, links",
    "lead": "引导语 / lead-ins",
    "procedure": "操作步骤与账号 / procedures, accounts",
    "repeats": "重复 / repeated",
}


def print_requirements(
    province: str,
    subject_kind: str,
    filing_type: str | None,
    category: str | None,
    on: str | None,
    *,
    as_json: bool,
) -> int:
    """The checklist of a case."""
    found = list_requirements(
        load_rulebook(),
        parse_province(province, "PROVINCE"),
        parse_choice(subject_kind, SubjectKind, "--subject-kind"),
        _day(on),
        filing_type=parse_choice(filing_type or FilingType.FIRST, FilingType, "--filing-type"),
        category=parse_choice(category or Category.COMPANY, Category, "--category"),
    )
    if as_json:
        return _json(found)
    console = _console()
    kind = SUBJECT_KINDS[found.subject_kind]
    who = f"{kind}（{chinese(found.category)}）" if found.category else kind
    console.print(
        Text(
            f"{found.province_name} · {who} · {FILING_TYPES[found.filing_type]} · {found.on} · "
            f"{found.rules_version}",
            style="bold",
        )
    )
    for name, heading in _KINDS.items():
        console.print(Text(f"\n{heading}", style="bold"))
        for requirement in found.requirements:
            if requirement.kind == name:
                _print_requirement(console, requirement)
    return 0


def _print_requirement(console: Console, requirement: Requirement) -> None:
    mark = "※" if requirement.conflict else "·"
    note = Text(f"\n{requirement.en}\n[{requirement.source}]", style="dim")
    row = Table.grid(Column(), Column(overflow="fold"), padding=(0, 1))
    row.add_row(mark, Text.assemble(requirement.zh, note))
    console.print(Padding(row, (0, 0, 0, 2)))


def show_rules(
    province: str,
    subject_kind: str | None,
    filing_type: str | None,
    category: str | None,
    on: str | None,
    *,
    as_json: bool,
) -> int:
    """A province's rules and where each comes from."""
    found = show_province(
        load_rulebook(),
        parse_province(province, "PROVINCE"),
        _day(on),
        subject_kind=_choice(subject_kind, SubjectKind, "--subject-kind"),
        filing_type=_choice(filing_type, FilingType, "--filing-type"),
        category=_choice(category, Category, "--category"),
    )
    if as_json:
        return _json(found)
    console = _console()
    console.print(
        Text(f"{found.province} {found.province_name} · {found.on} · {found.rules_version}")
    )
    family = None
    for view in found.rules:
        if view.family is not family:
            family = view.family
            console.print(Text(f"\n{FAMILIES[family]} / {family}", style="bold"))
        _print_rule(console, view)
    return 0


def _print_rule(console: Console, view: RuleView) -> None:
    kinds = [*map(chinese, (*view.subject_kinds, *view.filing_types, *view.categories))]
    origin = "本省取代全国 / replaces national" if view.replaces_national else view.origin
    head = Text.assemble(
        (view.id, "bold"),
        f"  {view.severity} · {'、'.join(kinds) or '全部 / all'} · {view.since} · {origin}",
    )
    sections = ", ".join(f"§{section}" for section in view.sections) or "本项目取值 / own judgement"
    lines = [f"{view.zh}\n{view.en}" if view.zh else view.check]
    lines.append(f"[{view.file}:{view.line} · {sections} · {view.item}]")
    if view.note:
        lines.append(("※ " if view.conflict else "注 ") + view.note)
    console.print(Padding(head, (0, 0, 0, 2)))
    console.print(Padding(Text("\n".join(lines), style="dim"), (0, 0, 0, 4)))


def diff_rules(first: str, second: str, on: str | None, *, as_json: bool) -> int:
    """How two provinces differ; status 0 also where they do."""
    found = diff_provinces(
        load_rulebook(), parse_province(first, "A"), parse_province(second, "B"), _day(on)
    )
    if as_json:
        return _json(found)
    table = Table(title=f"{found.first_name} ／ {found.second_name} · {found.on}", show_lines=True)
    table.add_column("规则 / Rule", overflow="fold", ratio=2)
    table.add_column(found.first_name, overflow="fold", ratio=3)
    table.add_column(found.second_name, overflow="fold", ratio=3)
    for difference in found.differences:
        table.add_row(
            f"{FAMILIES[difference.family]}\n{difference.id}",
            _cell(difference.first),
            _cell(difference.second),
        )
    _console().print(table)
    return 0


def _cell(view: RuleView | None) -> str:
    if view is None:
        return "–"
    weight = f"（{view.severity}）" if view.severity != "reject" else ""
    mark = "※" if view.conflict else ""
    return f"{view.zh or view.check}{weight}{mark}"


def check_rules(source: Path | None) -> int:
    """Load everything strictly, hold the ledger against it, and say what came out."""
    rulebook, ledger = load_rulebook(), load_ledger()
    found = audit(rulebook, ledger, capture_checks(), _text(source))
    console = _console()
    conflicts = sorted(
        {
            (rule.file, rule.line, rule.id, rule.note)
            for rules in (rulebook.national, *rulebook.provinces.values())
            for rule in rules.values()
            if rule.conflict
        }
    )
    console.print(Text("来源自相矛盾或抄录有误之处 / Where the source is not of one mind", "bold"))
    for file, line, rule_id, note in conflicts:
        console.print(Padding(Text(f"{file}:{line} {rule_id}\n  {note}"), (0, 0, 0, 2)))
    _print_ledger(console, found)
    for fault in found.faults:
        say(fault)
    return 1 if found.faults else 0


def _print_ledger(console: Console, found: Audit) -> None:
    table = Table(title="台账 / The ledger")
    table.add_column("来源语句 / Statements of the source")
    table.add_column("数 / Count", justify="right")
    table.add_row("由规则判断 / encoded", str(found.encoded))
    table.add_row("交人工 / manual", str(found.manual))
    for why, count in found.not_applicable.items():
        table.add_row(f"不涉及 / not applicable: {_WHY[why]}", str(count))
    table.add_row("合计 / all", str(found.statements))
    table.add_row("问题 / faults", str(len(found.faults)))
    console.print(table)
    compared = "已逐句核对来源" if found.against_source else "未给出来源文档，只核对台账与规则"
    also = "held against the source" if found.against_source else "the source was not given"
    console.print(Text(f"{found.rules} 条规则 / rules · {compared} / {also}"))


def print_table(on: str | None) -> int:
    """The table of ``docs/rules-table.md``; by default as of the edition, so that it stays."""
    rulebook = load_rulebook()
    day = parse_day(on, "--on") or rulebook.edition
    write_utf8(families_table(rulebook, day))
    return 0


def _text(source: Path | None) -> str | None:
    if source is None:
        return None
    try:
        return source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(
            f"--source: 无法读取 / cannot be read ({type(error).__name__})",
            remedy="请给出 UTF-8 文本文件 / Give a UTF-8 text file",
        ) from None


def _day(text: str | None) -> date:
    return parse_day(text, "--on") or date.today()


def _choice(text: str | None, choices: type[_E], argument: str) -> _E | None:
    return None if text is None else parse_choice(text, choices, argument)


def _json(model: BaseModel) -> int:
    write_utf8(model.model_dump_json(indent=1) + "\n")
    return 0


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)
