"""Which renderer prints which card-like document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.synthesis.document import FlatDocument
from models.synthesis.flat.passport import render_passport
from models.synthesis.flat.residence_cards import (
    render_hk_macau_residence,
    render_taiwan_residence,
)
from models.synthesis.flat.residence_permit import render_residence_permit
from models.synthesis.flat.travel_permits import render_hk_macau_permit, render_taiwan_permit

__all__ = ["CARD_RENDERERS"]

# Each takes the generator that draws the holder, the seed of the print, and its own options.
CARD_RENDERERS: Mapping[str, Callable[..., FlatDocument]] = {
    "passport": render_passport,
    "hk_macau_permit": render_hk_macau_permit,
    "hk_macau_residence_permit": render_hk_macau_residence,
    "taiwan_permit": render_taiwan_permit,
    "taiwan_residence_permit": render_taiwan_residence,
    "residence_permit": render_residence_permit,
}
