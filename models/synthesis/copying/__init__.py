"""What copiers and printers make of a document: a sheet with toner or ink on it.

Tones are reflectances. Toner and ink are laid down as dots of a screen (laser) or scattered drops
(inkjet), fine enough that a good photograph resolves them only partly. Every function returns the
sheet as a :class:`~models.synthesis.document.FlatDocument` and (4, 2) float64 millimetres from the
sheet's centre: where the document lies on it.
"""

from .colour import colour_copy_page
from .grey import grey_copy_page
from .originals import on_blank_sheet, printed
from .stamp import stamped

__all__ = ["colour_copy_page", "grey_copy_page", "on_blank_sheet", "printed", "stamped"]
