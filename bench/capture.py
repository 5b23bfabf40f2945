"""``make bench-capture``: error rates of the capture checks on hold-out pictures, with intervals.

The pictures are simulated by recipes that differ in kind from those the network learned from
(``models/capture/mixture.py`` with ``hold_out``). Every picture goes through intake, the network,
locating and all capture checks as in service, without reading. ``--real DIR`` measures a folder
of real pictures by class instead (sub-folders named as in ``REAL_CLASSES``).
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, fields, replace
from pathlib import Path

import cv2
import numpy as np
from rich.console import Console

from bench.capture_report import Outcome, Report, write_card
from bench.capture_timing import timing_table
from models.capture.mixture import KINDS, draw_document, draw_photo
from models.capture.prepare import labels_of
from models.evaluate_locate import corner_error
from models.synthesis.capture import Photo
from verifier.capture.net.labels import FLAGS
from verifier.findings import Severity
from verifier.intake import ANY_FILE, take_in
from verifier.locate.geometry import iou
from verifier.precheck import Prechecker, load_prechecker

SHARES: Mapping[str, float] = {
    "genuine": 480, "hard_genuine": 160, "colour_scan": 300, "handheld": 40, "temporary": 40,
    "monochrome_copy": 110, "stamped_copy": 40, "grey_scan": 40, "binary_scan": 20,
    "colour_copy": 130, "colour_copy_scan": 50, "screen_recapture": 180, "screenshot": 100,
    "electronic": 100, "defocused": 50, "shaken": 40, "too_dark": 60, "overexposed": 60,
    "glare": 60, "occluded": 60, "border_cut": 100, "low_resolution": 60, "two_documents": 60,
    "no_document": 60,
}  # fmt: skip
"""Hold-out pictures of each kind at the default count."""
_FULL_SIZE = 0.06
"""Share of pictures as large as a phone makes them; the others are as chat apps send them."""
REAL_CLASSES: Mapping[str, str | None] = {
    "genuine_photo": None,
    "colour_scan": None,
    "grey_copy": "MONOCHROME_COPY",
    "colour_copy": "COLOUR_COPY",
    "recapture": "SCREEN_RECAPTURE",
    "screenshot": "SCREENSHOT",
}

_checker: Prechecker | None = None


def _load() -> Prechecker:
    global _checker
    if _checker is None:
        cv2.setNumThreads(1)
        _checker = load_prechecker(threads=1)
    return _checker


def truth_of(photo: Photo, size_mm: tuple[float, float]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes that a picture should raise, and those that nobody could object to either way.

    As in training: whatever its recipe meant to show, a document of which a part is outside the
    frame is cut, and print of fewer pixels than it can be read from is too small; between that and
    clearly legible print either answer is right.
    """
    flags = labels_of(photo, size_mm)["flags"]
    wanted = dict.fromkeys(str(code) for code in photo.faults)
    wanted |= {str(code): None for code, flag in zip(FLAGS, flags, strict=True) if flag > 0}
    undecided = [str(code) for code, flag in zip(FLAGS, flags, strict=True) if flag < 0]
    return tuple(wanted), tuple(undecided)


def judge(
    data: bytes, name: str, photo: Photo | None, kind: str, seed: int,
    size_mm: tuple[float, float] = (0.0, 0.0),
) -> Outcome:  # fmt: skip
    """Everything said of one picture."""
    intake = take_in(data, name, ANY_FILE)
    if intake.upload is None:
        raise ValueError(f"{kind} {seed} does not decode")
    result = _load().check(intake.upload, data)
    error, overlap = -1.0, -1.0
    if photo is not None and result.location.corners is not None and np.ptp(photo.corners) > 0:
        error = corner_error(result.location.corners, photo.corners)
        overlap = iou(result.location.corners, photo.corners)
    found = {
        str(finding.code): str(finding.severity)
        for finding in result.findings
        if finding.severity is not Severity.INFO
    }
    wanted, undecided = ((), ()) if photo is None else truth_of(photo, size_mm)
    return Outcome(
        kind,
        "" if photo is None else photo.type,
        seed,
        wanted,
        {code: severity for code, severity in found.items() if code not in undecided},
        error,
        overlap,
        {str(code): round(p, 4) for code, p in result.examination.probabilities.items()},
        undecided,
    )


