"""One printed original seen straight on, and what stands in it.

:func:`make_document` is the whole interface: a document type and a seed give the same picture and
the same truth, always. Everything in it is invented (see ``README.md``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "ALL_TYPES",
    "CARD_CORNER_MM",
    "CARD_TYPES",
    "FLAT_TYPES",
    "SHEET_TYPES",
    "FlatDocument",
    "Mark",
    "make_document",
]

CARD_CORNER_MM = 3.18  # ISO/IEC 7810 ID-1

FLAT_TYPES = ("id_card_front", "id_card_back", "business_licence", "authorization_letter")
CARD_TYPES = (
    "passport",
    "hk_macau_permit",
    "hk_macau_residence_permit",
    "taiwan_permit",
    "taiwan_residence_permit",
    "residence_permit",
)
SHEET_TYPES = (
    "organization_code_certificate",
    "institution_certificate",
    "law_firm_licence",
    "domain_certificate",
    "commitment_letter",
    "supporting_letter",
    "unknown",
)
ALL_TYPES = FLAT_TYPES + CARD_TYPES + SHEET_TYPES


@dataclass(frozen=True, slots=True)
class Mark:
    """A seal or a signature put on a paper.

    Attributes:
        kind: ``"seal"`` or ``"signature"``.
        shape: Of a seal; empty for a signature.
        text: The name along a seal's arc, or the name that was signed.
        box_mm: ``(x0, y0, x1, y1)`` on the sheet it was put on, millimetres.
    """

    kind: Literal["seal", "signature"]
    shape: Literal["round", "oval", ""]
    text: str
    box_mm: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class FlatDocument:
    """A document as it left the printer.

    Attributes:
        type: Document type of the contract.
        pixels: ``(H, W, 3)`` uint8 RGB, the sheet edge to edge without background. Corners of
            cards are square here; cut them with ``corner_radius_mm``.
        size_mm: ``(width, height)`` in millimetres.
        corner_radius_mm: 3.18 for ID-1 cards, 0 for sheets.
        material: ``"card"`` (plastic, glossy) or ``"paper"``.
        truth: Contract field to its normalised value: dates ISO 8601, no expiry ``"long_term"``,
            everything else as printed, lines joined. A field that is not printed has no key.
        marks: Seals and signatures, in the order they were put on.
    """

    type: str
    pixels: NDArray[np.uint8]
    size_mm: tuple[float, float]
    corner_radius_mm: float
    material: Literal["card", "paper"]
    truth: Mapping[str, str]
    marks: tuple[Mark, ...] = ()


def make_document(document_type: str, seed: int, **options: Any) -> FlatDocument:
    """Render one document of the given type.

    Args:
        document_type: One of :data:`ALL_TYPES`.
        seed: Decides who it is about and how it is printed.
        **options: ``person`` for the ID card's sides, ``temporary=True`` for the temporary card
            in place of its front, ``layout``, ``side`` or ``style`` for cards, ``company``
            and ``layout`` for the licence, ``letter`` and ``layout`` for the letter, ``layout``
            for the other sheets. What is not given is drawn from the seed.
            ``held_out=True``, or a layout whose name begins so, gives one that is kept for
            measuring (``flat/held_out``); those are never drawn otherwise.
            ``layout="varied"`` gives one of a random grammar (``flat/varied``).

    Raises:
        ValueError: No such document type, or no such layout.
        FontsMissingError: No face with Chinese characters could be found.
    """
    from models.synthesis import people
    from models.synthesis.flat.authorization_letter import render_authorization_letter
    from models.synthesis.flat.business_licence import LICENCE_LAYOUTS, render_business_licence
    from models.synthesis.flat.cards import CARD_RENDERERS
    from models.synthesis.flat.held_out import render_held_out
    from models.synthesis.flat.id_card_back import render_id_card_back
    from models.synthesis.flat.id_card_front import render_id_card_front
    from models.synthesis.flat.sheets import SHEET_RENDERERS
    from models.synthesis.flat.temporary_id import render_temporary_id
    from models.synthesis.flat.varied import render_varied

    if options.pop("held_out", str(options.get("layout", "")).startswith("held_out")):
        return render_held_out(document_type, seed, **options)
    if str(options.get("layout", "")).startswith("varied"):
        return render_varied(document_type, seed, **options)
    rng = np.random.default_rng([seed, 1])
    if document_type in CARD_RENDERERS:
        return CARD_RENDERERS[document_type](rng, seed, **options)
    if document_type in SHEET_RENDERERS:
        return SHEET_RENDERERS[document_type](rng, seed, **options)
    match document_type:
        case "id_card_front":
            person = options.pop("person", None) or people.make_person(rng)
            if options.pop("temporary", False):
                return render_temporary_id(person, seed, **options)
            return render_id_card_front(person, seed, **options)
        case "id_card_back":
            person = options.pop("person", None) or people.make_person(rng)
            return render_id_card_back(person, seed, **options)
        case "business_licence":
            company = options.pop("company", None)
            layout = options.pop("layout", None)
            if layout is None:
                sole = company is not None and company.kind == "sole_proprietor"
                layout = "sole_proprietor" if sole else None
            if layout is None:
                choices = LICENCE_LAYOUTS if company is None else LICENCE_LAYOUTS[:2]
                layout = choices[int(rng.integers(len(choices)))]
            if company is None:
                kind = "sole_proprietor" if layout == "sole_proprietor" else "company"
                # The portrait form went out of use in March 2019.
                old = date(2019, 2, 28) if layout == "portrait" else None
                company = people.make_company(rng, kind=kind, issued_by=old)
            return render_business_licence(company, seed, layout=layout, **options)
        case "authorization_letter":
            letter = options.pop("letter", None) or people.make_letter(rng)
            return render_authorization_letter(letter, seed, **options)
    raise ValueError(
        f"no flat document of type {document_type!r}; there are {FLAT_TYPES + CARD_TYPES}"
    )
