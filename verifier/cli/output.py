"""Where reports go: JSON lines for programs, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from verifier.reports import ImageReport, SubmissionReport

__all__ = ["JsonLines", "ReportPrinter", "printer", "write_utf8"]


class ReportPrinter(Protocol):
    """Takes each report as it is done, with the annotated pictures that were written of it."""

    def image(self, report: ImageReport, annotated: Sequence[Path]) -> None:
        """Print one image's report."""
        ...

    def submission(self, report: SubmissionReport, annotated: Sequence[Path]) -> None:
        """Print one filing's report."""
        ...


class JsonLines:
    """One JSON object a line, flushed at once."""

    def image(self, report: ImageReport, annotated: Sequence[Path]) -> None:
        """Print one image's report."""
        write_utf8(report.model_dump_json() + "\n")

    def submission(self, report: SubmissionReport, annotated: Sequence[Path]) -> None:
        """Print one filing's report."""
        write_utf8(report.model_dump_json() + "\n")


def printer(*, json_lines: bool) -> ReportPrinter:
    """The printer asked for; the tables' library is only loaded when tables are."""
    if json_lines:
        return JsonLines()
    from verifier.cli.tables import Tables

    return Tables()


def write_utf8(text: str) -> None:
    """Write to stdout as UTF-8 whatever the locale says (JSON is UTF-8), and flush."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
