"""The day under a certificate's or letter's signature: the lowest one that is no labelled value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verifier.documents.flow import Flow, half_width
from verifier.documents.forms.values import doubted
from verifier.documents.kind import make_field
from verifier.documents.letter_grammar import DATE
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import find_dates

__all__ = ["lowest_date", "signed_on"]

_CUT_SHORT = re.compile(r"月\d$|\d\d[-./]\d\d[-./]\d$")
# What a seal leaves of a date that stands by itself, perhaps behind its label.
_REMNANT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}:)?.{0,4}?(?:\d{0,4}年\d{0,2}月\d{0,2}.?|\d{2,4}年(?:\d{1,2}.?)?"
    r"|[〇○零一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,2}月.{0,3}日?"
    r"|年?\d{1,2}月\d{0,2}.?|(?:19|20)\d\d[-./](?:\d{1,2}[-./]?\d?)?|[-./]\d\d[-./]\d\d)"
)
_GOES_ON = re.compile(r"[^\n]{0,40}[,。;]")
_BEFORE_AN_END = ("至", "到", "-", "—", "~")


def lowest_date(page: Page, flow: Flow, taken: Iterable[PageLine]) -> FieldReport | None:
    """The lowest date outside the parts of lines already taken for other values.

    Where what is left of one stands below all others, that is the one, not made out: another
    would be the day of something else.
    """
    others = tuple(taken)
    for match in reversed(list(re.finditer(DATE, flow.text))):
        text = match.group()
        pieces = flow.group(match)
        # The last stroke often lies under the seal.
        days = find_dates(text + "日" if "年" in text and not text.endswith("日") else text)
        if days and not any(_within(piece, other) for piece in pieces for other in others):
            if left := _remnant_below(flow, match.end()):
                return make_field(page, [left], None)
            read = make_field(page, pieces, days[0].isoformat())
            # Without its last sign a day of one digit may have lost the other one with it.
            return doubted(read) if _CUT_SHORT.search(text) else read
    left = _remnant_below(flow, 0)
    return make_field(page, [left], None) if left else None


def _remnant_below(flow: Flow, start: int) -> PageLine | None:
    """What is left of a date in a line behind a place in the text, outside whole dates."""
    whole = [match.span() for match in re.finditer(DATE, flow.text)]
    for line, at in reversed(list(zip(flow.lines, flow.starts, strict=True))):
        end = at + len(line.text)
        if at < start:
            return None
        if any(first < end and at < last for first, last in whole):
            continue
        if re.search(r"\d", line.text) and _REMNANT.fullmatch(half_width(line.text)):
            return line
    return None


def signed_on(page: Page, flow: Flow, *, or_begin: bool = False) -> FieldReport | None:
    """The last date of a letter's text that neither begins nor ends a period (自…起, 至…).

    Not made out where what is left of one stands below it.

    Args:
        page: Upright.
        flow: Its lines in reading order.
        or_begin: Whether the day on which a period begins counts too: an authorization without a
            date of its own is of that day.
    """
    for match in reversed(list(re.finditer(DATE, flow.text))):
        text = match.group()
        days = find_dates(text + "日" if "年" in text and not text.endswith("日") else text)
        ends = flow.text[: match.start()].endswith(_BEFORE_AN_END)
        begins = flow.text[match.end() :].startswith(("起", "至")) and not or_begin
        if days and not ends and not begins:
            if left := _remnant_below(flow, match.end()):
                return make_field(page, [left], None)
            read = make_field(page, flow.group(match), days[0].isoformat())
            # Its own day may be there and not have been found.
            begun = flow.text[match.end() :].startswith(("起", "至"))
            return doubted(read) if begun or _in_a_sentence(flow.text, match) else read
    left = _remnant_below(flow, 0)
    return make_field(page, [left], None) if left else None


def _in_a_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a day: it may tell of something else."""
    return _GOES_ON.match(text, match.end()) is not None


def _within(piece: PageLine, other: PageLine) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return other.x0 <= middle <= other.x1 and other.y0 <= piece.middle <= other.y1
