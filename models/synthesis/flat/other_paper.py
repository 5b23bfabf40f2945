"""Papers that are no filing document (``unknown``): one function a kind, drawn by seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from models.synthesis.document import CARD_CORNER_MM, FlatDocument
from models.synthesis.flat import other_covers, other_prints, other_records
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["OTHER_KINDS", "render_other_paper"]

OTHER_KINDS: Mapping[str, Callable[[np.random.Generator], Sheet]] = {
    "receipt": other_records.receipt,
    "invoice": other_records.invoice,
    "form": other_records.form,
    "business_card": other_records.business_card,
    "chart_report": other_records.chart_report,
    "article": other_prints.article_page,
    "magazine": other_prints.magazine,
    "poster": other_prints.poster,
    "notes": other_prints.notes,
    "photo_print": other_prints.photo_print,
    "menu": other_prints.menu,
    "newspaper": other_covers.newspaper,
    "book_cover": other_covers.book_cover,
    "street_map": other_covers.street_map,
    "member_card": other_covers.member_card,
    "ticket": other_covers.ticket,
}


def render_other_paper(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print a paper that is no filing document.

    Args:
        rng: Not used; every choice is the seed's, and the signature is that of its siblings.
        seed: Decides what it is and how it looks.
        layout: One of :data:`OTHER_KINDS`; by seed where not given.

    Returns:
        The paper, of type ``unknown``, with no truth.
    """
    look = np.random.default_rng([seed, 907])
    layout = layout or pick(look, tuple(OTHER_KINDS))
    sheet = OTHER_KINDS[layout](look)
    if layout == "member_card":
        sheet.texture(look, fibre=0.002, fine=0.006)
        size = sheet.size_mm
        return FlatDocument(
            "unknown", sheet.pixels(), size, CARD_CORNER_MM, "card", {}, tuple(sheet.marks)
        )
    return finish_sheet(sheet, look, "unknown", {}, age=age_of(look, 0.0))
