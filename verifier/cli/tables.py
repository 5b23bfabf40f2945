"""Reports as a reviewer reads them in a terminal, 80 columns and wider.

Everything that was read from a photo or a file name is shown as plain text: no markup and no
control characters of theirs reach the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from verifier.findings import Finding, FindingCode, Severity
from verifier.labels import DOCUMENTS, FIELDS, ROLES, SEVERITIES, VERDICTS, chinese
from verifier.reports import ImageReport, SubmissionReport

__all__ = ["Tables"]

_STYLES = {"pass": "bold green", "review": "bold yellow", "reject": "bold red", "info": "cyan"}
_ORDER = {"reject": 0, "review": 1, "info": 2}


class Tables:
    """Prints each report as it is done. No colour codes where stdout is no terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, markup=False, emoji=False)

    def image(self, report: ImageReport, annotated: Sequence[Path]) -> None:
        """Print one image's report."""
        self._console.print(Group(*_image(report), *_pictures(annotated), Text()))

    def submission(self, report: SubmissionReport, annotated: Sequence[Path]) -> None:
        """Print one filing's report."""
        title = Text.assemble(
            _verdict(report.verdict),
            f"  {_clean(report.submission_id)} · {report.province} · {report.subject_kind} · "
            f"{report.filing_type} · as of {report.as_of} · rules {_clean(report.rules_version)}",
        )
        parts: list[RenderableType] = [Rule(characters="═"), title, Rule(characters="═")]
        for image in report.images:
            parts += [*_image(image), Text()]
        parts.append(Text("核对与规则 / Cross-checks and rules", style="bold"))
        judged = [finding for finding in report.findings if not _is_note(finding)]
        parts += _findings(judged) or [_indent(Text("无 / none"))]
        parts += _notes([finding for finding in report.findings if _is_note(finding)])
        summary = Text.assemble(
            "结论 / Verdict: ", _verdict(report.verdict), f" · {report.timing_ms.total:.0f} ms"
        )
        self._console.print(Group(*parts, *_pictures(annotated), summary, Text()))


def _image(report: ImageReport) -> list[RenderableType]:
    info, document = report.image, report.document
    head = Text.assemble(_verdict(report.verdict), "  ", (_clean(info.path), "bold"))
    role = f"{_labelled(report.role, ROLES | DOCUMENTS)} · " if report.role else ""
    size = f"{info.width}×{info.height} · " if info.width and info.height else ""
    held = f"（{_labelled(document.held, DOCUMENTS)}）" if document.held else ""
    about = Text(
        f"{role}{_labelled(document.type, DOCUMENTS)}{held} {document.confidence:.2f} · "
        f"{_clean(info.format or '?')} · {size}{info.bytes:,} B · {report.timing_ms.total:.0f} ms",
        style="dim",
    )
    parts: list[RenderableType] = [head, _indent(about)]
    if not report.read and info.width:
        note = "未识读，已可拒绝；--full 照样识读 / Not read, refused before; --full reads it"
        parts.append(_indent(Text(note, style="dim")))
    if report.fields:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("字段 / Field", no_wrap=True)
        table.add_column("内容 / Value", overflow="fold", ratio=1)
        table.add_column("置信度", justify="right", no_wrap=True)
        for key, field in report.fields.items():
            unread = Text("未识别 / not made out", style="dim")
            value = unread if field.value is None else Text(_lines(field.value))
            table.add_row(_labelled(key, FIELDS), value, f"{field.confidence:.2f}")
        parts.append(_indent(table))
    parts += _marks(report)
    return parts + _findings(report.findings)


def _marks(report: ImageReport) -> list[RenderableType]:
    """Seals and signatures, a line each."""
    shapes = {"round": "圆形", "oval": "椭圆"}
    words = {True: "已签 / signed", False: "未签 / not signed", None: "看不清 / cannot be said"}
    lines = [
        f"印章 / Seal（{shapes[seal.shape]}）: {_clean(seal.text or '未识别 / not made out')}"
        f"  {seal.confidence:.2f}"
        for seal in report.seals
    ]
    lines += [
        f"签名 / Signature “{_clean(place.label)}”: {words[place.present]}  {place.confidence:.2f}"
        for place in report.signatures
    ]
    return [_indent(Text(line)) for line in lines]


def _findings(findings: Iterable[Finding]) -> list[RenderableType]:
    """What is wrong, gravest first: code, both sentences, what to do, where it stands."""
    parts: list[RenderableType] = []
    for finding in sorted(findings, key=lambda finding: _ORDER[finding.severity]):
        head = Text.assemble(
            (f"{finding.severity} {SEVERITIES[finding.severity]}", _STYLES[finding.severity]),
            "  ",
            (finding.code, "bold"),
            (f"  [{_clean(finding.source)}]", "dim"),
        )
        body = Text(
            f"{_clean(finding.message)}\n{_clean(finding.message_en)}\n"
            f"→ {_clean(finding.remedy)}\n→ {_clean(finding.remedy_en)}"
        )
        parts += [_indent(head), _indent(body, 4)]
    return parts


def _is_note(finding: Finding) -> bool:
    """A to-do, or something that was not declared: listed briefly, apart from what was found."""
    codes = (FindingCode.MANUAL_CHECK, FindingCode.DECLARED_MISSING)
    return finding.code in codes and finding.severity is Severity.INFO


def _notes(findings: Sequence[Finding]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    todos = [finding for finding in findings if finding.code is FindingCode.MANUAL_CHECK]
    missing = [finding for finding in findings if finding.code is FindingCode.DECLARED_MISSING]
    if todos:
        parts.append(Text("人工核实 / For a person to check", style="bold"))
    for finding in todos:
        note = f"\n{_clean(finding.message_en)}\n[{_clean(finding.source)}]"
        row = Table.grid(Column(), Column(overflow="fold"), padding=(0, 1))
        row.add_row("□", Text.assemble(_clean(finding.message), (note, "dim")))
        parts.append(_indent(row))
    if missing:
        parts.append(Text("未填报而不能判断 / Not declared, so not judged", style="bold"))
        paths = dict.fromkeys(str(f.evidence.get("declared_field", "")) for f in missing)
        names = [f"{_clean(chinese(path))} ({_clean(path)})" for path in paths]
        parts.append(_indent(Text("、".join(names))))
    return parts


def _pictures(paths: Sequence[Path]) -> list[RenderableType]:
    return [
        _indent(Text(f"标注图 / annotated: {_clean(str(path))}", style="dim")) for path in paths
    ]


def _indent(content: RenderableType, by: int = 2) -> Padding:
    return Padding(content, (0, 0, 0, by), expand=False)


def _verdict(verdict: str) -> Text:
    return Text(f"{verdict} {VERDICTS[verdict]}", style=_STYLES[verdict])


def _labelled(key: str, labels: dict[str, str]) -> str:
    return f"{_clean(key)} {labels[key]}" if key in labels else _clean(key)


def _lines(text: str) -> str:
    """As printed: a machine-readable zone has two lines."""
    return "\n".join(_clean(line) for line in text.split("\n"))


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)
