"""The table of sheet-like documents besides licence and letter: type to renderer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.synthesis.document import FlatDocument
from models.synthesis.flat.commitment_letter import COMMITMENT_LAYOUTS, render_commitment_letter
from models.synthesis.flat.domain_certificate import DOMAIN_LAYOUTS, render_domain_certificate
from models.synthesis.flat.institution_certificate import (
    INSTITUTION_LAYOUTS,
    render_institution_certificate,
)
from models.synthesis.flat.law_firm_licence import LAW_LAYOUTS, render_law_firm_licence
from models.synthesis.flat.organization_code import CODE_LAYOUTS, render_organization_code
from models.synthesis.flat.other_paper import OTHER_KINDS, render_other_paper
from models.synthesis.flat.supporting_letter import SUPPORTING_LAYOUTS, render_supporting_letter

__all__ = ["SHEET_LAYOUTS", "SHEET_RENDERERS"]

# Each is called with a generator (who it is about) and a seed (how it is printed), and takes
# ``layout``.
SHEET_RENDERERS: Mapping[str, Callable[..., FlatDocument]] = {
    "organization_code_certificate": render_organization_code,
    "institution_certificate": render_institution_certificate,
    "law_firm_licence": render_law_firm_licence,
    "domain_certificate": render_domain_certificate,
    "commitment_letter": render_commitment_letter,
    "supporting_letter": render_supporting_letter,
    "unknown": render_other_paper,
}
SHEET_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "organization_code_certificate": CODE_LAYOUTS,
    "institution_certificate": INSTITUTION_LAYOUTS,
    "law_firm_licence": LAW_LAYOUTS,
    "domain_certificate": DOMAIN_LAYOUTS,
    "commitment_letter": COMMITMENT_LAYOUTS,
    "supporting_letter": SUPPORTING_LAYOUTS,
    "unknown": tuple(OTHER_KINDS),
}
