"""The real engine: what N workers say is what one process says, but for the time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workers import tasks
from verifier.declaration import parse_manifest
from verifier.errors import ImageMissingError, WorkerDiedError
from verifier.files import image_reader
from verifier.ocr import OcrEngine
from verifier.pipeline import Context
from verifier.pipeline import verify_image as in_one_process
from verifier.pipeline import verify_submission as filing_in_one_process
from verifier.precheck import load_prechecker
from verifier.ruleset import load_rulebook
from verifier.workers import (
    Seat,
    WorkerPool,
    in_order,
    process_pool,
    verify_image,
    verify_submission,
)
from verifier.workers import verify as spread

SAMPLES = Path(__file__).resolve().parents[2] / "sample_images"
IMAGES = [
    SAMPLES / f"{name}.jpg"
    for name in ("id_front", "letter", "empty", "licence_portrait", "id_back_upside_down")
]
FILING = SAMPLES / "company_mismatch" / "manifest.json"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def context(engine: OcrEngine) -> Context:
    return Context(engine, load_rulebook(), load_prechecker())


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with process_pool(2) as made:
        yield made


def plain(report: Any) -> Any:
    """The report as it is sent, without what was measured with a clock."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(inner) for key, inner in value.items() if key != "timing_ms"}
        return [strip(inner) for inner in value] if isinstance(value, list) else value

    return strip(json.loads(report.model_dump_json()))


def test_an_image_gets_the_same_report(context: Context, pool: WorkerPool) -> None:
    def work(seat: Seat, path: Path) -> Any:
        return verify_image(seat, path.read_bytes(), name=path.name, as_of=DAY)

    for path, done in zip(IMAGES, in_order(pool, IMAGES, work), strict=True):
        alone = in_one_process(context, path.read_bytes(), name=path.name, as_of=DAY)
        assert plain(done.result()) == plain(alone), path.name


def test_a_filing_gets_the_same_report(context: Context, pool: WorkerPool) -> None:
    manifest = parse_manifest(FILING.read_text(encoding="utf-8"))
    read = image_reader(FILING.parent)
    alone = filing_in_one_process(context, manifest, read_image=read, as_of=DAY)
    with pool.enter() as seat:
        report = verify_submission(seat, manifest, read_image=read, as_of=DAY)
    assert plain(report) == plain(alone)
    assert len(report.images) == len(manifest.images) > 1
    assert report.timing_ms.total > 0
    assert report.timing_ms.ocr == pytest.approx(sum(i.timing_ms.ocr for i in report.images))
    stored = manifest.model_copy(
        update={
            "images": tuple(
                entry.model_copy(update={"path": None, "report": image})
                for entry, image in zip(manifest.images, alone.images, strict=True)
            )
        }
    )
    with pool.enter() as seat:
        again = verify_submission(seat, stored, read_image=read, as_of=DAY)
    assert plain(again) == plain(alone)


def test_an_image_that_is_missing_is_told_as_in_one_process(pool: WorkerPool) -> None:
    manifest = parse_manifest(FILING.read_text(encoding="utf-8"))

    def read(path: str) -> bytes:
        if path == manifest.images[1].path:
            raise ImageMissingError(path)
        return b"no picture, and so quickly done"

    with pool.enter() as seat, pytest.raises(ImageMissingError):
        verify_submission(seat, manifest, read_image=read, as_of=DAY)


def test_the_image_that_killed_its_workers_is_told_by_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spread, "_image", tasks.die)
    manifest = parse_manifest(FILING.read_text(encoding="utf-8"))
    with (
        process_pool(1, loader=tasks.load) as pool,
        pool.enter() as seat,
        pytest.raises(WorkerDiedError) as told,
    ):
        verify_submission(seat, manifest, read_image=lambda path: b"", as_of=DAY)
    assert told.value.remedy.startswith("第 1 张图片 / image 1: ")
    assert str(manifest.images[0].path) not in told.value.detail + told.value.remedy
