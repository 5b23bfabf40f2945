"""Photos of a person who holds a document: who is seen, and which letter kind that makes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.letter_kinds import LetterKind
from verifier.locate.face import find_face
from verifier.reading import Reading
from verifier.reports import DocumentType, FieldReport

__all__ = ["Holder", "look_for_holder"]

# A head measures about 20 cm, the longest document held up 42 cm; a printed portrait's head is a
# fifth of its card.
_LEAST_FACE = 0.28
# What fills more of the picture than this leaves no room for a person.
_LARGEST_SHARE = 0.4

_KINDS = {
    DocumentType.RESIDENCE_PERMIT: LetterKind.HANDHELD_RESIDENCE_PERMIT,
    **dict.fromkeys(
        (
            DocumentType.BUSINESS_LICENCE,
            DocumentType.ORGANIZATION_CODE_CERTIFICATE,
            DocumentType.INSTITUTION_CERTIFICATE,
            DocumentType.LAW_FIRM_LICENCE,
        ),
        LetterKind.HANDHELD_LICENCE,
    ),
    **dict.fromkeys(
        (
            DocumentType.ID_CARD_FRONT,
            DocumentType.ID_CARD_BACK,
            DocumentType.PASSPORT,
            DocumentType.HK_MACAU_PERMIT,
            DocumentType.TAIWAN_PERMIT,
            DocumentType.HK_MACAU_RESIDENCE_PERMIT,
            DocumentType.TAIWAN_RESIDENCE_PERMIT,
        ),
        LetterKind.HANDHELD_ID,
    ),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A person beside the document.

    Attributes:
        face: (4, 2) float32 upload pixels, clockwise from its top left; None: not seen.
        kind: What the photo is called by what is held; None: the document was not recognised.
        field: ``kind`` as the report gives it.
    """

    face: NDArray[np.float32] | None
    kind: LetterKind | None
    field: FieldReport | None


def look_for_holder(
    pixels: NDArray[np.uint8], reading: Reading, expected: DocumentType | None
) -> Holder | None:
    """Look for a person where the photo should show one, or has room for one.

    Args:
        pixels: (H, W, 3) uint8 BGR, upright.
        reading: What was read of the document.
        expected: What the uploader says the picture is.

    Returns:
        None: no handheld photo, by what was said of it and by what is seen.
    """
    said = expected is DocumentType.HANDHELD_PHOTO
    if not said and (expected is not None or not _has_room(pixels, reading)):
        return None
    face = find_face(pixels, reading.corners)
    if face is not None and reading.corners is not None and not _life_size(face, reading.corners):
        face = None
    if face is None and not said:
        return None
    kind = _KINDS.get(reading.type)
    return Holder(face, kind, _field(reading, kind) if kind and face is not None else None)


def _has_room(pixels: NDArray[np.uint8], reading: Reading) -> bool:
    """Without an outline, a face may be the document's own portrait."""
    if reading.corners is None or reading.type not in _KINDS:
        return False
    share = cv2.contourArea(reading.corners) / (pixels.shape[0] * pixels.shape[1])
    return bool(share < _LARGEST_SHARE)


def _life_size(face: NDArray[np.float32], corners: NDArray[np.float32]) -> bool:
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float(face[2, 1] - face[0, 1]) >= _LEAST_FACE * float(sides.max())


def _field(reading: Reading, kind: LetterKind) -> FieldReport:
    return FieldReport(value=str(kind), raw=str(reading.type), confidence=reading.confidence)
