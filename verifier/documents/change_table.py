"""Tables of a register's changes: a row an entry, what stood before beside what stands now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifier.documents.flow import half_width, squash
from verifier.documents.forms.values import organisation, person, place
from verifier.documents.kind import Fields
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport

__all__ = ["read_changes"]

_BEFORE = re.compile(r"(?:变更前|原登记|原核准|原)(?:的)?(?:登记)?(?:内容|事项|情况|信息|名称)?:?")
_AFTER = re.compile(
    r"(?:变更后|现登记|现核准|核准变更后|现)(?:的)?(?:登记)?(?:内容|事项|情况|信息|名称)?:?"
)
_ROWS: Mapping[str, re.Pattern[str]] = {
    "company_name": re.compile(r"(?:企业|公司|单位|机构|主体|字号)?名称(?:变更|事项)?:?"),
    "legal_representative": re.compile(
        r"(?:法定代表人|负责人|经营者|投资人|法人)(?:姓名)?(?:变更)?:?"
    ),
    "address": re.compile(r"(?:住所|地址|经营场所|住址)(?:地)?(?:变更)?:?"),
}
_READERS = {
    "company_name": organisation("company_name"),
    "legal_representative": person("legal_representative"),
    "address": place("address"),
}
# Heads of one table stand on one row, within this share of their height.
_ON_ROW = 0.8


def read_changes(page: Page) -> Fields:
    """What the table says is so now; nothing where the page has none."""
    lines = [squash(line) for line in page.lines]
    heads = _heads(lines)
    if heads is None:
        return {}
    before, after = heads
    between = (before.x0 + before.x1 + after.x0 + after.x1) / 4
    below = [line for line in lines if line.middle > after.y1]
    now = [
        line
        for line in below
        if (line.x0 + line.x1) / 2 > between and line.x0 > (before.x0 + before.x1) / 2
    ]
    labels = [line for line in below if (line.x0 + line.x1) / 2 < before.x0]
    fields: dict[str, FieldReport] = {}
    for name, label in _ROWS.items():
        own = next((line for line in labels if label.fullmatch(half_width(line.text))), None)
        if own is None:
            continue
        pieces = [line for line in now if _nearest(line, labels) is own and _in_table(line, labels)]
        read = _READERS[name](page, sorted(pieces, key=lambda line: line.middle)).get(name)
        if read is not None:
            fields[name] = read
    return fields


def _heads(lines: list[PageLine]) -> tuple[PageLine, PageLine] | None:
    """The heads of both columns, left and right."""
    for after in lines:
        if not _AFTER.fullmatch(half_width(after.text)):
            continue
        for before in lines:
            level = abs(before.middle - after.middle) < _ON_ROW * after.height
            if level and before.x1 <= after.x0 and _BEFORE.fullmatch(half_width(before.text)):
                return before, after
    return None


def _nearest(line: PageLine, labels: list[PageLine]) -> PageLine:
    return min(labels, key=lambda label: abs(label.middle - line.middle))


def _in_table(line: PageLine, labels: list[PageLine]) -> bool:
    """Not below the last row by more than a cell."""
    last = max(labels, key=lambda label: label.middle)
    return line.middle < last.middle + 3.0 * last.height
