"""A form of labels and values, set in any of the ways printed forms set them.

Rows fit their box: type becomes smaller until they do, and what room is left goes between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.synthesis.flat.varied.form_look import (
    ARRANGEMENTS,
    Arrange,
    Box,
    FormLook,
    Row,
    choose_look,
    pair_rows,
)
from models.synthesis.flat.varied.form_place import label_room, place_row
from models.synthesis.press import Sheet

__all__ = [
    "ARRANGEMENTS",
    "Arrange",
    "Box",
    "FormLook",
    "Row",
    "choose_look",
    "pair_rows",
    "set_form",
]


def set_form(
    sheet: Sheet,
    look: FormLook,
    rows: Sequence[Row | tuple[Row, Row]],
    box: Box,
    *,
    size: float,
    room: float = 1.0,
) -> float:
    """Print rows in a box.

    Args:
        sheet: Where.
        look: How.
        rows: What; two rows in a tuple stand side by side.
        box: Where on the sheet.
        size: Em of values, millimetres; smaller where they would not fit.
        room: How much of the room that is left goes between the rows, 0 to 1.

    Returns:
        The y below the last row.
    """
    layer, values, rules = sheet.layer(), sheet.layer(), sheet.layer()
    table = look.arrange in ("table", "open_table")
    single = [one for row in rows for one in ((row,) if isinstance(row, Row) else row)]
    while True:
        width = label_room(layer, look, single, size)
        placed = [place_row(layer, look, row, box, size, width) for row in rows]
        taken = sum(row.height for row in placed) + size * look.air * len(rows)
        if taken <= box.height or size < 1.9:
            break
        size *= 0.95
    spare = max(box.height - taken, 0.0) * room / max(len(rows), 1)
    gap = size * look.air + min(spare, size * 1.6)
    y = box.y
    edges = [y - size / 2 - gap / 2]
    for row in placed:
        for run in row.runs:
            face = look.value if run.filled else look.label
            (values if run.filled else layer).text(
                run.x, y + run.y, run.text, face, run.size, tracking=run.tracking,
                bold=look.bold if run.filled else look.label_bold,
            )  # fmt: skip
        for x0, x1, foot in row.feet:
            rules.polylines([[(x0, y + foot), (x1, y + foot)]], 0.2)
        y += row.height + gap
        edges.append(y - size / 2 - gap / 2)
    if table:
        right = box.x + box.width
        rules.polylines([[(box.x, edge), (right, edge)] for edge in edges], 0.25)
        sides = [] if look.arrange == "open_table" else [box.x, right]
        for row, top, bottom in zip(placed, edges, edges[1:], strict=False):
            rules.polylines([[(x, top), (x, bottom)] for x in (*sides, *row.splits)], 0.25)
    sheet.press(rules, look.ink, opacity=0.85, spread=0.02)
    sheet.press(layer, look.ink, opacity=0.94, spread=0.025)
    sheet.press(values, look.fill, opacity=0.94, spread=0.025)
    return y
