"""Tables whose first row says what stands below: read as label and value, row after row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.documents.flow import half_width
from verifier.ocr import PageLine

__all__ = ["under_headings"]

Cells = Sequence[tuple[PageLine, Sequence[PageLine]]]
"""The cells of a row, left to right: what each says as one line, and its parts."""

_HEADING = re.compile(
    r"序号|姓名|性别|职务|岗位|部门|职称|手机(?:号码?)?|(?:联系)?电话|联系方式|(?:公民)?身份证?(?:件)?(?:号码?)?"
    r"|证件(?:类型|种类|号码?)|(?:企业|单位|网站|公司)?名称|(?:变更)?(?:项目|事项)|变更(?:前|后)(?:内容)?"
    r"|[原现](?:登记|注册)(?:内容|事项|信息)?|联系人|(?:所有|注册|持有)[人者]|(?:登记|变更|核准)?日期|备注|(?:网站)?域名|负责人|邮箱|分工|权限|(?:授权|工作)(?:范围|内容|事项)"
)
_TELLING = re.compile(r"姓名|名称|项目|事项|域名")
_FEWEST = 3
# In line heights: a number that is broken goes on so near below.
_SEAM = 0.8


def under_headings(rows: Sequence[Cells]) -> tuple[list[Sequence[PageLine]], int]:
    """Parts of label, value, label, value … of a table that begins with the first of these rows.

    Returns:
        What to read, each an entry of its own; and how many rows that are. Nothing and 0 where the
        first row is none of headings.
    """
    heads = rows[0]
    words = [half_width(cell.text) for cell, _ in heads]
    if len(heads) < _FEWEST or not all(map(_HEADING.fullmatch, words)):
        return [], 0
    if not any(map(_TELLING.search, words)) or len(set(words)) < len(words):
        return [], 0
    taken: list[dict[int, list[PageLine]]] = []
    used = 1
    for row in rows[1:]:
        placed = _placed(row, heads)
        if len(placed) == len(row) and len(placed) >= max(2, len(heads) - 1):
            taken.append(placed)
        elif placed and taken and _goes_on(placed, taken[-1]):
            for column, pieces in placed.items():
                taken[-1][column] += pieces
        else:
            break
        used += 1
    entries: list[Sequence[PageLine]] = []
    for values in taken:
        for column, (_, label) in enumerate(heads):
            if column in values:
                entries += [label, values[column]]
    return (entries, used) if entries else ([], 0)


def _placed(row: Cells, heads: Cells) -> dict[int, list[PageLine]]:
    """The cells of a row by the column they stand in; those between columns are left out."""
    middles = [(head.x0 + head.x1) / 2 for head, _ in heads]
    placed: dict[int, list[PageLine]] = {}
    for cell, pieces in row:
        middle = (cell.x0 + cell.x1) / 2
        near = min(
            range(len(heads)),
            key=lambda n: min(abs(middles[n] - middle), abs(heads[n][0].x0 - cell.x0)),
        )
        if near not in placed:
            placed[near] = list(pieces)
    return placed


def _goes_on(placed: dict[int, list[PageLine]], above: dict[int, list[PageLine]]) -> bool:
    """Whether a row is nothing but the ends of what was too long for its cell."""
    return all(
        column in above
        and above[column][-1].text[-1:].isascii()
        and pieces[0].text.isascii()
        and pieces[0].y0 - above[column][-1].y1 < _SEAM * pieces[0].height
        for column, pieces in placed.items()
    )
