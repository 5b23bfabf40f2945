"""How long the capture checks take on a 12-megapixel photo, decoding excluded."""

from __future__ import annotations

import statistics
from time import perf_counter

import cv2

from bench.capture_report import Rows
from models.synthesis.capture import RECIPES, photograph
from models.synthesis.document import make_document
from verifier.capture import check_capture
from verifier.intake import ANY_FILE, take_in
from verifier.precheck import load_prechecker

__all__ = ["timing_table"]

_CASES = ("id_card_front", "business_licence", "authorization_letter")
_ROUNDS = 15


def timing_table(seed: int, threads: int = 2) -> Rows:
    """Median milliseconds by stage, one row a document, ``threads`` threads."""
    cv2.setNumThreads(threads)
    checker = load_prechecker(threads)
    rows = []
    for name in _CASES:
        photo = photograph(make_document(name, seed), seed, RECIPES["desk"])
        upload = take_in(photo.data, "x.jpg", ANY_FILE).upload
        assert upload is not None
        pixels = upload.pixels
        spent: dict[str, list[float]] = {"look": [], "locate": [], "evidence": [], "judge": []}
        for _ in range(_ROUNDS + 2):
            marks = [perf_counter()]
            view = checker.examiner.view(upload.glance.pixels, upload.glance.times)
            marks.append(perf_counter())
            location = checker.locate_by(upload.glance, view)
            marks.append(perf_counter())
            examination = checker.examiner.examine(pixels, photo.data, view, location.corners)
            marks.append(perf_counter())
            check_capture(
                pixels,
                location.corners,
                (),
                examination.document_type,
                checker.thresholds,
                examination,
                checker.examiner.fusion,
            )
            marks.append(perf_counter())
            for stage, begin, end in zip(spent, marks[:-1], marks[1:], strict=True):
                spent[stage].append((end - begin) * 1000)
        median = {stage: statistics.median(times[2:]) for stage, times in spent.items()}
        checks = median["look"] + median["evidence"] + median["judge"]
        size = f"{photo.width}×{photo.height}"
        rows.append((name, size, *(f"{ms:.1f}" for ms in median.values()), f"{checks:.1f}"))
    heads = ("document", "pixels", "look", "locate", "evidence", "judge", "checks without locate")
    return Rows(f"Milliseconds, median of {_ROUNDS}, {threads} threads", heads, tuple(rows))
