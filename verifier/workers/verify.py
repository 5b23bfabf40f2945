"""The pipeline's two functions, done by a pool: bytes in, the same reports out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from verifier.errors import TimeLimitError, WorkerDiedError
from verifier.workers.jobs import Job
from verifier.workers.seat import Seat

if TYPE_CHECKING:
    from verifier.declaration import Manifest
    from verifier.pipeline import Context
    from verifier.reports import DocumentType, ImageReport, SubmissionReport, TimingMs

__all__ = ["verify_image", "verify_submission"]


def verify_image(
    seat: Seat,
    data: bytes,
    *,
    name: str,
    as_of: date,
    expected: DocumentType | None = None,
    full: bool = False,
) -> ImageReport:
    """:func:`verifier.pipeline.verify_image` in a worker.

    Raises:
        VerifierError: As :meth:`Seat.run`.
        CancelledError: Likewise.
    """
    return seat.run(_image, data, name, as_of, expected, full)


def verify_submission(
    seat: Seat,
    manifest: Manifest,
    *,
    read_image: Callable[[str], bytes],
    as_of: date,
    full: bool = False,
) -> SubmissionReport:
    """:func:`verifier.pipeline.verify_submission`, its images spread over the workers.

    Images are read when there is room for them, in the manifest's order; where several fail, the
    first of that order is told. Only ``timing_ms`` differs from a single process: its total is
    what passed here, the stages are sums over the images.

    Raises:
        ImageMissingError: From ``read_image``.
        VerifierError: As :meth:`Seat.run`; ``remedy`` says which image, by number.
        CancelledError: Likewise.
    """
    start = perf_counter()
    under_way: deque[tuple[int, Job[ImageReport]]] = deque()
    reports: list[ImageReport | None] = [None] * len(manifest.images)

    def collect() -> None:
        index, job = under_way.popleft()
        with _numbered(index + 1):
            reports[index] = job.result()

    try:
        for index, entry in enumerate(manifest.images):
            if entry.report is not None:
                continue
            assert entry.path is not None
            try:
                data = read_image(entry.path)
            except Exception:
                while under_way:  # an earlier image's failure comes first, as in one process
                    collect()
                raise
            job = seat.submit(_image, data, entry.path, as_of, entry.type, full)
            under_way.append((index, job))
            while under_way and under_way[0][1].done():
                collect()
        while under_way:
            collect()
    finally:
        # After a failure: to end a worker in the middle of an image costs more than to let it be.
        wait([job for _, job in under_way if not job.withdraw()])
    report = seat.run_next(_judge, manifest, reports, as_of)
    return report.model_copy(update={"timing_ms": _timing(report, start)})


def _image(
    context: Context,
    data: bytes,
    name: str,
    as_of: date,
    expected: DocumentType | None,
    full: bool,
) -> ImageReport:
    from verifier.pipeline import verify_image

    return verify_image(context, data, name=name, as_of=as_of, expected=expected, full=full)


def _judge(
    context: Context, manifest: Manifest, reports: list[ImageReport | None], as_of: date
) -> SubmissionReport:
    """The filing, given the reports of those images that are not stored in the manifest."""
    from verifier import filing

    images = [
        filing.in_filing(report, entry)
        for entry, own in zip(manifest.images, reports, strict=True)
        if (report := own or entry.report) is not None
    ]
    return filing.judge_filing(context.rulebook, manifest, images, as_of)


@contextmanager
def _numbered(number: int) -> Iterator[None]:
    """Say which image an error is about, where its text cannot: by number, not by name."""
    try:
        yield
    except (WorkerDiedError, TimeLimitError) as error:
        raise type(error)(
            error.detail, remedy=f"第 {number} 张图片 / image {number}: {error.remedy}"
        ) from None


def _timing(report: SubmissionReport, start: float) -> TimingMs:
    images = [image.timing_ms for image in report.images]
    stages = ("decode", "checks", "locate", "ocr")
    sums = {stage: round(sum(getattr(spent, stage) for spent in images), 2) for stage in stages}
    total = round((perf_counter() - start) * 1000, 2)
    return report.timing_ms.model_copy(update={**sums, "total": total})
