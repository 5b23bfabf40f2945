"""Makes the training set: draws pictures, looks at them as the service does, writes shards.

    python -m models.capture.prepare --out DIR --count 8000 --seed 1 --workers 2

A shard that exists is not made again, so a stopped run goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.capture.mixture import KINDS, draw_photo
from models.capture.shards import POOL, SHARD
from models.synthesis.capture import Photo
from verifier.capture.evidence import gather
from verifier.capture.net.inputs import MASK_SIDE, PLACES, VIEW, cut_patches, make_view_input
from verifier.capture.net.labels import FLAGS, ORIGINS, TYPES
from verifier.findings import FindingCode
from verifier.intake import ANY_FILE, take_in

__all__ = ["kind_names", "labels_of", "main"]

_ILLEGIBLE, _LEGIBLE = 7.0, 11.0
"""Height of small print in pixels: below the first it cannot be read, from the second it can."""
_CUT = 0.004
"""Share of the picture's long side by which a corner may be outside before the border is cut."""


def kind_names(count: int, seed: int) -> list[str]:
    """The kind of every picture: each in its share, in an order that the seed decides."""
    names, shares = list(KINDS), np.array([kind.share for kind in KINDS.values()])
    wanted = shares / shares.sum() * count
    drawn = [
        name for name, n in zip(names, np.floor(wanted).astype(int), strict=True) for _ in range(n)
    ]
    rest = np.argsort(np.floor(wanted) - wanted)[: count - len(drawn)]
    drawn += [names[k] for k in rest]
    np.random.default_rng([seed, 903]).shuffle(drawn)
    return drawn


def _print_height(photo: Photo, size_mm: tuple[float, float]) -> float:
    """Height of the document's small print in pixels, from the area that it takes."""
    area = float(cv2.contourArea(np.asarray(photo.corners, np.float32)))
    per_mm = (area / (size_mm[0] * size_mm[1])) ** 0.5
    return per_mm * (2.6 if max(size_mm) < 130 else 3.4)


def labels_of(photo: Photo, size_mm: tuple[float, float]) -> dict[str, Any]:
    """Numbers that training needs of one picture; a flag of -1 is not to be learned from."""
    flags = np.array([code in photo.faults for code in FLAGS], np.float32)
    corners = np.asarray(photo.corners, np.float32)
    small = FLAGS.index(FindingCode.RESOLUTION_TOO_LOW)
    if not flags[small] and FindingCode.DOCUMENT_NOT_FOUND not in photo.faults:
        # Whatever else a picture shows, print this small cannot be read.
        height = _print_height(photo, size_mm)
        flags[small] = 1 if height < _ILLEGIBLE else -1 if height < _LEGIBLE else 0
    if photo.type == "handheld_photo":
        # What a person holds up is read from a photo of its own.
        flags[small] = -1
    size = np.array([photo.width, photo.height], np.float32)
    found = FindingCode.DOCUMENT_NOT_FOUND not in photo.faults
    if found:
        beyond = np.maximum(-corners, corners - (size - 1)).max()
        if beyond > _CUT * size.max():
            flags[FLAGS.index(FindingCode.BORDER_INCOMPLETE)] = 1
    top = corners[1] - corners[0]
    turn = round(float(np.degrees(np.arctan2(top[1], top[0]))) / 90) % 4
    return {
        "origin": ORIGINS.index(str(photo.settings.get("origin", "original"))),
        "type": [str(t) for t in TYPES].index(photo.type),
        "turn": turn if found else -1,
        "flags": flags,
        "corners": corners,
        "outlined": found and FindingCode.MULTIPLE_DOCUMENTS not in photo.faults,
    }


def _maps(corners: NDArray[np.float32], outlined: bool) -> NDArray[np.uint8]:
    """Document mask and corner blobs, (2, MASK_SIDE, MASK_SIDE) uint8 0..255."""
    maps = np.zeros((2, MASK_SIDE, MASK_SIDE), np.uint8)
    if not outlined:
        return maps
    ratio = MASK_SIDE / VIEW
    points = (corners + 0.5) * ratio - 0.5
    large = np.zeros((MASK_SIDE * 4, MASK_SIDE * 4), np.uint8)
    cv2.fillPoly(large, [np.round(((points + 0.5) * 4 - 0.5) * 16).astype(np.int32)], 255, shift=4)
    maps[0] = cv2.resize(large, (MASK_SIDE, MASK_SIDE), interpolation=cv2.INTER_AREA)
    y, x = np.mgrid[:MASK_SIDE, :MASK_SIDE]
    blob = sum(np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * 1.2**2)) for px, py in points)
    maps[1] = np.clip(np.asarray(blob) * 255, 0, 255)
    return maps


def example(name: str, seed: int, pool: Path | None = None) -> dict[str, Any]:
    """One training example."""
    photo, document = draw_photo(name, seed, pool=pool)
    intake = take_in(photo.data, "x" + photo.suffix, ANY_FILE)
    if intake.upload is None:
        raise ValueError(f"{name} {seed}: {[f.message_en for f in intake.findings]}")
    pixels = intake.upload.pixels
    labels = labels_of(photo, document.size_mm)
    frame = make_view_input(pixels)
    rng = np.random.default_rng([seed, 904])
    quad = None
    if labels["outlined"] and rng.random() > 0.12:
        side = float(np.linalg.norm(labels["corners"][0] - labels["corners"][2]))
        quad = labels["corners"] + rng.normal(0, 0.008 * side, (4, 2))
    places = tuple(
        (reduction, tuple((float(u), float(v)) for u, v in rng.random((kept, 2))))
        for (reduction, _), kept in zip(PLACES, POOL, strict=True)
    )
    evidence = gather(pixels, photo.data, None if quad is None else quad.astype(np.float32))
    return {
        "view": frame.pixels,
        "patches": cut_patches(pixels, quad, places)[0],
        "maps": _maps(frame.from_upload(labels.pop("corners")), labels["outlined"]),
        "evidence": evidence.vector(),
        **labels,
        "meta": json.dumps({"kind": name, "seed": seed, **photo.settings}, ensure_ascii=False),
    }


def _shard(job: tuple[Path, list[tuple[str, int]]]) -> Path:
    path, wanted = job
    if path.exists():
        return path
    cv2.setNumThreads(1)
    examples = []
    for name, seed in wanted:
        try:
            examples.append(example(name, seed, path.parent / "documents"))
        except Exception as error:  # one picture less is better than none of the rest
            sys.stderr.write(f"{name} {seed}: {error!r}\n")
    arrays = {key: np.stack([np.asarray(one[key]) for one in examples]) for key in examples[0]}
    with path.with_suffix(".part").open("wb") as stream:
        np.savez(stream, **arrays)
    path.with_suffix(".part").rename(path)
    return path


def _jobs(out: Path, count: int, seed: int) -> Iterator[tuple[Path, list[tuple[str, int]]]]:
    names = kind_names(count, seed)
    for start in range(0, count, SHARD):
        part = [(names[k], 10_000_019 * seed + k) for k in range(start, min(start + SHARD, count))]
        yield out / f"{seed:03d}_{start // SHARD:05d}.npz", part


def main() -> None:
    """Make the shards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    jobs = list(_jobs(options.out, options.count, options.seed))
    with ProcessPoolExecutor(options.workers) as pool:
        for done, path in enumerate(pool.map(_shard, jobs), 1):
            sys.stdout.write(f"{done}/{len(jobs)} {path.name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
