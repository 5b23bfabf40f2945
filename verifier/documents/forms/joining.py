"""Labels found in pieces: characters printed wide apart, and labels set over two lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verifier.documents.flow import group_rows, half_width
from verifier.ocr import PageLine

__all__ = ["rejoin", "stacked"]

# Two lines spell one label if the second follows within this many line heights.
_STACKED = 0.8


def rejoin(lines: Iterable[PageLine], spellings: Sequence[str]) -> list[PageLine]:
    """Join labels printed with wide gaps (名　　称) and found as single characters."""
    joined: list[PageLine] = []
    for row in group_rows(lines):
        pending: PageLine | None = None
        for line in row.lines:
            if pending is not None:
                together = half_width(pending.text + line.text)
                if any(
                    _begins(together, s) and not _begins(pending.text, s, whole=True)
                    for s in spellings
                ):
                    pending = _merge(pending, line)
                    continue
                joined.append(pending)
            pending = line
        if pending is not None:
            joined.append(pending)
    return joined


def stacked(lines: Sequence[PageLine], spellings: Mapping[str, str]) -> list[PageLine]:
    """Join two lines that together spell a label that neither is (宗旨和 over 业务范围)."""
    left = list(lines)
    for upper in lines:
        if len(upper.text) > 8 or upper not in left:
            continue
        for lower in left:
            together = half_width(upper.text + lower.text).rstrip(":")
            if lower is upper or together not in spellings or not _below(upper, lower):
                continue
            left[left.index(upper)] = _merge(upper, lower)
            left.remove(lower)
            break
    return left


def _below(upper: PageLine, lower: PageLine) -> bool:
    common = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    near = -0.3 * upper.height < lower.y0 - upper.y1 < _STACKED * upper.height
    return near and common > 0.5 * min(upper.x1 - upper.x0, lower.x1 - lower.x0)


def _begins(text: str, spelling: str, *, whole: bool = False) -> bool:
    """Whether ``text`` starts with the label, or is an unfinished beginning of it."""
    return text.startswith(spelling) or (not whole and spelling.startswith(text))


def _merge(left: PageLine, right: PageLine) -> PageLine:
    return PageLine(
        text=left.text + right.text,
        confidence=min(left.confidence, right.confidence),
        x0=min(left.x0, right.x0),
        y0=min(left.y0, right.y0),
        x1=max(left.x1, right.x1),
        y1=max(left.y1, right.y1),
        cells=left.cells + right.cells if left.cells and right.cells else (),
    )
