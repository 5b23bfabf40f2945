"""Writes the committed demonstration and test set.

Run as ``python -m models.synthesis.samples --out DIR``.

Every picture is drawn from a seed; running it again writes the same set wherever the same type
faces are installed. ``truth.json`` says what each file shows and what a verifier should find.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from models.synthesis import faults as fault
from models.synthesis import file_faults
from models.synthesis.capture import RECIPES, Photo, Recipe, photograph
from models.synthesis.document import make_document
from models.synthesis.filings import sample_filings
from models.synthesis.people import make_person

__all__ = ["Sample", "genuine_samples", "write_samples"]

_SMALLEST, _LARGEST = 204_800, 4_194_304
# The repository stays small: most samples are sent at a chat application's size.
_LIMITS = (_SMALLEST, 212_000)
_COMPACT = (1920, 1440)


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the set.

    Attributes:
        path: Relative to the set, with forward slashes.
        data: The file.
        photo: The picture inside and its truth; None where there is none to be had.
        findings: Codes expected.
        recipe: How it was made.
        seed: The seed of document and photograph.
    """

    path: str
    data: bytes
    photo: Photo | None
    findings: tuple[str, ...]
    recipe: str
    seed: int


def _compact(recipe: Recipe, **changes: Any) -> Recipe:
    """The recipe at a chat application's size and with moderate noise."""
    calm: dict[str, Any] = {
        "frames": (_COMPACT,),
        "oversample": 1.25,
        "iso": (50, 260),
        "quality": (84, 90),
        "orientations": (1,),
        "match_frame": 1.0,
    }
    return replace(recipe, **{**calm, **changes})


def _shot(
    path: str,
    document_type: str,
    seed: int,
    recipe: Recipe,
    limits: tuple[int, int] = _LIMITS,
    **options: Any,
) -> Sample:
    photo = photograph(make_document(document_type, seed, **options), seed, recipe, limits=limits)
    return Sample(path, photo.data, photo, (), recipe.name, seed)


def genuine_samples() -> Iterator[Sample]:
    """Photos of the four documents that should pass, in several conditions."""
    big = (_SMALLEST, 380_000)
    desk, tilted, clutter = (_compact(RECIPES[n]) for n in ("desk", "tilted", "clutter"))
    turned = _compact(RECIPES["turned"])
    hand = _compact(RECIPES["handheld"], motion=(0, 1))
    yield _shot("id_front.jpg", "id_card_front", 1, RECIPES["desk"], big)
    yield _shot(
        "id_front_sideways.jpg",
        "id_card_front",
        12,
        replace(turned, rotations=(90,), orientations=(6,)),
    )
    yield _shot("id_front_tilted.jpg", "id_card_front", 13, tilted)
    yield _shot("id_front_clutter.jpg", "id_card_front", 14, clutter)
    minority = make_person(np.random.default_rng([15, 91]), ethnicity="维吾尔")
    yield _shot("id_front_minority.jpg", "id_card_front", 15, hand, person=minority)
    yield _shot(
        "id_back_upside_down.jpg",
        "id_card_back",
        16,
        replace(turned, rotations=(180,), orientations=(3,)),
    )
    elder = make_person(
        np.random.default_rng([17, 91]),
        valid_from=date(2015, 6, 18),
        valid_to="long_term",
        birth_date=date(1957, 3, 21),
    )
    yield _shot("id_back_long_term.jpg", "id_card_back", 17, desk, person=elder)
    scan = replace(RECIPES["scan"], frames=((2480, 1754),))
    yield _shot("id_front_scan.jpg", "id_card_front", 18, scan)
    eight = _compact(RECIPES["desk"], frames=((3264, 2448),), oversample=1.0)
    yield _shot("licence_landscape.jpg", "business_licence", 21, eight, big, layout="landscape")
    yield _shot("licence_portrait.jpg", "business_licence", 22, desk, layout="portrait")
    yield _shot(
        "licence_sole_proprietor.jpg", "business_licence", 23, tilted, layout="sole_proprietor"
    )
    yield _shot(
        "licence_sideways.jpg",
        "business_licence",
        24,
        replace(turned, rotations=(270,), orientations=(8,)),
        layout="landscape",
    )
    yield _shot("letter.jpg", "authorization_letter", 25, desk)
    yield _shot("letter_folded.jpg", "authorization_letter", 26, replace(desk, fold=1.0))


