"""Rule files into rules. Whatever is not exactly right is an error naming file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from verifier.errors import RuleFileError
from verifier.resources import data_dir
from verifier.ruleset.registry import CheckSpec, Values, check_named, check_names
from verifier.ruleset.rule_file import RuleEntry, RuleFile, describe_faults, read_rule_file
from verifier.ruleset.rulebook import RuleBook
from verifier.ruleset.rules import Applies, Rule, Source
from verifier.ruleset.strict_yaml import Located, load_strict
from verifier.standards import MAINLAND_CODES

__all__ = ["load_rulebook"]

_NATIONAL = "national.yaml"
_PREAPPROVAL = "preapproval.yaml"
_NEEDED = {
    "file.size": "file_size",
    "file.format": "file_format",
    "reading.confidence": "reading_confidence",
}


def load_rulebook(folder: Path | None = None) -> RuleBook:
    """Load a folder's rules (the project's own if None).

    These are ``national.yaml``, ``preapproval.yaml`` where there is one (national rules as well),
    and ``provinces/*.yaml``.

    Raises:
        RuleFileError: Names the file, the line and what to do.
    """
    folder = folder if folder is not None else data_dir("rules")
    nationwide = [folder / _NATIONAL]
    if (folder / _PREAPPROVAL).is_file():
        nationwide.append(folder / _PREAPPROVAL)
    paths = [*nationwide, *sorted((folder / "provinces").glob("*.yaml"))]
    located = [load_strict(path, f"rules/{path.relative_to(folder).as_posix()}") for path in paths]
    national: dict[str, Rule] = {}
    file = None
    for found in located[: len(nationwide)]:
        read, rules = _load(found, {})
        file = file or read
        for rule_id in rules.keys() & national.keys():
            line = rules[rule_id].line
            raise RuleFileError(f"{found.name}:{line}: {rule_id} 重复 / is there twice")
        national |= rules
    assert file is not None
    _require(located[0], national)
    provinces: dict[str, Mapping[str, Rule]] = {}
    sections: dict[str, str] = {}
    for found in located[len(nationwide) :]:
        read, rules = _load(found, national)
        province = read.province or ""
        if province in provinces:
            raise found.error(("province",), f"{province} 已有另一个文件 / has another file")
        provinces[province] = rules
        sections[province] = read.section or ""
    digest = hashlib.sha256()
    for path, found in zip(paths, located, strict=True):
        digest.update(f"{found.name}\0".encode() + path.read_bytes() + b"\0")
    version = f"{file.edition}+{digest.hexdigest()[:12]}"
    return RuleBook(
        file.edition, version, file.begins or file.edition, national, provinces, sections
    )


def _load(found: Located, national: Mapping[str, Rule]) -> tuple[RuleFile, dict[str, Rule]]:
    """One file and its rules by id."""
    file = read_rule_file(found)
    in_province = found.name.startswith("rules/provinces/")
    for key in ("province", "section"):
        if not in_province and getattr(file, key) is not None:
            raise found.error((key,), "全国规则不写省份 / the national file names no province")
    if in_province and file.begins is not None:
        raise found.error(("begins",), "只写在全国规则里 / stands in the national file only")
    if in_province:
        name = Path(found.name).name
        if file.province not in MAINLAND_CODES or not name.startswith(f"{file.province}_"):
            raise found.error(
                ("province",),
                "须与文件名开头的两位代码一致，如 33_zhejiang.yaml / "
                "must be the two digits that the file's name begins with",
            )
    rules: dict[str, Rule] = {}
    for index, entry in enumerate(file.rules):
        if entry.id in rules:
            raise found.error(("rules", index, "id"), f"{entry.id} 重复 / is there twice")
        rules[entry.id] = _rule(found, index, entry, national.get(entry.id))
    return file, rules


def _rule(found: Located, index: int, entry: RuleEntry, base: Rule | None) -> Rule:
    """One rule; ``base`` is the national rule whose id it uses, for what it leaves out."""
    place = ("rules", index)
    spec = base.check if base and entry.check is None else _check(found, index, entry)
    if base and spec is not base.check:
        raise found.error((*place, "check"), f"应为 / must be {base.check.name}, as nationally")
    severity = entry.severity or (base.severity if base else None)
    if severity is None:
        raise found.error((*place, "severity"), "缺少，必须填写 / is required")
    values: dict[date, Values | None] = {}
    for day, raw in sorted(entry.values.items()):
        try:
            values[day] = None if raw is None else spec.values.model_validate(raw)
        except ValidationError as error:
            inner, said = describe_faults(error)
            raise found.error((*place, "values", day.isoformat(), *inner), said) from None
    if next(iter(values.values())) is None and base is None:
        raise found.error((*place, "values"), "首个值不能为空 / the first value cannot be null")
    source = entry.source
    sections = (source.section,) if isinstance(source.section, str) else source.section or ()
    return Rule(
        id=entry.id,
        check=spec,
        applies=_applies(entry, base),
        values=values,
        severity=severity,
        source=Source(sections, source.item or source.judgement or "", source.provinces),
        note=entry.note or "",
        conflict=entry.conflict,
        file=found.name,
        line=found.lines[place],
    )


def _check(found: Located, index: int, entry: RuleEntry) -> CheckSpec:
    place = ("rules", index, "check")
    if entry.check is None:
        raise found.error(place, "缺少，必须填写 / is required")
    spec = check_named(entry.check)
    if spec is None:
        names = ", ".join(check_names())
        raise found.error(
            place, f"没有检查 {entry.check}，可用 / no such check; there are: {names}"
        )
    return spec


def _applies(entry: RuleEntry, base: Rule | None) -> Applies:
    if entry.applies is None:
        return base.applies if base else Applies()
    return Applies(entry.applies.subject_kind, entry.applies.filing_type, entry.applies.category)


def _require(found: Located, national: Mapping[str, Rule]) -> None:
    """The figures that other stages read must be there and in force from some day on."""
    for rule_id, check in _NEEDED.items():
        rule = national.get(rule_id)
        if rule is None or rule.check.name != check:
            raise RuleFileError(f"{found.name}: 缺少规则 / lacks the rule {rule_id} ({check})")
        if None in rule.values.values():
            raise RuleFileError(f"{rule.file}:{rule.line}: {rule_id} 不能废止 / cannot be repealed")
