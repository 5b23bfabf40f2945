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
from models.capture.shards import KEPT_PATCH, KEPT_VIEW, MOST_DOCUMENTS, POOL, SHARD
from models.synthesis.capture import Photo
from models.synthesis.capture.retouch import retouched
from verifier.capture.evidence import gather
from verifier.capture.net.inputs import PLACES, cut_patches, make_view_input
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
        "quads": [corners, *(np.asarray(other, np.float32) for other in photo.others)]
        if found
        else [],
    }


def _kept_quads(quads: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """(MOST_DOCUMENTS, 4, 2) float32, NaN where there is no document."""
    kept = np.full((MOST_DOCUMENTS, 4, 2), np.nan, np.float32)
    kept[: len(quads)] = np.reshape(quads, (-1, 4, 2))
    return kept


def examples(
    name: str, seed: int, pool: Path | None = None, classical: bool = True
) -> list[dict[str, Any]]:
    """Two training examples: a picture as it was taken, and retouched and sent on.

    Args:
        name: One of ``KINDS``.
        seed: Decides everything else.
        pool: Folder of ready documents.
        classical: With the classical evidence; not needed where only the network learns.

    Raises:
        ValueError: A picture does not decode.
    """
    photo, document = draw_photo(name, seed, pool=pool)
    pixels = _decoded(photo)
    after = retouched(photo, pixels, seed)
    meta = {"kind": name, "seed": seed}
    return [
        _example(photo, pixels, document.size_mm, seed, meta, classical),
        _example(after, _decoded(after), document.size_mm, seed + 1, meta, classical),
    ]


def _decoded(photo: Photo) -> NDArray[np.uint8]:
    intake = take_in(photo.data, "x" + photo.suffix, ANY_FILE)
    if intake.upload is None:
        raise ValueError(str([finding.message_en for finding in intake.findings]))
    return intake.upload.pixels


def _example(
    photo: Photo, pixels: NDArray[np.uint8], size_mm: tuple[float, float], seed: int,
    meta: dict[str, Any], classical: bool,
) -> dict[str, Any]:  # fmt: skip
    size = (pixels.shape[1], pixels.shape[0])
    labels = labels_of(photo, size_mm)
    frame = make_view_input(pixels, KEPT_VIEW)
    rng = np.random.default_rng([seed, 904])
    quad, quads = None, labels.pop("quads")
    if quads and rng.random() > 0.12:
        side = float(np.linalg.norm(quads[0][0] - quads[0][2]))
        quad = quads[0] + rng.normal(0, 0.008 * side, (4, 2))
    places = tuple(
        (reduction, tuple((float(u), float(v)) for u, v in rng.random((kept, 2))))
        for (reduction, _), kept in zip(PLACES, POOL, strict=True)
    )
    if classical:
        evidence = gather(pixels, photo.data, None if quad is None else quad.astype(np.float32))
        labels["evidence"] = evidence.vector()
    return {
        "view": frame.pixels,
        "place": np.array([frame.left, frame.top, *(round(v * frame.scale) for v in size)]),
        "patches": cut_patches(pixels, quad, places, KEPT_PATCH)[0],
        "quads": _kept_quads([frame.from_upload(one) for one in quads]),
        **labels,
        "meta": json.dumps({**meta, **photo.settings}, ensure_ascii=False),
    }


_Job = tuple[Path, list[tuple[str, int]], bool]


def _shard(job: _Job) -> Path:
    path, wanted, classical = job
    if path.exists():
        return path
    cv2.setNumThreads(1)
    made = []
    for name, seed in wanted:
        try:
            made += examples(name, seed, path.parent / "documents", classical)
        except Exception as error:  # one picture less is better than none of the rest
            sys.stderr.write(f"{name} {seed}: {error!r}\n")
    arrays = {key: np.stack([np.asarray(one[key]) for one in made]) for key in made[0]}
    with path.with_suffix(".part").open("wb") as stream:
        np.savez(stream, **arrays)
    path.with_suffix(".part").rename(path)
    return path


def _jobs(out: Path, count: int, seed: int, classical: bool) -> Iterator[_Job]:
    names = kind_names(count, seed)
    for start in range(0, count, SHARD):
        part = [(names[k], 10_000_019 * seed + k) for k in range(start, min(start + SHARD, count))]
        yield out / f"{seed:03d}_{start // SHARD:05d}.npz", part, classical


def main() -> None:
    """Make the shards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--no-evidence", action="store_true", help="for the network alone; the fusion needs it"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    jobs = list(_jobs(options.out, options.count, options.seed, not options.no_evidence))
    with ProcessPoolExecutor(options.workers) as pool:
        for done, path in enumerate(pool.map(_shard, jobs), 1):
            sys.stdout.write(f"{done}/{len(jobs)} {path.name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
