"""The pool: a thread over each worker, one queue before them all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self

from verifier.errors import OverloadedError, VerifierError, WorkerDiedError
from verifier.workers.faults import loading_failure
from verifier.workers.jobs import GoneError, Job, Worker
from verifier.workers.queue import JobQueue, Place, again
from verifier.workers.seat import Seat

__all__ = ["WorkerPool"]

log = logging.getLogger("verifier.workers")

_TRIES = 2
_LOOK_EVERY_S = 1.0


class WorkerPool:
    """Gives jobs to workers and replaces those that die.

    A context manager: starts on entry; on exit what runs is finished and what waits dropped, or,
    where an exception ends the block (Ctrl-C), all ended at once.

    Args:
        workers: Who does the work; each is driven by one thread of the pool.
        max_waiting: Callers that may wait beside those that are served.
        on_failure: Told once, from a worker's thread, when no worker could load.
    """

    def __init__(
        self,
        workers: Sequence[Worker],
        *,
        max_waiting: int,
        on_failure: Callable[[VerifierError], None] | None = None,
    ) -> None:
        self.workers = len(workers)
        self.loading: Future[None] = Future()
        self._workers = workers
        self._first: dict[Worker, Future[None]] = {worker: Future() for worker in workers}
        self._on_failure = on_failure
        self._queue = JobQueue(self.workers + max_waiting, 2 * self.workers)
        self._lock = threading.RLock()  # whoever is told of loading may ask for more
        self._left = self.workers
        self._ending = False
        self._idle: set[Worker] = set()  # those that load with no job to do
        self._threads: list[threading.Thread] = []

    @property
    def room(self) -> int:
        """Callers that are let in at a time."""
        return self._queue.room

    @property
    def taken(self) -> int:
        """Callers that are in now."""
        return self._queue.taken

    def start(self) -> None:
        """Let the workers load; returns at once. ``loading`` is done when the first has."""
        with self._lock:
            if self._threads or self._queue.closed:
                return
            self._threads = [
                threading.Thread(target=self._drive, args=(worker,), name="worker", daemon=True)
                for worker in self._workers
            ]
            for thread in self._threads:
                thread.start()

    def warm(self) -> None:
        """Wait until every worker has loaded, for those who measure.

        Raises:
            VerifierError: One could not.
            OverloadedError: The pool was stopped.
        """
        for loading in self._first.values():
            loading.result()

    def check(self, *, full: bool = True) -> None:
        """Whether one more caller would be let in now; to wait for loading is no hindrance.

        Args:
            full: Whether a full queue counts.

        Raises:
            VerifierError: Loading failed: the loader's error.
            OverloadedError: Full, or stopping.
        """
        self._queue.check(full=full)

    def enter(self, *, wait: bool = False) -> Seat:
        """Take a place, from which jobs may be submitted.

        Args:
            wait: Wait for room instead of being refused; for work that can be held back.

        Raises:
            VerifierError: As :meth:`check`.
        """
        return Seat(self._queue, self._queue.enter(wait=wait))

    def stop(self, *, now: bool = False) -> None:
        """Let nobody in any more, drop what waits, finish (``now``: end) what runs. Blocks."""
        self._queue.close()
        with self._lock:
            self._ending = self._ending or now
            needless = self._workers if now else tuple(self._idle)
        for worker in needless:
            worker.interrupt()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop(now=error is not None)

    def _drive(self, worker: Worker) -> None:
        """One thread's life: keep its worker loaded, give it jobs."""
        try:
            while not self._queue.closed:
                if not worker.alive():
                    with self._lock:
                        self._idle.add(worker)
                    self._load(worker)
                    with self._lock:
                        self._idle.discard(worker)
                taken = self._queue.take(worker, _LOOK_EVERY_S)
                if taken is not None:
                    self._do(worker, *taken)
        except GoneError:
            pass  # interrupted while it loaded: the pool is stopped
        except VerifierError as error:
            self._without(worker, error)
        finally:
            worker.stop()
            if self._queue.closed:
                self._settle(worker, OverloadedError("正在停止 / stopping"))

    def _load(self, worker: Worker) -> None:
        """Start ``worker``, first or anew."""
        while True:
            try:
                worker.start()
            except GoneError:
                if self._queue.closed:
                    raise
                continue  # ended for a job that was cancelled
            except VerifierError:
                raise
            except Exception as error:  # no process to be had, no room for its folder
                raise loading_failure(error) from error
            self._settle(worker, None)
            return

    def _do(self, worker: Worker, place: Place, job: Job[Any]) -> None:
        """Have one job done, on a fresh worker where the first dies."""
        result: object = None
        failure: BaseException | None = None
        for attempt in range(1, _TRIES + 1):
            try:
                result, failure = worker.do(job), None
                break
            except GoneError as gone:
                wanted = self._queue.pause(job) and not self._ending
                if wanted:
                    log.warning("a worker died (%s), try %d of %d", gone, attempt, _TRIES)
                failure = WorkerDiedError(str(gone))
                if not wanted or attempt == _TRIES:
                    break
                try:
                    self._load(worker)
                except (GoneError, VerifierError):
                    self._queue.put_back(place, job)  # another may do it
                    raise
                if not self._queue.resume(job, worker):
                    break
            except BaseException as error:
                failure = error
                break
        if not self._queue.finish(place, job) or (failure is not None and self._lost(failure)):
            job.drop()
        elif failure is None:
            job.set_result(result)
        else:
            job.set_exception(failure)

    def _lost(self, failure: BaseException) -> bool:
        """Whether a job was given up only because the pool was ended."""
        return self._ending and isinstance(failure, WorkerDiedError)

    def _without(self, worker: Worker, error: VerifierError) -> None:
        """Go on without a worker that cannot load; where it was the last, say so to everyone."""
        with self._lock:
            self._left -= 1
            last = not self._left
        if self.loading.done():  # else whoever waits for loading says it
            log.error("a worker is lost: %s: %s", error.code, error.detail)
        if not last:
            _settle(self._first[worker], error)
            return
        self._queue.fail(error)
        self._settle(worker, error)
        if self._on_failure is not None:
            self._on_failure(again(error))

    def _settle(self, worker: Worker, error: VerifierError | None) -> None:
        """Let those who wait for loading know."""
        with self._lock:
            _settle(self.loading, error)
            _settle(self._first[worker], error)


def _settle(future: Future[None], error: VerifierError | None) -> None:
    """Only the first outcome counts."""
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(again(error))
