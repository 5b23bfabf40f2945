"""A field with the parts of lines it was read from, as long as its document is being read."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import PrivateAttr

from verifier.ocr import PageLine
from verifier.ocr.lattice import Cell
from verifier.reports import DecodedField, FieldReport

__all__ = ["SeenField"]


class SeenField(FieldReport):
    """A field report that still knows its source; the source is in no report.

    Attributes:
        pieces: Parts of lines, in reading order.
        glyph_height: Height of the smallest of them, pixels of the upload.
    """

    _pieces: tuple[PageLine, ...] = PrivateAttr(default=())
    _glyph_height: float = PrivateAttr(default=0.0)

    @classmethod
    def of(cls, field: FieldReport, pieces: Sequence[PageLine], glyph_height: float) -> SeenField:
        """The field with its source."""
        seen = cls.model_construct(**dict(field))
        seen._pieces = tuple(pieces)
        seen._glyph_height = glyph_height
        return seen

    @property
    def pieces(self) -> tuple[PageLine, ...]:
        """Parts of lines, in reading order."""
        return self._pieces

    @property
    def glyph_height(self) -> float:
        """Height of the smallest part, pixels of the upload."""
        return self._glyph_height

    @property
    def cells(self) -> tuple[Cell, ...]:
        """A cell a character of ``raw``; none where a part has none."""
        if not all(len(piece.cells) == len(piece.text) for piece in self._pieces):
            return ()
        return tuple(cell for piece in self._pieces for cell in piece.cells)

    @property
    def capped(self) -> bool:
        """Whether its reader doubts the value more than the engine does the text."""
        return bool(self._pieces) and self.confidence < round(
            min(piece.confidence for piece in self._pieces), 4
        )

    def decoded_as(self, value: str, decoded: DecodedField) -> SeenField:
        """The field with a value that satisfies its standard, and what was done to get it."""
        sure = round(min(piece.confidence for piece in self._pieces), 4)
        changed = self.plain(value=value, decoded=decoded, confidence=sure)
        return SeenField.of(changed, self._pieces, self._glyph_height)

    def plain(self, **changes: object) -> FieldReport:
        """The report without its source, with ``changes``."""
        return FieldReport.model_construct(**{**dict(self), **changes})
