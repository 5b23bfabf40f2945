"""Handwritten signatures: whether a pen has written where the paper asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.marks.frame import cut_out
from verifier.marks.red import dark_ink, red_ink
from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of
from verifier.reports import SignatureReport

__all__ = ["SEAL_PLACE", "find_signatures"]

_WHO = (
    r"(?:法定代表人|法人代表|法人|(?:主体|网站|单位|主要)?负责人|承诺人|被?授权人|受托人|委托人"
    r"|代理人|经办人|申请人|签字人|责任人|声明人|保证人|监护人|本人|用户|客户|单位|公司)"
)
_SIGN = r"(?:签字|签名|签章|签署|亲笔签)"
_LABEL = re.compile(
    rf"^[^。;；，,]{{0,12}}?{_WHO}?(?:[(（][^()（）]{{0,8}}{_SIGN}[^()（）]{{0,6}}[)）]\s*[:：]?"
    rf"|(?:手写|亲笔)?{_SIGN}\s*(?:[:：]|$))"
    r"|^(?:承诺人|授权人|委托人|申请人|声明人|保证人|经办人)\s*[:：]"
)
SEAL_PLACE = re.compile(
    r"[(（][^()（）]{0,8}(?:盖章|公章)[^()（）]{0,6}[)）]|^.{0,8}(?:盖章|公章)\s*[:：]"
)
"""A place where the paper itself asks for an organisation's seal."""

_NEXT = re.compile(r"日期|年|月|电话|身份|证件|单位|盖章")
_LINE = 28.0  # height of the label on the frame that strokes are looked for on, pixels
_AROUND = 3.0  # heights of paper around the place, to tell the paper by
_LONG, _UP, _DOWN = 9.0, 0.95, 0.95  # of the place, heights of the label
_SMALLEST = 11.0  # upload pixels; smaller print shows no pen
# Written columns and rows, in heights of the label.
_WRITTEN, _TALL, _BARE = 0.8, 0.55, 0.3
_LEAST_DARK = 0.16


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a signature belongs, page pixels."""

    label: PageLine
    x0: float
    y0: float
    x1: float
    y1: float


def find_signatures(
    upload: NDArray[np.uint8], page: Page, *, colourless: bool
) -> tuple[SignatureReport, ...]:
    """Every place that asks for a signature, from top to bottom.

    Args:
        upload: (H, W, 3) uint8 BGR, upright by its EXIF.
        page: The upright page and its lines.
        colourless: Whether a seal would be as grey as a pen's stroke.
    """
    usual = median(line.height for line in page.lines) if page.lines else 1.0
    pitches = [(line.x1 - line.x0) / _ems(line.text) for line in page.lines if len(line.text) > 7]
    em = median(pitches) if pitches else usual
    labels = [found for line in page.lines if (found := _label(line)) is not None]
    places = [_place(page, _printed(label, usual, em), rest) for label, rest in labels]
    return tuple(
        _judge(upload, page, place, colourless)
        for place in sorted(places, key=lambda place: place.y0)
    )


def _label(line: PageLine) -> tuple[PageLine, PageLine | None] | None:
    """The label at a line's beginning, and what was read behind it."""
    match = _LABEL.match(line.text)
    if match is None:
        return None
    end = match.end()
    rest = part_of(line, end, len(line.text)) if line.text[end:].strip() else None
    return part_of(line, 0, end), rest


def _printed(label: PageLine, usual: float, em: float) -> PageLine:
    """The label as high and wide as print: its box may take in the pen's strokes unread."""
    height = min(label.height, 1.25 * usual)
    wide = _ems(label.text) * em * 1.06
    middle = label.middle
    return replace(
        label,
        x1=min(label.x1, label.x0 + wide),
        y0=middle - height / 2,
        y1=middle + height / 2,
    )