def _fault_samples() -> Iterator[Sample]:
    """One example of each fault of the file and image stages, and of the document's framing."""
    desk = _compact(RECIPES["desk"])
    wide = _compact(RECIPES["desk"], frames=((3264, 2448),), oversample=1.0)
    big = (_SMALLEST, 300_000)
    card = make_document("id_card_front", 31)
    good = photograph(card, 31, desk, limits=_LIMITS)
    for name, data in (
        ("file_corrupt.jpg", file_faults.truncated(good, 0.99)),
        ("file_format.webp", file_faults.webp(good, 1440)),
        ("file_extension_mismatch.jpg", file_faults.png_bytes(good, 860)),
        ("file_too_small.jpg", file_faults.shrunk(good, 150_000)),
        ("file_animated.gif", file_faults.animated(good, 550)),
    ):
        code = name.split(".")[0].upper()
        yield Sample(f"faults/{name}", data, None, (code,), code.lower(), 31)
    noisy = replace(RECIPES["clutter"], iso=(800, 900), burst=1)
    large = photograph(card, 32, noisy, limits=None)
    data = file_faults.oversized(large, _LARGEST + 1)
    yield Sample("faults/file_too_large.jpg", data, None, ("FILE_TOO_LARGE",), "file_too_large", 32)
    licence = make_document("business_licence", 33, layout="landscape")
    copy = replace(fault.COPY, frames=(_COMPACT,), oversample=1.25, orientations=(1,))
    for code, photo in (
        ("resolution_too_low", fault.low_resolution(card, 34)),
        ("image_blurred", fault.defocused(card, 35, wide, limits=_LIMITS)),
        ("image_glare", fault.glare(card, 36, desk, limits=_LIMITS)),
        ("image_too_dark", fault.too_dark(card, 37, desk, limits=_LIMITS)),
        ("image_overexposed", fault.overexposed(licence, 38, wide, limits=_LIMITS)),
        ("monochrome_copy", fault.monochrome_copy(card, 39, copy, limits=_LIMITS)),
        ("colour_copy", fault.colour_copy(card, 40, copy, limits=_LIMITS)),
        ("screenshot", fault.screenshot(card, 41)),
        ("screen_recapture", fault.screen_recapture(card, 42, copy, limits=big)),
        ("electronic_document", fault.electronic(licence, 43, limits=_LIMITS)),
        ("border_incomplete", fault.border_cut_off(card, 44, desk, limits=_LIMITS)),
        ("occluded", fault.occluded(card, 45, desk, limits=_LIMITS)),
        (
            "multiple_documents",
            fault.two_documents(card, make_document("id_card_back", 31), 46, desk, limits=_LIMITS),
        ),
    ):
        yield Sample(
            f"faults/{code}{photo.suffix}",
            photo.data,
            photo,
            (code.upper(),),
            photo.recipe_name,
            31,
        )


def _broken_samples() -> Iterator[Sample]:
    """Files beside the good ones that are no pictures, or only part of one."""
    photo = photograph(
        make_document("id_card_back", 51), 51, _compact(RECIPES["desk"]), limits=_LIMITS
    )
    yield Sample("empty.jpg", b"", None, ("FILE_CORRUPT",), "empty", 0)
    text = "这不是图片。 / This is not a picture.\n".encode()
    yield Sample("not_an_image.jpg", text, None, ("FILE_FORMAT",), "text", 0)
    yield Sample(
        "truncated.jpg",
        file_faults.truncated(photo, 0.25),
        None,
        ("FILE_CORRUPT",),
        "truncated",
        51,
    )


def _entry(sample: Sample) -> dict[str, Any]:
    photo = sample.photo
    return {
        "type": photo.type if photo else None,
        "fields": dict(photo.truth) if photo else {},
        "corners": [[round(float(v), 1) for v in p] for p in photo.corners] if photo else None,
        "width": photo.width if photo else None,
        "height": photo.height if photo else None,
        "findings": list(sample.findings),
        "recipe": sample.recipe,
        "seed": sample.seed,
        "bytes": len(sample.data),
        "sha256": hashlib.sha256(sample.data).hexdigest(),
    }


def write_samples(out: Path) -> int:
    """Write the whole set; returns its size in bytes."""
    truth: dict[str, Any] = {"images": {}, "filings": {}}

    def keep(sample: Sample) -> None:
        path = out / sample.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.data)
        truth["images"][sample.path] = _entry(sample)

    for samples in (genuine_samples(), _broken_samples(), _fault_samples()):
        for sample in samples:
            keep(sample)
    for filing in sample_filings():
        images = []
        for page in filing.pages:
            recipe = _compact(RECIPES[page.recipe])
            photo = photograph(page.document, page.seed, recipe, limits=_LIMITS)
            path = f"{filing.folder}/{page.name}"
            keep(Sample(path, photo.data, photo, (), recipe.name, page.seed))
            images.append({"role": page.role, "path": page.name, "type": page.document.type})
        _write_json(out / filing.folder / "manifest.json", {**filing.manifest, "images": images})
        truth["filings"][filing.folder] = {"findings": list(filing.findings)}
    _write_json(out / "truth.json", truth)
    return sum(entry["bytes"] for entry in truth["images"].values())


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write the set into")
    write_samples(parser.parse_args().out)


if __name__ == "__main__":
    main()