def hold_out_photo(kind: str, seed: int, keep: Path) -> Photo:
    """A hold-out picture, from ``keep`` where it was drawn before."""
    path = keep / f"{kind}_{seed}.pickle"
    if path.exists():
        stored = pickle.loads(path.read_bytes())
        # One kept by an earlier version may lack what was added since.
        known = [field.name for field in fields(Photo) if hasattr(stored, field.name)]
        return Photo(**{name: getattr(stored, name) for name in known})
    full = np.random.default_rng([seed, 905]).random() < _FULL_SIZE
    photo, _ = draw_photo(kind, seed, hold_out=True, full_size=full, pool=keep / "documents")
    # A plain mapping, and no half-written file where two runs meet.
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(replace(photo, truth={}, settings=dict(photo.settings))))
    part.rename(path)
    return photo


def _simulated(job: tuple[str, int, Path]) -> Outcome | None:
    kind, seed, keep = job
    try:
        photo = hold_out_photo(kind, seed, keep)
        size = draw_document(KINDS[kind], seed, keep / "documents", hold_out=True).size_mm
        return judge(photo.data, "x" + photo.suffix, photo, kind, seed, size)
    except Exception as error:  # said, and the rest goes on
        sys.stderr.write(f"{kind} {seed}: {error!r}\n")
        return None


def _real(job: tuple[str, int, Path]) -> Outcome | None:
    kind, number, path = job
    try:
        wanted = REAL_CLASSES[kind]
        outcome = judge(path.read_bytes(), path.name, None, kind, number)
        return replace(outcome, wanted=(wanted,) if wanted else ())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return None


def _jobs(count: int, seed: int, keep: Path) -> list[tuple[str, int, Path]]:
    total = sum(SHARES.values())
    jobs = []
    for place, kind in enumerate(KINDS):
        wanted = max(1, round(SHARES[kind] / total * count))
        jobs += [(kind, seed + 100_000 * place + k, keep) for k in range(wanted)]
    return jobs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=sum(map(int, SHARES.values())))
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--real", type=Path, help="a folder of real pictures by class")
    parser.add_argument(
        "--keep",
        type=Path,
        default=Path("bench-results/capture-hold-out"),
        help="where the pictures are kept for another run",
    )
    parser.add_argument("--timing", action="store_true", help="time the checks first, alone")
    parser.add_argument("--card", type=Path, help="model card to write the tables into")
    parser.add_argument("--out", type=Path, default=Path("bench-results/capture.json"))
    options = parser.parse_args()
    timed = (timing_table(options.seed),) if options.timing else ()
    options.keep.mkdir(parents=True, exist_ok=True)
    console = Console(width=150)
    outcomes: list[Outcome] = []
    _load()  # a model that does not load stops the run, not every picture
    with ProcessPoolExecutor(options.workers) as pool:
        if options.real:
            jobs = [
                (kind, number, path)
                for kind in REAL_CLASSES
                for number, path in enumerate(sorted((options.real / kind).glob("*")))
            ]
            results = pool.map(_real, jobs)
        else:
            results = pool.map(
                _simulated, _jobs(options.count, options.seed, options.keep), chunksize=4
            )
        for done, outcome in enumerate(results, 1):
            if outcome is not None:
                outcomes.append(outcome)
            if done % 200 == 0:
                console.print(f"{done} …", style="dim")
    report = Report.of(outcomes)
    report = replace(report, tables=(*report.tables, *timed))
    for table in report.tables:
        console.print(table.for_terminal())
    for line in report.lines:
        console.print(line)
    if options.card:
        write_card(options.card, "real" if options.real else "simulated", report)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(
        json.dumps([asdict(one) for one in outcomes], ensure_ascii=False), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