def _ems(text: str) -> float:
    """Width of a text in characters, those of half width as half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _place(page: Page, label: PageLine, rest: PageLine | None) -> _Place:
    height = label.height
    right = min(label.x1 + _LONG * height, page.width)
    if rest is not None and (match := _NEXT.search(rest.text)):
        right = min(right, part_of(rest, match.start(), len(rest.text)).x0)
    for line in page.lines:
        beside = abs(line.middle - label.middle) < 0.6 * height and line.x0 > label.x1
        if beside and (_NEXT.match(line.text.strip()) or _LABEL.match(line.text)):
            right = min(right, line.x0 - 0.2 * height)
    return _Place(
        label,
        label.x1 + 0.15 * height,
        label.middle - _UP * height,
        max(right, label.x1 + height),
        label.middle + _DOWN * height,
    )


def _judge(
    upload: NDArray[np.uint8], page: Page, place: _Place, colourless: bool
) -> SignatureReport:
    label = place.label
    height, margin = label.height, _AROUND * label.height
    box = (label.x0 - margin, place.y0 - margin, place.x1 + margin, place.y1 + margin)
    frame = cut_out(upload, page, box, _LINE / height)
    dark, red = dark_ink(frame.pixels), red_ink(frame.pixels)

    def part(x0: float, y0: float, x1: float, y1: float) -> tuple[slice, slice]:
        at = [(x0 - frame.left), (y0 - frame.top), (x1 - frame.left), (y1 - frame.top)]
        left, top, right, bottom = (max(int(v * frame.scale), 0) for v in at)
        return slice(top, bottom), slice(left, right)

    # The label's own print tells how dark ink is in this picture.
    print_dark = float(np.percentile(dark[part(label.x0, label.y0, label.x1, label.y1)], 92))
    strokes = (dark > max(0.36 * print_dark, _LEAST_DARK)).astype(np.uint8)
    strokes = _without_rules(strokes)
    for line in page.lines:
        if abs(line.middle - label.middle) > 0.75 * height:
            strokes[part(line.x0, line.y0, line.x1, line.y1)] = 0
    inside = part(place.x0, place.y0, place.x1, place.y1)
    columns, rows = _extent(strokes[inside])
    seen = _upload_height(page, label) >= _SMALLEST and print_dark > _LEAST_DARK
    stamped = "章" in label.text and _extent((red[inside] > 0.2).astype(np.uint8))[0] > 1.0
    present: bool | None = None
    confidence = 0.0
    if seen and columns >= _WRITTEN and rows >= _TALL:
        present = None if colourless else True
        confidence = 0.0 if colourless else min(1.0, 0.6 + 0.1 * columns)
    elif seen and columns <= _BARE and not stamped:
        present, confidence = False, min(1.0, 1 - columns / 2)
    return SignatureReport(
        label=label.text.strip(),
        present=present,
        confidence=round(confidence, 4),
        box=page.quad(place.x0, place.y0, place.x1, place.y1),
    )


def _upload_height(page: Page, line: PageLine) -> float:
    """Height of a line in pixels of the upload."""
    quad = np.array(page.quad(line.x0, line.y0, line.x1, line.y1))
    return float(np.linalg.norm(quad[3] - quad[0]))


def _without_rules(strokes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Strokes less what a ruler drew: lines to write on, the frames of tables."""
    long = int(2.6 * _LINE)
    flat = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    upright = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    ruled = cv2.dilate(cv2.max(flat, upright), np.ones((5, 5), np.uint8))
    return np.asarray(cv2.subtract(strokes, ruled), np.uint8)


def _extent(strokes: NDArray[np.uint8]) -> tuple[float, float]:
    """Columns and rows with ink, in heights of the label; specks are left out."""
    if not strokes.size:
        return 0.0, 0.0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(strokes))
    least = 0.22 * _LINE
    kept = [
        index
        for index in range(1, count)
        if max(stats[index, cv2.CC_STAT_WIDTH], stats[index, cv2.CC_STAT_HEIGHT]) >= least
    ]
    ink = np.isin(labels, kept)
    columns, rows = ink.any(axis=0).sum(), np.flatnonzero(ink.any(axis=1))
    tall = 0 if not len(rows) else rows[-1] - rows[0] + 1
    return float(columns) / _LINE, float(tall) / _LINE
