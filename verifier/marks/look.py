"""What a paper of a kind may bear is looked for: nothing on cards, signatures on letters only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.marks.frame import cut_out
from verifier.marks.red import dark_ink
from verifier.marks.ring import find_rings
from verifier.marks.seals import find_seals
from verifier.marks.signatures import find_signatures
from verifier.ocr import OcrEngine, Page
from verifier.reports import DocumentType, SealReport, SignatureReport

__all__ = ["LETTERS", "SEALED", "Marks", "look_for_marks"]

LETTERS = {
    DocumentType.AUTHORIZATION_LETTER,
    DocumentType.COMMITMENT_LETTER,
    DocumentType.SUPPORTING_LETTER,
}
SEALED = LETTERS | {
    DocumentType.BUSINESS_LICENCE,
    DocumentType.ORGANIZATION_CODE_CERTIFICATE,
    DocumentType.INSTITUTION_CERTIFICATE,
    DocumentType.LAW_FIRM_LICENCE,
    DocumentType.DOMAIN_CERTIFICATE,
}
"""Papers that carry seals."""

_SAME = 1.0  # difference of channels, code values: a grey picture, where white paper has a tint
_SEARCH_SIDE = 1200
_WHOLE = 0.9  # of a black ring's outline


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found.

    Attributes:
        seals: Red ones.
        signatures: Places for them.
        colourless: The picture is grey, or shows a seal that is not red: ink cannot be told from
            print by its colour.
    """

    seals: tuple[SealReport, ...] = ()
    signatures: tuple[SignatureReport, ...] = ()
    colourless: bool = False


def look_for_marks(
    engine: OcrEngine,
    upload: NDArray[np.uint8],
    page: Page,
    kind: DocumentType,
    *,
    outlined: bool,
) -> Marks:
    """Seals and signatures of a page.

    Args:
        engine: Reads seals.
        upload: (H, W, 3) uint8 BGR, upright by its EXIF.
        page: The upright page and its lines.
        kind: What it was read as; seals are looked for on :data:`SEALED`.
        outlined: Whether the page's own outline was found.

    Raises:
        OcrError: The engine failed.
    """
    if kind not in SEALED or not page.lines:
        return Marks()
    grey = _is_grey(upload)
    seals = () if grey else find_seals(engine, upload, page, outlined=outlined)
    if kind not in LETTERS:
        return Marks(seals, (), grey)
    colourless = grey or (not seals and _black_seal(upload, page))
    return Marks(seals, find_signatures(upload, page, colourless=colourless), colourless)


def _is_grey(upload: NDArray[np.uint8]) -> bool:
    step = max(1, min(upload.shape[:2]) // 400)
    small = upload[::step, ::step].astype(np.int16)
    return float(np.percentile(np.ptp(small, axis=2), 99.5)) <= _SAME


def _black_seal(upload: NDArray[np.uint8], page: Page) -> bool:
    """Whether there is a ring that is dark without being red, as on a photocopy."""
    scale = _SEARCH_SIDE / max(page.width, page.height)
    frame = cut_out(upload, page, (0, 0, page.width, page.height), scale)
    rings = find_rings(dark_ink(frame.pixels))
    return any(ring.inked >= _WHOLE for ring in rings)
