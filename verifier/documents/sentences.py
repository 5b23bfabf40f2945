"""Names that a certificate says in a sentence instead of beside a label."""

from __future__ import annotations

import re

from verifier.documents.flow import Flow
from verifier.documents.kind import text_field
from verifier.ocr import Page
from verifier.reports import FieldReport

__all__ = ["said"]

# Shorter lines are parts of headlines.
_LEAST = 5


def said(page: Page, flow: Flow, pattern: re.Pattern[str]) -> FieldReport | None:
    """What the pattern's group ``v`` matches first: within a line, else over the end of one.

    What stands above a line is another thing, so a match within one is surer.
    """
    lines = [line for line in flow.lines if len(line.text) >= _LEAST]
    for breaks in (range(len(lines)), ()):
        words = Flow.of(lines, breaks)
        if match := pattern.search(words.text):
            return text_field(page, words.group(match, "v"))
    return None
