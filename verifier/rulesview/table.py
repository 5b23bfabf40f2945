"""The table of provinces by rule family, for people who look things up: ``docs/rules-table.md``."""

from __future__ import annotations

from datetime import date

from verifier.labels import FAMILIES, SUBJECT_KINDS
from verifier.reports import SubjectKind
from verifier.ruleset import Family, RuleBook
from verifier.rulesview.show import ProvinceRules, RuleView, show_province
from verifier.standards import MAINLAND_CODES, PROVINCES

__all__ = ["families_table"]

_COLUMNS = (
    Family.SUBJECT,
    Family.PERSON,
    Family.RESPONSIBLE,
    Family.AGE,
    Family.RESIDENCE,
    Family.MATERIAL,
    Family.TIME,
    Family.DOMAIN,
    Family.WEBSITE,
    Family.CONTACT,
    Family.CHANGE,
    Family.ACCESS,
)
_HEAD = """# 各省规则一览 / Provinces and rule families

由 `rules/` 生成（`make docs`），请勿手改；测试会核对。格中是该省在全国规则之外或与之不同的规定，
“–” 表示没有另外的规定；“※” 表示来源自相矛盾或抄录有误，说明见 `icp-verify rules show 省份`。
全国规则列在最前。

Made from `rules/` by `make docs`, not by hand; a test compares. A cell holds what the province
says beyond or unlike the national rules, a dash that it says nothing of its own; ※ marks places
where the source contradicts itself. Details with sections: `icp-verify rules show PROVINCE`.

规则版本 / edition {edition}，截至 / as of {on}。
"""


def families_table(rulebook: RuleBook, on: date) -> str:
    """Markdown: one table for organisations, one for individuals."""
    parts = [_HEAD.format(edition=rulebook.edition.isoformat(), on=on.isoformat())]
    for kind in (SubjectKind.ENTERPRISE, SubjectKind.INDIVIDUAL):
        parts.append(f"\n## {SUBJECT_KINDS[kind]} / {kind.capitalize()}\n\n")
        parts.append("| 地区 | " + " | ".join(FAMILIES[f] for f in _COLUMNS) + " |\n")
        parts.append("|---|" + "---|" * len(_COLUMNS) + "\n")
        provinces = {
            code: show_province(rulebook, code, on, subject_kind=kind) for code in MAINLAND_CODES
        }
        national = show_province(rulebook, "", on, subject_kind=kind)
        parts.append(_row("**全国**", national, kind, national=True))
        for code, rules in provinces.items():
            parts.append(_row(f"{code} {PROVINCES[code].short_name}", rules, kind, national=False))
    return "".join(parts)


def _row(name: str, rules: ProvinceRules, kind: SubjectKind, *, national: bool) -> str:
    cells = []
    for family in _COLUMNS:
        views = [
            view
            for view in rules.rules
            if view.family is family
            and (view.origin == "national") is national
            and (not view.subject_kinds or kind in view.subject_kinds)
        ]
        cells.append("<br>".join(dict.fromkeys(_cell(view) for view in views)) or "–")
    return f"| {name} | " + " | ".join(cells) + " |\n"


def _cell(view: RuleView) -> str:
    return view.cell.replace("|", "／") + ("※" if view.conflict else "")
