"""Reading text: one engine protocol, PaddleOCR behind it, and pages of upright lines.

The engine itself is imported from :mod:`verifier.ocr.paddle`, so that what judges stored facts
need not load it.
"""

from verifier.ocr.lines import OcrEngine, TextLine
from verifier.ocr.page import Page, PageLine, find_text, read_page

__all__ = ["OcrEngine", "Page", "PageLine", "TextLine", "find_text", "read_page"]
