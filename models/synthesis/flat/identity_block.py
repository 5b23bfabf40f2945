"""Rows of ``label  value`` as identity and residence cards set them, fitted to the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.synthesis.digits import set_digits
from models.synthesis.flat.card_parts import Printer
from models.synthesis.people import Person

__all__ = ["Block", "person_values", "print_rows"]


@dataclass(frozen=True, slots=True)
class Block:
    """Where rows stand, millimetres.

    Attributes:
        x: Left end of the labels.
        value_x: Left end of the values.
        right: Values end before here.
        top: Middle of the first row.
        bottom: Middle of the last row.
        spelled: Birth as ``1990 年 8 月 4 日`` in two inks, else as the value says.
        spread: Extra space inside two-character labels.
        number_digits: Whether the identity number is set in the card's own digits.
        leading: From line to line of one value, in its size.
    """

    x: float
    value_x: float
    right: float
    top: float
    bottom: float
    spelled: bool = True
    spread: float = 0.6
    number_digits: bool = True
    leading: float = 1.22


def person_values(person: Person, dates: str = "%Y.%m.%d") -> dict[str, str]:
    """What the rows may print of a person, by key."""
    end = person.valid_to
    until = end if isinstance(end, str) else end.strftime(dates)
    return {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth": f"{person.birth_date.year} {person.birth_date.month} {person.birth_date.day}",
        "address": person.address,
        "number": person.id_number,
        "authority": person.issuing_authority,
        "term": f"{person.valid_from.strftime(dates)}-{'长期' if isinstance(end, str) else until}",
        "issued": person.valid_from.strftime(dates),
        "until": "长期" if isinstance(end, str) else until,
    }


def _wrapped(p: Printer, text: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and p.values.text_width(line + char, p.face, size, 0.05) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def _birth(p: Printer, x: float, y: float, value: str, size: float) -> None:
    for part, unit in zip(value.split(), "年月日", strict=True):
        p.value(x, y, part, size=size)
        x += p.values.text_width(part, p.face, size, 0.05) + 0.25 * size
        p.label(x, y, unit, size=size * 0.94)
        x += 1.45 * size


@dataclass(frozen=True, slots=True)
class _Part:
    """One label and value, placed across; ``lines`` are the value's."""

    key: str
    label: str
    x: float
    spread: float
    value_x: float
    lines: tuple[str, ...]


def _place(
    p: Printer,
    row: tuple[tuple[str, str], ...],
    values: Mapping[str, str],
    block: Block,
    scale: float,
) -> list[_Part]:
    size, label_size = p.size * scale, p.label_size * scale
    parts: list[_Part] = []
    x = block.x
    for index, (key, label) in enumerate(row):
        spread = block.spread * scale if len(label) == 2 else 0.15
        after = x + p.labels.text_width(label, p.label_face, label_size, spread)
        at = max(after + 0.45 * size, 0 if index else block.value_x)
        text = values[key]
        alone = len(row) == 1 and key in ("address", "household", "stay", "authority")
        lines = _wrapped(p, text, size, block.right - at) if alone else [text]
        parts.append(_Part(key, label, x, spread, at, tuple(lines)))
        ends = at + p.values.text_width(text, p.face, size, 0.05)
        x = max(block.x + 0.48 * (block.right - block.x), ends + 1.2 * size)
    return parts


def _value(p: Printer, part: _Part, y: float, block: Block, size: float, leading: float) -> None:
    x, text = part.value_x, "".join(part.lines)
    if part.key == "birth" and block.spelled:
        _birth(p, x, y, text, size)
    elif part.key == "number" and block.number_digits:
        pitch = min(0.95 * size, (block.right - x) / 17.7)
        set_digits(
            p.values, x, y, text, height=pitch * 1.04, pitch=pitch, weight=0.145 * pitch
        )  # fmt: skip
    elif part.key == "name":
        p.value(x, y, text, size=size * 1.12, tracking=0.1, room=block.right - x)
    else:
        for index, line in enumerate(part.lines):
            # Second values of a row are short, or stand below the photo.
            fits = len(part.lines) > 1 or part.key in ("ethnicity", "until")
            room = 99.0 if fits else block.right - x
            p.value(x, y + leading * index, line, size=size, room=room)


def print_rows(
    p: Printer,
    rows: Sequence[tuple[tuple[str, str], ...]],
    values: Mapping[str, str],
    block: Block,
) -> None:
    """Set rows of one or two ``(key, label)`` each; long addresses take more lines.

    Sizes are the printer's, made smaller where the rows would touch.
    """
    scale = 1.0
    for _ in range(12):
        placed = [_place(p, row, values, block, scale) for row in rows]
        taken = [max(len(part.lines) for part in parts) for parts in placed]
        # Lines of one value stand closer than rows do.
        size = p.size * scale
        leading = block.leading * size
        room = block.bottom - block.top - leading * (sum(taken) - len(rows))
        pitch = room / max(len(rows) - 1, 1)
        if pitch >= 1.38 * size:
            break
        scale *= 0.96
    y = block.top
    for parts, count in zip(placed, taken, strict=True):
        for part in parts:
            p.label(part.x, y, part.label, size=p.label_size * scale, tracking=part.spread)
            _value(p, part, y, block, size, leading)
        y += pitch + leading * (count - 1)
