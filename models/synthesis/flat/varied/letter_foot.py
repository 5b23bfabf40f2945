"""The foot of a letter: who signs, by what label, where, and the date before or behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from models.synthesis.flat.handwriting import sign
from models.synthesis.flat.signing import press_fingerprint
from models.synthesis.flat.varied.day_words import DAY_STYLES, day_words
from models.synthesis.flat.varied.letter_flow import Flow
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.press import Layer, Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["Foot", "FootLine", "SealWish", "make_foot", "print_foot"]

_Arrange = Literal["right", "left", "ends", "two", "middle"]
_PLACES: tuple[_Arrange, ...] = ("right", "right", "right", "left", "ends", "ends", "two", "middle")
_DAYS = ("padded", "bare", "bare", "airy", *DAY_STYLES)
_DAY_LABELS = (
    "", "", "", "", "日期：", "日期：", "日  期：", "签署日期：", "时间：", "填写日期：",
    "签字日期：", "年月日：",
)  # fmt: skip
_CAPTIONS = ("",) * 9 + ("行政专用章", "人事专用章", "备案专用章", "业务专用章", "办公室")


@dataclass(frozen=True, slots=True)
class FootLine:
    """One line: ``before`` and ``after`` stand around what the slot holds.

    Attributes:
        before: As ``负责人签字：``.
        slot: What is filled in; empty for nothing.
        how: ``typed``, ``signed``, ``penned`` (filled in by hand) or ``blank``.
        after: As ``（盖章）``.
        seal: Whether the seal goes here.
    """

    before: str
    slot: str = ""
    how: str = "typed"
    after: str = ""
    seal: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """Lines, where they stand, and how the date is written."""

    lines: tuple[FootLine, ...]
    place: _Arrange
    day: date | None
    day_style: str
    day_label: str
    day_at: str  # last, first, beside, none
    pen_day: bool
    step: float
    kept: bool = False  # whether it stays there even where type becomes a little smaller

    @property
    def rows(self) -> int:
        """How many lines it takes."""
        count = len(self.lines) if self.place != "two" else (len(self.lines) + 1) // 2
        return count + (self.day_at in ("first", "last"))


@dataclass(frozen=True, slots=True)
class SealWish:
    """The seal to press: its name (empty for none), its shape, and whether papers are signed."""

    name: str
    shape: Literal["round", "oval"] = "round"
    signed: bool = True
    thumb: bool = False


def make_foot(
    rng: np.random.Generator,
    lines: Sequence[FootLine],
    day: date,
    *,
    by_hand: bool,
    place: str = "",
    undated: bool = False,
) -> Foot:
    """Choose where lines and date stand; a date in thirty is left empty.

    Args:
        rng: Source of chance.
        lines: Who signs.
        day: The date.
        by_hand: Whether blanks of the letter are filled in with a pen.
        place: Where the lines stand, where that is known.
        undated: Whether there is no place for a date.
    """
    chosen = _PLACES[int(rng.integers(len(_PLACES)))]
    place, kept = place or chosen, bool(place)
    if place == "two" and len(lines) < 2:
        place = "right"
    beside = len(lines) > 1 and place in ("left", "right") and rng.random() < 0.12
    return Foot(
        lines=tuple(lines),
        place=place,  # type: ignore[arg-type]
        day=None if rng.random() < 0.03 or undated else day,
        day_style=pick(rng, _DAYS),
        day_label=pick(rng, _DAY_LABELS),
        day_at=_day_at(rng, beside) if not undated else "none",
        pen_day=rng.random() < (0.8 if by_hand else 0.15),
        step=float(rng.choice((1.6, 2.0, 2.4, 3.0))),
        kept=kept,
    )


def _day_at(rng: np.random.Generator, beside: bool) -> str:
    return "beside" if beside else "first" if rng.random() < 0.1 else "last"


class _Setter:
    def __init__(self, sheet: Sheet, rng: np.random.Generator, flow: Flow, foot: Foot) -> None:
        self.sheet, self.rng, self.flow, self.foot = sheet, rng, flow, foot
        self.layer: Layer = sheet.layer()
        self.size = max(flow.size, 3.4)
        self.spots: list[tuple[float, float, float]] = []
        self.day_spot: tuple[float, float] | None = None
        self.thumb: tuple[float, float] | None = None

    def wide(self, text: str) -> float:
        return self.layer.text_width(text, self.flow.look.face, self.size)

    def text(self, x: float, y: float, words: str, size: float | None = None) -> float:
        return self.layer.text(x, y, words, self.flow.look.face, size or self.size)

    def natural(self, line: FootLine) -> float:
        value = self.flow.values[line.slot] if line.slot and line.how != "blank" else ""
        room = self.size * 6 if line.how in ("blank", "signed") else 0.0
        return self.wide(line.before) + max(self.wide(value), room) + self.wide(line.after)

    def line(self, x: float, y: float, line: FootLine, limit: float) -> float:
        """Set one line from ``x``; returns the x where it ends."""
        rng, flow = self.rng, self.flow
        value = ""
        if line.slot and line.how != "blank":
            value = flow.values[line.slot]
            flow.used.add(line.slot)
        end = self.text(x, y, line.before) if line.before else x
        first = end
        if line.how == "typed":
            size = self.size * min(1.0, max(limit - end, 30) / max(self.wide(value), 1.0))
            end = self.text(end, y, value, size) if value else end
        elif value:
            name = line.how == "signed"
            big = float(rng.uniform(6.2, 9.2)) if name else self.size * 1.2
            big = min(big, 46 / len(value)) if name else big
            high = y + float(rng.normal(0, 0.8))
            end = sign(
                self.sheet, rng, end + 0.8, high, value, big, ink=flow.look.pen, tidy=not name,
                signature=name,
            )  # fmt: skip
            if name:
                self.thumb = (end + 1, y + 2)
        if line.how == "blank" or (line.how != "typed" and rng.random() < 0.3):
            stop = max(end, first + self.size * 6)
            self.layer.polylines([[(first, y + self.size * 0.7), (stop, y + self.size * 0.7)]], 0.2)
            end = stop if line.how == "blank" else end
        if line.after:
            end = self.text(end + 0.4, y, line.after)
        if line.seal:
            self.spots.append((first, end, y))
        return end

    def day(self, x: float, y: float, align: str = "l") -> None:
        """The date: typed, or with its digits written between printed 年月日, or empty."""
        foot, rng = self.foot, self.rng
        if foot.day is None:
            words = foot.day_label + pick(rng, ("    年    月    日", "　　　年　　月　　日"))
            x -= self.wide(words) if align == "r" else 0
            self.text(min(x, 204 - self.wide(words)), y, words)
            return
        words = day_words(foot.day, "bare" if foot.pen_day else foot.day_style)
        label = foot.day_label
        natural = self.wide(label + words) * (1.2 if foot.pen_day else 1.0)
        x -= natural if align == "r" else natural / 2 if align == "m" else 0
        x = min(x, 204 - natural)
        end = self.text(x, y, label) if label else x
        self.day_spot = (end + self.wide(words) / 2, y)
        if not foot.pen_day:
            self.text(end, y, words)
        elif rng.random() < 0.5:
            pen = self.flow.look.pen
            sign(self.sheet, rng, end + 0.6, y, words, self.size * 1.05, ink=pen, tidy=True)
        else:
            parts = (str(foot.day.year), "年", str(foot.day.month), "月", str(foot.day.day), "日")
            for part in parts:
                if part.isdigit():
                    end = sign(self.sheet, rng, end + 0.4, y - 0.2, part, self.size * 1.12,
                               ink=self.flow.look.pen, tidy=True)  # fmt: skip
                else:
                    end = self.text(end + 0.6, y, part)

    def seal(self, wish: SealWish) -> None:
        """Press the seal over its line, the date, or between them."""
        rng = self.rng
        nowhere = (120.0, 150.0, (self.day_spot or (0, min(self.flow.y - 22, 240)))[1])
        first, end, y = self.spots[0] if self.spots else nowhere
        x = float(rng.uniform(first, max(end, first + 12)))
        if self.day_spot and rng.random() < 0.4:
            x, y = self.day_spot[0] + rng.normal(0, 6), (y + self.day_spot[1]) / 2
        elif rng.random() < 0.2:
            x = end + float(rng.uniform(4, 20))  # beside the name
        number = "".join(str(d) for d in rng.integers(0, 10, 13)) if rng.random() < 0.6 else ""
        caption = pick(rng, _CAPTIONS)
        die = Seal(wish.name, float(rng.uniform(37, 43)), choose_face(rng, "song"),
                   "" if caption else number, caption)  # fmt: skip
        if wish.shape == "oval":
            die = replace(die, shape="oval", diameter=die.diameter + 5, number="", caption="")
        x, y = float(np.clip(x, 26, 184)), float(np.clip(y + rng.normal(2, 4), 26, 272))
        ink = (214.0, float(rng.uniform(26, 60)), float(rng.uniform(34, 66)))
        press_seal(self.sheet, rng, die, x, y, worn=float(rng.uniform(0.4, 1.6)), ink=ink)


def print_foot(
    sheet: Sheet, rng: np.random.Generator, flow: Flow, foot: Foot, wish: SealWish, lowest: float
) -> None:
    """Set the foot below what has been placed, its last line not below ``lowest``."""
    setter = _Setter(sheet, rng, flow, foot)
    lines = foot.lines
    if not wish.signed:
        lines = tuple(replace(li, how="blank") if li.how == "signed" else li for li in lines)
    room = (flow.width * 0.5 - 2) * (1.4 if foot.kept else 1.0)
    if foot.place == "two" and max(map(setter.natural, lines), default=0.0) > room:
        foot = setter.foot = replace(foot, place="left")
    step = max(setter.size * foot.step, 6.5)
    y = flow.y + float(rng.uniform(2, 26))
    if y + step * (foot.rows - 1) > lowest:
        y = max(min(y, lowest - step * (foot.rows - 1)), flow.y)
        step = min(step, (lowest - y) / max(foot.rows - 1, 1))
    left, right = flow.left, flow.left + flow.width
    widest = max(setter.natural(line) for line in lines) if lines else 0.0
    x = left + flow.width * float(rng.uniform(0.36, 0.6)) if foot.place == "right" else left
    x = max(min(x, right - widest), left)
    if foot.place == "left":
        x += float(rng.choice((0.0, 2.0))) * setter.size
    at = right - float(rng.choice((0.0, 0.0, 2.0, 4.0))) * setter.size
    middle = left + flow.width * float(rng.uniform(0.68, 0.76))

    def place_day(y: float) -> None:
        if foot.place == "ends":
            setter.day(at, y, "r")
        elif foot.place == "middle":
            setter.day(middle, y, "m")
        elif foot.place == "left" and rng.random() < 0.25:
            setter.day(right, y, "r")
        else:
            setter.day(x if foot.place != "two" else left, y)

    if foot.day_at == "first":
        place_day(y)
        y += step
    for index, line in enumerate(lines):
        if foot.place == "two":
            column = left + (index % 2) * flow.width * 0.5
            setter.line(column, y, line, column + flow.width * 0.5 - 3)
            y += step if index % 2 or index + 1 == len(lines) else 0.0
            continue
        wide = setter.natural(line)
        ends = {"ends": at - wide, "middle": min(middle - wide / 2, right - wide)}
        start = ends.get(foot.place, x)
        end = setter.line(max(start, left), y, line, 200)
        if foot.day_at == "beside" and index + 1 == len(lines):
            start = end + setter.size * 1.5
            if start + setter.wide("2021年10月10日") * 1.4 > 204:
                y += step
                start = x
            setter.day(start, y)
        y += step
    if foot.day_at == "last":
        place_day(y)
    sheet.press(setter.layer, flow.look.ink, opacity=0.94, spread=0.025)
    if wish.thumb:
        tx, ty = setter.thumb or (x + 40, y - 4)
        press_fingerprint(sheet, rng, min(tx, 190), ty, tall=float(rng.uniform(16, 22)))
    if wish.name:
        setter.seal(wish)
