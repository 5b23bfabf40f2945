"""Where images are verified: in this process, or in several at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from verifier.reports import DocumentType, ImageReport, SubmissionReport

if TYPE_CHECKING:
    from verifier.declaration import Manifest
    from verifier.pipeline import Context
    from verifier.precheck import Prechecker
    from verifier.workers import Seat, WorkerPool

__all__ = ["Here", "Runner", "Verifier", "runner"]

T = TypeVar("T")


class Verifier(Protocol):
    """The pipeline's two functions, wherever they are done."""

    def image(
        self, data: bytes, *, name: str, as_of: date, expected: DocumentType | None, full: bool
    ) -> ImageReport:
        """One image's report."""
        ...

    def submission(
        self, manifest: Manifest, *, read_image: Callable[[str], bytes], as_of: date, full: bool
    ) -> SubmissionReport:
        """One filing's report."""
        ...


class Runner(Protocol):
    """Goes through the paths of a command."""

    def each(
        self, paths: Sequence[str], judge: Callable[[Verifier, str], T]
    ) -> Generator[Callable[[], T], None, None]:
        """For each path, in order, what gives its outcome or raises why there is none."""
        ...

    def prechecker(self) -> Prechecker:
        """What explains a picture, in this process."""
        ...


class Here:
    """One after the other in this process; models are loaded when the first is needed."""

    def each(
        self, paths: Sequence[str], judge: Callable[[Verifier, str], T]
    ) -> Generator[Callable[[], T], None, None]:
        """As :class:`Runner` says."""
        for path in paths:
            yield partial(judge, self, path)

    def image(
        self, data: bytes, *, name: str, as_of: date, expected: DocumentType | None, full: bool
    ) -> ImageReport:
        """As :class:`Verifier` says."""
        from verifier.pipeline import verify_image

        return verify_image(
            self.context(), data, name=name, as_of=as_of, expected=expected, full=full
        )

    def submission(
        self, manifest: Manifest, *, read_image: Callable[[str], bytes], as_of: date, full: bool
    ) -> SubmissionReport:
        """As :class:`Verifier` says."""
        from verifier.pipeline import verify_submission

        return verify_submission(
            self.context(), manifest, read_image=read_image, as_of=as_of, full=full
        )

    def prechecker(self) -> Prechecker:
        """As :class:`Runner` says."""
        return self.context().prechecker

    @staticmethod
    @cache
    def context() -> Context:
        """Models and rules, loaded once."""
        from verifier.pipeline import load_context

        return load_context()


class InWorkers:
    """Several at a time, each worker a process; started when the first readable path needs it."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def each(
        self, paths: Sequence[str], judge: Callable[[Verifier, str], T]
    ) -> Generator[Callable[[], T], None, None]:
        """As :class:`Runner` says."""
        from verifier.workers import in_order, process_pool

        pool = process_pool(self._workers)
        try:
            done = in_order(pool, paths, lambda seat, path: judge(_Seated(pool, seat), path))
            with closing(done):
                for future in done:
                    yield future.result
        except BaseException:
            pool.stop(now=True)
            raise
        pool.stop()

    @staticmethod
    @cache
    def prechecker() -> Prechecker:
        """As :class:`Runner` says."""
        from verifier.precheck import load_prechecker

        return load_prechecker()


class _Seated:
    """The pipeline as one place in the pool has it."""

    def __init__(self, pool: WorkerPool, seat: Seat) -> None:
        self._pool = pool
        self._seat = seat

    def image(
        self, data: bytes, *, name: str, as_of: date, expected: DocumentType | None, full: bool
    ) -> ImageReport:
        """As :class:`Verifier` says."""
        from verifier.workers import verify_image

        self._pool.start()
        return verify_image(self._seat, data, name=name, as_of=as_of, expected=expected, full=full)

    def submission(
        self, manifest: Manifest, *, read_image: Callable[[str], bytes], as_of: date, full: bool
    ) -> SubmissionReport:
        """As :class:`Verifier` says."""
        from verifier.workers import verify_submission

        self._pool.start()
        return verify_submission(
            self._seat, manifest, read_image=read_image, as_of=as_of, full=full
        )


def runner(workers: int) -> Runner:
    """Here for one, in processes of their own for more."""
    return Here() if workers == 1 else InWorkers(workers)
