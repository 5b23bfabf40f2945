"""Layouts of random grammars: each seed another paper, drawn only on demand.

A table of renderers, each called with a generator (who it is about), a seed (how it is printed)
and ``layout`` (``varied``, or ``varied_`` and one form's name).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.varied.authorization_letter import render_varied_authorization
from models.synthesis.flat.varied.business_licence import render_varied_licence
from models.synthesis.flat.varied.commitment_letter import render_varied_commitment
from models.synthesis.flat.varied.domain_certificate import render_varied_domain
from models.synthesis.flat.varied.institution import render_varied_institution
from models.synthesis.flat.varied.law_firm import render_varied_law
from models.synthesis.flat.varied.organization_code import render_varied_code
from models.synthesis.flat.varied.residence_permit import render_varied_residence
from models.synthesis.flat.varied.supporting_letter import render_varied_supporting

__all__ = ["VARIED", "render_varied"]

VARIED: Mapping[str, Callable[..., FlatDocument]] = {
    "business_licence": render_varied_licence,
    "institution_certificate": render_varied_institution,
    "organization_code_certificate": render_varied_code,
    "law_firm_licence": render_varied_law,
    "authorization_letter": render_varied_authorization,
    "commitment_letter": render_varied_commitment,
    "supporting_letter": render_varied_supporting,
    "domain_certificate": render_varied_domain,
    "residence_permit": render_varied_residence,
}


def render_varied(
    document_type: str, seed: int, *, layout: str = "varied", **options: Any
) -> FlatDocument:
    """Draw a varied layout of a type.

    Raises:
        ValueError: The type has none.
    """
    if document_type not in VARIED:
        raise ValueError(f"no varied layout of {document_type!r}; there are {tuple(VARIED)}")
    rng = np.random.default_rng([seed, 77])
    return VARIED[document_type](rng, seed, layout=layout, **options)
