"""The same page as an engine may find it otherwise: lines joined, cut, misread, lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zlib import crc32

from verifier.documents.flow import group_rows
from verifier.ocr import Page, PageLine
from verifier.ocr.page import part_of


def with_lines(page: Page, lines: list[PageLine]) -> Page:
    return replace(page, lines=tuple(lines))


def shuffled(page: Page) -> Page:
    """The same lines in another order."""
    lines = sorted(page.lines, key=lambda line: (crc32(line.text.encode()), line.x1))
    return with_lines(page, lines)


def reversed_order(page: Page) -> Page:
    return with_lines(page, list(page.lines)[::-1])


def joined(page: Page, within: float = 3.0) -> Page:
    """Parts of one row that stand nearer than so many line heights, found as one line."""
    lines: list[PageLine] = []
    for row in group_rows(page.lines):
        pending = row.lines[0]
        for line in row.lines[1:]:
            if line.x0 - pending.x1 < within * line.height:
                pending = PageLine(
                    pending.text + line.text,
                    min(pending.confidence, line.confidence),
                    pending.x0,
                    min(pending.y0, line.y0),
                    line.x1,
                    max(pending.y1, line.y1),
                )
            else:
                lines.append(pending)
                pending = line
        lines.append(pending)
    return with_lines(page, lines)


def cut_after(page: Page, *labels: str) -> Page:
    """Lines that begin with a label, found as the label and the value behind it."""
    lines: list[PageLine] = []
    for line in page.lines:
        label = next((one for one in labels if line.text.startswith(one) and line.text != one), "")
        if label:
            lines += [part_of(line, 0, len(label)), part_of(line, len(label), len(line.text))]
        else:
            lines.append(line)
    return with_lines(page, lines)


def spelled_apart(page: Page, *labels: str) -> Page:
    """Labels with white space within them, as they are printed."""
    lines = []
    for line in page.lines:
        label = next((one for one in labels if line.text.startswith(one)), "")
        text = "　".join(label) + line.text[len(label) :] if label else line.text
        lines.append(replace(line, text=text))
    return with_lines(page, lines)


def rewritten(page: Page, old: str, new: str) -> Page:
    """A text read otherwise."""
    assert any(old in line.text for line in page.lines), old
    return with_lines(
        page, [replace(line, text=line.text.replace(old, new)) for line in page.lines]
    )


def without(page: Page, lost: Callable[[PageLine], bool]) -> Page:
    """Some lines not found."""
    kept = [line for line in page.lines if not lost(line)]
    assert len(kept) < len(page.lines)
    return with_lines(page, kept)


def shifted(page: Page, by: float = 7.0, down: float = 5.0) -> Page:
    """Every second line a little aside, as on a page that is not quite level."""
    return with_lines(
        page,
        [
            replace(line, x0=line.x0 + by, x1=line.x1 + by, y0=line.y0 + down, y1=line.y1 + down)
            if index % 2
            else line
            for index, line in enumerate(sorted(page.lines, key=lambda line: line.x0))
        ],
    )
