"""Ways to set labels and values that no developed layout has, and other spellings of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.synthesis.flat.sheet import wrap
from models.synthesis.fonts import Face
from models.synthesis.press import Colour, Sheet

__all__ = ["DAY_STYLES", "grid", "paired", "say_day", "stacked"]

Row = tuple[str, str]
DAY_STYLES = ("characters", "slashes", "dots", "hyphens", "spaced", "plain")
_NAMES = "〇一二三四五六七八九"


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_NAMES[tens]}十"
    return head + (_NAMES[ones] if ones else "")


def say_day(day: date, style: str) -> str:
    """A day in one of :data:`DAY_STYLES`."""
    match style:
        case "characters":
            year = "".join(_NAMES[int(digit)] for digit in str(day.year))
            return f"{year}年{_count(day.month)}月{_count(day.day)}日"
        case "slashes":
            return f"{day.year}/{day.month}/{day.day}"
        case "dots":
            return f"{day:%Y.%m.%d}"
        case "hyphens":
            return f"{day:%Y-%m-%d}"
        case "spaced":
            return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.year}年{day.month}月{day.day}日"


def _fit(
    layer_of: Sheet, text: str, face: Face, size: float, room: float, most: int
) -> tuple[list[str], float]:
    """Lines and their size; smaller type where there would be more than ``most`` lines."""
    layer = layer_of.layer()
    lines = wrap(layer, text, face, size, room)
    while len(lines) > most:
        size *= 0.94
        lines = wrap(layer, text, face, size, room)
    return lines, size


def grid(
    sheet: Sheet,
    rows: Sequence[Sequence[Row]],
    faces: tuple[Face, Face],
    *,
    x: float,
    y: float,
    width: float,
    label_width: float,
    size: float,
    ink: Colour,
    fill: Colour,
    most: int = 12,
    rule: float = 0.25,
) -> float:
    """A ruled form: each row has one pair over the whole width or two beside each other.

    Returns:
        The y of its foot.
    """
    labels, values, rules = sheet.layer(), sheet.layer(), sheet.layer()
    tops = [y]
    for row in rows:
        part = width / len(row)
        cells = []
        for label, value in row:
            named = wrap(labels, label, faces[0], size, label_width - 2)
            said, em = _fit(sheet, value, faces[1], size, part - label_width - 4, most)
            cells.append((named, said, em))
        tall = max(max(len(a) * size, len(b) * em) * 1.32 for a, b, em in cells) + size * 1.1
        for index, (named, said, em) in enumerate(cells):
            left, middle = x + part * index, tops[-1] + tall / 2
            for k, line in enumerate(named):
                at = middle + (k - (len(named) - 1) / 2) * size * 1.3
                labels.text(left + label_width / 2, at, line, faces[0], size, align="m")
            for k, line in enumerate(said):
                at = middle + (k - (len(said) - 1) / 2) * em * 1.32
                values.text(left + label_width + 2, at, line, faces[1], em)
            for edge in (left, left + label_width):
                rules.polylines([[(edge, tops[-1]), (edge, tops[-1] + tall)]], rule)
        tops.append(tops[-1] + tall)
    rules.polylines([[(x, top), (x + width, top)] for top in tops], rule)
    rules.polylines([[(x + width, y), (x + width, tops[-1])]], rule)
    sheet.press(rules, ink, opacity=0.85, spread=0.02)
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, fill, opacity=0.94, spread=0.025)
    return tops[-1]


def stacked(
    sheet: Sheet,
    rows: Sequence[Row],
    faces: tuple[Face, Face],
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    ink: Colour,
    fill: Colour,
    most: int = 12,
    pitch: float = 0.0,
) -> float:
    """Each value under its label, which is small; returns the y below the last."""
    labels, values = sheet.layer(), sheet.layer()
    for label, value in rows:
        labels.text(x, y, label, faces[0], size * 0.78)
        y += size * 1.35
        lines, em = _fit(sheet, value, faces[1], size, width, most)
        for line in lines:
            values.text(x, y, line, faces[1], em)
            y += em * 1.34
        y += pitch or size * 0.75
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, fill, opacity=0.94, spread=0.025)
    return y


def paired(
    sheet: Sheet,
    rows: Sequence[Row],
    faces: tuple[Face, Face],
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    ink: Colour,
    fill: Colour,
    most: int = 12,
    pitch: float = 2.3,
    mark: str = "：",
) -> float:
    """Label and value run on in one line, further lines of a value begin under the label."""
    labels, values = sheet.layer(), sheet.layer()
    for label, value in rows:
        room = width - labels.text_width(label + mark, faces[0], size)
        em, lines = size, wrap(values, value, faces[1], size, width, indent=width - room)
        while len(lines) > most:
            em *= 0.94
            lines = wrap(values, value, faces[1], em, width, indent=width - room)
        end = labels.text(x, y, label + mark, faces[0], size)
        for index, line in enumerate(lines):
            values.text(x if index else end, y, line, faces[1], em)
            y += em * 1.36
        y += size * (pitch - 1.36)
    sheet.press(labels, ink, opacity=0.94, spread=0.025)
    sheet.press(values, fill, opacity=0.94, spread=0.025)
    return y
