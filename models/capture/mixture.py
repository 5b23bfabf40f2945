"""Which pictures the network learns from, and which it is measured on: kinds and their shares."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from models.synthesis.capture import Photo
from models.synthesis.document import ALL_TYPES, FlatDocument, Mark, make_document
from models.synthesis.kinds import papers, screens, spoiled

__all__ = ["KINDS", "FRAMES", "Kind", "draw_document", "draw_photo"]

_Make = Callable[..., Photo]

FRAMES: tuple[tuple[int, int], ...] = (
    (1600, 1200),
    (1280, 960),
    (1920, 1080),
    (2048, 1536),
    (1440, 1080),
    (2400, 1800),
)
"""Sizes that training photographs have: as chat apps and mini programs send them."""
_LARGE = ((4000, 3000), (3264, 2448), (4032, 2268))
_LARGE_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Kind:
    """One family of pictures.

    Attributes:
        make: ``(document, seed, hold_out=…, frames=…)`` to a photo.
        share: Relative frequency in training.
        types: Document types it is made of; empty for all.
        coloured: Only of documents that show colour: a copy of a letter in black and white is not
            to be told from the letter.
    """

    make: _Make
    share: float
    types: tuple[str, ...] = ()
    coloured: bool = False


_OWN_COLOURS = (
    "id_card_front",
    "id_card_back",
    "business_licence",
    "hk_macau_permit",
    "taiwan_permit",
    "residence_permit",
    "passport",
    "institution_certificate",
    "organization_code_certificate",
)
"""Papers with colours besides a seal's: a grey copy of a letter with a fresh seal is a letter."""

KINDS: Mapping[str, Kind] = {
    "genuine": Kind(papers.genuine, 16),
    "hard_genuine": Kind(spoiled.hard_genuine, 9),
    "colour_scan": Kind(papers.colour_scan, 7),
    "handheld": Kind(spoiled.handheld, 2, ("id_card_front",)),
    "temporary": Kind(papers.genuine, 3, ("temporary",)),
    "monochrome_copy": Kind(papers.monochrome_copy, 8, coloured=True),
    "stamped_copy": Kind(papers.stamped_copy, 3, _OWN_COLOURS, coloured=True),
    "grey_scan": Kind(papers.grey_scan, 2, coloured=True),
    "binary_scan": Kind(papers.binary_scan, 1, coloured=True),
    "colour_copy": Kind(papers.colour_copy, 11, coloured=True),
    "colour_copy_scan": Kind(papers.colour_copy_scan, 3, coloured=True),
    "screen_recapture": Kind(screens.screen_recapture, 16),
    "screenshot": Kind(screens.screenshot, 6),
    "electronic": Kind(screens.electronic, 6),
    "defocused": Kind(spoiled.defocused, 3),
    "shaken": Kind(spoiled.shaken, 2.5),
    "too_dark": Kind(spoiled.too_dark, 3),
    "overexposed": Kind(spoiled.overexposed, 3),
    "glare": Kind(spoiled.glare, 5),
    "occluded": Kind(spoiled.occluded, 5),
    "border_cut": Kind(spoiled.border_cut, 4),
    "low_resolution": Kind(spoiled.low_resolution, 4),
    "two_documents": Kind(spoiled.two_documents, 4),
    "no_document": Kind(spoiled.no_document, 4),
}
"""Every kind by name."""


_POOLS = {False: (40, 777_000), True: (12, 888_000)}
"""Ready documents of each type, and the seed of the first, for training and for the hold-out:
drawing one takes longer than photographing it, and a capture says nothing about who it is about."""


def draw_document(
    kind: Kind, seed: int, pool: Path | None = None, hold_out: bool = False
) -> FlatDocument:
    """A document for a picture of this kind; out of a folder of ready ones where given."""
    rng = np.random.default_rng([seed, 901])
    types = kind.types or ALL_TYPES
    # The four papers that nearly every filing has come more often.
    weights = np.array([3.0 if name in ALL_TYPES[:4] else 1.0 for name in types])
    name = str(rng.choice(types, p=weights / weights.sum()))
    for attempt in range(20):
        if pool is None:
            document = _make(name, seed + 50_000_017 * attempt)
        else:
            size, first = _POOLS[hold_out]
            number = first + (int(rng.integers(size)) + attempt) % size
            path = pool / f"{name}_{number}.npz"
            if not path.exists():
                _keep(path, _make(name, number))
            document = _kept(path)
        if not kind.coloured or _shows_colour(document):
            return document
        if attempt % 5 == 4:  # some papers of this type may never show any
            name = str(rng.choice(types, p=weights / weights.sum()))
    return document


def _shows_colour(document: FlatDocument) -> bool:
    sample = document.pixels[::4, ::4].astype(np.int16)
    return float((np.ptp(sample, axis=2) > 45).mean()) > 0.003


def _make(name: str, seed: int) -> FlatDocument:
    if name == "temporary":
        return make_document("id_card_front", seed, temporary=True)
    return make_document(name, seed)


def _keep(path: Path, document: FlatDocument) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{np.random.default_rng().integers(1 << 40)}.part")
    rest = {
        "type": document.type,
        "size_mm": document.size_mm,
        "corner_radius_mm": document.corner_radius_mm,
        "material": document.material,
        "truth": dict(document.truth),
        "marks": [asdict(mark) for mark in document.marks],
    }
    with part.open("wb") as stream:
        np.savez(stream, pixels=document.pixels, rest=json.dumps(rest, ensure_ascii=False))
    part.rename(path)


def _kept(path: Path) -> FlatDocument:
    with np.load(path) as stored:
        rest = json.loads(str(stored["rest"]))
        marks = (
            Mark(**{**mark, "box_mm": tuple(mark["box_mm"])}) for mark in rest.pop("marks", ())
        )
        rest |= {"size_mm": tuple(rest["size_mm"]), "marks": tuple(marks)}
        return FlatDocument(pixels=stored["pixels"], **rest)


def draw_photo(
    name: str,
    seed: int,
    *,
    hold_out: bool = False,
    full_size: bool = False,
    pool: Path | None = None,
) -> tuple[Photo, FlatDocument]:
    """One picture of a kind, and the document in it. The same arguments give the same bytes.

    Args:
        name: One of :data:`KINDS`.
        seed: Decides everything else.
        hold_out: Of recipes that training never sees.
        full_size: As large as its recipe makes it, not at training size.
        pool: Folder of ready documents to photograph; filled as needed.
    """
    kind = KINDS[name]
    rng = np.random.default_rng([seed, 902])
    frames = None
    if not full_size:
        frames = _LARGE if rng.random() < _LARGE_SHARE else FRAMES
    document = draw_document(kind, seed, pool, hold_out)
    photo = kind.make(document, seed, hold_out=hold_out, frames=frames)
    if name == "temporary":
        photo = replace(photo, faults=(*photo.faults, "TEMPORARY_ID"))
    return photo, document
