"""Layouts kept for measuring: never drawn unless asked for, never looked at to repair a reader.

They differ in kind from those that are developed on: other labels and orders, tables and sentences,
older and rarer forms, other hands, longer names. ``make_document(type, seed, held_out=True)`` draws
one by its seed, ``layout=`` names one of :data:`HELD_OUT_LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.held_out import certificates, identity, licence, passports, permits
from models.synthesis.flat.held_out.letter_words import LETTERS
from models.synthesis.flat.held_out.letters import render_letter
from models.synthesis.names import pick

__all__ = ["HELD_OUT_LAYOUTS", "render_held_out"]

_Renderer = Callable[[np.random.Generator, int, str], FlatDocument]
_SIDES = ("held_out_front", "held_out_back")
_TABLE: Mapping[str, tuple[tuple[str, ...], _Renderer]] = {
    "id_card_front": (identity.ID_LAYOUTS, identity.render_front),
    "id_card_back": (identity.ID_LAYOUTS, identity.render_back),
    "business_licence": (licence.LICENCE_LAYOUTS, licence.render_licence),
    "passport": (passports.PASSPORT_LAYOUTS, passports.render_held_out_passport),
    "residence_permit": (permits.RESIDENCE_LAYOUTS, permits.render_residence),
    "organization_code_certificate": (certificates.CODE_LAYOUTS, certificates.render_code),
    "institution_certificate": (
        certificates.INSTITUTION_LAYOUTS,
        certificates.render_institution,
    ),
    "law_firm_licence": (certificates.LAW_LAYOUTS, certificates.render_law),
    "domain_certificate": (certificates.DOMAIN_LAYOUTS, certificates.render_domain),
    **{
        kind: (permits.PERMIT_LAYOUTS, partial(permits.render_permit, kind=kind))
        for kind in ("hk_macau_permit", "taiwan_permit")
    },
    **{
        kind: (_SIDES, partial(identity.render_resident, kind=kind))
        for kind in ("hk_macau_residence_permit", "taiwan_residence_permit")
    },
    **{
        kind: (tuple(wordings), partial(render_letter, kind=kind))
        for kind, wordings in LETTERS.items()
    },
}
HELD_OUT_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    kind: names for kind, (names, _) in _TABLE.items()
}


def render_held_out(document_type: str, seed: int, layout: str | None = None) -> FlatDocument:
    """A document in a layout that is kept for measuring; one seed, one picture.

    Raises:
        ValueError: No such type, or no such layout.
    """
    if document_type not in _TABLE:
        raise ValueError(f"no hold-out layout of type {document_type!r}; there are {tuple(_TABLE)}")
    layouts, render = _TABLE[document_type]
    rng = np.random.default_rng([seed, 4001])
    # Drawn in any case, so that naming the layout that a seed gives changes nothing.
    drawn = pick(rng, layouts)
    layout = layout or drawn
    if layout not in layouts:
        raise ValueError(f"no {document_type} layout {layout!r}; there are {layouts}")
    return render(rng, seed, layout)
