"""From pixels to a recognised document with fields: locate, read, and look again where unsure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from verifier.documents import KINDS, Fields, extract_fields, recognise
from verifier.locate import Location, locate
from verifier.ocr import OcrEngine, Page, find_text, read_page
from verifier.reports import DocumentType

__all__ = ["Reading", "read_document"]

# The detector's frame, long side in pixels: small print on a sheet needs more of them than a card.
_CARD_SIDE, _SHEET_SIDE = 640, 1536
# Between an ISO 7810 card (1.585) and an A-series sheet (1.414).
_CARD_ASPECT = 1.5
# Text of this many directions is tried: the document's own, and what it lies on.
_BLOCKS = 3
# Corners closer than this share of the diagonal are the same outline.
_SAME = 0.03


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading an image.

    Attributes:
        page: Upright lines.
        type: The document's type, ``unknown`` where nothing is likely enough.
        confidence: Of the type, 0 to 1.
        read_as: The type whose fields were looked for: ``type``, or where that is unknown the
            one expected.
        fields: Read as ``read_as``.
        corners: (4, 2) float32 upload pixels, clockwise from the document's own top left; None
            where the outline was not found or turned out not to be the document's.
        method: How the outline was found.
    """

    page: Page
    type: DocumentType
    confidence: float
    read_as: DocumentType
    fields: Fields
    corners: NDArray[np.float32] | None
    method: Literal["contour", "network", "full_image"]

    @property
    def complete(self) -> bool:
        """Whether the type is known and every field it always shows was read."""
        return self.type in KINDS and self.fields_read == len(KINDS[self.type].needed(self.fields))

    @property
    def fields_read(self) -> int:
        """How many of those fields have a value."""
        if self.read_as not in KINDS:
            return 0
        fields = (self.fields.get(name) for name in KINDS[self.read_as].needed(self.fields))
        return sum(field is not None and field.value is not None for field in fields)

    @property
    def worth(self) -> tuple[bool, int, bool, float]:
        """What makes one reading of an image better than another."""
        known = self.type is not DocumentType.UNKNOWN
        return known, self.fields_read, self.corners is not None, self.confidence

    @property
    def located_by(self) -> Literal["contour", "network", "full_image"]:
        """How the corners were found, or that the whole image was read."""
        return "full_image" if self.corners is None else self.method


def read_document(
    engine: OcrEngine,
    upload: NDArray[np.uint8],
    location: Location,
    expected: DocumentType | None,
) -> Reading:
    """Read the located document; where that falls short, look for its text and keep the best.

    Args:
        engine: Detects and recognises.
        upload: (H, W, 3) uint8 BGR, upright by its EXIF.
        location: Where the document seems to be.
        expected: Decides how fields are read where the page itself does not show its type.

    Raises:
        OcrError: The engine failed.
    """
    best: Reading | None = None
    for place, long_side in _places(engine, upload, location):
        reading = _read(engine, upload, place, long_side, expected)
        if best is None or reading.worth > best.worth:
            best = reading
        if best.complete:
            break
    assert best is not None
    return best


def _places(
    engine: OcrEngine, upload: NDArray[np.uint8], location: Location
) -> Iterator[tuple[Location, int]]:
    """Where the document may be and how large to look at it; each is made only when asked for."""
    if location.corners is not None:
        if location.evidence.aspect > _CARD_ASPECT:
            yield location, _CARD_SIDE
        # A lone character (男 on a card) may be missed at one size and found at another.
        yield location, _SHEET_SIDE
    lines, blocks = find_text(engine, upload, long_side=_SHEET_SIDE)
    again = locate(upload, lines) if lines else location
    if again.method == "contour" and not _same_place(again, location):
        yield again, _SHEET_SIDE
    for block in blocks[:_BLOCKS]:
        yield Location(block, "text", 0.0, location.evidence), _SHEET_SIDE
    if not blocks:
        yield Location(None, "full_image", 0.0, location.evidence), _SHEET_SIDE


def _same_place(one: Location, other: Location) -> bool:
    if one.corners is None or other.corners is None:
        return one.corners is other.corners
    diagonal = float(np.linalg.norm(one.corners[0] - one.corners[2]))
    return float(np.abs(one.corners - other.corners).max()) < _SAME * diagonal


def _read(
    engine: OcrEngine,
    upload: NDArray[np.uint8],
    location: Location,
    long_side: int,
    expected: DocumentType | None,
) -> Reading:
    outlined = location.method in ("contour", "network")
    page = read_page(engine, upload, location.corners, long_side=long_side)
    found, confidence = recognise(page)
    read_as = expected or found if found is DocumentType.UNKNOWN else found
    return Reading(
        page=page,
        type=found,
        confidence=confidence,
        read_as=read_as,
        fields=extract_fields(read_as, page),
        corners=_from_own_top_left(location.corners, page) if outlined else None,
        method="network" if location.method == "network" else "contour",
    )


def _from_own_top_left(
    corners: NDArray[np.float32] | None, page: Page
) -> NDArray[np.float32] | None:
    """Roll the corners so that the one at the upright page's top left comes first."""
    if corners is None:
        return None
    origin = page.to_upload @ np.array([0.0, 0.0, 1.0])
    nearest = int(np.argmin(np.linalg.norm(corners - origin[:2] / origin[2], axis=1)))
    return np.roll(corners, -nearest, axis=0)
