"""The fitted bands as a person, or a program, reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from verifier.capture.calibration import ENOUGH, CodeFit, Measures, Rate
from verifier.capture.thresholds import Band

__all__ = ["fits_as_json", "print_fits"]


def print_fits(fits: Sequence[CodeFit]) -> None:
    """A table, 80 columns and wider: two rows a code, before and after."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("问题 / Code", no_wrap=True)
    for name in ("界限\nLimit", "检出\nCaught", "误报\nFalse alarms"):
        table.add_column(name, no_wrap=True)
    for fit in fits:
        counts = f"{fit.images} + {fit.genuine} genuine"
        table.add_row(Text(fit.code, style="bold"), *_cells(fit.old, fit.before))
        if fit.fitted:
            table.add_row(Text(counts, style="dim"), *_cells(fit.new, fit.after, "→ "))
        else:
            note = f"各需 {ENOUGH} 张，未改\nkept: {ENOUGH} of each needed"
            table.add_row(Text(counts, style="dim"), Text(note, style="yellow"))
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(table)
    console.print(
        Text(
            "比例附 95 % Wilson 区间；→ 后为新界限在同一批图片上的结果，略偏乐观 / Shares with "
            "Wilson 95 % intervals; after → the new limits on the "
            "same pictures, a little flattering",
            style="dim",
        )
    )


def _cells(band: Band, found: Measures, mark: str = "  ") -> tuple[Text, Text, Text]:
    """Two lines a cell: at review, and at reject."""
    return (
        Text(f"{mark}review {band.review:.3f}\n  reject {band.reject:.3f}"),
        Text(f"{_share(found.caught_review)}\n{_share(found.caught_reject)}"),
        Text(f"{_share(found.alarms_review)}\n{_share(found.alarms_reject)}"),
    )


def _share(one: Rate) -> str:
    return f"{one.hits}/{one.of} [{one.low:.0%}–{one.high:.0%}]" if one.of else "–"


def fits_as_json(fits: Sequence[CodeFit], genuine: int) -> dict[str, object]:
    """The same for a program; ``genuine`` is the number of genuine pictures."""

    def limits(fit: CodeFit, name: str) -> dict[str, object]:
        band = fit.old if name == "before" else fit.new
        found = asdict(fit.before if name == "before" else fit.after)
        return {"review": band.review, "reject": band.reject, **found}

    return {
        "genuine": genuine,
        "codes": [
            {
                "code": fit.code,
                "images": fit.images,
                "fitted": fit.fitted,
                "before": limits(fit, "before"),
                "after": limits(fit, "after"),
            }
            for fit in fits
        ],
    }
