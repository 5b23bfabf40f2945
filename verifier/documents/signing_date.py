"""The day under a certificate's or letter's signature: the lowest one that is no labelled value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verifier.documents.flow import Flow
from verifier.documents.forms.values import doubted
from verifier.documents.kind import make_field
from verifier.documents.letter_grammar import DATE
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import find_dates

__all__ = ["lowest_date", "signed_on"]

_CUT_SHORT = re.compile(r"月\d$")
_BEFORE_AN_END = ("至", "到", "-", "—", "~")


def lowest_date(page: Page, flow: Flow, taken: Iterable[PageLine]) -> FieldReport | None:
    """The lowest date outside the parts of lines already taken for other values."""
    others = tuple(taken)
    for match in reversed(list(re.finditer(DATE, flow.text))):
        text = match.group()
        pieces = flow.group(match)
        # The last stroke often lies under the seal.
        days = find_dates(text + "日" if "年" in text and not text.endswith("日") else text)
        if days and not any(_within(piece, other) for piece in pieces for other in others):
            read = make_field(page, pieces, days[0].isoformat())
            # Without its last sign a day of one digit may have lost the other one with it.
            return doubted(read) if _CUT_SHORT.search(text) else read
    return None


def signed_on(page: Page, flow: Flow, *, or_begin: bool = False) -> FieldReport | None:
    """The last date of a letter's text that neither begins nor ends a period (自…起, 至…).

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
            return make_field(page, flow.group(match), days[0].isoformat())
    return None


def _within(piece: PageLine, other: PageLine) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return other.x0 <= middle <= other.x1 and other.y0 <= piece.middle <= other.y1
